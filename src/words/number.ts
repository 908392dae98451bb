import { TINY_SHARE } from "../analyse/phases.ts";
import { type Measure, type MeasureName, measures } from "../model/measures.ts";
import { isMoney } from "../worlds/money.ts";

/*
 * The one way to write a number that people read, in answers, tables, pages and charts:
 *
 * - three significant digits, or as many decimals as an interval bears; numbers that stand side by side share their
 *   decimals (`together.ts`);
 * - commas between thousands, `billion` and `trillion` beyond, never an exponent;
 * - what is not 0 is not said as 0, and `-` where there is no number;
 * - shares in percent, `93.2 %`, and differences of them in percentage points, with one decimal, or two digits where
 *   they are below one.
 *
 * The rule is the same in every currency: a price of 1.31 unit costs is 0.000131 or 62,900,000 elsewhere. Numbers for
 * programs, in CSV and JSON, are not written here.
 */

/** Significant digits that people are shown. */
const DIGITS = 3;

/** What is smaller is rounding error of sums, whatever money is counted in. */
const DUST = 1e-12;

/** Stands where there is no number. */
export const MISSING = "-";

/** Digits beyond which a computer's number has none. */
const MOST_DIGITS = 15;

/** What numbers too long to be read are counted in, largest first. */
const LARGE = [
  { least: 1e12, name: " trillion" },
  { least: 1e9, name: " billion" },
] as const;

/** Five significant digits, so that charts stay compact and print no 0.30000000000000004; null where missing. */
export function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(5)) : null;
}

/** A number for people: three significant digits unless asked otherwise, no exponent, no sign on zero. */
export function shortNumber(value: number, digits = DIGITS): string {
  if (!Number.isFinite(value)) return MISSING;
  if (Math.abs(value) < DUST) return "0";
  const kept = Math.min(MOST_DIGITS, Math.max(1, digits));
  const number = Number(value.toPrecision(kept));
  const large = LARGE.find(({ least }) => Math.abs(number) >= least);
  const scaled = number / (large?.least ?? 1);
  return `${grouped(scaled, kept - 1 - magnitudeOf(scaled))}${large?.name ?? ""}`;
}

/** The same without zeros at its end, for what somebody chose: a setting, a limit, a place on an axis. */
export function tidyNumber(value: number, digits = MOST_DIGITS): string {
  return shortNumber(value, digits)
    .replace(/(\.\d*?)0+(?=$| )/, "$1")
    .replace(/\.(?=$| )/, "");
}

/** The power of ten of its first digit. */
function magnitudeOf(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}

/** With commas between thousands. */
function grouped(value: number, places: number): string {
  const [whole, fraction] = value.toFixed(Math.min(20, Math.max(0, places))).split(".");
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** A whole number of things that are counted, with all its digits: `1,250`. */
export function count(things: number): string {
  return Number.isFinite(things) ? grouped(things, 0) : MISSING;
}

/** `one world` or `200 worlds`. */
export function worlds(many: number): string {
  return many === 1 ? "one world" : `${count(many)} worlds`;
}

/** A number for people, three digits; `12.4 %` for a share that is read in percent; `-` where missing. */
export function formatNumber(value: number, percent = false): string {
  if (!percent) return shortNumber(value);
  return Number.isFinite(value) ? `${inManner(percentManner, value)} %` : MISSING;
}

/** How a number is turned into text: by how many decimals, and what is nothing or all of something. */
export interface Manner {
  /** What the number is multiplied by where it is written; all below is about the product. */
  readonly scale: number;
  /** Decimals of a number that stands by itself; tens or hundreds where negative. */
  readonly places: (scaled: number) => number;
  /** Decimals without which it would be said to be all of something, and is not. */
  readonly least?: (scaled: number) => number;
  /** The text of what is exactly nothing, or exactly all. */
  readonly exact?: (scaled: number) => string | undefined;
}

/** Three significant digits. */
export const plainManner: Manner = {
  scale: 1,
  places: (value) => DIGITS - 1 - magnitudeOf(Number(value.toPrecision(DIGITS))),
};

/** A share in percent: one decimal, more near none and near all, so that it never says either falsely. */
export const percentManner: Manner = {
  scale: 100,
  places: (percent) => {
    const [size, short] = [Math.abs(percent), shortOfAll(Math.abs(percent))];
    if (size >= 99.95 && short < 0) return 0;
    return size >= 0.95 ? Math.max(1, leastOfAll(percent)) : Math.max(2, 1 - magnitudeOf(size));
  },
  least: leastOfAll,
  exact: (percent) => (shortOfAll(Math.abs(percent)) === 0 ? (percent < 0 ? "-100" : "100") : undefined),
};

/** A share of worlds, cases or variance: no decimal, but near none and near all. */
export const wholePercentManner: Manner = {
  scale: 100,
  places: (percent) => {
    const near = nearNoneOrAll(Math.abs(percent));
    return near <= 0.5 ? Math.max(1, -magnitudeOf(near)) : 0;
  },
  least: (percent) => (shortOfAll(Math.abs(percent)) <= 0.5 ? leastOfAll(percent) : Number.NEGATIVE_INFINITY),
  // Sums of worlds are whole but for rounding error.
  exact: (percent) => (nearNoneOrAll(Math.abs(percent)) < 1e-9 ? atPlaces(Math.round(percent), 0) : undefined),
};

/** How far a percentage lies from the nearer of 0 and 100; above 100 from 0. */
function nearNoneOrAll(size: number): number {
  const short = shortOfAll(size);
  return short >= 0 ? Math.min(size, short) : size;
}

/** A difference in percent or percentage points: one decimal, two digits where it is below one. */
export const pointsManner: Manner = {
  scale: 1,
  places: (size) => (Math.abs(size) < 1 ? 1 - magnitudeOf(Number(size.toPrecision(2))) : 1),
};

/** Decimals that a percentage short of 100 needs not to look like it. */
function leastOfAll(percent: number): number {
  const short = shortOfAll(Math.abs(percent));
  return short > 0 && short < 50 ? -magnitudeOf(short) : Number.NEGATIVE_INFINITY;
}

/** A number as it is multiplied, without the last digits of a product of doubles. */
export function scaledBy({ scale }: Manner, value: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(12));
}

