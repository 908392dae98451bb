import type { Goal, Scenario } from "../scenario/scenario.ts";
import { columnsIn, type Money, UNIT_COSTS, unitIn } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { monthsOfYear, yearsIn } from "../worlds/spans.ts";
import { keptForGoal, type YearlySeries, type YearMeans, yearsOfScenario } from "../worlds/years.ts";
import { byText, type Field, type Frame, keptNumber, type Shape } from "./frame.ts";
import { axisOf, type Grid, gridFrame, gridOf, inColumns, inEachRow, inRows, joinedGrid, readGrid } from "./grid.ts";
import type { Manifest } from "./manifest.ts";
import { seriesColumn } from "./record.ts";
import type { SavedFolder } from "./savedFolder.ts";
import { scenarioColumn } from "./series.ts";
import { byName, type NamedWorlds, numbersTo, replicationField, worldsAxis } from "./windowMeans.ts";

/** The years of some worlds of a scenario, as a table has them. */
export interface NamedYears extends Pick<NamedWorlds, "worlds" | "money" | "folder"> {
  readonly scenario: Pick<Scenario, "name">;
  readonly years: Omit<YearMeans, "values">;
}

export function yearsShape(series: readonly YearlySeries[], money?: Money): Shape {
  return {
    name: "years",
    title: "Means by year of the run: one row for each world and year",
    fields: [
      scenarioColumn,
      replicationField,
      {
        name: "year",
        type: "integer",
        meaning: "Year of the run, from 1; a year begins in the month of the decision.",
      },
      { name: "firstMonth", type: "integer", meaning: "First month of the year." },
      { name: "lastMonth", type: "integer", meaning: "Last month of the year, included." },
      ...series.map((serie): Field => {
        return {
          name: seriesColumn(serie),
          type: "number",
          unit: unitIn(serie.measure, money),
          meaning: meaningOf(serie),
        };
      }),
    ],
    key: ["scenario", "replication", "year"],
    precision: "short",
  };
}

function meaningOf({ months, isEvery = false }: YearlySeries): string {
  if (months === undefined) return "Mean over the months of the year; empty where one of them has no value.";
  const known = isEvery ? "; empty where one of them has no value" : " that have a value";
  return `For a goal, in the year of the last of them: mean over months ${months.join(" to ")}${known}.`;
}

/**
 * `years.csv`: the headline measures of every world in each year of the run: one column a measure, so that thousands of
 * worlds are a few megabytes. In memory the place of a value is `(world * years + year) * series.length + serie`.
 */
export function yearsGrid({ scenario, worlds, years: { series, months, from }, money, folder }: NamedYears): Grid {
  const years = yearsIn(months, from);
  return gridOf({ ...yearsShape(series, money), folder }, 5, [
    inEachRow(scenario.name),
    worldsAxis(worlds, years),
    axisOf(numbersTo(years), (year) => [year + 1, ...monthsOfYear(year, months, from)]),
  ]);
}

/** The numbers of years as columns of the table, one a series. */
export function yearColumns({ series, values }: Pick<YearMeans, "series" | "values">): Float64Array[] {
  return inColumns(values, series.length);
}

/** Years in another money, with the digits that the table keeps. */
export function keptYears(years: YearMeans, money: Money, from: Money = UNIT_COSTS): YearMeans {
  const values = columnsIn(money, from, years.series, years.values);
  return { ...years, values: values.map((value) => keptNumber(value, "short")) };
}

/** Those of some goals of a scenario whose means the years of a folder have: an older program kept those of fewer. */
export function goalsIn(folder: SavedFolder, goals: readonly Goal[], scenario: Scenario): Goal[] {
  const [head] = (folder.read("data/years.csv") ?? "").split(/\r?\n/, 1);
  const columns = head.split(",");
  return goals.filter((goal) => {
    const kept = keptForGoal(goal, scenario, scenario.market.months);
    return kept === undefined || columns.includes(seriesColumn(kept));
  });
}

/** An arm whose years are known. */
export type ArmWithYears = WindowMeans & { readonly years: YearMeans };

/** The years of several scenarios as one table, by name. */
export function yearsFrame(arms: readonly ArmWithYears[]): Frame {
  return byName(arms, (arm) =>
    gridFrame(yearsGrid({ ...arm, worlds: numbersTo(arm.replications) }), yearColumns(arm.years)),
  );
}

/**
 * The means of scenarios with their years, in the order in which they are given.
 *
 * @throws BadFolder when `years.csv` is missing, damaged, or has other rows than there should be
 */
export function withSavedYears(
  folder: SavedFolder,
  manifest: Manifest,
  arms: readonly WindowMeans[],
): readonly ArmWithYears[] {
  const ordered = arms
    .map((arm) => ({ arm, years: yearsOfScenario(arm.scenario, arm.series) }))
    .toSorted((a, b) => byText(a.arm.scenario.name, b.arm.scenario.name));
  const grids = ordered.map(({ arm, years }) => yearsGrid({ ...arm, years, worlds: numbersTo(arm.replications) }));
  const columns = readGrid(folder, manifest, joinedGrid(grids));
  const read = new Map<string, YearMeans>();
  let start = 0;
  for (const [place, { arm, years }] of ordered.entries()) {
    const end = start + grids[place].rowCount;
    read.set(arm.scenario.name, { ...years, values: inRows(columns.map((column) => column.subarray(start, end))) });
    start = end;
  }
  return arms.flatMap((arm) => {
    const years = read.get(arm.scenario.name);
    return years === undefined ? [] : [{ ...arm, years }];
  });
}
