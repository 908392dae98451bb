import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { lettersOf } from "../../src/web/teams/letters.ts";
import { workshopTeams } from "../../src/words/en/workshopTeams.ts";
import { LONGER, longerText } from "../../src/words/workshop.ts";
import { inBrowser } from "../report/openPage.ts";
import { few } from "../thorough.ts";
import { faultsOn } from "../web/faults.ts";
import { openWorkshop, settled } from "../web/workshopPage.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = inBrowser();

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
];
const TEAMS = 40;
const code = (team: number) =>
  lettersOf({ market: 1, round: 1, team, steps: [team % 21, team % 21, team % 10, 2, 12] });

/** Ten saved files in a folder for temporary files. */
function savedFiles(): string[] {
  const folder = mkdtempSync(join(tmpdir(), "catfish-files-"));
  return Array.from({ length: 10 }, (_, at) => {
    const path = join(folder, `pupil-${at}.json`);
    const file = {
      ...{ catfish: "workshop", version: 1, name: `Pupil ${at}`, scenario: "catfish", deal: 1, monday: "" },
      guesses: {
        asleep: { hands: [1, 0, 0] },
        knock: { hands: [at % 2, 1 - (at % 2), 0] },
        open: { hands: [0, 0, 1] },
      },
      quiz: { before: ["a", "a", "a", "a", "a", "a"], after: ["b", "c", "a", "b", "b", "c"] },
      attempts: [{ name: "", levers: { flexibleShare: at / 20, openness: 0.4, performanceShare: 0.5 } }],
      team: {
        ...{ market: 1, number: at + 1, side: "buyer" },
        rounds: Array.from({ length: 6 }, () => ({
          policy: [at, 4, 3, 2, 12],
          guesses: ["better", "same", "worse"],
          threats: ["none", "some", "strong"],
        })),
      },
    };
    writeFileSync(path, JSON.stringify(file));
    return path;
  });
}

/** Every part of screen 7 in turn, in the middle of its work. */
async function eachPart(page: Page, language: string, look: (part: string) => Promise<void>): Promise<void> {
  const said = language === LONGER ? longerText : (text: string) => text;
  const press = (name: string) =>
    page
      .getByRole("button", { name: said(name), exact: true })
      .first()
      .click();
  const { host, parts, files, scores } = workshopTeams;
  for (let team = 6; team < TEAMS; team++) await page.getByRole("button", { name: said(host.more) }).click();
  for (let team = 1; team < TEAMS; team++) {
    await page.fill("input.code", code(team));
    await page.keyboard.press("Enter");
  }
  await page.locator(".notice").waitFor({ state: "hidden" });
  await look("forty teams decide");
  await press(host.lock);
  await press(host.reveal);
  await page.waitForSelector("table.scores tbody tr");
  await settled(page);
  await look("scores");
  await page
    .locator("table.scores")
    .getByRole("button", { name: said(scores.why) })
    .first()
    .click();
  await page.waitForSelector(".panelOver ol li strong");
  await settled(page);
  await look("why");
  await press(parts.team);
  const { guesses, threats } = workshopTeams.team;
  for (const [guess, threat] of [
    ["worse", "none"],
    ["same", "some"],
    ["better", "strong"],
  ] as const) {
    await press(guesses[guess]);
    await press(threats[threat]);
  }
  await settled(page);
  await look("a team");
  await press(workshopTeams.team.next);
  await settled(page);
  await look("a team in its second round");
  await press(parts.files);
  await page.setInputFiles("input[type=file]", savedFiles());
  await page.waitForSelector("svg.chart");
  await settled(page);
  await page.locator(".notice").waitFor({ state: "hidden" });
  await look("saved files");
  await press(files.pictures);
  await settled(page);
  await look("four pictures");
}

describe("the screen of teams", () => {
  const cases = few(SIZES, 1).flatMap((size) => few(["en", LONGER], 2).map((language) => ({ ...size, language })));

  test.each(cases)("can be read from the last row: $width x $height, $language", async ({ language, ...size }) => {
    const { page, complaints } = await openWorkshop(
      browser(),
      `screen=teams&scenario=catfish&language=${language}`,
      size,
    );
    const faults: Record<string, readonly string[]> = {};
    await eachPart(page, language, async (part) => {
      const found = await faultsOn(page);
      if (process.env.PICTURES)
        await page.screenshot({ path: join(process.env.PICTURES, `${language}-${size.width}-${part}.png`) });
      if (found.length > 0) faults[part] = found;
    });
    expect(faults).toEqual({});
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("can be read by those who do not see it, as axe has it", async () => {
    const { page } = await openWorkshop(browser(), "screen=teams&scenario=catfish");
    const found: Record<string, unknown> = {};
    await eachPart(page, "en", async (part) => {
      const violations: readonly unknown[] = await page.evaluate(
        `${axe}; axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 160)).join(" ")))`,
      );
      if (violations.length > 0) found[part] = violations;
    });
    expect(found).toEqual({});
    await page.close();
  });

  test("the pack can be read by those who do not see it, and its preview is scrolled by keys", async () => {
    const { page } = await openWorkshop(browser(), "screen=teams&scenario=catfish");
    await page.getByRole("button", { name: workshopTeams.parts.pack, exact: true }).click();
    await page.waitForSelector(".sheet");
    const violations = await page.evaluate(
      `${axe}; axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 160)).join(" ")))`,
    );
    expect(violations).toEqual([]);
    await page.locator(".paper").focus();
    await page.keyboard.press("End");
    await expect.poll(() => page.evaluate("document.querySelector('.paper').scrollTop")).toBeGreaterThan(0);
    await page.close();
  });
});
