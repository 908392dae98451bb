import { type ArmComparison, compareArms, type Family } from "../analyse/compareArms.ts";
import { divergenceOf } from "../analyse/divergence/divergence.ts";
import { extremeWorlds, worldToTell } from "../analyse/divergence/extremeWorlds.ts";
import { type FirstOfGroup, firstsOf } from "../analyse/firsts.ts";
import { goalOutcomes } from "../analyse/goals.ts";
import type { MonthlyDifferences } from "../analyse/monthlyDifferences.ts";
import type { SpanDifference } from "../analyse/phases.ts";
import type { PlausibleAnswer } from "../analyse/plausible/spread.ts";
import { type Ranking, rankingOf } from "../analyse/ranking.ts";
import { savingsOf } from "../analyse/savings.ts";
import { type ScenarioRows, scenarioRows } from "../analyse/scenarioRows.ts";
import { supplierSideOf } from "../analyse/supplierSide.ts";
import { threatChange } from "../analyse/threatChange.ts";
import { type Verdict, verdictOf } from "../analyse/verdict.ts";
import type { Chart, Provenance } from "../draw/chart.ts";
import { worldPair } from "../draw/worldPair.ts";
import { isSame } from "../model/series.ts";
import { divergenceInLabels } from "../words/divergenceInLabels.ts";
import { marksInWords } from "../words/en/certainty.ts";
import { type ComparedArm, comparability } from "../words/en/comparability.ts";
import type { StudyRow } from "../words/en/comparison.ts";
import type { Arms } from "../words/en/divergence.ts";
import { divergenceStory } from "../words/en/divergenceStory.ts";
import { firstSentences } from "../words/en/firsts.ts";
import { goalSentences, goalsSaid } from "../words/en/goals.ts";
import { changedGroup, groupSentences } from "../words/en/groupHead.ts";
import { type InputChange, inputChanges } from "../words/en/inputChanges.ts";
import { otherMonths, otherMonthsSentence } from "../words/en/months.ts";
import { ownMoneyOf } from "../words/en/ownMoney.ts";
import { type SaidPlausible, saidPlausible } from "../words/en/plausible.ts";
import type { RankedArm } from "../words/en/ranking.ts";
import { type Answer, answerOf, closing, lateMonths, leading, verdictSaid } from "../words/en/run.ts";
import { nothingDiffers, subjectInWords } from "../words/en/study.ts";
import { riskSentences } from "../words/en/verdict.ts";
import { groupLabel, labelsOfAll } from "../words/names.ts";
import type { CommonMonths } from "../worlds/commonMonths.ts";
import { decisiveFor, headlineFor } from "../worlds/headline.ts";
import { UNIT_COSTS } from "../worlds/money.ts";
import type { Stop } from "../worlds/stopping.ts";
import { answerPlausible, type SeenMarkets, writtenIn } from "./plausible.ts";
import { sideNotes } from "./supplierSide.ts";

/** What was asked: scenarios beside each other, or one scenario with settings changed. */
export const questions = ["compare", "what-if"] as const;
export type QuestionWord = (typeof questions)[number];

/** One scenario against the baseline, with all that is said of it. */
export interface ComparedScenario extends ArmComparison {
  readonly arm: ComparedArm;
  /** Undefined where an arm has nothing along time. */
  readonly overTime?: MonthlyDifferences;
  /** Pairs that have values in other months than the baseline. */
  readonly common?: readonly CommonMonths[];
  readonly answer: Answer;
  readonly rows: readonly StudyRow[];
  /** The answer in words: what comes first, and what stands below the tables. */
  readonly said: readonly string[];
  readonly more: readonly string[];
  /** What is set differently in this scenario and the baseline. */
  readonly changes: readonly InputChange[];
  /** When groups of newcomers first have an order and a contract; empty where that is not known. */
  readonly firsts: readonly FirstOfGroup[];
  /** True where no pair of worlds differs in anything. */
  readonly same: boolean;
  /** One world told, where that was asked for and the worlds are the same. */
  readonly story?: StudyStory;
}

/** Any number of scenarios against a baseline: what changed in the input, and what in the output. */
export interface Study {
  readonly question: QuestionWord;
  readonly baseline: ComparedArm;
  readonly scenarios: readonly ComparedScenario[];
  /** One value an arm, the baseline first. */
  readonly input: readonly InputChange[];
  readonly families: Readonly<Record<Family, number>>;
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
  /** What is known of the differences in markets that are as plausible, where that was asked. */
  readonly plausible?: PlausibleAnswer;
  /** Where there are several scenarios: who is ahead over all years. */
  readonly ranking?: Ranking;
  /** Where scenarios are beside each other: what each spends and saves. */
  readonly spending?: ScenarioRows;
}

/** What a study is worked out from beside the means of its arms; lists are by scenario. */
export interface StudyMore {
  /** Why there are as many worlds, where their number was left to the precision of the answer. */
  readonly stop?: Stop;
  readonly overTime?: readonly (MonthlyDifferences | undefined)[];
  /** Pairs that have values in other months than the baseline. */
  readonly common?: readonly (readonly CommonMonths[])[];
  readonly plausible?: SeenMarkets;
}

