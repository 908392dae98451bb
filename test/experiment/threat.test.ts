import { describe, expect, test } from "vitest";
import { gatedRungs, nearestToGate } from "../../src/analyse/gate.ts";
import { gainsClearly, threatTo } from "../../src/analyse/threat.ts";
import { openArms } from "../../src/worlds/replicateArms.ts";
import { meanInterval } from "../../src/worlds/statistics/intervals.ts";
import { buyersOf, marketOf, suppliersOf, withStrategy } from "../model/exampleMarket.ts";
import { scenarioFrom } from "../scenario/libraries.ts";
import { inOrder } from "./exampleScenario.ts";

/** Three months of shares of spend, each the same in every world. */
const shares = { powerhouse: [0.5, 0.4, 0.3], backup: [0.5, 0.5, 0.4], newcomer: [0, 0.1, 0.3] } as const;
const groups = ["powerhouse", "backup", "newcomer"] as const;

const plain = marketOf({
  suppliers: [
    suppliersOf("powerhouse", "fixed", 1),
    suppliersOf("backup", "flexible", 1),
    suppliersOf("newcomer", "newcomer", 1),
  ],
});
const defended = withStrategy(plain, "powerhouse", { improvement: 0.01 });

function seen(market: typeof plain, asker: string) {
  const mean = Float64Array.from([0, 1, 2].flatMap((month) => groups.map((group) => shares[group][month])));
  const same = { n: mean.map(() => 10), mean, lower: mean, upper: mean };
  const monthly = { ...same, p05: mean, p25: mean, p50: mean, p75: mean, p95: mean };
  const series = groups.map((group) => ({ measure: "shareOfSpend", group }) as const);
  return { scenario: { market, asker }, series, months: 3, monthly, ...windowOf(groups.map((group) => later(group))) };
}

/** Two worlds, alike, with these means over the window. */
function windowOf(means: readonly number[]) {
  return { means: Float64Array.from([...means, ...means]), replications: 2 };
}

/** Mean of the last two months. */
function later(group: (typeof groups)[number]): number {
  return (shares[group][1] + shares[group][2]) / 2;
}

describe("who threatens a supplier that is there already", () => {
  test("is the group that gains most without its strategy, half of it by the month in which it has it", () => {
    const threat = threatTo(seen(defended, "powerhouse"), seen(plain, "powerhouse"), []);
    expect(threat?.challenger.group).toBe("newcomer");
    expect(threat?.challenger.last.mean).toBe(0.3);
    // Half of 0 to 0.3 is 0.15, passed in the third month.
    expect(threat?.half).toBe(2);
    expect(threat?.own.last.mean).toBe(0.3);
    expect(threat?.contracts).toBeUndefined();
  });

  test("holds the contracts of newcomers where there are no others, since they are counted of all together", () => {
    const contracts = (market: typeof plain) => {
      const { series, monthly, ...rest } = seen(market, "powerhouse");
      const withContracts = Float64Array.from(
        [0, 1, 2].flatMap((at) => [...monthly.mean.slice(3 * at, 3 * at + 3), at]),
      );
      const n = withContracts.map(() => 10);
      const held = { ...monthly, n, mean: withContracts, lower: withContracts, upper: withContracts };
      const all = [...series, { measure: "newcomersOnFixedTrack", group: "all" } as const];
      const own = seen(withStrategy(market, "powerhouse", { improvement: 0.01 }), "powerhouse");
      const window = windowOf([...groups.map((group) => later(group)), 1]);
      const threat = threatTo(own, { ...rest, ...window, series: all, monthly: held }, []);
      expect(threat?.challenger.group).toBe("newcomer");
      return threat?.contracts?.mean;
    };
    const others = (count: number) => ({
      ...plain,
      suppliers: [...plain.suppliers, suppliersOf("others", "newcomer", count)],
    });
    expect(contracts(plain)).toBe(2);
    expect(contracts(others(0))).toBe(2);
    expect(contracts(others(1))).toBeUndefined();
  });

  test("is nobody to a newcomer, nor where the reference has the strategy too, nor where nobody gains", () => {
    expect(
      threatTo(seen(withStrategy(plain, "newcomer", { online: 1 }), "newcomer"), seen(plain, "newcomer"), []),
    ).toBeUndefined();
    expect(threatTo(seen(defended, "powerhouse"), seen(defended, "powerhouse"), [])).toBeUndefined();
    const still = seen(plain, "powerhouse");
    const months = { ...still, monthly: { ...still.monthly, mean: still.monthly.mean.map(() => 0.3) } };
    const flat = { ...months, monthly: { ...months.monthly, lower: months.monthly.mean, upper: months.monthly.mean } };
    expect(threatTo(seen(defended, "powerhouse"), flat, [])).toBeUndefined();
  });
});

