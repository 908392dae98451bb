import { describe, expect, test } from "vitest";
import { defaultOf, marketParameters, parameterTable, policyParameters } from "../../src/model/parameters.ts";
import { newScenario } from "../../src/scenario/newScenario.ts";
import { scenarioFrom } from "./libraries.ts";

const SMALL = `
buyers: [{ name: buyer, count: 2 }]
suppliers:
  - { name: big, kind: fixed, count: 2 }
  - { name: spare, kind: flexible, count: 2 }
  - { name: stranger, kind: newcomer }
`;

describe("a scenario file", () => {
  test("gets every value that it does not give from the parameter table", () => {
    const { market } = scenarioFrom(SMALL);
    for (const [name, parameter] of Object.entries(marketParameters)) {
      expect(Object.entries(market.market)).toContainEqual([name, defaultOf(parameter)]);
    }
    for (const [name, parameter] of Object.entries(policyParameters)) {
      expect(Object.entries(market.buyers[0].parameters)).toContainEqual([name, defaultOf(parameter)]);
    }
    for (const group of market.suppliers) {
      for (const [name, parameter] of Object.entries(parameterTable.suppliers)) {
        expect(Object.entries(group.parameters)).toContainEqual([name, defaultOf(parameter, group.kind)]);
      }
    }
  });

  test("takes numbers, percentages, words, switches, spreads and nested entry dates", () => {
    const { market } = scenarioFrom(
      `${SMALL}
policy: { flexibleShare: 12.5%, choice: single, openness: { low: 0.1, high: 0.3 } }
market: { disruptionLoss: 70% }
entry: { enabled: false }
`
        .replace(
          "kind: newcomer }",
          "kind: newcomer, entry: { month: 7, rate: 5% }, respondsToThreat: false, quality: { mean: 80%, sd: 0.05 } }",
        )
        .replace("mean: 80%", "mean: 0.8"),
    );
    const { parameters } = market.buyers[0];
    expect(parameters.flexibleShare).toBe(0.125);
    expect(parameters.choice).toBe(1);
    expect(parameters.openness).toEqual({ distribution: "uniform", low: 0.1, high: 0.3 });
    expect(market.market.disruptionLoss).toBe(0.7);
    expect(market.entryEnabled).toBe(false);
    const stranger = market.suppliers[2].parameters;
    expect(stranger.entryMonth).toBe(7);
    expect(stranger.entryRate).toBe(0.05);
    expect(stranger.respondsToThreat).toBe(0);
    expect(stranger.quality).toEqual({ distribution: "normal", mean: 0.8, sd: 0.05 });
  });

  test("lets a group of buyers override the policy of all", () => {
    const text = `${SMALL}policy: { fixedSlots: 3, flexibleSlots: 4 }`.replace(
      "[{ name: buyer, count: 2 }]",
      "[{ name: bold, policy: { fixedSlots: 1 } }, { name: calm, demand: 2 }]",
    );
    const [bold, calm] = scenarioFrom(text).market.buyers;
    expect([bold.parameters.fixedSlots, bold.parameters.flexibleSlots]).toEqual([1, 4]);
    expect([calm.parameters.fixedSlots, calm.parameters.demand]).toEqual([3, 2]);
  });

  test("may be written in JSON", () => {
    const json = JSON.stringify({ extends: "baseline", policy: { flexibleShare: 0.4 } });
    const yaml = "extends: baseline\npolicy:\n  flexibleShare: 0.4\n";
    expect(scenarioFrom(json).market).toEqual(scenarioFrom(yaml).market);
  });

  test("takes an empty section for one that says nothing", () => {
    expect(scenarioFrom("extends: baseline\npolicy:\n  # fixedSlots: 3\n").market).toEqual(
      scenarioFrom("extends: baseline").market,
    );
  });

  test("is named after its file unless it names itself", () => {
    expect(scenarioFrom(SMALL).name).toBe("mine");
    expect(scenarioFrom(`${SMALL}name: my-own`).name).toBe("my-own");
  });

  test("is measured against what it extends, else against itself without entry, else against nothing", () => {
    expect(scenarioFrom("extends: baseline").reference).toBe("baseline");
    expect(scenarioFrom(SMALL).reference).toBe("without-entry");
    expect(scenarioFrom(`${SMALL}entry: { enabled: false }`).reference).toBe("none");
    expect(scenarioFrom("extends: baseline\nreference: catfish").reference).toBe("catfish");
  });

  test("says of every value where it came from", () => {
    const scenario = scenarioFrom("extends: baseline\npolicy:\n  openness: 20%\n", {
      settings: ["policy.fixedSlots=3"],
    });
    const origin = (path: string) => scenario.origins.find((one) => one.path === path);
    expect(origin("policy.openness")).toEqual({
      path: "policy.openness",
      value: 0.2,
      from: "file",
      place: "mine.yaml:3",
    });
    expect(origin("policy.fixedSlots")).toMatchObject({
      value: 3,
      from: "command line",
      place: "--set policy.fixedSlots=3",
    });
    expect(origin("policy.memory")).toEqual({ path: "policy.memory", value: 2, from: "default" });
    expect(origin("suppliers.newcomer.entry.month")?.place).toMatch(/^scenarios\/baseline\.yaml:\d+$/);
    expect(origin("suppliers.powerhouse.respondsToThreat")?.value).toBe(true);
    expect(new Set(scenario.origins.map((one) => one.path)).size).toBe(scenario.origins.length);
  });

  test("written fresh by `catfish new` is valid and extends the baseline", () => {
    const text = newScenario("my-idea");
    expect(text).toMatch(/^# yaml-language-server: \$schema=/);
    expect(scenarioFrom(text)).toMatchObject({ title: "My idea", extends: "baseline" });
  });

  test("written fresh stays valid when every suggestion in it is taken up", () => {
    const taken = newScenario("my-idea").replace(
      /^# ?( *(?:- |[a-zA-Z]+:(?: |$)|against).*)$/gm,
      (line, rest: string) => (/^ {2}[A-Z]|^ *[A-Z]/.test(rest) ? line : rest),
    );
    expect(taken).toMatch(/^timetable:/m);
    const { timetable, buyers } = scenarioFrom(taken).market;
    expect([...new Set(timetable.map(({ month }) => month))]).toEqual([48, 60, 72]);
    expect(buyers.map(({ name, count }) => [name, count])).toEqual([
      ["buyer", 0],
      ["plant", 2],
    ]);
  });
});
