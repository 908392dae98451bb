import { describe, expect, test } from "vitest";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { armScenarios } from "../../../src/worlds/armScenarios.ts";
import { anybodyReacts, armMarkets, whyNobodyEnters } from "../../../src/worlds/arms.ts";
import { buyersOf, marketOf, suppliersOf } from "../../model/exampleMarket.ts";
import { bundled as library, scenarioFrom } from "../../scenario/libraries.ts";

function bundled(name: string, more = ""): Scenario {
  return scenarioFrom(`${library.find(name)?.text}${more}`);
}

const names = library.names();

describe("the arms of the catfish effect", () => {
  const timed = `
timetable:
  - { month: 50, set: { suppliers.backup.respondsToThreat: true } }
  - { month: 60, set: { policy.openness: 0.5, suppliers.powerhouse.respondsToThreat: true } }
  - { month: 70, set: { suppliers.powerhouse.respondsToThreat: false } }
`;
  const cases = [...names.map((name) => bundled(name)), bundled("catfish", timed)];

  test.each(cases.map((scenario, index) => [`${scenario.name} ${index}`, scenario] as const))(
    "of %s are written as files that read back as the markets that are simulated",
    (_, scenario) => {
      const { withoutEntry, withoutReaction, entry } = armScenarios(scenario);
      const markets = armMarkets(scenario.market);
      expect(withoutEntry.market).toEqual(markets.withoutEntry);
      expect(entry).toBe(scenario);
      expect(withoutReaction.market).toEqual(markets.withoutReaction);
      for (const { yaml, market, name } of [withoutEntry, withoutReaction]) {
        const again = scenarioFrom(yaml);
        expect(again).toMatchObject({ market, name, yaml });
      }
    },
  );

  test("differ from the scenario in nothing but entry and reaction", () => {
    const market = bundled("catfish").market;
    const { withoutEntry, withoutReaction, entry } = armMarkets(market);
    expect(entry).toBe(market);
    expect({ ...withoutEntry, entryEnabled: true }).toEqual(market);
    const reacting = withoutReaction.suppliers.map(({ parameters }) => parameters.respondsToThreat);
    expect(reacting).toEqual([0, 0, 1]);
    const undone = withoutReaction.suppliers.map((group) => ({
      ...group,
      parameters: { ...group.parameters, respondsToThreat: 1 },
    }));
    expect({ ...withoutReaction, suppliers: undone }).toEqual(market);
  });

  test("leave reaction off although the timetable switches it on", () => {
    const { withoutReaction } = armMarkets(bundled("catfish", timed).market);
    expect(withoutReaction.timetable.map(({ event }) => event)).toEqual(["setBuyers"]);
  });
});

describe("who enters and who reacts", () => {
  const newcomers = suppliersOf("newcomer", "newcomer", 2, { entryMonth: 5 });
  const deaf = suppliersOf("powerhouse", "fixed", 2, { respondsToThreat: 0 });

  test("nobody enters where it is switched off, where there is no newcomer, or where all come after the end", () => {
    const market = marketOf({ months: 12, suppliers: [deaf, newcomers] });
    expect(whyNobodyEnters(market)).toBeUndefined();
    expect(whyNobodyEnters({ ...market, entryEnabled: false })).toBe("disabled");
    expect(whyNobodyEnters({ ...market, suppliers: [deaf] })).toBe("nobody");
    expect(whyNobodyEnters({ ...market, suppliers: [deaf, { ...newcomers, count: 0 }] })).toBe("nobody");
    expect(whyNobodyEnters({ ...market, months: 5 })).toBe("late");
  });

  test("nobody reacts where every incumbent that exists is switched off and stays so", () => {
    const backup = suppliersOf("backup", "flexible", 2);
    const market = marketOf({ buyers: [buyersOf("buyer", 1)], suppliers: [deaf, newcomers] });
    expect(anybodyReacts(market)).toBe(false);
    expect(anybodyReacts({ ...market, suppliers: [...market.suppliers, backup] })).toBe(true);
    expect(anybodyReacts({ ...market, suppliers: [...market.suppliers, { ...backup, count: 0 }] })).toBe(false);
    const on = { month: 3, event: "setSuppliers", parameter: "respondsToThreat", group: 0, value: 1 } as const;
    expect(anybodyReacts({ ...market, timetable: [on] })).toBe(true);
    expect(anybodyReacts({ ...market, timetable: [{ ...on, group: 1 }] })).toBe(false);
  });
});
