import { type Measure, type MeasureName, measures } from "../../model/measures.ts";

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
