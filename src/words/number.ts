import { type Measure, type MeasureName, measures } from "../model/measures.ts";
import { isMoney } from "../worlds/money.ts";

/*
 * The one way to write a number that people read, in answers, tables, pages and charts:
 *
 * - three significant digits, or as many decimals as an interval bears; ends of an interval that differ look different;
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
const MISSING = "-";

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
  return Number.isFinite(value) ? `${percents(value)} %` : MISSING;
}

/** A share in percent without the sign: one decimal, more near none and near all, so that it never says either falsely. */
function percents(share: number, more = 0): string {
  const percent = inPercent(share);
  const size = Math.abs(percent);
  if (size < DUST) return "0";
  const short = shortOfAll(size);
  if (short === 0) return percent < 0 ? "-100" : "100";
  if (size >= 99.95 && short < 0) return atPlaces(percent, more);
  if (size >= 0.95) return atPlaces(percent, more + Math.max(1, -magnitudeOf(short)));
  return atPlaces(percent, more + Math.max(2, 1 - magnitudeOf(size)));
}

/** A share times 100, without the last digits of a product of doubles. */
function inPercent(share: number): number {
  return Number((share * 100).toPrecision(12));
}

/** What a percentage lacks to 100, without the last digits of a difference of doubles. */
function shortOfAll(percent: number): number {
  return Number((100 - percent).toFixed(10));
}

/** A number with so many decimals, of the percentage where it is read in percent; `-` where missing. */
export function formatPlaces(value: number, places: number, percent = false): string {
  if (!Number.isFinite(value)) return MISSING;
  return percent ? `${atPlaces(value * 100, places)} %` : atPlaces(value, places);
}

/** Rounded to so many decimals, to tens or hundreds where they are negative; a digit where that would leave none. */
function atPlaces(value: number, places: number): string {
  if (Math.abs(value) < DUST) return "0";
  const unit = 10 ** places;
  const isLost = Math.round(Math.abs(value) * unit) === 0;
  return shortNumber(value, isLost ? 1 : magnitudeOf(roundedAt(value, places)) + 1 + places);
}

/** For its magnitude only: 9.97 has two digits before the point where it is said with one decimal. */
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

/** An interval with so many decimals, or more where its ends would look the same; the unit after the second number. */
export function placesInterval(lower: number, upper: number, places: number, percent = false): string {
  const scale = percent ? 100 : 1;
  const text = range(lower * scale, upper * scale, (end, more) => formatPlaces(end, places + more));
  return percent && text !== NO_INTERVAL ? `${text} %` : text;
}

/** An interval for people: `3.2 to 5.0`, with the unit after the second number only. */
export function formatInterval(lower: number, upper: number, percent = false): string {
  if (!percent) return range(lower, upper, (end, more) => shortNumber(end, DIGITS + more));
  const text = range(...withinShare(lower, upper), percents, 100);
  return text === NO_INTERVAL ? text : `${text} %`;
}

const NO_INTERVAL = "no interval";

/** Most digits that are added to tell the ends of an interval apart. */
const MOST_MORE = 4;

/** Digits beyond the usual ones that the ends of an interval need to look different. */
function moreFor(lower: number, upper: number, text: (end: number, more: number) => string): number {
  if (!Number.isFinite(lower + upper)) return 0;
  const isSame = Math.abs(upper - lower) <= SAME * Math.max(Math.abs(lower), Math.abs(upper));
  let more = 0;
  while (!isSame && more < MOST_MORE && text(lower, more) === text(upper, more)) more++;
  return more;
}

/** Ends that differ by less, as a share of their size, differ by rounding error only. */
const SAME = 1e-9;

/**
 * `0.10 to 0.16`, with more digits where the ends differ and would look the same, and fewer where one is much nearer to
 * zero than the other: what is left of `-0.0000984` beside `-0.00749` is `-0.000098`.
 *
 * @param scale  what an end is multiplied by where it is written
 */
function range(lower: number, upper: number, text: (end: number, more: number) => string, scale = 1): string {
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return NO_INTERVAL;
  const more = moreFor(lower, upper, text);
  const [from, to] = [text(lower, more), text(upper, more)];
  return `${shortened(from, lower * scale, to)} to ${shortened(to, upper * scale, from)}`;
}

/** The end of an interval with at most one decimal more than the other. */
function shortened(text: string, value: number, other: string): string {
  const most = decimalsOf(other) + 1;
  if (other === "0" || other.endsWith("n") || decimalsOf(text) <= most) return text;
  return `${text.startsWith("+") ? "+" : ""}${atPlaces(value, most)}`;
}

function decimalsOf(text: string): number {
  return text.split(".")[1]?.length ?? 0;
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
  return Number.isFinite(share) ? `${wholePercents(share)} %` : MISSING;
}

