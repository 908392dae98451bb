import { z } from "zod";
import {
  memoryOfPointValues,
  morrisDesign,
  type Sensitivity,
  type SensitivityDesign,
  type SensitivityMethod,
  sensitivity,
  sensitivityMethods,
  tornadoAlone,
  tornadoPoints,
  varianceDesign,
} from "../analyse/sensitivity.ts";
import { MOST_DIMENSIONS } from "../analyse/sobolSequence.ts";
import { sensitivityCharts } from "../draw/explorations.ts";
import type { PointNames } from "../result/record.ts";
import { parametersTable } from "../result/savedScenario.ts";
import { measuresTable } from "../result/series.ts";
import { asWritten } from "../scenario/resolve/measureOf.ts";
import { fractionOf, PERCENTAGE } from "../scenario/shares.ts";
import { nearest } from "../scenario/text/nearest.ts";
import { type Reach, usualVariables } from "../scenario/usualVariables.ts";
import { settingText, settingValue, type Variable } from "../scenario/vary.ts";
import { askedInWords, sensitivitySubtitle } from "../words/en/asked.ts";
import { nextQuestions } from "../words/en/next.ts";
import { allWarnings, measureHeading, sensitivityKeyTable, sensitivitySentences } from "../words/en/sensitivity.ts";
import { isClear, type RankedSetting, rankedSettings } from "../words/en/sensitivityRanking.ts";
import { decidedFact } from "../words/en/valuesOver.ts";
import { isZero } from "../worlds/statistics/intervals.ts";
import { exploredOver } from "../worlds/valuesOver.ts";
import { restoredVariable } from "./explorationKind.ts";
import {
  assumptions,
  byProfitOfAsker,
  columnsOf,
  type DecidedBy,
  decidedBy,
  explorationFacts,
  explorationFiles,
  isFree,
  keptOf,
  measureText,
  pathsOf,
  restoredDecision,
} from "./explorations.ts";
import type { Exploration, OpenScenario, PointsQuestion, SaidLine } from "./kind.ts";
import { markdownTable } from "./markdownTable.ts";
import type { NextStep } from "./next.ts";
import { type Given, memoryRefused, percentMeant, Refusal, wholeNumber } from "./request.ts";
import { sensitivitySummary } from "./sensitivitySummary.ts";
import { outcomesTable, pointField, sensitivityTable, settingsTable } from "./sensitivityTables.ts";

/**
 * A sensitivity analysis: each setting at both ends of its range, and a design over all of them, every point in the same
 * worlds. It answers which settings a measure depends on, and by how much.
 */
export interface SensitivityQuestion extends PointsQuestion, DecidedBy {
  /** Only the ends of each are tried. */
  readonly variables: readonly Variable[];
  readonly method: SensitivityMethod;
  /** Trajectories of a screening, rows of a variance-based analysis, 0 of a tornado alone. */
  readonly size: number;
  /** How far each setting goes; undefined where they were named with `--vary`. */
  readonly reach?: Reach;
}

/** Trajectories of a screening, and rows of a variance-based analysis, unless asked for. */
const [USUAL_TRAJECTORIES, USUAL_ROWS] = ["20", "512"];
const [MOST_TRAJECTORIES, MOST_ROWS] = [10_000, 65_536];

const saved = z.object({
  method: z.enum(sensitivityMethods),
  size: z.int().min(0).max(MOST_ROWS),
  points: z.int().min(1),
  range: z.union([z.number(), z.enum(["table", "plausible"]), z.null()]),
  vary: z.array(z.object({ path: z.string(), low: z.number(), high: z.number() })).min(1),
  /** Measures and groups that the answer is about, e.g. `buyerValue:all`. */
  measures: z.array(z.string()).min(1),
  over: z.enum(["run", "window"]),
});

const methodNames: Readonly<Record<SensitivityMethod, string>> = {
  morris: "Morris screening and tornado",
  sobol: "Sobol indices and tornado",
  tornado: "Tornado",
};

