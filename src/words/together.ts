import type { MeasureName } from "../model/measures.ts";
import {
  exactly,
  inManner,
  isLostAt,
  isPercent,
  isWithinShare,
  type Manner,
  MISSING,
  mannerOfSize,
  percentManner,
  plainManner,
  scaledBy,
  wholePercentManner,
  withinShare,
  withSign,
} from "./number.ts";

/*
 * Numbers that stand side by side in a row of a table or in a statement, two levels, or a mean and its interval, have the
 * same decimals: those of the largest, or as many more as show that none of them is nothing and that the ends of an
 * interval differ. What is exactly nothing, or exactly all of something, has none: `0`, `100 %`. So has what is so much
 * smaller than the others that it would take more than two decimals more: one digit of it is kept.
 */

/** Most decimals that are added for the smallest of the numbers, and to tell the ends of an interval apart. */
const MOST_MORE = { smallest: 2, ends: 4 };

/** Ends that differ by less, as a share of their size, differ by rounding only: tables keep seven digits. */
const SAME = 1e-6;

const NO_INTERVAL = "no interval";

/** A number and its interval, with the same decimals. */
export interface NumberAndRange {
  readonly value: string;
  /** `1.28 to 1.34`, or `no interval`. */
  readonly range: string;
}

/** Numbers for people, side by side: `9.9 %` and `99.96 %` are `9.90 %` and `99.96 %`. */
export function alignedNumbers(values: readonly number[], percent = false): string[] {
  const manner = percent ? percentManner : plainManner;
  const texts = aligned(manner, values);
  return percent ? texts.map(withPercent) : texts;
}

/** Levels of a measure in one row or one statement, each with its unit where that is short. */
export function alignedLevels(measure: MeasureName, values: readonly number[]): string[] {
  return alignedNumbers(values, isPercent(measure));
}

/** Shares of worlds, cases or variance in one statement: `99.5 %` and `40.0 %`. */
export function alignedWholePercents(shares: readonly number[]): string[] {
  return aligned(wholePercentManner, shares).map(withPercent);
}

/** Differences of one measure in one row or one statement, with their signs; those in percent are points. */
export function alignedSigned(values: readonly number[], points = false): string[] {
  return aligned(mannerOfSize(points), values).map((text, index) => withSign(values[index], text));
}

function aligned(manner: Manner, values: readonly number[]): string[] {
  const places = commonPlaces(manner, values);
  return values.map((value) => inManner(manner, value, places));
}

/** A number and its interval as one text: `12.4 % (11.9 to 12.9 %)`. @param unit  said after the number */
export function inBrackets({ value, range }: NumberAndRange, unit = ""): string {
  return `${value}${unit} (${range})`;
}

/** A number with its interval, each with its unit: `12.4 %` and `11.9 to 12.9 %`. */
export function numberWithin(value: number, lower: number, upper: number, percent = false): NumberAndRange {
  return numberBeside(value, lower, upper, [], percent);
}

/** The same with other numbers of the statement, which have the same decimals. */
export function numberBeside(
  value: number,
  lower: number,
  upper: number,
  others: readonly number[],
  percent = false,
): NumberAndRange & { readonly others: readonly string[] } {
  const manner = percent ? percentManner : plainManner;
  const [from, to] = percent ? withinShare(lower, upper) : [lower, upper];
  const places = placesOf(manner, value, from, to, others);
  const said = written(manner, places, value, from, to);
  const texts = others.map((other) => inManner(manner, other, places));
  return percent ? { ...inPercent(said), others: texts.map(withPercent) } : { ...said, others: texts };
}

/** An interval for people: `3.2 to 5.0`, with the unit after the second number only. */
export function formatInterval(lower: number, upper: number, percent = false): string {
  return numberWithin(Number.NaN, lower, upper, percent).range;
}

/** A number and its interval with so many decimals, or more; the unit after the first and the last number. */
export function placesWithin(
  value: number,
  lower: number,
  upper: number,
  places: number,
  percent = false,
): NumberAndRange {
  const said = within({ scale: percent ? 100 : 1, places: () => places }, value, lower, upper);
  return percent ? inPercent(said) : said;
}

/** A share of worlds, cases or variance with its interval, within 0 and 100 %: `92 %` and `86 to 96 %`. */
export function wholePercentWithin(share: number, lower: number, upper: number): NumberAndRange {
  return inPercent(within(wholePercentManner, share, ...withinShare(lower, upper)));
}

/** `40 to 51 %`, within 0 and 100 %. */
export function wholePercentRange(lower: number, upper: number): string {
  return wholePercentWithin(Number.NaN, lower, upper).range;
}

/** The same in percent without the sign, of shares of a sum whose parts may have either sign: `66` and `-4 to 120`. */
export function wholePercentsWithin(share: number, lower: number, upper: number): NumberAndRange {
  return within(wholePercentManner, share, lower, upper);
}

