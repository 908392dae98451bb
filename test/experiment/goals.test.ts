import { describe, expect, test } from "vitest";
import { goalOutcomes } from "../../src/analyse/goals.ts";
import { goalsIn } from "../../src/result/yearMeans.ts";
import type { Goal } from "../../src/scenario/scenario.ts";
import { goalSentences } from "../../src/words/en/goals.ts";
import type { WindowMeans } from "../../src/worlds/result.ts";
import { goalReader, yearlyPlaces, yearReader, yearsOf } from "../../src/worlds/years.ts";
import { scenarioOf } from "./exampleScenario.ts";

/** Groups that are called by their names. */
const NO_LABELS = { labels: new Map() };

const series = [{ measure: "fillRate", group: "all" }] as const;

/** Forty worlds of two years: the fill rate of every world in each, and over the second year as the window. */
function worldsWith(goal: Partial<Goal>, rates: (world: number) => readonly [number, number]): WindowMeans {
  const scenario = scenarioOf();
  const asked: Goal = { measure: "fillRate", group: "all", is: "atLeast", value: 0.9, share: 0.5, ...goal };
  const worlds = Array.from({ length: 40 }, (_, world) => rates(world));
  return {
    scenario: { ...scenario, goals: [asked], market: { ...scenario.market, months: 24 } },
    seed: "hand",
    replications: 40,
    months: 24,
    series,
    window: [12, 23],
    means: Float64Array.from(worlds, ([, second]) => second),
    years: { series, months: 24, from: 0, values: Float64Array.from(worlds.flat()) },
  };
}

const half = (world: number) => [0.95, world < 20 ? 0.95 : 0.5] as const;

test("a goal is met by so many worlds, over the whole run, whole years or the months of the tables", () => {
  const over = (months?: readonly [number, number]) => goalOutcomes(worldsWith({ ...(months && { months }) }, half))[0];
  expect(over()).toMatchObject({ months: [0, 23], n: 40, met: 20 });
  expect(over([0, 11])).toMatchObject({ n: 40, met: 40, verdict: "reached" });
  expect(over([12, 23])).toMatchObject({ n: 40, met: 20, verdict: "open" });
  expect(over([3, 23])).toMatchObject({ n: 0, verdict: "unknown", why: "months" });
  expect(over([12, 35])).toMatchObject({ n: 0, verdict: "unknown", why: "late" });
  expect(goalSentences(goalOutcomes(worldsWith({ months: [12, 35] }, half)), NO_LABELS)).toEqual([
    "Goal not checked: fill rate at least 90 % over months 12 to 35. The run ends before the end of these months.",
  ]);
});

test("it is reached only where every world has a value, and it is said how many have none", () => {
  const said = (goal: Partial<Goal>, without: number) => {
    const found = goalOutcomes(worldsWith(goal, (world) => [0.95, world < without ? Number.NaN : 0.95]));
    return { ...found[0], sentence: goalSentences(found, NO_LABELS)[0] };
  };
  const months = [12, 23] as const;
  expect(said({ months }, 0)).toMatchObject({ n: 40, verdict: "reached" });
  expect(said({ months }, 39)).toMatchObject({ n: 1, of: 40, met: 1, verdict: "open", why: "values" });
  expect(said({ months }, 39).sentence).toMatch(
    /^Goal not settled: .* It has a value in these months in 1 of 40 worlds, and is met in that one \(.*\); asked for/,
  );
  expect(said({ months }, 10).sentence).toContain("in 30 of 40 worlds, and is met in all of those (");
  // So many miss it that the others cannot make up for them.
  expect(said({ months, is: "below", share: 0.9 }, 10)).toMatchObject({ n: 30, met: 0, verdict: "missed" });
  expect(said({ months }, 40).sentence).toContain("It has no value in these months in any world.");
});

test("where only years are kept, as in folders of older programs, it needs every month, and says so", () => {
  const found = goalOutcomes(worldsWith({ months: [0, 11] }, () => [Number.NaN, 1]));
  expect(found[0]).toMatchObject({ n: 0, verdict: "unknown", why: "gaps" });
  expect(goalSentences(found, NO_LABELS)[0]).toContain("In no world has it a value in every one of these months.");
});

