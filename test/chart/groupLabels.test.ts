import { expect, test } from "vitest";
import { chartsOf } from "../../src/draw/chartsOf.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import { sampleComparison } from "./sampleResult.ts";

const provenance = { version: "0.1.0", seed: "catfish", scenarioHash: "3f0c" };

test("groups are called by their labels in charts, titles and tables, in any script, and by no name", async () => {
  const { result, ...rest } = sampleComparison();
  const groups = result.scenario.market.suppliers.map(({ name }) => name);
  const labels = new Map(groups.map((name, at) => [name, ["Stammhäuser", "备用<b>", "Neue & Kühne"][at] ?? name]));
  const charts = chartsOf({ ...rest, result: { ...result, scenario: { ...result.scenario, labels } } }, provenance);
  const called = charts.filter(({ id }) => id === "who-supplies" || id === "trust");
  expect(called).toHaveLength(2);
  const names = new RegExp(`\\b(${groups.join("|")})\\b`);
  for (const chart of called) {
    const { title, description, table } = chart;
    expect([title, description, ...(table?.columns ?? [])].join(" ")).not.toMatch(names);
    const svg = await renderSvg(chart.spec, chart);
    expect(svg).toContain("Neue &amp; ");
    expect(svg).not.toContain("<b>");
  }
  expect(called[0].table?.columns.join(" ")).toContain("备用<b>");
});
