import type { Market } from "../../src/model/market.ts";
import type { MeasureName } from "../../src/model/measures.ts";
import { resetWorld } from "../../src/model/resetWorld.ts";
import type { Series } from "../../src/model/series.ts";
import { prepare, runMonth, simulate } from "../../src/model/simulate.ts";
import { FLEXIBLE, type World } from "../../src/model/world.ts";

/** What one replication wrote. */
export interface Written {
  readonly series: readonly Series[];
  readonly values: Float64Array;
  readonly months: number;
}

/** Simulates one replication. */
export function run(market: Market, seed = "test", replication = 0): Written {
  const simulation = prepare(market, seed);
  const values = new Float64Array(simulation.size);
  simulate(simulation, replication, values);
  return { series: simulation.observer.series, values, months: market.months };
}

/** One series, month by month. */
export function monthsOf({ series, values, months }: Written, measure: MeasureName, group = "all"): number[] {
  const place = series.findIndex((serie) => serie.measure === measure && serie.group === group);
  if (place < 0) throw new Error(`no series ${measure} of ${group}`);
  return Array.from({ length: months }, (_, month) => values[month * series.length + place]);
}

/** All series by name, for comparing markets whose series stand in another order. */
export function byName(written: Written): Map<string, number[]> {
  return new Map(
    written.series.map(({ measure, group }) => [`${measure} of ${group}`, monthsOf(written, measure, group)]),
  );
}

/** A world at the start of a replication, for processes to be tried on. */
export function openWorld(market: Market, seed = "test", replication = 0): World {
  const { world, key } = prepare(market, seed);
  resetWorld(world, market, key, replication);
  return world;
}

/** Looks that are taken at a world in every month. */
export interface Looks {
  /** Before anything happens in the month. */
  before?(world: World): void;
  /** After deliveries and accounts, before contracts change hands. */
  during?(world: World): void;
  /** After the closing. */
  after?(world: World): void;
}

/** Runs a replication month by month and looks at the world. */
export function watch(market: Market, looks: Looks, seed = "test", replication = 0): void {
  const { world, observer, key } = prepare(market, seed);
  resetWorld(world, market, key, replication);
  const row = new Float64Array(observer.series.length);
  for (let month = 0; month < market.months; month++) {
    looks.before?.(world);
    runMonth(world, observer, month, row, 0, () => looks.during?.(world));
    looks.after?.(world);
  }
}

/** Places of relations that are on a panel. */
export function onPanels(world: World): number[] {
  return Array.from(world.relation.track.keys()).filter((r) => world.relation.track[r] >= FLEXIBLE);
}

/** Place of the relation of a buyer with a supplier. */
export function placeOf(world: World, buyer: number, supplier: number): number {
  const { relation } = world;
  for (let r = 0; r < world.relationCount; r++) {
    if (relation.supplier[r] === supplier && relation.buyer[r] === buyer) return r;
  }
  throw new Error(`buyer ${buyer} does not know supplier ${supplier}`);
}

/** Adds numbers up by group. */
export function sumBy(count: number, places: readonly number[], key: (r: number) => number, of: (r: number) => number) {
  const sums = new Float64Array(count);
  for (const r of places) sums[key(r)] += of(r);
  return sums;
}