describe("what is kept by year for a goal", () => {
  const kept = [
    { measure: "price", group: "all" },
    { measure: "fillRate", group: "all" },
  ] as const;
  const goal = { measure: "price", group: "all", is: "below", value: 1, share: 0.5 } as const;
  /** A world of two years whose price is its month from month 4 on and missing before; its fill rate is 1. */
  const values = Float64Array.from({ length: 48 }, (_, at) => (at % 2 === 1 ? 1 : at < 8 ? Number.NaN : at / 2));
  const yearsFor = (goals: readonly Goal[]) => {
    const asked = { from: 0, goals };
    return {
      series: yearlyPlaces(kept, asked, 24).map(({ serie }) => serie),
      months: 24,
      from: 0,
      values: yearsOf(values, kept, 24, asked),
    };
  };

  test("is its mean over months that are no whole years, of those that have a value", () => {
    const years = yearsFor([{ ...goal, months: [2, 14] }]);
    // Months 4 to 14 have a value.
    expect(goalReader(years, { ...kept[0], months: [2, 14] })?.(0)).toBe(9);
    // The years themselves are as they were.
    expect(yearReader(years, kept[0])?.(0, 1)).toBe(17.5);
  });

  test("is known of what is paired only where every month has a value", () => {
    const years = yearsFor([
      { ...goal, months: [2, 14], against: "reference" },
      { ...goal, months: [5, 14], against: "reference" },
    ]);
    expect(goalReader(years, { ...kept[0], months: [2, 14], isEvery: true })?.(0)).toBeNaN();
    expect(goalReader(years, { ...kept[0], months: [5, 14], isEvery: true })?.(0)).toBe(9.5);
  });

  test("is its mean over whole years by the same rule: those of the months that have a value", () => {
    const years = yearsFor([{ ...goal, months: [0, 11] }]);
    // Months 4 to 11 have a value; the year itself needs all twelve.
    expect(goalReader(years, { ...kept[0], months: [0, 11] })?.(0)).toBe(7.5);
    expect(yearReader(years, kept[0])?.(0, 0)).toBeNaN();
    const means = { ...worldsWith({ ...goal, months: [0, 11] }, half), replications: 1, years };
    expect(goalOutcomes(means)[0]).toMatchObject({ n: 1, of: 1 });
  });

  test("is nothing where pairs have it by whole years already, and once where two goals ask for the same", () => {
    expect(yearsFor([{ ...goal, months: [12, 23], against: "reference" }]).series).toHaveLength(2);
    const twice = [goal, { ...goal, value: 2 }].map((each): Goal => ({ ...each, months: [1, 2] }));
    expect(yearsFor(twice).series).toHaveLength(3);
  });
});

test("of a folder goals are held whose columns its years have: an older program kept fewer", () => {
  const { scenario } = worldsWith({}, half);
  const goals = (
    [
      [3, 17],
      [4, 17],
    ] as const
  ).map((months): Goal => ({ ...scenario.goals[0], months }));
  const folder = { path: "old", read: () => "scenario,year,fillRate,fillRate@4:17\nx,1,1,1\n" };
  expect(goalsIn(folder, goals, scenario)).toEqual([goals[1]]);
});

