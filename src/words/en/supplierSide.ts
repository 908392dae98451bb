import type { FirstSeen } from "../../analyse/firsts.ts";
import { isClear } from "../../analyse/phases.ts";
import { type Compared, isInCurrency, type StepSeen, type SupplierSide } from "../../analyse/supplierSide.ts";
import type { AccountStep } from "../../worlds/accountBook.ts";
import { type Money, UNIT_COSTS, unitIn } from "../../worlds/money.ts";
import { isZero, type MeanInterval } from "../../worlds/statistics/intervals.ts";
import { capital, count, listed, shortNumber, wholePercent, worlds } from "../number.ts";
import { changeAndInterval, numberWithin, placesWithin, wholePercentRange, wholePercentsWithin } from "../together.ts";
import { monthWords } from "./calendar.ts";
import { moneyText, moneyWithin } from "./money.ts";
import { sized } from "./phases.ts";
import { type SaidPlausible, wholeIn } from "./plausible.ts";
import { paidBackSentences } from "./savings.ts";
import { betterOffRange, worseOffRange } from "./shares.ts";
import { discountedAt, ofWorlds, overEveryYear, type VerdictSaid } from "./verdict.ts";

/** What the side of the group that asks is said of and with. */
export interface SideSaid extends Pick<VerdictSaid, "verdict" | "subject" | "money" | "plausible"> {
  readonly side: SupplierSide;
  /** What people call the group. */
  readonly label: string;
  /** Calendar month of month 0. */
  readonly start?: string;
  /** What the two are called beside each other, of a comparison. */
  readonly arms?: { readonly baseline: string; readonly scenario: string };
  /** What it is measured against, as `Answer` has it. */
  readonly reference?: string;
  /** Whether the group has a strategy itself, as `Answer` has it. */
  readonly isStrategist?: boolean;
}

/** What the steps are called. */
export const stepNames: Readonly<Record<AccountStep, string>> = {
  courted: "first buyer courted",
  order: "first order",
  gate: "first buyer whose trust is enough for a contract",
  contract: "first contract",
};

/**
 * What it comes to for the group that asks, in few sentences: what it earns, in how many worlds and markets, and where it
 * costs first, when it has paid back; how often it is ruined; what it wins; when, and how often never; what selling costs.
 */
export function sideSentences(said: SideSaid): string[] {
  return [
    ...profitSentences(said),
    ...paybackOfOwn(said),
    ...ruinSentences(said),
    ...wonSentences(said),
    ...costSentence(said),
  ];
}

/** Unit of a profit a month, with a blank before it. */
function profitUnit(money: Money = UNIT_COSTS): string {
  return ` ${unitIn("profit", money)}`;
}

/** What it earns over all years, with and without, and in how many worlds and markets it earns more. */
export function profitSentences(said: SideSaid): string[] {
  const { side, label, verdict, money } = said;
  const { whole } = side.profit;
  const head = `In this model, ${overEveryYear(verdict)}, ${whose(said)}`;
  const unit = profitUnit(money);
  if (isZero(whole)) return [`${head} changes nothing in what ${label} earns in any world.`];
  if (!isClear(whole)) {
    const { range } = changeAndInterval("profit", Number.NaN, whole.lower, whole.upper);
    const { gain } = side;
    const size = { mean: whole.difference, lower: whole.lower, upper: whole.upper };
    const money = moneyWithin(times(size, gain.aYearOfOne), gain.unit, "a year");
    return [
      `${head} makes no clear difference to what ${label} earns${isInCurrency(gain) ? `: ${money}` : ` (${range}${unit})`}.`,
      `${capital(sharesOfWorlds(said))}; ${weighed(said)}.`,
    ];
  }
  const verb = whole.difference > 0 ? "brings" : "costs";
  return [
    `${head} ${verb} ${label} ${profitText(said)}: ${levels(said)}.`,
    `${capital(sharesOfWorlds(said))}; ${weighed(said)}.`,
  ];
}

/** What is judged; whose strategy it is need not be said twice. */
function whose({ subject, label }: Pick<SideSaid, "subject" | "label">): string {
  return subject === `the strategy of ${label}` ? "the strategy" : subject;
}

/** The difference in profit without its sign: in money a year where money is that of a currency. */
function profitText({ side: { profit, gain }, money }: SideSaid): string {
  const { difference, lower, upper } = profit.whole;
  const side = difference > 0 ? 1 : -1;
  const ends = [lower, upper].map((end) => side * end).sort((a, b) => a - b);
  const size = { mean: side * difference, lower: ends[0], upper: ends[1] };
  if (isInCurrency(gain)) return `${moneyWithin(times(size, gain.aYearOfOne), gain.unit, "a year")} of profit`;
  const unit = profitUnit(money);
  if (isExact(size)) return `${shortNumber(size.mean)}${unit} of profit in every world`;
  const { value, range } = sized(profit.whole, "profit");
  return `${value}${unit} of profit (${range})`;
}

