import type { Market, Value } from "../../model/market.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** The middle of a value that may be a distribution. */
export function middleOf(value: Value): number {
  if (typeof value === "number") return value;
  return value.distribution === "normal" ? value.mean : (value.low + value.high) / 2;
}

/** Earliest month in which anybody may enter; undefined when nobody does within the run. */
export function firstPossibleEntry(market: Market): number | undefined {
  if (!market.entryEnabled) return undefined;
  const months = market.suppliers
    .filter((group) => group.kind === "newcomer" && group.count > 0)
    .map((group) => Math.round(middleOf(group.parameters.entryMonth)));
  const first = Math.min(...months);
  return first < market.months ? first : undefined;
}

/** Months in which the timetable changes something, each once. */
export function timetableMonths(market: Market): number[] {
  return [...new Set(market.timetable.map((entry) => entry.month))].filter((month) => month < market.months);
}

/** The different gates of a track among the groups of buyers, lowest first; 1 and above cannot be reached and is kept. */
export function gates(scenario: Scenario, track: "fixedGate" | "flexibleGate"): number[] {
  const values = scenario.market.buyers.map((group) => Number(middleOf(group.parameters[track]).toPrecision(3)));
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Supplier groups that have members. */
export function supplierGroups(scenario: Scenario): Market["suppliers"] {
  return scenario.market.suppliers.filter((group) => group.count > 0);
}
