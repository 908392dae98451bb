import { isClear } from "../../analyse/phases.ts";
import type { BuyersSeen, Gain, StepSeen } from "../../analyse/supplierSide.ts";
import { isInCurrency, partContracted } from "../../analyse/supplierSide.ts";
import type { Assumption } from "../../worlds/plausible/assumptions.ts";
import { type MeanInterval, negated } from "../../worlds/statistics/intervals.ts";
import { groupLabel } from "../names.ts";
import { capital, count, listed, shortNumber, wholePercent, worlds } from "../number.ts";
import { wholePercentRange } from "../together.ts";
import { ACCOUNTS_NOTE, accountTable } from "./accountTable.ts";
import type { BriefPoint } from "./brief.ts";
import { inWorlds, ofSeed, typed } from "./briefQuestion.ts";
import { monthsWords, monthWords } from "./calendar.ts";
import { hangsOnPoints } from "./changeBrief.ts";
import { moneyText, moneyWithin } from "./money.ts";
import type { MeansAbout } from "./planMeans.ts";
import { wholeIn } from "./plausible.ts";
import type { Answer } from "./run.ts";
import { gateSentences } from "./supplierSide/gate.ts";
import { threatSentences, threatWatch } from "./supplierSide/threat.ts";
import { threatChangeSentences } from "./supplierSide/threatChange.ts";
import {
  bareMonth,
  costSentence,
  isExact,
  isFromTheStart,
  othersSentences,
  paybackSentences,
  profitSentences,
  type SideSaid,
  stepNames,
} from "./supplierSide.ts";
import { ofWorlds } from "./verdict.ts";

/*
 * The account plan: one page for those who sell. Which buyers, in which order, with which means, what to expect by when,
 * what to watch, what speaks against it and what it hangs on, all of it facts that the tables of the folder hold.
 */

/** Headings of a plan, in its order. */
export const planHeadings = {
  question: "The question",
  verdict: "What it brings",
  threat: "Who threatens, and what complacency costs",
  buyers: "Which buyers, in which order",
  means: "With which means",
  expect: "What to expect, by when",
  watch: "What to watch",
  against: "What speaks against it",
  mustBeTrue: "What it hangs on",
  next: "The next step",
} as const;

/** What a plan is made from. */
export interface PlanAbout extends MeansAbout {
  readonly answer: Answer;
  readonly assumed: readonly Assumption[];
  /** The scenario with the strategy, in the folder of the plan. */
  readonly file: string;
}

/** A question that a plan leads to, and the command that answers it into a folder of its own. */
interface AskedNext {
  readonly why: string;
  readonly command: string;
  readonly set?: readonly string[];
  readonly with?: readonly (readonly [option: string, value?: string])[];
  readonly folder: string;
}

export const planTitle = (label: string) => `Account plan: ${label}`;

/** What is asked of the plan. */
export function planQuestion({ said: { label, verdict, start }, scenario }: PlanAbout): string[] {
  const { months } = verdict;
  return [
    `Does what ${label} does to win and keep buyers pay, where and by when? Judged by its profit, ${monthsWords(months, start)}: ${scenario.title}.`,
  ];
}

/** What it brings: profit, money a year, share of spend and contracts, payback. */
export function planVerdict({ said }: PlanAbout): string[] {
  const { gain } = said.side;
  const money = isInCurrency(gain)
    ? [
        `Not discounted: ${moneyWithin(gain.aYear, gain.unit, "a year")}, ${moneyWithin(gain.all, gain.unit)} in all${gain.isOfSpend ? "" : ", at the volume of the scenario"}.`,
      ]
    : [];
  return [...profitSentences(said), ...money, ...costSentence(said), ...paybackSentences(said)];
}

/** The buyers as accounts, and what their order rests on. */
export function planBuyers({ said, scenario }: PlanAbout) {
  const { side, start } = said;
  const labelOf = (name: string) => groupLabel(scenario, name);
  const { columns, rows } = accountTable(side, labelOf, start);
  const table = { columns: ["", ...columns], rows: rows.map((cells, place) => [`${place + 1}`, ...cells]) };
  return { table, points: [orderWords(side.buyers, labelOf), `${capital(ACCOUNTS_NOTE)}.`] };
}