/** `40 to 51 %`, within 0 and 100 %. */
export function wholePercentRange(lower: number, upper: number): string {
  const text = wholePercentsRange(...withinShare(lower, upper));
  return text === NO_INTERVAL ? text : `${text} %`;
}

/** `-4 to 120`, in percent: of shares of a sum whose parts may have either sign. */
export function wholePercentsRange(lower: number, upper: number): string {
  return range(lower, upper, wholePercents, 100);
}

/** `66.7 (66.6 to 66.8) %`: the share has as many digits more as its interval needs. */
export function wholePercentWithin(share: number, lower: number, upper: number): string {
  return `${wholePercents(share, moreFor(lower, upper, wholePercents))} (${wholePercentsRange(lower, upper)}) %`;
}

/** The same without the percent sign, also of shares below 0 and above 1. */
export function wholePercents(share: number, more = 0): string {
  if (!Number.isFinite(share)) return MISSING;
  const percent = inPercent(share);
  const size = Math.abs(percent);
  const short = shortOfAll(size);
  const near = Math.min(size, short > 0 ? short : size);
  // Sums of worlds are whole but for rounding error.
  if (near < 1e-9) return atPlaces(Math.round(percent), 0);
  return atPlaces(percent, near <= 0.5 ? Math.max(1, -magnitudeOf(near)) + more : more);
}

/** A level of a measure with its unit where it is short: `1.31`, `93.2 %`. */
export function level(measure: MeasureName, value: number): string {
  return formatNumber(value, isPercent(measure));
}

/** A level, with as many digits more as its interval needs: `1.3102` of `1.3101 to 1.3104`. */
export function levelWithin(measure: MeasureName, value: number, lower: number, upper: number): string {
  if (isPercent(measure))
    return Number.isFinite(value) ? `${percents(value, moreFor(lower, upper, percents))} %` : MISSING;
  return shortNumber(value, DIGITS + moreFor(lower, upper, (end, more) => shortNumber(end, DIGITS + more)));
}

/** The interval of a level without its unit: `1.28 to 1.34`, `92.9 to 93.5`. */
export function levelInterval(measure: MeasureName, lower: number, upper: number): string {
  if (!isPercent(measure)) return formatInterval(lower, upper);
  return range(...(isWithinShare(measure) ? withinShare(lower, upper) : ([lower, upper] as const)), percents, 100);
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

/** The interval of a difference with its signs: `-0.06 to +0.04`. */
export function changeInterval(measure: MeasureName, lower: number, upper: number): string {
  const factor = isPercent(measure) ? 100 : 1;
  return signedRange(lower * factor, upper * factor, isPercent(measure));
}

/** A difference with its sign: `+1.20`, `-0.0412`; `+4.1` where it is in percent or percentage points. */
export function signed(value: number, inPercent = false, more = 0): string {
  const text = sizeText(value, inPercent, more);
  return value > 0 && text !== "0" && text !== MISSING ? `+${text}` : text;
}

/** A place on an axis of differences, as short as it is: `+0.05`. */
export function signedTick(value: number): string {
  return `${value > 0 ? "+" : ""}${tidyNumber(value, 4)}`;
}

/** `-0.0600 to -0.0400`. */
export function signedRange(lower: number, upper: number, inPercent = false): string {
  return range(lower, upper, (end, more) => signed(end, inPercent, more));
}

/** The same without plus signs, where the words have said which way. */
export function sizeRange(lower: number, upper: number, inPercent = false): string {
  return range(lower, upper, (end, more) => sizeText(end, inPercent, more));
}

/** A size and its interval, `4.00` and `3.96 to 4.04`: the size has as many digits more as its interval. */
export function sizeWithRange(value: number, lower: number, upper: number, inPercent = false) {
  const more = moreFor(lower, upper, (end, digits) => sizeText(end, inPercent, digits));
  return { size: sizeText(value, inPercent, more), range: sizeRange(lower, upper, inPercent) };
}

/** A difference without a plus sign; of percent and percentage points small ones keep two digits. */
export function sizeText(value: number, inPercent = false, more = 0): string {
  if (!inPercent) return shortNumber(value, DIGITS + more);
  return Math.abs(value) < 1 ? shortNumber(value, 2 + more) : formatPlaces(value, 1 + more);
}

/** An interval of a difference without repeating the unit: `0.10 to 0.16`. Both ends are turned to the same side. */
export function interval(measure: MeasureName, lower: number, upper: number): string {
  const factor = isPercent(measure) ? 100 : 1;
  return sizeRange(lower * factor, upper * factor, isPercent(measure));
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

/** Half of a tenth of a percentage point, and what is next to nothing of an index or a number of months. */
const TINY = { share: 0.0005, number: 5e-7 };

/** True when the whole interval of a difference is too small to matter to anybody; of money none is, in some currency. */
export function isTiny(measure: MeasureName, lower: number, upper: number): boolean {
  const least = isPercent(measure) ? TINY.share : isMoney(measure) ? DUST : TINY.number;
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
