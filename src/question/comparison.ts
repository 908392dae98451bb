import {
  type ArmComparison,
  type CorrectedDifference,
  compareArms,
  type Family,
  isSame,
} from "../analyse/compareArms.ts";
import { type MonthlyDifferences, monthlyDifferences } from "../analyse/monthlyDifferences.ts";
import { type StudyStory, studyStory } from "../page/comparisonPage.ts";
import { keptNumber } from "../result/frame.ts";
import { type ComparedArm, comparability } from "../words/en/comparability.ts";
import { type InputChange, inputChanges, sameMarket } from "../words/en/inputChanges.ts";
import { type Answer, type AnswerRow, answerOf, headline, sentences } from "../words/en/run.ts";
import { listed, overMonths, worlds } from "../words/number.ts";
import type { Stop } from "../worlds/stopping.ts";

/** What was asked: scenarios beside each other, or one scenario with settings changed. */
export const questions = ["compare", "what-if"] as const;
export type Question = (typeof questions)[number];

/** A headline measure of the answer, with what is known of its difference. */
export interface StudyRow extends AnswerRow {
  readonly known: CorrectedDifference;
}

/** One scenario against the baseline, with all that is said of it. */
export interface ComparedScenario extends ArmComparison {
  readonly arm: ComparedArm;
  /** Undefined where an arm has nothing along time. */
  readonly overTime?: MonthlyDifferences;
  readonly answer: Answer;
  readonly rows: readonly StudyRow[];
  /** The answer in words. */
  readonly said: readonly string[];
  /** What is set differently in this scenario and the baseline. */
  readonly changes: readonly InputChange[];
  /** True where no pair of worlds differs in anything. */
  readonly same: boolean;
  /** One world told, where that was asked for and the worlds are the same. */
  readonly story?: StudyStory;
}

