import { isClear, type Phase, type SpanDifference } from "../../analyse/phases.ts";
import { differingPhases, type SeriesVerdict, type Verdict } from "../../analyse/verdict.ts";
import type { MeasureName } from "../../model/measures.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import { capital, isPercent, listed, overMonths } from "../number.ts";
import { changeInterval, sizeWithin } from "../together.ts";

/** A difference along the years in words: where it turns, and in which years there is one. */

/** A difference with its interval. */
export type Sized = Pick<SpanDifference, "difference" | "lower" | "upper">;

/**
 * Where the value turns: `It costs first and pays later: 0.023 worse (0.019 to 0.027) in years 1 to 5 and ..`; and the years
 * in which it is the same: `The same in every world in years 1 to 4; after that it is ..`. Of more stretches than two nobody
 * keeps the ends of intervals in mind: the table by year has them.
 */
export function turnSentence(verdict: Verdict, window: readonly [first: number, last: number], late?: Sized): string[] {
  const { value, months } = verdict;
  const { phases, whole } = value;
  const differing = differingPhases(value);
  const stretches = phases.flatMap((phase) => fadingOf(phase, value) ?? [phase]);
  const isBrief = stretches.length > MOST_PHASES;
  const isLater = phases[0].same && differing.length > 0;
  const inWords = isBrief ? inBrief : stretchInWords;
  const opening = isLater ? `${inWords(phases[0], stretches, months[0])}; after that ` : "";
  const rest = isLater ? stretches.slice(1) : stretches;
  const told = rest.map((each) => inWords(each, stretches, months[0]));
  const joined = isBrief ? `${inTurn(told)} (intervals: the table by year)` : listed(told);
  if (differing.length > 1) return [`${capital(`${opening}${orderOf(differing)}`)}: ${joined}.`];
  const same = phases.length > 1 ? [`${capital(`${opening}it is ${joined}`)}.`] : [];
  // The sign of the months in the tables is told where it is not that of the whole run.
  if (late === undefined || signOf(late) === signOf(whole) || signOf(late) === 0) return same;
  return [...same, `${capital(overMonths(window))} alone it is ${worseOrBetter(late)}.`];
}

/** One after the other; more than one clause can hold are two about as long. */
function inTurn(told: readonly string[]): string {
  const half = told.length > 2 * MOST_PHASES ? Math.ceil(told.length / 2) : told.length;
  const clauses = [told.slice(0, half), told.slice(half)].filter(({ length }) => length > 0);
  return clauses.map((each) => each.join(", then ")).join("; then ");
}

function orderOf(differing: readonly Phase[]): string {
  if (differing.length > 2) return "it turns";
  return differing[0].difference < 0 ? "it costs first and pays later" : "it pays first and costs later";
}

/** A phase that fades as the two that it is told as. */
function fadingOf(phase: Phase, { fading }: SeriesVerdict): readonly Phase[] | undefined {
  return fading?.[0].years[0] === phase.years[0] ? fading : undefined;
}

/** `0.0237 worse (0.0195 to 0.0278) in years 1 to 5`, `the same in every world in years 1 to 4`. */
function stretchInWords(phase: Phase, [first]: readonly Phase[], decision: number): string {
  const when = inYears(phase, phase === first ? decision : 0);
  if (isClear(phase) && !phase.same) return `${worseOrBetter(phase)} ${when}`;
  const { lower, upper } = phase;
  const range = phase.same ? "" : ` (${changeInterval("buyerValue", lower, upper)})`;
  return `${unclearInWords(phase)}${range} ${when}`;
}

/** `0.0237 worse until the end of year 5`; of the last stretch without its years, and of many without sizes. */
function inBrief(phase: Phase, stretches: readonly Phase[], decision: number): string {
  const isSized = stretches.filter(({ same }) => !same).length <= MOST_SIZES;
  const way = phase.difference < 0 ? "worse" : "better";
  const what = phase.same || !isClear(phase) ? unclearInWords(phase) : isSized ? `${sized(phase).value} ${way}` : way;
  if (phase === stretches[stretches.length - 1]) return what;
  const counted = phase === stretches[0] ? afterDecision(decision) : "";
  return `${what} until the end of year ${phase.years[1] + 1}${counted}`;
}

function unclearInWords(phase: Phase): string {
  if (isZero(phase)) return "the same in every world";
  return phase.same ? "hardly different" : "not clearly different";
}

/** Stretches of years that one clause can hold with their intervals, and without. */
const MOST_PHASES = 2;
const MOST_SIZES = 3;

/** Said of years that are counted from the month of a decision, and not from the start of the run. */
export function afterDecision(decision: number): string {
  return decision > 0 ? " after the decision" : "";
}

/** 1 or -1 where it is clear of chance, else 0. */
export function signOf(span: Sized): number {
  return isClear(span) ? Math.sign(span.difference) : 0;
}

/** `0.0237 worse (0.0195 to 0.0278)`. */
function worseOrBetter(span: Sized): string {
  const { value, range } = sized(span);
  return `${value} ${span.difference < 0 ? "worse" : "better"} (${range})`;
}

/** `in years 1 to 5`, `in year 1`. @param decision  month from which the years are counted */
export function inYears({ years: [first, last] }: Pick<Phase, "years">, decision = 0): string {
  return `${first === last ? `in year ${first + 1}` : `in years ${first + 1} to ${last + 1}`}${afterDecision(decision)}`;
}

/** Size and interval without signs, of a difference in value unless another measure is named; those of shares are points. */
export function sized({ difference, lower, upper }: Sized, measure: MeasureName = "buyerValue") {
  const factor = isPercent(measure) ? 100 : 1;
  const [low, high] = difference > 0 ? [lower, upper] : [-upper, -lower];
  return sizeWithin(Math.abs(difference) * factor, low * factor, high * factor, isPercent(measure));
}

/** A price that nobody pays is none, and a mean or difference then is one of some years: `none in years 3 to 10`. */
export function yearsWithout(years: readonly { readonly n: number }[], decision: number): string[] {
  const isWithout = (year: number) => years[year]?.n === 0;
  const starts = [...years.keys()].filter((year) => isWithout(year) && !isWithout(year - 1));
  const stretches = starts.map((first) => {
    let last = first;
    while (isWithout(last + 1)) last++;
    return inYears({ years: [first, last] });
  });
  return stretches.length === 0 ? [] : [`none ${listed(stretches)}${afterDecision(decision)}`];
}