/** A number as it stands by itself, or with the decimals of those that it stands beside. */
export function inManner(manner: Manner, value: number, places?: number): string {
  if (!Number.isFinite(value)) return MISSING;
  const scaled = scaledBy(manner, value);
  return exactly(manner, scaled) ?? atPlaces(scaled, places ?? manner.places(scaled));
}

/** The text of what is nothing or all: it has no decimals beside any number. */
export function exactly({ exact }: Manner, scaled: number): string | undefined {
  return Math.abs(scaled) < DUST ? "0" : exact?.(scaled);
}

/** True where a number would be said to be nothing with so many decimals. */
export function isLostAt(scaled: number, places: number): boolean {
  return Math.round(Math.abs(scaled) * 10 ** places) === 0;
}

/** What a percentage lacks to 100, without the last digits of a difference of doubles. */
function shortOfAll(size: number): number {
  return Number((100 - size).toFixed(10));
}

/** A number with so many decimals, of the percentage where it is read in percent; `-` where missing. */
export function formatPlaces(value: number, places: number, percent = false): string {
  if (!Number.isFinite(value)) return MISSING;
  return percent ? `${atPlaces(value * 100, places)} %` : atPlaces(value, places);
}

/** Rounded to so many decimals, to tens or hundreds where they are negative; a digit where that would leave none. */
function atPlaces(value: number, places: number): string {
  if (Math.abs(value) < DUST) return "0";
  if (isLostAt(value, places)) return shortNumber(value, 1);
  // 9.97 with one decimal is 10.0, which has two digits before the point.
  const kept = roundedAt(value, places);
  return shortNumber(kept, magnitudeOf(kept) + 1 + places);
}

function roundedAt(value: number, places: number): number {
  return places >= 0 ? Number(value.toFixed(Math.min(20, places))) : Math.round(value * 10 ** places) / 10 ** places;
}

/**
 * Decimals at which a usual interval shows so many digits: 2 for a width of 0.03, and -3 for one of 4,000.
 *
 * @param widths  of the intervals that stand together; the median counts, of those that are known and not 0
 * @returns undefined where there is none
 */
export function placesFor(widths: readonly number[], digits = 1): number | undefined {
  const known = widths.filter((width) => width > DUST && Number.isFinite(width)).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  return digits - 1 - magnitudeOf(known[known.length >> 1]);
}

/**
 * An interval of a share as people read it: no further than 0 and 1, which Student's interval does not know of. Tables
 * for programs keep the ends as they are computed.
 */
export function withinShare(lower: number, upper: number): [lower: number, upper: number] {
  const within = (end: number) => (Number.isFinite(end) ? Math.min(1, Math.max(0, end)) : end);
  return [within(lower), within(upper)];
}

/** A share of worlds, cases or variance: `45 %`, with digits more near none and near all; `-` where missing. */
export function wholePercent(share: number): string {
  return Number.isFinite(share) ? `${inManner(wholePercentManner, share)} %` : MISSING;
}