/** Any number of scenarios against a baseline: what changed in the input, and what in the output. */
export interface Study {
  readonly question: Question;
  readonly baseline: ComparedArm;
  readonly scenarios: readonly ComparedScenario[];
  /** One value an arm, the baseline first. */
  readonly input: readonly InputChange[];
  readonly families: Readonly<Record<Family, number>>;
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/** What a study holds beside its arms. */
export interface StudyMore {
  /** Why there are as many worlds, where their number was left to the precision of the answer. */
  readonly stop?: Stop;
  /** Differences over time, scenario by scenario, where they are known already. */
  readonly overTime?: readonly (MonthlyDifferences | undefined)[];
}

/** Compares arms that can be compared (`comparability`). Differences over time have the digits that files keep. */
export function studyOf(
  question: Question,
  baseline: ComparedArm,
  arms: readonly ComparedArm[],
  { stop, overTime }: StudyMore = {},
): Study {
  const { comparisons, families } = compareArms(
    baseline.means,
    arms.map(({ means }) => means),
    headline,
  );
  const known = arms.map((arm) => comparability(baseline, arm));
  return {
    question,
    baseline,
    scenarios: comparisons.map((comparison, index) =>
      comparedScenario({ question, baseline, arm: arms[index], comparison, stop, overTime: overTime?.[index] }),
    ),
    input: inputChanges([baseline, ...arms].map(({ means }) => means.scenario)),
    families,
    warnings: unique(known.flatMap(({ warnings }) => warnings)),
    notes: unique(known.flatMap(({ notes }) => notes)),
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** What the answer of one scenario is made from. */
interface Asked {
  readonly question: Question;
  readonly baseline: ComparedArm;
  readonly arm: ComparedArm;
  readonly comparison: ArmComparison;
  readonly stop?: Stop;
  readonly overTime?: MonthlyDifferences;
}

function comparedScenario(asked: Asked): ComparedScenario {
  const { baseline, arm, comparison } = asked;
  const changes = inputChanges([baseline.means.scenario, arm.means.scenario]);
  const answer = correctedAnswer(asked, subjectOf(asked, changes));
  const same = comparison.paired && comparison.differences.every(({ better, worse }) => !(better > 0 || worse > 0));
  const rows = answer.rows.flatMap((row) => {
    const found = comparison.differences.find(({ series }) => isSame(series, row));
    return found === undefined ? [] : [{ ...row, known: found }];
  });
  const said = same ? [nothingDiffers(asked, changes)] : sentences(answer);
  return {
    ...comparison,
    arm,
    overTime: asked.overTime ?? along(baseline, arm, comparison),
    answer,
    rows,
    said,
    changes,
    same,
  };
}

function nothingDiffers({ baseline, arm, comparison: { pairs } }: Asked, changes: readonly InputChange[]): string {
  const isAlike = sameMarket(baseline.means.scenario, arm.means.scenario);
  const changed = changes.length === 0 ? "Nothing was changed" : "Nothing that is simulated was changed";
  const head = isAlike ? `${changed}, and nothing differs` : "What was changed makes no difference";
  return `${head}: ${pairs === 1 ? "the one world is" : `all ${worlds(pairs)} are`} the same to the last bit${isAlike ? "" : ` ${overMonths(baseline.means.window)}`}.`;
}

/** The answer with the differences that were seen after Holm; the rest is unclear, whatever its own interval says. */
function correctedAnswer({ baseline, arm, comparison, stop }: Asked, subject: string): Answer {
  const { differences, pairs } = comparison;
  const compared = { result: arm.means, reference: baseline.means, referenceLabel: baseline.name };
  const answer = answerOf(compared, differences, stop);
  const rows = answer.rows.map((row): AnswerRow => {
    const seen = differences.some((difference) => difference.seen && isSame(difference.series, row));
    return seen || row.verdict === "none" ? row : { ...row, verdict: "unclear" };
  });
  const least = Math.min(arm.means.replications, baseline.means.replications);
  return { ...answer, rows, subject, changed: [], reference: baseline.name, replications: pairs || least };
}

/** Settings that a sentence can name; more would not be read. */
const MOST_NAMED = 3;

function subjectOf({ question, baseline, arm }: Asked, changes: readonly InputChange[]): string {
  if (question === "compare") return `"${arm.name}", compared with "${baseline.name}",`;
  const named = changes.map(({ path, values: [from, to] }) => `${path} from ${from ?? "none"} to ${to ?? "none"}`);
  if (named.length === 0) return "the change";
  return named.length > MOST_NAMED ? `changing ${named.length} settings` : `changing ${listed(named)}`;
}

function along(baseline: ComparedArm, arm: ComparedArm, { paired }: ArmComparison): MonthlyDifferences | undefined {
  if (baseline.months === undefined || arm.months === undefined) return undefined;
  const worlds = { baseline: baseline.means.replications, scenario: arm.means.replications };
  return withSavedDigits(monthlyDifferences(baseline.months, arm.months, paired, worlds));
}

/** Charts are drawn from what the files keep, so that they come out the same when drawn again. */
function withSavedDigits(found: MonthlyDifferences): MonthlyDifferences {
  const saved = (values: Float64Array) =>
    values.map((value) => (Number.isFinite(value) ? keptNumber(value, "short") + 0 : value));
  return {
    ...found,
    baseline: saved(found.baseline),
    scenario: saved(found.scenario),
    difference: saved(found.difference),
    lower: saved(found.lower),
    upper: saved(found.upper),
  };
}

/** What the marks mean, for every place where they stand. */
export function marksInWords({ families, scenarios }: Study): string {
  if (families.headline === 0) return "One world has no interval, so no difference can be said to be seen.";
  const among = scenarios.length > 1 ? `, ${scenarios.length} scenarios together` : "";
  return `Each interval is a 95 % one by itself; a difference counts as seen, and is not marked ~, when it passes the correction of Holm (1979) over the ${families.headline} rows of the headline measures${among}, which keeps the chance of even one false alarm among them below 5 %.`;
}

/** The same with one world of each scenario told. */
export function explained(study: Study): Study {
  return { ...study, scenarios: study.scenarios.map((each) => ({ ...each, story: studyStory(study, each) })) };
}
