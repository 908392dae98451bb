import { describe, expect, test } from "vitest";
import { createWorld } from "../../src/model/createWorld.ts";
import { columnPlans } from "../../src/model/memory.ts";
import { endRelation, NO_VIEW_YET, takeContract } from "../../src/model/panel.ts";
import { resetWorld } from "../../src/model/resetWorld.ts";
import { prepare, simulate } from "../../src/model/simulate.ts";
import { livelyMarket, marketOf } from "./exampleMarket.ts";
import { openWorld } from "./runWorld.ts";

describe("the columns of a world", () => {
  test("lie in one memory, one after the other, each from a multiple of eight bytes on and behind its length", () => {
    const { columns, memory } = createWorld(livelyMarket());
    expect(columns).toHaveLength(columnPlans.length);
    let end = 0;
    for (const [i, { byteOffset, byteLength, buffer, length }] of columns.entries()) {
      expect(buffer, columnPlans[i].name).toBe(memory.buffer);
      expect(byteOffset, columnPlans[i].name).toBe(Math.ceil(end / 8) * 8 + 8);
      expect(new Int32Array(buffer, byteOffset - 8, 1)[0], columnPlans[i].name).toBe(length);
      end = byteOffset + byteLength;
    }
    expect(Math.ceil(end / 8)).toBe(memory.length);
  });

  test("stand in memory in the order of their plans, under their names", () => {
    const world = createWorld(livelyMarket());
    const at = (name: string) => world.columns[columnPlans.findIndex((plan) => plan.name === name)];
    expect(at("buyer.demand")).toBe(world.buyer.demand);
    expect(at("supplier.parameters.quality")).toBe(world.supplier.parameters.quality);
    expect(at("relation.promotionPrize")).toBe(world.relation.promotionPrize);
    expect(at("tally.exits")).toBe(world.tally.exits);
  });

  test("have the same names in the same order in every world, so that there is one shape", () => {
    const [one, other] = [createWorld(livelyMarket()), createWorld(marketOf())];
    for (const owner of ["buyer", "supplier", "relation", "account", "tally"] as const) {
      expect(Object.keys(one[owner])).toEqual(Object.keys(other[owner]));
    }
  });

  test("begin a replication as their rows say, whatever was simulated before", () => {
    const market = marketOf({ suppliers: [] });
    const { world, key } = prepare(market, "start");
    for (const column of world.columns.filter((_, i) => columnPlans[i].start !== "made")) column.fill(77);
    resetWorld(world, market, key, 0);
    columnPlans.forEach(({ name, start }, i) => {
      if (typeof start === "number") expect(new Set([...world.columns[i], start]), name).toEqual(new Set([start]));
    });
  });

  test("of capacity, lag and cash begin with a parameter of the supplier", () => {
    const { supplier } = openWorld(livelyMarket());
    expect(supplier.capacity).toEqual(supplier.parameters.capacity);
    expect(supplier.lag).toEqual(supplier.parameters.initialLag);
    expect(supplier.cash).toEqual(supplier.parameters.initialCash);
  });
});

describe("a relation that moves to another place", () => {
  /** A world after its run, in which no two relations of the first buyer are alike. */
  function markedWorld() {
    const simulation = prepare(livelyMarket(), "moves");
    simulate(simulation, 0, new Float64Array(simulation.size));
    const { world } = simulation;
    world.relation.moving.forEach((column, i) => {
      const kept = column === world.relation.supplier || column === world.relation.track;
      if (!kept) for (let r = 0; r < world.relationCount; r++) column[r] = (7 * i + r) % 250;
    });
    return world;
  }

  test("takes all its columns along but the buyer, who has the place", () => {
    const world = markedWorld();
    const from = world.buyer.panelEnd[0] - 1;
    const before = world.relation.moving.map((column) => column[from]);
    const to = takeContract(world, from);
    expect(to).toBeLessThan(from);
    const changed = world.relation.moving.filter((column, i) => column[to] !== before[i]);
    expect(changed).toEqual([world.relation.track, world.relation.perceivedRetention]);
    expect(world.relation.buyer[to]).toBe(0);
  });

  test("leaves behind what a vacant place holds, when it ends", () => {
    const world = markedWorld();
    const last = world.buyer.knownEnd[0] - 1;
    endRelation(world, world.buyer.panelEnd[0] - 1);
    columnPlans.forEach(({ name, start, moves }, i) => {
      if (moves && world.columns[i].length > 0) expect(world.columns[i][last], name).toBe(start);
    });
    expect(world.relation.perceivedRetention[last]).toBe(NO_VIEW_YET);
  });
});
