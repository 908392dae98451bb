import { realLedgers } from "../analyse/ledger.ts";
import { ages, ROLES, role, SURVIVAL_CELLS } from "../model/linkBook.ts";
import { type MeasureName, measures } from "../model/measures.ts";
import { ALL, incumbentGroups, type Series } from "../model/series.ts";
import { byText, type Field, type Shape } from "../result/frame.ts";
import { axisOf, type Grid, type GridColumns, gridOf, inColumns, inEachRow, inRows } from "../result/grid.ts";
import { groupColumn, measureColumn, scenarioColumn, unitColumn } from "../result/series.ts";
import { meansGrid, numbersTo, seriesAxis, worldsAxis } from "../result/windowMeans.ts";
import { yearColumns, yearsGrid } from "../result/yearMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { regularityMeanings } from "../words/en/ledger.ts";
import { headline } from "../worlds/headline.ts";
import { REGULARITIES, regularities } from "../worlds/ledger/regularities.ts";
import { type Money, unitIn } from "../worlds/money.ts";
import { SINGLE_WORLDS } from "../worlds/replicateScenario.ts";
import type { MonthlyStatistics, ScenarioRecord, SingleWorld } from "../worlds/result.ts";
import { sinceDepartureOffsets, sinceDepartureSeries } from "../worlds/sinceDeparture.ts";
import { sinceEntryOffsets, sinceEntrySeries } from "../worlds/sinceEntry.ts";
import { type YearMeans, yearsOfScenario } from "../worlds/years.ts";

/** Statistics over worlds in the order in which tables have them. */
const statistics = [
  "n",
  "mean",
  "lower",
  "upper",
  "p05",
  "p25",
  "p50",
  "p75",
  "p95",
] as const satisfies readonly (keyof MonthlyStatistics)[];

const meanings: Readonly<Record<keyof MonthlyStatistics, string>> = {
  n: "Worlds in which the measure had a value in this month.",
  mean: "Mean over worlds.",
  lower:
    "Lower end of the 95 % interval of the mean, as computed: of a share it may lie below 0, where what people read stops.",
  upper:
    "Upper end of the 95 % interval of the mean, as computed: of a share it may lie above 1, where what people read stops.",
  p05: "5 % of the worlds lie below.",
  p25: "25 % of the worlds lie below.",
  p50: "Median of the worlds.",
  p75: "75 % of the worlds lie below.",
  p95: "95 % of the worlds lie below.",
};

const statisticColumns: readonly Field[] = statistics.map((name) => ({
  name,
  type: name === "n" ? "integer" : "number",
  meaning: meanings[name],
}));

const worldColumn: Field = { name: "replication", type: "integer", meaning: "Number of the world." };
const monthColumn: Field = { name: "month", type: "integer", meaning: "Month of the run, from 0." };

/** What the numbers of a record are numbers of: known before any of them is read. */
export interface RecordOf extends Pick<ScenarioRecord, "scenario" | "seed" | "months" | "window"> {
  readonly series: readonly Series[];
  /** Numbers of the worlds in the order of the record; those of single worlds among them are the first. */
  readonly worlds: readonly number[];
  readonly money: Money;
  /** Of how many worlds the ledgers are kept, from world 0 on; none unless given. */
  readonly ledgers?: number;
  /** Folder below `data`; `data` itself unless given. */
  readonly folder?: string;
}

/** Measures of single worlds that are kept: those that the answer and the charts over time are about. */
const measuresOfWorlds: readonly MeasureName[] = headline.map(({ measure }) => measure);

/** Those of them that are about the incumbents. */
const ofIncumbents: ReadonlySet<MeasureName> = new Set(
  headline.filter(({ group }) => group !== ALL).map(({ measure }) => measure),
);

/** True for series of single worlds that are kept: of the whole market, or of whoever stands for the incumbents. */
export function isKept({ measure, group }: Series, { market }: Scenario): boolean {
  const groups = ofIncumbents.has(measure) ? incumbentGroups(market) : [ALL];
  return measuresOfWorlds.includes(measure) && groups.includes(group);
}

/** One table of a record: how it is written, and how it is read. */
export interface SavedTable<Part> {
  readonly grid: Grid;
  /** Its columns from a part of the record, and the part from its columns. */
  readonly columns: (part: Part) => GridColumns;
  readonly part: (columns: readonly Float64Array[]) => Part;
}

export function meansTable(of: RecordOf): SavedTable<Float64Array> {
  return { grid: meansGrid(of), columns: (means) => [means], part: ([means]) => means };
}

export function yearsTable(of: RecordOf): SavedTable<YearMeans> {
  const years = yearsOfScenario(of.scenario, of.series);
  return {
    grid: yearsGrid({ ...of, years }),
    columns: yearColumns,
    part: (columns) => ({ ...years, values: inRows(columns) }),
  };
}

