import { z } from "zod";
import type { BoxDiscovery, DiscoveryQuestion, FoundBox } from "../analyse/discovery/boxDiscovery.ts";
import { checkingPoints, searchBox } from "../analyse/discovery/boxDiscovery.ts";
import { armsNeeded, type ObservedCase, referenceNeeded, seriesNeeded } from "../analyse/discovery/cases.ts";
import { conditionText, readCondition, type SaidCondition } from "../analyse/discovery/condition.ts";
import { firstValues, searchThreshold, type ThresholdSearch } from "../analyse/discovery/threshold.ts";
import { MOST_DIMENSIONS } from "../analyse/sobolSequence.ts";
import { discoveryCharts } from "../draw/explorations.ts";
import type { Series } from "../model/series.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import type { PointNames } from "../result/record.ts";
import { BadFolder, RUN_AGAIN } from "../result/savedFolder.ts";
import { parametersTable } from "../result/savedScenario.ts";
import { measuresTable } from "../result/series.ts";
import { usualLevers } from "../scenario/usualVariables.ts";
import type { Variable } from "../scenario/vary.ts";
import { askedInWords } from "../words/en/asked.ts";
import {
  type Discovery,
  discoveryKeyTable,
  discoverySentences,
  discoverySubtitle,
  NOTHING_TO_DRAW,
  valueText,
} from "../words/en/discovery.ts";
import { nextQuestions } from "../words/en/next.ts";
import { decidedFact } from "../words/en/valuesOver.ts";
import { moneyOf, unitIn } from "../worlds/money.ts";
import type { KeptSeries } from "../worlds/points.ts";
import { type Deciding, exploredOver, keptWith } from "../worlds/valuesOver.ts";
import type { WholeRun } from "../worlds/wholeRun.ts";
import { BOX_FILE, boxFile } from "./boxFile.ts";
import {
  armField,
  armsOf,
  boxesTable,
  casesTable,
  limitsTable,
  pointField,
  thresholdsTable,
} from "./discoverTables.ts";
import { restoredVariable } from "./explorationKind.ts";
import {
  assumptions,
  decidedBy,
  explorationFacts,
  explorationFiles,
  measureText,
  pathsAsked,
  pathsOf,
  plainSpan,
  restoredDecision,
} from "./explorations.ts";
import type { Exploration, OpenScenario, PageText, PointsQuestion, RestoredScenario, Typed } from "./kind.ts";
import { refuseEmptyReference } from "./refuseReference.ts";
import { type Given, percentMeant, Refusal, refuseUnknownSeries, wholeNumber } from "./request.ts";

/** How points fill the ranges that a box is looked for in; a range with one variable is searched value by value. */
type BoxDesignName = "sobol" | "lhs";

/**
 * A discovery: when does an outcome happen? Over several settings the answer is a box, limits within which it happens
 * most of the time, checked by other points in other worlds; along one setting it is where the share of worlds crosses.
 */
export interface DiscoverQuestion extends DiscoveryQuestion, PointsQuestion {
  /** Undefined where one variable is searched for a threshold. */
  readonly design?: BoxDesignName;
  /** Points that find a box, or values that are tried at most. */
  readonly points: number;
}

const MOST_POINTS = 100_000;

const saved = z.object({
  kind: z.enum(["box", "threshold"]),
  /** The outcome as `--when` takes it. */
  when: z.string(),
  /** Which months a world is judged by. */
  over: z.enum(["run", "window"]),
  share: z.number().min(0.01).max(0.99),
  design: z.enum(["sobol", "lhs"]).nullable(),
  points: z.int().min(1).max(MOST_POINTS),
  vary: z
    .array(z.object({ path: z.string(), low: z.number(), high: z.number(), levels: z.array(z.string()).readonly() }))
    .min(1),
});

type Saved = z.infer<typeof saved>;

