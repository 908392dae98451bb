import { type CorrectedDifference, shownInterval } from "../../analyse/compareArms.ts";
import { type GoalOutcome, goalOutcomes } from "../../analyse/goals.ts";
import type { Savings } from "../../analyse/savings.ts";
import type { SupplierSide } from "../../analyse/supplierSide.ts";
import type { Verdict as BuyerVerdict } from "../../analyse/verdict.ts";
import type { WholeLevels } from "../../analyse/wholeLevels.ts";
import { type MeasureName, measures } from "../../model/measures.ts";
import { ALL, isSame, type Series } from "../../model/series.ts";
import { settingText } from "../../result/savedScenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { hasStrategy } from "../../scenario/supplierSide.ts";
import type { CommonMonths } from "../../worlds/commonMonths.ts";
import { headlineFor, ownOf } from "../../worlds/headline.ts";
import { isMoney, type Money, unitIn } from "../../worlds/money.ts";
import type { PairedDifference, WindowMeans } from "../../worlds/result.ts";
import { isZero, skewedMeanInterval } from "../../worlds/statistics/intervals.ts";
import type { Stop } from "../../worlds/stopping.ts";
import { groupLabel } from "../names.ts";
import { isPercent, isTiny, listed, wholePercent, worlds } from "../number.ts";
import { changeInterval } from "../together.ts";
import { overDates } from "./calendar.ts";
import { stopSentence, whatIntervalsSay } from "./certainty.ts";
import { nounFor, type SaidDifference, withVerb } from "./difference.ts";
import { goalsSaid } from "./goals.ts";
import { levelSentences } from "./levels.ts";
import { ownRows } from "./ownMoney.ts";
import { plausibleSentences, type SaidPlausible, WITH_THESE } from "./plausible.ts";
import { savingsSentences } from "./savings.ts";
import { sideInFull } from "./supplierSide/inFull.ts";
import type { SideSaid } from "./supplierSide.ts";
import {
  carrierSentences,
  leavesBuyer,
  riskSentences,
  sharesInWords,
  type VerdictSaid,
  verdictSentences,
} from "./verdict.ts";

/** What a difference means to a buyer; `unclear` when its interval covers zero, `none` where there is nothing to compare. */
export type Verdict = "better" | "worse" | "higher" | "lower" | "unclear" | "none";

/** One row of the answer. Numbers are NaN where there is nothing to compare. */
export interface AnswerRow extends SaidDifference {
  readonly label: string;
  readonly n: number;
  readonly scenario: number;
  /** 95 % interval of the difference; of the mean where there is no reference. */
  readonly lower: number;
  readonly upper: number;
  readonly relative: number;
  /** Share of worlds in which the scenario did better; of a neutral measure, was higher. */
  readonly better: number;
  readonly verdict: Verdict;
}

/** A scenario and what it is measured against, as far as the answer needs them. */
export interface Compared {
  readonly result: WindowMeans;
  readonly referenceLabel: string;
  readonly reference?: WindowMeans;
  /** Pairs of worlds that have values in other months. */
  readonly common?: readonly CommonMonths[];
}

/** The answer of one scenario, before it is put in words. */
export interface Answer {
  readonly scenario: string;
  readonly title: string;
  /** What the first sentence says it of, with an article where it needs one; from title and reference unless given. */
  readonly subject?: string;
  /** What it is measured against; undefined where there is nothing. */
  readonly against?: string;
  /** `without-entry`, the name of a scenario, or `none`. */
  readonly reference: string;
  readonly window: readonly [number, number];
  /** Calendar month of month 0, where the scenario says it. */
  readonly start?: string;
  readonly replications: number;
  readonly seed: string;
  /** Settings of the command line, `policy.flexibleShare = 0.3`. */
  readonly changed: readonly string[];
  readonly rows: readonly AnswerRow[];
  /** Why there are as many worlds, where their number was left to the precision of the answer. */
  readonly stop?: Stop;
  /** What is known of the differences in markets that are as plausible, where that was asked. */
  readonly plausible?: SaidPlausible;
  /** What it comes to over all years; undefined where there is nothing to compare with, or its years are not known. */
  readonly verdict?: BuyerVerdict;
  /** What amounts of money are counted in; unit costs where undefined. */
  readonly money?: Money;
  /** What it comes to over all years, where there is nothing to compare with. */
  readonly whole?: WholeLevels;
  /** What became of the goals of the scenario. */
  readonly goals?: readonly GoalOutcome[];
  /** What the difference is in money a year, where a scenario says what is spent. */
  readonly savings?: Savings;
  /** What it comes to for the group of suppliers that asks, and what people call it; it comes before all else. */
  readonly side?: SupplierSide;
  /** What the two are called beside each other, of a comparison. */
  readonly arms?: SideSaid["arms"];
  readonly askerLabel?: string;
  /** What people call the groups that have a strategy, where a supplier asks, and whether the one that asks is of them. */
  readonly strategists?: readonly string[];
  readonly isStrategist?: boolean;
  /** What people call the groups that have a label, by name. */
  readonly labels?: Scenario["labels"];
}

