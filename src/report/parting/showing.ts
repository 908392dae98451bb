import { isMoney, type Money, UNIT_COSTS } from "../../experiment/money.ts";
import { type MeasureName, measures } from "../../model/measures.ts";
import { INCUMBENTS, type Series } from "../../model/series.ts";
import { isPercent, level, shortNumber } from "../answer/quantities.ts";

/** Two levels of a measure: `0.511 instead of 0.117`; the unit is said with the difference. */
export function levels(measure: MeasureName, scenario: number, baseline: number, money: Money): string {
  const show = (value: number) =>
    isPercent(measure) ? level(measure, value) : shortNumber(value * (isMoney(measure) ? money.factor : 1));
  return `${show(scenario)} instead of ${show(baseline)}`;
}

/** An amount of a measure with its sign and unit: `+0.031`, `-4.1 points`, `+3.2 EUR`. */
export function signedAmount(measure: MeasureName, value: number, money: Money): string {
  const size = shortNumber(Math.abs(value) * (isPercent(measure) ? 100 : isMoney(measure) ? money.factor : 1));
  const sign = size === "0" ? "" : value < 0 ? "-" : "+";
  const unit = isPercent(measure)
    ? " points"
    : isMoney(measure) && money.unit !== UNIT_COSTS.unit
      ? ` ${money.unit}`
      : "";
  return `${sign}${size}${unit}`;
}

/** `buyer value`, `price of powerhouse`, `inertia of incumbents`. */
export function nameOf({ measure, group }: Series): string {
  const { label } = measures[measure];
  const name = label.charAt(0).toLowerCase() + label.slice(1);
  if (group === "all") return name;
  return group === INCUMBENTS ? `${name} of incumbents` : `${name} of ${group}`;
}
