import { describe, expect, test } from "vitest";
import { sides } from "../../src/web/levers.ts";
import { leversOfSide, leverWithout, monthsPlayed } from "../../src/web/teams/policy.ts";
import { tableFile, tableScenario } from "../../src/web/teams/tableFile.ts";
import { run } from "../model/runWorld.ts";
import { bundled, scenarioFrom } from "../scenario/libraries.ts";
import { playedScenario } from "./playedRoom.ts";

const { scenario, levers, isOnce, played, policy, fileOf } = playedScenario("catfish");

describe("the market of a table", () => {
  test("a table that decides nothing, and one that decides the default, are the scenario itself", () => {
    expect(played({}).market).toEqual(scenario.market);
    const same = policy("buyer", {});
    expect(played({ buyer: [undefined, same, undefined, same] }).market).toEqual(scenario.market);
  });

  test("a steady policy of six rounds is the scenario with those settings", () => {
    const steady = policy("buyer", { flexibleShare: 0.4, contractMonths: 12 });
    const asSet = scenarioFrom("extends: catfish", {
      settings: ["policy.flexibleShare=0.4", "policy.contractMonths=12"],
    });
    expect(played({ buyer: [steady, steady, undefined, steady, undefined, undefined] }).market).toEqual(asSet.market);
  });

  test("what is decided later holds from the first month of its round, to the bit", () => {
    const later = played({ buyer: [undefined, undefined, policy("buyer", { flexibleShare: 0.4 })] });
    const asWritten = scenarioFrom("extends: catfish\ntimetable: [{ month: 40, set: { policy.flexibleShare: 0.4 } }]");
    expect(later.market).toEqual(asWritten.market);
    const [before, after] = [scenario, later].map(({ market }) => run(market, "catfish").values);
    const width = before.length / scenario.market.months;
    expect(after.subarray(0, 40 * width)).toEqual(before.subarray(0, 40 * width));
    expect(after.subarray(40 * width)).not.toEqual(before.subarray(40 * width));
  });

  test("three teams at a table are in one market, and what is used once is decided in the first round", () => {
    const { market } = played({
      buyer: [policy("buyer", { openness: 0.4 })],
      newcomer: [policy("newcomer", { newcomers: 8, team: 1 }), policy("newcomer", { newcomers: 40, team: 2 })],
      incumbent: [undefined, policy("incumbent", { sees: 0 })],
    });
    expect(market.suppliers.find(({ name }) => name === "newcomer")?.count).toBe(8);
    expect(market.buyers[0].parameters.openness).toBe(0.4);
    expect(market.timetable.map(({ month }) => month)).toEqual([20, 20]);
    expect(market.timetable).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ parameter: "managers", value: 2 }),
        expect.objectContaining({ parameter: "respondsToThreat", value: 0 }),
      ]),
    );
  });

  test("every lever of every side can be decided by any team in any round", () => {
    for (const side of sides) {
      const own = leversOfSide(levers, side);
      expect(own).toHaveLength(5);
      for (const end of [own.map(() => 0), own.map(({ places }) => places.length - 1)]) {
        expect(() => played({ [side]: [undefined, end] })).not.toThrow();
        expect(() => played({ [side]: [end] })).not.toThrow();
      }
    }
  });

  test("newcomers that decide to be none are none, whatever else they decide, and nobody is stopped", () => {
    const none = policy("newcomer", { newcomers: 0, preparation: 48, team: 2 });
    const { market } = played({ newcomer: [none, policy("newcomer", { newcomers: 0, shows: 0.04 })] });
    expect(market.suppliers.find(({ name }) => name === "newcomer")?.count).toBe(0);
    expect(market.timetable).toEqual([]);
  });

  test("no lever has more places than a letter can say", () => {
    expect(Math.max(...levers.map(({ places }) => places.length))).toBeLessThanOrEqual(32);
  });

  test("a step that a lever has no place for is told by the lever", () => {
    expect(leverWithout(levers, "buyer", policy("buyer", {}))).toBeUndefined();
    expect(leverWithout(levers, "buyer", policy("buyer", {}).with(2, 31))).toBe(2);
  });

  test("rounds are equal parts of the run, and the last ends with it", () => {
    expect([1, 2, 6].map((round) => monthsPlayed(round, 120))).toEqual([
      [0, 19],
      [0, 39],
      [0, 119],
    ]);
    expect(monthsPlayed(6, 61)).toEqual([0, 60]);
  });

  test("a table is a file that the command line reads to the same market", () => {
    const decided = { buyer: [policy("buyer", { openness: 0.5 }), policy("buyer", { openness: 0.1 })] };
    const { yaml, market } = played(decided);
    expect(scenarioFrom(yaml).market).toEqual(market);
    expect(tableScenario(tableFile(scenario, levers, decided, isOnce), bundled).market).toEqual(market);
    expect(fileOf(decided).settings).toEqual(["policy.openness=0.5"]);
  });
});
