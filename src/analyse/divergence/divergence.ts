import type { Market } from "../../model/market.ts";
import type { Series } from "../../model/series.ts";
import type { TracedWorld } from "../../model/trace.ts";
import {
  type Difference,
  type Divergence,
  type EventDifference,
  type NumberDifference,
  sharedNumbering,
} from "./difference.ts";
import { decisions, eventDifferencesOf, eventOf, pointOf, stepsOf } from "./eventDifferences.ts";
import { USUAL_SERIES } from "./extremeWorlds.ts";
import { inputDifferences } from "./inputDifferences.ts";
import type { QuantityName } from "./quantities.ts";
import { runSideBySide } from "./sideBySide.ts";
import { eventCountsOf } from "./wideningGaps.ts";

export interface DivergenceOptions {
  readonly seed: string;
  /** Number of the world, the same in both markets. */
  readonly replication: number;
  /** First and last month of the outcome, both included. */
  readonly window: readonly [number, number];
  /** What the story ends with; buyer value of the whole market unless said. */
  readonly series?: Series;
}

/**
 * Finds where the two histories of one world part, and what came after that. Runs the world twice under
 * each market, side by side, with the same seed and number, and compares every month to the last bit.
 * Where one market has more months, the months that both have are compared.
 *
 *     const arms = { baseline: "without entry", scenario: "with entry" };   // said inside sentences
 *     const money = commonMoney([baseline, scenario]);                      // src/worlds/money.ts
 *     const extremes = extremeWorlds(baselineResult, scenarioResult, series);
 *     const replication = asked ?? (extremes === undefined ? 0 : worldToTell(extremes));
 *     const divergence = divergenceOf(baseline.market, scenario.market, { seed, replication, window, series });
 *     const { worlds, sentences } = divergenceStory({ divergence, extremes, arms, money });   // src/words/en
 *     const chart = worldPair(divergence, arms, provenance, money);                        // src/draw
 *
 * `extremeWorlds` also takes means that were read back from a saved run; they are in that money already, while
 * all numbers here are in unit costs until they are told.
 */
export function divergenceOf(baseline: Market, scenario: Market, options: DivergenceOptions): Divergence {
  const { seed, replication, window, series = USUAL_SERIES } = options;
  const months = Math.min(baseline.months, scenario.months);
  const numbering = sharedNumbering(baseline, scenario);
  const sides = runSideBySide(baseline, scenario, { numbering, seed, replication, months, window, series });
  const { worlds, numbers, parts } = sides;
  const eventDifferences = eventDifferencesOf(worlds.baseline, worlds.scenario);
  const firstNoticed = eventDifferences.find(
    (difference) =>
      !concernsEntrantAlone(difference, worlds.baseline) || !concernsEntrantAlone(difference, worlds.scenario),
  );
  const decision = eventDifferences.find((difference) => decisions.has(eventOf(difference)?.event ?? "enter"));
  const story = { eventDifferences, decision, parts, months };
  return {
    seed,
    replication,
    months,
    inputs: inputDifferences(baseline, scenario),
    first: earlier(numbers.first, eventDifferences[0]),
    firstNoticed: earlier(numbers.firstNoticed, firstNoticed),
    decision,
    eventDifferences,
    steps: stepsOf(story, baseline, scenario, { seed, replication }),
    eventCounts: eventCountsOf(worlds.baseline, worlds.scenario),
    parts,
    outcome: { series, window, ...sides.outcome },
    worlds,
  };
}

/** Whether it happened to an entrant alone, that nobody had on a panel in that month of this world. */
function concernsEntrantAlone(difference: EventDifference, world: TracedWorld): boolean {
  const { month } = difference;
  const event = eventOf(difference);
  if (event === undefined || event.buyer !== "") return false;
  const supplier = world.suppliers.indexOf(event.supplier);
  if (supplier < 0) return true;
  return (
    world.supplierKinds[supplier] === "newcomer" &&
    !world.spells.some((spell) => spell.supplier === supplier && spell.from <= month && month <= spell.to)
  );
}

/** Numbers that a month makes, or frees, before it orders, or when it is closed; all others come with the orders. */
const pointOfQuantity: Readonly<Partial<Record<QuantityName, number>>> = {
  demand: 0,
  courting: 4.5,
  value: 2.5,
  utility: 2.5,
  control: 8,
};
const WITH_THE_ORDERS = 5;

function earlier(
  number: NumberDifference | undefined,
  difference: EventDifference | undefined,
): Difference | undefined {
  if (number === undefined || difference === undefined) return number ?? difference;
  if (number.month !== difference.month) return number.month < difference.month ? number : difference;
  return (pointOfQuantity[number.quantity] ?? WITH_THE_ORDERS) < pointOf(difference) ? number : difference;
}
