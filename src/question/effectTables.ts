import {
  type CatfishEffect,
  hasOtherMonths,
  type MeansOfArms,
  type PartOfEffect,
  type ReactionOfWorlds,
  type SeriesEffect,
} from "../analyse/catfishEffect.ts";
import { isTakenApart, restOf } from "../analyse/effectOverTime.ts";
import type { Series } from "../model/series.ts";
import { type Axis, byText, type Cell, type Field, type Frame, frameOf, type Shape } from "../result/frame.ts";
import { axisOf, type Grid, gridOf } from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { readFrame } from "../result/savedTable.ts";
import { groupColumn, measureColumn, seriesInOrder, shareEnds, unitColumn } from "../result/series.ts";
import { numbersTo, replicationField, worldsAxis } from "../result/windowMeans.ts";
import { type Arm, arms, type Part, parts, type ReactionPart, reactionParts } from "../worlds/arms.ts";
import { type Money, unitIn } from "../worlds/money.ts";
import { monthsOfYear, yearsIn } from "../worlds/spans.ts";
import type { Ratio } from "../worlds/statistics/intervals.ts";
import type { SavedTable } from "./recordTables.ts";

/** The parts in the order of a table that is sorted by them; those of the reaction are of buyer value alone. */
const partsInOrder: readonly (Part | ReactionPart)[] = [...parts, ...reactionParts].sort(byText);

/** The parts that a series has, in that order. */
function partsOf(series: Series): readonly (Part | ReactionPart)[] {
  return isTakenApart(series) ? partsInOrder : partsInOrder.filter(isPart);
}

function isPart(part: Part | ReactionPart): part is Part {
  return parts.some((each) => each === part);
}

const partColumn: Field = {
  name: "part",
  type: "string",
  meaning:
    "total: entry less no entry; substitution: entry without reaction less no entry; catfish: entry less entry without reaction. The total is the sum of the other two, to the last bit. catfishEffort, catfishPrice and catfishOrders add up to catfish in the same way: effort with technology, price concessions, and orders that go to others; on buyer value of all alone.",
  categories: [...parts, ...reactionParts],
};

const NO_SHARE =
  "Part over total; empty where the total is not clearly different from zero, or where one part takes back what the other gives.";

export function effectShape([first, last]: readonly [number, number]): Shape {
  return {
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
        name: "pHolm",
        type: "number",
        meaning:
          "p value of no difference, corrected after Holm (1979) over all parts of the headline measures, or over those of all others.",
      },
      {
        name: "better",
        type: "number",
        meaning: "Share of the worlds in which the buyer does better by this part; of a neutral measure, is higher.",
      },
      { name: "worse", type: "number", meaning: "Share of the worlds in which it does worse, or is lower." },
      ...shareEnds("worse"),
      { name: "meanWithoutEntry", type: "number", meaning: "Mean without entry, in the same worlds." },
      {
        name: "shareOfTotal",
        type: "number",
        meaning: NO_SHARE,
      },
      { name: "shareLower", type: "number", meaning: "Lower end of its 95 % interval (Fieller)." },
      { name: "shareUpper", type: "number", meaning: "Upper end of its 95 % interval (Fieller)." },
    ],
    key: ["measure", "group", "part"],
    precision: "full",
  };
}

/** The parts of the effect over the window, with every bit, so that they add up as they stand. */
export function effectTable(result: CatfishEffect): Frame {
  return frameOf(
    effectShape(result.window),
    seriesInOrder(result.series, result.money).flatMap(({ measure, unit, group, index }) => {
      const effect = result.effects[index];
      return partsOf({ measure, group }).map((part) => [measure, unit, group, part, ...cellsOf(effect, part)]);
    }),
  );
}

function cellsOf(effect: SeriesEffect, part: Part | ReactionPart): Cell[] {
  const { difference, own, pHolm, better, worse, worseLower, worseUpper } = isPart(part)
    ? effect[part]
    : (effect.reaction?.[part] ?? nothing);
  const share = shareOf(effect, part);
  const shares = [share?.value, share?.lower, share?.upper];
  const worseOff = [worse, worseLower, worseUpper];
  return [effect.n, difference, own.lower, own.upper, pHolm, better, ...worseOff, effect.means.withoutEntry, ...shares];
}