/**
 * The headline measures of a comparison. A difference that was not seen after the correction for all of them is unclear,
 * whatever its own interval says: then the wider one of the correction stands beside it.
 */
export function answerOf(comparison: Compared, differences: readonly CorrectedDifference[], stop?: Stop): Answer {
  const { result, reference, referenceLabel, common } = comparison;
  const { scenario, window, replications, seed } = result;
  return {
    scenario: scenario.name,
    title: scenario.title,
    against: reference === undefined ? undefined : referenceLabel,
    reference: reference === undefined ? "none" : scenario.reference,
    ...(scenario.asker !== undefined && {
      askerLabel: groupLabel(scenario, scenario.asker),
      ...strategistsOf(scenario),
      labels: scenario.labels,
    }),
    window,
    ...(scenario.start !== undefined && { start: scenario.start }),
    replications,
    seed,
    changed: scenario.origins
      .filter(({ path, from }) => from === "command line" && path !== "for")
      .map(({ path, value }) => `${path} = ${settingText(value)}`),
    rows: headlineFor(scenario.asker).flatMap((series) => rowOf(series, result, differences)),
    stop,
    goals: goalOutcomes(result, { reference, common }),
    ...(result.money && { money: result.money }),
  };
}

function strategistsOf(scenario: Scenario): Pick<Answer, "strategists" | "isStrategist"> {
  const { market, asker } = scenario;
  const names = market.suppliers.filter(({ count }) => count > 0).map(({ name }) => name);
  const found = names.filter((name) => hasStrategy(market, name));
  return {
    strategists: found.map((name) => groupLabel(scenario, name)),
    isStrategist: found.some((name) => name === asker),
  };
}

function rowOf(series: Series, result: WindowMeans, differences: readonly CorrectedDifference[]): AnswerRow[] {
  const pair = differences.find(({ series: other }) => isSame(series, other));
  if (pair !== undefined) return [correctedRow(pair, result)];
  const index = result.series.findIndex((other) => isSame(series, other));
  return index < 0 ? [] : [levelRow(series, result, index)];
}

/** The same of one that is looked at with others: what is not seen with all of them is unclear. */
export function correctedRow(pair: CorrectedDifference, of: Pick<WindowMeans, "money" | "scenario">): AnswerRow {
  const row = differenceRow(pair, of);
  const isOpen = !pair.seen && row.verdict !== "none";
  return isOpen ? { ...row, ...shownInterval(pair), verdict: "unclear" } : row;
}

/** A paired difference as a row of an answer. */
export function differenceRow(pair: PairedDifference, of: Pick<WindowMeans, "money" | "scenario">): AnswerRow {
  const { series, n, meanReference, meanScenario, difference, lower, upper, relative, better } = pair;
  return {
    ...series,
    ...named(series, of),
    n,
    reference: meanReference,
    scenario: meanScenario,
    difference,
    lower,
    upper,
    relative,
    better,
    verdict: n === 0 ? "none" : verdictOf(series.measure, lower, upper),
  };
}

function levelRow(series: Series, result: WindowMeans, index: number): AnswerRow {
  const { means, series: all, replications } = result;
  const each = Array.from({ length: replications }, (_, world) => means[world * all.length + index]);
  const { n, mean, lower, upper } = skewedMeanInterval(each);
  const nothing = { reference: Number.NaN, difference: Number.NaN, relative: Number.NaN, better: Number.NaN };
  return { ...series, ...named(series, result), ...nothing, n, scenario: mean, lower, upper, verdict: "none" };
}

function named(
  series: Series,
  { money, scenario }: Pick<WindowMeans, "money" | "scenario">,
): Pick<AnswerRow, "label" | "unit" | "whose"> {
  const { measure, group } = series;
  const [{ label }, whose] = [measures[measure], groupLabel(scenario, group)];
  const isOwn = ownOf(scenario.asker).some((own) => isSame(own, series));
  return {
    label: group === ALL ? label : `${label}, ${whose}`,
    unit: unitIn(measure, money),
    ...(isOwn && { whose }),
  };
}

