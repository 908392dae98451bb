import { z } from "zod";
import { latinHypercube, pointsOfDesign, sobolDesign } from "../analyse/designs.ts";
import { gridSettings, type Sweep, type SweepPoint, sweep } from "../analyse/sweep.ts";
import { sweepCharts } from "../draw/explorations.ts";
import type { Series } from "../model/series.ts";
import { seriesOf } from "../model/series.ts";
import { type Cell, type Field, type Frame, frameOf, keptNumber, streamed } from "../result/frame.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import type { PointNames } from "../result/record.ts";
import { parametersTable } from "../result/savedScenario.ts";
import { groupColumn, measureColumn, measuresTable, overColumn, spannedInOrder, unitColumn } from "../result/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Variable } from "../scenario/vary.ts";
import { askedInWords, sweepSubtitle } from "../words/en/asked.ts";
import { nextQuestions } from "../words/en/next.ts";
import {
  isAsItIs,
  overOf,
  sweepKeyTable,
  sweepNotes,
  sweepSentences,
  sweepVerdict,
  valueIn,
} from "../words/en/sweep.ts";
import { decidedFact } from "../words/en/valuesOver.ts";
import { shortNumber } from "../words/number.ts";
import { unitIn } from "../worlds/money.ts";
import { exploredWith } from "../worlds/points.ts";
import { exploredOver, type KeptSeries, keptWith } from "../worlds/valuesOver.ts";
import {
  assumptions,
  columnsOf,
  type DecidedBy,
  decidedBy,
  explorationFacts,
  explorationFiles,
  measureText,
  pathsOf,
  plainSpan,
  restoredDecision,
} from "./explorations.ts";
import { type Exploration, type OpenScenario, type PointsQuestion, restoredVariable } from "./kind.ts";
import type { NextStep } from "./next.ts";
import { betterOf, type Given, Refusal, wholeNumber } from "./request.ts";

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
    .array(z.object({ path: z.string(), low: z.number(), high: z.number(), levels: z.array(z.string()).readonly() }))
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
  saved,
  design: ({ design, points, variables, outcomes, over, better }) => ({
    design,
    points,
    vary: variables.map(({ path, low, high, levels }) => ({ path, low, high, levels })),
    measures: outcomes.map(measureText),
    over,
    better: better ?? null,
  }),
  ask,
  restore: ({ design, points, vary, better, ...decision }, open, place) => {
    const variables = vary.map((varied) => restoredVariable(varied, open, place));
    const decided = restoredDecision(decision, open.scenario, pathsOf(variables), place);
    return {
      ...open,
      ...decided,
      series: keptOf(open.scenario, decided),
      variables,
      design,
      points: design === "grid" ? gridSize(variables) : points,
      better: better ?? undefined,
    };
  },
  points: ({ points }) => points + 1,
  names,
  analyse: (question, explore, tell) => {
    const series = columnsOf(windowOf(question.scenario, question), question);
    return sweep(
      {
        ...question,
        series,
        design: question.design === "grid" ? undefined : settingsOf(question),
        onBest: (settings, mean) => tell?.(`${shortNumber(mean)} at ${settings.join(", ") || "the scenario as it is"}`),
      },
      exploredOver(explore, question.series, series, question.run),
    );
  },
  tables: (answer) => [
    sweepTable(answer),
    bestTable(answer),
    parametersTable(answer.scenario),
    measuresTable(answer.money),
  ],
  summary,
  markdown: (answer) =>
    `${[
      `# Sweep: ${answer.scenario.title}`,
      "",
      ...sweepSentences(answer).flatMap((sentence) => [sentence, ""]),
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
      answer: sweepVerdict(answer),
      notes: sweepNotes(answer),
      keyTable: { caption: note, columns: head, rows },
      story: scenario.story,
      run: [...explorationFacts(identity, "Worlds at every point"), decidedFact(overOf(answer), answer)],
      assumptions: assumptions(scenario),
      files: explorationFiles([
        ["data/sweep.csv", "Every point: what was set, and every measure with its interval"],
        ["data/best.csv", "How far every point is behind the best, in the same worlds"],
        ["data/failed.csv", "Points that failed, and why"],
      ]),
    };
  },
  said: (answer) => ({
    title: `Sweep: ${answer.scenario.title}`,
    sentences: sweepVerdict(answer),
    table: sweepKeyTable(answer),
    notes: sweepNotes(answer),
    next: next(answer),
  }),
};

function ask(given: Given, open: OpenScenario): SweepQuestion {
  const { word, variables, markets, seed } = open;
  if (variables.length === 0) {
    throw new Refusal(
      "Say what to sweep over with --vary.",
      `For example:  catfish sweep ${word} --vary policy.flexibleShare=0:0.6:0.05`,
    );
  }
  const better = betterOf(given);
  const design = given.text("design") ?? "grid";
  if (design !== "grid" && design !== "lhs" && design !== "sobol") {
    throw new Refusal(`--design takes grid, lhs or sobol, not "${design}".`);
  }
  const points =
    design === "grid"
      ? gridPointsOf(given, variables)
      : wholeNumber("points", given.text("points") ?? USUAL_POINTS, 1, MOST_POINTS);
  const { replications, window } = open;
  const { scenario } = markets;
  const decided = decidedBy(given, open, pathsOf(variables));
  const series = keptOf(scenario, decided);
  return { scenario, seed, replications, window, series, ...decided, variables, design, points, better };
}

/** The measures over the window, those that are asked about among them. */
function windowOf({ market }: Scenario, { outcomes }: DecidedBy): Series[] {
  return exploredWith(outcomes, seriesOf(market));
}

