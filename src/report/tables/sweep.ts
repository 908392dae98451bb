import { valueIn } from "../../chart/sweep/finding.ts";
import type { Sweep, SweepPoint } from "../../experiment/explore/sweep/sweep.ts";
import { unitIn } from "../../experiment/money.ts";
import { groupColumn, measureColumn, unitColumn } from "./seriesOrder.ts";
import { byText, type Cell, type Column, type Table, tableOf } from "./table.ts";

/** Name of the row of the scenario as it is, among the points. */
const AS_IT_IS = "base";

/** Every point of a sweep: what was set, and every measure with its interval. */
export function sweepTable(sweep: Sweep): Table {
  const variableColumns = sweep.variables.map(({ path, parameter }): Column => {
    return {
      name: path,
      type: parameter.choices ? "string" : "number",
      unit: parameter.unit,
      meaning: parameter.meaning,
    };
  });
  const order = [...sweep.series.keys()].sort((a, b) => {
    return (
      byText(sweep.series[a].measure, sweep.series[b].measure) || byText(sweep.series[a].group, sweep.series[b].group)
    );
  });
  return tableOf(
    {
      name: "sweep",
      title: "One row for each point, measure and group; the row of the scenario as it is has no settings",
      columns: [
        {
          name: "point",
          type: "string",
          meaning: `Number of the point from 0; ${AS_IT_IS} for the scenario as it is.`,
        },
        measureColumn,
        unitColumn,
        groupColumn,
        { name: "n", type: "integer", meaning: "Worlds; the same at every point." },
        { name: "mean", type: "number", meaning: "Mean over worlds." },
        { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
        { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
        { name: "p05", type: "number", meaning: "5 % of the worlds lie below." },
        { name: "p95", type: "number", meaning: "95 % of the worlds lie below." },
        ...variableColumns,
      ],
      key: ["point", "measure", "group"],
      precision: "short",
    },
    [sweep.base, ...sweep.points].flatMap((point) => order.flatMap((serie) => rowOf(sweep, point, serie))),
  );
}

function rowOf(sweep: Sweep, point: SweepPoint, serie: number): (readonly Cell[])[] {
  const statistics = point.statistics[serie];
  if (statistics === undefined) return [];
  const { measure, group } = sweep.series[serie];
  const { n, mean, lower, upper, p05, p95 } = statistics;
  const settings = sweep.variables.map(({ parameter }, i): Cell => {
    if (point === sweep.base) return undefined;
    const text = valueIn(point.settings[i]);
    return parameter.choices ? text : Number(text);
  });
  const name = point === sweep.base ? AS_IT_IS : String(point.index);
  return [[name, measure, unitIn(measure, sweep.money), group, n, mean, lower, upper, p05, p95, ...settings]];
}

/** How every point compares with the best, in the same worlds. */
export function sweepBestTable({ points, best, variables }: Sweep): Table {
  const rows = points.flatMap((point): Cell[][] => {
    const behind = best?.behind[point.index];
    if (behind === undefined) return [];
    const values = variables.map(({ parameter }, i): Cell => {
      const text = valueIn(point.settings[i]);
      return parameter.choices ? text : Number(text);
    });
    const verdict = point.index === best?.best ? "best" : behind.worse ? "worse" : "as good";
    return [[point.index, behind.n, behind.behind, behind.lower, behind.upper, verdict, ...values]];
  });
  return tableOf(
    {
      name: "best",
      title: "How far every point is behind the best, paired",
      columns: [
        { name: "point", type: "integer", meaning: "Number of the point, from 0." },
        { name: "n", type: "integer", meaning: "Pairs of worlds." },
        { name: "behind", type: "number", meaning: "How much worse than the best point, mean over pairs." },
        { name: "lower", type: "number", meaning: "Lower end of its 95 % interval, for this point alone." },
        { name: "upper", type: "number", meaning: "Upper end of its 95 % interval, for this point alone." },
        {
          name: "verdict",
          type: "string",
          meaning: "best; as good: not clearly worse; worse: clearly so, at 5 % shared among all points.",
        },
        ...variables.map(
          ({ path, parameter }): Column => ({
            name: path,
            type: parameter.choices ? "string" : "number",
            unit: parameter.unit,
            meaning: parameter.meaning,
          }),
        ),
      ],
      key: ["point"],
      precision: "short",
    },
    rows,
  );
}
