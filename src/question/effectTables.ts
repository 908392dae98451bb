import {
  type CatfishEffect,
  hasOtherMonths,
  type MeansOfArms,
  type MonthlyPart,
  type SeriesEffect,
} from "../analyse/catfishEffect.ts";
import type { Series } from "../model/series.ts";
import { byText, type Cell, type Field, type Frame, frameOf, type Shape } from "../result/frame.ts";
import type { Manifest } from "../result/manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { readFrame } from "../result/savedTable.ts";
import { groupColumn, measureColumn, seriesInOrder, unitColumn } from "../result/series.ts";
import { replicationField } from "../result/windowMeans.ts";
import { type Arm, arms, type Part, parts } from "../worlds/arms.ts";
import type { Money } from "../worlds/money.ts";
import type { Ratio } from "../worlds/statistics/intervals.ts";
import type { SavedTable } from "./recordTables.ts";

/** The parts in the order of a table that is sorted by them. */
const partsInOrder: readonly Part[] = [...parts].sort(byText);

const partColumn: Field = {
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

/** The parts of an effect month by month. */
export type MonthlyParts = CatfishEffect["monthly"];

/** What is known of them before any is read. */
interface PartsOf {
  readonly series: readonly Series[];
  readonly months: number;
  readonly money: Money;
}

/** The parts of the effect month by month, with every bit, so that they add up as they stand. */
export function effectMonthsTable({ series, months, money }: PartsOf): SavedTable<MonthlyParts> {
  const ordered = seriesInOrder(series, money);
  const cells = months * series.length;
  const joined = (parts: MonthlyParts, column: keyof MonthlyPart) => {
    const values = new Float64Array(partsInOrder.length * cells);
    for (const [place, part] of partsInOrder.entries()) values.set(parts[part][column], place * cells);
    return values;
  };
  return {
    grid: {
      shape: {
        name: "effect-months",
        title: "Effect of entry over time: one row for each measure, group, part and month",
        fields: [
          measureColumn,
          unitColumn,
          groupColumn,
          partColumn,
          { name: "month", type: "integer", meaning: "Month of the run, from 0." },
          { name: "n", type: "integer", meaning: "Worlds in which all three arms have a value in this month." },
          { name: "difference", type: "number", meaning: "Mean difference over the paired worlds." },
          { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
          { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
        ],
        key: ["measure", "group", "part", "month"],
        precision: "full",
      },
      names: 5,
      rowCount: partsInOrder.length * cells,
      *rows() {
        for (const { measure, unit, group, index } of ordered) {
          for (const [place, part] of partsInOrder.entries()) {
            for (let month = 0; month < months; month++) {
              yield [[measure, unit, group, part, month], place * cells + month * series.length + index];
            }
          }
        }
      },
    },
    columns: (parts) => [
      joined(parts, "n"),
      joined(parts, "difference"),
      joined(parts, "lower"),
      joined(parts, "upper"),
    ],
    part: ([n, difference, lower, upper]) => {
      const partAt = (name: Part): MonthlyPart => {
        const place = partsInOrder.indexOf(name);
        const of = (values: Float64Array) => values.slice(place * cells, (place + 1) * cells);
        return { n: of(n), difference: of(difference), lower: of(lower), upper: of(upper) };
      };
      return { total: partAt("total"), substitution: partAt("substitution"), catfish: partAt("catfish") };
    },
  };
}

const commonShape: Shape = {
  name: "common-months",
  title:
    "Worlds in which a measure has no value in a month in which it has one in another arm: means over the months that all three have",
  fields: [
    replicationField,
    measureColumn,
    groupColumn,
    { name: "valueWithoutEntry", type: "number", meaning: "Mean without entry; empty where there is no such month." },
    { name: "valueWithoutReaction", type: "number", meaning: "Mean with entry and without reaction." },
    { name: "valueEntry", type: "number", meaning: "Mean with entry and reaction." },
  ],
  key: ["replication", "measure", "group"],
  precision: "full",
};

/** Means of the arms over the window, and over the months that all three have. */
interface BothMeans {
  readonly series: readonly Series[];
  /** Numbers of the worlds. */
  readonly worlds: readonly number[];
  readonly means: MeansOfArms;
  readonly common: MeansOfArms;
}

/**
 * The means over common months, of the worlds and series that have others over the window. Where an arm has no value in
 * the whole window, as newcomers without entry, there is nothing to compare and no row.
 */
export function commonMeansFrame({ series, worlds, means, common }: BothMeans): Frame {
  const ordered = seriesInOrder(series);
  const rows = worlds.flatMap((world, place) =>
    ordered.flatMap(({ measure, group, index }): Cell[][] => {
      const at = place * series.length + index;
      const isListed = hasOtherMonths({ means, common }, at);
      return isListed ? [[world, measure, group, ...arms.map((arm) => common[arm][at])]] : [];
    }),
  );
  return frameOf(commonShape, rows);
}

/** @throws BadFolder where the table is missing, damaged, or has a row of no world or series */
export function readCommonMeans(
  folder: SavedFolder,
  manifest: Manifest,
  series: readonly Series[],
  means: MeansOfArms,
): MeansOfArms {
  const table = readFrame(folder, manifest, commonShape);
  const comparable = (arm: Arm) =>
    means[arm].map((value, at) => (arms.some((other) => Number.isNaN(means[other][at])) ? Number.NaN : value));
  const common = {
    withoutEntry: comparable("withoutEntry"),
    withoutReaction: comparable("withoutReaction"),
    entry: comparable("entry"),
  };
  const values = {
    withoutEntry: table.number("valueWithoutEntry"),
    withoutReaction: table.number("valueWithoutReaction"),
    entry: table.number("valueEntry"),
  };
  const [worlds, measures, groups] = [table.number("replication"), table.text("measure"), table.text("group")];
  for (const [row, world] of worlds.entries()) {
    const place = series.findIndex(({ measure, group }) => measure === measures[row] && group === groups[row]);
    const at = world * series.length + place;
    if (place < 0 || means.entry[at] === undefined) {
      const file = placeOf(folder, `data/${commonShape.name}.csv`);
      throw new BadFolder(`${file}:${row + 2}: this row belongs to no world of the effect.`, RUN_AGAIN);
    }
    for (const arm of arms) common[arm][at] = values[arm][row];
  }
  return common;
}
