import { describe, expect, test } from "vitest";
import { deliver } from "../../src/model/processes/deliver.ts";
import { createStream, keyBySeed, uniform } from "../../src/model/random.ts";
import type { World } from "../../src/model/world.ts";
import { onePanel } from "./onePanel.ts";

/** A buyer with a demand of 1 whose suppliers, in the places of its row, have these shares and capacities. */
function orders(contracts: number, shares: readonly number[], capacities: readonly number[], loss = 1): World {
  const world = onePanel(contracts, shares.length - contracts, { market: { disruptionLoss: loss } });
  world.buyer.demand[0] = 1;
  for (let place = 0; place < shares.length; place++) {
    world.relation.share[place] = shares[place];
    world.supplier.capacity[world.relation.supplier[place]] = capacities[place];
  }
  return world;
}

describe("lost volume", () => {
  test("with one contract down by l and slack h phi beside it is max(0, l (1 - phi) - h phi)", () => {
    // Evidence review 5.1, X13: the contract supplier has just the capacity that it needs, 1 - phi.
    for (const phi of [0.1, 0.2, 0.5]) {
      for (const slack of [0, 0.5, 1, 3]) {
        for (const loss of [0, 0.3, 0.8, 1]) {
          const room = (phi / 2) * (1 + slack);
          const world = orders(1, [1 - phi, phi / 2, phi / 2], [1 - phi, room, room], loss);
          world.supplier.disrupted[world.relation.supplier[0]] = 1;
          deliver(world);
          expect(world.buyer.undelivered[0]).toBeCloseTo(Math.max(0, loss * (1 - phi) - slack * phi), 9);
        }
      }
    }
  });

  test("of a single buyer is what all its suppliers together cannot make, however orders are split", () => {
    // missing - spare = demand - capacity left: one round of re-routing loses nothing that anybody could take.
    const stream = createStream();
    keyBySeed("deliveries", stream);
    for (let round = 0; round < 300; round++) {
      const weights = [0, 1, 2, 3].map((place) => uniform(stream, round, place));
      const capacities = [0, 1, 2, 3].map((place) => 0.6 * uniform(stream, round, 4 + place));
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const world = orders(
        2,
        weights.map((weight) => weight / all),
        capacities,
      );
      deliver(world);
      const left = capacities.reduce((sum, capacity) => sum + capacity, 0);
      expect(world.buyer.undelivered[0]).toBeCloseTo(Math.max(0, 1 - left), 9);
      const { delivered, takenOver } = world.relation;
      const served =
        delivered.reduce((sum, units) => sum + units, 0) + takenOver.reduce((sum, units) => sum + units, 0);
      expect(served).toBeCloseTo(Math.min(1, left), 9);
    }
  });
});
