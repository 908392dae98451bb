import { shownInterval } from "../../analyse/compareArms.ts";
import { isClear, type Phase, type SpanDifference } from "../../analyse/phases.ts";
import { differingPhases, type SeenDifference, type SeriesVerdict, type Verdict } from "../../analyse/verdict.ts";
import { type MeasureName, measures } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import { type Money, UNIT_COSTS, unitIn } from "../../worlds/money.ts";
import { MONTHS_A_YEAR } from "../../worlds/spans.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import { monthsIn, type WholeRun } from "../../worlds/wholeRun.ts";
import { capital, count, isPercent, isTiny, listed, tidyNumber, wholePercent, worlds } from "../number.ts";
import { changeInterval, changeWithin, signedWithin, sizeWithin } from "../together.ts";
import { asWritten, nounOf, type SaidDifference } from "./difference.ts";
import { afterDecision, inYears, signOf, sized, turnSentence, yearsWithout } from "./phases.ts";
import { type SaidPlausible, wholeIn } from "./plausible.ts";
import { betterOffRange, worseOffCell, worseOffRange } from "./shares.ts";

/** What the verdict is said of and with. */
export interface VerdictSaid {
  readonly verdict: Verdict;
  /** `newcomers' entry`, `changing policy.openness from 0.1 to 0.2`: what the first sentence says it of. */
  readonly subject: string;
  /** Months of the means in the tables, and the difference in value over them. */
  readonly window: readonly [first: number, last: number];
  readonly late?: Pick<SpanDifference, "difference" | "lower" | "upper">;
  readonly money?: Money;
  readonly plausible?: SaidPlausible;
}

/**
 * The verdict in short sentences: what it is worth to the buyer and over which years; in how many worlds and markets; where
 * it turns; what carries it and what goes the other way; the risk.
 */
export function verdictSentences(said: VerdictSaid): string[] {
  return [...valueSentences(said), ...carrierSentences(said), ...riskSentences(said)];
}

/**
 * What it is worth to the buyer: the first sentence stands alone, with size, interval and years; then in how many worlds and
 * markets it is so, and where it turns.
 */
export function valueSentences(said: VerdictSaid): string[] {
  const { verdict, subject } = said;
  const value = `In this model, ${overEveryYear(verdict)}, ${subject} ${leavesBuyer(said)}.`;
  return [value, ...sharesSentence(said), ...turnSentence(said.verdict, said.window, said.late)];
}

/** `over all 10 years`, or the months of a run that has no two years. */
export function overEveryYear({ run, months }: Pick<Verdict, "run" | "months">): string {
  const { length } = run.years;
  if (length < 2) {
    return months[0] === months[1]
      ? `in month ${months[0]}, the whole run`
      : `over the whole run, months ${months[0]} to ${months[1]}`;
  }
  const span = spanOfRun(run);
  const every = span === "2 years" ? "both years" : `all ${span}`;
  return `over ${months[0] === 0 ? every : `the ${span} from month ${months[0]} on`}`;
}

/** `10 years`, and `30 months` of a run whose last year is not whole. */
export function spanOfRun({ years }: Pick<WholeRun, "years">): string {
  const months = monthsIn(years);
  return months % MONTHS_A_YEAR === 0 ? `${count(months / MONTHS_A_YEAR)} years` : `${count(months)} months`;
}

/** `over all 10 years (later ones discounted at 8 % a year)`, or the months of a run that has no two years. */
export function overAllYears(verdict: Pick<Verdict, "run" | "months">): string {
  const { rate, years } = verdict.run;
  if (years.length < 2) return overEveryYear(verdict);
  return `${overEveryYear(verdict)} (${rate === 0 ? "not discounted" : `later ones ${discountedAt(rate)}`})`;
}

/** `discounted at 8 % a year`. */
export function discountedAt(rate: number): string {
  return `discounted at ${tidyNumber(rate * 100, 4)} % a year`;
}

