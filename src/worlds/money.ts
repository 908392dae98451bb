import { type Measure, type MeasureName, measures } from "../model/measures.ts";
import type { Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ArmMonths, Comparison, MonthlyStatistics, ScenarioResult, WindowMeans } from "./result.ts";

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

/** The unit of a measure, the currency in place of unit costs: `EUR a month`. */
export function unitIn(measure: MeasureName, money: Money = UNIT_COSTS): string {
  const { unit }: Measure = measures[measure];
  return unit.replace(UNIT_COSTS.unit, money.unit);
}

/**
 * A comparison with every amount of money in the currency of the scenario, in the reference too: what a currency
 * is in the reference does not matter, or the two could not be told apart from a change of price. The one place
 * where the unit cost of a scenario meets the numbers of the model; what is in that currency already stays as it is.
 */
export function inCurrency(comparison: Comparison): Comparison {
  const money = moneyOf(comparison.result.scenario);
  const { result, reference } = comparison;
  return {
    ...comparison,
    result: resultIn(money, result),
    ...(reference === undefined ? {} : { reference: resultIn(money, reference) }),
  };
}

function resultIn(money: Money, result: ScenarioResult): ScenarioResult {
  const from = result.money ?? UNIT_COSTS;
  if (isSameMoney(from, money)) return result;
  const { series, monthly, singleWorlds, sinceEntry } = result;
  return {
    ...meansIn(money, result),
    monthly: statisticsIn(money, from, series, monthly),
    singleWorlds: singleWorlds.map(({ replication, values }) => {
      return { replication, values: columnsIn(money, from, series, values) };
    }),
    sinceEntry: {
      ...sinceEntry,
      statistics: statisticsIn(money, from, sinceEntry.series, sinceEntry.statistics),
    },
  };
}

/** Window means with their amounts of money in another unit. */
export function meansIn<Means extends Pick<WindowMeans, "series" | "means" | "money">>(
  money: Money,
  result: Means,
): Means {
  const from = result.money ?? UNIT_COSTS;
  if (isSameMoney(from, money)) return result;
  return { ...result, means: columnsIn(money, from, result.series, result.means), money };
}

/** The same for series along time, which do not say themselves what their money is counted in. */
export function monthsIn(money: Money, from: Money, months: ArmMonths): ArmMonths {
  if (isSameMoney(from, money)) return months;
  const { series, means, values } = months;
  const columns = (numbers: Float64Array) => columnsIn(money, from, series, numbers);
  const { n, mean, lower, upper } = means;
  return {
    ...months,
    means: { n, mean: columns(mean), lower: columns(lower), upper: columns(upper) },
    values: columns(Float64Array.from(values)),
  };
}

function statisticsIn(
  money: Money,
  from: Money,
  series: readonly Series[],
  { n, mean, lower, upper, p05, p25, p50, p75, p95 }: MonthlyStatistics,
): MonthlyStatistics {
  const columns = (values: Float64Array) => columnsIn(money, from, series, values);
  return {
    n,
    mean: columns(mean),
    lower: columns(lower),
    upper: columns(upper),
    p05: columns(p05),
    p25: columns(p25),
    p50: columns(p50),
    p75: columns(p75),
    p95: columns(p95),
  };
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