type Sized = Pick<MeanInterval, "mean" | "lower" | "upper">;

function times({ mean, lower, upper }: Sized, factor: number): Sized {
  return { mean: mean * factor, lower: lower * factor, upper: upper * factor };
}

/** Whether all worlds differ by the same: an interval has nothing to show. */
export function isExact({ lower, upper }: { readonly lower: number; readonly upper: number }): boolean {
  return upper - lower <= SAME * Math.abs(upper);
}

/** Differences that are equal but for rounding. */
const SAME = 1e-6;

function levels({ side: { profit, gain } }: SideSaid): string {
  const { meanReference, meanScenario } = profit.whole;
  if (isInCurrency(gain)) {
    const [own, other] = [meanScenario, meanReference].map((each) => {
      return asLoss(each, (size) => moneyText(Number((size * gain.aYearOfOne).toPrecision(3)), gain.unit));
    });
    return `${own} a year in place of ${other}`;
  }
  const { value, others } = beside(meanScenario, meanReference);
  return `${value} in place of ${others}`;
}

/** An amount that is earned; one below zero is a loss. */
function asLoss(value: number, text: (size: number) => string): string {
  return value < 0 ? `a loss of ${text(-value)}` : text(value);
}

function beside(own: number, other: number): { readonly value: string; readonly others: string } {
  const text = (size: number) => numberWithin(size, Number.NaN, Number.NaN).value;
  const [value, others] = [own, other].map((each) => asLoss(each, text));
  return { value, others };
}

function weighed({ verdict: { run } }: SideSaid): string {
  return run.rate === 0 ? "years are not discounted" : `later years are ${discountedAt(run.rate)}`;
}

/** In how many worlds, and plausible markets, it earns more; less, where that is the answer. */
export function sharesOfWorlds({ side, plausible }: Pick<SideSaid, "side" | "plausible">): string {
  const { whole } = side.profit;
  const isLess = isClear(whole) && whole.difference < 0;
  const share = isLess ? whole.worse : whole.better;
  const markets = marketsOf(plausible, side, isLess);
  return `it earns ${isLess ? "less" : "more"} in ${ofWorlds(share, whole.n)}${markets === undefined ? "" : ` and in ${markets}`}`;
}

function marketsOf(plausible: SaidPlausible | undefined, side: SupplierSide, isLess: boolean): string | undefined {
  const found = wholeIn(plausible, side.profit.series);
  if (found === undefined || found.n === 0) return undefined;
  const [share, range] = isLess
    ? ([found.worse, worseOffRange(found)] as const)
    : ([found.better, betterOffRange(found)] as const);
  const part = share === 1 ? "all" : share === 0 ? "none of" : `${wholePercent(share)} of`;
  return `${part} ${count(found.n)} plausible markets${range}`;
}

/** What it has at the end and of the spend, then when it comes so far, and how often never. */
function wonSentences({ side, start }: SideSaid): string[] {
  const { contracts, share } = side;
  if (isZero(contracts.difference) && isZero(share.whole)) {
    const held = comparedText({ ...contracts, reference: NOT_COMPARED }, "contract");
    const spend = placesWithin(share.whole.meanScenario, Number.NaN, Number.NaN, 1, true).value;
    return [
      `At the end of the run it holds ${held} and over all years has ${spend} of the spend, both as without it in every world.`,
      ...stepsSentence({ side, start }),
    ];
  }
  const held =
    contracts.scenario.n === 0 ? [] : [`at the end of the run it holds ${comparedText(contracts, "contract")}`];
  const { meanScenario, meanReference, difference, lower, upper } = share.whole;
  const points = changeAndInterval("shareOfSpend", difference, lower, upper);
  const [own, other] = [meanScenario, meanReference].map(
    (each) => placesWithin(each, Number.NaN, Number.NaN, 1, true).value,
  );
  const spend = isClear(share.whole)
    ? `has ${own} of the spend over all years in place of ${other} (${points.value} points, ${points.range})`
    : isZero(share.whole)
      ? `has ${own} of the spend over all years, the same in every world`
      : `has ${own} of the spend over all years, no clear difference (${points.range} points)`;
  const said = listed([...held, held.length === 0 ? `it ${spend}` : spend]);
  return [`${capital(said)}.`, ...stepsSentence({ side, start })];
}

