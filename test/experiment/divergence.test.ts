import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Divergence } from "../../src/analyse/divergence/difference.ts";
import { divergenceOf } from "../../src/analyse/divergence/divergence.ts";
import { eventDifferencesOf } from "../../src/analyse/divergence/eventDifferences.ts";
import { extremeWorlds, worldToTell } from "../../src/analyse/divergence/extremeWorlds.ts";
import { inputDifferences } from "../../src/analyse/divergence/inputDifferences.ts";
import { wideningGapsOf } from "../../src/analyse/divergence/wideningGaps.ts";
import type { Market, TimetableEntry } from "../../src/model/market.ts";
import type { TracedWorld, WorldEvent } from "../../src/model/trace.ts";
import { traceWorld } from "../../src/model/traceWorld.ts";
import type { World } from "../../src/model/world.ts";
import { replicateScenario } from "../../src/worlds/replicateScenario.ts";
import { ANY, arbitraryMarket } from "../model/arbitraryMarket.ts";
import { buyersOf, livelyMarket, marketOf, suppliersOf } from "../model/exampleMarket.ts";
import { byName, run, watch } from "../model/runWorld.ts";
import { inOrder, resultOf, scenarioOf } from "./exampleScenario.ts";

const all = (market: Market): [number, number] => [0, market.months - 1];

function divergence(baseline: Market, scenario: Market, replication = 3): Divergence {
  return divergenceOf(baseline, scenario, { seed: "test", replication, window: all(baseline) });
}

/** Both markets with one more thing planned. */
function planned(market: Market, entry: TimetableEntry): Market {
  return { ...market, timetable: [...market.timetable, entry].sort((a, b) => a.month - b.month) };
}

describe("the worlds at the two ends", () => {
  const price = [{ measure: "price", group: "all" } as const];
  const baseline = resultOf(price, [[1], [1], [1], [1], [Number.NaN]]);
  const scenario = resultOf(price, [[0.9], [1.3], [1], [0.7], [1]]);

  test("are where the change hurt and helped most, by the better direction of the measure", () => {
    const extremes = extremeWorlds(baseline, scenario, price[0], 3);
    expect(extremes).toMatchObject({ n: 4, hurtIn: 1, helpedIn: 2, sameIn: 1 });
    expect(extremes?.hurt.map((world) => world.replication)).toEqual([1]);
    expect(extremes?.helped.map((world) => world.replication)).toEqual([3, 0]);
    expect(extremes?.middleHalf[0]).toBeCloseTo(-0.15, 12);
    expect(extremes?.middleHalf[1]).toBeCloseTo(0.075, 12);
    expect(extremes?.worstFirst.map((world) => world.replication)).toEqual([1, 2, 0, 3]);
    expect(extremes && worldToTell(extremes)).toBe(1);
  });

  test("are no more than asked for, and of equals the first come first", () => {
    const up = resultOf([{ measure: "buyerValue", group: "all" }], [[2], [3], [3], [1]]);
    const down = resultOf([{ measure: "buyerValue", group: "all" }], [[0], [0], [0], [0]]);
    expect(extremeWorlds(down, up, undefined, 2)?.helped.map((world) => world.replication)).toEqual([1, 2]);
    expect(extremeWorlds(up, down, undefined, 2)?.hurt.map((world) => world.replication)).toEqual([1, 2]);
  });

  test("do not exist where the measure has no value in both", () => {
    expect(extremeWorlds(baseline, scenario, { measure: "service", group: "all" })).toBeUndefined();
    expect(
      extremeWorlds(baseline, { ...scenario, means: new Float64Array(5).fill(Number.NaN) }, price[0]),
    ).toBeUndefined();
  });

  test("are refused for worlds that are not pairs", () => {
    expect(() => extremeWorlds(baseline, { ...scenario, seed: "other" }, price[0])).toThrow(RangeError);
    expect(() => extremeWorlds(baseline, { ...scenario, window: [0, 1] }, price[0])).toThrow(RangeError);
  });
});

