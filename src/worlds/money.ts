import { type Measure, type MeasureName, measures } from "../model/measures.ts";
import type { Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What money is counted in. */
export interface Money {
  /** Word for it: `unit costs`, or a currency such as `EUR`. */
  readonly unit: string;
  /** What the reference supplier's unit costs in it. */
  readonly factor: number;
}

/** As the model counts: what a unit costs the reference supplier is 1. */
export const UNIT_COSTS: Money = { unit: "unit costs", factor: 1 };

/** The money that a scenario asks for; unit costs where it asks for none. */
export function moneyOf({ currency, unitCost }: Pick<Scenario, "currency" | "unitCost">): Money {
  if (currency === undefined && unitCost === 1) return UNIT_COSTS;
  return { unit: currency ?? "currency units", factor: unitCost };
}

/** The money that all of these scenarios ask for; unit costs where they do not agree. */
export function commonMoney(scenarios: readonly Pick<Scenario, "currency" | "unitCost">[]): Money {
  const [first = UNIT_COSTS, ...others] = scenarios.map(moneyOf);
  return others.every((other) => isSameMoney(first, other)) ? first : UNIT_COSTS;
}

export function isSameMoney(one: Money, other: Money): boolean {
  return one.unit === other.unit && one.factor === other.factor;
}

/** True for measures that are amounts of money. */
export function isMoney(measure: MeasureName): boolean {
  return measures[measure].unit.includes(UNIT_COSTS.unit);
}

/** True for amounts of a month, which come to more in a year; prices, values of a unit and what is in hand do not. */
export function isMoneyAMonth(measure: MeasureName): boolean {
  return measures[measure].unit === `${UNIT_COSTS.unit} a month`;
}

/** The unit of a measure, the currency in place of unit costs: `EUR a month`. */
export function unitIn(measure: MeasureName, money: Money = UNIT_COSTS): string {
  const { unit }: Measure = measures[measure];
  return unit.replace(UNIT_COSTS.unit, money.unit);
}

/**
 * Numbers with their amounts of money in another unit.
 *
 * @param values  index `row * series.length + series`
 */
export function columnsIn(money: Money, from: Money, series: readonly Series[], values: Float64Array): Float64Array {
  if (isSameMoney(from, money)) return values;
  const isAmount = series.map(({ measure }) => isMoney(measure));
  return values.map((value, at) => (isAmount[at % series.length] ? (value / from.factor) * money.factor : value));
}
