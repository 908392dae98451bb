import { measures } from "../../model/measures.ts";
import { ALL } from "../../model/series.ts";
import { type NextStep, ofWords } from "../../question/next.ts";
import { claimNumbersNote } from "../../words/en/claims.ts";
import { nextQuestions } from "../../words/en/next.ts";
import { count, worlds } from "../../words/number.ts";
import { type ClaimMarkets, WORLDS_OF_CLAIM } from "../../worlds/claims/plausibleClaims.ts";
import type { ClaimOutcome } from "../../worlds/claims/runClaims.ts";
import type { Verdict } from "../../worlds/claims/verdict.ts";
import { wrapped } from "./printTable.ts";

/** How the claims were run. */
export interface ClaimsRun {
  readonly seed: string;
  readonly replications: number;
  /** Claim by claim, in how many other markets it holds; empty where that was not asked. */
  readonly markets: readonly ClaimMarkets[];
  /** As named on the command line; none for all that are bundled. */
  readonly files: readonly string[];
  /** The file of each scenario, as named. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** How many claims have this verdict. */
export function countOf(outcomes: readonly ClaimOutcome[], verdict: Verdict): number {
  return outcomes.filter((outcome) => outcome.verdict === verdict).length;
}

/** What the table says in words: how many hold, how to read it, and what would decide the undecided. */
export function claimSummary(
  outcomes: readonly ClaimOutcome[],
  { seed, replications, markets }: ClaimsRun,
  width: number,
): string[] {
  const [green, red, undecided] = [
    countOf(outcomes, "green"),
    countOf(outcomes, "red"),
    countOf(outcomes, "undecided"),
  ];
  const all = outcomes.length === 1 ? "The claim was" : `${outcomes.length} claims were`;
  const lines = [
    `${all} run in ${worlds(replications)} (seed "${seed}"): ${green} hold, ${red} fail, ${undecided} undecided.`,
    `${claimNumbersNote} Margin: room between the interval and what is asked, in half-widths of the interval.`,
    ...(markets.length > 0 ? [overMarkets] : []),
    ...outcomes.filter(({ verdict }) => verdict === "undecided").map(adviceOn),
    ...outcomes.filter(({ leftOut }) => leftOut > 0).map(leftOutOf),
    ...outcomes.filter(({ otherMonths }) => otherMonths > 0).map(otherMonthsOf),
  ];
  return lines.flatMap((line) => wrapped(line, width));
}

const overMarkets =
  `Markets: share of those with other values for all that is assumed, ${WORLDS_OF_CLAIM} worlds each, in which the value ` +
  "lies where it is asked, with no interval; first of those that are like what is observed, then of all that were drawn.";

/** What to do next: look at what fails, decide what is undecided, and, where all hold, see what the scenario does. */
export function afterClaims(outcomes: readonly ClaimOutcome[], { replications, files, fileOf }: ClaimsRun): NextStep[] {
  const first = outcomes.find(({ verdict }) => verdict === "red")?.scenario;
  const wordOf = (scenario: string) => fileOf.get(scenario) ?? scenario;
  if (first !== undefined) return [ofWords(nextQuestions.origins, "show", wordOf(first))];
  const more = moreWorlds(outcomes, replications);
  if (countOf(outcomes, "undecided") > 0 && more > replications) {
    return [{ why: nextQuestions.decide, command: "check", with: [["replications", String(more)]], goesOn: true }];
  }
  return files.length === 1 ? [{ why: nextQuestions.run, command: "run" }] : [];
}

/** Worlds beyond which it is not worth asking. */
const TOO_MANY = 1_000_000;

function adviceOn({ scenario, number, n, worldsNeeded, leftOut }: ClaimOutcome): string {
  const head = `Undecided: claim ${number} of ${scenario}`;
  if (n < 2) return `${head}: of ${worlds(n + leftOut)} only ${count(n)} counted.`;
  if (worldsNeeded === undefined || !(worldsNeeded <= TOO_MANY)) {
    return `${head}: it lies on its threshold, and no number of worlds will decide it.`;
  }
  return `${head}: about ${worlds(inAll(worldsNeeded, n, leftOut))} would probably decide it.`;
}

/** Worlds to run, those that will not count included, in round numbers. */
function inAll(needed: number, n: number, leftOut: number): number {
  const all = (needed * (n + leftOut)) / n;
  const step = 10 ** Math.max(1, Math.floor(Math.log10(all)) - 1);
  return Math.ceil(all / step) * step;
}

function moreWorlds(outcomes: readonly ClaimOutcome[], replications: number): number {
  const wanted = outcomes
    .filter(({ worldsNeeded = Number.NaN }) => worldsNeeded <= TOO_MANY)
    .map(({ worldsNeeded = 0, n, leftOut }) => inAll(worldsNeeded, n, leftOut));
  return Math.min(TOO_MANY, Math.max(2 * replications, ...wanted));
}

function leftOutOf({ scenario, number, leftOut, n }: ClaimOutcome): string {
  return `Claim ${number} of ${scenario} counts ${worlds(n)}; ${count(leftOut)} have no month that counts.`;
}

function otherMonthsOf({ scenario, number, claim, otherMonths, leftOut, n }: ClaimOutcome): string {
  const whose = claim.group === ALL ? "" : ` of ${claim.group}`;
  const noun = `${measures[claim.measure].label.toLowerCase()}${whose}`;
  const where = `in ${worlds(otherMonths)} of ${count(n + leftOut)} one arm has no ${noun} in months in which the other has one`;
  return `Claim ${number} of ${scenario}: ${where}; the difference is over the months in which both have one.`;
}
