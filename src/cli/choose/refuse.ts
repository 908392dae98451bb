import { Refusal } from "../exit.ts";
import { MOST_OF_MEMORY, memoryRefused } from "../run/memoryRefused.ts";

const LEVER = "--lever policy.flexibleShare=0:0.6:0.1";
const UNCERTAIN = "--uncertain market.disruptionRate=0:0.1";

/** Refuses a question without a choice in it. */
export function refuseNoLever(word: string): never {
  throw new Refusal(
    "Say what can be decided, with --lever or --policy.",
    `For example:  catfish choose ${word} ${LEVER} ${UNCERTAIN}`,
  );
}

/** Refuses a question in which nothing is uncertain: that is a sweep. */
export function refuseNoUncertainty(word: string): never {
  throw new Refusal(
    "Say what is uncertain, with --uncertain.",
    `For example:  catfish choose ${word} ${LEVER} ${UNCERTAIN}`,
    `Where nothing is uncertain, the best is found by  catfish sweep ${word} --vary policy.flexibleShare=0:0.6:0.1`,
  );
}

/** Refuses policies that are all one: nothing can be chosen. */
export function refuseOnePolicy(word: string): never {
  throw new Refusal(
    "There is only one policy, the scenario as it is: nothing is there to choose.",
    `Give levers more values, for example:  catfish choose ${word} ${LEVER} ${UNCERTAIN}`,
  );
}

const MOST_POINTS = 100_000;

/** Refuses what would take too long or too much memory, with what would fit. */
export function refuseTooMuch(
  counts: { readonly policies: number; readonly futures: number; readonly replications: number },
  bytes: number,
  free: number,
): void {
  const { policies, futures, replications } = counts;
  const points = policies * futures;
  if (points > MOST_POINTS) {
    const fitting = Math.floor(MOST_POINTS / policies);
    throw new Refusal(
      `${policies} policies in ${futures} futures are ${points} points; ${MOST_POINTS} is the most.`,
      fitting > 0 ? `Ask for ${fitting} --futures or fewer, or for fewer levels.` : "Ask for fewer levels.",
    );
  }
  if (bytes <= MOST_OF_MEMORY * free) return;
  const fitting = Math.floor((MOST_OF_MEMORY * free * replications) / bytes);
  throw memoryRefused(
    `${policies} policies in ${futures} futures and ${replications} worlds`,
    bytes,
    free,
    fitting > 3
      ? `Ask for ${fitting} --replications or fewer, or for fewer --futures.`
      : "Ask for fewer --futures or levels.",
  );
}