describe("two histories", () => {
  test("of the same market never part", () => {
    const told = divergence(livelyMarket(), livelyMarket());
    expect(told).toMatchObject({
      inputs: [],
      first: undefined,
      firstNoticed: undefined,
      decision: undefined,
      eventDifferences: [],
      steps: [],
    });
    expect(told.outcome.scenario).toBe(told.outcome.baseline);
    expect(told.worlds.baseline.events.length).toBeGreaterThan(20);
  });

  test("part with the orders of month 0 where the flexible share differs", () => {
    const buyers = (flexibleShare: number) => [
      buyersOf("buyer", 5, { flexibleShare, contractMonths: 9, openness: 0.4 }),
    ];
    const told = divergence(livelyMarket({ buyers: buyers(0.2) }), livelyMarket({ buyers: buyers(0.3) }));
    expect(told.inputs).toMatchObject([{ path: "policy.flexibleShare", baseline: "0.2", scenario: "0.3", month: 0 }]);
    expect(told.first).toMatchObject({
      kind: "number",
      month: 0,
      quantity: "flexibleSpend",
      buyer: "buyer 1",
      baseline: 0.2,
      scenario: 0.3,
      alike: true,
      everyBuyer: true,
    });
    expect(told.firstNoticed).toBe(told.first);
    expect(told.decision?.month).toBeGreaterThan(0);
  });

  test("part in the month in which the timetable changes the shares, not before", () => {
    const change = { month: 17, event: "setBuyers", group: 0, parameter: "flexibleShare", value: 0.5 } as const;
    const told = divergence(livelyMarket(), planned(livelyMarket(), change));
    expect(told.inputs).toMatchObject([
      { path: "timetable", month: 17, scenario: "sets flexibleShare of buyer to 0.5" },
    ]);
    expect(told.first).toMatchObject({ month: 17, quantity: "flexibleSpend" });
    for (const difference of told.eventDifferences) expect(difference.month).toBeGreaterThanOrEqual(17);
  });

  test("part where the only supplier fails, by what it can no longer deliver", () => {
    const market = marketOf({ market: { disruptionRate: 0 }, months: 12 });
    const failure = { month: 7, event: "failure", group: 0, member: 0, loss: 1, months: 2 } as const;
    const told = divergence(market, planned(market, failure));
    expect(told.first).toMatchObject({ kind: "number", month: 7, quantity: "delivered", supplier: "powerhouse 1" });
  });

  const newcomers = (changes = {}) =>
    livelyMarket({
      months: 60,
      buyers: [buyersOf("buyer", 5, { openness: 1, contractMonths: 9, flexibleGate: 0 })],
      suppliers: [
        suppliersOf("powerhouse", "fixed", 4),
        suppliersOf("backup", "flexible", 4),
        suppliersOf("newcomer", "newcomer", 1, { entryMonth: 36, preparationMonths: 0, quality: 1, ...changes }),
      ],
    });

  test("part when an entrant enters in month 36 and nobody does in the other", () => {
    const told = divergence({ ...newcomers(), entryEnabled: false }, newcomers());
    expect(told.firstNoticed).toMatchObject({ month: 36, scenario: { event: "enter", supplier: "newcomer 1" } });
    expect(told.firstNoticed).not.toHaveProperty("baseline");
    expect(told.decision).toMatchObject({
      month: 36,
      scenario: { event: "trial", supplier: "newcomer 1" },
      unknownThere: true,
    });
    expect(told.eventCounts.find(({ event, newcomers }) => event === "trial" && newcomers)).toMatchObject({
      baseline: 0,
    });
    for (const step of told.steps) expect(step.month).toBeGreaterThanOrEqual(36);
  });

  /** Buyers that never look, and what a look costs the others. */
  const shutAndOpen = (lookCost: number) => {
    const open = { ...newcomers(), market: { ...newcomers().market, lookCost } };
    return [{ ...open, buyers: [buyersOf("buyer", 5, { openness: 0, contractMonths: 9, flexibleGate: 0 })] }, open];
  };

  test("part with the first look, which costs the buyer something, whoever it finds", () => {
    const [shut, open] = shutAndOpen(0.04);
    expect(divergence(shut, open)).toMatchObject({
      first: { kind: "number", month: 0, quantity: "control", baseline: 0, scenario: 0.04, everyBuyer: true },
      decision: { scenario: { event: "trial" } },
    });
  });

  test("part with a trial, not with the courting that it ends in the same month, where looking is free", () => {
    const [shut, open] = shutAndOpen(0);
    const told = divergence(shut, open);
    const firstTrial = told.worlds.scenario.events.find(({ event }) => event === "trial");
    expect(told.first).toMatchObject({ kind: "event", month: firstTrial?.month, scenario: { event: "trial" } });
    expect(told.first).toBe(told.decision);
  });

  test("begin to part with the courting that nobody else can see", () => {
    const told = divergence({ ...newcomers(), entryEnabled: false }, newcomers({ preparationMonths: 24 }));
    expect(told.first).toMatchObject({ kind: "number", month: 12, quantity: "courting", supplier: "newcomer 1" });
    expect(told.firstNoticed?.month).toBe(36);
  });

  test("never part for others when the entrant cannot be chosen", () => {
    const gated = { ...newcomers(), buyers: [buyersOf("buyer", 5, { openness: 1, flexibleGate: 0.1 })] };
    const stranger = suppliersOf("stranger", "newcomer", 3, { communicationCap: 0, entryMonth: 2, initialCash: 0.05 });
    const told = divergence(gated, { ...gated, suppliers: [stranger, ...gated.suppliers] });
    expect(told.first).toBeDefined();
    expect(told.eventDifferences.map((difference) => difference.scenario?.event)).toEqual(
      expect.arrayContaining(["enter", "exit"]),
    );
    expect(told).toMatchObject({ firstNoticed: undefined, decision: undefined, steps: [] });
    expect(told.parts.every(({ part }) => part === 0)).toBe(true);
  });

  test("are compared over the months that both have", () => {
    const told = divergence({ ...livelyMarket(), months: 40 }, { ...livelyMarket(), months: 25 });
    expect(told).toMatchObject({ months: 25, first: undefined, eventDifferences: [] });
  });
});

