import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { inBrowser, onPaper } from "../report/openPage.ts";
import { goTo, KINDS, openWorkshop, settled } from "../web/workshopPage.ts";

/** What Firefox says of a test that waits inside of a page in which nothing may be evaluated. */
const isOfTest = (complaint: string) => /blocked a JavaScript eval/.test(complaint);

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Goes on with Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    await page.keyboard.press("Tab");
    const focused: string = await page.evaluate(
      `((one) => one === document.body ? "" : (one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent ?? "").trim())(document.activeElement)`,
    );
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

const sentence = (page: Page) => page.locator(".sentence").innerText();
const screen = (page: Page) => page.locator('[aria-current="page"]').innerText();

describe.each(KINDS)("a session in a room, in %s browser", (kind) => {
  const browser = inBrowser(kind);

  test("goes from the first screen to paper by keys alone", async () => {
    const { page, complaints } = await openWorkshop(browser(), "screen=room");
    await tabTo(page, /^Start$/);
    await press(page, "Enter");
    expect(await screen(page)).toBe("2 Market");

    // One market, told step by step.
    await settled(page);
    await press(page, ...Array.from({ length: 12 }, () => "n"));
    expect(await page.locator("ol.events li").count()).toBeGreaterThan(2);

    // A guess is drawn by arrow keys; until then the answer is locked.
    await press(page, "3");
    await settled(page);
    await tabTo(page, /^A knock$/);
    await press(page, "Enter");
    await settled(page);
    expect(await page.getByRole("button", { name: "Reveal", exact: true }).isDisabled()).toBe(true);
    await press(page, "4");
    expect(await page.locator("svg.chart").count()).toBe(0);
    await press(page, "3");
    await settled(page);
    // A busy machine takes its time for the line.
    await page.locator("svg.chart").waitFor();
    await tabTo(page, /^Your line at the end of year/);
    await press(page, "ArrowUp", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowDown");
    expect(await page.getByRole("button", { name: "Reveal", exact: true }).isEnabled()).toBe(true);
    await press(page, "Space");
    expect(await screen(page)).toBe("4 Reveal");

    // The answer, once more, and in other worlds.
    await settled(page);
    const first = await sentence(page);
    expect(first).toMatch(/^(Surprise|As most of you expected)\. In year 5/);
    await press(page, "r");
    await press(page, "d");
    await settled(page);
    const second = await sentence(page);
    expect(second).toMatch(/In year 5/);
    expect(second).not.toBe(first);
    await tabTo(page, /^World 0:/);
    await press(page, "Enter");
    await page.locator(".panelOver li").first().waitFor();
    expect(await page.locator(".panelOver li").first().innerText()).toMatch(/histories part in/);

    // The sandbox: a lever, back, forward, other markets, why.
    await press(page, "5");
    await tabTo(page, /^Open spend$/);
    await tabTo(page, /^Open spend$/);
    await press(page, "ArrowRight", "ArrowRight", "ArrowRight");
    await page.locator(".sentence", { hasText: "200 worlds" }).waitFor();
    const changed = await sentence(page);
    expect(await page.locator(".finding").first().innerText()).toMatch(/^At the end 0\.\d+, as it is 0\.\d+$/);
    await press(page, "b");
    expect(await sentence(page)).toMatch(/Nothing is changed/);
    await press(page, "z");
    await settled(page);
    await page.locator(".sentence", { hasText: "200 worlds" }).waitFor();
    expect(await sentence(page)).toBe(changed);
    await press(page, "p");
    await page.locator(".sentence", { hasText: "plausible markets (" }).waitFor();
    await press(page, "w");
    await page.locator(".panelOver li").first().waitFor();
    await press(page, "w", "t");
    expect(await page.locator("table.numbers").count()).toBe(2);

    // What is done on Monday, kept over a reload, and on paper.
    await press(page, "6");
    await settled(page);
    await tabTo(page, /^On Monday/);
    await page.keyboard.type("ask who else there is");
    await page.reload();
    await settled(page);
    expect(await screen(page)).toBe("6 Debrief");
    expect(await page.locator(".monday label input").inputValue()).toBe("ask who else there is");
    await onPaper(page);
    expect(await page.locator("header.top").isVisible()).toBe(false);
    // Firefox prints by its own window alone.
    if (kind !== "firefox") {
      const paper = await page.pdf({ preferCSSPageSize: true });
      const boxes = [...paper.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
      // A4 in points.
      for (const [, width, height] of boxes)
        expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
      expect(boxes.length).toBeGreaterThan(0);
    }
    expect(complaints.filter((text) => !isOfTest(text))).toEqual([]);
    await page.close();
  });

  // Of Firefox the protocol that drives it tells no downloads.
  test.skipIf(kind === "firefox")(
    "is saved as a file, with levers as settings and charts as numbers and pictures",
    async () => {
      const { page } = await openWorkshop(browser(), "screen=sandbox&set=flexibleShare:0.4");
      await page.locator(".sentence", { hasText: "200 worlds" }).waitFor();
      // A picture of each chart is a file of its own; the second may come when the next thing is asked for.
      const saved = async (kind: string, files = 1) => {
        const downloads: Download[] = [];
        const all = new Promise<void>((resolve) => {
          const hear = (download: Download) => {
            if (downloads.push(download) < files) return;
            page.off("download", hear);
            resolve();
          };
          page.on("download", hear);
        });
        await page.getByLabel("Save", { exact: true }).selectOption(kind);
        await all;
        return readFileSync(await downloads[0].path());
      };
      expect((await saved("yaml")).toString()).toMatch(/flexibleShare: 0\.4/);
      const rows = (await saved("csv")).toString().trim().split("\n");
      expect(rows).toHaveLength(1 + 2 * 120);
      expect(rows[1]).toMatch(/^buyerValue,all,0,200,0\.\d+,0\.\d+$/);
      expect((await saved("svg", 2)).toString()).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect((await saved("png", 2)).subarray(1, 4).toString()).toBe("PNG");
      await page.close();
    },
  );

  test("forgets everything when 0 is pressed twice, and not when it is pressed once", async () => {
    const { page } = await openWorkshop(browser(), "screen=sandbox&set=flexibleShare:0.4");
    await press(page, "0");
    expect(await page.evaluate("location.hash")).toContain("flexibleShare");
    await press(page, "0");
    expect(await page.evaluate("location.hash")).not.toContain("flexibleShare");
    await page.close();
  });

  test("goes on where threads are refused, and says so", async () => {
    const { page } = await openWorkshop(browser(), "screen=room");
    await page.addInitScript("delete window.Worker");
    await page.reload();
    await settled(page);
    await goTo(page, "screen=sandbox&set=flexibleShare:0.4");
    await page.locator(".sentence", { hasText: "5 worlds" }).waitFor();
    await page.close();
  });

  test("goes on where WebAssembly is refused", async () => {
    const { page } = await openWorkshop(browser(), "screen=room");
    await page.addInitScript(`
      const Whole = window.Blob;
      window.Blob = class extends Whole {
        constructor(parts, options) {
          super(options?.type === "text/javascript" ? ["delete self.WebAssembly;", ...parts] : parts, options);
        }
      };`);
    await page.reload();
    await settled(page);
    await goTo(page, "screen=sandbox&set=flexibleShare:0.4");
    await page.locator(".sentence", { hasText: "5 worlds" }).waitFor();
    await page.close();
  });

  test("a screen that fails leaves the others, says what to do, and loses nothing that was typed", async () => {
    const { page } = await openWorkshop(browser(), "screen=debrief&set=flexibleShare:0.4");
    await page.locator(".monday label input").fill("ask who else there is");
    // What measures charts is broken, as a browser may break it.
    await page.evaluate(
      "window.kept = ResizeObserver; window.ResizeObserver = class { constructor() { throw new Error('broken on purpose') } }; 0",
    );
    await press(page, "Escape");
    await goTo(page, "screen=sandbox&set=flexibleShare:0.4");
    const alert = page.getByRole("alert");
    expect(await alert.innerText()).toMatch(/This screen has failed[\s\S]*Nothing is lost[\s\S]*broken on purpose/);
    await page.getByRole("button", { name: "6 Debrief" }).click();
    expect(await alert.count()).toBe(0);
    expect(await page.locator(".monday label input").inputValue()).toBe("ask who else there is");
    await page.getByRole("button", { name: "5 Sandbox" }).click();
    expect(await alert.count()).toBe(1);
    await page.evaluate("window.ResizeObserver = window.kept; 0");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("svg.chart").first().waitFor();
    expect(await page.getByRole("textbox", { name: "Open spend" }).inputValue()).toBe("40");
    await page.close();
  });

  test("says in a sentence what does not go, and leaves the rest standing", async () => {
    const { page } = await openWorkshop(browser(), "screen=sandbox&assume=market.nonsense:3");
    expect(await page.locator("main").innerText()).toMatch(/This does not go: .*market\.nonsense/);
    await goTo(page, "screen=sandbox&set=openness:0.4");
    await page.locator(".sentence", { hasText: "200 worlds" }).waitFor();
    await page.close();
  });
});
