import type { CatfishEffect, SeriesEffect } from "../../analyse/catfishEffect.ts";
import { type Part, parts } from "../../worlds/arms.ts";
import type { Ratio } from "../../worlds/statistics/intervals.ts";
import { byText, type Cell, type Field, type Frame, frameOf } from "../frame.ts";
import { groupColumn, measureColumn, seriesInOrder, unitColumn } from "../series.ts";

/** The parts in the order of a table that is sorted by them. */
export const partsInOrder: readonly Part[] = [...parts].sort(byText);

export const partColumn: Field = {
  name: "part",
  type: "string",
  meaning:
    "total: entry less no entry; substitution: entry without reaction less no entry; catfish: entry less entry without reaction. The total is the sum of the other two, to the last bit.",
};

/** The parts of the effect over the window, with every bit, so that they add up as they stand. */
export function effectTable(result: CatfishEffect): Frame {
  const [first, last] = result.window;
  return frameOf(
    {
      name: "effect",
      title: `Effect of entry on means over months ${first} to ${last}: one row for each measure, group and part`,
      fields: [
        measureColumn,
        unitColumn,
        groupColumn,
        partColumn,
        { name: "n", type: "integer", meaning: "Worlds in which all three arms have a value." },
        { name: "difference", type: "number", meaning: "Mean difference over the paired worlds." },
        { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
        { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
        {
          name: "better",
          type: "number",
          meaning: "Share of the worlds in which the buyer does better by this part; of a neutral measure, is higher.",
        },
        { name: "worse", type: "number", meaning: "Share of the worlds in which it does worse, or is lower." },
        { name: "meanWithoutEntry", type: "number", meaning: "Mean without entry, in the same worlds." },
        {
          name: "shareOfTotal",
          type: "number",
          meaning: "Part over total; empty where the total is not clearly different from zero.",
        },
        { name: "shareLower", type: "number", meaning: "Lower end of its 95 % interval (Fieller)." },
        { name: "shareUpper", type: "number", meaning: "Upper end of its 95 % interval (Fieller)." },
      ],
      key: ["measure", "group", "part"],
      precision: "full",
    },
    seriesInOrder(result.series, result.money).flatMap(({ measure, unit, group, index }) => {
      const effect = result.effects[index];
      return partsInOrder.map((part) => [measure, unit, group, part, ...cellsOf(effect, part)]);
    }),
  );
}

function cellsOf(effect: SeriesEffect, part: Part): Cell[] {
  const { difference, lower, upper, better, worse } = effect[part];
  const share = shareOf(effect, part);
  const shares = [share?.value, share?.lower, share?.upper];
  return [effect.n, difference, lower, upper, better, worse, effect.means.withoutEntry, ...shares];
}

/** The share of substitution is what that of the catfish effect leaves. */
function shareOf({ share }: SeriesEffect, part: Part): Ratio | undefined {
  if (share === undefined || part === "catfish") return share;
  if (part === "total") return { value: 1, lower: 1, upper: 1 };
  return { value: 1 - share.value, lower: 1 - share.upper, upper: 1 - share.lower };
}