/** Compares arms that can be compared (`comparability`). */
export function studyOf(
  question: QuestionWord,
  baseline: ComparedArm,
  arms: readonly ComparedArm[],
  { stop, overTime, common, plausible: markets }: StudyMore = {},
): Study {
  const asked = headlineFor(baseline.means.scenario.asker);
  const { comparisons, families } = compareArms(
    baseline.means,
    arms.map(({ means }) => means),
    asked,
    common,
  );
  const known = arms.map((arm) => comparability(baseline, arm));
  const plausible = markets && plausibleStudy(markets, comparisons);
  const spending = question === "compare" ? scenarioRows([baseline, ...arms]) : undefined;
  const ranking = arms.length < 2 ? undefined : rankingOf([baseline, ...arms]);
  return {
    question,
    baseline,
    ...(plausible && { plausible }),
    ...(ranking && { ranking }),
    ...(spending && { spending }),
    scenarios: comparisons.map((comparison, index) =>
      comparedScenario({
        question,
        baseline,
        arm: arms[index],
        comparison,
        stop,
        overTime: overTime?.[index],
        common: common?.[index],
        plausible: saidPlausible(plausible, arms[index].name, arms[index].means.scenario),
      }),
    ),
    input: inputChanges([baseline, ...arms].map(({ means }) => means.scenario)),
    families,
    warnings: unique(known.flatMap(({ warnings }) => warnings)),
    notes: unique([
      ...goalsOfBaseline(question, baseline),
      ...known.flatMap(({ notes }) => notes),
      ...arms.flatMap((arm, index) =>
        otherMonths(baseline, arm, asked, common?.[index] ?? []).map(otherMonthsSentence),
      ),
    ]),
  };
}

/** What follows from plausible markets: one contrast a scenario, beside its differences in the market as written. */
function plausibleStudy({ of, seen }: SeenMarkets, comparisons: readonly ArmComparison[]): PlausibleAnswer {
  const contrasts = comparisons.map(({ scenario, differences }, index) => {
    return { name: scenario.scenario.name, from: 0, to: index + 1, written: writtenIn(of, differences) };
  });
  return answerPlausible(of, seen, contrasts);
}

