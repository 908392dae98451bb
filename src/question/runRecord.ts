import { realLedgers } from "../analyse/ledger.ts";
import { SURVIVAL_CELLS } from "../model/linkBook.ts";
import { type Series, seriesOf } from "../model/series.ts";
import { accountsTable, keptAccounts, someAccounts } from "../result/accounts.ts";
import { dealingsTable, keptDealings, someDealings } from "../result/dealings.ts";
import { type Frame, keptNumber } from "../result/frame.ts";
import { type DifferingRow, differingRows, gridFrame, readGrid } from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { numbersTo } from "../result/windowMeans.ts";
import { keptYears } from "../result/yearMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { groupsOfBuyers } from "../worlds/accountBook.ts";
import { dealingGroups } from "../worlds/dealings.ts";
import { REGULARITIES } from "../worlds/ledger/regularities.ts";
import { columnsIn, type Money, UNIT_COSTS } from "../worlds/money.ts";
import { SINGLE_WORLDS } from "../worlds/replicateScenario.ts";
import type { MonthlyStatistics, MonthsSeen, ScenarioRecord, SingleWorld } from "../worlds/result.ts";
import { sinceDepartureOffsets, sinceDepartureSeries } from "../worlds/sinceDeparture.ts";
import { firstTrials, sinceEntryOffsets, sinceEntrySeries } from "../worlds/sinceEntry.ts";
import { rowsOf, type ValuesOfWorlds } from "../worlds/someWorlds.ts";
import { yearsIn } from "../worlds/spans.ts";
import { yearsOf, yearsOfScenario } from "../worlds/years.ts";
import {
  firstTrialsTable,
  isKept,
  ledgerByWorldTable,
  meansTable,
  monthsTable,
  type RecordOf,
  type SavedTable,
  sinceDepartureTable,
  sinceEntryTable,
  survivalByWorldTable,
  worldsTable,
  yearsTable,
} from "./recordTables.ts";

/**
 * The record of a run: what was seen of the worlds of a scenario, as the tables of its folder keep it. Means over the
 * window have every bit, so that pairs can be made of them; statistics over worlds and single worlds have seven digits.
 * Money and digits are applied once, here, so that what is in memory is what is in the files.
 */

/** What a run of a scenario in so many worlds will have a record of. */
export function recordOf(
  scenario: Scenario,
  run: { readonly seed: string; readonly replications: number; readonly window: readonly [number, number] },
  money: Money,
  folder?: string,
): RecordOf {
  const { seed, window, replications } = run;
  const { months } = scenario.market;
  const series = seriesOf(scenario.market);
  return { scenario, seed, window, months, series, worlds: numbersTo(replications), money, folder };
}

/** A record as it is kept: money in what it is counted in, digits as the tables have them. */
export function keptRecord<Seen extends ScenarioRecord>(record: Seen, money: Money): Seen {
  const { scenario, series, means, monthly, sinceEntry, singleWorlds, years, accounts, dealings } = record;
  const { sinceDeparture } = record;
  return {
    ...record,
    money,
    means: keptMeans(means, series, money),
    years: keptYears(years, money),
    ...(accounts && { accounts: keptAccounts(accounts) }),
    ...(dealings && { dealings: keptDealings(dealings, money) }),
    monthly: keptStatistics(monthly, series, money),
    sinceEntry: { ...sinceEntry, statistics: keptStatistics(sinceEntry.statistics, sinceEntry.series, money) },
    ...(sinceDeparture && {
      sinceDeparture: {
        ...sinceDeparture,
        statistics: keptStatistics(sinceDeparture.statistics, sinceDeparture.series, money),
      },
    }),
    singleWorlds: singleWorlds.map((world) => keptWorld(world, { scenario, series, money })),
  };
}

/** Every bit; files know one zero, without a sign. */
export function keptMeans(means: Float64Array, series: readonly Series[], money: Money): Float64Array {
  return columnsIn(money, UNIT_COSTS, series, means).map((value) => value + 0);
}

/** Series of which single worlds are not kept become missing. */
function keptWorld(
  { replication, values }: SingleWorld,
  { scenario, series, money }: Pick<RecordOf, "scenario" | "series" | "money">,
): SingleWorld {
  const isKeptAt = series.map((serie) => isKept(serie, scenario));
  const numbers = columnsIn(money, UNIT_COSTS, series, values);
  const kept = (value: number, at: number) => (isKeptAt[at % series.length] ? keptNumber(value, "short") : Number.NaN);
  return { replication, values: numbers.map(kept) };
}

