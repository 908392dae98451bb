import { isClear, type Phase } from "../../analyse/phases.ts";
import { differingPhases, type SeriesVerdict, type Verdict } from "../../analyse/verdict.ts";
import type { Series } from "../../model/series.ts";
import { parameterAt } from "../../result/savedScenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { unitIn } from "../../worlds/money.ts";
import type { Assumption } from "../../worlds/plausible/assumptions.ts";
import { capital, count, listed, overMonths, worlds } from "../number.ts";
import { bareText, rangeText, settingLabel, settingNamed } from "../settings.ts";
import type { BriefPoint } from "./brief.ts";
import { monthWords } from "./calendar.ts";
import { nounOf, unitAfter } from "./difference.ts";
import { goalSentences } from "./goals.ts";
import { inYears, signOf, sized } from "./phases.ts";
import { clearMovers, correlationText, type SaidPlausible, wholeIn } from "./plausible.ts";
import { type Answer, verdictSaid } from "./run.ts";
import { cashCost, savingsSentences } from "./savings.ts";
import { betterOffRange, notWorseOffRange, worseOffRange } from "./shares.ts";
import {
  amountText,
  carried,
  carriers,
  isPart,
  LEAST_FOR_RISK,
  ofWorlds,
  type VerdictSaid,
  valueSentences,
  valueUnit,
} from "./verdict.ts";

/** What a brief on a change says: a scenario against another one, in the same worlds. */
export interface ChangeBrief {
  readonly answer: Answer;
  /** The scenario with the change. */
  readonly scenario: Scenario;
  /** What was moved in plausible markets; nothing where none were asked for. */
  readonly assumed: readonly Assumption[];
  /** Said in place of the verdict where no world differs in anything. */
  readonly nothing?: string;
}

/** The same with its verdict, and the side on which it falls: 1 better, -1 worse, 0 not clear. */
interface Judged extends ChangeBrief {
  readonly said: VerdictSaid;
  readonly verdict: Verdict;
  readonly side: number;
}

/** What stands in the sections of a brief on a change. */
export type ChangePoints = Readonly<
  Record<"verdict" | "carries" | "against" | "risk" | "mustBeTrue" | "watch", readonly BriefPoint[]>
>;

/** Undefined where there is no verdict, or a single world. */
export function changePoints(brief: ChangeBrief): ChangePoints | undefined {
  const said = verdictSaid(brief.answer);
  if (said === undefined || brief.answer.replications < 2) return undefined;
  const { verdict } = said;
  const judged: Judged = { ...brief, said, verdict, side: signOf(verdict.value.whole) };
  return {
    verdict: brief.nothing === undefined ? verdictPoints(judged) : [brief.nothing],
    carries: carryPoints(judged),
    against: againstPoints(judged),
    risk: riskPoints(judged),
    mustBeTrue: truthPoints(judged),
    watch: watchPoints(judged),
  };
}

function verdictPoints({ said, answer }: Judged): string[] {
  return [...valueSentences(said), ...savingsSentences(answer.savings)];
}

/** Measures that a section names. */
const MOST = 3;

function carryPoints({ said, verdict }: Judged): string[] {
  const parts = carriers(verdict).carrying.filter(isPart);
  if (parts.length === 0) return ["Nothing that the buyer's value is made of is clearly on its side."];
  return parts.slice(0, MOST).map((each) => {
    const worth = `about ${amountText(Math.abs(each.contribution), said.money)} of the buyer's value`;
    return `${capital(carried(each, said))}: ${worth}.`;
  });
}

/** What speaks against the verdict: never nothing. */
function againstPoints(judged: Judged): string[] {
  const { said, verdict, side, answer, scenario } = judged;
  const { against } = carriers(verdict);
  return [
    ...(side === 0 && !isClear(verdict.value.whole)
      ? ["Over all years the difference is not told from chance: its interval reaches from a loss to a gain."]
      : []),
    ...against.slice(0, MOST).map((each) => `${capital(carried(each, said))}.`),
    ...otherYears(judged),
    ...(side > 0 ? cashCost(answer.savings) : []),
    ...goalSentences(
      (answer.goals ?? []).filter((goal) => goal.verdict !== "reached"),
      scenario,
      answer.money,
      answer.against,
    ),
    ...otherWorlds(judged),
    ...otherMarkets(judged),
  ];
}