/** What became of the goals that the baseline has itself; what is held against a reference is held against the baseline. */
function goalsOfBaseline(question: QuestionWord, { name, means }: ComparedArm): string[] {
  const own = goalOutcomes(means).filter(({ why }) => why !== "reference" && why !== "late");
  const whose = question === "what-if" ? "Without the change" : `Of the baseline "${name}"`;
  return goalSentences(own, means.scenario, means.money).map(
    (sentence) => `${whose}: ${sentence[0].toLowerCase()}${sentence.slice(1)}`,
  );
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function isSameEverywhere({ better, worse }: Pick<SpanDifference, "better" | "worse">): boolean {
  return !(better > 0 || worse > 0);
}

/** Months of the means in which nothing differs say nothing of the years outside them, which the verdict is of. */
function isSameInEveryYear(verdict: Verdict | undefined): boolean {
  return (verdict?.all ?? []).every(({ years }) => years.every((year) => isSameEverywhere(year) || isRounding(year)));
}

/** Years of a saved folder are kept with seven digits, beside which those of another arm have all of theirs. */
function isRounding({ difference, meanReference, meanScenario }: SpanDifference): boolean {
  return Math.abs(difference) <= 1e-6 * Math.max(Math.abs(meanReference), Math.abs(meanScenario));
}

/** What the answer of one scenario is made from. */
interface Asked {
  readonly question: QuestionWord;
  readonly baseline: ComparedArm;
  readonly arm: ComparedArm;
  readonly comparison: ArmComparison;
  readonly stop?: Stop;
  readonly overTime?: MonthlyDifferences;
  readonly common?: readonly CommonMonths[];
  readonly plausible?: SaidPlausible;
}

function comparedScenario(asked: Asked): ComparedScenario {
  const { baseline, arm, comparison } = asked;
  const changes = inputChanges([baseline.means.scenario, arm.means.scenario]);
  const answer = answerOn(asked, subjectInWords(asked, changes));
  const same = comparison.paired && comparison.differences.every(isSameEverywhere) && isSameInEveryYear(answer.verdict);
  const rows = answer.rows.flatMap((row) => {
    const found = comparison.differences.find(({ series }) => isSame(series, row));
    return found === undefined ? [] : [{ ...row, known: found }];
  });
  const group = changedGroup(changes);
  const firsts = firstsOf(baseline.means, arm.means);
  // Who changes a supplier's settings asks about that supplier; who holds two scenarios beside each other, about the buyer.
  const isAboutGroup = asked.question === "what-if";
  const ofGroup =
    group === undefined || same || answer.side !== undefined
      ? []
      : [
          ...groupSentences(
            { name: group, label: groupLabel(arm.means.scenario, group) },
            comparison.differences,
            answer.window,
            arm.means.money,
          ),
          ...firstSentences(group, firsts, arm.means.scenario.start),
        ];
  const first = leading(answer);
  const judged = verdictSaid(answer);
  // Where the group itself comes first, the risk of the buyer stands below the tables.
  const later = isAboutGroup && ofGroup.length > 0 && judged !== undefined ? riskSentences(judged) : [];
  const inTurn = isAboutGroup
    ? [...ofGroup, ...first.filter((sentence) => !later.includes(sentence))]
    : [...first, ...ofGroup];
  const said = same ? [nothingDiffers(baseline, arm, comparison.pairs, changes), ...goalsSaid(answer)] : inTurn;
  const more = same ? [] : [...later, ...sideNotes(answer), ...lateMonths(answer), ...closing(answer)];
  return {
    ...comparison,
    arm,
    overTime: asked.overTime,
    common: asked.common,
    answer,
    rows,
    said,
    more,
    changes,
    firsts,
    same,
  };
}

/** The answer on one scenario, with all that follows from its years. */
function answerOn(asked: Asked, subject: string): Answer {
  const { baseline, arm, comparison, stop, plausible, common, overTime } = asked;
  const { differences, pairs } = comparison;
  const compared = { result: arm.means, reference: baseline.means, referenceLabel: baseline.name, common };
  const answer = answerOf(compared, differences, stop);
  const verdict = verdictOf(arm.means, baseline.means);
  const savings = pairs > 0 ? savingsOf(baseline.means, arm.means) : undefined;
  const ofAsker = supplierSideOf(arm.means, baseline.means, verdict, differences);
  const threat = ofAsker && threatChange(baseline.means, arm.means, overTime, differences);
  const side = ofAsker && { ...ofAsker, ...(threat && { threatChange: threat }) };
  const least = Math.min(arm.means.replications, baseline.means.replications);
  return {
    ...answer,
    subject,
    changed: [],
    reference: baseline.name,
    arms: armsInWords(asked),
    replications: pairs || least,
    ...(plausible && { plausible }),
    ...(verdict && { verdict }),
    ...(savings && { savings }),
    ...(side && { side }),
  };
}

/** What the two are called: of a change, that there is it or not. */
function armsInWords({ question, baseline, arm }: Pick<Asked, "question" | "baseline" | "arm">): Arms {
  return question === "what-if"
    ? { baseline: "without the change", scenario: "with the change" }
    : { baseline: `in "${baseline.name}"`, scenario: `in "${arm.name}"` };
}

/** The best for whoever asks first; of equal ones, and of those without a value of it, in the order in which they were asked for. */
export function valueOrder(scenarios: readonly ComparedScenario[]): ComparedScenario[] {
  const value = ({ rows, arm }: ComparedScenario) =>
    rows.find((row) => isSame(row, decisiveFor(arm.means.scenario.asker)))?.difference ?? Number.NaN;
  const known = scenarios.filter((each) => Number.isFinite(value(each)));
  return [...known.sort((a, b) => value(b) - value(a)), ...scenarios.filter((each) => !Number.isFinite(value(each)))];
}

/** What words of the ranking need: whose money it is, and at what spend. */
export function rankedArm({ baseline: { means }, scenarios }: Study): RankedArm {
  const own = ownMoneyOf(scenarios[0].answer.side);
  return { ...means, ...(own && { own }) };
}

/** What the marks mean, for every place where they stand. */
export function marksOf({ families, scenarios }: Study): string {
  return marksInWords(families.headline, scenarios.length);
}

/** The same with one world of each scenario told. */
export function explained(study: Study): Study {
  return { ...study, scenarios: study.scenarios.map((each) => ({ ...each, story: studyStory(study, each) })) };
}

/** Which worlds the change hurt and helped most, and where and why one of them takes another course. */
export interface StudyStory {
  readonly worlds: readonly string[];
  /** One world, told in order. */
  readonly sentences: readonly string[];
  readonly chart: (provenance: Provenance) => Chart;
}

/**
 * Tells one world of a scenario beside the same world of the baseline; undefined where they are not the same worlds.
 * Runs it again, which takes some hundredths of a second: its events are in no table.
 */
export function studyStory(
  { question, baseline, scenarios }: Study,
  { arm, paired }: ComparedScenario,
): StudyStory | undefined {
  if (!paired) return undefined;
  const [before, after] = [baseline.means.scenario, arm.means.scenario];
  const { seed, window } = arm.means;
  const extremes = extremeWorlds(baseline.means, arm.means);
  const replication = extremes === undefined ? 0 : worldToTell(extremes);
  const divergence = divergenceInLabels(
    divergenceOf(before.market, after.market, { seed, replication, window }),
    [before.market, after.market],
    labelsOfAll([after, before]),
  );
  const money = baseline.means.money ?? UNIT_COSTS;
  const arms = armsInWords({ question, baseline, arm });
  const { worlds, sentences } = divergenceStory({ divergence, extremes, arms, money });
  return {
    worlds,
    sentences,
    chart: (provenance) => {
      const chart = worldPair(divergence, arms, provenance, money);
      return scenarios.length === 1 ? chart : { ...chart, id: `${chart.id}-${arm.name}` };
    },
  };
}