function keptStatistics(
  { n, mean, lower, upper, p05, p25, p50, p75, p95 }: MonthlyStatistics,
  series: readonly Series[],
  money: Money,
): MonthlyStatistics {
  const keep = (values: Float64Array) => keptNumbers(values, series, money);
  return {
    n,
    mean: keep(mean),
    lower: keep(lower),
    upper: keep(upper),
    p05: keep(p05),
    p25: keep(p25),
    p50: keep(p50),
    p75: keep(p75),
    p95: keep(p95),
  };
}

function keptNumbers(values: Float64Array, series: readonly Series[], money: Money): Float64Array {
  return columnsIn(money, UNIT_COSTS, series, values).map((value) => keptNumber(value, "short"));
}

/** The tables of a record by what they are called in the list of all tables. */
export interface RecordFrames {
  readonly months: Frame;
  readonly replications: Frame;
  readonly years: Frame;
  readonly worlds: Frame;
  readonly sinceEntry: Frame;
  readonly firstTrials: Frame;
  readonly survivalByWorld: Frame;
  /** Of a scenario whose ledgers are kept. */
  readonly ledgerByWorld?: Frame;
  /** Of a scenario in which a group of suppliers asks. */
  readonly accounts?: Frame;
  /** Of a scenario in which the own side of groups is measured. */
  readonly dealings?: Frame;
  /** Of a scenario in which a group has account managers. */
  readonly sinceDeparture?: Frame;
}

/** A record as tables. */
export function recordFrames(of: RecordOf, record: ScenarioRecord): RecordFrames {
  const frame = <Part>({ grid, columns }: SavedTable<Part>, part: Part) => gridFrame(grid, columns(part));
  return {
    months: frame(monthsTable(of), record.monthly),
    replications: frame(meansTable(of), record.means),
    years: frame(yearsTable(of), record.years),
    worlds: frame(worldsTable(of), [...record.singleWorlds]),
    sinceEntry: frame(sinceEntryTable(of), record.sinceEntry.statistics),
    firstTrials: frame(firstTrialsTable(of), record.sinceEntry.firstTrial),
    survivalByWorld: frame(survivalByWorldTable(of), record.survival),
    ...(hasLedgers(of) && { ledgerByWorld: frame(ledgerByWorldTable(of), record.ledgers) }),
    ...(record.accounts && { accounts: frame(accountsTable(of), record.accounts) }),
    ...(record.dealings && { dealings: frame(dealingsTable(of), record.dealings) }),
    ...(record.sinceDeparture && {
      sinceDeparture: frame(sinceDepartureTable(of), record.sinceDeparture.statistics),
    }),
  };
}

/** A record from the tables of a result folder. @throws BadFolder where one is missing, damaged or lacks rows */
export function readRunRecord(folder: SavedFolder, manifest: Manifest, of: RecordOf): ScenarioRecord {
  const read = <Part>({ grid, part }: SavedTable<Part>) => part(readGrid(folder, manifest, grid));
  const { series } = of;
  const months = readRunMonths(folder, manifest, of);
  const statistics = counted(read(sinceEntryTable(of)), folder, of, "since-entry");
  const firstTrial = read(firstTrialsTable(of));
  return {
    ...months,
    sinceEntry: { firstTrial, offsets: sinceEntryOffsets, series: sinceEntrySeries(series), statistics },
    survival: read(survivalByWorldTable(of)),
    ledgers: hasLedgers(of) ? read(ledgerByWorldTable(of)) : new Float64Array(0),
    ...(of.scenario.asker !== undefined && { accounts: read(accountsTable(of)) }),
    ...(dealingGroups(of.scenario.market).length > 0 && { dealings: read(dealingsTable(of)) }),
    ...sinceDepartureIn(folder, manifest, of),
  };
}

function sinceDepartureIn(
  folder: SavedFolder,
  manifest: Manifest,
  of: RecordOf,
): Pick<ScenarioRecord, "sinceDeparture"> {
  const series = sinceDepartureSeries(of.scenario.market, of.series);
  if (series.length === 0) return {};
  const { grid, part } = sinceDepartureTable(of);
  const statistics = counted(part(readGrid(folder, manifest, grid)), folder, of, "since-departure");
  return { sinceDeparture: { offsets: sinceDepartureOffsets, series, statistics } };
}

/** What a comparison needs of a record: means, and months over all worlds and in single ones. @throws BadFolder */
export function readRunMonths(folder: SavedFolder, manifest: Manifest, of: RecordOf): MonthsSeen {
  const read = <Part>({ grid, part }: SavedTable<Part>) => part(readGrid(folder, manifest, grid));
  const { scenario, seed, series, months, window, money, worlds } = of;
  return {
    ...{ scenario, seed, replications: worlds.length, months, series, window, means: read(meansTable(of)), money },
    years: read(yearsTable(of)),
    monthly: counted(read(monthsTable(of)), folder, of, "months"),
    singleWorlds: read(worldsTable(of)),
  };
}