function statisticsShape(name: string, title: string, step: Field): Shape {
  return {
    name,
    title,
    fields: [scenarioColumn, measureColumn, unitColumn, groupColumn, step, ...statisticColumns],
    key: [scenarioColumn.name, measureColumn.name, groupColumn.name, step.name],
    precision: "short",
  };
}

export const monthsShape = statisticsShape(
  "months",
  "Statistics over worlds: one row for each measure, group and month",
  monthColumn,
);

export const sinceEntryShape = statisticsShape(
  "since-entry",
  "Statistics around the first trial of a newcomer: one row for each measure, group and month since then",
  {
    name: "monthsSinceTrial",
    type: "integer",
    meaning: "Months since the first trial of a newcomer in each world.",
  },
);

/** @param steps  what is counted along, in order */
function statisticsTable(
  shape: Shape,
  series: readonly Series[],
  steps: Iterable<number>,
  { scenario, money, folder }: RecordOf,
): SavedTable<MonthlyStatistics> {
  return {
    grid: gridOf({ ...shape, folder }, 5, [
      inEachRow(scenario.name),
      seriesAxis(series, money),
      axisOf([...steps], (step) => [step], series.length),
    ]),
    columns: (part) => statistics.map((statistic) => part[statistic]),
    part: ([n, mean, lower, upper, p05, p25, p50, p75, p95]) => {
      return { n, mean, lower, upper, p05, p25, p50, p75, p95 };
    },
  };
}

/** Statistics over worlds, month by month. */
export function monthsTable(of: RecordOf): SavedTable<MonthlyStatistics> {
  return statisticsTable(monthsShape, of.series, numbersTo(of.months), of);
}

/** Statistics over worlds, each moved so that the first trial of a newcomer is month 0. */
export function sinceEntryTable(of: RecordOf): SavedTable<MonthlyStatistics> {
  return statisticsTable(sinceEntryShape, sinceEntrySeries(of.series), sinceEntryOffsets, of);
}

export const sinceDepartureShape = statisticsShape(
  "since-departure",
  "Statistics around the first departure of an account manager: one row for each measure, group and month since then",
  {
    name: "monthsSinceDeparture",
    type: "integer",
    meaning: "Months since the first departure of an account manager of the group in each world.",
  },
);

/** Statistics over worlds, each moved so that the first departure of an account manager is month 0. */
export function sinceDepartureTable(of: RecordOf): SavedTable<MonthlyStatistics> {
  const series = sinceDepartureSeries(of.scenario.market, of.series);
  return statisticsTable(sinceDepartureShape, series, sinceDepartureOffsets, of);
}

export function worldsShape(worlds: number, money: Money): Shape {
  return {
    name: "worlds",
    title: `The first ${worlds} worlds month by month: one row for each world, group and month`,
    fields: [
      scenarioColumn,
      worldColumn,
      groupColumn,
      monthColumn,
      ...measuresOfWorlds.map((name): Field => {
        return { name, type: "number", unit: unitIn(name, money), meaning: measures[name].label };
      }),
    ],
    key: ["scenario", "replication", "group", "month"],
    precision: "short",
  };
}

/** Single worlds month by month: one column a measure, so that fifty worlds are a few megabytes and not tens. */
export function worldsTable({ scenario, series, months, worlds, money, folder }: RecordOf): SavedTable<SingleWorld[]> {
  const single = worlds.filter((world) => world < SINGLE_WORLDS);
  const kept = series.filter((serie) => isKept(serie, scenario));
  const groups = [...new Set(kept.map(({ group }) => group))].sort(byText);
  const placeOf = (measure: MeasureName, group: string) =>
    series.findIndex((each) => each.measure === measure && each.group === group && isKept(each, scenario));
  const places = groups.map((group) => measuresOfWorlds.map((measure) => placeOf(measure, group)));
  const rowCount = single.length * groups.length * months;
  /** World, group and month of each row, which are in the order of the table. */
  function* cells() {
    let at = 0;
    for (let world = 0; world < single.length; world++) {
      for (let group = 0; group < groups.length; group++) {
        for (let month = 0; month < months; month++) yield { world, group, month, at: at++ };
      }
    }
  }
  return {
    grid: gridOf({ ...worldsShape(single.length, money), folder }, 4, [
      inEachRow(scenario.name),
      worldsAxis(single, groups.length * months),
      axisOf(groups, (group) => [group], months),
      axisOf(numbersTo(months), (month) => [month]),
    ]),
    columns: (part) => {
      const columns = measuresOfWorlds.map(() => new Float64Array(rowCount).fill(Number.NaN));
      for (const { world, group, month, at } of cells()) {
        places[group].forEach((place, column) => {
          if (place >= 0) columns[column][at] = part[world].values[month * series.length + place];
        });
      }
      return columns;
    },
    part: (columns) => {
      const part = single.map((replication): SingleWorld => {
        return { replication, values: new Float64Array(months * series.length).fill(Number.NaN) };
      });
      for (const { world, group, month, at } of cells()) {
        places[group].forEach((place, column) => {
          if (place >= 0) part[world].values[month * series.length + place] = columns[column][at];
        });
      }
      return part;
    },
  };
}

