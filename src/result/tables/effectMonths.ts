import type { CatfishEffect } from "../../analyse/catfishEffect.ts";
import { type Cell, type Field, type Frame, streamed } from "../frame.ts";
import { groupColumn, measureColumn, seriesInOrder, unitColumn } from "../series.ts";
import { partColumn, partsInOrder } from "./effect.ts";

export const effectMonthColumns: readonly Field[] = [
  measureColumn,
  unitColumn,
  groupColumn,
  partColumn,
  { name: "month", type: "integer", meaning: "Month of the run, from 0." },
  { name: "n", type: "integer", meaning: "Worlds in which all three arms have a value in this month." },
  { name: "difference", type: "number", meaning: "Mean difference over the paired worlds." },
  { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
  { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
];

/** The parts of the effect month by month, with every bit, so that they add up as they stand. */
export function effectMonthsTable(result: CatfishEffect): Frame {
  return streamed(
    {
      name: "effect-months",
      title: "Effect of entry over time: one row for each measure, group, part and month",
      fields: effectMonthColumns,
      key: ["measure", "group", "part", "month"],
      precision: "full",
    },
    result.series.length * partsInOrder.length * result.months,
    () => monthRows(result),
  );
}

function* monthRows({ series, months, monthly, money }: CatfishEffect): Iterable<readonly Cell[]> {
  for (const { measure, unit, group, index } of seriesInOrder(series, money)) {
    for (const part of partsInOrder) {
      const { n, difference, lower, upper } = monthly[part];
      for (let month = 0; month < months; month++) {
        const at = month * series.length + index;
        yield [measure, unit, group, part, month, n[at], difference[at], lower[at], upper[at]];
      }
    }
  }
}