function orderWords(buyers: readonly BuyersSeen[], labelOf: (name: string) => string): string {
  if (buyers.length === 1) {
    const [{ buyers: name, count: many }] = buyers;
    return many === 1
      ? `${labelOf(name)} is the one buyer of this market.`
      : `All ${count(many)} are alike in this scenario: no order among them follows. Groups that differ in size, openness or gates are put in order.`;
  }
  const [first, ...others] = buyers;
  const name = (each: BuyersSeen) => labelOf(each.buyers);
  const parts = listed(buyers.map((each) => wholePercent(partContracted(each))));
  return `${name(first)} first, then ${listed(others.map(name))}: by the part of them that gives a contract at some time (${parts}).`;
}

/** Of who is there already: from whom its place has to be kept, and what becomes of it where it does nothing. */
export function planThreat({ said, scenario }: PlanAbout): string[] {
  const labelOf = (name: string) => groupLabel(scenario, name);
  return [...threatSentences(said, labelOf), ...gateSentences(said, labelOf), ...threatChangeSentences(said, labelOf)];
}

/** Steps that buyers take, and that they had not taken before the run in half of the worlds. */
function isToCome(seen: StepSeen): boolean {
  return seen.step !== "courted" && !isFromTheStart(seen);
}

/** Milestones: in half of the worlds, and in nine of ten. */
export function planExpect({ said }: PlanAbout): string[] {
  const { side, start } = said;
  const steps = side.steps.filter(isToCome).map((step) => stepLine(step, start));
  const { contracts, share, gain } = side;
  const end = contracts.scenario.n === 0 ? [] : [endLine(contracts.scenario, contracts.reference, share.whole)];
  return [...steps, ...end, ...costLine(gain, start)];
}

function stepLine({ step, scenario, late }: StepSeen, start?: string): string {
  const nine = Number.isFinite(late)
    ? `in nine of ten by ${monthWords(late, start)}`
    : `in ${wholePercent(scenario.never)} (${wholePercentRange(scenario.neverLower, scenario.neverUpper)}) never by the end of the run`;
  return `${capital(stepNames[step])}: in half of the worlds by ${bareMonth(scenario, start)}, ${nine}.`;
}

function endLine(
  held: MeanInterval,
  before: MeanInterval,
  { meanScenario, meanReference }: { readonly meanScenario: number; readonly meanReference: number },
): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const place = before.n === 0 ? "" : ` in place of ${shortNumber(before.mean)}`;
  return `At the end of the run: ${shortNumber(held.mean)} contracts${place}. Share of all spend over the run: ${percent(meanScenario)} in place of ${percent(meanReference)}.`;
}

/** How deep it goes before it pays. */
function costLine({ years, unit }: Gain, start?: string): string[] {
  const deepest = years.reduce(
    (low, year) => (year.sinceDecision.mean < low.sinceDecision.mean ? year : low),
    years[0],
  );
  const last = years[years.length - 1];
  if (deepest === undefined || !(deepest.sinceDecision.mean < 0)) return [];
  const [, end] = deepest.months;
  const behind = negated(deepest.sinceDecision);
  const depth = isExact(behind) ? moneyText(Number(behind.mean.toPrecision(3)), unit) : moneyWithin(behind, unit);
  const turned = last.sinceDecision.mean > 0 ? "" : " It has not come back by the end of the run in the mean.";
  return [`Deepest in the red, in the mean, at the end of ${monthWords(end, start)}: ${depth} behind.${turned}`];
}