/** A market and the same with something planned for a month of its run. */
const changed = fc
  .tuple(arbitraryMarket, fc.nat(), fc.constantFrom("openness", "flexibleShare", "fixedGate", "maxShare"), fc.nat(1000))
  .filter(([market]) => market.buyers.length > 0)
  .map(([market, at, parameter, value]) => {
    const month = at % market.months;
    const entry = { month, event: "setBuyers", group: 0, parameter, value: value / 1000 } as const;
    return { market, other: planned(market, entry), month };
  });

/** Series that an entrant changes by being there, without touching anybody. */
const OWN = /^(profit|exits) of/;

describe("any two histories", () => {
  test("are the same to the last bit before the month in which they part, and throughout if they never do", () => {
    fc.assert(
      fc.property(changed, ({ market, other, month }) => {
        const told = divergence(market, other);
        expect(told.first?.month ?? month).toBeGreaterThanOrEqual(month);
        expectSame(market, other, told.first?.month ?? market.months, /^$/);
        expectSame(market, other, told.firstNoticed?.month ?? market.months, OWN);
        const until = told.first?.month ?? market.months;
        const early = (world: TracedWorld) =>
          world.events.filter((event) => event.month < until && event.event !== "timetable");
        expect(early(told.worlds.scenario)).toEqual(early(told.worlds.baseline));
      }),
      ANY,
    );
  });

  test("of two unlike markets are the same before they part too", () => {
    fc.assert(
      fc.property(arbitraryMarket, arbitraryMarket, (market, donor) => {
        const other = { ...market, market: donor.market };
        const told = divergence(market, other);
        expectSame(market, other, told.first?.month ?? market.months, /^$/);
        if (told.first === undefined) expect(told.outcome.scenario).toBe(told.outcome.baseline);
      }),
      ANY,
    );
  });
});

function expectSame(market: Market, other: Market, months: number, but: RegExp): void {
  const before = byName(run(market, "test", 3));
  for (const [name, values] of byName(run(other, "test", 3))) {
    if (!but.test(name)) expect([name, values.slice(0, months)]).toEqual([name, before.get(name)?.slice(0, months)]);
  }
}