export const discoverKind: Exploration<DiscoverQuestion, Discovery, Saved> = {
  name: "discovery",
  command: "discover",
  usualReplications: (given) => USUAL_REPLICATIONS[kindOf(given.texts("vary").length)],
  prepare,
  saved,
  design: ({ design, points, condition, over, share, variables }) => ({
    kind: design === undefined ? "threshold" : "box",
    when: conditionText(condition),
    over,
    share,
    design: design ?? null,
    points,
    vary: variables.map(({ path, low, high, levels }) => ({ path, low, high, levels })),
  }),
  ask,
  restore,
  points: knownPoints,
  names,
  analyse: (question, explore) => {
    const { design, points, condition, over, run, series } = question;
    const columns = seriesNeeded(condition).map(({ measure, group }) => ({ measure, group, over }));
    const judged = exploredOver(explore, series, columns, run);
    if (design === undefined) return searchThreshold(question, points, judged);
    return searchBox(question, { design, points }, judged);
  },
  tables: (answer) => [
    casesTable(answer),
    ...(answer.kind === "box" ? [boxesTable(answer), limitsTable(answer)] : [thresholdsTable(answer)]),
    parametersTable(answer.scenario),
    measuresTable(moneyOf(answer.scenario), [answer.scenario.market]),
  ],
  files: (answer) => {
    const text = boxFile(answer);
    return text === undefined ? [] : [{ path: BOX_FILE, text }];
  },
  summary,
  markdown: (answer) => {
    const { scenario, condition } = answer;
    return `${[
      `# When: ${scenario.title}`,
      "",
      ...discoverySentences(answer).flatMap((sentence) => [sentence, ""]),
      askedInWords(scenario.name, answer, " at every point", [`\`${conditionText(condition)}\``]),
    ].join("\n")}\n`;
  },
  charts: discoveryCharts,
  page: (answer, identity) => {
    const { scenario, variables, condition } = answer;
    const numbers = discoveryKeyTable(answer);
    return {
      lang: "en",
      title: `When: ${scenario.title}`,
      subtitle: discoverySubtitle(conditionText(condition), variables),
      answer: discoverySentences(answer),
      keyTable: numbers && { caption: numbers.note, columns: numbers.head, rows: numbers.rows },
      leftOut: isNothingDrawn(answer) ? [NOTHING_TO_DRAW] : [],
      story: scenario.story,
      run: [
        ...explorationFacts(identity, "Worlds at every point"),
        ["Outcome", conditionText(condition)],
        decidedFact(answer.over, answer),
      ],
      assumptions: assumptions(scenario),
      files: filesOf(answer),
    };
  },
  said: (answer) => ({
    title: `When: ${answer.scenario.title}`,
    sentences: discoverySentences(answer),
    table: discoveryKeyTable(answer),
    next: [
      answer.middle === undefined
        ? { why: nextQuestions.outcomeWritten, command: "explain", of: { words: ["when"] } }
        : { why: nextQuestions.boxInFull, command: "run", of: { file: BOX_FILE } },
    ],
  }),
};

const USUAL_REPLICATIONS = { box: 20, threshold: 200 };
const USUAL_POINTS = { box: "512", threshold: "64" };
const LEAST_POINTS = { box: 32, threshold: 17 };

function kindOf(variables: number): "box" | "threshold" {
  return variables === 1 ? "threshold" : "box";
}

/** The shared options are read with the measure and the months of the outcome, and with what is varied. */
function prepare<G extends Given>(given: G, typed: Typed): G {
  const { condition, months } = conditionOf(given, typed);
  shareOf(given);
  const { measure, group } = condition.series;
  const saidByOutcome: Partial<Record<string, string>> = {
    measure: `${measure}:${group}`,
    ...(months === undefined ? {} : { window: months.join(":") }),
  };
  const vary = given.texts("vary");
  const varied = vary.length === 0 ? usualLevers : vary;
  return {
    ...given,
    text: (name: string) => saidByOutcome[name] ?? given.text(name),
    texts: (name: string) => (name === "vary" ? varied : given.texts(name)),
  };
}

function ask(given: Given, open: OpenScenario): DiscoverQuestion {
  const { typed, markets, seed, replications, window, variables } = open;
  const { scenario } = markets;
  const { condition } = conditionOf(given, typed);
  const { series: other } = condition.yardstick;
  if (other !== undefined) refuseUnknownSeries({ series: other }, [scenario], pathsAsked(given));
  refuseEmptyReference(condition, markets, variables);
  const kind = kindOf(variables.length);
  for (const variable of variables) refuseVariable(variable, kind);
  const points = pointsOf(given, variables);
  const design = designOf(given, variables.length);
  const outcomes = seriesNeeded(condition);
  const { over, run } = decidedBy({ ...open, outcomes }, pathsOf(variables));
  return {
    scenario,
    seed,
    replications,
    window,
    series: keptBy(outcomes, over, run),
    over,
    run,
    variables,
    condition,
    share: shareOf(given),
    design,
    points,
  };
}

/** What is kept of every world: nothing but what it is judged by. */
function keptBy(outcomes: readonly Series[], over: Deciding, run: WholeRun | undefined): KeptSeries[] {
  return over === "run" ? keptWith([], outcomes, run) : keptWith(outcomes, [], undefined);
}

function conditionOf(given: Given, typed: Typed): SaidCondition {
  const text = given.text("when");
  if (text === undefined) {
    throw new Refusal(
      "Say which outcome to look for with --when.",
      `For example:  ${typed("catfish", "discover", given.words[0] ?? "catfish", "--when", "newcomersOnFixedTrack > 0 @119")}`,
      "How it is written: catfish explain when",
    );
  }
  const said = readCondition(text);
  if ("wrong" in said) throw new Refusal(...said.wrong);
  if (said.months === undefined || given.text("window") === undefined) return said;
  throw new Refusal(`--window ${given.text("window")} and the @ in --when both say which months; give one of them.`);
}

function shareOf(given: Given): number {
  const text = given.text("share") ?? "50%";
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
  const share = match === null ? 0 : match[2] === "%" ? Number(`${match[1]}e-2`) : Number(match[1]);
  if (share >= 0.01 && share <= 0.99) return share;
  throw new Refusal(
    `--share takes a share from 1% to 99%, e.g. 80% or 0.8, not "${text}".`,
    ...percentMeant(text, 1, 99),
  );
}

function refuseVariable({ path, parameter, levels, low, high }: Variable, kind: "box" | "threshold"): void {
  if (low === high) {
    throw new Refusal(`\`${path}\` would take one value only.`, `Give it a range, e.g. --vary ${path}=low:high`);
  }
  const isWords = parameter.choices !== undefined;
  if (kind === "threshold" && isWords) {
    throw new Refusal(
      `\`${path}\` has words and no threshold.`,
      `Vary it beside others, or look at both:  catfish sweep SCENARIO --vary ${path}`,
    );
  }
  if (kind === "box" && !isWords && levels.length > 0) {
    throw new Refusal(
      `A box needs ranges to be cut, and \`${path}\` has a list or a step.`,
      `Give it a range:  --vary ${path}=${low}:${high}`,
    );
  }
}

