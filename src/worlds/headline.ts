import type { MeasureName } from "../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../model/series.ts";

/** The measure that decisions are judged by. */
export const decisive: Series = { measure: "buyerValue", group: ALL };

/** The same for who asks: what a group of suppliers earns, where one does. */
export function decisiveFor(asker?: string): Series {
  return asker === undefined ? decisive : { measure: "profit", group: asker };
}

/** The few measures that an answer is about, chosen beforehand: with many, some differ by luck. */
export const headline: readonly Series[] = [
  { measure: "price", group: ALL },
  { measure: "service", group: ALL },
  { measure: "technologyLag", group: ALL },
  { measure: "fillRate", group: ALL },
  decisive,
  { measure: "launches", group: ALL },
  { measure: "inertia", group: INCUMBENTS },
  { measure: "concentration", group: ALL },
  { measure: "newcomerShare", group: ALL },
];

/** What all buyers pay a unit, with what looking and leaving cost: what a change saves is told of it. */
export const TOTAL_COST: Series = { measure: "totalCost", group: ALL };

/** What a group of suppliers that asks looks at: what it earns, has of the spend and holds, and what selling costs it. */
export const ofAsker = ["profit", "shareOfSpend", "contracts", "sellingCost"] as const satisfies readonly MeasureName[];

/** Its series; none where buyers ask. */
export function ownOf(asker?: string): readonly Series[] {
  return asker === undefined ? [] : ofAsker.map((measure): Series => ({ measure, group: asker }));
}

/** What an answer is about for who asks: a group of suppliers reads of itself before it reads of the market. */
export function headlineFor(asker?: string): readonly Series[] {
  return [...ownOf(asker), ...headline];
}

/**
 * The series whose means are kept world by world in each year of the run.
 *
 * @param asker  the group of suppliers that asks, if one does
 */
export function yearlyOf(asker?: string): readonly Series[] {
  return [...headline, TOTAL_COST, ...ownOf(asker)];
}
