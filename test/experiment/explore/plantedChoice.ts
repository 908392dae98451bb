import type { ChoiceRecord } from "../../../src/analyse/choice/outcomes.ts";
import type { Criterion } from "../../../src/analyse/choice/policies.ts";
import { createStream, keyBySeed, normal } from "../../../src/model/random.ts";
import { openMarkets } from "../../../src/scenario/markets.ts";
import { readVariable } from "../../../src/scenario/vary.ts";
import { UNIT_COSTS } from "../../../src/worlds/money.ts";
import { bundled } from "../../scenario/libraries.ts";

const source = bundled.find("catfish");
if (source === undefined) throw new Error("no bundled scenario catfish");
const opened = openMarkets(source, bundled);
if ("problems" in opened) throw new Error("the bundled scenario is wrong");
export const markets = opened;

export const buyerValue = { measure: "buyerValue", group: "all" } as const;

/** A problem whose true means are known. */
export interface Planted {
  /** True mean outcome by policy and future; higher is better. */
  readonly means: readonly (readonly number[])[];
  readonly worlds: number;
  /** Standard deviation of what a world has in common for all policies and futures. */
  readonly shared?: number;
  /** Of what a policy has of its own in a world, in all futures. */
  readonly own?: number;
  /** Of what is left. */
  readonly noise: number;
  readonly seed: string;
  readonly criteria?: readonly Criterion[];
}

/** The record that a simulator with these true means would give. */
export function plantedRecord(planted: Planted): ChoiceRecord {
  const { means, worlds, shared = 0, own = 0, noise, seed } = planted;
  const stream = createStream();
  keyBySeed(seed, stream);
  const [policies, futures] = [means.length, means[0].length];
  const points: { means: Float64Array }[] = [];
  for (let future = 0; future < futures; future++) {
    for (let policy = 0; policy < policies; policy++) {
      const values = new Float64Array(worlds);
      for (let world = 0; world < worlds; world++) {
        const luck =
          shared * normal(stream, world, 0) +
          own * normal(stream, world, policy + 1) +
          noise * normal(stream, world, 1000 + future * policies + policy);
        values[world] = means[policy][future] + luck;
      }
      points.push({ means: values });
    }
  }
  const variable = readVariable("market.disruptionRate=0:0.5", markets.settings);
  if ("wrong" in variable) throw new Error(variable.wrong);
  return {
    scenario: markets.scenario,
    seed,
    replications: worlds,
    window: [60, 119],
    policies: means.map((_, policy) => ({ name: policy === 0 ? "as it is" : `policy ${policy}`, settings: [] })),
    uncertainties: [variable],
    design: "sobol",
    futures: Array.from({ length: futures }, (_, future) => [
      `market.disruptionRate=${(future + 0.5) / (2 * futures)}`,
    ]),
    better: "higher",
    criteria: planted.criteria ?? [{ series: buyerValue, side: ">=", text: "buyerValue" }],
    outcomes: [buyerValue],
    over: "window",
    series: [{ ...buyerValue, over: "window" }],
    cautions: [],
    money: UNIT_COSTS,
    points,
  };
}

/** The same record with other values, by what they were, the number of their point and that of their world. */
export function withValues(
  record: ChoiceRecord,
  change: (value: number, point: number, world: number) => number,
): ChoiceRecord {
  const points = record.points.map((outcome, point) =>
    "failure" in outcome ? outcome : { means: outcome.means.map((value, world) => change(value, point, world)) },
  );
  return { ...record, points };
}

/** The true largest regret of each policy, mean regret, and share of futures at or above a level. */
export function truth(means: Planted["means"], level: number) {
  const best = means[0].map((_, future) => Math.max(...means.map((row) => row[future])));
  return means.map((row) => {
    const regrets = row.map((mean, future) => best[future] - mean);
    return {
      worst: Math.max(...regrets),
      mean: regrets.reduce((sum, regret) => sum + regret, 0) / regrets.length,
      share: row.filter((mean) => mean >= level).length / row.length,
    };
  });
}

/** Worst regrets 3, 3 and 2: the third policy is never best and never bad. */
export const hedged = [
  [3, 3, 3, 3, 3, 0, 0, 0],
  [0, 0, 0, 0, 0, 3, 3, 3],
  [2, 2, 2, 2, 2, 1, 1, 1],
];
