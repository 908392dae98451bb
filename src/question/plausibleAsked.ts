import type { Market } from "../model/market.ts";
import { BadFolder, RUN_AGAIN } from "../result/savedFolder.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { rangedPaths } from "../worlds/plausible/assumptions.ts";
import { heldIn, type PlannedMarkets, type PlausibleAsked, planOf } from "../worlds/plausible/markets.ts";

/** Plausible markets as any question asks for them: what is planned, and whether what a folder says of it fits. */

/** What the plan rests on; worked out only where markets are asked for. */
export interface Planning {
  /** The scenarios that the question is about. */
  readonly scenarios: readonly Scenario[];
  /** Paths at which nothing is assumed; what the scenarios themselves fix, unless given. */
  readonly held?: () => readonly string[];
  /** Every market that is simulated; those of the scenarios, unless given. */
  readonly markets?: () => readonly Market[];
}

/** Fewer markets show no spread. */
export const FEWEST = 2;

/** What is asked of so many markets; undefined where none are asked for, or nothing of the scenarios is assumed. */
export function askMarkets(markets: number, planning: Planning): PlannedMarkets | undefined {
  if (markets === 0) return undefined;
  const asked = planned({ markets, held: heldBy(planning) }, planning);
  return asked.plan.draws.length < FEWEST ? undefined : asked;
}

/**
 * The same of a folder.
 *
 * @param wrong  what to say where it holds what the scenarios have not, or not all that is fixed
 * @throws BadFolder there
 */
export function restoredMarkets(
  asked: PlausibleAsked | undefined,
  planning: Planning,
  wrong: string,
): PlannedMarkets | undefined {
  if (asked === undefined) return undefined;
  const ranged = new Set(planning.scenarios.flatMap(({ market }) => rangedPaths(market)));
  const held = new Set(asked.held);
  const isTheirs = asked.held.every((path) => ranged.has(path)) && held.size === asked.held.length;
  if (isTheirs && heldBy(planning).every((path) => held.has(path))) return planned(asked, planning);
  throw new BadFolder(wrong, RUN_AGAIN);
}

function heldBy({ scenarios, held = () => heldIn(scenarios) }: Planning): readonly string[] {
  return held();
}

function planned(asked: PlausibleAsked, { scenarios, markets }: Planning): PlannedMarkets {
  return { ...asked, plan: planOf(markets?.() ?? scenarios.map(({ market }) => market), asked) };
}
