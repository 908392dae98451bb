import type { Sensitivity } from "../analyse/sensitivity.ts";
import type { Chart, Provenance } from "./chart.ts";
import { indexChart } from "./sensitivity/indexChart.ts";
import { screeningChart } from "./sensitivity/screeningChart.ts";
import { tornadoChart } from "./sensitivity/tornadoChart.ts";

/** Chart 7: what the method found, then the tornado. */
export function sensitivityCharts(result: Sensitivity, provenance: Provenance): Chart[] {
  const tornado = tornadoChart(result, provenance);
  if (result.method === "morris") return [screeningChart(result, provenance), tornado];
  return result.method === "sobol" ? [indexChart(result, provenance), tornado] : [tornado];
}
