import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { screenNames as allScreens } from "../../src/web/state.ts";
import { workshopLanguages } from "../../src/words/workshop.ts";
import { inBrowser } from "../report/openPage.ts";
import { few, thoroughTest } from "../thorough.ts";
import { faultsOn } from "../web/faults.ts";
import { goTo, openWorkshop, settled } from "../web/workshopPage.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = inBrowser();

/** Those of a whole room; teams have tests of their own. */
const screenNames = allScreens.filter((name) => name !== "teams");

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
];
/** English, and English that is longer by a third. */
const LANGUAGES = ["en", "longer"];

/** A screen in the middle of a session: a guess is in, a lever is moved. */
function address(screen: string, language = "en", more = ""): string {
  return `screen=${screen}&set=flexibleShare:0.4,openness:0.35&ask=knock&language=${language}${more}`;
}

/** Puts a guess in and looks at the answer. */
async function guess(page: Page): Promise<void> {
  await goTo(page, address("predict"));
  await page.mouse.move(800, 350);
  await page.mouse.down();
  await page.mouse.move(1000, 420, { steps: 8 });
  await page.mouse.up();
}

async function violationsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    `${axe}; axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 160)).join(" ")))`,
  );
}

describe("a screen of the workshop", () => {
  const cases = few(SIZES, 1).flatMap((size) => few(LANGUAGES, 2).map((language) => ({ ...size, language })));

  test.each(cases)("can be read from the last row: $width x $height, $language", async ({ language, ...size }) => {
    const { page, complaints } = await openWorkshop(browser(), address("predict"), size);
    await guess(page);
    const faults: Record<string, readonly string[]> = {};
    for (const screen of screenNames) {
      await goTo(page, address(screen, language));
      if (screen === "market") for (let step = 0; step < 40; step++) await page.keyboard.press("n");
      if (screen === "reveal") await page.keyboard.press("Space");
      await settled(page);
      if (screen === "reveal") await page.waitForTimeout(2500);
      const found = await faultsOn(page);
      if (found.length > 0) faults[screen] = found;
    }
    expect(faults).toEqual({});
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("asks for nothing but the threads of its own engine", async () => {
    const { page, requests } = await openWorkshop(browser(), address("sandbox"));
    expect(requests.filter((url) => !url.startsWith("blob:"))).toEqual([]);
    await page.close();
  });

  test("can be read by those who do not see it, as axe has it", async () => {
    const { page } = await openWorkshop(browser(), address("predict"));
    await guess(page);
    const found: Record<string, readonly string[]> = {};
    for (const screen of screenNames) {
      await goTo(page, address(screen));
      if (screen === "reveal") await page.keyboard.press("Space");
      await settled(page);
      const violations = await violationsOn(page);
      if (violations.length > 0) found[screen] = violations;
    }
    expect(found).toEqual({});
    await page.close();
  });

  thoroughTest.each(LANGUAGES)("asks its test before and after, in %s", async (language) => {
    const said = workshopLanguages[language].quiz;
    const { page } = await openWorkshop(browser(), address("room", language));
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    for (const [screen, when] of [
      ["room", "before"],
      ["debrief", "after"],
    ] as const) {
      await goTo(page, address(screen, language));
      await press(said.open[when]);
      for (let question = 1; question <= 6; question++) {
        await page
          .locator(".answer")
          .nth(question % 3)
          .click();
        expect(await faultsOn(page)).toEqual([]);
        if (question < 6) await press(said.next);
      }
    }
    // The right answers are b, c, a, b, b, c; marked were b, c, a, b, c, a, both times.
    await settled(page);
    expect(await faultsOn(page)).toEqual([]);
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.locator(".quiz").innerText()).toContain(said.score("4", "4", 6));
    await page.close();
  });

  thoroughTest("opens its panes where the charts are, and closes them", async () => {
    const { page } = await openWorkshop(browser(), address("sandbox"));
    for (const key of ["w", "a", "t"]) {
      await page.keyboard.press(key);
      await settled(page);
      expect(await faultsOn(page), key).toEqual([]);
      await page.keyboard.press(key);
    }
    expect(await page.locator("svg.chart").count()).toBe(2);
    await page.close();
  });
});
