import type { ElementaryEffects } from "../../../src/analyse/morris.ts";
import type { Sensitivity, VariedSetting } from "../../../src/analyse/sensitivity.ts";
import type { Estimate, SobolIndex } from "../../../src/analyse/sobolIndices.ts";
import { openMarkets } from "../../../src/scenario/markets.ts";
import { readVariable } from "../../../src/scenario/vary.ts";
import type { MeanInterval } from "../../../src/worlds/statistics/intervals.ts";
import { bundled } from "../../scenario/libraries.ts";

const source = bundled.find("catfish");
if (source === undefined) throw new Error("no bundled scenario catfish");
const opened = openMarkets(source, bundled);
if ("problems" in opened) throw new Error("the bundled scenario is wrong");
const markets = opened;

export const fourSettings = [
  "policy.contractMonths=12:36",
  "market.switchingCost=0.3:0.9",
  "suppliers.powerhouse.quality=0.7:1",
  "policy.choice",
];

function variablesOf(texts: readonly string[]): VariedSetting[] {
  return texts.map((text) => {
    const read = readVariable(text, markets.settings);
    if ("wrong" in read) throw new Error(read.wrong);
    return { ...read, asItIs: "1" };
  });
}

export function around(value: number, half: number): Estimate {
  return { value, lower: value - half, upper: value + half };
}

export function meanAround(mean: number, half: number, n = 10): MeanInterval {
  return { n, mean, lower: mean - half, upper: mean + half };
}

export function indexOf(first: number, total: number, half = 0.02): SobolIndex {
  return { first: around(first, half), total: around(total, half) };
}

export function effectOf(size: number, half: number, noise: number, sign = 1): ElementaryEffects {
  return { mean: meanAround(sign * size, half, 20), size: meanAround(size, half, 20), spread: size / 4, noise };
}

/** An analysis of four settings whose tornado falls from the first to the last. */
export function sensitivityOf(
  parts: Partial<Sensitivity> & {
    readonly indices?: readonly SobolIndex[];
    readonly noise?: number;
    readonly effects?: readonly ElementaryEffects[];
  },
): Sensitivity {
  const { indices, noise = 0.03, effects, ...rest } = parts;
  const variables = rest.variables ?? variablesOf(fourSettings);
  const size = rest.size ?? (effects === undefined ? 512 : 20);
  return {
    scenario: markets.scenario,
    seed: "sample",
    replications: 10,
    window: [60, 119],
    method: indices === undefined ? (effects === undefined ? "tornado" : "morris") : "sobol",
    size,
    variables,
    series: [{ measure: "buyerValue", group: "all", over: "window" }],
    outcome: 0,
    over: "window",
    points: 3000,
    failed: 0,
    lacking: 0,
    others: [],
    measures: [
      {
        base: meanAround(0.47, 0.01),
        tornado: variables.map((_, i) => ({
          low: meanAround(-0.1 / (i + 1), 0.004),
          high: meanAround(0.05 / (i + 1), 0.004),
        })),
        ...(effects === undefined ? {} : { effects }),
        ...(indices === undefined ? {} : { sobol: { rows: size, indices, variance: around(0.01, 0.001), noise } }),
      },
    ],
    ...rest,
  };
}
