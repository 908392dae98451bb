import { describe, expect, test } from "vitest";
import { catfishEffect } from "../../../src/analyse/catfishEffect.ts";
import { isClear } from "../../../src/analyse/phases.ts";
import type { MeasureName } from "../../../src/model/measures.ts";
import { ALL, INCUMBENTS } from "../../../src/model/series.ts";
import { simulateBatch } from "../../../src/worlds/simulateBatch.ts";
import { buyersOf, type Example, marketOf, suppliersOf } from "../../model/exampleMarket.ts";
import { scenarioOf } from "../exampleScenario.ts";

/**
 * One buyer with two powerhouses under contract, one back-up, and a free place for a good newcomer from month 4.
 * The back-up is too poor ever to bid for a contract. No contract ends within the run and nothing is disrupted, so that entry moves no contract: all that the holders of
 * contracts do differently, they do because they see the threat.
 */
function threatAlone(example: Example = {}) {
  return marketOf({
    months: 60,
    buyers: [buyersOf("buyer", 1, { openness: 1, contractMonths: 240, fixedGate: 0.3, flexibleGate: 0.05 })],
    suppliers: [
      suppliersOf("powerhouse", "fixed", 2, { capacity: 100 }),
      suppliersOf("backup", "flexible", 1, { capacity: 100, quality: 0.1, initialTrust: 0.1 }),
      suppliersOf("newcomer", "newcomer", 1, {
        entryMonth: 4,
        preparationMonths: 4,
        quality: 0.9,
        capacity: 100,
        initialCash: 99,
      }),
    ],
    ...example,
    market: { disruptionRate: 0, demandVolatility: 0, ...example.market },
  });
}

/** One of the seeds with which no contract happens to end within the run in the first four worlds. */
const SEED = "tiny 1";

async function effectIn(market = threatAlone()) {
  const result = await catfishEffect(scenarioOf(market), { seed: SEED, replications: 4 }, async (tasks, onDone) => {
    let number = 0;
    for (const task of tasks) onDone(simulateBatch(task), number++);
  });
  const on = (measure: MeasureName, group: string) => {
    const found = result.effects.find(({ series }) => series.measure === measure && series.group === group);
    if (found === undefined) throw new Error(`no ${measure} of ${group}`);
    return found;
  };
  return { result, on };
}

describe("where entry moves no contract", async () => {
  const { result, on } = await effectIn();

  test("the newcomer is let in and no contract changes hands, in all arms", () => {
    expect(on("newcomerShare", ALL).total.lower).toBeGreaterThan(0);
    expect(on("switches", ALL).means).toEqual({ withoutEntry: 0, withoutReaction: 0, entry: 0 });
  });

  test.each(["service", "inertia", "price", "technologyLag", "shareOfSpend"] as const)(
    "%s of the incumbents is the same without entry and with entry to which nobody reacts",
    (measure) => {
      const { substitution } = on(measure, INCUMBENTS);
      expect([substitution.difference, substitution.lower, substitution.upper]).toEqual([0, 0, 0]);
      const place = result.series.findIndex((serie) => serie.measure === measure && serie.group === INCUMBENTS);
      for (let month = 0; month < result.months; month++) {
        expect(result.monthly.substitution.difference[month * result.series.length + place]).toBe(0);
      }
    },
  );

  test("all that they do differently is the catfish effect: more effort, less inertia, lower price", () => {
    expect(on("service", INCUMBENTS).catfish.own.lower).toBeGreaterThan(0);
    expect(on("inertia", INCUMBENTS).catfish.own.upper).toBeLessThan(0);
    expect(on("price", INCUMBENTS).catfish.own.upper).toBeLessThan(0);
    for (const measure of ["service", "inertia", "price"] as const) {
      const { catfish, total, share } = on(measure, INCUMBENTS);
      expect(catfish.difference).toBe(total.difference);
      // What the correction for all parts makes unclear, as it does the price, is given no share.
      if (isClear(total)) expect(share).toMatchObject({ value: 1 });
      else expect([measure, share]).toEqual(["price", undefined]);
    }
  });

  test("what the newcomer is bought is substitution", () => {
    expect(on("newcomerShare", ALL).substitution.lower).toBeGreaterThan(0);
  });
});

describe("limits", () => {
  test("incumbents that can do nothing else have no catfish effect, on anything: entry without reaction is entry", async () => {
    const margin = 0.2;
    const frozen = { effortSpeed: 0, inertiaGain: 0, inertiaLoss: 0, initialInertia: 0, innovativeness: 0 };
    const prices = {
      minimumMargin: margin,
      maximumMargin: margin,
      uncommittedCost: 0,
      scarcityMargin: 0,
      openingMargin: margin,
    };
    const market = threatAlone({ market: { ...prices, switchingCost: 0 } });
    const buyers = market.buyers.map((group) => ({
      ...group,
      parameters: { ...group.parameters, contractMonths: 12 },
    }));
    const suppliers = market.suppliers.map((group) => {
      const changes = { initialMargin: margin, ...(group.kind === "newcomer" ? {} : frozen) };
      return { ...group, parameters: { ...group.parameters, ...changes } };
    });
    const { result, on } = await effectIn({ ...market, buyers, suppliers });
    expect(on("newcomerShare", ALL).total.lower).toBeGreaterThan(0);
    expect(on("switches", ALL).total.difference).not.toBe(0);
    expect(result.means.entry).toEqual(result.means.withoutReaction);
    for (const { catfish, n } of result.effects)
      if (n > 0) expect(catfish).toMatchObject({ difference: 0, lower: 0, upper: 0 });
  });

  test("where nobody enters, entry without reaction is no entry, to the bit", async () => {
    const { result } = await effectIn(threatAlone({ entryEnabled: false }));
    expect(result.means.withoutReaction).toEqual(result.means.withoutEntry);
    expect(result.means.entry).toEqual(result.means.withoutEntry);
    for (const { total, substitution, n } of result.effects) {
      if (n > 0) expect([total, substitution]).toMatchObject([{ difference: 0 }, { difference: 0 }]);
    }
  });

  test("newcomers that nobody may choose have no effect at all", async () => {
    const buyers = [buyersOf("buyer", 2, { openness: 1, flexibleGate: 1 })];
    const { result } = await effectIn(threatAlone({ buyers }));
    // Courting in vain costs the newcomer; nobody else is touched.
    for (const { total, n } of result.effects.filter(({ series }) => !/profit|exits/.test(series.measure)))
      if (n > 0) expect(total).toMatchObject({ difference: 0, better: 0, worse: 0 });
  });
});
