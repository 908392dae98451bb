import { type Behaviour, emptyBehaviour, holdBehaviour, noteBehaviour } from "../model/heldBehaviour.ts";
import type { Engines } from "../model/keptWorld.ts";
import { ALL } from "../model/series.ts";
import { passMonth, passMonths, prepareReplications, type Simulation, startTogether } from "../model/simulate.ts";
import { arms, parts, reactionParts } from "./arms.ts";
import type { BatchResult, BatchTask, Reading } from "./batch.ts";
import { emptyTrade, noteTrade, splitReaction, type Trade } from "./reactionSplit.ts";
import { monthsOfYear, yearsIn } from "./spans.ts";
import { meanOf, meansOverWindow } from "./statistics/moments.ts";
import { yearlyPlaces } from "./years.ts";

/** How what a batch of three arms gives back is laid out. */
export interface ArmCells {
  readonly months: number;
  /** Years of the run, the last of them perhaps shorter. */
  readonly years: number;
  /** Months, and after them the years: a row of series each. */
  readonly rows: number;
  /** A number for each row and series. */
  readonly cells: number;
  /** Moments: those of the three parts in every cell, and after them those of the reaction's parts in every row. */
  readonly size: number;
  /** Means of a world: those of each arm, those that are compared, the reaction's parts, and the years of each arm. */
  readonly width: number;
}

/** @param yearly  how many series the years of every world are kept of, and from which month years are counted */
export function armCells(
  months: number,
  series: number,
  yearly: { readonly series: number; readonly from?: number } = { series: 0 },
): ArmCells {
  const years = yearsIn(months);
  const rows = months + years;
  const cells = rows * series;
  const size = parts.length * cells + reactionParts.length * rows;
  const width = (2 * series + yearsIn(months, yearly.from) * yearly.series) * arms.length + reactionParts.length;
  return { months, years, rows, cells, size, width };
}

/**
 * Runs the replications of a batch in all three arms and keeps their differences, so that memory does not
 * grow with the worlds but for their window means. A month of a world in which an arm has no value is left
 * out of all three differences: else they would not add up.
 *
 * @returns moments at `part * cells + cell`, parts in the order of `parts`, and after them at `part * rows + row` in the
 *          order of `reactionParts` (`armCells`); means by world, at
 *          `((replication - first) * width + arm) * series + serie`, arms in the order of `arms`: first over
 *          the months of the window that each arm has a value in, then once more over those that all three have, and
 *          then the parts of the reaction over these, then arm by arm the headline measures by year of the run, at
 *          `year * yearly + serie`, over the months of the year in which all three arms have a value
 */
export function simulateArms(task: BatchTask, others: NonNullable<BatchTask["arms"]>, engines: Engines): BatchResult {
  const { first, count, window } = task;
  const opened = openArms(task, others, engines);
  const { series, layout, worlds } = opened;
  const { cells, rows, size, width, months } = layout;
  const beside = { ...opened, taken: openTaken(opened) };
  const { yearly } = beside;
  const reactionAt = 2 * arms.length * series;
  const kept = yearsIn(months, task.from);
  const { sums, add, finish } = beside.simulations[0].summing(size);
  const differences = sums.world;
  const means = new Float64Array(count * width);
  const split = reactionParts.map((_, part) =>
    differences.subarray(parts.length * cells + part * rows, parts.length * cells + (part + 1) * rows),
  );
  for (let i = 0; i < count; i++) {
    passAll(beside, first + i);
    const row = i * width;
    worlds.forEach((world, arm) => {
      meansOverWindow(world, series, window, means, row + arm * series);
    });
    const common = row + arms.length * series;
    const outs = worlds.map((_, arm): MeansOut => ({ out: means, at: common + arm * series }));
    commonMeans(worlds, series, window, outs);
    meansOfYears(beside);
    takeApart(worlds, cells, differences);
    takeReactionApart(beside, differences, split);
    split.forEach((values, part) => {
      means[row + reactionAt + part] = meanOf(values, 1, 0, window);
    });
    const reactionEnd = row + reactionAt + reactionParts.length;
    for (let year = 0; year < kept; year++) {
      const span = monthsOfYear(year, months, task.from);
      for (let arm = 0; arm < worlds.length; arm++) {
        const at = reactionEnd + (arm * kept + year) * yearly.length;
        for (let n = 0; n < yearly.length; n++) means[at + n] = commonMean(worlds, arm, series, yearly[n], span);
      }
    }
    add();
  }
  finish();
  const moments = { counts: sums.counts.slice(), cellMeans: sums.means.slice(), squares: sums.squares.slice() };
  const values = new Float32Array(0);
  const none = new Float64Array(0);
  const empty = { survival: none, ledgers: none, accounts: none, dealings: none };
  return { first, count, values, ...moments, means, ...empty };
}