describe("the outcome of the one world", () => {
  const market = livelyMarket();
  const other = livelyMarket({ buyers: [buyersOf("buyer", 5, { openness: 0.8, contractMonths: 9 })] });

  test("is what the replications have, and the parts of the buyers sum to its difference", async () => {
    const options = { seed: "test", replications: 4, window: [20, 39] as const };
    const baseline = await replicateScenario(scenarioOf(market), options, inOrder());
    const scenario = await replicateScenario(scenarioOf(other), options, inOrder());
    const extremes = extremeWorlds(baseline, scenario);
    for (const world of extremes?.worstFirst ?? []) {
      const told = divergenceOf(market, other, { ...options, replication: world.replication });
      expect(told.outcome).toMatchObject({ baseline: world.baseline, scenario: world.scenario });
      const sum = told.parts.reduce((total, { part }) => total + part, 0);
      expect(sum).toBeCloseTo(world.difference, 10);
      expect(Math.abs(told.parts[0].part)).toBeGreaterThanOrEqual(Math.abs(told.parts[1].part));
    }
    expect(extremes?.n).toBe(4);
  });

  test("belongs to the very worlds that are traced one by one", () => {
    const told = divergence(market, other);
    expect(told.worlds.baseline).toEqual(traceWorld(market, "test", 3));
    expect(told.worlds.scenario).toEqual(traceWorld(other, "test", 3));
  });

  test("comes after steps in order of month, of two buyers at most", () => {
    const { steps, decision } = divergence(market, other);
    const months = steps.map((step) => (step.kind === "gap" ? step.from : step.month));
    expect(months.length).toBeGreaterThan(2);
    expect(months).toEqual([...months].sort((a, b) => a - b));
    expect(months[0]).toBeGreaterThanOrEqual(decision?.month ?? Number.NaN);
    const buyers = steps.map((step) => (step.kind === "gap" ? step.buyer : (step.scenario ?? step.baseline)?.buyer));
    expect(new Set(buyers.filter((buyer) => buyer !== "")).size).toBeLessThanOrEqual(2);
  });
});

describe("what drifts apart", () => {
  const market = livelyMarket();
  const other = livelyMarket({ buyers: [buyersOf("buyer", 5, { openness: 0.8, contractMonths: 9 })] });

  /** Price and effort of every contract: by month, buyer and supplier. */
  function contracts(of: Market): Map<string, { price: number; effort: number }> {
    const found = new Map<string, { price: number; effort: number }>();
    const during = ({ month, buyer, relation }: World) => {
      for (let r = 0; r < relation.track.length; r++) {
        if (r >= buyer.contractsEnd[relation.buyer[r]]) continue;
        const { price, effort } = relation;
        found.set(`${month}|${relation.buyer[r]}|${relation.supplier[r]}`, { price: price[r], effort: effort[r] });
      }
    };
    watch(of, { during }, "test", 3);
    return found;
  }

  test.each(["price", "effort"] as const)(
    "is the contract with the widest gap in %s, in the month of that gap",
    (quantity) => {
      const before = contracts(market);
      const seen = [...contracts(other)].flatMap(([key, now]) => {
        const then = before.get(key);
        const month = Number(key.split("|")[0]);
        return then === undefined || month < 10 ? [] : [{ key, gap: Math.abs(now[quantity] - then[quantity]) }];
      });
      const [widest] = seen.sort((a, b) => b.gap - a.gap);
      const buyers = ["buyer 1", "buyer 2", "buyer 3", "buyer 4", "buyer 5"];
      const gaps = wideningGapsOf(market, other, { seed: "test", replication: 3, months: 40, from: 10, buyers });
      const told = gaps.filter((gap) => gap.quantity === quantity);
      expect(told).toHaveLength(1);
      expect(Math.abs(told[0].scenario - told[0].baseline)).toBe(widest.gap);
      expect(`${told[0].month}|${buyers.indexOf(told[0].buyer)}`).toBe(widest.key.split("|").slice(0, 2).join("|"));
      expect(told[0].from).toBeLessThanOrEqual(told[0].month);
      expect(told[0].from).toBeGreaterThanOrEqual(10);
    },
  );

  test("is nothing where nothing differs, and the fill rate where a failure does", () => {
    const options = { seed: "test", replication: 3, months: 40, from: 0, buyers: ["buyer 1", "buyer 2"] };
    expect(wideningGapsOf(market, market, options)).toEqual([]);
    const failure = { month: 30, event: "failure", group: 0, member: -1, loss: 1, months: 2 } as const;
    const gaps = wideningGapsOf(market, planned(market, failure), options);
    const fill = gaps.find(({ quantity }) => quantity === "fillRate");
    expect(fill).toMatchObject({ from: 30, supplier: "" });
    expect(fill && fill.baseline - fill.scenario).toBeGreaterThan(0.3);
  });
});

