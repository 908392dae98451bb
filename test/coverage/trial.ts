import type { Series } from "../../src/model/series.ts";
import { pairedDifferences } from "../../src/worlds/pairedDifference.ts";
import type { WindowMeans } from "../../src/worlds/result.ts";
import { type GrowingArm, growUntilSharp, type HalfWidth, pairedSample, type Stop } from "../../src/worlds/stopping.ts";
import { resultOf } from "../experiment/exampleScenario.ts";

/** One measure of two arms: its mean in world after world. */
export interface TwoArms {
  readonly scenario: (world: number) => number;
  readonly baseline: (world: number) => number;
}

export interface Trial {
  readonly lower: number;
  readonly upper: number;
  readonly worlds: number;
}

const series: Series = { measure: "buyerValue", group: "all" };

/** The interval after a number of worlds that was fixed beforehand, by the code that compares scenarios. */
export async function fixedTrial(arms: TwoArms, worlds: number): Promise<Trial> {
  const [scenario, baseline] = [growing(arms.scenario), growing(arms.baseline)];
  await Promise.all([scenario.growTo(worlds), baseline.growTo(worlds)]);
  return intervalOf(scenario, baseline);
}

/** The interval where `--replications auto` stops, by the code that stops it. */
export async function automaticTrial(arms: TwoArms, within: HalfWidth): Promise<Trial & { readonly stop: Stop }> {
  const [scenario, baseline] = [growing(arms.scenario), growing(arms.baseline)];
  const asked = { series, within, least: 100, most: 20_000 };
  const stop = await growUntilSharp(pairedSample(series, [scenario], { baseline }), asked);
  return { ...intervalOf(scenario, baseline), stop };
}

function intervalOf(scenario: GrowingArm, baseline: GrowingArm): Trial {
  const [{ lower, upper, n }] = pairedDifferences(scenario.soFar(), baseline.soFar());
  return { lower, upper, worlds: n };
}

/** An arm whose worlds are numbers of our own instead of simulated ones. */
function growing(next: (world: number) => number): GrowingArm {
  const values: number[] = [];
  const empty = resultOf([series], []);
  const soFar = (): WindowMeans => ({ ...empty, replications: values.length, means: Float64Array.from(values) });
  return {
    growTo: async (worlds) => {
      while (values.length < worlds) values.push(next(values.length));
    },
    soFar,
  };
}

/** Share of the trials whose interval covers the truth. */
export function coverage(trials: readonly Trial[], truth: number): number {
  return trials.filter(({ lower, upper }) => lower <= truth && truth <= upper).length / trials.length;
}
