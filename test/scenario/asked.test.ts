import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOfMonth, monthOfDate } from "../../src/scenario/calendar.ts";
import { memoryLibrary, problemsOf, scenarioFrom } from "./libraries.ts";

const MINE = `extends: baseline
currency: EUR
unitCost: 100
annualSpend: 12000000
discountRate: 10%
start: 2027-01
buyers:
  - { name: buyer, label: "Werk Süd / 工厂" }
suppliers:
  - { name: powerhouse, label: Stammlieferanten }
goals:
  - { measure: price, is: below, value: 120, share: 90%, months: [60, 119] }
  - { measure: price, against: reference, is: atMost, value: 2%, share: 80% }
  - { says: They wake up, measure: "inertia:powerhouse", is: atMost, value: 0.3, share: 0.5 }
lookAt: [fillRate, "inertia:incumbents", fillRate]
`;

describe("what a scenario says of who asks", () => {
  const scenario = scenarioFrom(MINE);

  test("is read, with its defaults", () => {
    const { annualSpend, discountRate, start, labels, goals, lookAt } = scenario;
    expect({ annualSpend, discountRate, start }).toEqual({
      annualSpend: 12_000_000,
      discountRate: 0.1,
      start: "2027-01",
    });
    expect([...labels]).toEqual([
      ["buyer", "Werk Süd / 工厂"],
      ["powerhouse", "Stammlieferanten"],
    ]);
    expect(goals).toEqual([
      { measure: "price", group: "all", is: "below", value: 120, share: 0.9, months: [60, 119] },
      { measure: "price", group: "all", against: "reference", is: "atMost", value: 0.02, isRelative: true, share: 0.8 },
      { says: "They wake up", measure: "inertia", group: "powerhouse", is: "atMost", value: 0.3, share: 0.5 },
    ]);
    expect(lookAt).toEqual([
      { measure: "fillRate", group: "all" },
      { measure: "inertia", group: "incumbents" },
    ]);
    const bare = scenarioFrom("extends: baseline");
    expect([bare.annualSpend, bare.discountRate, bare.start, bare.labels.size]).toEqual([
      undefined,
      0.08,
      undefined,
      0,
    ]);
  });

  test("simulates nothing: the market is the same to the byte", () => {
    expect(JSON.stringify(scenario.market)).toBe(JSON.stringify(scenarioFrom("extends: baseline").market));
  });

  test("stands in the resolved file, which says the same again", () => {
    const again = scenarioFrom(scenario.yaml);
    expect(again.yaml).toBe(scenario.yaml);
    const said = ({ annualSpend, discountRate, start, labels, goals, lookAt }: typeof scenario) => ({
      annualSpend,
      discountRate,
      start,
      labels: [...labels],
      goals,
      lookAt,
    });
    expect(said(again)).toEqual(said(scenario));
  });

  test("is inherited; goals and what to look at as a whole", () => {
    const library = memoryLibrary({ mine: scenario.yaml });
    const child = (more: string) => scenarioFrom(`extends: mine\n${more}`, {}, library);
    const { annualSpend, discountRate, start, labels, goals, lookAt } = child("months: 120");
    expect([annualSpend, discountRate, start, labels.size, goals.length, lookAt.length]).toEqual([
      12_000_000,
      0.1,
      "2027-01",
      2,
      3,
      2,
    ]);
    expect(child("goals: []\nlookAt: [price]").goals).toEqual([]);
    expect(child("lookAt: [price]").lookAt).toEqual([{ measure: "price", group: "all" }]);
  });

  test("keeps goals beyond a run that was asked to be shorter, for the answer to say so, in what is written too", () => {
    const short = scenarioFrom(MINE, { months: 60 });
    expect(short.goals).toEqual(scenarioFrom(MINE).goals);
    expect(short.yaml.match(/late: true/g)).toHaveLength(1);
    expect(scenarioFrom(short.yaml).goals).toEqual(short.goals);
    // Who writes such months into a file has made a mistake.
    expect(problemsOf(`${MINE}months: 60\n`)[0].wrong).toContain("beyond the end of the run");
  });

  const wrong = (more: string) => problemsOf(`extends: baseline\n${more}`)[0];
  const goal = (text: string) => wrong(`goals:\n  - { ${text} }`);

  test.each([
    ["a start without a month", () => wrong("start: 2027"), /`start` is 2027/, /2027-01/],
    ["a month that there is not", () => wrong("start: 2027-13"), /wrong form/, /2027-01/],
    ["a rate above all", () => wrong("discountRate: 8"), /outside its range/, /20%/],
    ["a negative spend", () => wrong("annualSpend: -1"), /outside its range/, /from 0/],
    ["a measure that there is not", () => wrong("lookAt: [prise]"), /no measure "prise"/, undefined],
    ["a group that is not measured", () => wrong("lookAt: ['inertia:nobody']"), /group "nobody"/, /powerhouse/],
    ["a goal without a share of worlds", () => goal("measure: price, is: below, value: 1"), /`share` is missing/, /./],
    ["a percentage of money", () => goal("measure: price, is: below, value: 90%, share: 1"), /no share/, /unit costs/],
    [
      "a percentage of a lag, whose zero means nothing",
      () => goal("measure: technologyLag, against: reference, is: below, value: 2%, share: 1"),
      /no share/,
      /months/,
    ],
    [
      "what there is to be against but the reference",
      () => goal("measure: price, against: today, is: below, value: 2%, share: 1"),
      /against/,
      /reference/,
    ],
    [
      "months beyond the run",
      () => goal("measure: price, is: below, value: 1, share: 1, months: [0, 120]"),
      /beyond/,
      /119/,
    ],
    ["months turned round", () => goal("measure: price, is: below, value: 1, share: 1, months: [9, 3]"), /before/, /./],
    [
      "two labels alike",
      () => wrong("buyers: [{ name: buyer, label: A }]\nsuppliers: [{ name: backup, label: A }]"),
      /same label/,
      /own/,
    ],
    [
      "the name of another group as label",
      () => wrong("suppliers: [{ name: newcomer, label: backup }]"),
      /name of another/,
      /own/,
    ],
    ["a label of two lines", () => wrong('buyers: [{ name: buyer, label: "A\\nB" }]'), /label/, /one line/],
    ["a label that turns text round", () => wrong('buyers: [{ name: buyer, label: "A\\u202eB" }]'), /label/, /seen/],
    ["a label that colours the terminal", () => wrong('buyers: [{ name: buyer, label: "\\e[31mA" }]'), /label/, /seen/],
    ["a label too long", () => wrong(`buyers: [{ name: buyer, label: ${"A".repeat(41)} }]`), /label/, /40/],
  ])("refuses %s, at its place", (_, problem, message, right) => {
    const found = problem();
    expect(found?.wrong).toMatch(message);
    if (right !== undefined) expect(found?.right).toMatch(right);
    expect(found?.line).toBeGreaterThan(1);
  });
});

test("months and dates of a calendar are one another's inverse", () => {
  expect(dateOfMonth(17, "2027-01")).toBe("2028-06");
  expect(dateOfMonth(-1, "2027-01")).toBe("2026-12");
  const dates = fc.tuple(fc.integer({ min: 1000, max: 9000 }), fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(dates, fc.integer({ min: -1200, max: 1200 }), ([year, month], months) => {
      const start = `${year}-${String(month).padStart(2, "0")}`;
      expect(monthOfDate(dateOfMonth(months, start), start)).toBe(months);
    }),
    { seed: 1 },
  );
});