/**
 * As above, but only some means are kept, over the months in which all three arms have a value.
 *
 * @returns means at `((replication - first) * arms + arm) * readings + reading`; the other arrays are empty
 */
export function readArms(
  task: BatchTask,
  others: NonNullable<BatchTask["arms"]>,
  readings: readonly Reading[],
  engines: Engines,
): BatchResult {
  const { first, count } = task;
  const last = Math.max(...readings.map(({ months }) => months[1]));
  const wanted = { series: [...new Set(readings.map(({ serie }) => serie))], months: [0, last] as const };
  const beside = openArms(task, others, engines, wanted);
  const { series, worlds } = beside;
  const means = new Float64Array(count * arms.length * readings.length);
  for (let i = 0; i < count; i++) {
    passAll(beside, first + i);
    for (let arm = 0; arm < arms.length; arm++) {
      const at = (i * arms.length + arm) * readings.length;
      for (const [reading, { serie, months }] of readings.entries()) {
        means[at + reading] = commonMean(worlds, arm, series, serie, months);
      }
    }
  }
  const none = new Float64Array(0);
  const moments = { counts: none, cellMeans: none, squares: none };
  const empty = { survival: none, ledgers: none, accounts: none, dealings: none };
  return { first, count, values: new Float32Array(0), ...moments, ...empty, means };
}

/** The three arms side by side, and what is kept of the world that they are in. */
interface Beside {
  readonly layout: ArmCells;
  /** Number of series. */
  readonly series: number;
  /** Place of the buyer value of the whole market among them, and of the series whose years are kept. */
  readonly buyerValue: number;
  readonly yearly: readonly number[];
  /** Worlds in the order of `arms`. */
  readonly simulations: readonly Simulation[];
  /** By arm: what was observed, rows by series. */
  readonly worlds: readonly Float64Array[];
  /** This month without entry, which the second arm is held to. */
  readonly behaviour: Behaviour;
}

/** What it takes to take the reaction apart. */
interface Taken {
  /** By month: what effort and price bring to the reaction. */
  readonly reaction: readonly [effort: Float64Array, price: Float64Array];
  /** The trade of this month in the second arm. */
  readonly trade: Trade;
}

/**
 * The arms go through the months together, so each is in a world of its own.
 *
 * @param only  as that of `prepareReplications`
 */
function openArms(
  { market, seed, from }: BatchTask,
  others: NonNullable<BatchTask["arms"]>,
  engines: Engines,
  only?: Parameters<typeof prepareReplications>[3],
): Beside {
  const [withoutReaction, entry] = others;
  const simulations = [market, withoutReaction, entry].map((arm, place) =>
    prepareReplications(arm, seed, (of) => engines(of, others.length - place), only),
  );
  const [without] = simulations;
  const { series } = without.observer;
  const yearly = yearlyPlaces(series).map(({ place }) => place);
  const layout = armCells(market.months, series.length, { series: yearly.length, from });
  return {
    layout,
    yearly,
    series: series.length,
    buyerValue: series.findIndex(({ measure, group }) => measure === "buyerValue" && group === ALL),
    simulations,
    worlds: simulations.map(() => new Float64Array(layout.cells)),
    behaviour: emptyBehaviour(without.world),
  };
}

function openTaken({ simulations: [, unmoved], layout: { months } }: Beside): Taken {
  return { reaction: [new Float64Array(months), new Float64Array(months)], trade: emptyTrade(unmoved.world) };
}

/**
 * Passes all months of a world in the three arms: in each month without entry, then held to that, then with entry. Where
 * the reaction is not taken apart nothing is noted of a month but what the second arm is held to, and the third, which
 * nobody looks at, goes by itself.
 */
function passAll(
  { simulations, worlds, series, behaviour, taken }: Beside & { readonly taken?: Taken },
  replication: number,
): void {
  const [without, unmoved, entry] = simulations;
  const [a, b, c] = worlds;
  const note = () => noteBehaviour(without.world, behaviour);
  const hold = () => holdBehaviour(unmoved.world, behaviour);
  const onTrade = taken && (() => noteTrade(unmoved.world, taken.trade));
  startTogether(simulations, replication);
  for (let month = 0; month <= without.watch.months[1]; month++) {
    const at = month * series;
    passMonth(without, month, a, at, undefined, note);
    passMonth(unmoved, month, b, at, onTrade, hold);
    if (taken === undefined) continue;
    passMonth(entry, month, c, at, () => {
      const { effort, price } = splitReaction(entry.world, taken.trade);
      taken.reaction[0][month] = effort;
      taken.reaction[1][month] = price;
    });
  }
  if (taken === undefined) passMonths(entry, c);
}

