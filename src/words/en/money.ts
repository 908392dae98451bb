import type { MeanInterval } from "../../worlds/statistics/intervals.ts";
import { tidyNumber } from "../number.ts";

/** How amounts of money are said, from the least that is said so, largest first. */
const SCALES = [
  { least: 1e12, by: 1e12, word: " trillion" },
  { least: 1e9, by: 1e9, word: " billion" },
  { least: 1e6, by: 1e6, word: " million" },
  { least: 1e4, by: 1e3, word: " thousand" },
  { least: 0, by: 1, word: "" },
] as const;

function scaleOf(value: number) {
  return SCALES.find(({ least }) => Math.abs(value) >= least) ?? SCALES[SCALES.length - 1];
}

/** An amount as somebody gave it: `12 million EUR`. */
export function moneyText(value: number, unit: string): string {
  const { by, word } = scaleOf(value);
  return `${tidyNumber(value / by)}${word} ${unit}`;
}

/**
 * An amount with its 95 % interval, all on one scale and to one place: `1.4 million EUR (1.3 to 1.7)`.
 *
 * @param times  `a year`, where it is one
 */
export function moneyWithin(
  { mean: value, lower, upper }: Pick<MeanInterval, "mean" | "lower" | "upper">,
  unit: string,
  times = "",
): string {
  const { word, text } = onOneScale(lower, upper);
  const head = `${text(value)}${word} ${unit}${times === "" ? "" : ` ${times}`}`;
  return Number.isFinite(lower) && Number.isFinite(upper) ? `${head} (${text(lower)} to ${text(upper)})` : head;
}

/** An interval alone, on one scale: `-1.88 to 0.67 billion JPY`. */
export function moneyRange({ lower, upper }: Pick<MeanInterval, "lower" | "upper">, unit: string, times = ""): string {
  const { word, text } = onOneScale(lower, upper);
  return `${text(lower)} to ${text(upper)}${word} ${unit}${times === "" ? "" : ` ${times}`}`;
}

function onOneScale(lower: number, upper: number) {
  const { by, word } = scaleOf(Math.max(Math.abs(lower), Math.abs(upper)));
  const places = placesFor((upper - lower) / 2 / by);
  return { word, text: (amount: number) => (amount / by).toFixed(places).replace(/^-(0(\.0*)?)$/, "$1") };
}

/** Decimals at which half the width of an interval has two digits; one interval needs no more. */
function placesFor(half: number): number {
  if (!(half > 0) || !Number.isFinite(half)) return 1;
  return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(half))));
}