function keptOf(scenario: Scenario, decided: DecidedBy): KeptSeries[] {
  return keptWith(windowOf(scenario, decided), decided.outcomes, decided.run);
}

function gridPointsOf(given: Given, variables: readonly Variable[]): number {
  if (given.text("points") !== undefined) throw new Refusal("--points goes with --design lhs or --design sobol.");
  const open = variables.find(({ levels }) => levels.length === 0);
  if (open !== undefined) {
    throw new Refusal(
      `\`${open.path}\` has a range and no step, so there is no grid.`,
      `Give it a step, e.g. --vary ${open.path}=${open.low}:${open.high}:${Number(((open.high - open.low) / 10).toPrecision(2))}, or fill the range with --design sobol.`,
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

/** The points of a design that fills the ranges. */
function settingsOf({ design, points, variables, seed }: SweepQuestion): Iterable<readonly string[]> {
  const make = design === "lhs" ? latinHypercube : sobolDesign;
  return pointsOfDesign(make(points, variables.length, seed), variables);
}

/** Name of the row of the scenario as it is, among the points. */
const AS_IT_IS = "base";

const pointField: Field = {
  name: "point",
  type: "string",
  meaning: `Number of the point from 0; ${AS_IT_IS} for the scenario as it is, which has no settings.`,
};

function nameOf(place: number): string {
  return place === 0 ? AS_IT_IS : String(place - 1);
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

/** One column for each variable, named as `--set` takes it. Every digit is kept, so that the point can be run again. */
function variableFields(variables: readonly Variable[]): Field[] {
  return variables.map(({ path, parameter }) => ({
    name: path,
    type: parameter.choices ? "string" : "number",
    unit: parameter.unit,
    meaning: parameter.meaning,
  }));
}

function settingCells(variables: readonly Variable[], settings: readonly string[]): Cell[] {
  return variables.map((_, i) => (settings[i] === undefined ? undefined : valueIn(settings[i])));
}

/** Every point of a sweep: what was set, and every measure with its interval. */
function sweepTable({ base, points, series, variables, money }: Sweep): Frame {
  const ordered = spannedInOrder(series, money);
  const seen = [base, ...points].map((point, place) => ({ point, place })).filter(({ point }) => !point.failure);
  const shape = {
    name: "sweep",
    title:
      "One row for each point, measure, group and span of months; the row of the scenario as it is has no settings",
    fields: [
      pointField,
      measureColumn,
      unitColumn,
      groupColumn,
      { name: "n", type: "integer", meaning: "Worlds that have a value." },
      { name: "mean", type: "number", meaning: "Mean over worlds." },
      { name: "lower", type: "number", meaning: "Lower end of its 95 % interval; of a share it may lie below 0." },
      { name: "upper", type: "number", meaning: "Upper end of its 95 % interval; of a share it may lie above 1." },
      { name: "p05", type: "number", meaning: "5 % of the worlds lie below." },
      { name: "p95", type: "number", meaning: "95 % of the worlds lie below." },
      ...variableFields(variables),
      overColumn,
    ],
    key: ["point", "measure", "group", "over"],
    precision: "short",
  } as const;
  return streamed(shape, seen.length * ordered.length, function* () {
    for (const { point, place } of seen) {
      const settings = settingCells(variables, point.settings);
      for (const { measure, unit, group, index, over } of ordered) {
        const { n, mean, lower, upper, p05, p95 } = point.statistics.of(index);
        yield [nameOf(place), measure, unit, group, n, mean, lower, upper, p05, p95, ...settings, over];
      }
    }
  });
}

/** How every point, and the scenario as it is, compare with the best point, in the same worlds. */
function bestTable({ best, base, points, variables }: Sweep): Frame {
  const shape = {
    name: "best",
    title: "How far every point is behind the best, in the same worlds",
    fields: [
      pointField,
      { name: "n", type: "integer", meaning: "Pairs of worlds." },
      { name: "behind", type: "number", meaning: "How much worse than the best point, mean over pairs." },
      {
        name: "lower",
        type: "number",
        meaning: "Lower end of its 95 % interval, for this point alone; as it is: for whichever is best.",
      },
      {
        name: "upper",
        type: "number",
        meaning: "Upper end of its 95 % interval, for this point alone; as it is: for whichever is best.",
      },
      {
        name: "verdict",
        type: "string",
        meaning:
          "best; as good: not clearly worse; worse: clearly so, at 5 % shared among all points; as it is: no point, but the scenario that is varied.",
        categories: ["best", "as good", "worse", "as it is"],
      },
      ...variableFields(variables),
    ],
    key: ["point"],
    precision: "short",
  } as const;
  if (best === undefined) return frameOf(shape, []);
  const { n, gain, lower, upper } = best.overBase;
  const first = n > 0 ? [[AS_IT_IS, n, gain, lower, upper, "as it is", ...settingCells(variables, base.settings)]] : [];
  const rows = points.flatMap(({ index, settings }) => {
    const behind = best.behind[index];
    if (behind === undefined) return [];
    const verdict = index === best.best ? "best" : behind.worse ? "worse" : "as good";
    const numbers = [behind.n, behind.behind, behind.lower, behind.upper];
    return [[String(index), ...numbers, verdict, ...settingCells(variables, settings)]];
  });
  return frameOf(shape, [...first, ...rows]);
}

function summary(answer: Sweep): object {
  const { variables, series, outcome, points, base, best } = answer;
  return {
    measure: series[outcome].measure,
    group: series[outcome].group,
    unit: unitIn(series[outcome].measure, answer.money),
    ...plainSpan({ over: overOf(answer), run: answer.run }),
    variables: variables.map(({ path, low, high, levels }) => ({ path, low, high, levels })),
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
  };
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