const NOT_COMPARED: MeanInterval = { n: 0, mean: Number.NaN, lower: Number.NaN, upper: Number.NaN };

/** Steps that were not there from the start in half of the worlds. */
export function stepsToTell({ steps }: Pick<SupplierSide, "steps">): StepSeen[] {
  return steps.filter((seen) => (seen.step === "order" || seen.step === "contract") && !isFromTheStart(seen));
}

/** Whether half of the worlds had it in the first month of the run, with and without: nothing that is yet to come. */
export function isFromTheStart({ scenario, reference = scenario }: Omit<StepSeen, "step" | "late">): boolean {
  return scenario.median === 0 && reference.median === 0;
}

/** `1.48 contracts in place of 0.56 (+0.92, 0.71 to 1.12)`. */
export function comparedText({ scenario, reference, difference }: Compared, thing: string): string {
  const own = numberWithin(scenario.mean, Number.NaN, Number.NaN).value;
  const things = `${own} ${thing}${own === "1" ? "" : "s"}`;
  if (reference.n === 0) return things;
  const other = numberWithin(reference.mean, Number.NaN, Number.NaN).value;
  const { value, range } = changeAndInterval("profit", difference.mean, difference.lower, difference.upper);
  if (isZero(difference)) return `${things}, as many as without in every world,`;
  if (!isClear(difference)) return `${things}, no clear difference (${range}),`;
  return `${things} in place of ${other} (${value}, ${range})`;
}

/** When it comes so far, in the median of the worlds, and how often never. */
export function stepsSentence({ side, start }: Pick<SideSaid, "side" | "start">): string[] {
  const told = stepsToTell(side);
  if (told.length === 0) return [];
  const when = ({ step, scenario, reference }: StepSeen) => {
    const place =
      reference === undefined || isLike(scenario, reference) ? "" : ` in place of ${bareMonth(reference, start)}`;
    return `its ${stepNames[step]} comes ${Number.isFinite(scenario.median) ? "in " : ""}${medianMonth(scenario, start)}${place}`;
  };
  const never = told.filter(({ scenario, reference }) => Math.max(scenario.never, reference?.never ?? 0) > SELDOM);
  const n = worlds(told[0].scenario.n);
  const rest = never.map(({ step, scenario, reference }, place) => {
    return `the ${stepNames[step]} ${neverText(scenario, place === 0 ? n : undefined, reference)}`;
  });
  return [
    `In the median, ${listed(told.map(when))}.`,
    // What is the same with and without would be joined with what comes next.
    ...(rest.length === 0 ? [] : [`By the end of the run, ${rest.join(rest[0].includes(",") ? "; " : " and ")}.`]),
  ];
}

/** A share of worlds in which something never happens that is not worth a word. */
const SELDOM = 0.05;

function isLike(one: FirstSeen, other: FirstSeen): boolean {
  return one.median === other.median;
}

/** `has not come in 25 % of the 60 worlds (16 to 37 %) in place of 45 %`; with and without the same where both are. */
function neverText(seen: FirstSeen, ofWorlds: string | undefined, reference?: FirstSeen): string {
  const range = wholePercentRange(seen.neverLower, seen.neverUpper);
  const many = `${wholePercent(seen.never)}${ofWorlds === undefined ? "" : ` of the ${ofWorlds}`}`;
  const place =
    reference === undefined
      ? ""
      : reference.never === seen.never
        ? ", with and without"
        : ` in place of ${wholePercent(reference.never)}`;
  return `has not come in ${many} (${range})${place}`;
}

/** `month 57 (55 to 60)`; nothing is known of a month after the run but that. */
export function medianMonth(seen: FirstSeen, start?: string): string {
  if (!Number.isFinite(seen.median) && !Number.isFinite(seen.lower)) return bareMonth(seen, start);
  const end = (month: number) => (Number.isFinite(month) ? monthWords(month, start).replace(/^month /, "") : "later");
  const { lower, upper } = seen;
  const range = Number.isNaN(lower) || Number.isNaN(upper) ? "no interval" : `${end(lower)} to ${end(upper)}`;
  return `${bareMonth(seen, start)} (${range})`;
}

/** `month 57`, or that it comes after the run. */
export function bareMonth({ median }: Pick<FirstSeen, "median">, start?: string): string {
  return Number.isFinite(median) ? monthWords(median, start) : "after the run";
}

/** By when it has paid back; what others do costs it, but is no outlay of its own that could be paid back. */
function paybackOfOwn(said: SideSaid): string[] {
  return said.reference === "without-strategy" && said.isStrategist === false ? [] : paybackSentences(said);
}

