import { choiceMemory } from "../analyse/choice/outcomes.ts";
import type { OpenScenario } from "./kind.ts";
import { MOST_OF_MEMORY, memoryRefused, Refusal } from "./request.ts";

/** The fewest worlds of a choice: two halves that choose for each other, and two to tell the chance of each. */
export const LEAST_WORLDS = 4;

const MOST_POINTS = 100_000;

/** Refuses what would take too long or too much memory, with what would fit. */
export function refuseTooMuch(counts: Parameters<typeof choiceMemory>[0], { freeMemory }: OpenScenario): void {
  const { policies, futures, replications } = counts;
  const bytes = choiceMemory(counts);
  const points = policies * futures;
  if (points > MOST_POINTS) {
    const fitting = Math.floor(MOST_POINTS / policies);
    throw new Refusal(
      `${policies} policies in ${futures} futures are ${points} points; ${MOST_POINTS} is the most.`,
      fitting > 0 ? `Ask for ${fitting} --futures or fewer, or for fewer levels.` : "Ask for fewer levels.",
    );
  }
  if (bytes <= MOST_OF_MEMORY * freeMemory) return;
  const fitting = Math.floor((MOST_OF_MEMORY * freeMemory * replications) / bytes);
  throw memoryRefused(
    `${policies} policies in ${futures} futures and ${replications} worlds`,
    bytes,
    freeMemory,
    fitting >= LEAST_WORLDS
      ? `Ask for ${fitting} --replications or fewer, or for fewer --futures.`
      : "Ask for fewer --futures or levels.",
  );
}
