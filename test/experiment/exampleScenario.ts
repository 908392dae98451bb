import type { Market } from "../../src/model/market.ts";
import type { Series } from "../../src/model/series.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { MapBatches } from "../../src/worlds/batch.ts";
import type { ScenarioResult } from "../../src/worlds/result.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { yearlyPlaces, yearsOf } from "../../src/worlds/years.ts";
import { livelyMarket } from "../model/exampleMarket.ts";

export function scenarioOf(market: Market = livelyMarket()): Scenario {
  return {
    name: "example",
    title: "Example",
    reference: "without-entry",
    unitCost: 1,
    discountRate: 0.08,
    from: 0,
    labels: new Map(),
    goals: [],
    lookAt: [],
    market,
    claims: [],
    origins: [],
    yaml: "",
  };
}

/** Runs batches one after the other, in an order of our choice. */
export function inOrder(order: (n: number) => readonly number[] = (n) => [...Array(n).keys()]): MapBatches {
  return async (tasks, onDone, signal) => {
    const all = [...tasks];
    for (const i of order(all.length)) {
      if (signal?.aborted) return;
      onDone(simulateBatch(all[i]), i);
    }
  };
}

/** A result by hand: the means of each world, in rows, and nothing else that matters. */
export function resultOf(series: readonly Series[], means: readonly (readonly number[])[]): ScenarioResult {
  const none = new Float64Array(0);
  const monthly = {
    n: none,
    mean: none,
    lower: none,
    upper: none,
    p05: none,
    p25: none,
    p50: none,
    p75: none,
    p95: none,
  };
  return {
    scenario: scenarioOf(),
    seed: "hand",
    replications: means.length,
    months: 1,
    series,
    monthly,
    window: [0, 0],
    means: Float64Array.from(means.flat()),
    years: {
      series: yearlyPlaces(series).map(({ serie }) => serie),
      months: 1,
      from: 0,
      values: yearsOf(means.flat(), series, 1),
    },
    singleWorlds: [],
    sinceEntry: { firstTrial: new Int32Array(0), offsets: new Int32Array(0), series: [], statistics: monthly },
    survival: none,
    ledgers: none,
    typicalWorld: {
      replication: 0,
      buyers: [],
      suppliers: [],
      supplierGroups: [],
      supplierKinds: [],
      spells: [],
      events: [],
    },
  };
}
