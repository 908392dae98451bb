import { describe, expect, it } from "vitest";
import { chartsLeftOut, chartsOf } from "../../src/draw/chartsOf.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import { keptRecord } from "../../src/question/runRecord.ts";
import { moneyOf } from "../../src/worlds/money.ts";
import { few } from "../thorough.ts";
import { sampleComparison } from "./sampleResult.ts";
import { sampleVariants } from "./sampleVariants.ts";

const provenance = { version: "0.1.0", seed: "catfish", scenarioHash: "3f0c" };

/** What surrounds each match, so that a failure can be read. */
function excerpts(text: string, wrong: RegExp): string[] {
  return [...text.matchAll(wrong)].slice(0, 3).map(({ index }) => text.slice(Math.max(0, index - 60), index + 40));
}

const looked = few(Object.keys(sampleVariants), 3);

describe.each(Object.entries(sampleVariants))("charts of %s", (name, options) => {
  const charts = chartsOf(sampleComparison(options), provenance);

  it.runIf(looked.includes(name))("compile without a warning and print only readable numbers", async () => {
    for (const chart of charts) {
      const svg = await renderSvg(chart.spec, chart);
      expect(excerpts(svg, /NaN|Infinity|undefined|null|\d\.\d{6}/g)).toEqual([]);
    }
  });

  it("say their finding and a text alternative in finished words", () => {
    for (const { title, description, told = [], table } of charts) {
      const cells = table?.rows.flat() ?? [];
      const words = [title, description, ...told, ...cells].join(" | ");
      expect(excerpts(words, /NaN|Infinity|undefined|null|\(-|to -[ ,)]/g)).toEqual([]);
      expect(description.startsWith(title)).toBe(true);
      expect(description.length).toBeGreaterThan(title.length + 20);
    }
  });

  it("carry the provenance and hold no number beyond five or six digits", () => {
    for (const { spec } of charts) {
      expect(spec.usermeta).toEqual(provenance);
      expect(excerpts(JSON.stringify(spec), /\d\.\d{9}/g)).toEqual([]);
    }
  });

  it("have tables as wide as their headings", () => {
    for (const { table } of charts) {
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.columns.length ?? 0);
    }
  });
});

describe("charts of a comparison", () => {
  const ids = (options = {}) => chartsOf(sampleComparison(options), provenance).map((chart) => chart.id);

  it("come in reading order", () => {
    expect(ids()).toEqual(["over-time", "since-entry", "who-supplies", "trust", "survival", "one-world"]);
  });

  it("leave out the months since entry, and say why, when nobody entered", () => {
    expect(ids({ entry: false })).not.toContain("since-entry");
    expect(chartsLeftOut(sampleComparison({ entry: false }))[0]).toMatch(/no newcomer got a trial/);
    expect(chartsLeftOut(sampleComparison())).toEqual([]);
  });

  it("are the same bytes on two renders, also after another chart", async () => {
    const [first, second] = chartsOf(sampleComparison(), provenance);
    const once = await renderSvg(first.spec, first);
    await renderSvg(second.spec, second);
    expect(await renderSvg(first.spec, first)).toBe(once);
  });

  it("name the reference, n and the seed", async () => {
    const [chart] = chartsOf(sampleComparison(), provenance);
    const svg = await renderSvg(chart.spec, chart);
    expect(svg).toContain("without entry, median");
    expect(svg).toContain("n = 24 worlds · seed catfish");
    expect(svg).toContain("first possible entry (month 36)");
  });

  it("show money in the currency of the scenario", async () => {
    const { result, reference, referenceLabel } = sampleComparison({ currency: "EUR", unitCost: 12500 });
    if (reference === undefined) throw new Error("the sample has a reference");
    const money = moneyOf(result.scenario);
    const kept = { result: keptRecord(result, money), reference: keptRecord(reference, money), referenceLabel };
    const [chart] = chartsOf(kept, provenance);
    const svg = await renderSvg(chart.spec, chart);
    expect(svg).toContain("Price (EUR)");
    expect(svg).not.toContain("unit costs");
    const price = chart.table?.columns.indexOf("Price (EUR)") ?? 0;
    expect(chart.table?.rows[0][price]).toMatch(/^15,\d{3}$/);
  });
});

describe("a rendered chart", () => {
  it("refuses a spec that the compiler warns about", async () => {
    const spec = {
      data: { values: [{ a: 1 }] },
      mark: "bar",
      encoding: { shape: { field: "a", type: "nominal" } },
    } as const;
    await expect(renderSvg(spec, { id: "x", title: "x", description: "x" })).rejects.toThrow(/chart x: .*shape/);
  });

  it("says numbers as its words do", async () => {
    const spec = {
      title: { text: "0.0196 (0.0111 to 0.0282)" },
      data: { values: [{ a: 1 }] },
      mark: "point",
      encoding: { x: { field: "a", type: "quantitative" } },
    } as const;
    const svg = await renderSvg(spec, { id: "x", title: "x", description: "x" });
    expect(svg).toContain("0.0196 (0.0111 to 0.0282)");
    expect(svg).not.toContain("0.02 (0.011 to 0.028)");
  });

  it("has a role, a title and a description for those who do not see it", async () => {
    const [chart] = chartsOf(sampleComparison({ replications: 2 }), provenance);
    const svg = await renderSvg(chart.spec, { id: "a b", title: "2 < 3 & more", description: '"quoted"' });
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="a-b-title a-b-desc"/);
    expect(svg).toContain(
      '<title id="a-b-title">2 &lt; 3 &amp; more</title><desc id="a-b-desc">&quot;quoted&quot;</desc>',
    );
  });
});

describe("titles where nobody may enter", () => {
  it("speak of the suppliers that are there, not of newcomers", () => {
    const titles = chartsOf(sampleComparison({ entry: false }), provenance).map(({ id, title }) => [id, title]);
    expect(Object.fromEntries(titles)).toMatchObject({
      trust: expect.stringMatching(/^Trust in incumbents goes from/),
      "one-world": expect.stringMatching(/^In one typical world \d+ places on the panels change hands$/),
    });
    for (const [, title] of titles) expect(title).not.toMatch(/newcomer/);
  });
});
