import type { FirstOfGroup, FirstSeen } from "../../analyse/firsts.ts";
import { capital, wholePercent, worlds } from "../number.ts";
import { wholePercentRange } from "../together.ts";
import { monthWords } from "./calendar.ts";

const names = { order: "first order", contract: "first contract" } as const;

/** When the group of a comparison first has an order and a contract, a sentence each: medians, and in how many worlds never. */
export function firstSentences(group: string, firsts: readonly FirstOfGroup[], start?: string): string[] {
  return firsts
    .filter((each) => each.group === group)
    .flatMap(({ step, baseline, scenario }) => {
      const place = baseline === undefined ? "" : ` in place of ${medianWords(baseline, start)}`;
      const median = `${capital(names[step])}, median of the ${worlds(scenario.n)}: ${medianWords(scenario, start)}${place}.`;
      return [median, ...neverSentence(scenario, baseline)];
    });
}

/** In how many worlds it never comes so far; nothing where it does in all. */
function neverSentence(scenario: FirstSeen, baseline?: FirstSeen): string[] {
  if (scenario.never === 0 && (baseline?.never ?? 0) === 0) return [];
  const place = baseline === undefined ? "" : ` in place of ${neverWords(baseline)}`;
  return [`It never comes so far by the end of the run in ${neverWords(scenario)} of worlds${place}.`];
}

/** `month 14 (12 to 17)`; the interval is that of the median. */
function medianWords({ median, lower, upper }: FirstSeen, start?: string): string {
  const bare = (month: number) => (Number.isFinite(month) ? monthWords(month, start).replace(/^month /, "") : "later");
  const range = Number.isNaN(lower) || Number.isNaN(upper) ? "no interval" : `${bare(lower)} to ${bare(upper)}`;
  return `${Number.isFinite(median) ? monthWords(median, start) : "after the run"} (${range})`;
}

/** `10 % (4 to 23 %)`. */
function neverWords({ never, neverLower, neverUpper }: FirstSeen): string {
  return `${wholePercent(never)} (${wholePercentRange(neverLower, neverUpper)})`;
}
