import type { Market } from "../model/market.ts";
import type { MeasureName } from "../model/measures.ts";
import { ALL, everySeriesOf, INCUMBENTS, isSame, type Series } from "../model/series.ts";
import type { Markets } from "../scenario/markets.ts";
import { itselfNamed } from "../scenario/referenceNames.ts";
import { marketOfReference } from "./arms.ts";
import type { MapBatches, Reading } from "./batch.ts";
import { isMoney, type Money, moneyOf } from "./money.ts";
import { type Arm, doubleRows, replicate } from "./replicate.ts";
import { type MeanInterval, meanInterval } from "./statistics/intervals.ts";
import { type Spread, spreadOf } from "./statistics/spread.ts";

/** What is observed at a point, the number of the point from 0, and its settings as `--set` takes them. */
export interface ObservedPoint {
  readonly index: number;
  readonly settings: readonly string[];
  readonly outcome: PointOutcome;
}

/**
 * Simulates points, each given by its settings, and hands them over in their order. Bound to a scenario, a seed and
 * threads. All points are in the same worlds but those that `seedOf`, called with the number of the point, gives others.
 */
export type Explore = (
  points: Iterable<readonly string[]>,
  use: (point: ObservedPoint) => void,
  seedOf?: (index: number) => string | undefined,
) => Promise<void>;

/** How a scenario is explored: in so many worlds, the same at every point, over one window of months. */
export interface ExploreOptions extends Omit<PointOptions, "readings"> {
  /** First and last month, both included, of every mean. */
  readonly window: readonly [number, number];
  /** What is kept of every world, in this order: index `replication * series.length + serie` of the means. */
  readonly series: readonly KeptSeries[];
}

/** What is kept of every world: the mean of a series over months of its own, or over the window. */
export interface KeptSeries extends Series {
  readonly months?: readonly [first: number, last: number];
}

/** What an exploration keeps of a group whose own side is measured. */
const OF_SIDE: readonly MeasureName[] = ["sellingCost", "contracts", "profit", "shareOfSpend"];

/**
 * The series that an exploration keeps unless asked for others: those of the whole market and of incumbents, and a few of
 * groups whose own side is measured.
 */
export function exploredSeries(all: readonly Series[]): Series[] {
  const sides = all.filter(({ measure }) => measure === "sellingCost").map(({ group }) => group);
  const isOfSide = ({ measure, group }: Series) => OF_SIDE.includes(measure) && sides.includes(group);
  return all.filter((each) => each.group === ALL || each.group === INCUMBENTS || isOfSide(each));
}

/** The series that an exploration keeps of a market, those that its answer is about among them. */
export function exploredWith(outcomes: readonly Series[], all: readonly Series[]): Series[] {
  const kept = exploredSeries(all);
  return [...kept, ...outcomes.filter((outcome) => !kept.some((each) => isSame(each, outcome)))];
}

/**
 * Opens a scenario for exploration. Settings that do not go together are a failure of their point alone. Amounts of
 * money are in the currency of the scenario as it is, at points that vary the unit cost too.
 *
 * @throws RangeError for a series that the scenario does not have
 */
export function exploring(markets: Markets, options: ExploreOptions, mapBatches: MapBatches): Explore {
  const { series, window } = options;
  const readingsAt = readingsOf(series, window);
  const money = moneyOf(markets.scenario);
  return (points, use, seedOf) =>
    evaluatePoints(
      marketsAt(markets, points, readingsAt, seedOf),
      { ...options, readings: readingsAt(markets.scenario.market) },
      mapBatches,
      ({ index, settings }, outcome) => use({ index, settings, outcome: countedIn(money, series, outcome) }),
    );
}

/**
 * What is read of every world of a market. Series have other places where other groups have members or a strategy, which
 * the settings of a point may decide; of a group that nobody belongs to there are shares of 0, and no prices.
 *
 * @throws RangeError for a series of a group that the market does not have
 */
export function readingsOf(
  series: readonly KeptSeries[],
  window: readonly [number, number],
): (market: Market) => readonly Reading[] {
  const found = new Map<string, readonly Reading[]>();
  return (market) => {
    const present = [...market.buyers, ...market.suppliers].map(({ count }) => (count > 0 ? "1" : "0")).join("");
    const key = [present, ...(market.supplierSide ?? [])].join(" ");
    const readings = found.get(key) ?? readingsIn(market, series, window);
    found.set(key, readings);
    return readings;
  };
}

function readingsIn(market: Market, series: readonly KeptSeries[], window: readonly [number, number]): Reading[] {
  const known = everySeriesOf(market);
  return series.map(({ measure, group, months = window }) => {
    const serie = known.findIndex((each) => isSame(each, { measure, group }));
    if (serie < 0) throw new RangeError(`there is no ${measure} of ${group}`);
    return { serie, months };
  });
}

/** What was seen, as the model counts, with every amount of money in that of the scenario as it is. */
export function countedIn(money: Money, series: readonly Series[], outcome: PointOutcome): PointOutcome {
  const factors = series.map(({ measure }) => (isMoney(measure) ? money.factor : 1));
  if ("failure" in outcome || factors.every((factor) => factor === 1)) return outcome;
  return { means: outcome.means.map((value, at) => value * factors[at % factors.length]) };
}

function* marketsAt(
  markets: Markets,
  points: Iterable<readonly string[]>,
  readingsAt: (market: Market) => readonly Reading[],
  seedOf: (index: number) => string | undefined = () => undefined,
) {
  let index = 0;
  for (const settings of points) {
    const at = marketAt(markets, settings);
    const readings = at.market && readingsAt(at.market);
    yield { index, settings, ...at, readings, seed: seedOf(index) };
    index++;
  }
}