function pointsOf(given: Given, variables: readonly Variable[]): number {
  const kind = kindOf(variables.length);
  const text = given.text("points") ?? USUAL_POINTS[kind];
  const points = wholeNumber("points", text, LEAST_POINTS[kind], MOST_POINTS);
  return kind === "box" ? points : Math.max(points, firstValues(variables[0]).length);
}

function designOf(given: Given, dimensions: number): BoxDesignName | undefined {
  const text = given.text("design");
  if (kindOf(dimensions) === "threshold") {
    if (text === undefined) return undefined;
    throw new Refusal("--design goes with two or more --vary; one is searched value by value.");
  }
  const design = text ?? "sobol";
  if (design !== "sobol" && design !== "lhs") throw new Refusal(`--design takes sobol or lhs, not "${design}".`);
  if (design === "lhs" || dimensions <= MOST_DIMENSIONS) return design;
  throw new Refusal(`Sobol points have at most ${MOST_DIMENSIONS} dimensions.`, "Take --design lhs.");
}

function restore(
  { when, over, share, design, points, vary }: Saved,
  open: RestoredScenario,
  place: string,
): DiscoverQuestion {
  const { scenario, seed, replications, window } = open;
  const said = readCondition(when);
  if ("wrong" in said) throw new BadFolder(`${place} has an outcome that cannot be read: "${when}".`, RUN_AGAIN);
  const { condition } = said;
  const variables = vary.map((varied) => restoredVariable(varied, open, place));
  const measures = seriesNeeded(condition).map(measureText);
  const { outcomes, run } = restoredDecision({ measures, over }, scenario, pathsOf(variables), place);
  const series = keptBy(outcomes, over, run);
  const question = { scenario, seed, replications, window, series, over, run, variables, condition, share, points };
  return design === null ? question : { ...question, design };
}