/** A level of a measure with its unit where it is short: `1.31`, `93.2 %`. */
export function level(measure: MeasureName, value: number): string {
  return formatNumber(value, isPercent(measure));
}

/** Shares of a price or of a surplus, which may well be below 0. */
const OPEN_SHARES: readonly MeasureName[] = ["margin", "bargainingPower"];

/** Whether no value of a measure lies below 0 or above 100 %. */
export function isWithinShare(measure: MeasureName): boolean {
  return isPercent(measure) && !OPEN_SHARES.includes(measure);
}

/** A difference with its sign: `+0.13`, `-4.1`, which are points of a share. */
export function change(measure: MeasureName, value: number): string {
  return signed(isPercent(measure) ? value * 100 : value, isPercent(measure));
}

/** A difference with its sign: `+1.20`, `-0.0412`; `+4.1` where it is in percent or percentage points. */
export function signed(value: number, inPercent = false): string {
  return withSign(value, sizeText(value, inPercent));
}

/** The text of a number with a plus before it where it is above nothing. */
export function withSign(value: number, text: string): string {
  return value > 0 && text !== "0" && text !== MISSING ? `+${text}` : text;
}

/** A place on an axis of differences, as short as it is: `+0.05`. */
export function signedTick(value: number): string {
  return `${value > 0 ? "+" : ""}${tidyNumber(value, 4)}`;
}

/** A difference without a plus sign; of percent and percentage points small ones keep two digits. */
export function sizeText(value: number, inPercent = false): string {
  return inManner(mannerOfSize(inPercent), value);
}

/** How a difference is written. */
export function mannerOfSize(inPercent: boolean): Manner {
  return inPercent ? pointsManner : plainManner;
}

/** Percentage points of a difference of shares; small ones keep their digits, so that no interval ends in 0.0. */
export function points(value: number): string {
  return sizeText(value * 100, true);
}

/** True for measures that people read in percent. */
export function isPercent(measure: MeasureName): boolean {
  const row: Measure = measures[measure];
  return row.percent === true;
}

/** What is next to nothing of an index or a number of months. */
const TINY = 5e-7;

/** True when the whole interval of a difference is too small to matter to anybody; of money none is, in some currency. */
export function isTiny(measure: MeasureName, lower: number, upper: number): boolean {
  const least = isPercent(measure) ? TINY_SHARE : isMoney(measure) ? DUST : TINY;
  return Math.abs(lower) < least && Math.abs(upper) < least;
}

/** What Vega writes numbers with: the minus of the text, which every terminal and spreadsheet has. */
export const numberLocale: {
  decimal: string;
  thousands: string;
  grouping: number[];
  currency: [before: string, after: string];
  minus: string;
} = { decimal: ".", thousands: ",", grouping: [3], currency: ["", ""], minus: "-" };

/** Labels of an axis in the same way, as Vega expressions in this locale. */
export const axisNumber = [
  ...LARGE.map(({ least, name }) => `abs(datum.value) >= ${least} ? format(datum.value / ${least}, ',~r') + '${name}'`),
  "format(datum.value, ',~r')",
].join(" : ");
export const axisPercent = "format(datum.value * 100, ',~r') + ' %'";

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** `both` of two, `all 5` of more. */
export function bothOrAll(many: number): string {
  return many === 2 ? "both" : `all ${count(many)}`;
}

/**
 * As `listed`, at most three in a clause, all about as long: `a and b; then c and d`. More in one cannot be kept apart by who
 * listens, and one alone at the end is heard as an afterthought.
 */
export function inClauses(words: readonly string[]): string {
  const clauses = Math.ceil(words.length / 3);
  const from = (clause: number) => Math.ceil((clause * words.length) / clauses);
  const told = Array.from({ length: clauses }, (_, clause) => listed(words.slice(from(clause), from(clause + 1))));
  return told.join("; then ");
}

/** Those that say something: a sentence that does not hold is empty. */
export function said(sentences: readonly string[]): string[] {
  return sentences.filter((sentence) => sentence !== "");
}

/** A text with a capital at its beginning, as a sentence or a label has it. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `at month 119` or `over months 60 to 119`. */
export function monthsInWords([first, last]: readonly [number, number]): string {
  return first === last ? `at month ${first}` : `over months ${first} to ${last}`;
}

/** Months of a mean inside a sentence: `over months 60 to 119`, or `in month 0` where there is one. */
export function overMonths([first, last]: readonly [first: number, last: number]): string {
  return first === last ? `in month ${first}` : `over months ${first} to ${last}`;
}