/** Every statistic is of some number of worlds. */
function counted(read: MonthlyStatistics, folder: SavedFolder, of: RecordOf, table: string): MonthlyStatistics {
  if (!read.n.some(Number.isNaN)) return read;
  const path = ["data", ...(of.folder === undefined ? [] : [of.folder]), `${table}.csv`].join("/");
  throw new BadFolder(`${placeOf(folder, path)} lacks numbers of worlds.`, RUN_AGAIN);
}

/** What is kept of every single world: the part of a record that some worlds alone have again. */
export interface WorldsRecord
  extends Pick<ScenarioRecord, "means" | "years" | "survival" | "ledgers" | "singleWorlds" | "accounts" | "dealings"> {
  readonly firstTrial: Int32Array;
}

/** What a record has of some of its worlds. */
export function worldsIn(record: ScenarioRecord, numbers: readonly number[]): WorldsRecord {
  const { means, series, survival, ledgers, singleWorlds, sinceEntry, years, months, accounts, dealings } = record;
  const width = realLedgers.length * REGULARITIES;
  const withLedger = numbers.filter((world) => world * width < ledgers.length);
  return {
    means: rowsOf(means, numbers, series.length),
    years: { ...years, values: rowsOf(years.values, numbers, years.series.length * yearsIn(months, years.from)) },
    survival: rowsOf(survival, numbers, SURVIVAL_CELLS),
    ledgers: rowsOf(ledgers, withLedger, width),
    ...(accounts && { accounts: someAccounts(accounts, numbers) }),
    ...(dealings && { dealings: someDealings(dealings, numbers) }),
    singleWorlds: singleWorlds.filter(({ replication }) => numbers.includes(replication)),
    firstTrial: Int32Array.from(numbers, (world) => sinceEntry.firstTrial[world]),
  };
}

/** What is kept of some worlds, from all their values. @param batch  those worlds, in order */
export function keptWorlds({ scenario, series, months, worlds, money }: RecordOf, batch: ValuesOfWorlds): WorldsRecord {
  const { means, survival, ledgers, values, accounts, dealings } = batch;
  const groups = dealingGroups(scenario.market);
  const { asker, market } = scenario;
  const cells = months * series.length;
  return {
    means: keptMeans(means, series, money),
    years: keptYears(
      { ...yearsOfScenario(scenario, series), values: yearsOf(values, series, months, scenario) },
      money,
    ),
    survival,
    ledgers,
    ...(asker !== undefined && { accounts: keptAccounts({ buyers: groupsOfBuyers(market), values: accounts }) }),
    ...(groups.length > 0 && { dealings: keptDealings({ groups, values: dealings }, money) }),
    singleWorlds: worlds.flatMap((replication, place) => {
      if (replication >= SINGLE_WORLDS) return [];
      const ofWorld = Float64Array.from(values.subarray(place * cells, (place + 1) * cells));
      return keptWorld({ replication, values: ofWorld }, { scenario, series, money });
    }),
    firstTrial: firstTrials(series, months, values),
  };
}

function hasLedgers({ ledgers = 0 }: RecordOf): boolean {
  return ledgers > 0;
}

/** The rows of some worlds that come out otherwise, the first of each world and table. */
export function differingWorlds(of: RecordOf, saved: WorldsRecord, now: WorldsRecord): DifferingRow[] {
  const differing = <Part>({ grid, columns }: SavedTable<Part>, then: Part, here: Part) =>
    differingRows(grid, columns(then), columns(here), ([scenario, world]) => `world ${world} of ${scenario}`);
  return [
    ...differing(meansTable(of), saved.means, now.means),
    ...differing(yearsTable(of), saved.years, now.years),
    ...differing(worldsTable(of), [...saved.singleWorlds], [...now.singleWorlds]),
    ...differing(firstTrialsTable(of), saved.firstTrial, now.firstTrial),
    ...differing(survivalByWorldTable(of), saved.survival, now.survival),
    ...(hasLedgers(of) ? differing(ledgerByWorldTable(of), saved.ledgers, now.ledgers) : []),
    ...(saved.accounts && now.accounts ? differing(accountsTable(of), saved.accounts, now.accounts) : []),
    ...(saved.dealings && now.dealings ? differing(dealingsTable(of), saved.dealings, now.dealings) : []),
  ];
}