/** Points that are known beforehand: those that others lead to come on top. */
function knownPoints({ condition, design, variables, points }: DiscoverQuestion): number {
  const arms = armsNeeded(condition);
  if (design === undefined) return (firstValues(variables[0]).length + 1) * arms;
  return (points + checkingPoints(points) + 2) * arms;
}

/** By number; where something is left out in a second arm, that beside it. */
function names({ condition }: DiscoverQuestion): PointNames {
  const reference = referenceNeeded(condition);
  if (reference === undefined) return { fields: [pointField], cells: (place) => [place] };
  const arms = armsOf(reference);
  return {
    fields: [pointField, armField],
    cells: (place) => [Math.floor(place / arms.length), arms[place % arms.length]],
  };
}

function isNothingDrawn(discovery: Discovery): boolean {
  return discovery.kind === "box" ? typeof discovery.found === "string" : discovery.verdict === "nothing";
}

function filesOf(discovery: Discovery): PageText["files"] {
  const tablesOfKind: readonly (readonly [string, string])[] =
    discovery.kind === "box"
      ? [
          ["data/boxes.csv", "Every box on the way of peeling: limits, coverage, density"],
          ["data/limits.csv", "The limits of the box, and how needed each is"],
        ]
      : [["data/thresholds.csv", "Where the share of worlds crosses, with intervals"]];
  return explorationFiles(
    [
      ["data/cases.csv", "Every point: what was set, and in how many worlds it happens"],
      ...tablesOfKind,
      ["data/failed.csv", "Points that failed, and why"],
    ],
    discovery.middle === undefined ? [] : [[BOX_FILE, "A point about the middle of it, as a scenario that runs"]],
  );
}

/** The discovery for programs: missing numbers are null. */
function summary(discovery: Discovery): object {
  const { scenario, condition, share, variables, base, middle } = discovery;
  return {
    measure: condition.series.measure,
    group: condition.series.group,
    when: conditionText(condition),
    ...plainSpan(discovery),
    unit: unitIn(condition.series.measure, moneyOf(scenario)),
    share,
    variables: variables.map(({ path, low, high }) => ({ path, low, high })),
    answer: discoverySentences(discovery),
    base: plainCase(base),
    middle: middle === undefined ? null : plainCase(middle),
    ...(discovery.kind === "box" ? boxSummary(discovery) : thresholdSummary(discovery)),
  };
}

function boxSummary({ finding, checking, hits, known, found, further, variables }: BoxDiscovery): object {
  const points = { points: finding.length, checkingPoints: checking.length, known, hits };
  if (typeof found === "string") return { ...points, box: null, why: found };
  return { ...points, box: plainBox(found, variables), further: further.map((box) => plainBox(box, variables)) };
}

function plainBox({ box, fit, check, restrictions }: FoundBox, variables: readonly Variable[]): object {
  const limits = restrictions.map(({ variable, quasiP, densityWithout, coverageWithout }) => {
    const of = variables[variable];
    const ends = [box.low[variable], box.high[variable]];
    const [low, high] = of.parameter.choices === undefined ? ends : ends.map((value) => valueText(of, value));
    return { path: of.path, low, high, quasiP, densityWithout, coverageWithout };
  });
  return {
    limits,
    found: fit,
    check: { density: missingAsNull(check.density), coverage: missingAsNull(check.coverage) },
  };
}

function thresholdSummary({ verdict, crossings, touches, points }: ThresholdSearch): object {
  return { verdict, thresholds: crossings, touches, points: points.map(plainCase) };
}

function plainCase({ settings, n, happened, share, lower, upper, mean, failure }: ObservedCase): object {
  return failure === undefined
    ? { settings, ...missingAsNull({ n, happened, share, lower, upper, mean }) }
    : { settings, failure };
}
