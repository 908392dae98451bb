import { leadingGroup } from "../../words/en/supplierSide/told.ts";
import type { Comparison } from "../../worlds/result.ts";
import type { Chart, Provenance } from "../chart.ts";
import { cash } from "./cash.ts";
import { departure } from "./departure.ts";
import { pipeline } from "./pipeline.ts";
import { trustByCause } from "./trustByCause.ts";

/** The charts of the group whose own side is measured; none where no group has a strategy. */
export function supplierSideCharts(comparison: Comparison, provenance: Provenance): Chart[] {
  const { result } = comparison;
  const group = leadingGroup(result);
  if (group === undefined) return [];
  const money = cash(comparison, group, provenance);
  const left = departure(result, group, provenance);
  return [
    pipeline(result, group, provenance),
    trustByCause(result, group, provenance),
    ...(money === undefined ? [] : [money]),
    ...(left === undefined ? [] : [left]),
  ];
}