/** Where the means of an arm go. */
interface MeansOut {
  readonly out: Float64Array;
  readonly at: number;
}

/** Means of all series, arm by arm, over the months in which all arms have a value, NaN where there is none: row by row. */
function commonMeans(
  [one, two, three]: readonly Float64Array[],
  series: number,
  [first, last]: readonly [number, number],
  [ofOne, ofTwo, ofThree]: readonly MeansOut[],
): void {
  const counts = new Int32Array(series);
  for (const { out, at } of [ofOne, ofTwo, ofThree]) out.fill(0, at, at + series);
  for (let month = first; month <= last; month++) {
    for (let serie = 0; serie < series; serie++) {
      const cell = month * series + serie;
      const [a, b, c] = [one[cell], two[cell], three[cell]];
      if (Number.isNaN(a) || Number.isNaN(b) || Number.isNaN(c)) continue;
      ofOne.out[ofOne.at + serie] += a;
      ofTwo.out[ofTwo.at + serie] += b;
      ofThree.out[ofThree.at + serie] += c;
      counts[serie]++;
    }
  }
  for (const { out, at } of [ofOne, ofTwo, ofThree]) {
    for (let serie = 0; serie < series; serie++) out[at + serie] /= counts[serie];
  }
}

/** The same of one series, in one arm. */
function commonMean(
  [one, two, three]: readonly Float64Array[],
  arm: number,
  series: number,
  serie: number,
  [first, last]: readonly [number, number],
): number {
  const own = arm === 0 ? one : arm === 1 ? two : three;
  let [sum, n] = [0, 0];
  for (let cell = first * series + serie; cell <= last * series + serie; cell += series) {
    if (Number.isNaN(one[cell]) || Number.isNaN(two[cell]) || Number.isNaN(three[cell])) continue;
    sum += own[cell];
    n++;
  }
  return sum / n;
}

/** The years of a world in each arm, in the rows after its months. */
function meansOfYears({ worlds, series, layout }: Beside): void {
  for (let year = 0; year < layout.years; year++) {
    const span = monthsOfYear(year, layout.months);
    const at = (layout.months + year) * series;
    const outs = worlds.map((out): MeansOut => ({ out, at }));
    commonMeans(worlds, series, span, outs);
  }
}

/** Total, substitution and catfish effect of every cell of one world; NaN where an arm has no value. */
function takeApart([without, unmoved, entry]: readonly Float64Array[], cells: number, out: Float64Array): void {
  for (let cell = 0; cell < cells; cell++) {
    const substitution = gap(unmoved[cell], without[cell]);
    const catfish = gap(entry[cell], unmoved[cell]);
    const isWhole = !Number.isNaN(substitution + catfish);
    out[cell] = isWhole ? gap(entry[cell], without[cell]) : Number.NaN;
    out[cells + cell] = isWhole ? substitution : Number.NaN;
    out[2 * cells + cell] = isWhole ? catfish : Number.NaN;
  }
}

/** The parts of the reaction in every month and year of one world, missing where the reaction is. */
function takeReactionApart(
  { layout, series, buyerValue, taken: { reaction } }: Beside & { readonly taken: Taken },
  differences: Float64Array,
  split: readonly Float64Array[],
): void {
  const { months, years, cells } = layout;
  const [effort, price, orders] = split;
  for (let month = 0; month < months; month++) {
    const catfish = differences[2 * cells + month * series + buyerValue];
    const isKnown = !Number.isNaN(catfish);
    effort[month] = isKnown ? reaction[0][month] : Number.NaN;
    price[month] = isKnown ? reaction[1][month] : Number.NaN;
    orders[month] = gap(catfish, reaction[0][month] + reaction[1][month]);
  }
  for (let year = 0; year < years; year++) {
    for (const part of split) part[months + year] = meanOf(part, 1, 0, monthsOfYear(year, months));
  }
}

/** Differences no larger than this part of the values are rounding: a panel in another order is summed in another order. */
const ROUNDING = 1e-12;

/** `value` less `from`; exactly 0 where the two differ by no more than rounding, NaN where either is missing. */
export function gap(value: number, from: number): number {
  const difference = value - from;
  if (difference === 0) return 0;
  const isRounding = Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(from));
  return isRounding ? 0 : difference;
}
