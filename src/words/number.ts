import { type Measure, type MeasureName, measures } from "../model/measures.ts";

/** Five significant digits, so that charts stay compact and print no 0.30000000000000004; null where missing. */
export function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(5)) : null;
}

/** A number for people, about three digits; `12.4 %` for a share that is read in percent; `-` where missing. */
export function formatNumber(value: number, percent = false): string {
  if (!Number.isFinite(value)) return "-";
  return percent ? `${percents(value)} %` : decimals(value);
}

/** An interval for people: `3.2 to 5.0`, with the unit after the second number only. */
export function formatInterval(lower: number, upper: number, percent = false): string {
  return `${percent ? percents(lower) : decimals(lower)} to ${formatNumber(upper, percent)}`;
}

/** A number with so many decimals, of the percentage where it is read in percent; `-` where missing. */
export function formatPlaces(value: number, places: number, percent = false): string {
  if (!Number.isFinite(value)) return "-";
  return percent ? `${fixed(value * 100, places)} %` : fixed(value, places);
}

function percents(share: number): string {
  const size = Math.abs(share * 100);
  return fixed(share * 100, size >= 99.95 ? 0 : size >= 0.95 || size < 0.0005 ? 1 : 2);
}

function decimals(value: number): string {
  const size = Math.abs(value);
  return fixed(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}

/** With commas between thousands, and no sign on a zero. */
function fixed(value: number, places: number): string {
  const [whole, fraction] = value.toFixed(places).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const joined = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return /^-?0(\.0+)?$/.test(joined) ? "0" : joined;
}

/** `one world` or `200 worlds`. */
export function worlds(count: number): string {
  return count === 1 ? "one world" : `${fixed(count, 0)} worlds`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** Significant digits that people are shown. */
const DIGITS = 3;
/** What is shown as 0. */
const TINY_NUMBER = 5e-7;

/** A number for people: three significant digits unless asked otherwise, no exponent, no sign on zero. */
export function shortNumber(value: number, digits = DIGITS): string {
  if (Number.isNaN(value)) return "-";
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size < TINY_NUMBER) return "0";
  const magnitude = Math.floor(Math.log10(size));
  return rounded.toFixed(Math.min(6, Math.max(0, digits - 1 - magnitude)));
}

/** A level of a measure with its unit where it is short: `1.31`, `93.2 %`. */
export function level(measure: MeasureName, value: number): string {
  if (Number.isNaN(value)) return "-";
  return isPercent(measure) ? `${(value * 100).toFixed(1)} %` : shortNumber(value);
}

/** A difference with its sign: `+0.13`, `-4.1 points`. */
export function change(measure: MeasureName, value: number): string {
  if (Number.isNaN(value)) return "-";
  const text = isPercent(measure) ? points(value) : shortNumber(value);
  return Number(text) > 0 ? `+${text}` : text;
}

/** An interval without repeating the unit: `0.10 to 0.16`. Both ends are turned to the same side. */
export function interval(measure: MeasureName, lower: number, upper: number): string {
  if (Number.isNaN(lower) || Number.isNaN(upper)) return "no interval";
  const show = isPercent(measure) ? points : (end: number) => shortNumber(end);
  return `${show(lower)} to ${show(upper)}`;
}

/** Percentage points of a difference of shares; small ones keep their digits, so that no interval ends in 0.0. */
export function points(value: number): string {
  const percent = value * 100;
  return Math.abs(percent) < 1 ? shortNumber(percent, 2) : percent.toFixed(1);
}

/** True for measures that people read in percent. */
export function isPercent(measure: MeasureName): boolean {
  const row: Measure = measures[measure];
  return row.percent === true;
}

/** Half of a tenth of a percentage point: what a share of 99.9 % is rounded by. */
const TINY_SHARE = 0.0005;

/** True when the whole interval of a difference is too small to be seen in the numbers shown. */
export function isTiny(measure: MeasureName, lower: number, upper: number): boolean {
  const least = isPercent(measure) ? TINY_SHARE : TINY_NUMBER;
  return Math.abs(lower) < least && Math.abs(upper) < least;
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
