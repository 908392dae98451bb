import type { WindowMeans } from "../worlds/result.ts";
import { byText, type Frame, type Shape } from "./frame.ts";
import { axisOf, type Grid, gridFrame, gridOf, inEachRow, joinedGrid, readGrid } from "./grid.ts";
import type { Manifest } from "./manifest.ts";
import type { SavedFolder } from "./savedFolder.ts";
import { numbersTo, worldsAxis } from "./windowMeans.ts";

/** Tables of a record that have a row for each world and group, as those of accounts and of dealings. */

/** How what is known of one scenario is written, and read back. */
export interface GroupTable<Part> {
  readonly grid: Grid;
  readonly columns: (part: Part) => Float64Array[];
  readonly part: (columns: readonly Float64Array[]) => Part;
}

type TableOf<Part> = (of: WindowMeans & { readonly worlds: readonly number[] }) => GroupTable<Part>;

/** World by world its groups in the order of their names; numbers lie in the order in which the groups are given. */
export function groupGrid(shape: Shape, scenario: string, worlds: readonly number[], groups: readonly string[]): Grid {
  const ordered = [...groups.entries()].sort(([, a], [, b]) => byText(a, b));
  return gridOf(shape, 3, [
    inEachRow(scenario),
    worldsAxis(worlds, groups.length),
    axisOf(
      ordered,
      ([, name]) => [name],
      ([place]) => place,
    ),
  ]);
}

/** What is known of some scenarios as one table; none where nothing is known of any. */
export function groupFrames<Part>(
  known: readonly { readonly arm: WindowMeans; readonly part: Part }[],
  tableOf: TableOf<Part>,
): Frame[] {
  if (known.length === 0) return [];
  const inOrder = known.toSorted((a, b) => byText(a.arm.scenario.name, b.arm.scenario.name));
  const tables = inOrder.map(({ arm }) => tableOf({ ...arm, worlds: numbersTo(arm.replications) }));
  const columns = inOrder.map(({ part }, place) => tables[place].columns(part));
  const all = columns[0].map((_, column) => Float64Array.from(columns.flatMap((each) => [...each[column]])));
  return [gridFrame(joinedGrid(tables.map(({ grid }) => grid)), all)];
}

/**
 * What a folder has of some scenarios, by their places among those that are given.
 *
 * @param isKnown  whether the table has a scenario, by its place
 * @throws BadFolder when the table is missing, damaged, or has other rows than there should be
 */
export function readGroupParts<Part>(
  folder: SavedFolder,
  manifest: Manifest,
  arms: readonly WindowMeans[],
  isKnown: (arm: WindowMeans, place: number) => boolean,
  tableOf: TableOf<Part>,
): ReadonlyMap<number, Part> {
  const named = arms
    .map((arm, place) => ({ arm, place }))
    .filter(({ arm, place }) => isKnown(arm, place))
    .toSorted((a, b) => byText(a.arm.scenario.name, b.arm.scenario.name));
  const read = new Map<number, Part>();
  if (named.length === 0) return read;
  const tables = named.map(({ arm }) => tableOf({ ...arm, worlds: numbersTo(arm.replications) }));
  const columns = readGrid(folder, manifest, joinedGrid(tables.map(({ grid }) => grid)));
  let start = 0;
  for (const [at, { place }] of named.entries()) {
    const end = start + tables[at].grid.rowCount;
    read.set(place, tables[at].part(columns.map((column) => column.subarray(start, end))));
    start = end;
  }
  return read;
}
