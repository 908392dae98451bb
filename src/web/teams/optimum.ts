import type { Market } from "../../model/market.ts";
import type { MapBatches } from "../../worlds/batch.ts";
import { type MeanInterval, meanInterval } from "../../worlds/statistics/intervals.ts";
import type { Lever, Side } from "../levers.ts";
import { defaultPolicy, leversOfSide, type Policy } from "./policy.ts";
import { aimOf, type Worlds, worldsOf } from "./standings.ts";

/** The best steady policy that was found, and how it was looked for. */
export interface Optimum {
  readonly policy: Policy;
  readonly mean: MeanInterval;
  /** What the side reaches as the scenario has it, in the same worlds, and the paired gain of the best. */
  readonly byDefault: MeanInterval;
  readonly gain: MeanInterval;
  /** Policies that were tried. */
  readonly tried: number;
}

/** Places of a lever that are tried in a pass. */
const PLACES = 7;
/** Passes over all levers, at most: it ends when one of them moves none. */
const PASSES = 5;

/**
 * Looks for the best steady policy of a side: lever by lever, seven places over the whole of it and the neighbours of
 * where it stands, the best kept, until a pass over all levers moves none. Levers that have to move together may be
 * missed.
 *
 * The best of many means in the same worlds looks better than it is: the gain that is told comes from worlds of
 * another seed.
 */
export async function optimumOf(
  levers: readonly Lever[],
  side: Side,
  marketOf: (policy: Policy) => Market,
  options: Worlds & { readonly checkedIn: number },
  mapBatches: MapBatches,
): Promise<Optimum> {
  const own = leversOfSide(levers, side);
  const start = defaultPolicy(levers, side);
  const tried = new Map<string, number>();
  const meansOf = async (policies: readonly Policy[]): Promise<number[]> => {
    const fresh = policies.filter((policy) => !tried.has(policy.join()));
    const values = await valuesOf(fresh, side, marketOf, options, mapBatches);
    for (const [at, policy] of fresh.entries()) tried.set(policy.join(), meanInterval(values[at]).mean);
    return policies.map((policy) => tried.get(policy.join()) ?? Number.NEGATIVE_INFINITY);
  };
  let best: Policy = start;
  for (let pass = 0, before: Policy = []; pass < PASSES && best.join() !== before.join(); pass++) {
    before = best;
    for (const [lever, { places }] of own.entries()) {
      const steps = [best[lever], ...spread(places.length), ...near(best[lever], places.length)];
      const policies = [...new Set(steps)].map((step) => best.with(lever, step));
      const means = await meansOf(policies);
      best = policies[means.indexOf(Math.max(...means))];
    }
  }
  const checked = { ...options, seed: `${options.seed} checked`, worlds: options.checkedIn };
  const [found, before] = await valuesOf([best, start], side, marketOf, checked, mapBatches);
  return {
    policy: best,
    mean: meanInterval(found),
    byDefault: meanInterval(before),
    gain: meanInterval(found.map((value, world) => value - before[world])),
    tried: tried.size,
  };
}

function valuesOf(
  policies: readonly Policy[],
  side: Side,
  marketOf: (policy: Policy) => Market,
  options: Worlds,
  mapBatches: MapBatches,
): Promise<Float64Array[]> {
  const asked = policies.map(marketOf).map((market) => ({ market, series: aimOf(side, market) }));
  return worldsOf(asked, options, mapBatches);
}

/** Places over the whole of a lever, both ends among them. */
function spread(places: number): number[] {
  const count = Math.min(PLACES, places);
  return Array.from({ length: count }, (_, at) => Math.round((at * (places - 1)) / Math.max(1, count - 1)));
}

/** A step and its two neighbours on either side. */
function near(step: number, places: number): number[] {
  return [step - 2, step - 1, step + 1, step + 2].filter((each) => each >= 0 && each < places);
}