describe("a goal against the reference", () => {
  const priceOf = (goal: Partial<Goal>, rates: (world: number) => readonly [number, number]) => {
    const means = worldsWith({ measure: "price", against: "reference", is: "atMost", ...goal }, rates);
    const price = [{ measure: "price", group: "all" }] as const;
    return {
      ...means,
      series: price,
      years: { ...means.years, series: price, months: 24, from: 0, values: means.years?.values ?? new Float64Array(0) },
    };
  };
  const reference = priceOf({}, () => [1, 2]);

  test("is met by worlds, each against its own of the reference, as a part of that or as a difference", () => {
    const dearer = (goal: Partial<Goal>) =>
      goalOutcomes(
        priceOf(goal, (world) => [1, world < 30 ? 2.03 : 2.1]),
        { reference },
      )[0];
    // 2 % of a mean of 1.5 is 0.03; half of 0.03 and half of 0.1 are dearer over both years.
    expect(dearer({ value: 0.02, isRelative: true })).toMatchObject({ n: 40, met: 30 });
    expect(dearer({ value: 0.02, isRelative: true, months: [12, 23] })).toMatchObject({ met: 30 });
    expect(dearer({ value: 0.01 })).toMatchObject({ met: 0, verdict: "missed" });
    expect(dearer({ value: 0.016 })).toMatchObject({ met: 30 });
  });

  test("says what it is held against, and that there is nothing where there is not", () => {
    const means = priceOf({ value: 0.02, isRelative: true }, () => [1, 2]);
    expect(goalSentences(goalOutcomes(means, { reference }), NO_LABELS, undefined, "today")[0]).toBe(
      'Goal reached: price at most 2 % above that of "today" over months 0 to 23. It is met in all of the 40 worlds (91 to 100 %); asked for are 50 % of worlds.',
    );
    const none = goalOutcomes(means);
    expect(none[0]).toMatchObject({ n: 0, verdict: "unknown", why: "reference" });
    expect(goalSentences(none, NO_LABELS)[0]).toContain("no same worlds of a reference");
    expect(goalOutcomes(means, { reference: { ...reference, seed: "other" } })[0].why).toBe("reference");
  });

  test("says a side and a size, never a difference with a sign", () => {
    const said = (is: Goal["is"], value: number) => {
      const [sentence] = goalSentences(
        goalOutcomes(
          priceOf({ is, value, isRelative: true }, () => [1, 2]),
          { reference },
        ),
        NO_LABELS,
        undefined,
        "today",
      );
      return /price (.*) that of/.exec(sentence)?.[1];
    };
    const asked = (["above", "below", "atLeast", "atMost"] as const).map((is) =>
      [0.02, 0, -0.02].map((at) => said(is, at)),
    );
    expect(asked).toEqual([
      ["more than 2 % above", "above", "less than 2 % below"],
      ["less than 2 % above", "below", "more than 2 % below"],
      ["at least 2 % above", "not below", "at most 2 % below"],
      ["at most 2 % above", "not above", "at least 2 % below"],
    ]);
  });

  test("needs every month in both, and says where that is not so", () => {
    const gaps = (world: number) => [world < 10 ? 1 : Number.NaN, 1] as const;
    const found = goalOutcomes(priceOf({ value: 0, months: [0, 11] }, gaps), { reference });
    expect(found[0]).toMatchObject({ n: 10, of: 40, met: 10, verdict: "open", why: "gaps" });
    expect(goalSentences(found, NO_LABELS)[0]).toContain(
      "Both have a value in every one of these months in 10 of 40 worlds, and it is met in all of those (",
    );
    const none = goalOutcomes(
      priceOf({ value: 0, months: [0, 11] }, () => [Number.NaN, 1]),
      { reference },
    );
    expect(goalSentences(none, NO_LABELS)[0]).toContain(
      "In no world do both have a value in every one of these months.",
    );
  });
});

test("it is reached, missed or not decided by the interval of that share", () => {
  const verdicts = [0.2, 0.5, 0.9].map((share) => goalOutcomes(worldsWith({ share }, half))[0].verdict);
  expect(verdicts).toEqual(["reached", "open", "missed"]);
});

test("it is said with the worlds that meet it and the share that was asked for", () => {
  const said = (share: number, more: Partial<Goal> = {}) =>
    goalSentences(goalOutcomes(worldsWith({ share, ...more }, half)), NO_LABELS)[0];
  expect(said(0.9, { says: "Nobody waits" })).toBe(
    'Goal missed, "Nobody waits": fill rate at least 90 % over months 0 to 23. It is met in 20 of the 40 worlds (50 %, 35 to 65 %); asked for are 90 % of worlds.',
  );
  expect(said(0.9, { months: [3, 23] })).toMatch(
    /^Goal not checked: fill rate at least 90 % over months 3 to 23\. .*ask again with --window 3:23\.$/,
  );
});
