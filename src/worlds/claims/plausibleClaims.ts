import type { Market } from "../../model/market.ts";
import type { ScenarioLibrary } from "../../scenario/library.ts";
import { canWork } from "../../scenario/resolve/marketProblems.ts";
import type { Claim, Problem } from "../../scenario/scenario.ts";
import type { MapBatches } from "../batch.ts";
import { accepted } from "../plausible/accepted.ts";
import { assumptionsOf, drawing } from "../plausible/assumptions.ts";
import type { ClaimArms, ClaimedScenario } from "./arms.ts";
import { planClaims } from "./plan.ts";
import { type ClaimOptions, runClaims } from "./runClaims.ts";
import { isAsClaimed } from "./verdict.ts";

/**
 * Claims over markets with other values for all that is assumed: in how many of them a claim is as it says. What a claim
 * sets itself, in either arm, is held; the rest is drawn, the same in both.
 */

/** Draws in which a claim has a value, and in which it is as claimed: the first of all, and the first that give a market as it is seen. */
export interface ClaimMarkets {
  readonly draws: number;
  readonly held: number;
  readonly accepted: number;
  readonly heldAccepted: number;
}

/**
 * Worlds of each drawn market, in each market others: the same few worlds everywhere would move all markets together,
 * which no number of markets evens out.
 */
export const WORLDS_OF_CLAIM = 5;

/** Most markets that can be asked for. */
export const MOST_DRAWS = accepted.draws.length;

/**
 * Runs the claims in drawn markets.
 *
 * @param draws  how many that are as markets are seen, and how many from number 0 on whatever they are like; a draw that
 *               is both is simulated once
 * @returns claim by claim, in the order of `planClaims`
 * @throws what the signal was aborted with
 */
export async function runPlausibleClaims(
  claimed: readonly ClaimedScenario[],
  library: ScenarioLibrary,
  draws: number,
  {
    seed,
    signal,
    onDraw,
  }: Pick<ClaimOptions, "seed" | "signal"> & { readonly onDraw?: (done: number, all: number) => void },
  mapBatches: MapBatches,
): Promise<ClaimMarkets[] | { readonly problems: readonly Problem[] }> {
  const found: ClaimMarkets[] = [];
  const asSeen = new Set<number>(accepted.draws.slice(0, draws));
  const numbers = [...new Set([...Array.from({ length: draws }, (_, draw) => draw), ...asSeen])];
  for (const [done, draw] of numbers.entries()) {
    const among = { all: draw < draws, accepted: asSeen.has(draw) };
    const cannotWork = new Set<Claim>();
    const plan = await planClaims(claimed, library, undefined, (arms, claim) => {
      const drawn = drawnArms(arms, claim, draw);
      if (drawn === undefined) cannotWork.add(claim);
      return drawn ?? arms;
    });
    if ("problems" in plan) return plan;
    const worlds = { seed: `${seed}, market ${draw}`, replications: WORLDS_OF_CLAIM, signal };
    const outcomes = await runClaims(plan, worlds, mapBatches);
    for (const [place, { claim, mean }] of outcomes.entries()) {
      const before = found[place] ?? { draws: 0, held: 0, accepted: 0, heldAccepted: 0 };
      const counts = Number.isNaN(mean) || cannotWork.has(claim) ? undefined : isAsClaimed(claim, mean);
      found[place] = counts === undefined ? before : withDraw(before, counts, among);
    }
    onDraw?.(done + 1, numbers.length);
  }
  return found;
}

function withDraw(
  before: ClaimMarkets,
  isHeld: boolean,
  among: { readonly all: boolean; readonly accepted: boolean },
): ClaimMarkets {
  const [one, more] = [among.all ? 1 : 0, among.accepted ? 1 : 0];
  return {
    draws: before.draws + one,
    held: before.held + (isHeld ? one : 0),
    accepted: before.accepted + more,
    heldAccepted: before.heldAccepted + (isHeld ? more : 0),
  };
}

/** Both markets with the values of a draw; undefined where its settings do not go together. */
function drawnArms({ own, other }: ClaimArms, { given, against }: Claim, draw: number): ClaimArms | undefined {
  const free = freePaths(own, other);
  for (const set of [given, against]) {
    if (typeof set === "object") for (const path of Object.keys(set)) free.delete(path);
  }
  const [drawnOwn, drawnOther] = [own, other].map((market) => market && drawing(market, free)(draw));
  if (drawnOwn === undefined || [drawnOwn, drawnOther].some((market) => market && !canWork(market))) return undefined;
  return { own: drawnOwn, other: drawnOther };
}

/** What is assumed in both, or in the only one. */
function freePaths(own: Market, other: Market | undefined): Set<string> {
  const paths = new Set(assumptionsOf(own).map(({ path }) => path));
  if (other === undefined) return paths;
  const others = new Set(assumptionsOf(other).map(({ path }) => path));
  return new Set([...paths].filter((path) => others.has(path)));
}
