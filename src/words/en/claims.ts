import type { ClaimOfRun } from "../../analyse/claimsOfRun.ts";
import { measures } from "../../model/measures.ts";
import type { Claim } from "../../scenario/scenario.ts";
import type { ClaimOutcome } from "../../worlds/claims/runClaims.ts";
import type { Verdict } from "../../worlds/claims/verdict.ts";
import { count, formatPlaces, listed, tidyNumber, worlds } from "../number.ts";

/** Verdict as a word and a symbol, so that it is read without colour too. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  green: "✓ holds",
  red: "✗ fails",
  undecided: "? undecided",
};

/** What the numbers of a claim are called, in a table. */
export const claimHead = ["value", "interval", "asked", "margin", "n"];

/** What the numbers of a claim are. */
export const claimNumbersNote =
  "Value: mean over the worlds, or paired difference to the other arm or to earlier months. Interval: as sure as the " +
  "claim asks, each claim by itself, with no correction for their number.";

/** What is smaller than this is rounding error of sums that are equal. */
const NOTHING = 1e-9;

/** Value (difference where there is another arm), its interval, what is asked of it, margin, worlds. */
export function claimNumbers({ claim, unit, paired, mean, lower, upper, margin, n, meanOwn }: ClaimOutcome): string[] {
  // What is not in the unit of the table of measures is money in a currency, of which a unit may cost next to nothing.
  const isCurrency = unit !== measures[claim.measure].unit;
  const nothing = isCurrency ? NOTHING * Math.abs(meanOwn) : NOTHING;
  const number = (value: number) => {
    const text = Math.abs(value) < nothing ? "0" : tidyNumber(value, 3);
    return paired && value > 0 && text !== "0" ? `+${text}` : text;
  };
  const interval = n < 2 ? "-" : `${number(lower)} to ${number(upper)}`;
  return [n < 1 ? "-" : number(mean), interval, claimAsked(claim, unit), marginInWords(margin), count(n)];
}

/** Where the value must lie, e.g. `> 0.1`. */
function claimAsked({ measure, is, by = 0, value = 0 }: Claim, unit: string): string {
  const [first, last] = (typeof value === "number" ? [value, value] : value).map((end) => tidyNumber(end));
  const least = tidyNumber(by);
  const asked: Readonly<Record<Claim["is"], string>> = {
    higher: `> ${least}`,
    lower: `< ${tidyNumber(-by)}`,
    different: by === 0 ? "not 0" : `beyond +-${least}`,
    same: by === 0 ? "0" : `within +-${least}`,
    above: `> ${first}`,
    below: `< ${first}`,
    between: first === last ? first : `${first} to ${last}`,
  };
  return unit === measures[measure].unit ? asked[is] : `${asked[is]} ${unit}`;
}

/** Half-widths beyond which more says nothing. */
const AMPLE = 999;

function marginInWords(margin: number): string {
  if (Number.isNaN(margin)) return "-";
  if (Math.abs(margin) > AMPLE) return margin > 0 ? `>${AMPLE}` : `<-${AMPLE}`;
  return formatPlaces(margin, 1);
}

/** Words around the claims on the page of a run. */
export const claimsOfRunWords = {
  title: "What the scenario claims",
  head: ["Verdict", "Claim", "Value", "Interval", "Asked", "Worlds"],
  left: "Claims that are not checked here",
  headOfLeft: ["No.", "Claim"],
} as const;

/** A run whose claims are told. */
export interface ClaimsTold {
  /** Name of the scenario. */
  readonly name: string;
  /** Worlds of the run. */
  readonly replications: number;
}

/** How many claims hold in the worlds of a run, and what runs the others. */
export function claimSentences(claims: readonly ClaimOfRun[], told: ClaimsTold): string[] {
  return [countsOf(claims, told), ...leftToCheck(claims, told)];
}

/** A claim of which the worlds of a run decide, as a row of a table. */
export function claimRow({ claim, outcome }: Required<ClaimOfRun>): string[] {
  const [value, interval, asked, _, n] = claimNumbers(outcome);
  return [verdictWords[outcome.verdict], claim.says, value, interval, asked, n];
}

function countsOf(claims: readonly ClaimOfRun[], { replications }: ClaimsTold): string {
  const judged = claims.flatMap(({ outcome }) => outcome ?? []);
  const all = claims.length === 1 ? "The scenario makes 1 claim" : `The scenario makes ${count(claims.length)} claims`;
  if (judged.length === 0) return `${all}.`;
  const many = (verdict: Verdict) => judged.filter((each) => each.verdict === verdict).length;
  const [green, red, undecided] = [many("green"), many("red"), many("undecided")];
  const found = [
    ...(green > 0 ? [`${count(green)} ${green === 1 ? "holds" : "hold"}`] : []),
    ...(red > 0 ? [`${count(red)} ${red === 1 ? "fails" : "fail"}`] : []),
    ...(undecided > 0 ? [`${count(undecided)} ${undecided === 1 ? "takes" : "take"} more worlds to decide`] : []),
  ];
  const ofThem = judged.length === claims.length ? "" : `of the ${count(judged.length)} that this run can judge, `;
  return `${all}: ${ofThem}${listed(found)} in its ${worlds(replications)}.`;
}

/** What runs the claims that the worlds of a run cannot judge. */
function leftToCheck(claims: readonly ClaimOfRun[], { name }: ClaimsTold): string[] {
  const left = claims.filter(({ outcome }) => outcome === undefined).length;
  if (left === 0) return [];
  const [what, runs] = left === 1 ? ["1 is", "runs it"] : [`${count(left)} are`, "runs them"];
  return [
    `${what} about other markets or months than a run has, and not checked here: catfish check ${name} ${runs} ` +
      "(in the folder of this page also: catfish check scenario.yaml).",
  ];
}
