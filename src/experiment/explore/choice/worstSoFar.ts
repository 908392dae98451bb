import type { ChoiceRecord } from "./choiceRecord.ts";
import { meanOf, outcomesOf } from "./outcomes.ts";

/** The policy with the least worst regret in the futures seen; undefined before there is one. */
export interface Leader {
  readonly policy?: number;
  readonly regret: number;
}

/**
 * Looks at futures as they are done, for a first impression: means of all worlds, no guard against chance. A future
 * in which some policy has no value is passed over.
 */
export function worstSoFar(policies: number): (record: ChoiceRecord, future: number) => Leader {
  const worst = new Float64Array(policies);
  const numbers = [...worst.keys()];
  let seen = 0;
  return (record, future) => {
    const one = outcomesOf(record, { policies: numbers, futures: [future] }, 0, record.better);
    const means = numbers.map((policy) => meanOf(one, 0, policy));
    if (means.every((mean) => !Number.isNaN(mean))) {
      seen++;
      const best = Math.max(...means);
      for (const policy of numbers) worst[policy] = Math.max(worst[policy], best - means[policy]);
    }
    if (seen === 0) return { regret: Number.NaN };
    const regret = Math.min(...worst);
    return { policy: worst.indexOf(regret), regret };
  };
}
