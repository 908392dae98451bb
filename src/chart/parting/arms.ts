import type { Scenario } from "../../scenario/scenario.ts";

/** What the two markets that are held against each other are called inside a sentence. */
export interface Arms {
  /** `in the baseline`, `without entry`. */
  readonly baseline: string;
  /** `with the change`, `with entry`. */
  readonly scenario: string;
}

/** In what money is shown: a currency and what a unit cost is in it. */
export interface Money {
  readonly unit: string;
  readonly factor: number;
}

/** Where there is no currency, or where two scenarios have different ones. */
export const UNIT_COSTS: Money = { unit: "unit costs", factor: 1 };

/** The money of two scenarios: their currency where both have the same, else unit costs. */
export function moneyOf(baseline: Scenario, scenario: Scenario): Money {
  const { currency, unitCost } = scenario;
  const isSame = currency === baseline.currency && unitCost === baseline.unitCost;
  return isSame && currency !== undefined ? { unit: currency, factor: unitCost } : UNIT_COSTS;
}
