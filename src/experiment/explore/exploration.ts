import { ALL, INCUMBENTS, type Series, seriesOf } from "../../model/series.ts";
import type { Markets } from "../../scenario/markets.ts";
import { settingValue, type Variable, valueAt } from "../../scenario/vary.ts";
import type { MapBatches } from "../batch.ts";
import type { Design } from "./designs.ts";
import { evaluatePoints, type PointOptions, type PointOutcome } from "./evaluatePoints.ts";

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
  readonly series: readonly Series[];
}

/** The series that an exploration keeps unless asked for others: those of the whole market and of incumbents. */
export function exploredSeries(all: readonly Series[]): Series[] {
  return all.filter(({ group }) => group === ALL || group === INCUMBENTS);
}

/** The series that an exploration keeps of a market, the one that its answer is about among them. */
export function exploredWith(outcome: Series, all: readonly Series[]): Series[] {
  const kept = exploredSeries(all);
  const isKept = kept.some(({ measure, group }) => measure === outcome.measure && group === outcome.group);
  return isKept ? kept : [...kept, outcome];
}

/**
 * Opens a scenario for exploration. Settings that do not go together are a failure of their point alone.
 *
 * @throws RangeError for a series that the scenario does not have
 */
export function exploring(markets: Markets, options: ExploreOptions, mapBatches: MapBatches): Explore {
  const known = seriesOf(markets.scenario.market);
  const readings = options.series.map(({ measure, group }) => {
    const serie = known.findIndex((each) => each.measure === measure && each.group === group);
    if (serie < 0) throw new RangeError(`there is no ${measure} of ${group}`);
    return { serie, months: options.window };
  });
  return (points, use, seedOf) =>
    evaluatePoints(
      marketsAt(markets, points, seedOf),
      { ...options, readings },
      mapBatches,
      ({ index, settings }, outcome) => use({ index, settings, outcome }),
    );
}

function* marketsAt(
  markets: Markets,
  points: Iterable<readonly string[]>,
  seedOf: (index: number) => string | undefined = () => undefined,
) {
  let index = 0;
  for (const settings of points) {
    const read = markets.marketOf(settings);
    const failure = "problems" in read ? read.problems.map(({ wrong }) => wrong).join(" ") : undefined;
    const market = "market" in read ? read.market : undefined;
    yield { index, settings, market, failure, seed: seedOf(index) };
    index++;
  }
}

/** The points of a design over ranges, as settings; made when they are asked for. */
export function* pointsOfDesign(design: Design, variables: readonly Variable[]): Iterable<string[]> {
  const place = new Float64Array(design.dimensions);
  for (let index = 0; index < design.points; index++) {
    design.point(index, place);
    yield settingsAt(variables, place);
  }
}

/**
 * The settings at a place of the unit cube, one coordinate a variable, at least 0 and below 1; to a hundred-thousandth
 * of the range, so that people can read and repeat them.
 */
export function settingsAt(variables: readonly Variable[], place: Float64Array): string[] {
  return variables.map((variable, i) => {
    const { path, parameter } = variable;
    return `${path}=${settingValue(parameter, readable(valueAt(variable, place[i]), variable))}`;
  });
}

/** Decimals beyond which a number of JavaScript cannot be rounded. */
const MOST_DECIMALS = 100;

function readable(value: number, { low, high }: Variable): number {
  const decimals = 5 - Math.floor(Math.log10(high - low));
  if (!(decimals >= 0 && decimals <= MOST_DECIMALS)) return value;
  return Math.min(high, Math.max(low, Number(value.toFixed(decimals))));
}
