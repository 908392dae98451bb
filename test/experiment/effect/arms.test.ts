import { describe, expect, test } from "vitest";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { armScenarios } from "../../../src/worlds/armScenarios.ts";
import { anybodyReacts, areOneBefore, armMarkets, whyNobodyEnters } from "../../../src/worlds/arms.ts";
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
  const warm = "\nwarmUp: 84\n";
  const door = "  - { month: 50, set: { entry.enabled: false } }\n  - { month: 90, set: { entry.enabled: true } }\n";
  const cases = [
    ...names.map((name) => bundled(name)),
    bundled("catfish", timed),
    bundled("catfish", `${timed}${door}`),
    bundled("catfish", warm),
    bundled("catfish", `${warm}${timed}  - { month: 0, set: { policy.openness: 0.3 } }\n${door}`),
    bundled("catfish", `\nfrom: 60\n${timed}${door}`),
  ];

  test.each(cases.map((scenario, index) => [`${scenario.name} ${index}`, scenario] as const))(
    "of %s are written as files that read back as the markets that are simulated",
    (_, scenario) => {
      const { withoutEntry, withoutReaction, entry } = armScenarios(scenario);
      const markets = armMarkets(scenario);
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
    const { withoutEntry, withoutReaction, entry } = armMarkets({ market, from: 0 });
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

  test("are one world up to the month of the decision, also where the timetable does something before", () => {
    const { market, from } = bundled("catfish", `\nfrom: 60\n${timed}${door}`);
    const markets = armMarkets({ market, from });
    const earlier = (each: typeof market) => ({ ...each, timetable: each.timetable.filter(({ month }) => month < 60) });
    expect(earlier(markets.withoutEntry)).toEqual(earlier(market));
    expect(earlier(markets.withoutReaction)).toEqual(earlier(market));
    expect(markets.withoutEntry.timetable).toContainEqual({ month: 60, event: "setEntry", enabled: false });
    expect(markets.withoutEntry.timetable).not.toContainEqual({ month: 90, event: "setEntry", enabled: true });
  });

  test("have one warm-up, in which the door is open and everybody reacts, and differ from month 0 on", () => {
    const { market } = bundled("catfish", `${warm}timetable:\n  - { month: 0, set: { policy.openness: 0.3 } }\n`);
    const { withoutEntry, withoutReaction, entry } = armMarkets({ market, from: 0 });
    for (const arm of [withoutEntry, withoutReaction]) {
      expect({ ...arm, timetable: [] }).toEqual({ ...entry, timetable: [] });
      expect(areOneBefore(arm, entry)).toBe(true);
    }
    expect(withoutEntry.timetable.slice(1)).toEqual([{ month: 0, event: "setEntry", enabled: false }]);
    expect(withoutReaction.timetable.slice(1).map((of) => ("group" in of ? [of.month, of.group] : of))).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(areOneBefore(market, { ...market, entryEnabled: false })).toBe(false);
    expect(areOneBefore({ ...market, warmUp: 0 }, { ...market, warmUp: 0 })).toBe(false);
  });

  test("shut the door for good although the timetable opens it", () => {
    const { withoutEntry } = armMarkets(bundled("catfish", `${timed}${door}`));
    expect(withoutEntry.entryEnabled).toBe(false);
    expect(withoutEntry.timetable.some(({ event }) => event === "setEntry")).toBe(false);
    expect(whyNobodyEnters(bundled("catfish", `\nentry: { enabled: false }\n${timed}${door}`).market)).toBeUndefined();
  });

  test("leave reaction off although the timetable switches it on", () => {
    const { withoutReaction } = armMarkets(bundled("catfish", timed));
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
