import { type FirstMonths, firstSteps, groupsFromOutside } from "../worlds/firstMonths.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { byText, type Frame, type Shape } from "./frame.ts";
import { axisOf, type Grid, gridFrame, gridOf, inColumns, inEachRow, inRows, joinedGrid, readGrid } from "./grid.ts";
import type { Manifest } from "./manifest.ts";
import type { SavedFolder } from "./savedFolder.ts";
import { groupColumn, scenarioColumn } from "./series.ts";
import { byName, numbersTo, replicationField, worldsAxis } from "./windowMeans.ts";

/** The first months of some worlds of a scenario, as a table has them. */
export interface NamedFirsts {
  readonly scenario: WindowMeans["scenario"];
  readonly worlds: readonly number[];
}

const month = (name: string, meaning: string) => ({ name, type: "integer", unit: "month", meaning }) as const;

export const firstMonthsShape: Shape = {
  name: "first-months",
  title: "First order and first contract of groups of newcomers: one row for each world and group",
  fields: [
    scenarioColumn,
    replicationField,
    groupColumn,
    month("firstOrder", "Month in which the group first has an order; empty where the run ends before."),
    month("firstContract", "Month in which it first holds a contract; empty where the run ends before."),
  ],
  key: ["scenario", "replication", "group"],
  precision: "full",
};

/** `first-months.csv` of a scenario. */
export function firstMonthsGrid({ scenario, worlds }: NamedFirsts): Grid {
  const groups = groupsFromOutside(scenario.market);
  return gridOf(firstMonthsShape, 3, [
    inEachRow(scenario.name),
    worldsAxis(worlds, groups.length),
    axisOf(groups, (group) => [group]),
  ]);
}

/** First months as columns of the table. */
export function firstColumns(values: Float64Array): Float64Array[] {
  return inColumns(values, firstSteps.length);
}

/** The first months of all scenarios that have them as one table; none where no scenario has. */
export function firstMonthsFrame(arms: readonly WindowMeans[]): Frame[] {
  const known = arms.filter(hasFirsts);
  if (known.length === 0) return [];
  return [
    byName(known, (arm) =>
      gridFrame(firstMonthsGrid({ ...arm, worlds: numbersTo(arm.replications) }), firstColumns(arm.firsts.values)),
    ),
  ];
}

function hasFirsts(arm: WindowMeans): arm is WindowMeans & { readonly firsts: FirstMonths } {
  return arm.firsts !== undefined && arm.firsts.groups.length > 0;
}

/**
 * The scenarios with their first months, in the order in which they are given.
 *
 * @param isKnown  whether those of a scenario were looked at, by its place
 * @throws BadFolder when `first-months.csv` is missing, damaged, or has other rows than there should be
 */
export function withSavedFirsts<Arm extends WindowMeans>(
  folder: SavedFolder,
  manifest: Manifest,
  arms: readonly Arm[],
  isKnown: (place: number) => boolean,
): readonly Arm[] {
  const named = arms
    .map((arm, place) => ({ arm, place, groups: groupsFromOutside(arm.scenario.market) }))
    .filter(({ place }) => isKnown(place))
    .toSorted((a, b) => byText(a.arm.scenario.name, b.arm.scenario.name));
  const grids = named.map(({ arm }) => firstMonthsGrid({ ...arm, worlds: numbersTo(arm.replications) }));
  if (grids.every(({ rowCount }) => rowCount === 0)) return arms;
  const columns = readGrid(folder, manifest, joinedGrid(grids));
  const read = new Map<number, FirstMonths>();
  let start = 0;
  for (const [at, { place, groups }] of named.entries()) {
    const end = start + grids[at].rowCount;
    read.set(place, { groups, values: inRows(columns.map((column) => column.subarray(start, end))) });
    start = end;
  }
  return arms.map((arm, place) => ({ ...arm, ...(read.has(place) && { firsts: read.get(place) }) }));
}
