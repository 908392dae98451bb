import type { PlausibleDifference } from "../../analyse/plausible/spread.ts";
import type { MeasureName } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { hasZero } from "../../scenario/shares.ts";
import { isMoney, unitIn } from "../../worlds/money.ts";
import { saidSeries } from "../names.ts";
import { isPercent, shortNumber, sizeText } from "../number.ts";
import { numberWithin, placesWithin, sizeRange, sizeWithin } from "../together.ts";

/** A difference between two arms with its 95 % interval, and the mean that it is a difference from; all in `unit`. */
export interface SaidDifference extends Series {
  readonly unit: string;
  /** What people call the group that it is of, where its noun does not say it. */
  readonly whose?: string;
  readonly reference: number;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/** How a headline measure is called inside a sentence. */
const nouns: Partial<Record<MeasureName, string>> = {
  price: "the price",
  service: "service effort",
  technologyLag: "the technology lag",
  fillRate: "the fill rate",
  buyerValue: "buyer value",
  launches: "new-market launches",
  inertia: "the inertia of incumbents",
  concentration: "the concentration of spend",
  newcomerShare: "the newcomers' share of spend",
  shareOfSpend: "the share of spend",
  sellingCost: "the selling cost",
};

/** A measure as the subject or object of a sentence, with an article where it needs one. */
export function nounOf(measure: MeasureName): string {
  return nouns[measure] ?? measure;
}

/** Its name on its own, as `price of newcomer`, with an article where a sentence says it with one. */
export function withArticle(measure: MeasureName, noun: string): string {
  return nounOf(measure).startsWith("the ") ? `the ${noun}` : noun;
}

/** The same of a difference, with its group. */
export function nounFor({ measure, whose }: Pick<SaidDifference, "measure" | "whose">): string {
  return whose === undefined ? nounOf(measure) : `${nounOf(measure)} of ${whose}`;
}

/** Measures whose unit is said after the number; an index has none. */
const withUnits: ReadonlySet<MeasureName> = new Set(["technologyLag", "buyerValue", "profit", "sellingCost"]);

/** The unit said after a number, with a space before it; a currency is said of every amount. */
export function spokenUnit({ measure, unit }: Pick<SaidDifference, "measure" | "unit">): string {
  const isSaid = withUnits.has(measure) || (isMoney(measure) && unit !== unitIn(measure));
  return isSaid ? ` ${unit}` : "";
}

/** The same after a difference, which of shares is in points. */
export function unitAfter(row: Pick<SaidDifference, "measure" | "unit">): string {
  return isPercent(row.measure) ? " points" : spokenUnit(row);
}

/** What a difference does: `lowers the price by 4.1 % (3.2 to 5.0`, `multiplies ...`; the bracket is left open. */
export function withVerb(row: SaidDifference): string {
  const { times, size, range } = sizeOf(row);
  const verb = times ? "multiplies" : row.difference > 0 ? "raises" : "lowers";
  return `${verb} ${nounFor(row)} by ${size} (${range}`;
}

/** What a difference does, said of the measure: `the price falls by 2.6 % (2.5 to 2.6)`, `launches are 3.1 times as high`. */
export function asWritten(row: SaidDifference): string {
  const { times, size, range } = sizeOf(row);
  const noun = nounFor(row);
  if (times) return `${noun} ${isPlural(row.measure) ? "are" : "is"} ${size} times as high (${range})`;
  const verb = row.difference > 0 ? "rise" : "fall";
  return `${noun} ${verb}${isPlural(row.measure) ? "" : "s"} by ${size} (${range})`;
}

function isPlural(measure: MeasureName): boolean {
  return measure === "launches" || measure === "contracts";
}

/**
 * Where the same difference lies in nine of ten of many markets: `by 0.9 to 4.0 %`, `1.2 to 3.4 times as high`, and
 * `anywhere from 0.3 % lower to 4.0 % higher` where they do not agree, or where there is no direction to follow.
 */
export function overMarkets(
  row: SaidDifference,
  { p05, p95, relative }: PlausibleDifference,
  isClear: boolean,
): string {
  const isRelative = hasZero(row.measure) && row.reference !== 0;
  const [low, high] = isRelative ? [relative.p05, relative.p95] : [p05, p95];
  const inPercent = isRelative || isPercent(row.measure);
  const [factor, unit] = inPercent ? [100, isRelative ? " %" : " points"] : [1, spokenUnit(row)];
  const isOneSided = isClear && Math.min(low * row.difference, high * row.difference) >= 0;
  if (isOneSided && isRelative && sizeOf(row).times) {
    return `${shortNumber(1 + low)} to ${shortNumber(1 + high)} times as high`;
  }
  const ends = [low, high].map((end) => Math.abs(end * factor)).sort((a, b) => a - b);
  if (isOneSided) return `by ${sizeRange(ends[0], ends[1], inPercent)}${unit}`;
  const side = (end: number) => {
    if (end === 0) return "no difference";
    return `${sizeText(Math.abs(end * factor), inPercent)}${unit} ${end > 0 ? "higher" : "lower"}`;
  };
  return `it lies anywhere from ${side(low)} to ${side(high)}`;
}

/** How the one arm is than the other: `price 4.1 % lower (3.2 to 5.0 %)`, `launches 3.1 times as high (2.9 to 3.3)`. */
export function asComparative(row: SaidDifference, scenario: Pick<Scenario, "labels">): string {
  const name = saidSeries(scenario, row);
  if (row.difference === 0) return `${name} no different`;
  const { times, size, range, unit } = sizeOf(row);
  if (times) return `${name} ${size} times as high (${range})`;
  return `${name} ${size} ${row.difference > 0 ? "higher" : "lower"} (${range}${unit})`;
}

/** True for a change that is many times as large as what it is a change from: a percentage that nobody can picture. */
export function isFromNextToNothing({ measure, reference, difference }: SaidDifference): boolean {
  return hasZero(measure) && reference > 0 && difference / reference > MANY_TIMES;
}

/** Ten times as high. */
const MANY_TIMES = 9;

/** The size of a difference and its interval, both without sign: the verb or comparative has it. */
interface Size {
  /** True where size and ends say how many times as high it is. */
  readonly times: boolean;
  readonly size: string;
  readonly range: string;
  /** What is repeated after the second end of an interval that stands by itself. */
  readonly unit: string;
}

function sizeOf(row: SaidDifference): Size {
  const { measure } = row;
  const [low, high] = row.difference > 0 ? [row.lower, row.upper] : [-row.upper, -row.lower];
  const size = Math.abs(row.difference);
  const base = Math.abs(row.reference);
  const unit = Number.isNaN(low) ? "" : isPercent(measure) ? " points" : "";
  if (!hasZero(measure) || base === 0) {
    const factor = isPercent(measure) ? 100 : 1;
    const said = sizeWithin(size * factor, low * factor, high * factor, isPercent(measure));
    return { times: false, size: `${said.value}${unitAfter(row)}`, range: said.range, unit };
  }
  if (row.difference > base) {
    const times = numberWithin(1 + size / base, 1 + low / base, 1 + high / base);
    return { times: true, size: times.value, range: times.range, unit };
  }
  // No level of these measures can be below zero, so that none can fall by more than all of it.
  const most = row.difference < 0 ? Math.min(high, base) : high;
  const [part, from, to] = [size, low, most].map((each) => (each / base) * 100);
  const { value, range } = placesWithin(part, from, to, decimalsOf(size / base, (high - low) / base));
  return { times: false, size: `${value} %`, range, unit: Number.isNaN(low) ? "" : " %" };
}

/** Decimals of shares in percent: one, or as many as tell the ends of the interval and the size from nothing. */
function decimalsOf(size: number, width: number): number {
  const decimalsFor = (share: number, digits: number) =>
    share > 0 ? digits - 1 - Math.floor(Math.log10(share * 100)) : 0;
  return Math.min(6, Math.max(1, decimalsFor(width > size / 1000 ? width / 2 : 0, 1), decimalsFor(size, 2)));
}