/** What it does to the buyer: `leaves the buyer better off by 0.171 unit costs (0.160 to 0.183)`. */
export function leavesBuyer({ verdict: { value }, money }: VerdictSaid): string {
  const { whole } = value;
  if (isZero(whole)) {
    return `makes no difference to the buyer's value${Number.isNaN(whole.better) ? "" : ` in any of the ${worlds(whole.n)}`}`;
  }
  const unit = valueUnit(money);
  if (!isClear(whole)) {
    if (Number.isNaN(whole.lower)) return "makes a difference to the buyer's value of which no interval is known";
    return `makes no clear difference to the buyer's value (${changeInterval("buyerValue", whole.lower, whole.upper)}${unit})`;
  }
  const { value: size, range } = sized(whole);
  return `leaves the buyer ${whole.difference > 0 ? "better" : "worse"} off by ${size}${unit} (${range})`;
}

/** ` unit costs`, ` EUR a unit`. */
export function valueUnit(money: Money = UNIT_COSTS): string {
  return money.unit === UNIT_COSTS.unit ? ` ${money.unit}` : ` ${money.unit} a unit`;
}

/** In how many worlds and markets it is so, where it is not clear the buyer is better off; and how years are weighed. */
function sharesSentence(said: VerdictSaid): string[] {
  const { rate, years } = said.verdict.run;
  const shares = sharesInWords(said);
  const weighed =
    years.length < 2 ? [] : [rate === 0 ? "years are not discounted" : `later years are ${discountedAt(rate)}`];
  const clauses = [...(shares === undefined ? [] : [shares]), ...weighed];
  return clauses.length === 0 ? [] : [`${capital(clauses.join("; "))}.`];
}

export function sharesInWords(said: VerdictSaid): string | undefined {
  const { whole } = said.verdict.value;
  const { difference, better, worse, n } = whole;
  const markets = marketsInWords(said);
  if (Number.isNaN(better)) return `the ${worlds(n)} of the two are not the same ones`;
  const side = isClear(whole) && difference < 0 ? "worse" : "better";
  const off = `the buyer is ${side} off in`;
  if (isZero(whole)) return isNowhere(said) ? sameEverywhere(said) : markets && `${off} ${markets}`;
  const share = side === "worse" ? worse : better;
  // A few worlds may carry a mean that most do not show.
  const opening = isClear(whole) && share <= 0.5 ? `that is on average: ${off} only` : off;
  return `${opening} ${ofWorlds(share, n)}${markets === undefined ? "" : ` and in ${markets}`}`;
}

/** Whether it makes no difference in any of the plausible markets either. */
function isNowhere({ verdict: { value }, plausible }: VerdictSaid): boolean {
  const found = wholeIn(plausible, value.series);
  return found !== undefined && found.n > 0 && found.better === 0 && found.worse === 0;
}

function sameEverywhere({ verdict: { value }, plausible }: VerdictSaid): string {
  return `it makes none in any of ${count(wholeIn(plausible, value.series)?.n ?? 0)} plausible markets either`;
}

/** `95 of the 100 worlds`, and of thousands the percentage. */
export function ofWorlds(share: number, n: number): string {
  const many = Math.round(share * n);
  if (many === n && n > 1) return `all ${worlds(n)}`;
  return n > MOST_COUNTED ? `${wholePercent(share)} of the ${worlds(n)}` : `${count(many)} of the ${worlds(n)}`;
}

/** More worlds are said in percent. */
const MOST_COUNTED = 1000;

/** In how many markets that are as plausible it is so: `80 % of 100 plausible markets`. */
function marketsInWords({ verdict: { value }, plausible }: VerdictSaid): string | undefined {
  const found = wholeIn(plausible, value.series);
  if (found === undefined || found.n === 0) return undefined;
  const isWorse = isClear(value.whole) && value.whole.difference < 0;
  const [share, range] = isWorse
    ? ([found.worse, worseOffRange(found)] as const)
    : ([found.better, betterOffRange(found)] as const);
  return `${wholePercent(share)} of ${count(found.n)} plausible markets${range}`;
}

/** Measures that a sentence names on either side. */
const CARRIERS = 2;

/** What moves the value to the side of the verdict, and what to the other; of one that is not clear, up and down. */
export function carriers({ gains, losses, value }: Verdict) {
  const isTold = ({ series, whole }: SeriesVerdict) => !isTiny(series.measure, whole.lower, whole.upper);
  const [up, down] = [gains, losses].map((side) => side.filter(isTold));
  return signOf(value.whole) < 0 ? { carrying: down, against: up } : { carrying: up, against: down };
}