function verdictOf(measure: MeasureName, lower: number, upper: number): Verdict {
  if (!(lower > 0 || upper < 0)) return "unclear";
  const direction = lower > 0 ? "higher" : "lower";
  const { better } = measures[measure];
  if (better === "neutral") return direction;
  return better === direction ? "better" : "worse";
}

/**
 * The answer in words, each number with its interval and the number of worlds: the verdict, then the months of the
 * tables, then what to know of both. What is not clear is said to be unclear; every answer says that it is about the model.
 */
export function sentences(answer: Answer): string[] {
  return [...leading(answer), ...lateMonths(answer), ...closing(answer)];
}

/** What people read first, before any table: the verdict, where one can be given. */
export function leading(answer: Answer): string[] {
  if (answer.rows.length === 0) return ["In this model, nothing that the answer is about was measured."];
  if (answer.replications < 2) return oneWorld(answer);
  // What the user wants to reach comes before what it is worth.
  const goals = goalsSaid(answer);
  if (answer.against === undefined) return [...goals, ...levelSentences(answer)];
  const verdict = verdictSaid(answer);
  const side = sideSaid(answer);
  if (side !== undefined && verdict !== undefined) {
    return [...goals, ...sideInFull(side, answer.labels), ...buyersSentence(verdict)];
  }
  const said = verdict === undefined ? lateDifferences(answer) : verdictSentences(verdict);
  return [...goals, ...said, ...savingsSentences(answer.savings)];
}

/** What the verdict is said of and with; undefined where there is none. */
export function verdictSaid(answer: Answer): VerdictSaid | undefined {
  const { verdict, window, money, plausible, rows } = answer;
  if (verdict === undefined) return undefined;
  const late = rows.find(({ measure }) => measure === "buyerValue");
  return { verdict, subject: subject(answer), window, late, money, plausible };
}

/** What the side of the group that asks is said of and with; undefined where buyers ask. */
export function sideSaid(answer: Answer): SideSaid | undefined {
  const { side, arms, verdict, money, plausible, askerLabel: label, start, reference, isStrategist } = answer;
  if (side === undefined || verdict === undefined || label === undefined) return undefined;
  return { side, arms, verdict, subject: subject(answer), money, plausible, label, start, reference, isStrategist };
}

/** What it does to the buyers, where a supplier asks. */
function buyersSentence(said: VerdictSaid): string[] {
  const shares = sharesInWords(said);
  return [`As to the buyers, it ${leavesBuyer(said)}${shares === undefined ? "" : `; ${shares}`}.`];
}

/** The rest of the verdict, which stands below the tables where a supplier asks. */
function restOfVerdict(answer: Answer): string[] {
  const said = answer.side === undefined ? undefined : verdictSaid(answer);
  if (said === undefined) return [];
  return [...savingsSentences(answer.savings), ...carrierSentences(said), ...riskSentences(said)];
}

/** What differs over the months of the tables, where the answer begins with the verdict. */
export function lateMonths(answer: Answer): string[] {
  if (answer.verdict === undefined || answer.rows.length === 0 || answer.replications < 2) return [];
  return [...restOfVerdict(answer), ...lateDifferences(answer)];
}

/** What stands below the tables: other markets, what was changed, why so many worlds, what intervals say. */
export function closing(answer: Answer): string[] {
  if (answer.rows.length === 0) return [];
  if (answer.replications < 2) return changedSettings(answer);
  return [
    ...(answer.against === undefined ? [] : inOtherMarkets(answer)),
    ...changedSettings(answer),
    ...whyStopped(answer),
    ...whatIntervalsSay(answer.replications),
  ];
}

function isTold(row: AnswerRow): boolean {
  return row.verdict !== "unclear" && row.verdict !== "none" && !isUnchanged(row);
}

/** What differs, and what does not, over the months of the tables, and in how many worlds the buyer is better off. */
function lateDifferences(answer: Answer): string[] {
  const rows = ownRows(answer);
  const clear = rows.filter(isTold);
  const unclear = rows.filter((row) => row.verdict === "unclear" && !isUnchanged(row));
  const same = rows.filter((row) => row.verdict !== "none" && isUnchanged(row));
  const said = clear.length > 0 ? clearSentences(answer, clear) : [nothingClear(answer)];
  if (unclear.length > 0) {
    said.push(`No clear difference in ${listed(unclear.map(unclearPart))} (n = ${worldsOf(unclear)}).`);
  }
  if (same.length > 0) {
    said.push(`No difference to speak of in ${listed(same.map(nounFor))} (n = ${worldsOf(same)}).`);
  }
  return [...said, ...worldsBetter(answer)];
}

