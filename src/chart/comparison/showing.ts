import type { CorrectedDifference } from "../../experiment/compare/compareArms.ts";
import { type Money, unitIn } from "../../experiment/money.ts";
import { type Measure, measures } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import { inSentence } from "../read/subjects.ts";

/** How differences of a measure are shown: of shares in percentage points, of the rest in their unit. */
export interface DifferenceShowing {
  readonly label: string;
  readonly unit: string;
  /** What a difference of the model is multiplied by. */
  readonly factor: number;
  readonly points: boolean;
}

export function differenceShowing({ measure, group }: Series, money?: Money): DifferenceShowing {
  const { label, percent = false }: Measure = measures[measure];
  const whose = group === "all" ? "" : `, ${group}`;
  return {
    label: `${label}${whose}`,
    unit: percent ? "percentage points" : unitIn(measure, money),
    factor: percent ? 100 : 1,
    points: percent,
  };
}

/** Significant digits that people are shown: differences are small, and their intervals narrow. */
const DIGITS = 3;

/** A difference for people: three significant digits, no exponent, no sign on zero. */
function significant(value: number): string {
  if (!Number.isFinite(value)) return "-";
  const rounded = Number(value.toPrecision(DIGITS));
  if (Math.abs(rounded) < 5e-7) return "0";
  const magnitude = Math.floor(Math.log10(Math.abs(rounded)));
  return rounded.toFixed(Math.min(6, Math.max(0, DIGITS - 1 - magnitude)));
}

/** A difference with its sign, e.g. `+1.20` or `-0.0412`. */
export function signed(value: number): string {
  const text = significant(value);
  return value > 0 && text !== "0" ? `+${text}` : text;
}

/** A place on an axis, with as many digits as it has. */
export function tickText(value: number): string {
  return value > 0 ? `+${Number(value.toPrecision(4))}` : String(Number(value.toPrecision(4)));
}

/** Least mean of the baseline, in spreads of the difference, that a percentage of it makes sense for. */
const FAR_FROM_ZERO = 2;

/** True where the difference may be said in percent of the baseline: a level that is clear of zero, and no share. */
export function isRelative({ series, meanReference, difference }: CorrectedDifference): boolean {
  const { unit, percent = false }: Measure = measures[series.measure];
  if (percent || !/unit costs|launches/.test(unit) || series.measure === "buyerValue") return false;
  return meanReference > 0 && Math.abs(difference) < FAR_FROM_ZERO * meanReference;
}

/** `price 2.6 % lower (2.5 to 2.6 %)`: a difference in a sentence, its interval on the same side. */
export function differenceWords(row: CorrectedDifference): string {
  const { series, difference, lower, upper, meanReference } = row;
  const showing = differenceShowing(series);
  const { label } = measures[series.measure];
  const name = inSentence({ label }, series);
  if (difference === 0) return `${name} no different`;
  const relative = isRelative(row);
  const scale = (difference < 0 ? -1 : 1) * (relative ? 1 / meanReference : showing.factor);
  const [low, high] = [lower * scale, upper * scale].sort((a, b) => a - b);
  const after = showing.points ? " points" : "";
  const unit = relative ? " %" : after;
  const shown = relative ? (value: number) => significant(value * 100) : significant;
  return `${name} ${shown(difference * scale)}${unit} ${difference < 0 ? "lower" : "higher"} (${shown(low)} to ${shown(high)}${unit})`;
}