/** Whether it is a part of the value, and not only good or bad beside it. */
export function isPart({ contribution }: SeriesVerdict): boolean {
  return !Number.isNaN(contribution);
}

export function carrierSentences(said: VerdictSaid): string[] {
  const { verdict } = said;
  const sign = signOf(verdict.value.whole);
  const { carrying, against } = carriers(verdict);
  const turning = verdict.turning.slice(0, 1).map((each) => `over the years ${inPhases(each, said)}`);
  const told = (side: readonly SeriesVerdict[]) => side.slice(0, CARRIERS).map((each) => carried(each, said));
  if (sign === 0) {
    const sides = [
      ...(carrying.length === 0 ? [] : [`for it, ${told(carrying)[0]}`]),
      ...(against.length === 0 ? [] : [`against it, ${told(against)[0]}`]),
      ...turning,
    ];
    return sides.map((side) => `${capital(side)}.`);
  }
  const parts = carrying.filter(isPart);
  const sides = [
    ...(parts.length === 0
      ? ["no single part of it is clear by itself"]
      : [`${sign > 0 ? "what carries it" : "what makes it worse"}: ${listed(told(parts))}`]),
    against.length === 0
      ? "nothing that the answer looks at goes the other way"
      : `${sign > 0 ? "against it" : "in its favour"}, ${listed(told(against))}`,
    ...turning,
  ];
  return sides.map((side) => `${capital(side)}.`);
}

/** `the price falls by 2.6 % (2.5 to 2.6)`; where it turns, also which way it goes when: `up at first, down from year 2 on`. */
export function carried(each: SeriesVerdict, { verdict, money }: Pick<VerdictSaid, "verdict" | "money">): string {
  const { series, whole, phases, years } = each;
  const [decision] = verdict.months;
  const said = asWritten(rowOf(series, whole, money));
  const ways = phases.map((phase, place) => {
    const counted = place === 1 ? afterDecision(decision) : "";
    return `${wayOf(phase)} ${place === 0 ? "at first" : `from year ${phase.years[0] + 1}${counted} on`}`;
  });
  const more = [...(differingPhases(each).length < 2 ? [] : [ways.join(", ")]), ...yearsWithout(years, decision)];
  return more.length === 0 ? said : said.replace(/\)$/, `; ${more.join("; ")})`);
}

function wayOf({ same, difference }: Phase): string {
  if (same) return "the same";
  return difference > 0 ? "up" : "down";
}

function inPhases(each: SeriesVerdict, { verdict, money }: Pick<VerdictSaid, "verdict" | "money">): string {
  const { series } = each;
  const [first, ...rest] = differingPhases(each).map(
    (phase, place) =>
      `${asWritten(rowOf(series, phase, money))} ${inYears(phase, place === 0 ? verdict.months[0] : 0)}`,
  );
  const noun = nounOf(series.measure);
  return listed([first, ...rest.map((text) => text.replace(`${noun} `, ""))]);
}

/** A difference over some years as it is said. */
export function rowOf(
  series: Series,
  span: Pick<SpanDifference, "meanReference" | "difference" | "lower" | "upper">,
  money?: Money,
): SaidDifference {
  const { meanReference: reference, difference, lower, upper } = span;
  return { ...series, unit: unitIn(series.measure, money), reference, difference, lower, upper };
}

/** In how many worlds the buyer ends worse off, and by how much in one of twenty. */
export function riskSentences({
  verdict: {
    value: { whole },
  },
  money,
}: VerdictSaid): string[] {
  const { worse, n, p05 } = whole;
  if (Number.isNaN(worse) || n < LEAST_FOR_RISK || isZero(whole)) return [];
  const amount = amountText(Math.abs(p05), money);
  if (isClear(whole) && whole.difference < 0 && p05 < 0) {
    return [`In the worst twentieth of the ${worlds(n)} the buyer loses ${amount} or more.`];
  }
  const tail = p05 < 0 ? `in one of twenty by ${amount} or more` : `in one of twenty the gain is ${amount} or less`;
  const range = worseOffRange(whole);
  if (worse === 0) return [`In none of the ${worlds(n)}${range} does the buyer end worse off; ${tail}.`];
  const inSome = `In ${ofWorlds(worse, n)}${range} the buyer ends worse off`;
  return [p05 >= 0 ? `${inSome}; in nineteen of twenty it gains ${amount} or more.` : `${inSome}; ${tail}.`];
}

