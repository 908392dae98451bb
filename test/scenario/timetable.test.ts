import { describe, expect, test } from "vitest";
import { problemsOf, scenarioFrom } from "./libraries.ts";

function timetableOf(entries: string, more = "") {
  return scenarioFrom(`extends: baseline\n${more}\ntimetable:\n${entries}`).market.timetable;
}

describe("the timetable", () => {
  test("is put in order of month, entries of one month as they stand", () => {
    const entries = timetableOf(`
  - { month: 50, set: { market.trustGain: 0.1 } }
  - { month: 9, set: { market.trustGain: 0.2, market.disruptionRate: 2% } }`);
    expect(entries).toEqual([
      { month: 9, event: "setMarket", parameter: "trustGain", value: 0.2 },
      { month: 9, event: "setMarket", parameter: "disruptionRate", value: 0.02 },
      { month: 50, event: "setMarket", parameter: "trustGain", value: 0.1 },
    ]);
  });

  test("changes the policy of the groups that have none of their own, and what a group has when it is named", () => {
    const groups = "buyers: [{ name: buyer, policy: { openness: 0.5 } }, { name: other }]";
    expect(timetableOf("  - { month: 1, set: { policy.openness: 0.1 } }", groups)).toEqual([
      { month: 1, event: "setBuyers", parameter: "openness", group: 1, value: 0.1 },
    ]);
    expect(
      timetableOf("  - { month: 1, set: { buyers.buyer.policy.openness: 0.1, buyers.other.demand: 2 } }", groups),
    ).toEqual([
      { month: 1, event: "setBuyers", parameter: "openness", group: 0, value: 0.1 },
      { month: 1, event: "setBuyers", parameter: "demand", group: 1, value: 2 },
    ]);
  });

  test("takes words for choices and switches", () => {
    expect(
      timetableOf("  - { month: 1, set: { policy.choice: single, suppliers.backup.respondsToThreat: false } }"),
    ).toEqual([
      { month: 1, event: "setBuyers", parameter: "choice", group: 0, value: 1 },
      { month: 1, event: "setSuppliers", parameter: "respondsToThreat", group: 1, value: 0 },
    ]);
  });

  test("takes demand shocks, failures of one or all of a group, and technology jumps", () => {
    expect(
      timetableOf(`
  - { month: 1, demandShock: { factor: 1.5, months: 3 } }
  - { month: 2, failure: { supplier: powerhouse.2, months: 4, loss: 0.5 } }
  - { month: 3, failure: { supplier: powerhouse, months: 4 } }
  - { month: 4, technologyJump: { suppliers: [backup, powerhouse], months: 12 } }`),
    ).toEqual([
      { month: 1, event: "demandShock", group: 0, factor: 1.5, months: 3 },
      { month: 2, event: "failure", group: 0, member: 1, loss: 0.5, months: 4 },
      { month: 3, event: "failure", group: 0, member: -1, loss: 1, months: 4 },
      { month: 4, event: "technologyJump", group: 1, lag: 12 },
      { month: 4, event: "technologyJump", group: 0, lag: 12 },
    ]);
  });

  test.each([
    ["an event beyond the end", "{ month: 120, set: { policy.openness: 1 } }", "beyond the end"],
    ["an entry in which nothing happens", "{ month: 5 }", "Nothing happens"],
    [
      "a supplier that is not there",
      "{ month: 5, failure: { supplier: powerhouse.7, months: 1 } }",
      'no supplier "powerhouse.7"',
    ],
    ["supplier number 0", "{ month: 5, failure: { supplier: powerhouse.0, months: 1 } }", "no supplier"],
    ["a group that is not there", "{ month: 5, technologyJump: { suppliers: [powerhose], months: 1 } }", "no group"],
    ["buyers that are not there", "{ month: 5, demandShock: { factor: 2, months: 1, buyers: nobody } }", "no group"],
    ["a path that is not there", "{ month: 5, set: { policy.opennes: 1 } }", "no setting"],
    ["a value out of range", "{ month: 5, set: { policy.openness: 3 } }", "outside its range"],
    ["a spread", "{ month: 5, set: { policy.openness: { low: 0, high: 1 } } }", ""],
    ["a misspelt event", "{ month: 5, demandShok: { factor: 2, months: 1 } }", "do not know"],
    ...[
      "suppliers.newcomer.count",
      "suppliers.newcomer.entry.month",
      "suppliers.backup.initialLag",
      "suppliers.newcomer.preparationMonths",
      "policy.memory",
      "months",
    ].map((path): [string, string, string] => [
      `a change of ${path}`,
      `{ month: 5, set: { ${path}: 1 } }`,
      "cannot change during a run",
    ]),
  ])("refuses %s", (_, entry, wrong) => {
    const problems = problemsOf(`extends: baseline\ntimetable:\n  - ${entry}`);
    expect(problems).not.toHaveLength(0);
    expect(problems[0].line).toBe(3);
    expect(problems[0].wrong).toContain(wrong);
  });

  test("loses what lies beyond a run that the command line cut short, and nothing else", () => {
    const text =
      "extends: baseline\ntimetable: [{ month: 5, set: { policy.openness: 1 } }, { month: 60, set: { policy.openness: 0 } }]";
    const { market, claims } = scenarioFrom(
      `${text}\nclaims: [{ says: Late, measure: price, is: below, value: 1, months: [60, 90] }]`,
      { months: 24 },
    );
    expect(market.months).toBe(24);
    expect(market.timetable.map((entry) => entry.month)).toEqual([5]);
    expect(claims).toEqual([]);
    expect(scenarioFrom(text, { settings: ["months=24"] }).market).toEqual(market);
  });
});
