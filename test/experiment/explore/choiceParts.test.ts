import { describe, expect, test } from "vitest";
import { crossedMean, halvesMean } from "../../../src/analyse/choice/intervals.ts";
import { outcomesOf, usableOf } from "../../../src/analyse/choice/outcomes.ts";
import { combinations, futuresOf } from "../../../src/analyse/choice/policies.ts";
import { mostRegret, spreadsOf } from "../../../src/analyse/choice/regret.ts";
import { handsOnLevers, handsOnUncertainties } from "../../../src/question/hands.ts";
import { differentPolicies, leverPolicies, readCriterion, readPolicy } from "../../../src/question/policies.ts";
import { readVariable, type Variable } from "../../../src/scenario/vary.ts";
import { meanInterval } from "../../../src/worlds/statistics/intervals.ts";
import { markets, plantedRecord } from "./plantedChoice.ts";

function variable(text: string): Variable {
  const read = readVariable(text, markets.settings);
  if ("wrong" in read) throw new Error(read.wrong);
  return read;
}

describe("policies", () => {
  test("of levers are all combinations, in words that people say", () => {
    const levers = [variable("policy.flexibleShare=0:0.4:0.2"), variable("policy.contractMonths=12,24")];
    const policies = leverPolicies(levers);
    expect(policies).toHaveLength(6);
    expect(policies[3]).toEqual({
      name: "flexible share 20 % + contract months 24",
      settings: ["policy.flexibleShare=0.2", "policy.contractMonths=24"],
    });
    const alike = leverPolicies([variable("policy.openness=0.1"), variable("buyers.buyer.policy.openness=0.2")]);
    expect(alike[0].name).toBe("openness 10 % + openness of buyer 20 %");
  });

  test("by name are a name and settings", () => {
    expect(readPolicy("open: policy.openness=0.3  policy.flexibleShare=40%")).toEqual({
      name: "open",
      settings: ["policy.openness=0.3", "policy.flexibleShare=40%"],
    });
    for (const wrong of ["", "open", "open:", ": policy.openness=0.3", "open: policy.openness"]) {
      expect(readPolicy(wrong)).toHaveProperty("wrong");
    }
  });

  test("that change nothing are the scenario as it is, which comes first and takes their name", () => {
    const policies = differentPolicies(leverPolicies([variable("policy.openness=0.1,0.2,0.3")]), [], markets);
    expect(policies).toEqual([
      { name: "as it is (openness 20 %)", settings: [] },
      { name: "openness 10 %", settings: ["policy.openness=0.1"] },
      { name: "openness 30 %", settings: ["policy.openness=0.3"] },
    ]);
  });

  test("with one name or one market are refused, and settings that do not go together", () => {
    const same = { settings: ["policy.openness=0.3"] };
    expect(
      differentPolicies(
        [],
        [
          { name: "a", ...same },
          { name: "a", settings: ["policy.openness=0.4"] },
        ],
        markets,
      ),
    ).toMatchObject({ problems: [{ wrong: 'Two policies are called "a".' }] });
    expect(
      differentPolicies(
        [],
        [
          { name: "a", ...same },
          { name: "b", ...same },
        ],
        markets,
      ),
    ).toMatchObject({
      problems: [{ wrong: '"b" is the same as "a".' }],
    });
    expect(differentPolicies([], [{ name: "a", settings: ["policy.openness=3"] }], markets)).toMatchObject({
      problems: [{ source: "--policy a" }],
    });
  });
});

describe("levers and uncertainties", () => {
  const hands = (path: string) => {
    const lever = handsOnLevers([{ path, source: "" }], markets.settings);
    const fate = handsOnUncertainties([{ path, source: "" }], [], markets.settings);
    const verdict = ({ problems, cautions }: typeof lever) =>
      problems.length > 0 ? "refused" : cautions.length > 0 ? "noted" : "taken";
    return [verdict(lever), verdict(fate)];
  };

  test.each([
    ["policy.openness", "taken", "refused"],
    ["buyers.buyer.policy.openness", "taken", "noted"],
    ["buyers.buyer.demand", "noted", "taken"],
    ["suppliers.newcomer.count", "noted", "taken"],
    ["market.disruptionRate", "refused", "taken"],
    ["entry.enabled", "refused", "taken"],
    ["months", "refused", "refused"],
    ["unitCost", "refused", "refused"],
  ])("%s as a lever is %s, as an uncertainty %s", (path, lever, fate) => {
    expect(hands(path)).toEqual([lever, fate]);
  });
});

