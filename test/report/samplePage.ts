import { chartsLeftOut, chartsOf } from "../../src/draw/chartsOf.ts";
import { type PageChart, page } from "../../src/page/page.ts";
import { readingOf } from "../../src/page/readings.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import type { SampleOptions } from "../chart/sampleMarket.ts";
import { sampleComparison } from "../chart/sampleResult.ts";

/** A whole report page of the sample, as the command would write it. */
export async function samplePage(options: SampleOptions = {}): Promise<string> {
  const comparison = sampleComparison(options);
  const charts: PageChart[] = [];
  for (const chart of chartsOf(comparison, { seed: "catfish" })) {
    const svg = await renderSvg(chart.spec, chart);
    const files = [
      { href: `charts/${chart.id}.svg`, label: "picture (SVG)" },
      { href: `charts/${chart.id}.vl.json`, label: "chart (Vega-Lite)" },
      { href: "data/months.csv", label: "data (CSV)" },
    ];
    charts.push({ ...chart, svg, reading: readingOf(chart.spec), files });
  }
  const { scenario } = comparison.result;
  return page({
    lang: "en",
    title: scenario.title,
    subtitle: "Against the same worlds without entry",
    answer: [
      "Letting newcomers in lowers the price by 8.9 % (8.1 to 9.7 %, 40 worlds).",
      "Incumbents try harder: their inertia is 60.2 % lower (59.1 to 61.3 %).",
    ],
    keyTable: {
      caption: "Mean of months 60 to 119, 95 % interval of the paired difference",
      columns: ["Measure", "Without entry", "With entry", "Difference", "Interval"],
      rows: [
        ["Price (unit costs)", "1.36", "1.24", "-0.12", "-0.13 to -0.11"],
        ["Inertia, incumbents", "0.60", "0.26", "-0.34", "-0.35 to -0.33"],
      ],
    },
    charts,
    leftOut: chartsLeftOut(comparison),
    story: {
      whatIsIt: "A market in which two powerhouses hold the contracts.\n\nNewcomers prepare from month 12 on.",
      howItWorks: "Each month the buyer shares its spend among two tracks.",
      thingsToNotice: ["The price falls before volume moves."],
      thingsToTry: ["Raise the gate: --set policy.fixedGate=0.6"],
      sources: ["Weisbuch et al. (2000), https://doi.org/10.1111/1468-0297.00531."],
    },
    run: [
      ["Replications", "40"],
      ["Seed", "catfish"],
      ["Scenario hash", "3f0c6c9d8c2f4b1f0b0d2c1e6b7a8f90"],
    ],
    assumptions: {
      columns: ["Parameter", "Value", "Default", "Meaning"],
      rows: [["policy.flexibleShare", "0.3", "0.2", "Share of spend on the flexible track."]],
    },
    files: [{ href: "data/months.csv", label: "data/months.csv: every measure, month by month" }],
  });
}