/** Fewer worlds have no one in twenty. */
export const LEAST_FOR_RISK = 20;

/** An amount of value with its unit: `0.0237 unit costs`. */
export function amountText(amount: number, money?: Money): string {
  return `${sizeWithin(amount, Number.NaN, Number.NaN).value}${valueUnit(money)}`;
}

/** The difference over all years as a cell, `+0.171`; `~` where it is not clear, with its interval where that is asked. */
export function wholeCell({ series, whole }: SeriesVerdict, factor = 1): string {
  if (whole.n === 0) return "-";
  if (isZero(whole)) return "=";
  const [difference, lower, upper] = [whole.difference, whole.lower, whole.upper].map((each) => each * factor);
  return whole.seen ? changeWithin(series.measure, difference, lower, upper).value : "~";
}

/** What the column of it means. */
export function wholeNote(verdict: Verdict): string {
  const isAsked = verdict.all.some(({ series }) => series.measure === "profit");
  return `all years: the same ${overAllYears(verdict)}, corrected in the same way, but for buyer value${isAsked ? ", and the rows of whoever asks" : ", which the verdict is by"}`;
}

/** The verdict by year of the run as a table: the value and what moves it, each with its interval; then the risk. */
export function yearsTable({ value, all, run, months }: Verdict, money?: Money) {
  const shown = [value, ...all.filter((each) => isPart(each) && each.series !== value.series)];
  const cell = ({ series }: SeriesVerdict, span: SeenDifference) => {
    const { lower, upper } = shownInterval(span);
    const { value: said, range } = changeWithin(series.measure, span.difference, lower, upper);
    if (span.n === 0) return "-";
    return isZero({ lower, upper }) ? "=" : `${span.seen ? said : "~"} (${range})`;
  };
  const heading = ({ series: { measure } }: SeriesVerdict) =>
    `${measures[measure].label} (${headUnit(measure, money)})`;
  const [, ...turned] = differingPhases(value);
  const stretches = turned.length === 0 ? [] : value.phases.filter(({ same, years: [from, to] }) => !same && from < to);
  return {
    columns: [`Year${afterDecision(months[0])}`, ...shown.map(heading), "Worlds worse off"],
    rows: [
      ...run.years.map((_, year) => [
        `${year + 1}`,
        ...shown.map((each) => cell(each, each.years[year])),
        worseOffCell(value.years[year]),
      ]),
      // Where the value turns the sentences leave the intervals of its stretches to this table.
      ...stretches.map((phase) => [
        `${phase.years[0] + 1} to ${phase.years[1] + 1}`,
        cell(value, { ...phase, seen: isClear(phase), pHolm: phase.p }),
        ...shown.slice(1).map(() => ""),
        worseOffCell(phase),
      ]),
      ["all", ...shown.map((each) => cell(each, each.whole)), worseOffCell(value.whole)],
    ],
  };
}

function headUnit(measure: MeasureName, money?: Money): string {
  return isPercent(measure) ? "points" : unitIn(measure, money);
}

/** P5, P50 and P95 of the paired differences in value, as a line. */
export function quantilesLine({ value, run, months }: Verdict, money?: Money): string[] {
  const { p05, p50, p95, n } = value.whole;
  if (Number.isNaN(p50) || n < LEAST_FOR_RISK) return [];
  const [low, middle, high] = [p05, p50, p95].map((each) => signedWithin(each, Number.NaN, Number.NaN).value);
  return [
    `Of the ${worlds(n)}, ${overAllYears({ run, months })}: one in twenty has a difference in buyer value below ${low}${valueUnit(money)}, half below ${middle}, nineteen in twenty below ${high}.`,
  ];
}

/** Heading of the table by year. */
export const BY_YEAR = "Year by year";
