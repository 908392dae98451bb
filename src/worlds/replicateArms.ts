import { type PlacedSeries, placesOf, type Series, seriesOf } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { accountCells, groupsOfBuyers } from "./accountBook.ts";
import type { BatchResult, MapBatches } from "./batch.ts";
import { type CommonMonths, commonMonths } from "./commonMonths.ts";
import { dealingCells, dealingGroups, discountOf } from "./dealings.ts";
import { firstMonthsOf, firstSteps, groupsFromOutside } from "./firstMonths.ts";
import { type Arm as AnyArm, doubleRows, type GrowOptions, growing, singleRows, type WorldRows } from "./replicate.ts";
import type { ArmMonths, MonthlyMeans, MonthsSeen, WindowMeans } from "./result.ts";
import { yearsIn } from "./spans.ts";
import { halfWidth } from "./statistics/intervals.ts";
import { addMoments, emptyMoments, type Moments } from "./statistics/moments.ts";
import { type YearMeans, yearlyPlaces, yearsOf, yearsOfScenario } from "./years.ts";

/** Several scenarios in the same worlds, which are added to until there are enough. */
export interface GrowingArms {
  /** As that of `growing`. */
  growTo(worlds: number): Promise<void>;
  /** The means over the window of the worlds so far, arm by arm. */
  soFar(): readonly (WindowMeans & { readonly years: YearMeans })[];
  /** The chosen series of the worlds so far, arm by arm. */
  months(): readonly ArmMonths[];
  /** By arm: worlds and series that have values in other months than in the first arm (`before`). */
  common(): readonly (readonly CommonMonths[])[];
}

/**
 * Opens scenarios that are compared: batch by batch all arms are simulated in turn, and of each world the window
 * means are kept, and the chosen series month by month.
 *
 * Memory: 4 bytes x worlds x months x chosen series and 8 x worlds x series, in every arm.
 *
 * @param chosen  series that are wanted along time
 */
export function openArms(
  scenarios: readonly Scenario[],
  chosen: readonly Series[],
  options: GrowOptions,
  mapBatches: MapBatches,
): GrowingArms {
  const arms = scenarios.map((scenario) => armOf(scenario, chosen, options.window));
  const apart = otherMonths(arms);
  const grown = growing(
    arms.map((arm, place): AnyArm => {
      const { scenario, window, means, values, years, firsts, accounts, dealings } = arm;
      return {
        market: scenario.market,
        asker: scenario.asker,
        ...discountOf(scenario),
        window,
        makeRoom: (worlds) => {
          means.makeRoom(worlds);
          years.makeRoom(worlds);
          firsts.makeRoom(worlds);
          accounts.makeRoom(worlds);
          dealings.makeRoom(worlds);
          values.makeRoom(worlds);
        },
        keep: (batch) => {
          keep(arm, batch);
          apart.take(place, batch);
        },
      };
    }),
    options,
    mapBatches,
  );
  return {
    growTo: grown.growTo,
    soFar: () =>
      arms.map(({ scenario, window, series, means, years, groups, firsts, accounts, dealings }) => ({
        scenario,
        seed: options.seed,
        replications: grown.worlds,
        months: scenario.market.months,
        series,
        window,
        means: means.values,
        years: { ...yearsOfScenario(scenario, series), values: years.values },
        firsts: { groups, values: firsts.values },
        ...(scenario.asker !== undefined && {
          accounts: { buyers: groupsOfBuyers(scenario.market), values: accounts.values },
        }),
        ...(dealingCells(scenario.market) > 0 && {
          dealings: { groups: dealingGroups(scenario.market), values: dealings.values },
        }),
      })),
    common: apart.found,
    months: () =>
      arms.map(({ scenario, kept, values, moments }) => ({
        series: kept.map(({ serie }) => serie),
        months: scenario.market.months,
        means: meansOf(moments),
        worlds: grown.worlds,
        values: values.values,
      })),
  };
}

/** The chosen series of a scenario along time, from what a run of its own has kept of them. */
export function chosenMonths(seen: MonthsSeen, chosen: readonly Series[]): ArmMonths {
  const { series: all, months, monthly, singleWorlds } = seen;
  const kept = placesOf(chosen, all);
  const pick = (cells: Float64Array) => pickSeries(cells, all.length, kept);
  const cells = months * kept.length;
  const values = new Float64Array(singleWorlds.length * cells);
  for (const [place, world] of singleWorlds.entries()) values.set(pick(world.values), place * cells);
  return {
    series: kept.map(({ serie }) => serie),
    months,
    means: { n: pick(monthly.n), mean: pick(monthly.mean), lower: pick(monthly.lower), upper: pick(monthly.upper) },
    worlds: singleWorlds.length,
    values,
  };
}