describe("the event differences of two hand-made histories", () => {
  const world = (...events: [number, WorldEvent["event"], number, number, number][]): TracedWorld => ({
    replication: 0,
    buyers: ["buyer 1", "buyer 2"],
    suppliers: ["powerhouse 1", "backup 1", "backup 2", "newcomer 1"],
    supplierGroups: ["powerhouse", "backup", "backup", "newcomer"],
    supplierKinds: ["fixed", "flexible", "flexible", "newcomer"],
    spells: [],
    events: events.map(([month, event, buyer, supplier, other]) => ({ month, event, buyer, supplier, other })),
  });

  test("hold the two ways in which a buyer decides against each other", () => {
    const eventDifferences = eventDifferencesOf(
      world([3, "renewContract", 1, 0, -1], [5, "trial", 0, 1, 2]),
      world([3, "renewContract", 1, 0, -1], [5, "trial", 0, 3, 2], [5, "drop", 0, 2, 3]),
    );
    expect(eventDifferences).toHaveLength(1);
    expect(eventDifferences[0]).toMatchObject({
      month: 5,
      baseline: { supplier: "backup 1" },
      scenario: { supplier: "newcomer 1" },
    });
  });

  test("hold a contract won against the same contract renewed, not against another one", () => {
    const eventDifferences = eventDifferencesOf(
      world([8, "renewContract", 0, 0, -1], [8, "renewContract", 0, 2, -1]),
      world([8, "renewContract", 0, 2, -1], [8, "winContract", 0, 1, 0]),
    );
    expect(eventDifferences).toMatchObject([
      { month: 8, scenario: { event: "winContract", supplier: "backup 1" }, baseline: { supplier: "powerhouse 1" } },
    ]);
  });

  test("hold each contract of a buyer against the same contract where several are decided upon", () => {
    const eventDifferences = eventDifferencesOf(
      world([8, "winContract", 0, 3, 2], [8, "renewContract", 0, 0, -1]),
      world([8, "winContract", 0, 1, 0], [8, "renewContract", 0, 2, -1]),
    );
    expect(eventDifferences.map(({ baseline, scenario }) => [baseline?.supplier, scenario?.supplier])).toEqual([
      ["powerhouse 1", "backup 1"],
      ["newcomer 1", "backup 2"],
    ]);
  });

  test("know the nearest month in which the same happens in the other world, or that it never does", () => {
    const eventDifferences = eventDifferencesOf(
      world([2, "trial", 0, 3, -1], [9, "trial", 0, 3, -1]),
      world([4, "trial", 0, 3, -1], [6, "exit", -1, 3, -1]),
    );
    expect(eventDifferences.map(({ month, otherMonth }) => [month, otherMonth])).toEqual([
      [2, 4],
      [4, 2],
      [6, undefined],
      [9, 4],
    ]);
  });
});

describe("what is set differently", () => {
  test("is one change where all groups of buyers change alike, and one for each where they do not", () => {
    const market = (one: number, two: number) =>
      marketOf({ buyers: [buyersOf("large", 1, { openness: one }), buyersOf("small", 2, { openness: two })] });
    expect(inputDifferences(market(0.1, 0.1), market(0.2, 0.2)).map(({ path }) => path)).toEqual(["policy.openness"]);
    expect(inputDifferences(market(0.1, 0.1), market(0.2, 0.3)).map(({ path }) => path)).toEqual([
      "buyers.large.policy.openness",
      "buyers.small.policy.openness",
    ]);
  });

  test("is told with the words of a scenario file", () => {
    const one = livelyMarket({ suppliers: [suppliersOf("newcomer", "newcomer", 4)] });
    const two = {
      ...livelyMarket({ suppliers: [suppliersOf("newcomer", "newcomer", 1, { respondsToThreat: 0, entryMonth: 7 })] }),
      entryEnabled: false,
    };
    expect(inputDifferences(one, two).map(({ path, baseline, scenario }) => [path, baseline, scenario])).toEqual([
      ["entry.enabled", "true", "false"],
      ["suppliers.newcomer.count", "4", "1"],
      ["suppliers.newcomer.respondsToThreat", "true", "false"],
      ["suppliers.newcomer.entry.month", "0", "7"],
    ]);
    expect(inputDifferences(one, one)).toEqual([]);
  });
});
