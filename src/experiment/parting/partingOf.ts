import type { Market } from "../../model/market.ts";
import type { Series } from "../../model/series.ts";
import type { TracedWorld } from "../../model/trace.ts";
import { castOf } from "./cast.ts";
import { chainOf } from "./chain.ts";
import { USUAL_SERIES } from "./extremeWorlds.ts";
import { decisions, eventOf, forksOf, pointOf } from "./forks.ts";
import { inputDifferences } from "./inputDifferences.ts";
import type { Difference, Fork, NumberDifference, Parting } from "./parting.ts";
import type { QuantityName } from "./quantities.ts";
import { runSideBySide } from "./sideBySide.ts";
import { talliesOf } from "./tallies.ts";

export interface PartingOptions {
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
 *     const money = commonMoney([baseline, scenario]);                      // src/experiment/money.ts
 *     const extremes = extremeWorlds(baselineResult, scenarioResult, series);
 *     const replication = asked ?? (extremes === undefined ? 0 : worldToTell(extremes));
 *     const parting = partingOf(baseline.market, scenario.market, { seed, replication, window, series });
 *     const { worlds, sentences } = partingStory({ parting, extremes, arms, money });   // src/report/parting
 *     const chart = worldPair(parting, arms, provenance, money);                        // src/chart
 *
 * `extremeWorlds` also takes means that were read back from a saved run; they are in that money already, while
 * all numbers here are in unit costs until they are told.
 */
export function partingOf(baseline: Market, scenario: Market, options: PartingOptions): Parting {
  const { seed, replication, window, series = USUAL_SERIES } = options;
  const months = Math.min(baseline.months, scenario.months);
  const cast = castOf(baseline, scenario);
  const sides = runSideBySide(baseline, scenario, { cast, seed, replication, months, window, series });
  const { worlds, numbers, parts } = sides;
  const forks = forksOf(worlds.baseline, worlds.scenario);
  const reach = forks.find((fork) => !isOwnAffair(fork, worlds.baseline) || !isOwnAffair(fork, worlds.scenario));
  const decision = forks.find((fork) => decisions.has(eventOf(fork)?.event ?? "enter"));
  const story = { forks, decision, parts, months };
  return {
    seed,
    replication,
    months,
    inputs: inputDifferences(baseline, scenario),
    first: earlier(numbers.first, forks[0]),
    reach: earlier(numbers.reach, reach),
    decision,
    forks,
    chain: chainOf(story, baseline, scenario, { seed, replication }),
    tallies: talliesOf(worlds.baseline, worlds.scenario),
    parts,
    outcome: { series, window, ...sides.outcome },
    worlds,
  };
}

/** Whether it happened to an entrant alone, that nobody had on a panel in that month of this world. */
function isOwnAffair(fork: Fork, world: TracedWorld): boolean {
  const { month } = fork;
  const event = eventOf(fork);
  if (event === undefined || event.buyer !== "") return false;
  const supplier = world.suppliers.indexOf(event.supplier);
  if (supplier < 0) return true;
  return (
    world.supplierKinds[supplier] === "newcomer" &&
    !world.spells.some((spell) => spell.supplier === supplier && spell.from <= month && month <= spell.to)
  );
}

/** Numbers that a month makes, or frees, before it orders; all others come with the orders. */
const pointOfQuantity: Readonly<Partial<Record<QuantityName, number>>> = {
  demand: 0,
  courting: 4.5,
  value: 2.5,
  utility: 2.5,
};
const WITH_THE_ORDERS = 5;

function earlier(number: NumberDifference | undefined, fork: Fork | undefined): Difference | undefined {
  if (number === undefined || fork === undefined) return number ?? fork;
  if (number.month !== fork.month) return number.month < fork.month ? number : fork;
  return (pointOfQuantity[number.quantity] ?? WITH_THE_ORDERS) < pointOf(fork) ? number : fork;
}