const nothing: PartOfEffect = {
  difference: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  own: { lower: Number.NaN, upper: Number.NaN },
  p: Number.NaN,
  pHolm: Number.NaN,
  better: Number.NaN,
  worse: Number.NaN,
  worseLower: Number.NaN,
  worseUpper: Number.NaN,
};

function shareOf({ share }: SeriesEffect, part: Part | ReactionPart): Ratio | undefined {
  if (share === undefined || !isPart(part)) return undefined;
  if (part === "catfish") return share;
  return part === "total" ? { value: 1, lower: 1, upper: 1 } : restOf(share);
}

/** The parts of an effect over time. */
export type MonthlyParts = CatfishEffect["monthly"];
export type YearlyParts = CatfishEffect["yearly"];

/** What is known of them before any is read. */
interface PartsOf {
  readonly series: readonly Series[];
  readonly months: number;
  readonly money: Money;
}

const statisticFields: readonly Field[] = [
  { name: "difference", type: "number", meaning: "Mean difference over the paired worlds." },
  { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
  { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
];

export const effectMonthsShape: Shape = {
  name: "effect-months",
  title: "Effect of entry over time: one row for each measure, group, part and month",
  fields: [
    measureColumn,
    unitColumn,
    groupColumn,
    partColumn,
    { name: "month", type: "integer", meaning: "Month of the run, from 0." },
    { name: "n", type: "integer", meaning: "Worlds in which all three arms have a value in this month." },
    ...statisticFields,
  ],
  key: ["measure", "group", "part", "month"],
  precision: "full",
};

/** The parts of the effect month by month, with every bit, so that they add up as they stand. */
export function effectMonthsTable({ series, months, money }: PartsOf): SavedTable<MonthlyParts> {
  const columns = ["n", "difference", "lower", "upper"] as const;
  const over = { series, money, rows: months };
  return {
    grid: partsGrid(effectMonthsShape, over, (month) => [month]),
    columns: (of) => columns.map((name) => joined(over, (part) => of[part][name])),
    part: ([n, difference, lower, upper]) =>
      eachPart((part) => {
        const own = (values: Float64Array) => takenOut(over, values, part);
        return { n: own(n), difference: own(difference), lower: own(lower), upper: own(upper) };
      }),
  };
}

export const effectYearsShape: Shape = {
  name: "effect-years",
  title: "Effect of entry by year of the run: one row for each measure, group, part and year",
  fields: [
    measureColumn,
    unitColumn,
    groupColumn,
    partColumn,
    { name: "year", type: "integer", meaning: "Year of the run, from 1." },
    { name: "firstMonth", type: "integer", meaning: "First month of the year." },
    { name: "lastMonth", type: "integer", meaning: "Last month of the year, included." },
    { name: "n", type: "integer", meaning: "Worlds in which all three arms have a value in this year." },
    ...statisticFields,
    { name: "shareOfTotal", type: "number", meaning: NO_SHARE },
    { name: "shareLower", type: "number", meaning: "Lower end of its 95 % interval (Fieller)." },
    { name: "shareUpper", type: "number", meaning: "Upper end of its 95 % interval (Fieller)." },
  ],
  key: ["measure", "group", "part", "year"],
  precision: "full",
};

/** The same year by year, with the share that each part has of the total in that year. */
export function effectYearsTable({ series, months, money }: PartsOf): SavedTable<YearlyParts> {
  const columns = ["n", "difference", "lower", "upper", "share", "shareLower", "shareUpper"] as const;
  const over = { series, money, rows: yearsIn(months) };
  return {
    grid: partsGrid(effectYearsShape, over, (year) => [year + 1, ...monthsOfYear(year, months)]),
    columns: (of) => columns.map((name) => joined(over, (part) => of[part][name])),
    part: ([n, difference, lower, upper, share, shareLower, shareUpper]) =>
      eachPart((part) => {
        const own = (values: Float64Array) => takenOut(over, values, part);
        const shares = { share: own(share), shareLower: own(shareLower), shareUpper: own(shareUpper) };
        return { n: own(n), difference: own(difference), lower: own(lower), upper: own(upper), ...shares };
      }),
  };
}

/** Series along months or years, and how many of these there are. */
interface Over {
  readonly series: readonly Series[];
  readonly money: Money;
  readonly rows: number;
}

/** Where a part begins in a column that has all of them: parts of series first, those of the reaction after them. */
function startOf({ series, rows }: Over, part: Part | ReactionPart): number {
  const place = isPart(part) ? parts.indexOf(part) : parts.length;
  return place * rows * series.length + (isPart(part) ? 0 : reactionParts.indexOf(part) * rows);
}

/** A table over time: series by series the parts of each, row by row. */
function partsGrid(shape: Shape, over: Over, namesOf: (row: number) => readonly number[]): Grid {
  const { series, money, rows } = over;
  const blocks = seriesInOrder(series, money).flatMap(({ measure, unit, group, index }) =>
    partsOf({ measure, group }).map((part): Axis[] => {
      const [start, width] = isPart(part) ? [index, series.length] : [0, 1];
      return [
        { names: [[measure, unit, group, part]], places: [startOf(over, part) + start] },
        axisOf(numbersTo(rows), namesOf, width),
      ];
    }),
  );
  return gridOf(shape, 4 + namesOf(0).length, ...blocks);
}

function joined(over: Over, columnOf: (part: Part | ReactionPart) => Float64Array): Float64Array {
  const { series, rows } = over;
  const values = new Float64Array(rows * (parts.length * series.length + reactionParts.length));
  for (const part of partsInOrder) values.set(columnOf(part), startOf(over, part));
  return values;
}

function takenOut(over: Over, column: Float64Array, part: Part | ReactionPart): Float64Array {
  const start = startOf(over, part);
  return column.slice(start, start + over.rows * (isPart(part) ? over.series.length : 1));
}

/** Something for every part, those of the reaction included. */
export function eachPart<T>(make: (part: Part | ReactionPart) => T): Readonly<Record<Part | ReactionPart, T>> {
  return {
    total: make("total"),
    substitution: make("substitution"),
    catfish: make("catfish"),
    catfishEffort: make("catfishEffort"),
    catfishPrice: make("catfishPrice"),
    catfishOrders: make("catfishOrders"),
  };
}

export function reactionShape([first, last]: readonly [number, number], unit: string): Shape {
  return {
    name: "reaction-parts",
    title: `What the reaction of incumbents brings the buyer over months ${first} to ${last}, in ${unit}: one row for each world`,
    fields: [
      replicationField,
      { name: "catfishEffort", type: "number", meaning: "More effort and better technology of those bought from." },
      { name: "catfishPrice", type: "number", meaning: "Lower prices of those bought from." },
      {
        name: "catfishOrders",
        type: "number",
        meaning: "Orders that go to others, or are filled where they were not.",
      },
    ],
    key: ["replication"],
    precision: "full",
  };
}

/**
 * `reaction-parts.csv`: what the reaction on buyer value is made of, world by world, with every bit.
 *
 * @param worlds  numbers of the worlds, in the order in which they lie in memory
 */
export function reactionTable(
  window: readonly [number, number],
  worlds: readonly number[],
  money?: Money,
): SavedTable<ReactionOfWorlds> {
  const unit = unitIn("buyerValue", money);
  return {
    grid: gridOf(reactionShape(window, unit), 1, [worldsAxis(worlds)]),
    columns: (of) => reactionParts.map((part) => of[part]),
    part: ([catfishEffort, catfishPrice, catfishOrders]) => ({ catfishEffort, catfishPrice, catfishOrders }),
  };
}

export const commonArmsShape: Shape = {
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
  return frameOf(commonArmsShape, rows);
}

/** @throws BadFolder where the table is missing, damaged, or has a row of no world or series */
export function readCommonMeans(
  folder: SavedFolder,
  manifest: Manifest,
  series: readonly Series[],
  means: MeansOfArms,
): MeansOfArms {
  const table = readFrame(folder, manifest, commonArmsShape);
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
      const file = placeOf(folder, `data/${commonArmsShape.name}.csv`);
      throw new BadFolder(`${file}:${row + 2}: this row belongs to no world of the effect.`, RUN_AGAIN);
    }
    for (const arm of arms) common[arm][at] = values[arm][row];
  }
  return common;
}
