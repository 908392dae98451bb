import { seriesOf } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Money } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { byText, type Cell, type Field, type Frame, type Shape, streamed } from "./frame.ts";
import type { Manifest } from "./manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, readFrame, type SavedFolder } from "./savedFolder.ts";
import { groupColumn, measureColumn, type PlacedSeries, scenarioColumn, seriesInOrder, unitColumn } from "./series.ts";

/**
 * `replications.csv`: the mean over the window of every series, world by world. Every bit is kept, so that pairs can be
 * compared from the file; sorted by scenario and world, so that more worlds only add rows at the end of a scenario.
 */
export const replicationField: Field = {
  name: "replication",
  type: "integer",
  meaning: "Number of the world; equal numbers are equal worlds.",
};

function meansShape([first, last]: readonly [number, number]): Shape {
  return {
    name: "replications",
    title: `Means over months ${first} to ${last}: one row for each world, measure and group`,
    fields: [
      scenarioColumn,
      replicationField,
      measureColumn,
      unitColumn,
      groupColumn,
      { name: "value", type: "number", meaning: "Mean over the months that the title names, both included." },
    ],
    key: ["scenario", "replication", "measure", "group"],
    precision: "full",
  };
}

/** The means of one scenario, or of several in the same worlds. */
export function meansFrame(arms: readonly WindowMeans[]): Frame {
  const ordered = arms.toSorted((a, b) => byText(a.scenario.name, b.scenario.name));
  const count = arms.reduce((sum, { replications, series }) => sum + replications * series.length, 0);
  return streamed(meansShape(arms[0].window), count, function* () {
    for (const arm of ordered) {
      const series = seriesInOrder(arm.series, arm.money);
      for (let world = 0; world < arm.replications; world++) yield* meansRows(arm, series, world);
    }
  });
}

/**
 * The rows of one world.
 *
 * @param ordered  the series in the order of the table
 * @param place    where the world stands in the means; its number unless given
 */
export function* meansRows(
  { scenario, series, means }: Pick<WindowMeans, "scenario" | "series" | "means">,
  ordered: readonly PlacedSeries[],
  replication: number,
  place = replication,
): Iterable<readonly Cell[]> {
  for (const { measure, unit, group, index } of ordered) {
    yield [scenario.name, replication, measure, unit, group, means[place * series.length + index]];
  }
}

/** What is known of a scenario before its worlds are read. */
export interface MeansToRead {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly window: readonly [number, number];
  readonly money: Money;
}

/**
 * The means of every scenario of a `replications.csv`, in the order in which they are asked for.
 *
 * @param inside  folder below `data` that the table lies in
 * @throws BadFolder when the file is missing, damaged, or has other rows than there should be
 */
export function readMeansOf(
  folder: SavedFolder,
  manifest: Manifest,
  arms: readonly MeansToRead[],
  inside?: string,
): WindowMeans[] {
  const shape: Shape = { ...meansShape(manifest.window), folder: inside };
  const place = placeOf(folder, `data/${inside === undefined ? "" : `${inside}/`}replications.csv`);
  const table = readFrame(folder, manifest, shape);
  const cells = shape.key.map((name) => table.cells(name));
  const values = table.number("value");
  const read = new Map<string, WindowMeans>();
  let row = 0;
  for (const arm of arms.toSorted((a, b) => byText(a.scenario.name, b.scenario.name))) {
    const { scenario, replications } = arm;
    const series = seriesOf(scenario.market);
    const means = new Float64Array(replications * series.length);
    const ordered = seriesInOrder(series);
    for (let world = 0; world < replications; world++) {
      for (const { measure, group, index } of ordered) {
        const wrong = [scenario.name, String(world), measure, group].findIndex((cell, at) => cells[at](row) !== cell);
        if (row >= table.rowCount || wrong >= 0) throw outOfOrder(place, row, [scenario.name, world, measure, group]);
        means[world * series.length + index] = values[row++];
      }
    }
    read.set(scenario.name, { ...arm, months: scenario.market.months, series, means });
  }
  if (row < table.rowCount) throw new BadFolder(`${place}:${row + 2}: there are more rows than worlds.`, RUN_AGAIN);
  return arms.flatMap(({ scenario }) => read.get(scenario.name) ?? []);
}

function outOfOrder(place: string, row: number, [name, world, measure, group]: readonly Cell[]): BadFolder {
  return new BadFolder(
    `${place}:${row + 2}: here should be world ${world} of "${name}", ${measure}, ${group}; a row is out of order or missing.`,
    RUN_AGAIN,
  );
}