/** Years in which it goes the other way. */
function otherYears({ verdict, said, side, scenario }: Judged): string[] {
  const { years } = verdict.value;
  const phases = differingPhases(verdict.value);
  const isOther = (difference: number) => (side < 0 ? difference > 0 : difference < 0);
  const turned = phases.length > 1 ? phases.filter(({ difference }) => isOther(difference)) : [];
  const single = years.findIndex((year) => year.seen && isOther(year.difference));
  const alone: Phase[] =
    turned.length > 0 || phases.length === 0 || single < 0 || years.length < 2
      ? []
      : [{ ...years[single], years: [single, single], same: false }];
  return [...turned, ...alone].map((phase) => {
    const { value, range } = sized(phase);
    const word = phase.difference < 0 ? "worse" : "better";
    return `${capital(inYears(phase, verdict.months[0]))}${datesOf(phase, verdict, scenario)} the buyer is ${word} off by ${value}${valueUnit(said.money)} (${range}).`;
  });
}

/** ` (January 2027 to December 2029)`; nothing where the run has no start. */
function datesOf({ years: [first, last] }: Pick<Phase, "years">, { run }: Verdict, { start }: Scenario): string {
  if (start === undefined) return "";
  const [from, to] = [run.years[first].months[0], run.years[last].months[1]];
  return ` (${datesBetween(from, to, start)})`;
}

function datesBetween(first: number, last: number, start: string): string {
  return `${monthWords(first, start)} to ${monthWords(last, start)}`;
}

function otherWorlds({ verdict: { value }, side }: Judged): string[] {
  const { better, worse, n } = value.whole;
  const share = side < 0 ? better : worse;
  if (Number.isNaN(share))
    return ["The two were not seen in the same worlds: in how many it goes the other way is not known."];
  if (share === 0) return [];
  return side < 0
    ? [`In ${ofWorlds(share, n)} the buyer ends better off.`]
    : [`In ${ofWorlds(share, n)}${worseOffRange(value.whole)} the buyer ends worse off.`];
}

function otherMarkets({ said, verdict, side }: Judged): string[] {
  const found = wholeIn(said.plausible, verdict.value.series);
  if (found === undefined || found.n === 0) {
    return [
      "It was not tried in other markets that are as plausible: how far it hangs on values that are assumed is not known.",
    ];
  }
  const [share, range, rest] =
    side < 0
      ? [found.better, betterOffRange(found), worseOffRange(found)]
      : [found.worse, worseOffRange(found), notWorseOffRange(found)];
  const months = "over all years";
  const [word, end] = side < 0 ? ["better", found.p95] : ["worse", found.p05];
  if (share > 0)
    return [`In ${ofMarkets(share, found.n)} plausible markets${range} the buyer is ${word} off ${months}.`];
  const what = side < 0 ? "the loss" : "the gain";
  return [
    `It holds in all ${count(found.n)} plausible markets${rest}, but in one of twenty ${what} ${months} is ${amountText(Math.abs(end), said.money)} or less.`,
  ];
}

/** Where one of twenty ends: of worlds, and of plausible markets. */
function riskPoints({ said, verdict: { value } }: Judged): string[] {
  const { n, p05 } = value.whole;
  const found = wholeIn(said.plausible, value.series);
  const tail = (end: number) =>
    `in one of twenty the buyer ${end < 0 ? "loses" : "gains"} ${amountText(Math.abs(end), said.money)} or ${end < 0 ? "more" : "less"}`;
  const inWorlds = Number.isNaN(p05)
    ? []
    : n < LEAST_FOR_RISK
      ? [`From ${worlds(n)} no one in twenty can be told: ask for ${LEAST_FOR_RISK} or more with --replications.`]
      : [`Of the ${worlds(n)}, over all years: ${tail(p05)}.`];
  if (found === undefined || found.n === 0) return inWorlds;
  const worse = ofMarkets(found.worse, found.n);
  return [
    ...inWorlds,
    `Of ${count(found.n)} plausible markets, over all years: ${tail(found.p05)}; in ${worse}${worseOffRange(found)} it ends worse off.`,
  ];
}

/** Share and number as `3 of 40`; `none`, `all`. */
function ofMarkets(share: number, n: number): string {
  const many = Math.round(share * n);
  return many === 0 ? "none" : many === n ? "all" : `${count(many)} of ${count(n)}`;
}

/** Assumed values that the answer hangs on, each as the scenario has it, and where the buyer gains less. */
function truthPoints({ said, verdict: { value }, scenario, assumed }: Judged): string[] {
  return hangsOnPoints(said.plausible, value.series, { scenario, assumed, who: "the buyer", verb: "gains" });
}

