import { describe, expect, test } from "vitest";
import { searchBox, shortestBetween } from "../../../../src/analyse/discovery/boxDiscovery.ts";
import { casesFor } from "../../../../src/analyse/discovery/cases.ts";
import { fitOf } from "../../../../src/analyse/discovery/prim.ts";
import { conditionOf, question, type Respond, responding, scenario, variablesOf } from "./planted.ts";

const design = { design: "sobol", points: 512 } as const;
const variables = variablesOf(
  "policy.flexibleShare=0:0.5",
  "policy.openness=0:0.4",
  "policy.contractMonths=6:47",
  "policy.negotiation=0.3:0.8",
  "suppliers.powerhouse.respondsToThreat",
);
const condition = conditionOf("price > 1");

/** Above 1 in about 98 % of the worlds in the planted box, in 2 % outside. Openness and negotiation do nothing. */
const planted: Respond = (at, luck, own) => {
  const isIn =
    at["policy.flexibleShare"] > 0.2 &&
    at["policy.contractMonths"] <= 26 &&
    at["suppliers.powerhouse.respondsToThreat"] === 1;
  return [(isIn ? 1.3 : 0.7) + 0.14 * (0.6 * luck + 0.8 * own)];
};

describe("a planted box", () => {
  const asked = question({ variables, condition });
  const found = searchBox(asked, design, responding(planted, 20, "planted"));

  test("is found: its variables and its limits, and no others", async () => {
    const { found: box, hits, known } = await found;
    if (typeof box === "string") throw new Error(box);
    // 0.6 of the flexible share, 21 of the 42 numbers of months, one of two words: 15 % of the points.
    expect(hits / known).toBeCloseTo(0.15, 1);
    expect(box.restrictions.map(({ variable }) => variable).sort()).toEqual([0, 2, 4]);
    // The limit lies between two of 512 points; 77 of them are in the box: a gap of a fiftieth of the range is rare.
    expect(box.box.low[0]).toBeGreaterThan(0.19);
    expect(box.box.low[0]).toBeLessThan(0.215);
    expect(box.box.high[2]).toBe(26);
    expect([box.box.low[4], box.box.high[4]]).toEqual([1, 1]);
    expect([box.box.low[1], box.box.high[1], box.box.low[3], box.box.high[3]]).toEqual([0, 0.4, 0.3, 0.8]);
    for (const { quasiP } of box.restrictions) expect(quasiP).toBeLessThan(1e-6);
    expect(box.fit).toMatchObject({ coverage: 1, density: 1 });
  });

  test("holds on points and in worlds that did not help to find it", async () => {
    const { found: box, finding, checking } = await found;
    if (typeof box === "string") throw new Error(box);
    expect([finding.length, checking.length]).toEqual([512, 256]);
    const { coverage, density } = box.check;
    // A limit off by a fiftieth of the range mistakes at most one in 25 of its points.
    expect(coverage.share).toBeGreaterThan(0.93);
    expect(density.share).toBeGreaterThan(0.93);
    expect(coverage.lower).toBeLessThan(coverage.share);
    const cases = casesFor(checking, variables, 0.5);
    expect(fitOf(cases, box.box)).toMatchObject({ hits: coverage.hits, cases: density.of });
  });

  test("has a middle at which it happens, in settings that can be set", async () => {
    const { middle } = await found;
    expect(middle?.settings).toEqual([
      "policy.flexibleShare=0.35",
      "policy.contractMonths=16",
      "suppliers.powerhouse.respondsToThreat=true",
    ]);
    expect(middle?.share).toBeGreaterThan(0.8);
  });

  test("is found as well with a Latin hypercube, and about it where some points fail", async () => {
    const fails = (at: Readonly<Record<string, number>>) => at["policy.openness"] > 0.3;
    const explore = responding(planted, 20, "planted", fails);
    const { found: box, finding, known } = await searchBox(asked, { ...design, design: "lhs" }, explore);
    if (typeof box === "string") throw new Error(box);
    expect(box.restrictions.map(({ variable }) => variable).sort()).toEqual([0, 2, 4]);
    expect(known).toBe(finding.filter(({ failure }) => failure === undefined).length);
    expect(known).toBeCloseTo(512 * 0.75, -1);
  });
});