export const sensitivityKind: Exploration<SensitivityQuestion, Sensitivity, z.infer<typeof saved>> = {
  name: "sensitivity",
  command: "sensitivity",
  // Many points in few worlds tell more than few points in many.
  usualReplications: 10,
  prepare,
  askedIn: byProfitOfAsker,
  saved,
  design: (question) => ({
    method: question.method,
    size: question.size,
    points: pointsOf(question),
    range: question.reach ?? null,
    vary: question.variables.map(({ path, low, high }) => ({ path, low, high })),
    measures: question.outcomes.map(measureText),
    over: question.over,
  }),
  ask,
  restore: ({ method, size, range, vary, ...decision }, open, place) => {
    const { scenario, seed, replications, window } = open;
    const variables = vary.map((varied) => restoredVariable({ ...varied, levels: [] }, open, place));
    const decided = restoredDecision(decision, scenario, pathsOf(variables), place);
    const series = keptOf(scenario, decided);
    const question = { scenario, seed, replications, window, series, variables, ...decided, method, size };
    return range === null ? question : { ...question, reach: range };
  },
  points: pointsOf,
  names,
  analyse: (question, explore) => {
    const { scenario, run, series: kept } = question;
    // Over the whole run only what the answer is about: halves are not asked about.
    const series = columnsOf(scenario, question).filter(({ over }) => over === "window" || over === "run");
    return sensitivity({ ...question, series, design: designOf(question) }, exploredOver(explore, kept, series, run));
  },
  tables: (answer) => [
    sensitivityTable(answer),
    outcomesTable(answer),
    settingsTable(answer),
    parametersTable(answer.scenario),
    measuresTable(answer.money, [answer.scenario.market]),
  ],
  summary: sensitivitySummary,
  markdown: (answer) => {
    const { scenario, points } = answer;
    return `${[
      `# Sensitivity: ${scenario.title}`,
      "",
      ...sensitivitySentences(answer).flatMap((sentence) => [sentence, ""]),
      ...tablesOfMeasures(answer).flatMap(({ title, head, rows, note }) => [
        `## ${title}`,
        "",
        ...markdownTable(head, rows),
        "",
        `${note}.`,
        "",
      ]),
      askedInWords(scenario.name, answer, " at every point", [`${points} points`]),
    ].join("\n")}\n`;
  },
  charts: sensitivityCharts,
  page: (answer, identity) => {
    const { scenario, variables, points, method } = answer;
    const { head, rows, note } = sensitivityKeyTable(answer);
    return {
      lang: "en",
      title: `Sensitivity: ${scenario.title}`,
      subtitle: sensitivitySubtitle(methodNames[method], variables.length, points),
      answer: sensitivitySentences(answer),
      keyTable: { caption: note, columns: head, rows },
      further: tablesOfMeasures(answer)
        .slice(1)
        .map(({ id, title, head, rows, note }) => {
          return { id, title, parts: [{ table: { caption: note, columns: head, rows } }] };
        }),
      story: scenario.story,
      run: [...explorationFacts(identity, "Worlds at every point"), decidedFact(answer.over, answer)],
      assumptions: assumptions(scenario),
      files: explorationFiles([
        ["data/sensitivity.csv", "What every measure depends on: both ends, effects, indices, with intervals"],
        ["data/outcomes.csv", "Every measure in the scenario as it is, and its variance over the ranges"],
        ["data/settings.csv", "What was varied, and how far"],
        ["data/failed.csv", "Points that failed, and why"],
      ]),
    };
  },
  said: (answer) => ({
    title: `Sensitivity: ${answer.scenario.title}`,
    sentences: sensitivitySentences(answer),
    cautions: allWarnings(answer),
    table: sensitivityKeyTable(answer),
    ...(answer.others.length > 0 && { body: saidOfMeasures(answer) }),
    next: next(answer),
  }),
};

/** A table a measure, the first among them; none where only one was asked about. */
function tablesOfMeasures(answer: Sensitivity) {
  if (answer.others.length === 0) return [];
  return [answer, ...answer.others].map((each) => {
    const { measure, group } = each.series[each.outcome];
    return { id: `numbers-${measure}-${group}`, title: measureHeading(each), ...sensitivityKeyTable(each) };
  });
}

/** The answer about several measures: what is said of them, then their tables. */
function saidOfMeasures(answer: Sensitivity): SaidLine[] {
  return [
    ...sensitivitySentences(answer),
    "",
    ...tablesOfMeasures(answer).flatMap(({ title, head, rows, note }): SaidLine[] => [
      { bold: title },
      { table: { head, rows }, numbers: [] },
      { dim: note },
      "",
    ]),
  ];
}

function prepare<G extends Given>(given: G): G {
  if (given.text("replications") !== "auto") return given;
  throw new Refusal("--replications takes a whole number here: the worlds of every point, e.g. 10.");
}

/** Reads `--method`, `--vary`, `--range`, `--trajectories` and `--points`, and refuses what does not fit into memory. */
function ask(given: Given, open: OpenScenario): SensitivityQuestion {
  const { markets, seed, replications, window } = open;
  const method = methodOf(given.text("method") ?? "morris");
  const reach = reachOf(given);
  const named = reach === undefined ? open.variables : unnamedVariables(method, open, reach);
  // Levels would say how its values are written: only the ends of a range are tried.
  const variables = named.map((variable) => ({ ...variable, levels: [] }));
  if (variables.length === 0) {
    throw new Refusal("There is nothing to vary: no setting has a range about its value.", "Name some with --vary.");
  }
  const still = variables.find(({ low, high }) => low === high);
  if (still !== undefined) {
    throw new Refusal(`\`${still.path}\` has one value only.`, `Give it two ends, e.g. --vary ${still.path}=low:high.`);
  }
  const size = sizeOf(method, variables.length, given);
  const { scenario } = markets;
  const decided = decidedBy(open, pathsOf(variables));
  const series = keptOf(scenario, decided);
  const question = { scenario, seed, replications, window, series, variables, ...decided, method, size, reach };
  refuseTooLarge(question, open);
  return question;
}

