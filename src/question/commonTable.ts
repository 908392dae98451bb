import type { Series } from "../model/series.ts";
import { type Columns, type Frame, frameOf, type Shape } from "../result/frame.ts";
import { type DifferingRow, differingFrames } from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { readFrame } from "../result/savedTable.ts";
import { groupColumn, measureColumn, scenarioColumn } from "../result/series.ts";
import { replicationField } from "../result/windowMeans.ts";
import type { CommonMonths } from "../worlds/commonMonths.ts";
import { isMoney, type Money } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";

/** The pairs of worlds that have values in other months, by scenario; the baseline is not among them. */
export type Common = readonly (readonly CommonMonths[])[];

export const commonShape: Shape = {
  name: "common-months",
  title:
    "Worlds in which a measure has no value in a month in which the baseline has one, or the other way round: they are compared over the months that both have",
  fields: [
    scenarioColumn,
    replicationField,
    measureColumn,
    groupColumn,
    { name: "months", type: "integer", meaning: "Months of the means in which both have a value." },
    { name: "monthsBaseline", type: "integer", meaning: "Months in which the baseline has a value." },
    { name: "monthsScenario", type: "integer", meaning: "Months in which the scenario has a value." },
    { name: "valueBaseline", type: "number", meaning: "Mean of the baseline over the months that both have." },
    { name: "valueScenario", type: "number", meaning: "Mean of the scenario over the same months." },
  ],
  key: ["scenario", "replication", "measure", "group"],
  precision: "full",
};

type NamedSeries = Pick<WindowMeans, "scenario" | "series">;

/** @param scenarios  in the order of `common` */
export function commonFrame(scenarios: readonly NamedSeries[], common: Common): Frame {
  const rows = scenarios.flatMap(({ scenario, series }, index) =>
    (common[index] ?? []).map((row) => {
      const { measure, group } = series[row.after];
      const months = [row.months, row.monthsBefore, row.monthsAfter];
      return [scenario.name, row.replication, measure, group, ...months, row.valueBefore, row.valueAfter];
    }),
  );
  return frameOf(commonShape, rows);
}

/** @throws BadFolder where the table is missing, damaged, or has a row of nothing that was compared */
export function readCommon(
  folder: SavedFolder,
  manifest: Manifest,
  baseline: NamedSeries,
  scenarios: readonly NamedSeries[],
): Common {
  const table = readFrame(folder, manifest, commonShape);
  const found: CommonMonths[][] = scenarios.map(() => []);
  const number = (name: string, row: number) => table.number(name)[row];
  for (let row = 0; row < table.rowCount; row++) {
    const index = scenarios.findIndex(({ scenario }) => scenario.name === table.text("scenario")[row]);
    const [measure, group] = [table.text("measure")[row], table.text("group")[row]];
    const placeIn = (arm: NamedSeries | undefined) =>
      arm?.series.findIndex((each) => each.measure === measure && each.group === group) ?? -1;
    const [before, after] = [placeIn(baseline), placeIn(scenarios[index])];
    if (before < 0 || after < 0) throw strayRow(folder, table, row);
    found[index].push({
      replication: number("replication", row),
      before,
      after,
      months: number("months", row),
      monthsBefore: number("monthsBaseline", row),
      monthsAfter: number("monthsScenario", row),
      valueBefore: number("valueBaseline", row),
      valueAfter: number("valueScenario", row),
    });
  }
  return found;
}

/** Common months with their amounts of money, which are those of the model, in a currency. */
export function commonIn({ factor }: Money, series: readonly Series[], rows: readonly CommonMonths[]): CommonMonths[] {
  return rows.map((row) => {
    if (!isMoney(series[row.after].measure)) return row;
    return { ...row, valueBefore: row.valueBefore * factor, valueAfter: row.valueAfter * factor };
  });
}

/** The rows of some worlds that come out otherwise, the first of each world. */
export function differingCommon(
  scenario: NamedSeries,
  saved: readonly CommonMonths[],
  now: readonly CommonMonths[],
): DifferingRow[] {
  const [then, here] = [saved, now].map((rows) => commonFrame([scenario], [rows]));
  return differingFrames(then, here, ([name, world]) => `world ${world} of ${name}`);
}

/** A row that belongs to nothing that was compared. */
export function strayRow(folder: SavedFolder, { shape }: Columns, row: number): BadFolder {
  const place = placeOf(folder, `data/${shape.name}.csv`);
  return new BadFolder(`${place}:${row + 2}: this row belongs to nothing that was compared.`, RUN_AGAIN);
}
