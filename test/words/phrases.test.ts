import { describe, expect, test } from "vitest";
import { policyParameters } from "../../src/model/parameters.ts";
import { dateOfMonth } from "../../src/scenario/calendar.ts";
import type { ReadOptions } from "../../src/scenario/read.ts";
import { monthsWords, monthWords } from "../../src/words/en/calendar.ts";
import { inputChanges } from "../../src/words/en/inputChanges.ts";
import { changesPhrase } from "../../src/words/en/phrases.ts";
import { scenarioFrom } from "../scenario/libraries.ts";

const base = `extends: baseline
suppliers: [{ name: newcomer, label: Neue }]
buyers: [{ name: buyer, policy: { memory: 3 } }]
`;

function said(settings: readonly string[], more: ReadOptions = {}, text = base): string | undefined {
  const scenarios = [scenarioFrom(text, more), scenarioFrom(text, { ...more, decided: settings })];
  return changesPhrase(inputChanges(scenarios), scenarios[1], 3);
}

describe("a change as the subject of a sentence", () => {
  test.each([
    ["policy.flexibleShare=25%", "opening the flexible track from 20 to 25 % of spend"],
    ["policy.flexibleShare=0.15", "narrowing the flexible track from 20 to 15 % of spend"],
    ["policy.contractMonths=12", "signing contracts of 12 months in place of 24"],
    ["buyers.buyer.policy.memory=4", "remembering 4 former suppliers in place of 3 (buyer)"],
    ["suppliers.newcomer.quality=0.9", "raising quality of Neue from 0.75 to 0.9"],
    ["suppliers.newcomer.count=3", "having 3 of Neue in place of 24"],
    ["market.disruptionRate=5%", "raising disruption rate from 1 to 5 %"],
    ["entry.enabled=false", "letting nobody new in"],
  ])("%s: %s", (setting, phrase) => {
    expect(said([setting])).toBe(phrase);
  });

  test("leaves out in what money it is told, but for a change of nothing else", () => {
    expect(said(["annualSpend=12000000", "market.disruptionRate=5%"])).toBe("raising disruption rate from 1 to 5 %");
    expect(said(["annualSpend=12000000"])).toMatch(/annual spend/);
  });

  test("begins at what a strategy has, or would have, before a month of the run", () => {
    const text = "extends: baseline\nsuppliers: [{ name: newcomer, strategy: { improvement: 0.04 } }]\n";
    const from = (setting: string) => {
      const arms = [scenarioFrom(text), scenarioFrom(text, { decided: [setting], from: "12" })];
      return inputChanges(arms).map(({ path, month, values }) => [path, month, ...values]);
    };
    const path = "suppliers.newcomer.strategy";
    expect(from(`${path}.improvement=0.01`)).toContainEqual([`${path}.improvement`, 12, "0.04", "0.01"]);
    expect(from(`${path}.brand=0.01`)).toContainEqual([`${path}.brand`, 12, "0", "0.01"]);
  });

  test("is said for every lever, with both values and no path", () => {
    for (const [name, row] of Object.entries(policyParameters)) {
      if (name === "memory") continue;
      const text = base.replace("baseline", "baseline\npolicy: { preferenceForgetting: 0.2 }");
      const value = "choices" in row ? "single" : row.max === 1 ? "0.77" : String(Math.min(row.max, 19));
      const phrase = said([`policy.${name}=${value}`], {}, text);
      expect(phrase, name).toMatch(/^[a-z]+ing /);
      expect(phrase, name).not.toMatch(new RegExp(`policy|${name}`));
      if (!("choices" in row)) expect(phrase, name).toMatch(/77|19|\b3\b/);
    }
  });

  test("names the month of the decision once, as a date where the scenario has a start", () => {
    const settings = ["policy.flexibleShare=25%", "policy.contractMonths=12"];
    const both =
      "opening the flexible track from 20 to 25 % of spend and signing contracts of 12 months in place of 24";
    expect(said(settings, { from: "17" })).toBe(`${both} from month 17 on`);
    expect(said(settings, { from: "17" }, `${base}start: 2027-01\n`)).toBe(`${both} from June 2028 on`);
  });

  test("counts many", () => {
    const settings = [
      "policy.flexibleShare=25%",
      "policy.contractMonths=12",
      "policy.openness=0.5",
      "policy.maxShare=0.8",
    ];
    expect(said(settings)).toBe("changing 4 settings");
  });
});

describe("settings that timetables change", () => {
  const timed = `${base}timetable:\n  - { month: 48, set: { policy.flexibleShare: 0.3, entry.enabled: false } }\n`;
  const of = (one: string, other: string) => {
    const changes = inputChanges([scenarioFrom(one), scenarioFrom(other)]);
    return changes.map(({ path, month, values }) => [path, month, ...values]);
  };

  test("are told with what holds from then on in each", () => {
    expect(of(base, timed)).toEqual([
      ["policy.flexibleShare", 48, "0.2", "0.3"],
      ["entry.enabled", 48, "true", "false"],
    ]);
  });

  test("are not told where both set them alike, whatever stands before", () => {
    expect(
      of(timed, timed.replace("timetable:", "timetable:\n  - { month: 9, set: { policy.openness: 0.5 } }")),
    ).toEqual([["policy.openness", 9, "0.2", "0.5"]]);
  });

  test("leave what is no setting with yes and no", () => {
    const shock = `${base}timetable:\n  - { month: 9, demandShock: { factor: 2, months: 3 } }\n`;
    expect(of(base, shock)).toEqual([["timetable", 9, "no", "yes"]]);
  });
});

test("months are told as dates where the run has a start", () => {
  expect(monthWords(36)).toBe("month 36");
  expect(monthWords(36, "2027-01")).toBe("January 2030");
  expect(monthsWords([60, 119])).toBe("months 60 to 119");
  expect(monthsWords([60, 119], "2027-01")).toBe("months 60 to 119 (January 2032 to December 2036)");
  expect(monthsWords([3, 3], dateOfMonth(1, "2027-01"))).toBe("month 3 (May 2027)");
});
