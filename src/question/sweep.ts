import { z } from "zod";
import { latinHypercube, pointsOfDesign, sobolDesign } from "../analyse/designs.ts";
import { gridPoints, gridSettings, type Sweep, type SweepPoint, sweep } from "../analyse/sweep.ts";
import { tradedPoints } from "../analyse/tradeOff.ts";
import { sweepCharts } from "../draw/explorations.ts";
import { keptNumber } from "../result/frame.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import type { PointNames } from "../result/record.ts";
import { parametersTable } from "../result/savedScenario.ts";
import { measuresTable } from "../result/series.ts";
import type { Variable } from "../scenario/vary.ts";
import { askedInWords, sweepSubtitle } from "../words/en/asked.ts";
import { nextQuestions } from "../words/en/next.ts";
import { isAsItIs, overOf, sweepNotes, sweepSentences, sweepVerdict } from "../words/en/sweep.ts";
import { sweepKeyTable } from "../words/en/sweepTable.ts";
import { tradeOffSentence } from "../words/en/tradeOff.ts";
import { decidedFact } from "../words/en/valuesOver.ts";
import { shortNumber } from "../words/number.ts";
import { unitIn } from "../worlds/money.ts";
import type { PointsInMarkets } from "../worlds/plausible/points.ts";
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
  keptOf,
  measureText,
  pathsOf,
  plainSpan,
  restoredDecision,
} from "./explorations.ts";
import type { Exploration, OpenScenario, PointsQuestion, TriedInMarkets, Typed } from "./kind.ts";
import type { NextStep } from "./next.ts";
import {
  askPointMarkets,
  type Explored,
  keptInMarkets,
  marketNames,
  pointMarketFiles,
  pointMarketsObject,
  pointMarketTables,
  refuseManyMarkets,
  restoredPointMarkets,
  seenOverMarkets,
} from "./pointMarkets.ts";
import { betterOf, type Given, Refusal, wholeNumber } from "./request.ts";
import {
  bestTable,
  nameOf,
  pointField,
  settingCells,
  sweepTable,
  tradeOffTable,
  variableFields,
} from "./sweepTables.ts";

/**
 * A sweep: one or more settings over many values, each point in the same worlds. It answers what the response is, which
 * point is best, what may be as good, and what is lost at the ends.
 */
export interface SweepQuestion extends PointsQuestion, DecidedBy {
  readonly variables: readonly Variable[];
  /** `grid`: every combination of levels; the others fill the ranges. */
  readonly design: "grid" | "lhs" | "sobol";
  /** How many points there are beside the scenario as it is. */
  readonly points: number;
  /** Which way is better, where that was asked for; else the table of measures says. */
  readonly better?: "lower" | "higher";
}

const MOST_POINTS = 100_000;

const saved = z.object({
  design: z.enum(["grid", "lhs", "sobol"]),
  points: z.int().min(1).max(MOST_POINTS),
  vary: z
    .array(
      z.object({
        path: z.string(),
        /** What people call the group whose own it is, for lists of results. */
        groupLabel: z.string().exactOptional(),
        low: z.number(),
        high: z.number(),
        levels: z.array(z.string()).readonly(),
      }),
    )
    .min(1),
  /** Measures and groups that the answer is about, e.g. `buyerValue:all`. */
  measures: z.array(z.string()).min(1),
  over: z.enum(["run", "window"]),
  better: z.enum(["lower", "higher"]).nullable(),
});

/** Points of a design unless asked for: a power of two, as Sobol points like it. */
const USUAL_POINTS = "256";

