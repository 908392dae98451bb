import type { Sweep } from "../analyse/sweep.ts";
import type { Chart, Provenance } from "./chart.ts";
import { cloudChart } from "./sweep/cloudChart.ts";
import { hasRoomForCells, heatMap } from "./sweep/heatMap.ts";
import { measuresChart } from "./sweep/measuresChart.ts";
import { responseChart } from "./sweep/responseChart.ts";

/** Chart 7: one variable as a curve, two as a heat map, more of them or a design as clouds of points. */
export function sweepCharts(sweep: Sweep, provenance: Provenance): Chart[] {
  const { isGrid, variables } = sweep;
  if (isGrid && variables.length === 1) {
    const beside = measuresChart(sweep, provenance);
    return [responseChart(sweep, provenance), ...(beside === undefined ? [] : [beside])];
  }
  if (isGrid && variables.length === 2 && hasRoomForCells(variables)) return [heatMap(sweep, provenance)];
  return [cloudChart(sweep, provenance)];
}
