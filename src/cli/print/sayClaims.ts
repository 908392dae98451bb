import { measures } from "../../model/measures.ts";
import type { Claim } from "../../scenario/scenario.ts";
import { count, formatPlaces, tidyNumber, wholePercent } from "../../words/number.ts";
import type { ClaimMarkets } from "../../worlds/claims/plausibleClaims.ts";
import type { ClaimOutcome } from "../../worlds/claims/runClaims.ts";
import type { Verdict } from "../../worlds/claims/verdict.ts";
import { type ClaimsRun, claimSummary, countOf } from "./claimSummary.ts";
import { coloursOf } from "./harmless.ts";
import { printTable, WIDEST } from "./printTable.ts";
import type { Terminal } from "./terminal.ts";

/** Verdict as a word and a symbol, so that it is read without colour too. */
const verdicts: Readonly<Record<Verdict, string>> = {
  green: "✓ holds",
  red: "✗ fails",
  undecided: "? undecided",
};

const HEAD = ["verdict", "claim", "value", "interval", "asked", "margin", "n"];

/** The claims as a table, scenario by scenario, and in words how many hold. */
export function sayClaims(outcomes: readonly ClaimOutcome[], run: ClaimsRun, terminal: Terminal): void {
  if (outcomes.length === 0) {
    terminal.out(`No claims in ${run.files.join(", ")}; the files are well formed.`);
    return;
  }
  const { bold, green, red, yellow } = coloursOf(terminal);
  const paint: Readonly<Record<Verdict, (text: string) => string>> = { green, red, undecided: yellow };
  const head = run.markets.length > 0 ? [...HEAD, "markets"] : HEAD;
  const numbers = outcomes.map((outcome, i) => [...numbersOf(outcome), ...run.markets.slice(i, i + 1).map(inMarkets)]);
  const rows = outcomes.flatMap(({ scenario, verdict, claim }, i) => {
    const row = [paint[verdict](verdicts[verdict]), claim.says, ...numbers[i]];
    const isFirst = i === 0 || outcomes[i - 1].scenario !== scenario;
    return isFirst ? [["", bold(scenario)], row] : [row];
  });
  const right = [...head.keys()].slice(2);
  // Margin and worlds are told below where they matter.
  const spare = [head.indexOf("margin"), head.indexOf("n")];
  terminal.out(printTable({ head, rows, right, spare }, terminal.tableWidth ?? terminal.width));
  terminal.out(["", ...claimSummary(outcomes, run, Math.min(terminal.width, WIDEST))].join("\n"));
}

/** `91 %; 88 %`: of the accepted draws, of all. */
function inMarkets({ draws, held, accepted, heldAccepted }: ClaimMarkets): string {
  return `${shareOf(heldAccepted, accepted)}; ${shareOf(held, draws)}`;
}

function shareOf(part: number, whole: number): string {
  return whole === 0 ? "-" : wholePercent(part / whole);
}

/** Value (difference where there is another arm), its interval, what is asked of it, margin, worlds. */
function numbersOf({ claim, unit, paired, mean, lower, upper, margin, n, meanOwn }: ClaimOutcome): string[] {
  // What is not in the unit of the table of measures is money in a currency, of which a unit may cost next to nothing.
  const isCurrency = unit !== measures[claim.measure].unit;
  const nothing = isCurrency ? NOTHING * Math.abs(meanOwn) : NOTHING;
  const number = (value: number) => {
    const text = Math.abs(value) < nothing ? "0" : tidyNumber(value, 3);
    return paired && value > 0 && text !== "0" ? `+${text}` : text;
  };
  const interval = n < 2 ? "-" : `${number(lower)} to ${number(upper)}`;
  const asked = isCurrency ? `${askedOf(claim)} ${unit}` : askedOf(claim);
  return [n < 1 ? "-" : number(mean), interval, asked, marginInWords(margin), count(n)];
}

/** What is smaller than this is rounding error of sums that are equal. */
const NOTHING = 1e-9;

/** Where the value must lie, e.g. `> 0.1`. */
function askedOf({ is, by = 0, value = 0 }: Claim): string {
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
  return asked[is];
}

/** Half-widths beyond which more says nothing. */
const AMPLE = 999;

function marginInWords(margin: number): string {
  if (Number.isNaN(margin)) return "-";
  if (Math.abs(margin) > AMPLE) return margin > 0 ? `>${AMPLE}` : `<-${AMPLE}`;
  return formatPlaces(margin, 1);
}

/** The claims for programs. Numbers that are missing or without end are null. */
export function claimsObject(outcomes: readonly ClaimOutcome[], markets: readonly ClaimMarkets[]): object {
  return {
    claims: outcomes.map(({ claim, ...outcome }, place) => {
      return { ...claim, ...outcome, ...(place < markets.length ? { markets: markets[place] } : {}) };
    }),
    green: countOf(outcomes, "green"),
    red: countOf(outcomes, "red"),
    undecided: countOf(outcomes, "undecided"),
  };
}
