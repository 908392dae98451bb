import type { ChoiceRecord } from "./choiceRecord.ts";

/** One series in the futures that are used, of the policies that stand. Both are numbered anew from 0. */
export interface Outcomes {
  readonly futures: number;
  readonly policies: number;
  readonly worlds: number;
  /** Index (future * policies + policy) * worlds + world; higher is better; NaN is missing. */
  readonly values: Float64Array;
}

/** Which futures and policies an answer can be made of, by their numbers in the record. */
export interface Usable {
  /** The scenario as it is, and policies that have a value in some future. */
  readonly policies: readonly number[];
  /** Futures in which all of those have a value of every series. */
  readonly futures: readonly number[];
}

/** A future counts only where every policy can be compared in it; a policy that fails everywhere is left out first. */
export function usableOf({ policies, futures, series, replications, values }: ChoiceRecord): Usable {
  const size = replications * series.length;
  const has = (future: number, policy: number) => {
    const first = (future * policies.length + policy) * size;
    const point = values.subarray(first, first + size);
    return series.every((_, serie) => point.some((value, at) => at % series.length === serie && !Number.isNaN(value)));
  };
  const numbers = [...futures.keys()];
  // Without the scenario as it is there is nothing to hold the others against.
  const standing = [...policies.keys()].filter(
    (policy) => policy === 0 || numbers.some((future) => has(future, policy)),
  );
  return { policies: standing, futures: numbers.filter((future) => standing.every((policy) => has(future, policy))) };
}

/** A series of the record, turned so that higher is better. */
export function outcomesOf(record: ChoiceRecord, usable: Usable, serie: number, better: "lower" | "higher"): Outcomes {
  const { policies, futures } = usable;
  const worlds = record.replications;
  const sign = better === "lower" ? -1 : 1;
  const values = new Float64Array(futures.length * policies.length * worlds);
  let at = 0;
  for (const future of futures) {
    for (const policy of policies) {
      const first = (future * record.policies.length + policy) * worlds;
      for (let world = 0; world < worlds; world++) {
        values[at++] = sign * record.values[(first + world) * record.series.length + serie];
      }
    }
  }
  return { futures: futures.length, policies: policies.length, worlds, values };
}

/** Mean over the worlds that have a value. */
export function meanOf({ policies, worlds, values }: Outcomes, future: number, policy: number): number {
  const first = (future * policies + policy) * worlds;
  let [sum, n] = [0, 0];
  for (let at = first; at < first + worlds; at++) {
    if (Number.isNaN(values[at])) continue;
    sum += values[at];
    n++;
  }
  return sum / n;
}
