import { ALL, type Series } from "../model/series.ts";
import { type Part, parts, type ReactionPart, reactionParts } from "../worlds/arms.ts";
import { armCells } from "../worlds/simulateArms.ts";
import { halfWidth, type Ratio, ratioOfMoments } from "../worlds/statistics/intervals.ts";
import type { Moments } from "../worlds/statistics/moments.ts";

/**
 * A part of the effect month by month; index `month * series.length + series`, of a part of the reaction, which is on
 * buyer value alone, `month`. Missing is NaN.
 */
export interface MonthlyPart {
  /** Worlds in which all three arms have a value in this month. */
  readonly n: Float64Array;
  readonly difference: Float64Array;
  /** 95 % t interval over the paired worlds. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The same year by year, the first twelve months of the run being the first, with the part's share of the total. */
export interface YearlyPart extends MonthlyPart {
  /** As that of `SeriesEffect`; NaN where there is none. */
  readonly share: Float64Array;
  readonly shareLower: Float64Array;
  readonly shareUpper: Float64Array;
}

/** What the parts of the effect, and those of the reaction of buyer value, are in each month. */
export type PartsOverTime<Kind> = Readonly<Record<Part | ReactionPart, Kind>>;

/** The measure of which the reaction is taken apart: buyer value of the whole market. */
export function isTakenApart({ measure, group }: Series): boolean {
  return measure === "buyerValue" && group === ALL;
}

/** Rows of moments: the months of the run, or its years. */
interface RowsOf {
  readonly moments: Moments;
  readonly series: readonly Series[];
  readonly layout: ReturnType<typeof armCells>;
  readonly first: number;
  readonly count: number;
}

/** The parts month by month, from the moments of all worlds. */
export function monthlyParts(moments: Moments, months: number, series: readonly Series[]): PartsOverTime<MonthlyPart> {
  return partsOf({ moments, series, layout: armCells(months, series.length), first: 0, count: months });
}

/** The same by year of the run, with shares. */
export function yearlyParts(moments: Moments, months: number, series: readonly Series[]): PartsOverTime<YearlyPart> {
  const layout = armCells(months, series.length);
  const rows = { moments, series, layout, first: months, count: layout.years };
  return withShares(partsOf(rows), rows);
}

/** The parts in some rows; the reaction on buyer value is the sum of its parts, and totals are those of theirs. */
function partsOf({ moments, series, layout, first, count }: RowsOf): PartsOverTime<MonthlyPart> {
  const [total, substitution, catfish] = parts.map((_, part) =>
    statisticsOf(moments, part * layout.cells + first * series.length, count * series.length),
  );
  const [catfishEffort, catfishPrice, catfishOrders] = reactionParts.map((_, part) =>
    statisticsOf(moments, parts.length * layout.cells + part * layout.rows + first, count),
  );
  return addedUp({ total, substitution, catfish, catfishEffort, catfishPrice, catfishOrders }, series);
}

/** The same with differences that add up to the last bit; intervals stay about what they were made for. */
export function addedUp<Kind extends MonthlyPart>(over: PartsOverTime<Kind>, series: readonly Series[]) {
  const place = series.findIndex(isTakenApart);
  const { substitution, catfish, catfishEffort, catfishPrice, catfishOrders } = over;
  const reactions = catfish.difference.map((value, cell) => {
    if (cell % series.length !== place) return value;
    const row = Math.floor(cell / series.length);
    return catfishEffort.difference[row] + catfishPrice.difference[row] + catfishOrders.difference[row];
  });
  const totals = substitution.difference.map((value, cell) => value + reactions[cell]);
  return {
    ...over,
    catfish: { ...catfish, difference: reactions },
    total: { ...over.total, difference: totals },
  };
}

function statisticsOf({ counts, means, squares }: Moments, from: number, many: number): MonthlyPart {
  const n = counts.slice(from, from + many);
  const difference = means.slice(from, from + many).map((value, cell) => (n[cell] === 0 ? Number.NaN : value));
  const half = n.map((worlds, cell) => halfWidth(worlds, squares[from + cell]));
  return {
    n,
    difference,
    lower: difference.map((value, cell) => value - half[cell]),
    upper: difference.map((value, cell) => value + half[cell]),
  };
}

/**
 * With the share that each part has of the total. The covariance of two parts follows from the spread of their sum:
 * what is needed for it is in the moments of the parts and of the total.
 */
function withShares(over: PartsOverTime<MonthlyPart>, rows: RowsOf): PartsOverTime<YearlyPart> {
  const { moments, series, layout, first, count } = rows;
  const squaresOf = (part: number, cell: number) => moments.squares[part * layout.cells + first * series.length + cell];
  const shares = Array.from({ length: count * series.length }, (_, cell) => {
    const [t, s, c] = [0, 1, 2].map((part) => squaresOf(part, cell));
    const [substitution, catfish] = [over.substitution.difference[cell], over.catfish.difference[cell]];
    if (isOpposite(substitution, catfish)) return undefined;
    const products = (c + t - s) / 2;
    return ratioOfMoments(over.total.n[cell], [catfish, over.total.difference[cell]], [c, t, products]);
  });
  const known = (share: (ratio: Ratio) => Ratio) => shares.map((ratio) => ratio && share(ratio));
  const none = shares.slice(0, count).map(() => undefined);
  return {
    total: sharing(
      over.total,
      known(() => WHOLE),
    ),
    substitution: sharing(over.substitution, known(restOf)),
    catfish: sharing(over.catfish, shares),
    catfishEffort: sharing(over.catfishEffort, none),
    catfishPrice: sharing(over.catfishPrice, none),
    catfishOrders: sharing(over.catfishOrders, none),
  };
}

const WHOLE: Ratio = { value: 1, lower: 1, upper: 1 };

/** The share of substitution is what that of the catfish effect leaves. */
export function restOf({ value, lower, upper }: Ratio): Ratio {
  return { value: 1 - value, lower: 1 - upper, upper: 1 - lower };
}

function sharing(part: MonthlyPart, shares: readonly (Ratio | undefined)[]): YearlyPart {
  const column = (name: keyof Ratio) => Float64Array.from(shares, (ratio) => ratio?.[name] ?? Number.NaN);
  return { ...part, share: column("value"), shareLower: column("lower"), shareUpper: column("upper") };
}

/** What a part may be by rounding alone, as a share of the other. */
const ROUNDING = 1e-12;

/** Parts of which one takes back what the other gives: neither has a share of their sum. */
export function isOpposite(one: number, other: number): boolean {
  const [less, more] = [Math.abs(one), Math.abs(other)].sort((a, b) => a - b);
  return one * other < 0 && less > ROUNDING * more;
}