/** What selling costs more, and what comes back on top of that; nothing where it costs no more or less. */
export function costSentence({ side: { cost, gain }, reference }: Pick<SideSaid, "side" | "reference">): string[] {
  // Against a market in which it does not enter, all that it does is not the return on what it sells with.
  if (cost === undefined || reference === "without-entry") return [];
  const { aYear, strategyReturn } = cost;
  const { mean, lower, upper } = strategyReturn;
  const side = aYear.lower > 0 ? "more" : aYear.upper < 0 ? "less" : undefined;
  if (side === undefined) return [];
  const size = side === "more" ? aYear : { mean: -aYear.mean, lower: -aYear.upper, upper: -aYear.lower };
  const amount = isExact(size)
    ? `${shortNumber(size.mean)} ${gain.unit} a year ${side}`
    : moneyWithin(size, gain.unit, `a year ${side}`);
  if (side === "less" || Number.isNaN(lower)) return [`Selling costs it ${amount}.`];
  return [`Selling costs it ${amount}; ${comesBack({ mean, lower, upper })}, not discounted.`];
}

/** What comes back of an outlay: more than all of it, a part, or nothing; where that is not told from chance, what it may be. */
function comesBack(strategyReturn: Sized): string {
  const { mean, lower, upper } = strategyReturn;
  if (isExact({ lower: -upper, upper: -lower }) && Math.abs(mean + 1) < SAME) return "nothing of that comes back";
  if (lower < 0 && upper > 0) {
    // Beside an outlay of next to nothing any gain or loss is hundreds of times as large.
    const isSaid = Math.max(-lower, upper) <= MOST_RETURN;
    const { range } = wholePercentsWithin(Number.NaN, lower, upper);
    return `whether that comes back is not clear${isSaid ? ` (${range} % on top of it)` : ""}`;
  }
  // Who loses more than the outlay earns less besides.
  if (upper <= -1) return "nothing of that comes back, and it earns less besides";
  const isLost = mean < 0;
  const { value, range } = isLost
    ? wholePercentsWithin(-mean, -upper, -lower)
    : wholePercentsWithin(mean, lower, upper);
  const back = isLost ? `it loses ${value} % of that` : `it brings that back and ${value} % more`;
  return `${back}${isExact({ lower, upper }) ? "" : ` (${range} %)`}`;
}

/** A return that says something of what was spent. */
const MOST_RETURN = 10;

/** A part of what a year earns that nobody calls an outlay. */
const NO_OUTLAY = 1e-3;

/** By when worlds have paid back, where it costs first. */
export function paybackSentences(said: Pick<SideSaid, "side" | "start" | "subject" | "label">): string[] {
  const { gain, profit } = said.side;
  // Neither chance nor next to nothing of what it earns is an outlay that could be paid back.
  const least = NO_OUTLAY * Math.abs(gain.earnedAYear.mean);
  const first = gain.years.find(({ sinceDecision: since }) => isClear(since) && Math.abs(since.mean) > least);
  if (gain.payback.n === 0 || first === undefined || !(first.sinceDecision.mean < 0)) return [];
  // Where it costs over all years that has been said, and there is no later that it could come before.
  const isFirst = !(isClear(profit.whole) && profit.whole.difference < 0);
  return paidBackSentences(gain.payback, { what: whose(said), isFirst, months: gain.months, start: said.start });
}

/** How often one of the group runs out of cash, where that happens. */
export function ruinSentences({ side: { ruin } }: Pick<SideSaid, "side">): string[] {
  if (ruin === undefined || ruin.scenario.n === 0) return [];
  const { scenario, reference } = ruin;
  const range = ` (${wholePercentRange(scenario.lower, scenario.upper)})`;
  if (scenario.share === 0 && (reference.n === 0 || reference.share === 0)) return [];
  const before =
    scenario.share === reference.share ? ", with and without" : ` in place of ${wholePercent(reference.share)}`;
  const place = reference.n === 0 ? "" : before;
  return [`It runs out of cash in ${wholePercent(scenario.share)}${range} of the ${worlds(scenario.n)}${place}.`];
}

/** With whom it changes places: groups whose share of spend differs clearly over the window. */
export function othersSentences(
  { side: { others } }: Pick<SideSaid, "side">,
  labelOf: (group: string) => string,
): string[] {
  if (others.length === 0) return [];
  const told = others.slice(0, MOST_OTHERS).map(({ series, difference, lower, upper }) => {
    const { value, range } = changeAndInterval("shareOfSpend", difference, lower, upper);
    return `${labelOf(series.group)} ${value} points (${range})`;
  });
  return [`Share of spend of other suppliers, over the months of the tables: ${listed(told)}.`];
}

/** Groups that a sentence names. */
const MOST_OTHERS = 3;
