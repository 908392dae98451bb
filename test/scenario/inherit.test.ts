import { describe, expect, test } from "vitest";
import { memoryLibrary, problemsOf, scenarioFrom } from "./libraries.ts";

const grandparent = `
title: Grandparent
months: 60
policy: { fixedSlots: 3, openness: 0.3 }
buyers: [{ name: buyer, count: 2, demand: 1, policy: { maxShare: 0.6, memory: 4 } }]
suppliers:
  - { name: big, kind: fixed, count: 3, quality: { mean: 0.8, sd: 0.1 } }
  - { name: late, kind: newcomer, entry: { month: 5, every: 9 } }
timetable: [{ month: 3, set: { policy.openness: 0.5 } }]
story: { whatIsIt: An old tale. }
claims: [{ says: It is cheap, measure: price, is: below, value: 9 }]
`;
const parent = `
extends: grandparent
title: Parent
policy: { openness: 0.4 }
suppliers: [{ name: big, quality: { low: 0.5, high: 0.6 } }, { name: extra, kind: flexible }]
`;
const library = memoryLibrary({ grandparent, parent, loop: "extends: knot", knot: "extends: loop" });

describe("extends", () => {
  test("a file is read anew when its text is another", () => {
    const openness = (text: string) =>
      scenarioFrom("extends: base", {}, memoryLibrary({ base: text })).market.buyers[0].parameters.openness;
    expect([openness(grandparent), openness(grandparent.replace("openness: 0.3", "openness: 0.2"))]).toEqual([
      0.3, 0.2,
    ]);
  });

  test("merges sections key by key over several generations", () => {
    const { market } = scenarioFrom("extends: parent\npolicy: { memory: 1 }", {}, library);
    const { fixedSlots, openness, memory, maxShare } = market.buyers[0].parameters;
    expect({ fixedSlots, openness, maxShare }).toEqual({ fixedSlots: 3, openness: 0.4, maxShare: 0.6 });
    expect(memory).toBe(4);
    expect(market.months).toBe(60);
  });

  test("matches groups by name, keeps their order and appends new ones", () => {
    const text =
      "extends: parent\nsuppliers: [{ name: late, entry: { every: 2 } }, { name: big, count: 5 }, { name: odd, kind: fixed }]";
    const { suppliers } = scenarioFrom(text, {}, library).market;
    expect(suppliers.map((group) => [group.name, group.count])).toEqual([
      ["big", 5],
      ["late", 1],
      ["extra", 1],
      ["odd", 1],
    ]);
    expect(suppliers[1].parameters).toMatchObject({ entryMonth: 5, entryEvery: 2 });
  });

  test("replaces a spread by a spread or a number, and never mixes them", () => {
    expect(scenarioFrom("extends: parent", {}, library).market.suppliers[0].parameters.quality).toEqual({
      distribution: "uniform",
      low: 0.5,
      high: 0.6,
    });
    const plain = scenarioFrom("extends: parent\nsuppliers: [{ name: big, quality: 0.9 }]", {}, library);
    expect(plain.market.suppliers[0].parameters.quality).toBe(0.9);
  });

  test("keeps a group of nobody as a group", () => {
    const { suppliers } = scenarioFrom("extends: parent\nsuppliers: [{ name: late, count: 0 }]", {}, library).market;
    expect(suppliers.map((group) => group.count)).toEqual([3, 0, 1]);
  });

  test("inherits the timetable unless there is one, and never title, story or claims", () => {
    const child = scenarioFrom("extends: parent", {}, library);
    expect(child.market.timetable).toHaveLength(1);
    expect(child.title).toBe("mine");
    expect(child.story).toBeUndefined();
    expect(child.claims).toEqual([]);
    expect(scenarioFrom("extends: parent\ntimetable: []", {}, library).market.timetable).toEqual([]);
  });

  test.each(["buyers", "suppliers"])("refuses an empty list of %s, which would change nothing", (list) => {
    expect(problemsOf(`extends: parent\n${list}: []`, {}, library)).toMatchObject([
      { line: 2, path: list, right: expect.stringContaining("count: 0") },
    ]);
    expect(problemsOf(`extends: parent\n${list}:\n#  - { name: late }`, {}, library)).toEqual([]);
  });

  test("takes an empty list of events or claims for none", () => {
    const { market, claims } = scenarioFrom("extends: parent\ntimetable: []\nclaims: []", {}, library);
    expect([market.timetable, claims]).toEqual([[], []]);
  });

  test("reports a circle with its chain", () => {
    const [problem] = problemsOf("extends: loop", {}, library);
    expect(problem.wrong).toContain("scenarios/loop.yaml -> scenarios/knot.yaml -> scenarios/loop.yaml");
  });

  test("reports an unknown parent with the nearest name, in JSON too", () => {
    expect(problemsOf("extends: parnt", {}, library)[0]).toMatchObject({ line: 1, column: 10, suggestion: "parent" });
    expect(problemsOf('{\n "extends": "nobody-knows" }', {}, library)[0]).toMatchObject({
      line: 2,
      column: 13,
      path: "extends",
    });
  });

  test("reports mistakes of a parent at the parent's own line", () => {
    const wrong = memoryLibrary({ base: `${grandparent}market: { trustGian: 1 }` });
    expect(problemsOf("extends: base", {}, wrong)[0]).toMatchObject({
      source: "scenarios/base.yaml",
      line: 12,
      suggestion: "trustGain",
    });
  });
});
