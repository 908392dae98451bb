import { type Series, seriesOf } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Money } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { type Axis, byText, type Field, type Frame, type Shape } from "./frame.ts";
import { axisOf, type Grid, gridFrame, gridOf, inEachRow, joinedGrid, readGrid } from "./grid.ts";
import type { Manifest } from "./manifest.ts";
import type { SavedFolder } from "./savedFolder.ts";
import { groupColumn, measureColumn, scenarioColumn, seriesInOrder, unitColumn } from "./series.ts";

/** A column that many tables have. */
export const replicationField: Field = {
  name: "replication",
  type: "integer",
  meaning: "Number of the world; equal numbers are equal worlds.",
};

/** What is known of the worlds of a scenario before any of them is read. */
export interface NamedWorlds extends Pick<WindowMeans, "series" | "window" | "money"> {
  readonly scenario: Pick<Scenario, "name">;
  /** Numbers of the worlds, in the order in which they lie in memory. */
  readonly worlds: readonly number[];
  /** Folder below `data`; `data` itself unless given. */
  readonly folder?: string;
}

/** Numbers from 0 on. */
export function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

export function meansShape([first, last]: readonly [number, number]): Shape {
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

/**
 * `replications.csv`: the mean over the window of every series, world by world. Every bit is kept, so that pairs can be
 * compared from the file; sorted by world, so that more worlds only add rows at the end of a scenario. In memory the
 * place of a value is `world * series.length + serie`.
 */
export function meansGrid({ scenario, series, worlds, window, money, folder }: NamedWorlds): Grid {
  return gridOf({ ...meansShape(window), folder }, 5, [
    inEachRow(scenario.name),
    worldsAxis(worlds, series.length),
    seriesAxis(series, money),
  ]);
}

/** A loop through worlds, by their numbers. @param rows  how many rows of the columns each has */
export function worldsAxis(worlds: readonly number[], rows = 1): Axis {
  return axisOf(worlds, (world) => [world], rows);
}

/** A loop through series in the order of a table: measure, unit and group. */
export function seriesAxis(series: readonly Series[], money?: Money): Axis {
  return axisOf(
    seriesInOrder(series, money),
    ({ measure, unit, group }) => [measure, unit, group],
    ({ index }) => index,
  );
}

/** The means of several scenarios in the same worlds as one table, by name. */
export function meansFrame(arms: readonly WindowMeans[]): Frame {
  return byName(arms, (arm) => gridFrame(meansGrid({ ...arm, worlds: numbersTo(arm.replications) }), [arm.means]));
}

/** Tables of one shape as one, in the order of the scenarios' names. */
export function byName<Arm extends Pick<WindowMeans, "scenario">>(
  arms: readonly Arm[],
  frameOf: (arm: Arm) => Frame,
): Frame {
  const frames = arms.toSorted((a, b) => byText(a.scenario.name, b.scenario.name)).map(frameOf);
  const blocks = frames.flatMap((frame) => frame.blocks ?? []);
  return {
    shape: frames[0].shape,
    rowCount: frames.reduce((sum, { rowCount }) => sum + rowCount, 0),
    *rows() {
      for (const frame of frames) yield* frame.rows();
    },
    ...(frames.every((frame) => frame.blocks !== undefined) && { blocks }),
  };
}

/** A scenario whose worlds are to be read. */
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
 * @param arms  at least one
 * @throws BadFolder when the file is missing, damaged, or has other rows than there should be
 */
export function readMeansOf(folder: SavedFolder, manifest: Manifest, arms: readonly MeansToRead[]): WindowMeans[] {
  const named = arms
    .toSorted((a, b) => byText(a.scenario.name, b.scenario.name))
    .map((arm) => ({ ...arm, series: seriesOf(arm.scenario.market), worlds: numbersTo(arm.replications) }));
  const [values] = readGrid(folder, manifest, joinedGrid(named.map(meansGrid)));
  const read = new Map<string, WindowMeans>();
  let start = 0;
  for (const { worlds, ...arm } of named) {
    const end = start + worlds.length * arm.series.length;
    read.set(arm.scenario.name, { ...arm, months: arm.scenario.market.months, means: values.slice(start, end) });
    start = end;
  }
  return arms.flatMap(({ scenario }) => read.get(scenario.name) ?? []);
}