export const firstTrialsShape: Shape = {
  name: "first-trials",
  title: "First trial of a newcomer: one row for each world",
  fields: [
    scenarioColumn,
    worldColumn,
    {
      name: "month",
      type: "integer",
      meaning: "Month of the first trial of a newcomer; empty where there was none.",
    },
  ],
  key: ["scenario", "replication"],
  isReferredTo: "in its folder",
  precision: "short",
};

/** When newcomers were first given a trial, world by world; in memory -1 where they never were. */
export function firstTrialsTable({ scenario, worlds, folder }: RecordOf): SavedTable<Int32Array> {
  return {
    grid: gridOf({ ...firstTrialsShape, folder }, 2, [inEachRow(scenario.name), worldsAxis(worlds)]),
    columns: (part) => [Float64Array.from(part, (month) => (month < 0 ? Number.NaN : month))],
    part: ([months]) => Int32Array.from(months, (month) => (Number.isNaN(month) ? -1 : month)),
  };
}

/** Roles of a link in the order of the table. */
const roles = [role.atRisk, role.survived, role.spendAtRisk, role.spendSurvived];

export const survivalByWorldShape: Shape = {
  name: "survival-by-world",
  title: "Links that outlive a year: one row for each world and age",
  fields: [
    scenarioColumn,
    worldColumn,
    { name: "age", type: "string", meaning: "Years in a row with spend, from 1; start: of unknown age." },
    { name: "atRisk", type: "integer", meaning: "Links and years with spend." },
    { name: "survived", type: "integer", meaning: "Those of them with spend in the next year too." },
    { name: "spendAtRisk", type: "number", unit: "unit costs", meaning: "Spend of the years at risk." },
    { name: "spendSurvived", type: "number", unit: "unit costs", meaning: "Spend of those that survived." },
  ],
  key: ["scenario", "replication", "age"],
  precision: "full",
};

/** Links that outlived a year, world by world; every bit is kept, so that `survival` can be computed from it. */
export function survivalByWorldTable({ scenario, worlds, folder }: RecordOf): SavedTable<Float64Array> {
  const rowCount = (worlds.length * SURVIVAL_CELLS) / ROLES;
  return {
    grid: gridOf({ ...survivalByWorldShape, folder }, 3, [
      inEachRow(scenario.name),
      worldsAxis(worlds, ages.length),
      axisOf(ages, (age) => [age]),
    ]),
    columns: (part) =>
      roles.map((place) => Float64Array.from({ length: rowCount }, (_, at) => part[at * ROLES + place])),
    part: (columns) => {
      const part = new Float64Array(rowCount * ROLES);
      roles.forEach((place, column) => {
        for (let at = 0; at < rowCount; at++) part[at * ROLES + place] = columns[column][at];
      });
      return part;
    },
  };
}

export const ledgerByWorldShape: Shape = {
  name: "ledger-by-world",
  title:
    "Simulated spend ledgers: one row for each of the first worlds and each real ledger whose threshold is applied",
  fields: [
    scenarioColumn,
    worldColumn,
    {
      name: "ledger",
      type: "string",
      meaning: "Buyer of the real ledger whose threshold leaves out small suppliers.",
    },
    ...regularities.map((name): Field => {
      const meaning = regularityMeanings[name];
      return { name, type: "number", meaning: `${meaning[0].toUpperCase()}${meaning.slice(1)}.` };
    }),
  ],
  key: ["scenario", "replication", "ledger"],
  precision: "full",
};

/** Regularities of the ledgers of the first worlds, by the threshold of each real ledger; every bit is kept. */
export function ledgerByWorldTable({ scenario, worlds, ledgers = 0, folder }: RecordOf): SavedTable<Float64Array> {
  const kept = worlds.filter((world) => world < ledgers);
  return {
    grid: gridOf({ ...ledgerByWorldShape, folder }, 3, [
      inEachRow(scenario.name),
      worldsAxis(kept, realLedgers.length),
      axisOf(realLedgers, ({ buyer }) => [buyer]),
    ]),
    columns: (part) => inColumns(part, REGULARITIES),
    part: inRows,
  };
}
