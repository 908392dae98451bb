import type { Market } from "../../model/market.ts";
import { ALL, everySeriesOf, isSame, type Series } from "../../model/series.ts";
import type { MapBatches } from "../../worlds/batch.ts";
import { type Arm, doubleRows, replicate } from "../../worlds/replicate.ts";
import { type MeanInterval, meanInterval } from "../../worlds/statistics/intervals.ts";
import type { Side } from "../levers.ts";

/**
 * How teams stand after a round: in the one world that the room plays, and over many worlds side by side, so that luck
 * is seen and does not decide. All teams are in the same worlds; what differs between two of them is what they decided.
 */

/** The world that a room plays: the first of its seed. */
export const PLAYED_WORLD = 0;

/** What a side plays for, over the months that were played; more is better for all. */
export function aimOf(side: Side, { suppliers }: Pick<Market, "suppliers">): Series {
  if (side === "buyer") return { measure: "buyerValue", group: ALL };
  const kind = side === "newcomer" ? "newcomer" : "fixed";
  const own = suppliers.filter((each) => each.kind === kind);
  // A side may have decided that nobody of it is there.
  const group = own.find(({ count }) => count > 0) ?? own[0];
  return { measure: "profit", group: group?.name ?? ALL };
}

/** A team in its market. */
export interface Seat {
  readonly team: number;
  readonly side: Side;
  readonly market: Market;
}

/** In which worlds teams are looked at. */
export interface Worlds {
  readonly seed: string;
  /** 1 or more. */
  readonly worlds: number;
  /** First and last month, both included. */
  readonly months: readonly [number, number];
  readonly signal?: AbortSignal;
}

/** What a team has reached. Places count from 1 among the teams of its side; equal values share one. */
export interface Score {
  readonly team: number;
  readonly side: Side;
  readonly aim: Series;
  /** In the world that is played. */
  readonly inWorld: number;
  readonly placeInWorld: number;
  /** Over all worlds, with its 95 % interval. */
  readonly mean: MeanInterval;
  readonly place: number;
  /** How far it is behind the team ahead by the mean, in the same worlds; undefined for the first. */
  readonly behind?: MeanInterval & { readonly team: number };
}

/** Scores of all teams by what was seen of each one's market, world by world: side by side of the table, best first by the mean. */
export function scored(seats: readonly Seat[], values: readonly Float64Array[]): Score[] {
  const all = seats.map((seat, at) => ({ ...seat, aim: aimOf(seat.side, seat.market), values: values[at] }));
  const scores = all.map((one): Score => {
    const rivals = all.filter(({ side }) => side === one.side);
    const mean = meanInterval(one.values);
    const ahead = aheadOf(one, rivals);
    return {
      team: one.team,
      side: one.side,
      aim: one.aim,
      inWorld: one.values[PLAYED_WORLD],
      placeInWorld: placeAmong(
        one.values[PLAYED_WORLD],
        rivals.map((rival) => rival.values[PLAYED_WORLD]),
      ),
      mean,
      place: placeAmong(
        mean.mean,
        rivals.map((rival) => meanInterval(rival.values).mean),
      ),
      ...(ahead && { behind: { team: ahead.team, ...difference(ahead.values, one.values) } }),
    };
  });
  const order = (side: Side) => seats.findIndex((seat) => seat.side === side);
  return scores.sort((a, b) => order(a.side) - order(b.side) || a.place - b.place || a.team - b.team);
}

/** Something that is looked at in a market. */
interface AskedSeries {
  readonly market: Market;
  readonly series: Series;
}

/** Means over the months, world by world, of one series in each of some markets; equal questions are simulated once. */
export function worldsOf(
  asked: readonly AskedSeries[],
  options: Worlds,
  mapBatches: MapBatches,
): Promise<Float64Array[]> {
  return readingsOf(asked, [options.months], options, mapBatches);
}

/** The same month by month: index `world * months + month`, from the first month that is asked for. */
export function monthsOf(
  asked: readonly AskedSeries[],
  options: Worlds,
  mapBatches: MapBatches,
): Promise<Float64Array[]> {
  const [first, last] = options.months;
  const each = Array.from({ length: last - first + 1 }, (_, at) => [first + at, first + at] as const);
  return readingsOf(asked, each, options, mapBatches);
}

async function readingsOf(
  asked: readonly AskedSeries[],
  spans: readonly (readonly [number, number])[],
  { seed, worlds, signal }: Worlds,
  mapBatches: MapBatches,
): Promise<Float64Array[]> {
  const known = new Map<string, { readonly arm: Arm; readonly values: () => Float64Array }>();
  const keys = asked.map((each) => JSON.stringify(each));
  for (const [at, { market, series }] of asked.entries()) {
    if (!known.has(keys[at])) known.set(keys[at], keeping(market, series, spans));
  }
  const arms = [...known.values()].map(({ arm }) => arm);
  await replicate(arms, { seed, worlds, signal }, mapBatches);
  return keys.map((key) => known.get(key)?.values() ?? new Float64Array());
}

function keeping(market: Market, series: Series, spans: readonly (readonly [number, number])[]) {
  const rows = doubleRows(spans.length);
  const serie = everySeriesOf(market).findIndex((each) => isSame(each, series));
  if (serie < 0) throw new RangeError(`there is no ${series.measure} of ${series.group} in this market`);
  const arm: Arm = {
    market,
    readings: spans.map((months) => ({ serie, months })),
    makeRoom: (worlds) => rows.makeRoom(worlds),
    keep: ({ first, means }) => rows.set(first, means),
  };
  return { arm, values: () => rows.values };
}

function placeAmong(value: number, values: readonly number[]): number {
  return 1 + values.filter((other) => other > value).length;
}

interface Placed {
  readonly team: number;
  readonly values: Float64Array;
}

/** The next better team by the mean: of those above it the last, of equals the one with the lower number. */
function aheadOf<P extends Placed>(one: P, rivals: readonly P[]): P | undefined {
  const own = meanInterval(one.values).mean;
  const above = rivals.filter(({ values }) => meanInterval(values).mean > own);
  return above.toSorted((a, b) => meanInterval(a.values).mean - meanInterval(b.values).mean || a.team - b.team)[0];
}

function difference(ahead: Float64Array, own: Float64Array): MeanInterval {
  return meanInterval(ahead.map((value, world) => value - own[world]));
}
