import { isClear, type SpanDifference } from "../../analyse/phases.ts";
import { differingPhases, type Verdict } from "../../analyse/verdict.ts";
import { type MeasureName, measures } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Money } from "../../worlds/money.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import { labelled, saidSeries } from "../names.ts";
import { capital, count, formatPlaces, isLostAt, listed, wholePercent, worlds } from "../number.ts";
import { alignedLevels, wholePercentRange } from "../together.ts";
import { asComparative } from "./difference.ts";
import type { Arms } from "./divergence.ts";
import { inYears } from "./phases.ts";
import { ofWorlds, rowOf, spanOfRun, valueUnit } from "./verdict.ts";
import { gainPlaces } from "./workshopNumbers.ts";

/** What the workshop page says of the market that is on the screen: one sentence, short enough to be read aloud. */

/** What moves by less than this part of its level is about the same, however sure it is. */
const SAME = 0.01;

/** What is said of such a trace in place of its digits. */
const TRACE = `by less than ${wholePercent(SAME)}`;

/** Whether a room would call it the same: it may be chance, or is a trace. */
export function isAboutTheSame(
  span: Pick<SpanDifference, "difference" | "lower" | "upper" | "meanReference">,
): boolean {
  return !isClear(span) || Math.abs(span.difference) < SAME * Math.abs(span.meanReference);
}

/** `by 0.015 unit costs on average`. */
function averageOf({ difference }: Pick<SpanDifference, "difference">, money: Money): string {
  const places = gainPlaces(money);
  const size = isLostAt(difference, places)
    ? `less than ${formatPlaces(10 ** -places, places)}`
    : formatPlaces(Math.abs(difference), places);
  return `by ${size}${valueUnit(money)} on average`;
}

/** `Over all 10 years the buyer is better off in 17 of the 20 worlds, by 0.17 unit costs on average: worse in years 1 to 5 ..` */
export function gainSentence({ value, run }: Verdict, money: Money): string {
  const { whole } = value;
  const over = run.years.length < 2 ? "Over the run" : `Over all ${spanOfRun(run)}`;
  if (isZero(whole)) return `${over} nothing changes for the buyer in ${allOf(whole.n)}.`;
  const isWorse = whole.difference < 0;
  const share = isWorse ? whole.worse : whole.better;
  const average = isAboutTheSame(whole) ? TRACE : averageOf(whole, money);
  const sure = isClear(whole) ? average : "which may be chance";
  const turns = differingPhases(value).map((phase) => `${phase.difference < 0 ? "worse" : "better"} ${inYears(phase)}`);
  const turn = turns.length < 2 ? "" : `: ${listed(turns)}`;
  const off = isWorse ? "worse" : "better";
  const many = ofWorlds(share, whole.n);
  return isAboutTheSame(whole)
    ? `${over} the buyer is about as well off: ${off} in ${many}, ${sure}${turn}.`
    : `${over} the buyer is ${off} off in ${many}, ${sure}${turn}.`;
}

function allOf(many: number): string {
  return many === 1 ? "the one world" : `any of the ${worlds(many)}`;
}

/** In which year something is judged: `in year 5: price 3.1 % lower (2.9 to 3.3), in 19 of the 20 worlds`. */
export function yearSentence(
  scenario: Parameters<typeof saidSeries>[0],
  series: Series,
  span: Pick<SpanDifference, "n" | "meanReference" | "difference" | "lower" | "upper">,
  lowerIn: number,
  year: number,
  money: Money,
): string {
  const at = `In year ${year + 1}`;
  const row = rowOf(series, span, money);
  const share = span.difference < 0 ? lowerIn : 1 - lowerIn;
  const many = ofWorlds(share, span.n);
  if (!isAboutTheSame(span)) return `${at}: ${asComparative(row, scenario)}, in ${many}.`;
  const name = saidSeries(scenario, series);
  return isClear(span)
    ? `${at} ${name} is about the same: ${span.difference < 0 ? "lower" : "higher"} ${TRACE}, in ${many}.`
    : `${at} ${name} is about the same: what differs may be chance.`;
}

/** How something goes on over the run: `Service effort of incumbents goes from 0.62 in year 2 to 0.41 in year 10: it falls in ..`. */
export function courseSentence(
  scenario: Parameters<typeof saidSeries>[0],
  series: Series,
  span: Pick<SpanDifference, "n" | "meanReference" | "meanScenario" | "lower" | "upper" | "difference">,
  lowerIn: number,
  years: readonly [first: number, last: number],
): string {
  const [before, after] = alignedLevels(series.measure, [span.meanReference, span.meanScenario]);
  const name = capital(saidSeries(scenario, series));
  const goes = `${name} goes from ${before} in year ${years[0] + 1} to ${after} in year ${years[1] + 1}`;
  if (!isClear(span)) return `${goes}, which may be chance.`;
  const falls = span.difference < 0;
  return `${goes}: it ${falls ? "falls" : "rises"} in ${ofWorlds(falls ? lowerIn : 1 - lowerIn, span.n)}.`;
}

/** `In 84 % (70 to 92) of 50 plausible markets the buyer is better off over all years.` */
export function marketsSentence(worse: number, [lower, upper]: readonly [number, number], markets: number): string {
  const better = 1 - worse;
  const range = wholePercentRange(1 - upper, 1 - lower);
  return `In ${count(Math.round(better * markets))} of ${count(markets)} plausible markets (${range} of all) the buyer is not worse off over all years.`;
}

/** What the two markets are called in the story of one world. @param isOther  the market as it is is none of the two */
export function storyArms(isOther: boolean): Arms {
  return { baseline: isOther ? "in the other market" : "in the market as it is", scenario: "with the change" };
}

/** A measure as the heading of a chart. */
export function chartLabel(scenario: Pick<Scenario, "labels">, series: Series): string {
  const { label } = measures[series.measure];
  const { groupLabel: of } = labelled(scenario, series);
  return of === undefined ? label : `${label}, ${of}`;
}

/** What a measure is counted in under the heading of a chart. */
export function chartUnit(measure: MeasureName, unit: string): string {
  const { better } = measures[measure];
  const which = better === "neutral" ? "" : better === "higher" ? ", higher is better" : ", lower is better";
  return `${unit}${which}`;
}
