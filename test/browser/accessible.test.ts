import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { inBrowser, openFromDisk } from "../report/openPage.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const small = ["-n", "4", "--months", "36", "--quiet", "--no-cache"];
const twoRanges = ["--vary", "policy.openness=0.1:0.5", "--vary", "policy.flexibleShare=0.1:0.5"];

/** A result of each kind, as small as it may be. */
const asked: Readonly<Record<string, readonly string[]>> = {
  run: ["run", "single-source-shock", "--plausible", "2"],
  "what-if": ["what-if", "catfish", "--set", "policy.openness=40%", "--plausible", "2"],
  compare: ["compare", "baseline", "catfish", "closed-market", "open-door", "--plausible", "0"],
  effect: ["effect", "catfish", "--plausible", "0"],
  sweep: ["sweep", "catfish", "--vary", "policy.openness=0.1:0.5:0.2"],
  "sweep of two": ["sweep", "catfish", ...twoRanges.map((word) => word.replace(/:0.5$/, ":0.5:0.2"))],
  sensitivity: ["sensitivity", "catfish", ...twoRanges, "--trajectories", "2"],
  box: ["discover", "catfish", "--when", "buyerValue < base", ...twoRanges, "--points", "60"],
  choice: [
    ...["choose", "catfish", "--lever", "policy.openness=0.1,0.4"],
    ...["--uncertain", "market.disruptionRate=0.01:0.05", "--futures", "3"],
  ],
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe("a page can be read by those who do not see it or have no mouse", () => {
  const browser = inBrowser();
  const out = freshFolder();
  const pages = (name: string): [string, string][] => {
    const folder = name === "run" ? join(out, name, "single-source-shock") : join(out, name);
    const files = readdirSync(folder).filter((file) => file.endsWith(".html"));
    return files.map((file) => [file, readFileSync(join(folder, file), "utf8")]);
  };
  beforeAll(async () => {
    for (const [name, words] of Object.entries(asked)) {
      const ended = await inProcess([...words, ...small, "--out", join(out, name)]);
      expect(ended, name).toMatchObject({ code: 0 });
    }
  });

  test.each(Object.keys(asked))(
    "as axe has it: %s, on a screen, a phone and a projector",
    async (name) => {
      for (const [file, text] of pages(name)) {
        const { page, complaints, requests } = await openFromDisk(browser(), file, text);
        const found = async (form: string) => {
          const violations = await page.evaluate<readonly Violation[]>(
            `${axe}; axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => ({ html: html.slice(0, 200), failureSummary })) })))`,
          );
          expect(violations, `${file}, ${form}`).toEqual([]);
        };
        await found("screen");
        await page.setViewportSize({ width: 390, height: 844 });
        await found("phone");
        await page.setViewportSize({ width: 1024, height: 768 });
        await page.keyboard.press("p");
        await page.keyboard.press("ArrowRight");
        await found("projector");
        expect([complaints, requests]).toEqual([[], []]);
        await page.close();
      }
    },
    120_000,
  );

  test.each(Object.keys(asked))(
    "as wide as a phone, and no wider: %s",
    async (name) => {
      for (const [file, text] of pages(name)) {
        const { page } = await openFromDisk(browser(), file, text);
        await page.setViewportSize({ width: 390, height: 844 });
        const found = await page.evaluate<{ readonly wide: string[]; readonly letters: number[] }>(`
        (() => {
          document.querySelectorAll("details").forEach((each) => { each.open = true; });
          const seen = [...document.querySelectorAll("main *")].filter((each) => each.getClientRects().length > 0 && each.closest("thead, .unseen") === null);
          const isWide = (each) => each.getBoundingClientRect().right > 391 || (!(each instanceof SVGElement) && each.scrollWidth > each.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(each).overflowX));
          return {
            wide: seen.filter((each) => (each.closest("svg") ?? each) === each && isWide(each)).map((each) => each.tagName + " in " + (each.closest("figure, section")?.outerHTML.slice(0, 80) ?? "")),
            letters: [...document.querySelectorAll("figure .column > svg text")].filter((each) => each.getClientRects().length > 0).map((each) => Number.parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a),
          };
        })()`);
        expect(found.wide, file).toEqual([]);
        expect(Math.min(99, ...found.letters), file).toBeGreaterThanOrEqual(10);
        await page.close();
      }
    },
    120_000,
  );

  /** What stands beside the mouse over the middle of a mark; marks are found by their place in a chart. */
  async function over(page: Page, mark: Locator): Promise<string> {
    await mark.scrollIntoViewIfNeeded();
    const box = await mark.boundingBox();
    if (box === null) throw new Error("the mark is not drawn");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    return page.locator(".beside").innerText();
  }
  const openedChart = async (name: string) => {
    const found = pages(name).find(([file]) => file === "index.html");
    return (await openFromDisk(browser(), "index.html", found?.[1] ?? "")).page;
  };
  const PICTURE = "> .scroll svg";
  const BARS = 'g[class^="v"][class$="m"] > path[d*="v"][d$="Z"]';

  test("says what a bar, a cell, an interval and a dot show: the numbers of the table of the chart", async () => {
    const tornado = await openedChart("sensitivity");
    const bar = await over(tornado, tornado.locator(`figure ${PICTURE} ${BARS}`).last());
    const [setting, said] = bar.split("\n");
    expect(setting).toMatch(/^(Openness|Flexible share)$/);
    expect(said).toMatch(/^at the (low|high) end/);
    await tornado.close();

    const heat = await openedChart("sweep of two");
    const cell = heat.locator(`#chart-sweep ${PICTURE} .v1l1m > path`).first();
    expect(await over(heat, cell)).toMatch(
      /^openness 10 %, flexible share 10 %\n-?0\.\d+ unit costs \(-?0\.\d+ to -?0\.\d+\)/,
    );
    await heat.close();

    const compared = await openedChart("what-if");
    const chart = compared.locator("#chart-comparison");
    const interval = await over(compared, chart.locator("svg .v1l6m > *").first());
    expect(interval).toMatch(/^Buyer value \(unit costs\)\n/);
    const dot = await over(compared, chart.locator("svg .v1l3m > circle").nth(2));
    expect(dot).toMatch(/^Buyer value \(unit costs\)\nworld \d\s+[-+]0\.\d+/);
    await compared.close();
  });

  test("dims all bars but those that the chosen key explains", async () => {
    const page = await openedChart("sensitivity");
    const bars = page.locator(`figure ${PICTURE} ${BARS}`);
    const faint = async () => {
      const all = await bars.evaluateAll((each) => each.map((bar) => bar.getAttribute("style") ?? ""));
      return all.filter((style) => style.includes("0.12")).length;
    };
    const all = await bars.count();
    await page.locator("figure .scroll text", { hasText: "at the low end" }).last().click();
    const some = await faint();
    expect(some > 0 && some < all, `${some} of ${all}`).toBe(true);
    await page.close();
  });

  test("is asked by arrow keys where there is no mouse", async () => {
    for (const [name, chart, first] of [
      ["what-if", "comparison", /^Buyer value \(unit costs\); [^w]/],
      ["sweep of two", "sweep", /^openness /],
      ["run", "over-time", / month 0; /],
    ] as const) {
      const page = await openedChart(name);
      await page.locator(`#chart-${chart} > .scroll`).focus();
      await page.keyboard.press("ArrowRight");
      const status = () => page.locator("[role=status]").textContent();
      const said = await status();
      expect(said, name).toMatch(first);
      expect(await page.locator(".beside").isVisible()).toBe(true);
      await page.keyboard.press("ArrowRight");
      expect(await status(), name).not.toBe(said);
      await page.keyboard.press("Escape");
      expect(await page.locator(".beside").isHidden()).toBe(true);
      await page.close();
    }
  });
});
