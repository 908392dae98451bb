import { type Measure, type MeasureName, measures } from "../model/measures.ts";

/** A percentage as text, e.g. `20%` or `12.5 %`. */
export const PERCENTAGE = /^-?\d+(\.\d+)?\s?%$/;

/** A text in which a number has the word in place of the sign, with the sign: `fillRate < 95 percent`. */
export function withPercentSign(text: string): string | undefined {
  const written = text.replace(/(\d)\s*(?:percent|per cent|pct|prozent)\b/gi, "$1%");
  return written === text ? undefined : written;
}

/** The fraction that a percentage stands for; dividing the decimal text keeps 20% at 0.2 exactly. */
export function fractionOf(percentage: string): number {
  const number = percentage.replace("%", "").trim();
  return /e/i.test(number) ? Number(number) / 100 : Number(`${number}e-2`);
}

/** A fraction as a percentage, without digits that binary numbers add: 0.07 is `7%`. */
export function percentageOf(fraction: number): string {
  return `${Number((100 * fraction).toPrecision(12))}%`;
}

/** A number, or the fraction of a percentage. */
export function amountOf(written: number | string): number {
  return typeof written === "number" ? written : fractionOf(written);
}

/** Whether a measure is a share, which people write in percent. */
export function isShare(measure: MeasureName): boolean {
  const { percent = false }: Measure = measures[measure];
  return percent;
}

/** A little above 1 is an edge that all of it lies below, and no percentage. */
const LEAST_PERCENTAGE = 2;

/** The percentage that was meant by a number that is too large for a share; undefined where it may be one. */
export function meantPercentage(value: number): string | undefined {
  return Math.abs(value) >= LEAST_PERCENTAGE ? `${value}%` : undefined;
}

/** Measures whose zero means nothing is there, so that a percentage of them makes sense. */
const relativeMeasures: ReadonlySet<MeasureName> = new Set(["price", "launches"]);

/** Whether a percentage of a measure makes sense. */
export function hasZero(measure: MeasureName): boolean {
  return relativeMeasures.has(measure);
}
