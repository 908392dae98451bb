import type { Choice } from "../analyse/choice/choice.ts";
import type { Chart, Provenance } from "./chart.ts";
import { decidingChart } from "./choice/decidingChart.ts";
import { regretChart } from "./choice/regretChart.ts";
import { satisficingChart } from "./choice/satisficingChart.ts";

/** Chart 8: regret of every policy, in how many futures each satisfies, and where the best loses to the next. */
export function choiceCharts(choice: Choice, provenance: Provenance): Chart[] {
  if (choice.ranked === undefined) return [];
  const charts = [regretChart(choice, provenance)];
  if (choice.ranked.satisfied !== undefined) charts.push(satisficingChart(choice, provenance));
  if (choice.deciding !== undefined) charts.push(decidingChart(choice, choice.deciding, provenance));
  return charts;
}