/**
 * The market of a point, or in a sentence why there is none. What stands last among the settings may be the name of a
 * reference, `without-entry` or `without-strategy`: then it is that of the point with it left out, from the decision on.
 */
export function marketAt(markets: Markets, settings: readonly string[]): Pick<Point, "market" | "failure"> {
  const reference = itselfNamed(settings.at(-1));
  const read = markets.marketOf(reference === undefined ? settings : settings.slice(0, -1));
  if ("problems" in read) return { failure: read.problems.map(({ wrong }) => wrong).join(" ") };
  if (reference === undefined) return read;
  return { market: marketOfReference(reference, { market: read.market, from: markets.scenario.from }) };
}

/** A market to be simulated, and whatever says which point of a design it is. */
export interface Point {
  /** None where the settings of the point do not go together. */
  readonly market?: Market;
  /** What is read of it, where its series have other places than those of the other points; as many. */
  readonly readings?: readonly Reading[];
  /** Why there is no market. */
  readonly failure?: string;
  /** Worlds of its own, in place of those that all points share. */
  readonly seed?: string;
}

/** How points are simulated: all of them in the same worlds. */
interface PointOptions {
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Worlds of every point, 1 or more. */
  readonly replications: number;
  /** The means that are kept of every world. */
  readonly readings: readonly Reading[];
  readonly signal?: AbortSignal;
  /** Called with the number of worlds that were simulated since the last call, in any order of points. */
  readonly onWorlds?: (worlds: number) => void;
}

/** What a point gave: its means, index `replication * readings.length + reading`, or why it has none. */
export type PointOutcome = { readonly means: Float64Array } | { readonly failure: string };

/**
 * Simulates every point of a design in the same worlds and hands their means over in the order of the
 * points. A point that fails is handed over as a failure and does not take the rest down.
 *
 * Memory does not grow with the number of points: they are made one by one as threads become free, and
 * forgotten when they have been handed over.
 *
 * @param points  made when they are asked for
 * @param use     called once for each point, in order
 * @throws what the signal was aborted with
 */
export async function evaluatePoints<P extends Point>(
  points: Iterable<P>,
  options: PointOptions,
  mapBatches: MapBatches,
  use: (point: P, outcome: PointOutcome) => void,
): Promise<void> {
  const { seed, replications, readings, signal, onWorlds } = options;
  function* arms(): Iterable<Arm> {
    for (const point of points) yield armOf(point, readings, (outcome) => use(point, outcome));
  }
  await replicate(
    arms(),
    { seed, worlds: replications, goOn: true, signal, onBatch: (count) => onWorlds?.(count) },
    mapBatches,
  );
}

function armOf(
  { market, seed, failure: known, ...point }: Point,
  usual: readonly Reading[],
  use: (outcome: PointOutcome) => void,
): Arm {
  const { readings = usual } = point;
  const rows = doubleRows(readings.length);
  return {
    market,
    seed,
    readings,
    makeRoom: (worlds) => rows.makeRoom(worlds),
    keep: ({ first, means }) => rows.set(first, means),
    done: (failure = known) => use(failure === undefined ? { means: rows.values } : { failure }),
  };
}

/** One series at one point: its mean over worlds with the 95 % interval, and where nine worlds in ten lie. */
export interface PointStatistics extends MeanInterval, Omit<Spread, "p50"> {}

/** The values of one series at a point, world by world; NaN where a world has none. */
export function worldsOf(means: Float64Array, series: number, serie: number): Float64Array {
  return Float64Array.from({ length: means.length / series }, (_, world) => means[world * series + serie]);
}

/** Statistics of every series at a point. */
export function pointStatistics(means: Float64Array, series: number): SeriesStatistics {
  const statistics = new SeriesStatistics(series);
  const worlds = new Float64Array(means.length / series);
  for (let serie = 0; serie < series; serie++) {
    for (let world = 0; world < worlds.length; world++) worlds[world] = means[world * series + serie];
    statistics.set(serie, statisticsOf(worlds));
  }
  return statistics;
}

export function statisticsOf(worlds: Float64Array): PointStatistics {
  const { p05, p95 } = spreadOf(worlds);
  return { ...meanInterval(worlds), p05, p95 };
}

/** Numbers of a series. */
const WIDTH = 6;

/** The statistics of all series of a point in 48 bytes each, since a sweep holds them of many thousand points. */
export class SeriesStatistics {
  #numbers: Float64Array;

  /** @param series  how many there are; none at a point that failed. Nothing is known of them at first. */
  constructor(series = 0) {
    this.#numbers = new Float64Array(series * WIDTH).fill(Number.NaN);
  }

  /** Those of one series; with n = 0 and no numbers where nothing is known. */
  of(serie: number): PointStatistics {
    const at = serie * WIDTH;
    const [n = 0, mean = Number.NaN, lower = Number.NaN, upper = Number.NaN, p05 = Number.NaN, p95 = Number.NaN] =
      this.#numbers.subarray(at, at + WIDTH);
    return { n: Number.isNaN(n) ? 0 : n, mean, lower, upper, p05, p95 };
  }

  set(serie: number, { n, mean, lower, upper, p05, p95 }: PointStatistics): void {
    this.#numbers.set([n, mean, lower, upper, p05, p95], serie * WIDTH);
  }

  /**
   * The same with every number but n changed. It takes the memory of this one, of which nothing is known any more:
   * those of many thousand points would else be there twice.
   */
  changed(change: (value: number, serie: number) => number): SeriesStatistics {
    const other = new SeriesStatistics();
    [other.#numbers, this.#numbers] = [this.#numbers, other.#numbers];
    for (const [at, value] of other.#numbers.entries()) {
      if (at % WIDTH !== 0) other.#numbers[at] = change(value, Math.floor(at / WIDTH));
    }
    return other;
  }
}