function methodOf(text: string): SensitivityMethod {
  const method = sensitivityMethods.find((name) => name === text);
  if (method !== undefined) return method;
  const meant = nearest(text, sensitivityMethods);
  throw new Refusal(
    `--method takes ${sensitivityMethods.slice(0, -1).join(", ")} or ${sensitivityMethods.at(-1)}, not "${text}".`,
    ...(meant === undefined ? [] : [`Did you mean ${meant}?`]),
  );
}

/** How far settings go to both sides unless asked. */
const USUAL_RANGE = "50%";

function reachOf(given: Given): Reach | undefined {
  const text = given.text("range");
  if (given.texts("vary").length > 0) {
    if (text === undefined) return undefined;
    throw new Refusal("--range is for settings that are not named; with --vary, give each its range: path=low:high.");
  }
  const asked = text ?? USUAL_RANGE;
  if (asked === "table" || asked === "plausible") return asked;
  const reach = PERCENTAGE.test(asked) ? fractionOf(asked) : Number(asked);
  if (reach > 0 && reach <= 1) return reach;
  throw new Refusal(
    `--range takes a percentage up to 100%, e.g. 20%, or table, or plausible, not "${asked}".`,
    ...percentMeant(asked, 1, 100),
  );
}

/** A screening takes every setting; what costs more takes the levers that a buyer has in hand. */
function unnamedVariables(method: SensitivityMethod, { markets }: OpenScenario, reach: Reach): Variable[] {
  const usual = usualVariables(markets.settings, markets.scenario, reach);
  const all = usual.filter((variable) => isFree(markets, settingText(variable, variable.low)));
  return method === "sobol" ? all.filter(({ path }) => path.startsWith("policy.")) : all;
}

function sizeOf(method: SensitivityMethod, variables: number, given: Given): number {
  const [trajectories, rows] = [given.text("trajectories"), given.text("points")];
  if (method !== "morris" && trajectories !== undefined) {
    throw new Refusal("--trajectories goes with --method morris.");
  }
  if (method !== "sobol" && rows !== undefined) {
    const right = method === "morris" ? ["A screening takes --trajectories."] : [];
    throw new Refusal("--points goes with --method sobol.", ...right);
  }
  if (method === "tornado") return 0;
  if (method === "morris") return wholeNumber("trajectories", trajectories ?? USUAL_TRAJECTORIES, 2, MOST_TRAJECTORIES);
  if (2 * variables > MOST_DIMENSIONS) {
    throw new Refusal(
      `--method sobol takes up to ${MOST_DIMENSIONS / 2} settings, not ${variables}.`,
      "Screen them first with --method morris; then name those that matter.",
    );
  }
  const count = wholeNumber("points", rows ?? USUAL_ROWS, 2, MOST_ROWS);
  refuseUnevenRows(count);
  return count;
}