/** Of whom it is said what a difference hangs on, and in which scenario. */
interface Hanging {
  readonly scenario: Scenario;
  readonly assumed: readonly Assumption[];
  readonly who: string;
  readonly verb: string;
}

/** Assumed values that a difference over the whole run hangs on, each as the scenario has it, and where it is less. */
export function hangsOnPoints(
  plausible: SaidPlausible | undefined,
  series: Series,
  { scenario, assumed, who, verb }: Hanging,
): string[] {
  if (plausible === undefined)
    return ["What it hangs on was not tried: --plausible 100 moves all values that are assumed."];
  const movers = clearMovers(plausible, series).slice(0, MOST);
  const all = `${count(plausible.moved)} assumed values that were moved`;
  if (movers.length === 0) {
    return [
      `None of the ${all} stands out over ${count(plausible.markets)} markets: it hangs on no single one of them.`,
    ];
  }
  return movers.map(({ path, correlation }) => {
    const range = assumed.find((each) => each.path === path);
    const found = parameterAt(path, scenario);
    const usual =
      found !== undefined && typeof found.usual === "number"
        ? ` is ${bareText({ parameter: found.row }, found.usual)}, as assumed`
        : " is as assumed";
    const tried =
      range === undefined
        ? ""
        : ` (tried: ${rangeText({ parameter: range.parameter, low: range.range[0], high: range.range[1] })})`;
    const weaker = correlation > 0 ? "lower" : "higher";
    return `${capital(settingLabel(settingNamed(path, scenario)))}${usual}${tried}. Where it is ${weaker} ${who} ${verb} less (rank correlation over the whole run: ${correlationText(correlation)}).`;
  });
}

/** What a buyer can see of a market. */
const SEEN: ReadonlySet<string> = new Set([
  "price",
  "service",
  "technologyLag",
  "fillRate",
  "launches",
  "concentration",
]);

/** Which measures differ clearly first, and from when the value does. */
function watchPoints({ verdict, said, scenario }: Judged): string[] {
  const { gains, losses, value, run } = verdict;
  const when = (year: number) => {
    const [first, last] = run.years[year].months;
    const dates = scenario.start === undefined ? overMonths([first, last]) : datesBetween(first, last, scenario.start);
    return `in year ${year + 1} (${dates.replace(/^over /, "")})`;
  };
  const found = [...gains, ...losses]
    .filter(({ series }) => SEEN.has(series.measure))
    .map((each) => ({
      ...each,
      first: firstClear(each, Math.sign(each.whole.difference), LARGE * Math.abs(each.whole.difference)),
    }))
    .filter(({ first }) => first >= 0)
    .toSorted((a, b) => a.first - b.first)
    .slice(0, MOST);
  const lines = found.map(({ series: { measure, group }, years, first }) => {
    const way = years[first].difference > 0 ? "higher" : "lower";
    const { value: size, range } = sized(years[first], measure);
    const whose = group === "all" ? "" : `, ${group}`;
    const unit = unitAfter({ measure, unit: unitIn(measure, said.money) });
    return `${capital(nounOf(measure).replace(/^the /, ""))}${whose}: first clearly ${way} ${when(first)}, by ${size}${unit} (${range}).`;
  });
  const last = differingPhases(value).at(-1);
  const own = last === undefined ? -1 : firstClear(value, Math.sign(last.difference));
  const isOther = last !== undefined && value.years.some((year) => year.seen);
  const shows =
    own < 0
      ? `The buyer's value itself ${isOther ? `is clearly ${(last?.difference ?? 0) > 0 ? "higher" : "lower"}` : "differs clearly"} in no single year.`
      : `The buyer's value itself is first clearly ${value.years[own].difference > 0 ? "higher" : "lower"} ${when(own)}.`;
  const names = listed(found.map(({ series: { measure } }) => nounOf(measure)));
  const latest = Math.max(...found.map(({ first }) => first));
  const stop =
    found.length === 0
      ? []
      : [
          `If ${names} ${found.length === 1 ? "does" : "do"} not move so by the end of year ${latest + 1}, this is not the market of the answer: ask again. (First means clear of chance, and half of the difference over all years or more.)`,
        ];
  return [...lines, shows, ...stop];
}

/** A difference that is less than this part of the one over all years is not to be watched for. */
const LARGE = 0.5;

/** First year in which a difference is clear, on the side and as large as `least`; -1 where there is none. */
function firstClear({ years }: SeriesVerdict, side: number, least = 0): number {
  return years.findIndex((year) => year.seen && year.difference * side > 0 && Math.abs(year.difference) >= least);
}
