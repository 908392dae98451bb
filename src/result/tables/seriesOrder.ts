import type { Series } from "../../model/series.ts";
import { type Money, unitIn } from "../../worlds/money.ts";
import { byText, type Column } from "./table.ts";

/** A series with its place in the arrays of a result. */
export interface PlacedSeries extends Series {
  readonly index: number;
  readonly unit: string;
}

/** The series in the order of a table that is sorted by measure and group; `money` is what their amounts are counted in. */
export function seriesInOrder(series: readonly Series[], money?: Money): PlacedSeries[] {
  return series
    .map(({ measure, group }, index) => ({ measure, group, index, unit: unitIn(measure, money) }))
    .sort((a, b) => byText(a.measure, b.measure) || byText(a.group, b.group));
}

/** Columns that several tables share, so that they can be joined. */
export const scenarioColumn: Column = { name: "scenario", type: "string", meaning: "Name of the scenario." };
export const measureColumn: Column = { name: "measure", type: "string", meaning: "Name of the measure; see measures." };
export const unitColumn: Column = {
  name: "unit",
  type: "string",
  meaning: "Unit of the measure; shares are fractions.",
};
export const groupColumn: Column = {
  name: "group",
  type: "string",
  meaning: "all, the name of a group, or incumbents: the relations under contract when the run began.",
};