/** True where the change makes no difference in any world, or one too small to be seen. */
function isUnchanged(row: AnswerRow): boolean {
  return isZero(row) || isTiny(row.measure, row.lower, row.upper);
}

function clearSentences(answer: Answer, clear: readonly AnswerRow[]): string[] {
  const [first, ...rest] = clear;
  const head = `In this model, ${overDates(answer.window, answer.start)}, ${subject(answer)}`;
  const opening = `${head} ${clearPart(first, `, n = ${worlds(first.n)}`)}.`;
  if (rest.length === 0) return [opening];
  return [opening, `It ${listed(rest.map((row) => clearPart(row)))} (n = ${worldsOf(rest)}).`];
}

function nothingClear(answer: Answer): string {
  const n = answer.rows[0].n;
  return `In this model, ${overDates(answer.window, answer.start)}, ${subject(answer)} changes none of the headline measures clearly (n = ${worlds(n)}).`;
}

function subject(answer: Answer): string {
  if (answer.subject !== undefined) return answer.subject;
  if (answer.reference === "without-entry") return "newcomers' entry";
  if (answer.reference === "without-strategy") {
    const { strategists = [] } = answer;
    return strategists.length === 1 ? `the strategy of ${strategists[0]}` : "the suppliers' strategy";
  }
  return `"${answer.title}", compared with ${answer.against},`;
}

function clearPart(row: AnswerRow, n = ""): string {
  return `${withVerb(row)}${n})`;
}

function unclearPart(row: AnswerRow): string {
  if (Number.isNaN(row.lower)) return `${nounFor(row)} (no interval)`;
  const unit = isPercent(row.measure)
    ? " points"
    : isMoney(row.measure) && row.unit !== unitIn(row.measure)
      ? ` ${row.unit}`
      : "";
  return `${nounFor(row)} (${changeInterval(row.measure, row.lower, row.upper)}${unit})`;
}

function worldsBetter(answer: Answer): string[] {
  const value = answer.rows.find((row) => row.measure === "buyerValue");
  if (value === undefined || Number.isNaN(value.better) || isUnchanged(value)) return [];
  const where = answer.plausible === undefined ? "" : ` ${WITH_THESE}`;
  return [
    `The buyer is better off, in value less price, in ${wholePercent(value.better)} of the ${worlds(value.n)}${where} ${overDates(answer.window, answer.start)}.`,
  ];
}

/** Both intervals of what the answer begins with; where nothing is clear, of the first measure that is known. */
function inOtherMarkets({ plausible, rows, side }: Answer): string[] {
  // What whoever asks has of its own in other markets is said with its profit.
  const others = rows.filter(({ whose }) => whose === undefined);
  const clear = others.find(isTold);
  const row = clear ?? others.find(({ verdict }) => verdict === "unclear");
  if (plausible === undefined || row === undefined) return [];
  return plausibleSentences(row, row === clear, plausible, side?.profit.series);
}

/** What the command line changed, and whether the reference has it too. */
function changedSettings({ changed, reference, against }: Answer): string[] {
  if (changed.length === 0) return [];
  const what = `Changed on the command line: ${changed.join(", ")}`;
  if (against === undefined) return [`${what}.`];
  if (reference === "without-entry" || reference === "without-strategy") {
    return [`${what}, with and ${reference.replace("-", " ")}.`];
  }
  return [`${what}; ${against} is as its file has it.`];
}

function oneWorld(answer: Answer): string[] {
  return [
    `One world was run. What it shows ${overDates(answer.window, answer.start)} may be chance: ask for more with --replications.`,
  ];
}

/** The number of worlds behind several rows: measures that some worlds lack have fewer. */
export function worldsOf(rows: readonly Pick<AnswerRow, "n">[]): string {
  const counts = rows.map((row) => row.n);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? worlds(most) : `${least} to ${worlds(most)}`;
}

function whyStopped({ stop, against }: Answer): string[] {
  return stop === undefined ? [] : [stopSentence(stop, against !== undefined)];
}

/** What a run is held against, below the title of its page. */
export function comparedWith(against: string): string {
  if (against === "without strategy") return "Compared with the same worlds in which nobody has a strategy";
  return against === "without entry"
    ? "Compared with the same worlds in which nobody enters"
    : `Compared with "${against}" in the same worlds`;
}
