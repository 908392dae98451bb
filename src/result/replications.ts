import type { Series } from "../model/series.ts";
import type { Money } from "../worlds/money.ts";
import { byText, type Frame, type Shape } from "./frame.ts";
import { type Grid, gridFrame, joinedGrid, readGrid } from "./grid.ts";
import type { Manifest } from "./manifest.ts";
import type { SavedFolder } from "./savedFolder.ts";
import { groupColumn, measureColumn, scenarioColumn, seriesInOrder, unitColumn } from "./series.ts";

/** What is known of the worlds of a scenario before any of them is read. */
export interface NamedWorlds {
  readonly scenario: string;
  readonly series: readonly Series[];
  /** Numbers of the worlds, in the order in which they lie in memory. */
  readonly worlds: readonly number[];
  /** First and last month, both included, of the means. */
  readonly window: readonly [number, number];
  /** What amounts of money are counted in. */
  readonly money?: Money;
  /** Folder below `data`; `data` itself unless given. */
  readonly folder?: string;
}

/** Numbers of worlds from 0 on. */
export function worldNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, world) => world);
}

function replicationsShape([first, last]: readonly [number, number], folder?: string): Shape {
  return {
    name: "replications",
    folder,
    title: `Means over months ${first} to ${last}: one row for each world, measure and group`,
    fields: [
      scenarioColumn,
      { name: "replication", type: "integer", meaning: "Number of the world; equal numbers are equal worlds." },
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
 * Mean over the window of months, world by world. Every bit is kept, so that paired differences can be computed from
 * the file; sorted by world, so that more worlds only add rows at the end.
 */
export function replicationsGrid({ scenario, series, worlds, window, money, folder }: NamedWorlds): Grid {
  const ordered = seriesInOrder(series, money);
  return {
    shape: replicationsShape(window, folder),
    names: 5,
    rowCount: worlds.length * series.length,
    *rows() {
      for (const [place, world] of worlds.entries()) {
        for (const { measure, unit, group, index } of ordered) {
          yield [[scenario, world, measure, unit, group], place * series.length + index];
        }
      }
    },
  };
}

/** The means of a scenario, world by world; index `world * series.length + serie`. */
export interface ArmMeans {
  readonly named: NamedWorlds;
  readonly means: Float64Array;
}

/** The means of several scenarios as one table, which the column `scenario` tells apart. */
export function armsFrame(arms: readonly ArmMeans[]): Frame {
  const sorted = arms.toSorted((a, b) => byText(a.named.scenario, b.named.scenario));
  const tables = sorted.map(({ named, means }) => gridFrame(replicationsGrid(named), [means]));
  return {
    shape: tables[0].shape,
    rowCount: tables.reduce((sum, { rowCount }) => sum + rowCount, 0),
    *rows() {
      for (const table of tables) yield* table.rows();
    },
  };
}

/** Their means from a result folder, in the order in which they were named. @throws BadFolder */
export function readArms(
  folder: SavedFolder,
  manifest: Pick<Manifest, "files">,
  arms: readonly [NamedWorlds, ...NamedWorlds[]],
): Float64Array[] {
  const [first, ...others] = arms.toSorted((a, b) => byText(a.scenario, b.scenario));
  const [values] = readGrid(folder, manifest, joinedGrid([replicationsGrid(first), ...others.map(replicationsGrid)]));
  const means = new Map<string, Float64Array>();
  let start = 0;
  for (const { scenario, worlds, series } of [first, ...others]) {
    const end = start + worlds.length * series.length;
    means.set(scenario, values.slice(start, end));
    start = end;
  }
  return arms.map(({ scenario }) => means.get(scenario) ?? new Float64Array(0));
}
