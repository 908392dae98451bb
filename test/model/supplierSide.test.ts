import { describe, expect, test } from "vitest";
import type { MeasureName } from "../../src/model/measures.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, strategicMarket } from "./exampleMarket.ts";
import { monthsOf, onPanels, run, watch } from "./runWorld.ts";

const market = strategicMarket({ buyers: [buyersOf("large", 3), buyersOf("small", 5, { openness: 0.5 })] });
const groups = ["powerhouse", "newcomer"] as const;

/** Suppliers of a group. */
function membersOf(world: World, group: string): number[] {
  const place = market.suppliers.findIndex(({ name }) => name === group);
  return Array.from(world.supplier.group.keys()).filter((s) => world.supplier.group[s] === place);
}

/** What is worked out of the world in every month, beside what the measure says. */
function worked(group: string, of: (world: World, members: readonly number[]) => number): number[] {
  const values: number[] = [];
  watch(market, { during: (world) => values.push(of(world, membersOf(world, group))) });
  return values;
}

function isAs(measure: MeasureName, of: (world: World, members: readonly number[]) => number): void {
  for (const group of groups) {
    const said = monthsOf(run(market), measure, group);
    const expected = worked(group, of);
    expect(said.some((value) => value > 0)).toBe(true);
    for (const [month, value] of said.entries()) expect(value, `${group} ${month}`).toBeCloseTo(expected[month], 12);
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

/** Places of the relations of suppliers on panels. */
function placesOf(world: World, members: readonly number[]): number[] {
  return onPanels(world).filter((r) => members.includes(world.relation.supplier[r]));
}

function isContract({ buyer, relation }: World, r: number): boolean {
  return r < buyer.contractsEnd[relation.buyer[r]];
}

describe("the pipeline of a group", () => {
  test("holds its relations, each in one stage", () => {
    const stages = ["pipelineTrials", "pipelineQualified", "contracts"] as const;
    for (const group of groups) {
      const counted = stages.map((stage) => monthsOf(run(market), stage, group));
      const all = worked(group, (world, members) => placesOf(world, members).length / members.length);
      for (const [month, number] of all.entries()) {
        expect(sum(counted.map((stage) => stage[month]))).toBeCloseTo(number, 12);
      }
    }
  });

  test("counts contracts, and who is past the gate among the others", () => {
    isAs(
      "contracts",
      (world, members) => placesOf(world, members).filter((r) => isContract(world, r)).length / members.length,
    );
    isAs("pipelineQualified", (world, members) => {
      const past = placesOf(world, members).filter((r) => !isContract(world, r) && world.relation.eligible[r] === 1);
      return past.length / members.length;
    });
  });

  test("has as many prospects as accounts at most", () => {
    for (const group of groups) {
      const [courted, prospects] = (["pipelineCourted", "pipelineProspects"] as const).map((name) =>
        monthsOf(run(market), name, group),
      );
      expect(Math.max(...prospects)).toBeGreaterThan(0);
      for (const [month, number] of prospects.entries()) expect(number).toBeLessThanOrEqual(courted[month]);
    }
  });
});

describe("what is won", () => {
  /** Events of a run that are told, by month and supplier. */
  function told(what: string): { month: number; supplier: number }[] {
    const events: { month: number; supplier: number }[] = [];
    watch(market, {
      before: (world) => {
        world.eventLog = {
          tell: (month, name, _buyer, supplier) => {
            if (name === what) events.push({ month, supplier });
          },
        };
      },
    });
    return events;
  }

  test.each([
    ["contractsWon", "winContract"],
    ["trialsWon", "trial"],
  ] as const)("%s are counted as they are told", (measure, event) => {
    const events = told(event);
    let members: number[] = [];
    for (const group of groups) {
      watch(market, { during: (world) => (members = membersOf(world, group)) });
      const said = monthsOf(run(market), measure, group);
      for (const [month, rate] of said.entries()) {
        const own = events.filter((one) => one.month === month && members.includes(one.supplier));
        expect(rate).toBeCloseTo((12 * own.length) / members.length, 12);
      }
    }
    expect(events.length).toBeGreaterThan(0);
  });

  test("no more is won than was competed for", () => {
    for (const group of groups) {
      const [won, entered] = (["contractsWon", "reviewsEntered"] as const).map((name) =>
        monthsOf(run(market), name, group),
      );
      expect(sum(won)).toBeGreaterThan(0);
      for (const [month, rate] of won.entries()) expect(rate).toBeLessThanOrEqual(entered[month]);
    }
  });
});

describe("selling", () => {
  test("costs what settling the accounts took for it", () => {
    const capacity: number[][] = [];
    watch(market, { before: ({ supplier }) => capacity.push([...supplier.capacity]) });
    // Beside selling, effort, capacity and goods are paid: what the profit lacks of the rest is the cost.
    const earned = (world: World, s: number) => {
      const { supplier, relation } = world;
      const { unitCost, minimumEffort, effortResponse } = supplier.parameters;
      const ofRelations = placesOf(world, [s]).map((r) => {
        const cost = unitCost[s] * (isContract(world, r) ? 1 : 1 + world.market.uncommittedCost);
        const over = relation.effort[r] - minimumEffort[s];
        const response = effortResponse[s];
        const effort = over > 0 && response > 0 ? (relation.ordered[r] * over * over) / (2 * response) : 0;
        const margin = relation.price[r] - cost;
        const taken = margin + relation.price[r] * world.market.rerouteSurcharge;
        return margin * relation.delivered[r] + taken * relation.takenOver[r] - effort;
      });
      const begins = supplier.entrant[s] === 1 && supplier.entryMonth[s] === world.month;
      const room = begins ? supplier.parameters.capacity[s] : capacity[world.month][s];
      const fixed = supplier.active[s] * supplier.parameters.fixedCost[s] * room;
      return sum(ofRelations) - fixed;
    };
    isAs("sellingCost", (world, members) => mean(members.map((s) => earned(world, s) - world.supplier.profit[s])));
  });

  test("costs no less than its part for new business", () => {
    for (const group of groups) {
      const [all, ofNew] = (["sellingCost", "newBusinessCost"] as const).map((name) =>
        monthsOf(run(market), name, group),
      );
      expect(Math.max(...ofNew)).toBeGreaterThan(0);
      for (const [month, cost] of ofNew.entries()) expect(cost).toBeLessThanOrEqual(all[month]);
    }
  });

  test("ends a year with as much of the target as was sold on it", () => {
    const sold = new Map<number, number[]>();
    const asked = new Map<number, number[]>();
    watch(market, {
      during: ({ strategist, supplier }) => {
        for (const [n, s] of strategist.supplier.entries()) {
          if (market.suppliers[supplier.group[s]].name !== "powerhouse") continue;
          // In month 0 nobody has sold anything yet, and nobody is asked for anything.
          const isAsked = strategist.target[n] >= 0;
          expect(isAsked).toBe((sold.get(s) ?? []).length > 0);
          sold.set(s, [...(sold.get(s) ?? []), isAsked ? supplier.volume[s] : 0]);
          asked.set(s, [...(asked.get(s) ?? []), isAsked ? strategist.target[n] : 0]);
        }
      },
    });
    const said = monthsOf(run(market), "targetAttainment", "powerhouse");
    for (const [month, attained] of said.entries()) {
      if (month % 12 !== 11) {
        expect(attained).toBeNaN();
        continue;
      }
      const year = (values: readonly number[]) => sum(values.slice(month - 11, month + 1));
      expect(attained).toBeCloseTo(sum([...sold.values()].map(year)) / sum([...asked.values()].map(year)), 10);
    }
  });
});

describe("trust by cause", () => {
  const rungs = [
    ["trustProduct", ["trustProductWords", "trustProductDeeds", "trustProductContact"]],
    ["trustRisk", ["trustRiskWords", "trustRiskDeeds", "trustRiskContact"]],
    ["trustOrganisation", ["trustOrganisationWords", "trustOrganisationDeeds", "trustOrganisationContact"]],
    ["trustSocial", ["trustSocialWords", "trustSocialDeeds"]],
  ] as const;

  test.each(rungs)("the parts of %s are at least 0 and add up to it", (rung, parts) => {
    for (const group of groups) {
      const written = run(market);
      const whole = monthsOf(written, rung, group);
      const causes = parts.map((part) => monthsOf(written, part, group));
      for (const [month, trust] of whole.entries()) {
        if (Number.isNaN(trust)) continue;
        expect(sum(causes.map((cause) => cause[month]))).toBeCloseTo(trust, 12);
        for (const cause of causes) expect(cause[month]).toBeGreaterThan(-1e-12);
      }
    }
  });

  test("words never hold more than they can reach, and contact adds to deeds", () => {
    const written = run(market);
    const cap = 0.35;
    for (const [, parts] of rungs) {
      const words = monthsOf(written, parts[0], "newcomer").filter((value) => !Number.isNaN(value));
      expect(Math.max(...words)).toBeLessThanOrEqual(cap);
    }
    const contact = monthsOf(written, "trustOrganisationContact", "newcomer").filter((value) => !Number.isNaN(value));
    expect(Math.max(...contact)).toBeGreaterThan(0.01);
  });
});