/** Any other number of Sobol points fills the ranges unevenly, and the shares of the variance come out wrong. */
function refuseUnevenRows(rows: number): void {
  const power = Math.floor(Math.log2(rows));
  if (2 ** power === rows) return;
  throw new Refusal(
    `--method sobol needs a power of two of --points, and ${rows} is none.`,
    `Its ranges are filled evenly then: take --points ${2 ** power} or --points ${2 ** (power + 1)}.`,
  );
}

/** Share of the free memory that the values of all points may take. */
const MOST_MEMORY = 0.7;

function refuseTooLarge(question: SensitivityQuestion, { freeMemory }: OpenScenario): void {
  const { series, replications, method } = question;
  const { points } = designOf(question);
  const needed = memoryOfPointValues(series.length, points, replications);
  if (needed <= MOST_MEMORY * freeMemory) return;
  throw memoryRefused(
    `${points} points in ${replications} worlds with ${series.length} measures`,
    needed,
    freeMemory,
    `Take fewer ${method === "sobol" ? "--points" : "--trajectories"}, fewer settings, or fewer worlds with --replications.`,
  );
}

/** The points beside those of the tornado. */
function designOf({ method, size, variables, seed }: SensitivityQuestion): SensitivityDesign {
  if (method === "tornado") return tornadoAlone;
  const make = method === "morris" ? morrisDesign : varianceDesign;
  return make(size, variables.length, seed);
}

function pointsOf(question: SensitivityQuestion): number {
  return tornadoPoints(question.variables.length) + designOf(question).points;
}

function names({ variables }: SensitivityQuestion): PointNames {
  const first = ["base", ...variables.flatMap(({ path }) => [`${path} low`, `${path} high`])];
  return { fields: [pointField], cells: (place) => [first[place] ?? String(place - first.length)] };
}

/** Whether a setting makes no difference in any world, so that more of them promise nothing. */
function movesNothing({ bar, effect, index }: RankedSetting): boolean {
  if (effect !== undefined) return effect.size.mean === 0;
  if (index !== undefined && !Number.isNaN(index.total.value)) return false;
  return [bar.low, bar.high].every(isZero);
}

/** Settings that a variance-based analysis after a screening is proposed for. */
const PROPOSED = 8;

function next(answer: Sensitivity): NextStep[] {
  const ranked = rankedSettings(answer);
  const clear = ranked.filter(isClear);
  const about = [answer, ...answer.others].map(({ series, outcome }) => asWritten(series[outcome]));
  const measure = ["measure", about.join(",")] as const;
  if (clear.length === 0 && ranked.every(movesNothing)) return [];
  if (clear.length === 0) return [moreWorlds(answer.replications * 4)];
  if (answer.method === "sobol") {
    const { path, parameter, low, high } = clear[0].variable;
    const step = parameter.choices ? "" : `:${stepOf(low, high, parameter.whole === true)}`;
    const range = parameter.choices ? parameter.choices.join(",") : `${low}:${high}${step}`;
    return [{ why: nextQuestions.eachValue, command: "sweep", with: [["vary", `${path}=${range}`], measure] }];
  }
  const vary = clear.slice(0, PROPOSED).map(({ variable: { path, parameter, low, high } }) => {
    const ends = [low, high].map((end) => settingValue(parameter, end));
    return ["vary", `${path}=${parameter.choices ? ends.join(",") : ends.join(":")}`] as const;
  });
  return [{ why: nextQuestions.variance, command: "sensitivity", with: [["method", "sobol"], measure, ...vary] }];
}

function moreWorlds(replications: number): NextStep {
  const worlds = ["replications", String(replications)] as const;
  return { why: nextQuestions.moreWorlds, command: "sensitivity", with: [worlds], goesOn: true };
}

function stepOf(low: number, high: number, whole: boolean): number {
  const step = Number(((high - low) / 10).toPrecision(2));
  return whole ? Math.max(1, Math.round(step)) : step;
}