/** A level and its interval without its unit: `93.2 %` and `92.9 to 93.5`. */
export function levelWithin(measure: MeasureName, value: number, lower: number, upper: number): NumberAndRange {
  if (!isPercent(measure)) return within(plainManner, value, lower, upper);
  const ends = isWithinShare(measure) ? withinShare(lower, upper) : ([lower, upper] as const);
  const said = within(percentManner, value, ...ends);
  return { ...said, value: withPercent(said.value) };
}

/** A difference and its interval with their signs: `+0.13` and `+0.06 to +0.20`; those of shares are points. */
export function changeWithin(measure: MeasureName, value: number, lower: number, upper: number): NumberAndRange {
  const factor = isPercent(measure) ? 100 : 1;
  return signedWithin(value * factor, lower * factor, upper * factor, isPercent(measure));
}

/** The interval of a difference with its signs: `-0.06 to +0.04`. */
export function changeInterval(measure: MeasureName, lower: number, upper: number): string {
  return changeWithin(measure, Number.NaN, lower, upper).range;
}

/** The same of a number that is in percent or percentage points already, or in neither. */
export function signedWithin(value: number, lower: number, upper: number, points = false): NumberAndRange {
  return within(mannerOfSize(points), value, lower, upper, withSign);
}

/** A difference and its interval without plus signs, where the words or the number have said which way. */
export function sizeWithin(value: number, lower: number, upper: number, points = false): NumberAndRange {
  return within(mannerOfSize(points), value, lower, upper);
}

/** `0.040 to 0.060`. */
export function sizeRange(lower: number, upper: number, points = false): string {
  return sizeWithin(Number.NaN, lower, upper, points).range;
}

/** A difference with its sign and its interval without plus signs: `+0.13` and `0.10 to 0.16`. */
export function changeAndInterval(measure: MeasureName, value: number, lower: number, upper: number): NumberAndRange {
  const factor = isPercent(measure) ? 100 : 1;
  const said = sizeWithin(value * factor, lower * factor, upper * factor, isPercent(measure));
  return { ...said, value: withSign(value, said.value) };
}

/** An interval of a difference without repeating the unit: `0.10 to 0.16`. Both ends are turned to the same side. */
export function interval(measure: MeasureName, lower: number, upper: number): string {
  return changeAndInterval(measure, Number.NaN, lower, upper).range;
}

function inPercent({ value, range }: NumberAndRange): NumberAndRange {
  return { value: withPercent(value), range: withPercent(range) };
}

function withPercent(text: string): string {
  return text === MISSING || text === NO_INTERVAL ? text : `${text} %`;
}

function within(manner: Manner, value: number, lower: number, upper: number, sign = unsigned): NumberAndRange {
  return written(manner, placesOf(manner, value, lower, upper), value, lower, upper, sign);
}

const unsigned = (_: number, text: string): string => text;

/** @param sign  puts a sign before the text of a number */
function written(
  manner: Manner,
  places: number | undefined,
  value: number,
  lower: number,
  upper: number,
  sign = unsigned,
): NumberAndRange {
  const text = (number: number) => sign(number, inManner(manner, number, places));
  const isKnown = Number.isFinite(lower) && Number.isFinite(upper);
  return { value: text(value), range: isKnown ? `${text(lower)} to ${text(upper)}` : NO_INTERVAL };
}

/** Decimals of a number and its interval, and of others that stand beside them. */
function placesOf(
  manner: Manner,
  value: number,
  lower: number,
  upper: number,
  others: readonly number[] = [],
): number | undefined {
  const ends = Number.isFinite(lower) && Number.isFinite(upper) ? [lower, upper] : [];
  return placesApart(manner, ends, commonPlaces(manner, [value, ...ends, ...others]));
}

/** Decimals of numbers that stand together; undefined where none of them has any. */
function commonPlaces(manner: Manner, values: readonly number[]): number | undefined {
  const known = values
    .filter(Number.isFinite)
    .map((value) => scaledBy(manner, value))
    .filter((scaled) => exactly(manner, scaled) === undefined)
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  if (known.length === 0) return undefined;
  const [smallest, largest] = [known[0], known[known.length - 1]];
  const needed = known.map((scaled) => manner.least?.(scaled) ?? Number.NEGATIVE_INFINITY);
  const usual = Math.max(manner.places(largest), ...needed);
  for (let more = 0; more <= MOST_MORE.smallest; more++) {
    if (!isLostAt(smallest, usual + more)) return usual + more;
  }
  return usual;
}

/** The same, or as many more as the ends of an interval that differ need to look different. */
function placesApart(manner: Manner, ends: readonly number[], places: number | undefined): number | undefined {
  if (places === undefined || ends.length === 0) return places;
  const [lower, upper] = ends;
  if (Math.abs(upper - lower) <= SAME * Math.max(Math.abs(lower), Math.abs(upper))) return places;
  const look = (end: number, more: number) => inManner(manner, end, places + more);
  let more = 0;
  while (more < MOST_MORE.ends && look(lower, more) === look(upper, more)) more++;
  return places + more;
}
