import type { Series } from "../../../model/series.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import type { Variable } from "../../../scenario/vary.ts";
import { isMoney, type Money, moneyOf } from "../../money.ts";
import type { Explore } from "../exploration.ts";
import type { Criterion } from "./criterion.ts";
import type { FutureDesign } from "./futures.ts";
import type { Policy } from "./policy.ts";

/** What is chosen among, over what is not known, and by what. */
export interface ChoiceQuestion {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Worlds of every policy in every future, the same for all; 2 or more. */
  readonly replications: number;
  /** First and last month, both included, of every mean. */
  readonly window: readonly [number, number];
  /** The scenario as it is first. */
  readonly policies: readonly Policy[];
  readonly uncertainties: readonly Variable[];
  readonly design: FutureDesign;
  /** By future: one setting an uncertainty. */
  readonly futures: readonly (readonly string[])[];
  /** Which way the outcome is better. */
  readonly better: "lower" | "higher";
  /** All of them at once make a future satisfying; at least one. */
  readonly criteria: readonly Criterion[];
  /** The outcome first, then what the criteria are about, each once. */
  readonly series: readonly Series[];
  /** What the answer depends on, in a sentence each. */
  readonly cautions: readonly string[];
}

/** All that was simulated: what the answer is worked out from, and what the folder keeps of it in full. */
export interface ChoiceRecord extends ChoiceQuestion {
  /** What amounts of money are counted in. */
  readonly money: Money;
  /**
   * Means over the window, index ((future * policies + policy) * worlds + world) * series + serie; NaN where a
   * point failed or a world has no value.
   */
  readonly values: Float64Array;
}

/** Bytes that the worlds take while the question is answered: what is kept, and each series once more, turned. */
export function choiceMemory(counts: {
  readonly policies: number;
  readonly futures: number;
  readonly replications: number;
  readonly series: number;
}): number {
  const { policies, futures, replications, series } = counts;
  return Float64Array.BYTES_PER_ELEMENT * policies * futures * replications * (2 * series + 1);
}

/** Simulates every policy in every future, in the same worlds; amounts of money are in the currency of the scenario as it is. */
export async function recordChoice(
  question: ChoiceQuestion,
  kept: readonly Series[],
  explore: Explore,
  onFuture: (record: ChoiceRecord, future: number) => void = () => {},
): Promise<ChoiceRecord> {
  const { policies, futures, replications, series, scenario } = question;
  const money = moneyOf(scenario);
  const factors = series.map(({ measure }) => (isMoney(measure) ? money.factor : 1));
  const places = series.map((serie) =>
    kept.findIndex((each) => each.measure === serie.measure && each.group === serie.group),
  );
  const size = replications * series.length;
  const record = {
    ...question,
    money,
    values: new Float64Array(futures.length * policies.length * size).fill(Number.NaN),
  };
  await explore(pointsOf(question), ({ index, outcome }) => {
    if ("means" in outcome) {
      for (let world = 0; world < replications; world++) {
        for (const [serie, place] of places.entries()) {
          const value = outcome.means[world * kept.length + place] * factors[serie];
          record.values[index * size + world * series.length + serie] = value;
        }
      }
    }
    if (index % policies.length === policies.length - 1) onFuture(record, Math.floor(index / policies.length));
  });
  return record;
}

/** Future by future, in each every policy. */
function* pointsOf({ policies, futures }: ChoiceQuestion): Iterable<readonly string[]> {
  for (const future of futures) {
    for (const { settings } of policies) yield [...settings, ...future];
  }
}
