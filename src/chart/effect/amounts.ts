import type { PartOfEffect, SeriesEffect } from "../../experiment/effect/seriesEffect.ts";
import type { Money } from "../../experiment/money.ts";
import { inSentence } from "../read/subjects.ts";
import { type Showing, showingOf } from "../read/track.ts";

/** How the numbers of one measure are said and drawn. */
export interface Wording {
  readonly showing: Showing;
  /** `the price`, `service effort of incumbents`. */
  readonly noun: string;
  /** Said after a difference: ` points`, ` months`; empty for an index. */
  readonly unit: string;
  /** What a difference is multiplied by before it is said; a share of the level without entry for the price. */
  readonly factor: number;
}

/** How differences of an effect are said; those of the price in percent of the price without entry. */
export function wordingOf({ series, means }: SeriesEffect, money?: Money): Wording {
  const showing = showingOf(series.measure, money);
  const noun = series.measure === "price" ? `the ${inSentence(showing, series)}` : inSentence(showing, series);
  if (series.measure === "price" && means.withoutEntry > 0) {
    return { showing, noun, unit: " %", factor: 100 / means.withoutEntry };
  }
  if (showing.percent) return { showing, noun, unit: " points", factor: 100 };
  return { showing, noun, unit: unitAfter(showing.unit), factor: 1 };
}

/** An index has no unit that people would say, and `launches a year` repeats its noun. */
function unitAfter(unit: string): string {
  if (unit === "index") return "";
  return ` ${unit.replace(/^\S+ a year$/, "a year")}`;
}

/** True where the 95 % interval of a part is clear of zero. */
export function isClear({ lower, upper }: PartOfEffect): boolean {
  return lower > 0 || upper < 0;
}

/** `raises` or `lowers`. */
export function verbOf({ difference }: PartOfEffect): "raises" | "lowers" {
  return difference > 0 ? "raises" : "lowers";
}

/** Size of a difference without its sign, with its interval on the same side: `3.3 % (3.2 to 3.4`, bracket left open. */
export function sizeOf(part: PartOfEffect, { factor, unit }: Wording): string {
  const sign = part.difference < 0 ? -factor : factor;
  const ends = [part.lower * sign, part.upper * sign].sort((a, b) => a - b);
  return `${threeDigits(part.difference * sign)}${unit} (${threeDigits(ends[0])} to ${threeDigits(ends[1])}`;
}

/** A difference with its sign: `-0.042`, `+4.1`. */
export function signed(value: number, factor: number): string {
  const text = threeDigits(value * factor);
  return Number(text) > 0 ? `+${text}` : text;
}

/** `-0.043 to -0.041`. */
export function rangeOf({ lower, upper }: PartOfEffect, factor: number): string {
  return `${threeDigits(lower * factor)} to ${threeDigits(upper * factor)}`;
}

/** Three significant digits, no exponent, six decimals at most, no sign on zero; `-` where missing. */
function threeDigits(value: number): string {
  if (!Number.isFinite(value)) return "-";
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  if (size < 5e-7) return "0";
  const decimals = Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size))));
  return rounded.toFixed(decimals).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");
}