/** Signs by which to tell that this market is not that of the plan. What the group does itself is none. */
export function planWatch({ said, scenario }: PlanAbout): string[] {
  const { side, start } = said;
  const { threat } = side;
  // Of what loses over all years nothing is said that keeps anybody at it.
  const isLost = isClear(side.profit.whole) && side.profit.whole.difference < 0;
  const threatening = threat === undefined ? [] : threatWatch(said, groupLabel(scenario, threat.challenger.group));
  const steps = side.steps.filter(isToCome);
  const early = steps.filter(({ late }) => Number.isFinite(late));
  const late = steps.filter(({ scenario, late: by }) => !Number.isFinite(by) && Number.isFinite(scenario.median));
  const patient = late.map(
    ({ step, scenario }) =>
      `The ${stepNames[step]} not before ${monthWords(scenario.median, start)}: so it is in half of the worlds${isLost ? "" : ", and no reason to stop"}.`,
  );
  if (early.length === 0) return [...patient, ...courseLine(said), ...threatening];
  const each = early.map(({ step, late: by }) => `no ${stepNames[step]} by ${monthWords(by, start)}`);
  return [
    `${capital(each.join("; "))}: nine of ten worlds have ${each.length === 1 ? "it" : "them"} by then. If ${each.length === 1 ? "it" : "one of these"} is missing, this is not the market of the plan: put in what is known, and ask again.`,
    ...patient,
    ...threatening,
  ];
}

/** Of who is there already: how its share of spend goes from the first year to the last, with and without. */
function courseLine({ side: { share } }: SideSaid): string[] {
  const [first, last] = [share.years[0], share.years[share.years.length - 1]];
  if (first === undefined || share.years.length < 2) return [];
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  return [
    `Its share of the spend: ${percent(first.meanScenario)} in the first year, ${percent(last.meanScenario)} in the last; without what it does, ${percent(last.meanReference)}. If it falls sooner or further, this is not the market of the plan: ask again.`,
  ];
}

/** Worlds, markets and years in which it does not pay, ruin, and who loses by it: never nothing. */
export function planAgainst({ said, scenario }: PlanAbout): string[] {
  const { side, plausible } = said;
  const { whole } = side.profit;
  const labelOf = (name: string) => groupLabel(scenario, name);
  const less =
    whole.better < 1 && whole.worse > 0 ? [`In ${ofWorlds(whole.worse, whole.n)} it earns less than without.`] : [];
  const found = wholeIn(plausible, side.profit.series);
  const markets =
    found === undefined || found.n === 0
      ? [
          "It was not tried in other markets that are as plausible: how far it hangs on values that are assumed is not known.",
        ]
      : [
          `In ${wholePercent(found.worse)} (${wholePercentRange(found.worseLower, found.worseUpper)}) of ${count(found.n)} plausible markets it earns less than without.`,
        ];
  const unclear = isClear(whole) ? [] : ["Over all years the difference is not told from chance."];
  return [...unclear, ...less, ...markets, ...ruinLine(said), ...othersSentences(said, labelOf)];
}

function ruinLine({ side: { ruin } }: SideSaid): string[] {
  if (ruin === undefined || ruin.scenario.n === 0) return [];
  const { scenario, reference } = ruin;
  if (scenario.share === 0) return [`It runs out of cash in none of the ${worlds(scenario.n)}.`];
  const range = wholePercentRange(scenario.lower, scenario.upper);
  return [
    `It runs out of cash in ${wholePercent(scenario.share)} (${range}) of the ${worlds(scenario.n)}; without, in ${wholePercent(reference.share)}.`,
  ];
}

/** Assumed values that its profit hangs on. */
export function planHangsOn({ said, scenario, assumed }: PlanAbout): string[] {
  return hangsOnPoints(said.plausible, said.side.profit.series, { scenario, assumed, who: said.label, verb: "earns" });
}

/** As many as a sheet has room for. */
const MOST_STEPS = 3;

/** What to ask next, from the folder of the plan; those that follow from what was found come last, and stay: over the whole run where a size or a split is chosen, which names no months. */
export function planNext({ answer, file }: PlanAbout, steps: readonly AskedNext[]): BriefPoint[] {
  // Work that is kept would lie in this folder, which is a result and holds nothing else.
  const inAll = ["-n", String(answer.replications), ...ofSeed(answer), "--no-cache"];
  return steps.slice(-MOST_STEPS).map(({ why, command, set = [], with: options = [], folder }) => ({
    text: why,
    command: typed(
      "catfish",
      command,
      file,
      ...set.flatMap((setting) => ["--set", setting]),
      ...options.flatMap(([option, value]) => [`--${option}`, ...(value === undefined ? [] : [value])]),
      ...(command === "what-if" ? inWorlds(answer) : inAll),
      "--out",
      `../${folder}`,
    ),
  }));
}