/** What is kept of one arm. */
interface Arm {
  readonly scenario: Scenario;
  readonly window: readonly [number, number];
  readonly series: readonly Series[];
  /** The chosen series that the arm has, with their places among all. */
  readonly kept: readonly PlacedSeries[];
  readonly means: WorldRows<Float64Array>;
  /** The headline measures by year of the run (`years.ts`). */
  readonly years: WorldRows<Float64Array>;
  /** Groups of newcomers, and when they come how far (`firstMonths.ts`). */
  readonly groups: readonly string[];
  readonly firsts: WorldRows<Float64Array>;
  /** Accounts of the group that asks (`accountBook.ts`). */
  readonly accounts: WorldRows<Float64Array>;
  /** What groups come to whose own side is measured (`dealings.ts`). */
  readonly dealings: WorldRows<Float64Array>;
  readonly values: WorldRows<Float32Array>;
  /** Of the kept series over all worlds, in double precision: the very means that a run of its own saves. */
  readonly moments: Moments;
}

function armOf(scenario: Scenario, chosen: readonly Series[], window: GrowOptions["window"]): Arm {
  const { months } = scenario.market;
  const series = seriesOf(scenario.market);
  const kept = placesOf(chosen, series);
  const groups = groupsFromOutside(scenario.market);
  return {
    groups,
    firsts: doubleRows(groups.length * firstSteps.length),
    accounts: doubleRows(accountCells(scenario.market, scenario.asker)),
    dealings: doubleRows(dealingCells(scenario.market)),
    scenario,
    window: window ?? [0, months - 1],
    series,
    kept,
    means: doubleRows(series.length),
    years: doubleRows(yearlyPlaces(series, scenario, months).length * yearsIn(months, scenario.from)),
    values: singleRows(months * kept.length),
    moments: emptyMoments(months * kept.length),
  };
}

function keep(arm: Arm, batch: BatchResult): void {
  const { scenario, series, kept, means, years, values, moments, groups, firsts, accounts, dealings } = arm;
  accounts.set(batch.first, batch.accounts);
  dealings.set(batch.first, batch.dealings);
  firsts.set(batch.first, firstMonthsOf(batch.values, series, scenario.market.months, groups));
  means.set(batch.first, batch.means);
  years.set(batch.first, yearsOf(batch.values, series, scenario.market.months, scenario));
  const rows = new Float32Array(batch.count * scenario.market.months * kept.length);
  for (let at = 0; at < rows.length; at++) {
    rows[at] = batch.values[Math.floor(at / kept.length) * series.length + kept[at % kept.length].place];
  }
  values.set(batch.first, rows);
  const pick = (cells: Float64Array) => pickSeries(cells, series.length, kept);
  addMoments(moments, pick(batch.counts), pick(batch.cellMeans), pick(batch.squares));
}

/**
 * Watches for pairs that have values in other months. Of a batch the values of the first arm are held until all others
 * have been compared with them, in whatever order they come.
 */
function otherMonths(arms: readonly Arm[]) {
  const found: CommonMonths[][] = arms.map(() => []);
  const waiting = new Map<number, { before?: BatchResult; readonly after: [number, BatchResult][] }>();
  const compare = (before: BatchResult, arm: number, after: BatchResult): void => {
    const [ofBaseline, ofArm] = [arms[0], arms[arm]].map(({ series, scenario }) => ({
      series,
      months: scenario.market.months,
    }));
    const last = Math.min(arms[0].window[1], ofBaseline.months - 1, ofArm.months - 1);
    const [a, b] = [
      { ...ofBaseline, values: before.values },
      { ...ofArm, values: after.values },
    ];
    found[arm].push(...commonMonths(a, b, [arms[0].window[0], last], before));
  };
  return {
    take: (arm: number, result: BatchResult): void => {
      const batch = waiting.get(result.first) ?? { after: [] };
      waiting.set(result.first, batch);
      if (arm === 0) batch.before = result;
      else batch.after.push([arm, result]);
      if (batch.before === undefined || batch.after.length < arms.length - 1) return;
      for (const [other, after] of batch.after) compare(batch.before, other, after);
      waiting.delete(result.first);
    },
    found: () => found.map((rows) => rows.toSorted((a, b) => a.replication - b.replication || a.after - b.after)),
  };
}

function pickSeries(cells: Float64Array, series: number, kept: Arm["kept"]): Float64Array {
  return Float64Array.from({ length: (cells.length / series) * kept.length }, (_, at) => {
    return cells[Math.floor(at / kept.length) * series + kept[at % kept.length].place];
  });
}

function meansOf({ counts, means, squares }: Moments): MonthlyMeans {
  const mean = means.map((value, cell) => (counts[cell] === 0 ? Number.NaN : value));
  const half = counts.map((n, cell) => halfWidth(n, squares[cell]));
  return {
    n: counts.slice(),
    mean,
    lower: mean.map((value, cell) => value - half[cell]),
    upper: mean.map((value, cell) => value + half[cell]),
  };
}