export const sweepKind: Exploration<SweepQuestion, Sweep, z.infer<typeof saved>> = {
  name: "sweep",
  command: "sweep",
  usualReplications: 100,
  askedIn: byProfitOfAsker,
  saved,
  design: ({ design, points, variables, outcomes, over, better }) => ({
    design,
    points,
    vary: variables.map(({ path, groupLabel, low, high, levels }) => {
      return { path, ...(groupLabel !== undefined && { groupLabel }), low, high, levels };
    }),
    measures: outcomes.map(measureText),
    over,
    better: better ?? null,
  }),
  ask,
  restore: ({ design, points, vary, better, ...decision }, open, place) => {
    const variables = vary.map((varied) => restoredVariable(varied, open, place));
    const { scenario, seed, replications, window, plausible } = open;
    const decided = restoredDecision(decision, scenario, pathsOf(variables), place);
    return {
      scenario,
      seed,
      replications,
      window,
      ...decided,
      series: keptOf(scenario, decided),
      plausible: restoredPointMarkets(plausible, exploredAt(open, { design, points, variables, seed }), place),
      variables,
      design,
      points: design === "grid" ? gridSize(variables) : points,
      better: better ?? undefined,
    };
  },
  points: ({ points }) => points + 1,
  names,
  analyse: async (question, explore, { tell, markets } = {}) => {
    const series = columnsOf(question.scenario, question);
    const answer = await sweep(
      {
        ...question,
        series,
        design: question.design === "grid" ? undefined : settingsOf(question),
        onBest: (settings, mean) => tell?.(`${shortNumber(mean)} at ${settings.join(", ") || "the scenario as it is"}`),
      },
      exploredOver(explore, question.series, series, question.run),
    );
    const seen = await markets?.();
    if (seen === undefined) return answer;
    const valued = (each: Sweep): Sweep => {
      const better = each.best?.better;
      if (better === undefined) return each;
      const by = { column: each.series[each.outcome], run: each.run, better };
      return { ...each, markets: seenOverMarkets(seen, by) };
    };
    return { ...valued(answer), others: answer.others.map(valued) };
  },
  tried,
  tables: (answer) => [
    sweepTable(answer),
    bestTable(answer),
    ...tradeOffTable(answer),
    ...pointMarketTables(answer, pointField, unitIn(answer.series[answer.outcome].measure, answer.money), String),
    parametersTable(answer.scenario),
    measuresTable(answer.money, [answer.scenario.market]),
  ],
  summary,
  markdown: (answer) =>
    `${[
      `# Sweep: ${answer.scenario.title}`,
      "",
      ...allSentences(answer).flatMap((sentence) => [sentence, ""]),
      askedInWords(answer.scenario.name, { ...answer, over: overOf(answer) }, " at every point"),
    ].join("\n")}\n`,
  charts: sweepCharts,
  page: (answer, identity) => {
    const { scenario, variables, points } = answer;
    const { head, rows, note } = sweepKeyTable(answer);
    return {
      lang: "en",
      title: `Sweep: ${scenario.title}`,
      subtitle: sweepSubtitle(points.length, variables),
      answer: verdict(answer),
      notes: sweepNotes(answer),
      keyTable: { caption: note, columns: head, rows },
      story: scenario.story,
      run: [...explorationFacts(identity, "Worlds at every point"), decidedFact(overOf(answer), answer)],
      assumptions: assumptions(scenario),
      files: explorationFiles([
        ["data/sweep.csv", "Every point: what was set, and every measure with its interval"],
        ["data/best.csv", "How far every point is behind the best, in the same worlds"],
        ["data/failed.csv", "Points that failed, and why"],
        ...(answer.others.length === 0 ? [] : [["data/trade-off.csv", "Every point by each measure"] as const]),
        ...pointMarketFiles(answer),
      ]),
    };
  },
  said: (answer) => ({
    title: `Sweep: ${answer.scenario.title}`,
    sentences: verdict(answer),
    table: sweepKeyTable(answer),
    notes: sweepNotes(answer),
    next: next(answer),
  }),
};

/** What is best, by each measure and by all of them together. */
function verdict(answer: Sweep): string[] {
  return [...sweepVerdict(answer), tradeOffSentence(answer)].filter((sentence) => sentence !== "");
}

function allSentences(answer: Sweep): string[] {
  return [...verdict(answer), ...sweepNotes(answer)];
}

function ask(given: Given, open: OpenScenario): SweepQuestion {
  const { word, typed, variables, markets, seed } = open;
  if (variables.length === 0) {
    throw new Refusal(
      "Say what to sweep over with --vary.",
      `For example:  ${typed("catfish", "sweep", word, "--vary", "policy.flexibleShare=0:0.6:0.05")}`,
    );
  }
  const better = betterOf(given);
  const design = given.text("design") ?? "grid";
  if (design !== "grid" && design !== "lhs" && design !== "sobol") {
    throw new Refusal(`--design takes grid, lhs or sobol, not "${design}".`);
  }
  const points =
    design === "grid"
      ? gridPointsOf(given, variables, typed)
      : wholeNumber("points", given.text("points") ?? USUAL_POINTS, 1, MOST_POINTS);
  const { replications, window } = open;
  const { scenario } = markets;
  const decided = decidedBy(open, pathsOf(variables));
  const series = keptOf(scenario, decided);
  refuseManyMarkets(open.plausible, points, keptInMarkets(decided).length);
  const plausible = askPointMarkets(open.plausible, exploredAt(markets, { design, points, variables, seed }));
  return { scenario, seed, replications, window, series, ...decided, plausible, variables, design, points, better };
}

/** What the plan of plausible markets rests on. */
function exploredAt({ scenario, marketOf }: Pick<Explored, "scenario" | "marketOf">, points: Points): Explored {
  return { scenario, marketOf, varied: pathsOf(points.variables), points: () => settingsOfPoints(points) };
}

/** Every point in every plausible market. */
function tried(question: SweepQuestion): TriedInMarkets | undefined {
  const { plausible } = question;
  if (plausible === undefined) return undefined;
  const settings = [...settingsOfPoints(question)];
  const of: PointsInMarkets = {
    plan: plausible.plan,
    points: settings.length,
    settingsOf: ({ point }) => settings[point],
    series: keptInMarkets(question),
  };
  return { of, names: marketNames(of, [pointField], ({ point }) => [String(point)]) };
}

function gridPointsOf(given: Given, variables: readonly Variable[], typed: Typed): number {
  if (given.text("points") !== undefined) throw new Refusal("--points goes with --design lhs or --design sobol.");
  const open = variables.find(({ levels }) => levels.length === 0);
  if (open !== undefined) {
    const step = Number(((open.high - open.low) / 10).toPrecision(2));
    throw new Refusal(
      `\`${open.path}\` has a range and no step, so there is no grid.`,
      `Give it a step, e.g. ${typed("--vary", `${open.path}=${open.low}:${open.high}:${step}`)}, or fill the range with --design sobol.`,
    );
  }
  const points = gridSize(variables);
  if (points <= MOST_POINTS) return points;
  throw new Refusal(
    `The grid has ${points} points; ${MOST_POINTS} is the most.`,
    "Take larger steps, or fill the ranges with --design sobol --points 1024.",
  );
}

