import { describe, expect, test } from "vitest";
import { type Choice, weighed } from "../../src/analyse/choice/choice.ts";
import { choiceCharts } from "../../src/draw/explorations.ts";
import { page as pageOf } from "../../src/page/page.ts";
import { readingOf } from "../../src/page/readings.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import { chooseKind } from "../../src/question/choose.ts";
import type { RunIdentity } from "../../src/result/manifest.ts";
import { hedged, plantedRecord } from "../experiment/explore/plantedChoice.ts";
import { inBrowser, openFromDisk } from "../report/openPage.ts";

const choice = weighed(plantedRecord({ means: hedged, worlds: 12, noise: 0.05, seed: "page" }));

const identity: RunIdentity = {
  kind: "choice",
  program: { version: "0", source: "0".repeat(64) },
  scenario: { name: "catfish", title: choice.scenario.title, sha256: "1".repeat(64) },
  reference: null,
  seed: "page",
  generator: "planted",
  replications: 12,
  months: 120,
  window: [60, 119],
  holds: { charts: true, parquet: false },
};

async function drawn(of: Choice) {
  const charts = choiceCharts(of, {});
  return Promise.all(
    charts.map(async ({ id, title, description, spec, table }) => {
      const svg = await renderSvg(spec, { id, title, description });
      return { id, title, description, table, svg, reading: readingOf(spec) };
    }),
  );
}

describe("the page of a choice in a browser", () => {
  const browser = inBrowser();

  test("shows answer, table and three charts, asks for nothing, and no text leaves its chart", {
    timeout: 60_000,
  }, async () => {
    const text = pageOf({ ...chooseKind.page(choice, identity), charts: await drawn(choice) });
    const { page, requests, complaints } = await openFromDisk(browser(), "index.html", text);
    expect(await page.locator("h1").textContent()).toBe(`Choice: ${choice.scenario.title}`);
    expect(await page.locator("section.answer p").first().textContent()).toContain("least worst-case regret");
    expect(await page.locator("section.numbers tbody tr").count()).toBe(3);
    expect(await page.locator("figure > .scroll svg").count()).toBe(3);
    const outside = await page.locator("figure > .scroll svg").evaluateAll((charts) =>
      charts.flatMap((svg) => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll("text")].flatMap((each) => {
          const { left, right, top, bottom, width } = each.getBoundingClientRect();
          const isInside =
            left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 1 && bottom <= frame.bottom + 1;
          return width === 0 || isInside ? [] : [each.textContent];
        });
      }),
    );
    expect(outside).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    // Every dot of a future is whole in the row of its policy.
    await page.locator("#chart-choice-regret .column > svg").first().waitFor();
    const dots = await page.locator("#chart-choice-regret .column > svg").evaluateAll((rows) =>
      rows.map((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        const boxes = [...row.querySelectorAll("circle")].map((dot) => dot.getBoundingClientRect());
        return { many: boxes.length, isWhole: boxes.every((box) => box.top >= top && box.bottom <= bottom) };
      }),
    );
    expect(dots.length).toBe(3);
    for (const { many, isWhole } of dots) expect([many > 1, isWhole]).toEqual([true, true]);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
