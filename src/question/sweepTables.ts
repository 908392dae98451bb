import type { Sweep } from "../analyse/sweep.ts";
import { tradedPoints } from "../analyse/tradeOff.ts";
import { type Cell, type Field, type Frame, frameOf, type Shape, streamed } from "../result/frame.ts";
import { seriesColumn } from "../result/record.ts";
import { groupColumn, measureColumn, overColumn, spannedInOrder, unitColumn } from "../result/series.ts";
import type { Variable } from "../scenario/vary.ts";
import { valueIn } from "../words/en/sweep.ts";
import { unitIn } from "../worlds/money.ts";

/** Name of the row of the scenario as it is, among the points. */
export const AS_IT_IS = "base";

export const pointField: Field = {
  name: "point",
  type: "string",
  meaning: `Number of the point from 0; ${AS_IT_IS} for the scenario as it is, which has no settings.`,
};

export function nameOf(place: number): string {
  return place === 0 ? AS_IT_IS : String(place - 1);
}

/** One column for each variable, named as `--set` takes it. Every digit is kept, so that the point can be run again. */
export function variableFields(variables: readonly Variable[]): Field[] {
  return variables.map(({ path, parameter }) => ({
    name: path,
    type: parameter.choices ? "string" : "number",
    unit: parameter.unit,
    meaning: parameter.meaning,
  }));
}

export function settingCells(variables: readonly Variable[], settings: readonly string[]): Cell[] {
  return variables.map((_, i) => (settings[i] === undefined ? undefined : valueIn(settings[i])));
}

export function sweepShape(variables: readonly Variable[]): Shape {
  return {
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
  };
}

/** Every point of a sweep: what was set, and every measure with its interval. */
export function sweepTable({ base, points, series, variables, money }: Sweep): Frame {
  const ordered = spannedInOrder(series, money);
  const seen = [base, ...points].map((point, place) => ({ point, place })).filter(({ point }) => !point.failure);
  const shape = sweepShape(variables);
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

export function bestShape(variables: readonly Variable[]): Shape {
  return {
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
  };
}

/** How every point, and the scenario as it is, compare with the best point, in the same worlds. */
export function bestTable({ best, base, points, variables }: Sweep): Frame {
  const shape = bestShape(variables);
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

export function tradeOffShape(measured: readonly Field[], variables: readonly Variable[]): Shape {
  return {
    name: "trade-off",
    title: "Every point by each measure that is asked about: one row for each that has a value of all",
    fields: [
      pointField,
      ...measured,
      {
        name: "front",
        type: "integer",
        meaning: "1 where no other point is at least as good by every measure and better by one, else 0.",
      },
      ...variableFields(variables),
    ],
    key: ["point"],
    precision: "short",
  };
}

/** Every point by all measures that are asked about; none where one is. */
export function tradeOffTable(sweep: Sweep): Frame[] {
  const points = tradedPoints(sweep);
  if (points.length === 0) return [];
  const measured = [sweep, ...sweep.others].map(({ series, outcome, money }): Field => {
    const { measure, group } = series[outcome];
    return {
      name: seriesColumn({ measure, group }),
      type: "number",
      unit: unitIn(measure, money),
      meaning: "Mean over worlds.",
    };
  });
  const shape = tradeOffShape(measured, sweep.variables);
  return [
    frameOf(
      shape,
      points.map(({ index, means, isOnFront }) => {
        const settings = settingCells(sweep.variables, sweep.points[index].settings);
        return [String(index), ...means, isOnFront ? 1 : 0, ...settings];
      }),
    ),
  ];
}
