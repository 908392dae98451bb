import { describe, expect, test } from "vitest";
import { bidCut } from "../../src/model/bids.ts";
import { keyStreams } from "../../src/model/keyStreams.ts";
import { appraise } from "../../src/model/processes/appraise.ts";
import { feelThreat } from "../../src/model/processes/feelThreat.ts";
import { review } from "../../src/model/processes/review.ts";
import { traceWorld } from "../../src/model/traceWorld.ts";
import { FIXED, type World } from "../../src/model/world.ts";
import { buyersOf, livelyMarket, marketOf, suppliersOf } from "./exampleMarket.ts";
import { monthsOf, onPanels, openWorld, placeOf, run, sumBy, watch } from "./runWorld.ts";

const BUYERS = 3000;
const RIVALS = [1, 2, 3];

/** Many buyers with one contract and the same three rivals, the contract up for review this month. */
function reviewed(): World {
  const policy = { fixedSlots: 1, flexibleSlots: 3, fixedGate: 0.2 };
  const world = openWorld(
    marketOf({
      market: { switchingCost: 0.2, reviewSensitivity: 4 },
      buyers: [buyersOf("buyer", BUYERS, policy)],
      suppliers: [
        suppliersOf("big", "fixed", 1, { quality: 0.6 }),
        ...RIVALS.map((n) => suppliersOf(`rival${n}`, "flexible", 1, { quality: 0.4 + 0.2 * n })),
      ],
    }),
  );
  world.month = 7;
  keyStreams(world, world.month);
  appraise(world);
  feelThreat(world);
  for (const r of onPanels(world)) if (world.relation.track[r] === FIXED) world.relation.contractEnd[r] = 7;
  return world;
}

/** Number of buyers under contract with each supplier. */
function holders(world: World): Float64Array {
  const { relation } = world;
  const fixed = onPanels(world).filter((r) => relation.track[r] === FIXED);
  return sumBy(
    world.supplierCount,
    fixed,
    (r) => relation.supplier[r],
    () => 1,
  );
}

describe("a contract review", () => {
  test("keeps the holder as often as its retention probability says", () => {
    const world = reviewed();
    const kept = world.relation.retention[placeOf(world, 0, 0)];
    expect(kept).toBeGreaterThan(0.1);
    expect(kept).toBeLessThan(0.9);
    review(world);
    expect(Math.abs(holders(world)[0] - BUYERS * kept)).toBeLessThan(4 * Math.sqrt(BUYERS * kept * (1 - kept)));
  });

  test("gives lost contracts to challengers by their logit shares, and sends the loser to the flexible track", () => {
    const world = reviewed();
    const bids = RIVALS.map((s) => placeOf(world, 0, s)).map((r) => world.relation.utility[r] + bidCut(world, r));
    const pulls = bids.map((utility) => Math.exp(4 * utility));
    const sum = pulls.reduce((all, pull) => all + pull);
    const inertia = world.relation.inertia[placeOf(world, 0, 0)];
    review(world);
    const won = holders(world);
    const lost = BUYERS - won[0];
    RIVALS.forEach((s, i) => {
      const chance = pulls[i] / sum;
      expect(Math.abs(won[s] - lost * chance)).toBeLessThan(4 * Math.sqrt(lost * chance * (1 - chance)));
    });
    const losers = onPanels(world).filter((r) => world.relation.supplier[r] === 0 && world.relation.track[r] !== FIXED);
    expect(losers.length).toBe(lost);
    for (const r of losers) expect(world.relation.inertia[r]).toBe(inertia);
  });

  test("lasts for the contract months and does not come before", () => {
    const world = reviewed();
    review(world);
    const contracts = onPanels(world).filter((r) => world.relation.track[r] === FIXED);
    const next = new Set(contracts.map((r) => world.relation.contractEnd[r]));
    expect([...next]).toEqual([7 + world.buyer.policy.contractMonths[0]]);
    const before = holders(world);
    for (let month = 8; month < 7 + world.buyer.policy.contractMonths[0]; month++) {
      world.month = month;
      keyStreams(world, month);
      review(world);
    }
    expect(holders(world)).toEqual(before);
  });

  test("never gives the contract to a supplier below the gate", () => {
    const world = reviewed();
    world.relation.eligible.fill(0);
    review(world);
    expect([...holders(world)]).toEqual([BUYERS, 0, 0, 0]);
  });
});

test("contracts end spread over the contract months, not all in the same month", () => {
  const world = openWorld(marketOf({ buyers: [buyersOf("buyer", 600, { fixedSlots: 1, contractMonths: 12 })] }));
  const ends = onPanels(world)
    .filter((r) => world.relation.track[r] === FIXED)
    .map((r) => world.relation.contractEnd[r]);
  // 600 contracts over 12 months: 50 a month, standard error 6.8.
  for (let month = 0; month < 12; month++) {
    expect(Math.abs(ends.filter((end) => end === month).length - 50)).toBeLessThan(4 * 6.8);
  }
});

test("fewer contracts in the policy let contracts lapse as they end, and more are filled from the flexible track", () => {
  const contracts: number[] = [];
  const policy = { fixedSlots: 3, contractMonths: 6, flexibleSlots: 5, fixedGate: 0.1 };
  const market = livelyMarket({
    buyers: [buyersOf("buyer", 5, policy)],
    timetable: [
      { month: 4, event: "setBuyers", parameter: "fixedSlots", group: 0, value: 1 },
      { month: 20, event: "setBuyers", parameter: "fixedSlots", group: 0, value: 2 },
    ],
  });
  watch(market, {
    after: ({ relation }) => contracts.push(relation.track.reduce((sum, track) => sum + (track === FIXED ? 1 : 0), 0)),
  });
  expect(contracts[3]).toBe(15);
  expect(contracts[10]).toBe(5);
  expect(contracts[21]).toBe(10);
});

test("what is told of a world agrees with what is measured in it", () => {
  const market = livelyMarket();
  const { events, spells } = traceWorld(market, "test", 0);
  const written = run(market);
  const switches = monthsOf(written, "switches").map((rate) => Math.round((rate * 5) / 12));
  for (let month = 0; month < market.months; month++) {
    const won = events.filter((event) => event.month === month && event.event === "winContract" && event.other >= 0);
    expect(won.length).toBe(switches[month]);
    const exits = events.filter((event) => event.month === month && event.event === "exit");
    expect(exits.length).toBe(Math.round(monthsOf(written, "exits")[month] / 12));
  }
  for (const spell of spells) {
    const clash = spells.filter(
      (other) =>
        other !== spell &&
        other.buyer === spell.buyer &&
        other.supplier === spell.supplier &&
        other.from <= spell.to &&
        other.to >= spell.from,
    );
    expect(clash).toEqual([]);
  }
});
