import type { Sweep, SweepPoint } from "../../analyse/sweep.ts";
import type { Variable } from "../../scenario/vary.ts";
import { valueIn } from "../../words/en/sweep.ts";
import { groupColumn, measureColumn, type PlacedSeries, seriesInOrder, unitColumn } from "./seriesOrder.ts";
import type { Cell, Column, Table } from "./table.ts";

/** Name of the row of the scenario as it is, among the points. */
export const AS_IT_IS = "base";

export const pointColumn: Column = {
  name: "point",
  type: "string",
  meaning: `Number of the point from 0; ${AS_IT_IS} for the scenario as it is, which has no settings.`,
};

/** One column for each variable, named as `--set` takes it. Every digit is kept, so that the point can be run again. */
export function variableColumns(variables: readonly Variable[]): Column[] {
  return variables.map(({ path, parameter }) => ({
    name: path,
    type: parameter.choices ? "string" : "number",
    unit: parameter.unit,
    meaning: parameter.meaning,
  }));
}

/** The settings of a point, one cell a variable; empty for the scenario as it is. */
export function settingCells({ variables }: Sweep, { settings }: Pick<SweepPoint, "settings">): Cell[] {
  return variables.map((_, i) => (settings[i] === undefined ? undefined : valueIn(settings[i])));
}

export function sweepColumns(variables: readonly Variable[]): Column[] {
  return [
    pointColumn,
    measureColumn,
    unitColumn,
    groupColumn,
    { name: "n", type: "integer", meaning: "Worlds that have a value." },
    { name: "mean", type: "number", meaning: "Mean over worlds." },
    { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
    { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
    { name: "p05", type: "number", meaning: "5 % of the worlds lie below." },
    { name: "p95", type: "number", meaning: "95 % of the worlds lie below." },
    ...variableColumns(variables),
  ];
}

/** Every point of a sweep: what was set, and every measure with its interval. */
export function sweepTable(sweep: Sweep): Table {
  const ordered = seriesInOrder(sweep.series, sweep.money);
  const points = [sweep.base, ...sweep.points].filter(({ failure }) => failure === undefined);
  return {
    name: "sweep",
    title: "One row for each point, measure and group; the row of the scenario as it is has no settings",
    columns: sweepColumns(sweep.variables),
    key: ["point", "measure", "group"],
    precision: "short",
    rowCount: points.length * ordered.length,
    rows: function* () {
      for (const point of points) yield* pointRows(sweep, point, ordered);
    },
  };
}

/** The rows of one point. */
export function* pointRows(
  sweep: Sweep,
  point: SweepPoint,
  ordered: readonly PlacedSeries[] = seriesInOrder(sweep.series, sweep.money),
): Iterable<readonly Cell[]> {
  const [name, settings] = [nameOf(sweep, point), settingCells(sweep, point)];
  for (const { measure, unit, group, index } of ordered) {
    const { n, mean, lower, upper, p05, p95 } = point.statistics.of(index);
    yield [name, measure, unit, group, n, mean, lower, upper, p05, p95, ...settings];
  }
}

function nameOf({ base }: Sweep, point: SweepPoint): string {
  return point === base ? AS_IT_IS : String(point.index);
}
