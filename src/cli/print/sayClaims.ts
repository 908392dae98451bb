import pc from "picocolors";
import type { ClaimOutcome } from "../../experiment/claims/runClaims.ts";
import type { Verdict } from "../../experiment/claims/verdict.ts";
import { printTable } from "./printTable.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

/** How the claims were run. */
export interface ClaimsRun {
  readonly seed: string;
  readonly replications: number;
  /** As named on the command line. */
  readonly files: readonly string[];
}

/** Verdict as a word and a symbol, so that it is read without colour too. */
const verdicts: Readonly<Record<Verdict, string>> = {
  green: "✓ holds",
  red: "✗ fails",
  undecided: "? undecided",
};

/** The claims as a table, and in words how many hold. */
export function sayClaims(outcomes: readonly ClaimOutcome[], run: ClaimsRun, terminal: Terminal): void {
  if (outcomes.length === 0) {
    terminal.out(`No claims in ${run.files.join(", ")}; the files are well formed.`);
    return;
  }
  const colours = pc.createColors(terminal.colour);
  const paint: Readonly<Record<Verdict, (text: string) => string>> = {
    green: colours.green,
    red: colours.red,
    undecided: colours.yellow,
  };
  const cells = outcomes.map(numbersOf);
  const rows = outcomes.map(({ scenario, verdict, claim }, i): string[] => {
    const repeated = i > 0 && outcomes[i - 1].scenario === scenario;
    return [repeated ? "" : scenario, paint[verdict](verdicts[verdict]), claim.says, ...cells[i]];
  });
  const says = widthOfClaims(outcomes, cells, terminal.width);
  const table = rows.map(([scenario, verdict, claim, ...numbers]) => [
    scenario,
    verdict,
    wrapped(claim, says).join("\n"),
    ...numbers,
  ]);
  terminal.out(printTable(HEAD, table, [3, 4, 5, 6, 7]));
  terminal.out(["", ...closing(outcomes, run, Math.min(terminal.width, 100))].join("\n"));
}

const HEAD = ["scenario", "verdict", "claim", "value", "from", "to", "margin", "n"];
const GAP = 2;
const LEAST_WIDTH = 32;

/** What is left for the sentence when the other columns have what they need. */
function widthOfClaims(
  outcomes: readonly ClaimOutcome[],
  cells: readonly (readonly string[])[],
  width: number,
): number {
  const widest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const scenario = widest([HEAD[0], ...outcomes.map((outcome) => outcome.scenario)]);
  const verdict = widest(outcomes.map((outcome) => verdicts[outcome.verdict]));
  const numbers = cells[0].map((_, column) => widest([HEAD[3 + column], ...cells.map((row) => row[column])]));
  const taken = scenario + verdict + numbers.reduce((sum, each) => sum + each, 0) + GAP * (HEAD.length - 1);
  return Math.max(LEAST_WIDTH, width - taken);
}

/** Value (difference where there is another arm), ends of its interval, margin, worlds. */
function numbersOf({ paired, mean, lower, upper, margin, n }: ClaimOutcome): string[] {
  const number = (value: number) => {
    if (Number.isNaN(value)) return "-";
    const text = rounded(value);
    return paired && value > 0 && text !== "0" ? `+${text}` : text;
  };
  return [number(mean), number(lower), number(upper), marginInWords(margin), String(n)];
}

/** What is smaller than this is rounding error of sums that are equal. */
const NOTHING = 1e-9;

function rounded(value: number): string {
  return Math.abs(value) < NOTHING ? "0" : String(Number(value.toPrecision(3)));
}

/** Half-widths beyond which more says nothing. */
const AMPLE = 999;

function marginInWords(margin: number): string {
  if (Number.isNaN(margin)) return "-";
  if (Math.abs(margin) > AMPLE) return margin > 0 ? `>${AMPLE}` : `<-${AMPLE}`;
  return margin.toFixed(1);
}

function closing(outcomes: readonly ClaimOutcome[], { seed, replications, files }: ClaimsRun, width: number): string[] {
  const count = (verdict: Verdict) => outcomes.filter((outcome) => outcome.verdict === verdict).length;
  const [green, red, undecided] = [count("green"), count("red"), count("undecided")];
  const all = outcomes.length === 1 ? "The claim was" : `${outcomes.length} claims were`;
  const lines = [
    `${all} run in ${replications} worlds (seed "${seed}"): ${green} hold, ${red} fail, ${undecided} undecided.`,
    "Value: mean over the worlds, or paired difference to the other arm; from, to: as sure as the claim asks, each " +
      "claim by itself, with no correction for their number; margin: room to the threshold in half-widths of the interval.",
    ...outcomes.filter(({ verdict }) => verdict === "undecided").map(adviceOn),
    ...outcomes.filter(({ leftOut }) => leftOut > 0).map(leftOutOf),
  ];
  const more = undecided > 0 ? [`Next   catfish check ${named(files)}-n ${moreWorlds(outcomes, replications)}`] : [];
  const next = red > 0 ? [`Next   catfish show ${scenarioOf(outcomes)}     every setting with its origin`] : more;
  return [...lines.flatMap((line) => wrapped(line, width)), ...next];
}

function named(files: readonly string[]): string {
  return files.length > 3 ? "" : `${files.join(" ")} `;
}

function scenarioOf(outcomes: readonly ClaimOutcome[]): string {
  return outcomes.find(({ verdict }) => verdict === "red")?.scenario ?? "";
}

/** Worlds beyond which it is not worth asking. */
const TOO_MANY = 1_000_000;

function adviceOn({ scenario, number, n, worldsNeeded, leftOut }: ClaimOutcome): string {
  const head = `Undecided: claim ${number} of ${scenario}`;
  if (n < 2) return `${head}: no more than ${n} of the worlds ${leftOut > 0 ? "have a month that counts" : "was run"}.`;
  if (worldsNeeded === undefined || !(worldsNeeded <= TOO_MANY)) {
    return `${head}: it lies on its threshold, and no number of worlds will decide it.`;
  }
  return `${head}: about ${inAll(worldsNeeded, n, leftOut)} worlds would probably decide it.`;
}

/** Worlds to run, those that will not count included, in round numbers. */
function inAll(needed: number, n: number, leftOut: number): number {
  const worlds = (needed * (n + leftOut)) / n;
  const step = 10 ** Math.max(1, Math.floor(Math.log10(worlds)) - 1);
  return Math.ceil(worlds / step) * step;
}

function moreWorlds(outcomes: readonly ClaimOutcome[], replications: number): number {
  const wanted = outcomes
    .filter(({ worldsNeeded = Number.NaN }) => worldsNeeded <= TOO_MANY)
    .map(({ worldsNeeded = 0, n, leftOut }) => inAll(worldsNeeded, n, leftOut));
  return Math.max(2 * replications, ...wanted);
}

function leftOutOf({ scenario, number, leftOut, n }: ClaimOutcome): string {
  return `Claim ${number} of ${scenario} counts ${n} worlds; ${leftOut} have no month that counts.`;
}

/** The claims for programs. Numbers that are missing or without end are null. */
export function claimsObject(outcomes: readonly ClaimOutcome[]): object {
  const count = (verdict: Verdict) => outcomes.filter((outcome) => outcome.verdict === verdict).length;
  return {
    claims: outcomes.map(({ claim, ...outcome }) => ({ ...claim, ...outcome })),
    green: count("green"),
    red: count("red"),
    undecided: count("undecided"),
  };
}