describe("an outcome that happens in two places", () => {
  const asked = question({ variables: variables.slice(0, 4), condition });
  /** Negotiation above 0.55, half of the points; or a flexible share below 0.1, a fifth of the others. */
  const either: Respond = (at, luck, own) => {
    const isIn = at["policy.negotiation"] > 0.55 || at["policy.flexibleShare"] < 0.1;
    return [(isIn ? 1.3 : 0.7) + 0.14 * (0.6 * luck + 0.8 * own)];
  };

  test("has a box, and a further one in what it leaves out", async () => {
    const { found, further } = await searchBox(asked, design, responding(either, 20, "either"));
    if (typeof found === "string") throw new Error(found);
    expect(found.restrictions.map(({ variable }) => variable)).toEqual([3]);
    expect(found.box.low[3]).toBeCloseTo(0.55, 1);
    expect(further).toHaveLength(1);
    expect(further[0].restrictions.map(({ variable }) => variable)).toEqual([0]);
    expect(further[0].box.high[0]).toBeCloseTo(0.1, 1);
    // Of all such points, half of 0.6 lie in the first and a tenth of 0.6 in the second.
    expect(found.check.coverage.share).toBeCloseTo(0.5 / 0.6, 1);
    expect(further[0].check.coverage.share).toBeCloseTo(0.1 / 0.6, 1);
    expect(further[0].check.density.share).toBeGreaterThan(0.9);
  });

  test("is shown at a case where the middle of its box does not show it", async () => {
    // It does not happen between 0.555 and 0.595 of the negotiation, where the middle of the box lies.
    const hollow = responding(
      (at) => [at["policy.negotiation"] > 0.35 && Math.abs(at["policy.negotiation"] - 0.575) > 0.02 ? 2 : 0],
      10,
      "h",
    );
    const { middle, found } = await searchBox(asked, design, hollow);
    if (typeof found === "string") throw new Error(found);
    expect(middle?.settings).toHaveLength(4);
    expect(middle?.share).toBe(1);
  });
});

describe("no box", () => {
  const asked = question({ variables: variables.slice(0, 2), condition });
  const levelOf = (level: number) => responding(() => [level], 10, "flat");

  test("where it never happens, always does, or all points fail", async () => {
    expect((await searchBox(asked, design, levelOf(0))).found).toBe("never");
    expect((await searchBox(asked, design, levelOf(2))).found).toBe("always");
    expect(
      (
        await searchBox(
          asked,
          design,
          responding(
            () => [2],
            10,
            "flat",
            () => true,
          ),
        )
      ).found,
    ).toBe("nothing");
  });

  test("where chance alone decides, limits seldom seem needed and never pass the check", async () => {
    for (let trial = 0; trial < 10; trial++) {
      const explore = responding((_, __, own) => [1 + own], 1, `trial ${trial}`);
      const { found } = await searchBox({ ...asked, seed: `trial ${trial}` }, { ...design, points: 256 }, explore);
      if (typeof found === "string") continue;
      // Half of all cases are of interest: three standard deviations of the density of 128 points, or of those in the box.
      const { density } = found.check;
      expect(density.share).toBeLessThan(0.5 + 3 * Math.sqrt(0.25 / density.of));
    }
  });
});

describe("what an outcome is held against", () => {
  const points = { design: "sobol", points: 64 } as const;
  const one = variablesOf("policy.openness=0:0.4", "policy.flexibleShare=0:0.5");
  const explore = responding(
    (at, luck) => {
      const closed = "without-entry" in at || "without-strategy" in at;
      const openness = at["policy.openness"] ?? 0.2;
      return [closed ? 10 + luck : 10 + luck + (openness - 0.3)];
    },
    10,
    "yardstick",
  );

  test("the scenario as it is, and the same point with something left out, are met world by world", async () => {
    const base = await searchBox(question({ variables: one, condition: conditionOf("price > base") }), points, explore);
    // Luck of a standard deviation 1 cancels: openness above that of the scenario, 0.2, happens in every world.
    for (const { settings, share } of [...base.finding, ...base.checking]) {
      expect(share).toBe(Number(settings[0].split("=")[1]) > 0.2 ? 1 : 0);
    }
    expect(base.base).toMatchObject({ share: 0, n: 10 });
    for (const reference of ["without-entry", "without-strategy"]) {
      const closed = conditionOf(`price > ${reference}`);
      const { finding } = await searchBox(question({ variables: one, condition: closed }), points, explore);
      for (const { settings, share } of finding) expect(share).toBe(Number(settings[0].split("=")[1]) > 0.3 ? 1 : 0);
    }
  });

  test("another series of the same point", async () => {
    const two = responding((at, luck) => [luck, luck + (at["policy.openness"] ?? 0.2) - 0.1], 10, "two");
    const condition = conditionOf("price:powerhouse < price:all");
    const { finding } = await searchBox(question({ variables: one, condition }), points, two);
    for (const { settings, share } of finding) expect(share).toBe(Number(settings[0].split("=")[1]) > 0.1 ? 1 : 0);
  });

  test("a number, in the money of the scenario, in which points are seen", async () => {
    const inEuro = { ...scenario, currency: "EUR", unitCost: 200 };
    const condition = conditionOf("price > 220");
    const seen = responding((at) => [200 * (1 + (at["policy.openness"] ?? 0))], 4, "money");
    const asked = { ...question({ variables: one, condition }), scenario: inEuro };
    const { finding } = await searchBox(asked, points, seen);
    for (const { settings, share, mean } of finding) {
      const openness = Number(settings[0].split("=")[1]);
      expect(share).toBe(openness > 0.1 ? 1 : 0);
      expect(mean).toBeCloseTo(200 * (1 + openness), 9);
    }
  });
});

test("short numbers lie strictly between", () => {
  expect(shortestBetween(0.2093, 0.2113)).toBe(0.21);
  expect(shortestBetween(-3, 4)).toBe(0);
  expect(shortestBetween(0.999, 1.001)).toBe(1);
  expect(shortestBetween(1234.1, 1234.3)).toBe(1234.2);
  expect(shortestBetween(1, 1)).toBe(1);
});
