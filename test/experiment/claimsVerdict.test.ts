import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../src/model/normalQuantile.ts";
import type { Claim } from "../../src/scenario/scenario.ts";
import { judge } from "../../src/worlds/claims/verdict.ts";

/** Mean 3, standard deviation 1.5811; t(0.95, 4) = 2.13185 (any table), so that the half-width is 1.50744. */
const fiveWorlds = [1, 2, 3, 4, 5];

function verdictOf(is: Claim["is"], more: Partial<Claim> = {}, worlds: readonly number[] = fiveWorlds) {
  return judge({ is, confidence: 0.95, ...more }, worlds);
}

describe("a verdict", () => {
  test("rests on an interval of which each end is as sure as the claim asks", () => {
    const { n, mean, lower, upper, margin } = verdictOf("above", { value: 0 });
    expect({ n, mean }).toEqual({ n: 5, mean: 3 });
    expect(lower).toBeCloseTo(3 - 1.50744, 4);
    expect(upper).toBeCloseTo(3 + 1.50744, 4);
    expect(margin).toBeCloseTo((3 - 1.50744) / 1.50744, 4);
  });

  test("on a mere difference rests on both ends together", () => {
    // t(0.975, 4) = 2.77645.
    expect(verdictOf("different").lower).toBeCloseTo(3 - (2.77645 * Math.sqrt(2.5)) / Math.sqrt(5), 4);
  });

  test.each<[Claim["is"], Partial<Claim>, string]>([
    ["higher", {}, "green"],
    ["higher", { by: 1.4 }, "green"],
    ["higher", { by: 2.5 }, "undecided"],
    ["higher", { by: 5 }, "red"],
    ["lower", {}, "red"],
    ["different", {}, "green"],
    ["different", { by: 0.5 }, "green"],
    ["different", { by: 2 }, "undecided"],
    ["different", { by: 5 }, "red"],
    ["same", { by: 5 }, "green"],
    ["same", { by: 4 }, "undecided"],
    ["same", { by: 1 }, "red"],
    ["above", { value: 1.4 }, "green"],
    ["above", { value: 4 }, "undecided"],
    ["below", { value: 4.6 }, "green"],
    ["below", { value: 1.4 }, "red"],
    ["between", { value: [1.4, 4.6] }, "green"],
    ["between", { value: [2, 4] }, "undecided"],
    ["between", { value: [5, 6] }, "red"],
  ])("of %s %j is %s for a mean of 3 within 1.49 and 4.51", (is, more, verdict) => {
    expect(verdictOf(is, more).verdict).toBe(verdict);
  });

  test("is the mirror of the opposite claim about the opposite numbers", () => {
    const opposite = fiveWorlds.map((value) => -value);
    for (const by of [0, 1.4, 2.5, 5]) {
      const [higher, lower] = [verdictOf("higher", { by }), verdictOf("lower", { by }, opposite)];
      expect(lower.verdict).toBe(higher.verdict);
      expect(lower.margin).toBeCloseTo(higher.margin, 12);
    }
  });

  test("is sharp where all worlds agree to the last digit", () => {
    const equal = [0, 0, 0];
    expect(verdictOf("same", { by: 0 }, equal)).toMatchObject({ verdict: "green", margin: Number.POSITIVE_INFINITY });
    expect(verdictOf("between", { value: [0, 0] }, equal).verdict).toBe("green");
    expect(verdictOf("higher", {}, equal)).toMatchObject({ verdict: "red", margin: Number.NEGATIVE_INFINITY });
    expect(verdictOf("different", {}, equal).verdict).toBe("red");
  });

  test("leaves out missing worlds, and is undecided with fewer than two", () => {
    expect(verdictOf("above", { value: 0 }, [...fiveWorlds, Number.NaN])).toEqual(verdictOf("above", { value: 0 }));
    expect(verdictOf("above", { value: 0 }, [7, Number.NaN])).toMatchObject({ verdict: "undecided", n: 1, mean: 7 });
    expect(verdictOf("above", { value: 0 }, [])).toMatchObject({ verdict: "undecided", n: 0 });
  });

  test("that is undecided says how many worlds would decide it four times in five", () => {
    // ((1.64485 + 0.84162) x 1.58114 / 0.5)^2
    expect(verdictOf("above", { value: 2.5 }).worldsNeeded).toBe(62);
    expect(verdictOf("above", { value: 3 }).worldsNeeded).toBeNaN();
    expect(verdictOf("above", { value: 0 }).worldsNeeded).toBeUndefined();
  });
});

test("so many worlds do decide it four times in five", () => {
  // Normal numbers with mean 0.5 and standard deviation 2.
  const uniform = seedrandom("four times in five");
  const normal = () => normalQuantile(uniform());
  const worlds = Math.ceil((((1.6449 + 0.8416) * 2) / 0.5) ** 2);
  let decided = 0;
  for (let trial = 0; trial < 500; trial++) {
    const values = Array.from({ length: worlds }, () => 0.5 + 2 * normal());
    if (verdictOf("higher", {}, values).verdict === "green") decided++;
  }
  expect(decided / 500).toBeGreaterThan(0.74);
  expect(decided / 500).toBeLessThan(0.86);
});
