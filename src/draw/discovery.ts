import type { Discovery } from "../words/en/discovery.ts";
import type { Chart, Provenance } from "./chart.ts";
import { boxChart } from "./discovery/boxChart.ts";
import { casesChart } from "./discovery/casesChart.ts";
import { thresholdChart } from "./discovery/thresholdChart.ts";
import { tradeOffChart } from "./discovery/tradeOffChart.ts";

/** Chart 7 of a discovery: the ranges of a box, its points and its trade-off; or where one setting tips. */
export function discoveryCharts(discovery: Discovery, provenance: Provenance): Chart[] {
  if (discovery.kind === "threshold") {
    return discovery.verdict === "nothing" ? [] : [thresholdChart(discovery, provenance)];
  }
  const { found } = discovery;
  if (typeof found === "string") return [];
  return [
    boxChart(discovery, found, provenance),
    casesChart(discovery, found, provenance),
    tradeOffChart(discovery, found, provenance),
  ];
}
