import { readFileSync } from "node:fs";
import type { Engines } from "../../src/model/keptWorld.ts";
import type { Market } from "../../src/model/market.ts";
import { ALL, everySeriesOf } from "../../src/model/series.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";

/** The bundled market in the engine, as a command simulates it: batches in a world that is kept. */

/** @param each  buyers in each of its groups, in place of those of the file */
export function loyaltyScenario(each?: number): Market {
  const place = "scenarios/loyal-or-shopping.yaml";
  const source = { name: "loyal-or-shopping", place, text: readFileSync(place, "utf8") };
  const library = { find: () => undefined, names: () => [] };
  const read = (settings: readonly string[]) => {
    const result = readScenario(source, library, { settings });
    if ("problems" in result) throw new Error(result.problems.map(({ path, wrong }) => `${path}: ${wrong}`).join("\n"));
    return result.scenario.market;
  };
  const own = read([]);
  return each === undefined ? own : read(own.buyers.map(({ name }) => `buyers.${name}.count=${each}`));
}

/**
 * Simulates some replications and gives the loyalty of each group of buyers in the last month, replication by replication.
 *
 * @param everything  every measure in every month is observed and summed up, as by `catfish run`; else that alone, as by
 *                    an exploration that asks for no more
 */
export function engineLoyalty(
  market: Market,
  seed: string,
  [first, count]: readonly [number, number],
  engines: Engines,
  everything: boolean,
): number[][] {
  const last = market.months - 1;
  const window = [last, last] as const;
  const series = everySeriesOf(market);
  const places = market.buyers.map(({ name }) =>
    series.findIndex(
      ({ measure, group }) => measure === "loyalty" && group === (market.buyers.length > 1 ? name : ALL),
    ),
  );
  const task = { market, seed, first, count, window };
  if (everything) {
    const { means } = simulateBatch(task, engines);
    const width = means.length / count;
    return rowsOf(means, width).map((row) => places.map((place) => row[place]));
  }
  const readings = places.map((serie) => ({ serie, months: window }));
  return rowsOf(simulateBatch({ ...task, readings }, engines).means, places.length);
}

function rowsOf(numbers: Float64Array, width: number): number[][] {
  return Array.from({ length: numbers.length / width }, (_, row) =>
    Array.from(numbers.subarray(row * width, (row + 1) * width)),
  );
}
