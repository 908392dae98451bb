import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultOf, marketParameters, parameterTable, policyParameters } from "../../src/model/parameters.ts";
import { applySettings } from "../../src/scenario/applySettings.ts";
import { type MarketTexts, marketIn, wrongParts } from "../../src/scenario/newMarket.ts";
import { newScenario } from "../../src/scenario/newScenario.ts";
import { plain } from "../../src/scenario/text/located.ts";
import { parse } from "../../src/scenario/text/parse.ts";
import { memoryLibrary, scenarioFrom } from "./libraries.ts";

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

  test("written fresh by `catfish new` is valid, complete in itself, and measured without entry", () => {
    const text = newScenario("my-idea", marketIn({}));
    expect(text).toMatch(/^# yaml-language-server: \$schema=/);
    const scenario = scenarioFrom(text, {}, memoryLibrary({}));
    expect(scenario).toMatchObject({ title: "My idea", reference: "without-entry" });
    expect(scenario.extends).toBeUndefined();
    expect(scenario.market.suppliers.map(({ kind, count }) => [kind, count > 0])).toEqual([
      ["fixed", true],
      ["flexible", true],
      ["newcomer", true],
    ]);
    expect([...scenario.labels.values()]).toEqual(["Buyer", "Contract suppliers", "Back-ups", "Newcomers"]);
  });

  test("written fresh stays valid when every suggestion in it is taken up", () => {
    const taken = newScenario("my-idea", marketIn({})).replace(
      /^# ?( *(?:- |[a-zA-Z]+:(?: |$)|against|lookAt).*)$/gm,
      (line, rest: string) => (/^ *[A-Z]/.test(rest) ? line : rest),
    );
    expect(taken).not.toMatch(/^# *(start|negotiation|quality|launchRate):/m);
    const { market, currency, annualSpend, goals, lookAt, claims, start } = scenarioFrom(taken);
    expect([...new Set(market.timetable.map(({ month }) => month))]).toEqual([48, 60, 72]);
    expect({ currency, annualSpend, start }).toEqual({ currency: "EUR", annualSpend: 12_000_000, start: "2027-01" });
    expect([market.warmUp, goals.length, lookAt.length, claims.length]).toEqual([84, 1, 3, 1]);
  });

  const parts: fc.Arbitrary<MarketTexts> = fc.record(
    {
      spend: fc.constantFrom("12m", "800k", "1.5 bn", "1"),
      currency: fc.constantFrom("EUR", "yuan"),
      buyers: fc.integer({ min: 1, max: 1000 }).map(String),
      contracts: fc.integer({ min: 1, max: 20 }).map(String),
      "back-ups": fc.integer({ min: 1, max: 40 }).map(String),
      "contract-months": fc.integer({ min: 1, max: 240 }).map(String),
      flexible: fc.integer({ min: 1, max: 90 }).map((share) => `${share}%`),
      margin: fc.integer({ min: 2, max: 50 }).map((share) => `${share}%`),
      launches: fc.integer({ min: 0, max: 240 }).map(String),
      newcomers: fc.integer({ min: 1, max: 120 }).map((tenth) => String(tenth / 10)),
      start: fc.constantFrom("2027-01", "1999-12"),
    },
    { requiredKeys: [] },
  );

  test("written fresh is valid whatever makes sense is said of the market", () => {
    fc.assert(
      fc.property(parts, (texts) => {
        expect(wrongParts(texts)).toEqual([]);
        const said = marketIn(texts);
        const { market, annualSpend } = scenarioFrom(newScenario("mine", said), {}, memoryLibrary({}));
        const [policy] = market.buyers.map(({ parameters }) => parameters);
        expect(policy).toMatchObject({ fixedSlots: said.contracts, contractMonths: said.contractMonths });
        expect(annualSpend).toBe(said.spend);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

describe("settings of one call", () => {
  const root = parse(
    "policy: { openness: 0.3 }\nsuppliers: [{ name: big, quality: 0.8 }, { name: small }]",
    "file",
  ).root;
  const settings = [
    "policy.openness=0.4",
    "suppliers.big.quality=0.9",
    "suppliers.small.count=4",
    "suppliers.small.entry.month=7",
    "suppliers.small.entry.every=3",
    "market.disruptionRate=0.02",
    "policy.openness=0.5",
  ];

  test("make the tree that one call after the other makes, and leave the one that they were given as it was", () => {
    if (root === undefined) throw new Error("the text is wrong");
    const before = JSON.stringify(plain(root));
    const one = applySettings(root, settings);
    const inTurn = settings.reduce((tree, each) => applySettings(tree, [each]).root, root);
    expect(one.problems).toEqual([]);
    expect(one.root).toEqual(inTurn);
    expect(plain(one.root)).toMatchObject({ policy: { openness: 0.5 }, suppliers: [{ quality: 0.9 }, { count: 4 }] });
    expect(JSON.stringify(plain(root))).toBe(before);
    // Of another call nothing is shared with what this one may still change.
    const other = applySettings(one.root, ["policy.openness=0.1"]);
    expect(plain(one.root)).toMatchObject({ policy: { openness: 0.5 } });
    expect(plain(other.root)).toMatchObject({ policy: { openness: 0.1 } });
  });
});
