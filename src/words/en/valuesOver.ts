import { MONTHS_A_YEAR } from "../../worlds/spans.ts";
import type { Span } from "../../worlds/valuesOver.ts";
import { halvesOf, monthsIn, type WholeRun, type Year } from "../../worlds/wholeRun.ts";
import { count, monthsInWords, tidyNumber } from "../number.ts";
import { meanOfMonths } from "./chart.ts";

/** What tells which months a value is over. */
export interface Spanned {
  readonly window: readonly [first: number, last: number];
  readonly run?: WholeRun;
}

/** `over all ten years`, `over months 60 to 119`: the months of a value inside a sentence. */
export function spanInWords(over: Span, { window, run }: Spanned): string {
  if (over === "window" || run === undefined) return monthsInWords(window);
  const halves = halvesOf(run) ?? [[], []];
  if (over === "first") return `over the first ${yearsInWords(halves[0])}`;
  if (over === "later") return `over the ${yearsInWords(halves[1])} after`;
  if (run.years.length === 1) return "over the whole run";
  const [from] = run.years[0].months;
  return from === 0
    ? `over all ${yearsInWords(run.years)}`
    : `over the ${yearsInWords(run.years)} from month ${from} on`;
}

/** The same with how later years count, for where it is said first. */
export function spanExplained(over: Span, spanned: Spanned): string {
  const { run } = spanned;
  const said = spanInWords(over, spanned);
  if (over !== "run" || run === undefined || run.years.length === 1 || run.rate === 0) return said;
  return `${said} (discounted at ${tidyNumber(run.rate * 100, 4)} % a year)`;
}

/** What is drawn: `mean of months 60 to 119`, or `mean over all ten years, discounted at 8 % a year`. */
export function meanOver(over: Span, spanned: Spanned): string {
  if (over === "window") return meanOfMonths(spanned.window);
  return `mean ${spanExplained(over, spanned).replace(" (", ", ").replace(/\)$/, "")}`;
}

/** A fact about a run, label and value: what the answer is by. */
export function decidedFact(over: Span, spanned: Spanned): [string, string] {
  return ["Chosen by", meanOver(over, spanned)];
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** `five years`, `year`; `30 months` where the last is not a whole one. */
function yearsInWords(years: readonly Year[]): string {
  const months = monthsIn(years);
  if (months % MONTHS_A_YEAR > 0) return `${count(months)} months`;
  return years.length === 1 ? "year" : `${NUMBERS[years.length] ?? years.length} years`;
}