test("a gain is clear by one rule: the last month above the first, and the mean over the window beyond chance", () => {
  const arm = (...worlds: readonly number[]) => {
    const series = [{ measure: "shareOfSpend", group: "newcomer" }] as const;
    return { series, means: Float64Array.from(worlds), replications: worlds.length };
  };
  expect(gainsClearly(arm(0.2, 0.21, 0.22), "newcomer", 0.1, 0.3)).toBe(true);
  expect(gainsClearly(arm(0.02, 0.2, 0.4), "newcomer", 0.1, 0.3)).toBe(false);
  expect(gainsClearly(arm(0.2, 0.21, 0.22), "newcomer", 0.1, 0.05)).toBe(false);
});

test("the first month adds no chance to a gain: it is the same in every world, or who begins with more keeps more", async () => {
  const scenario = scenarioFrom("extends: incumbent-defence\ntitle: x\n");
  const groups = scenario.market.suppliers.map(({ name }) => name);
  const series = groups.map((group) => ({ measure: "shareOfSpend", group }) as const);
  const growing = openArms([scenario], series, { seed: "gain" }, inOrder());
  await growing.growTo(20);
  const [{ values, worlds, months }] = growing.months();
  const spread = (of: readonly number[]) => {
    const { lower, upper } = meanInterval(of);
    return upper - lower;
  };
  for (const place of series.keys()) {
    const at = (world: number, month: number) => values[(world * months + month) * series.length + place];
    const firsts = Array.from({ length: worlds }, (_, world) => at(world, 0));
    const late = firsts.map((_, world) => meanInterval(Array.from({ length: 60 }, (__, m) => at(world, 60 + m))).mean);
    const gains = late.map((mean, world) => mean - firsts[world]);
    expect(spread(gains), groups[place]).toBeLessThanOrEqual(spread(late) * (1 + 1e-9));
  }
});

describe("who is nearest to a contract", () => {
  /** Three months of trust on each rung, product, supply and organisation, the same in every world. */
  const trust = {
    newcomer: [
      [Number.NaN, 0.6, 0.8],
      [Number.NaN, 0.4, 0.7],
      [Number.NaN, 0.2, 0.5],
    ],
    backup: [
      [0.5, 0.5, 0.5],
      [0.5, 0.5, 0.4],
      [0.6, 0.6, 0.6],
    ],
  } as const;
  const outside = ["newcomer", "backup"] as const;
  const series = outside.flatMap((group) => gatedRungs.map((measure) => ({ measure, group }) as const));

  /** @param sells  worlds of ten in which the newcomer sells at the end */
  function gated(gate: number, sells = 10) {
    const market = { ...plain, buyers: [buyersOf("buyer", 2, { fixedGate: gate })] };
    const mean = Float64Array.from(
      [0, 1, 2].flatMap((month) => outside.flatMap((group) => trust[group].map((rung) => rung[month]))),
    );
    const n = mean.map((_, at) => (series[at % series.length].group === "newcomer" ? sells : 10));
    const monthly = { n, mean, lower: mean, upper: mean, p05: mean, p25: mean, p50: mean, p75: mean, p95: mean };
    return { scenario: { market, asker: "powerhouse" }, series, months: 3, monthly, replications: 10 };
  }

  test("is whose lowest rung is highest in the last month, and all three are past the gate since a month", () => {
    // The lowest rungs at the end are 0.5, of the newcomer in its organisation, and 0.4, of the back-up in its supply.
    expect(nearestToGate(gated(0.3))).toMatchObject({
      group: "newcomer",
      rung: "trustOrganisation",
      gate: 0.3,
      month: 2,
      since: 2,
      trust: { n: 10, mean: 0.5 },
    });
    expect(nearestToGate(gated(0.15))?.since).toBe(1);
    expect(nearestToGate(gated(0.55))).toMatchObject({ group: "newcomer", gate: 0.55 });
    expect(nearestToGate(gated(0.55))?.since).toBeUndefined();
  });

  test("is not a group that hardly a world has any more, and nobody where no gate can be reached", () => {
    expect(nearestToGate(gated(0.3, 4))).toMatchObject({ group: "backup", rung: "trustRisk", since: 0 });
    expect(nearestToGate(gated(1))).toBeUndefined();
  });
});
