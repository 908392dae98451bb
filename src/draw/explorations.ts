import type { Allocation } from "../analyse/allocation/allocation.ts";
import type { Choice } from "../analyse/choice/choice.ts";
import type { Sensitivity } from "../analyse/sensitivity.ts";
import type { Sweep } from "../analyse/sweep.ts";
import { ALL } from "../model/series.ts";
import { saidPolicies } from "../words/en/choice.ts";
import { footOfChoice } from "../words/en/choiceCharts.ts";
import type { Discovery } from "../words/en/discovery.ts";
import { saidPoints } from "../words/en/sweep.ts";
import { footOfSweep } from "../words/en/sweepCharts.ts";
import { responsesChart } from "./allocation/responsesChart.ts";
import { returnsChart } from "./allocation/returnsChart.ts";
import { splitChart } from "./allocation/splitChart.ts";
import type { Chart, Provenance } from "./chart.ts";
import { decidingChart } from "./choice/decidingChart.ts";
import { regretChart } from "./choice/regretChart.ts";
import { satisficingChart } from "./choice/satisficingChart.ts";
import { boxChart } from "./discovery/boxChart.ts";
import { casesChart } from "./discovery/casesChart.ts";
import { thresholdChart } from "./discovery/thresholdChart.ts";
import { tradeOffChart } from "./discovery/tradeOffChart.ts";
import { pointMarketsChart } from "./pointMarkets.ts";
import { indexChart, screeningChart, tornadoChart } from "./sensitivity/barCharts.ts";
import { spendReturn } from "./supplierSide/spendReturn.ts";
import { cloudChart } from "./sweep/cloudChart.ts";
import { hasRoomForCells, heatMap } from "./sweep/heatMap.ts";
import { measureTradeOff } from "./sweep/measureTradeOff.ts";
import { measuresChart, responseChart } from "./sweep/responseChart.ts";

/** Chart 7: one variable as a curve, two as a heat map, more of them or a design as clouds of points; then plausible markets. */
export function sweepCharts(sweep: Sweep, provenance: Provenance): Chart[] {
  const known = saidPoints(sweep);
  const look = { id: "sweep-plausible", foot: footOfSweep(sweep) };
  const inMarkets = known && pointMarketsChart(known, look, provenance);
  const traded = measureTradeOff(sweep, provenance);
  const others = sweep.others.map((other) => ofMeasure(other, provenance));
  const more = [traded, inMarkets].flatMap((chart) => chart ?? []);
  return [...responseCharts(sweep, provenance), ...others, ...more];
}

/** The response of a further measure. */
function ofMeasure(sweep: Sweep, provenance: Provenance): Chart {
  const [chart] = responseCharts(sweep, provenance);
  return { ...chart, id: `${chart.id}-${nameOfMeasure(sweep)}` };
}

function nameOfMeasure({ series, outcome }: Pick<Sweep, "series" | "outcome">): string {
  const { measure, group } = series[outcome];
  return `${measure}${group === ALL ? "" : `-${group}`}`;
}

function responseCharts(sweep: Sweep, provenance: Provenance): Chart[] {
  const { isGrid, variables } = sweep;
  if (isGrid && variables.length === 1) {
    const beside = measuresChart(sweep, provenance);
    const spent = spendReturn(sweep, provenance);
    return [responseChart(sweep, provenance), beside ?? [], spent ?? []].flat();
  }
  if (isGrid && variables.length === 2 && hasRoomForCells(variables)) return [heatMap(sweep, provenance)];
  return [cloudChart(sweep, provenance)];
}

/** Chart 7: what the method found, then the tornado; the same of each further measure. */
export function sensitivityCharts(result: Sensitivity, provenance: Provenance): Chart[] {
  const others = result.others.flatMap((other) =>
    chartsOfMethod(other, provenance).map((chart) => ({ ...chart, id: `${chart.id}-${nameOfMeasure(other)}` })),
  );
  return [...chartsOfMethod(result, provenance), ...others];
}

function chartsOfMethod(result: Sensitivity, provenance: Provenance): Chart[] {
  const tornado = tornadoChart(result, provenance);
  if (result.method === "morris") return [screeningChart(result, provenance), tornado];
  return result.method === "sobol" ? [indexChart(result, provenance), tornado] : [tornado];
}

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

/** Chart 8: regret of every policy, in how many futures each satisfies, and where the best loses to the next. */
export function choiceCharts(choice: Choice, provenance: Provenance): Chart[] {
  if (choice.ranked === undefined) return [];
  const others = choice.others.flatMap((other) => {
    if (other.ranked === undefined) return [];
    const chart = regretChart(other, provenance);
    return [{ ...chart, id: `${chart.id}-${nameOfMeasure({ series: other.series, outcome: 0 })}` }];
  });
  const charts = [regretChart(choice, provenance), ...others];
  if (choice.ranked.satisfied !== undefined) charts.push(satisficingChart(choice, provenance));
  if (choice.deciding !== undefined) charts.push(decidingChart(choice, choice.deciding, provenance));
  const known = saidPolicies(choice);
  const look = { id: "choice-plausible", foot: footOfChoice(choice) };
  const inMarkets = known && pointMarketsChart(known, look, provenance);
  if (inMarkets !== undefined) charts.push(inMarkets);
  return charts;
}

/** The best split of a budget with where it may lie, how each channel responds to money, and what more brings. */
export function allocationCharts(allocation: Allocation, provenance: Provenance): Chart[] {
  const { found } = allocation;
  if (found === undefined) return [];
  const more = [responsesChart, returnsChart].flatMap((draw) => draw(allocation, found, provenance) ?? []);
  return [splitChart(allocation, found, provenance), ...more];
}