describe("futures", () => {
  test("of ranges lie within them, whole numbers whole, and the same seed gives the same", () => {
    const uncertain = [variable("market.disruptionRate=0.02:0.04"), variable("suppliers.newcomer.entry.month=24:30")];
    const futures = futuresOf("sobol", 64, uncertain, "seed");
    const numbers = futures.map((settings) => settings.map((setting) => Number(setting.split("=")[1])));
    for (const [rate, month] of numbers) {
      expect(rate).toBeGreaterThanOrEqual(0.02);
      expect(rate).toBeLessThan(0.04);
      expect(Number.isInteger(month) && month >= 24 && month <= 30).toBe(true);
    }
    expect(futuresOf("sobol", 64, uncertain, "seed")).toEqual(futures);
    expect(futuresOf("sobol", 64, uncertain, "other")).not.toEqual(futures);
    expect(new Set(futures.map(String)).size).toBe(64);
  });

  test("of lists take each level about as often, or every combination once", () => {
    const uncertain = [variable("suppliers.newcomer.count=0,2,6"), variable("entry.enabled=false,true")];
    expect(combinations(uncertain)).toBe(6);
    expect(new Set(futuresOf("grid", 6, uncertain, "seed").map(String)).size).toBe(6);
    const counts = futuresOf("lhs", 60, uncertain, "seed").filter(([first]) => first === "suppliers.newcomer.count=2");
    // A Latin hypercube cuts the range into 60 strips, of which the middle level has 20.
    expect(counts).toHaveLength(20);
    expect(combinations([variable("market.disruptionRate=0:0.1")])).toBeUndefined();
  });
});

describe("criteria", () => {
  test.each([
    ["buyerValue >= 1.1", { side: ">=", value: 1.1, series: { measure: "buyerValue", group: "all" } }],
    ["price:newcomer<1.2", { side: "<=", value: 1.2, series: { measure: "price", group: "newcomer" } }],
    ["newcomerShare > 12.5 %", { side: ">=", value: 0.125 }],
    ["buyerValue >= -0.5", { side: ">=", value: -0.5 }],
  ])("%s is understood", (text, meaning) => {
    expect(readCriterion(text)).toMatchObject(meaning);
  });

  test("a measure alone is no worse than the scenario as it is", () => {
    const series = { measure: "price", group: "all" };
    expect(readCriterion("price")).toEqual({ series, side: "<=", text: "price" });
    expect(readCriterion("service:incumbents")).toMatchObject({ side: ">=", series: { group: "incumbents" } });
  });

  test.each(["", ">= 3", "price =< 1", "price >= ", "price >= cheap", "prise >= 1", "newcomerShare"])(
    "%s is refused",
    (text) => {
      expect(readCriterion(text)).toHaveProperty("wrong");
    },
  );
});

describe("means", () => {
  test("over futures and worlds have the chance of both", () => {
    const [byFuture, byWorld] = [Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 2.5, 3)];
    const { mean, standardError, freedom } = crossedMean(byFuture, byWorld, false);
    // s^2 / n: (5/3) / 4 and (1/4) / 3.
    expect([mean, freedom]).toEqual([2.5, 2]);
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 12 + 1 / 12), 9);
    expect(crossedMean(byFuture, byWorld, true).standardError).toBeCloseTo(Math.sqrt(1 / 12), 9);
    expect(crossedMean(Float64Array.of(1), Float64Array.of(1), false)).toMatchObject({ mean: 1, lower: Number.NaN });
  });

  test("over halves add the errors of the halves, as if they went together", () => {
    const { mean, standardError, freedom } = halvesMean(Float64Array.of(1, 10, 3, 14, 5, 18));
    // Even worlds 1, 3, 5: s / sqrt(n) = 2 / sqrt(3); odd ones 10, 14, 18: 4 / sqrt(3).
    expect([mean, freedom]).toEqual([8.5, 2]);
    expect(standardError).toBeCloseTo(3 / Math.sqrt(3), 6);
    expect(halvesMean(Float64Array.of(1, 2)).lower).toBeNaN();
  });
});

describe("the largest regret that may be", () => {
  const [POLICIES, FUTURES, WORLDS] = [12, 6, 8];
  const means = Array.from({ length: POLICIES }, (_, policy) =>
    Array.from({ length: FUTURES }, (_, future) => Math.sin(policy * 7 + future)),
  );

  test.each([
    ["all worlds", -1],
    ["a world missing", 100],
  ])("is that of all others, though those that cannot reach it are passed over: %s", (_, missing) => {
    const record = plantedRecord({ means, worlds: WORLDS, shared: 0.2, noise: 0.4, seed: "all others" });
    const outcomes = outcomesOf(record, usableOf(record), 0, "higher");
    const values = outcomes.values.map((value, at) => (at === missing ? Number.NaN : value));
    const holed = { ...outcomes, values };
    const worldsOf = (future: number, policy: number) => {
      const first = (future * POLICIES + policy) * WORLDS;
      return values.subarray(first, first + WORLDS);
    };
    for (let policy = 0; policy < POLICIES; policy++) {
      const plainly = Array.from({ length: FUTURES }, (_, future) => {
        const limits = Array.from({ length: POLICIES }, (_, other) => {
          const gains = worldsOf(future, other).map((value, world) => value - worldsOf(future, policy)[world]);
          return other === policy ? 0 : meanInterval(gains).upper;
        });
        return Math.max(0, ...limits);
      });
      expect([...mostRegret(holed, policy, spreadsOf(holed))]).toEqual(plainly);
    }
  });
});
