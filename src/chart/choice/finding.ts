import type { Choice } from "../../experiment/explore/choice/choice.ts";
import type { Ranking } from "../../experiment/explore/choice/ranking.ts";
import { worlds } from "../read/formatNumber.ts";
import { criteriaWords, futuresWords, regretWords, shareWords } from "./shownRegret.ts";

/** Why there is no answer. */
export const NOTHING = "There is no future in which every policy has a value";

/** True where no policy changes the outcome in any future, in any part of the worlds. */
export function changesNothing({ ranked, weighed }: Choice): boolean {
  return ranked !== undefined && weighed.every(({ worst }) => worst.mean === 0 && worst.upper === 0);
}

/** The finding of regret: which policy has the least, with interval and n, and what may be as good. */
export function regretFinding(choice: Choice): string {
  const { ranked, weighed, usable, replications } = choice;
  if (ranked === undefined) return NOTHING;
  const { name, worst } = weighed[ranked.worst.best];
  const where = `over ${futuresWords(usable.futures.length)} of ${worlds(replications)}`;
  if (changesNothing(choice)) return `No policy changes anything, ${where}`;
  if (worst.mean === 0 && worst.upper === 0)
    return `No regret: ${name} is best in every one, ${where}; ${rivals(choice, ranked.worst)}`;
  return `Least worst-case regret: ${name}, ${regretWords(choice, worst)}, ${where}; ${rivals(choice, ranked.worst)}`;
}

/** The finding of satisficing. */
export function satisficingFinding(choice: Choice): string {
  const { ranked, weighed, usable } = choice;
  if (ranked?.satisfied === undefined) return NOTHING;
  const { name, satisfied } = weighed[ranked.satisfied.best];
  if (changesNothing(choice)) return `All policies satisfy alike (${criteriaWords(choice)})`;
  const futures = futuresWords(usable.futures.length);
  const criteria = criteriaWords(choice);
  const where = `in ${shareWords(satisfied)} of ${futures} (${criteria})`;
  return `Satisfies most often: ${name}, ${where}; ${rivals(choice, ranked.satisfied)}`;
}

/** Most rivals that are named one by one. */
const MOST_NAMED = 2;

function rivals({ weighed }: Choice, { best, asGood, order }: Ranking): string {
  const others = asGood.filter((policy) => policy !== best).map((policy) => weighed[policy].name);
  const compared = order.length - 1;
  if (compared === 0) return "nothing else is compared";
  if (others.length === 0) {
    if (compared === 1) return "the other is clearly behind";
    return `${compared === 2 ? "both" : `all ${compared}`} others are clearly behind`;
  }
  if (others.length <= MOST_NAMED) return `${others.join(" and ")} may be as good`;
  return `${others.length} of the ${compared} others may be as good`;
}