function gridSize(variables: readonly Variable[]): number {
  return variables.reduce((product, { levels }) => product * levels.length, 1);
}

type Points = Pick<SweepQuestion, "design" | "points" | "variables" | "seed">;

/** What is set at every point. */
function settingsOfPoints(question: Points): Iterable<readonly string[]> {
  return question.design === "grid" ? gridPoints(question.variables) : settingsOf(question);
}

/** The points of a design that fills the ranges. */
function settingsOf({ design, points, variables, seed }: Points): Iterable<readonly string[]> {
  const make = design === "lhs" ? latinHypercube : sobolDesign;
  return pointsOfDesign(make(points, variables.length, seed), variables);
}

/** The scenario as it is, then the points by number; those that failed with what was set. */
function names(question: SweepQuestion): PointNames {
  const { variables, design } = question;
  const settings = design === "grid" ? [] : [...settingsOf(question)];
  const at = (place: number) => (design === "grid" ? gridSettings(variables, place - 1) : settings[place - 1]);
  return {
    fields: [pointField],
    cells: (place) => [nameOf(place)],
    settings: {
      fields: variableFields(variables),
      cells: (place) => settingCells(variables, place === 0 ? [] : at(place)),
    },
  };
}

function summary(answer: Sweep): object {
  const { variables, series, outcome, points, base, best } = answer;
  return {
    measure: series[outcome].measure,
    group: series[outcome].group,
    unit: unitIn(series[outcome].measure, answer.money),
    ...plainSpan({ over: overOf(answer), run: answer.run }),
    variables: variables.map(({ path, groupLabel, low, high, levels }) => {
      return { path, ...(groupLabel !== undefined && { groupLabel }), low, high, levels };
    }),
    answer: sweepSentences(answer),
    better: best?.better ?? null,
    best: best === undefined ? null : plainPoint(points[best.best], outcome),
    asGood: best?.asGood.map((point) => points[point].settings) ?? null,
    gainOverBase: best === undefined ? null : shortNumbers(best.overBase),
    elsewhere: answer.elsewhere.map(({ over, serie, best, asGood }) => {
      return { over, best: plainPoint(points[best], serie), asGood: asGood.map((point) => points[point].settings) };
    }),
    base: plainPoint(base, outcome),
    points: points.map((point) => plainPoint(point, outcome)),
    ...inMarkets(answer),
    others: answer.others.map(plainMeasure),
    front: tradedPoints(answer).flatMap(({ index, isOnFront }) => (isOnFront ? [points[index].settings] : [])),
  };
}

/** What is best by a further measure. */
function plainMeasure(answer: Sweep): object {
  const { series, outcome, best, points, money } = answer;
  const { measure, group } = series[outcome];
  return {
    measure,
    group,
    unit: unitIn(measure, money),
    better: best?.better ?? null,
    best: best === undefined ? null : plainPoint(points[best.best], outcome),
    asGood: best?.asGood.map((point) => points[point].settings) ?? null,
    ...inMarkets(answer),
  };
}

function inMarkets(answer: Sweep): object {
  return pointMarketsObject(answer, (point) => ({ settings: answer.points[point].settings }));
}

function plainPoint({ settings, statistics, failure }: SweepPoint, outcome: number): object {
  return failure === undefined ? { settings, ...shortNumbers(statistics.of(outcome)) } : { settings, failure };
}

/** Numbers with the digits that the tables have. */
function shortNumbers(numbers: object): object {
  const short = Object.entries(numbers).map(([name, value]) => [name, keptNumber(value, "short")]);
  return missingAsNull(Object.fromEntries(short));
}

/** What to ask next: the best point in full, or the scenario as it is where nothing is better. */
function next(answer: Sweep): NextStep[] {
  if (isAsItIs(answer)) return [{ why: nextQuestions.asItIs, command: "run" }];
  if (answer.best === undefined) return [];
  return [{ why: nextQuestions.bestPoint, command: "what-if", set: answer.points[answer.best.best].settings }];
}
