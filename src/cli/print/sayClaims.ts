import { claimHead, claimNumbers, verdictWords } from "../../words/en/claims.ts";
import { wholePercent } from "../../words/number.ts";
import type { ClaimMarkets } from "../../worlds/claims/plausibleClaims.ts";
import type { ClaimOutcome } from "../../worlds/claims/runClaims.ts";
import type { Verdict } from "../../worlds/claims/verdict.ts";
import { type ClaimsRun, claimSummary, countOf } from "./claimSummary.ts";
import { coloursOf } from "./harmless.ts";
import { printTable, WIDEST } from "./printTable.ts";
import type { Terminal } from "./terminal.ts";

const HEAD = ["verdict", "claim", ...claimHead];

/** The claims as a table, scenario by scenario, and in words how many hold. */
export function sayClaims(outcomes: readonly ClaimOutcome[], run: ClaimsRun, terminal: Terminal): void {
  if (outcomes.length === 0) {
    terminal.out(`No claims in ${run.files.join(", ")}; the files are well formed.`);
    return;
  }
  const { bold, green, red, yellow } = coloursOf(terminal);
  const paint: Readonly<Record<Verdict, (text: string) => string>> = { green, red, undecided: yellow };
  const head = run.markets.length > 0 ? [...HEAD, "markets"] : HEAD;
  const numbers = outcomes.map((outcome, i) => [
    ...claimNumbers(outcome),
    ...run.markets.slice(i, i + 1).map(inMarkets),
  ]);
  const rows = outcomes.flatMap(({ scenario, verdict, claim }, i) => {
    const row = [paint[verdict](verdictWords[verdict]), claim.says, ...numbers[i]];
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
