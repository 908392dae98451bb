import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Market } from "../../src/model/market.ts";
import { resetWorld } from "../../src/model/resetWorld.ts";
import { prepare, runMonth, simulate } from "../../src/model/simulate.ts";
import { traceWorld } from "../../src/model/traceWorld.ts";
import { ANY, arbitraryMarket } from "./arbitraryMarket.ts";
import { run } from "./runWorld.ts";

function deepFreeze<T>(thing: T): T {
  if (typeof thing === "object" && thing !== null) {
    for (const part of Object.values(thing)) deepFreeze(part);
    Object.freeze(thing);
  }
  return thing;
}

/** A run that is told to a listener. */
function runTold(market: Market, replication: number): Float64Array {
  const { world, observer, key, size } = prepare(market, "test");
  const values = new Float64Array(size);
  resetWorld(world, market, key, replication);
  let told = 0;
  world.eventLog = {
    tell() {
      told++;
    },
  };
  for (let month = 0; month < market.months; month++) {
    runMonth(world, observer, month, values, month * observer.series.length, () => {
      told++;
    });
  }
  expect(told).toBeGreaterThanOrEqual(market.months);
  return values;
}

describe("the same world, in any market", () => {
  test("has the same bits when it is simulated twice, and the market is left as it was", () => {
    fc.assert(
      fc.property(arbitraryMarket, fc.nat(1000), (market, replication) => {
        const copy = structuredClone(market);
        expect(run(deepFreeze(market), "seed", replication)).toEqual(run(copy, "seed", replication));
      }),
      ANY,
    );
  });

  test("has the same bits whatever replications were run before it", () => {
    fc.assert(
      fc.property(arbitraryMarket, fc.array(fc.nat(50), { maxLength: 3 }), (market, before) => {
        const simulation = prepare(market, "test");
        const values = new Float64Array(simulation.size);
        for (const replication of before) simulate(simulation, replication, values);
        simulate(simulation, 7, values);
        expect(values).toEqual(run(market, "test", 7).values);
      }),
      ANY,
    );
  });

  test("has the same bits when it is traced", () => {
    fc.assert(
      fc.property(arbitraryMarket, (market) => {
        expect(runTold(market, 3)).toEqual(run(market, "test", 3).values);
        const traced = traceWorld(deepFreeze(structuredClone(market)), "test", 3);
        for (const { from, to } of traced.spells) {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThan(market.months);
        }
        for (const { month } of traced.events) expect(month).toBeLessThan(market.months);
      }),
      ANY,
    );
  });

  test("has something to say of every group that does business, and infinity of none", () => {
    fc.assert(
      fc.property(arbitraryMarket, (market) => {
        const { series, values } = run(market);
        values.forEach((value, cell) => {
          const { measure, group } = series[cell % series.length];
          if (!Number.isFinite(value) && !Number.isNaN(value)) expect.fail(`${measure} of ${group} is ${value}`);
          if (measure === "profit" || measure === "exits") expect(value).not.toBeNaN();
        });
      }),
      ANY,
    );
  });
});
