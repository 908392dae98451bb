import { describe, expect, test } from "vitest";
import type { ReadOptions } from "../../src/scenario/read.ts";
import { areOneBefore } from "../../src/worlds/arms.ts";
import { scenarioFrom } from "./libraries.ts";

const warm =
  "extends: baseline\nwarmUp: 84\ntimetable:\n  - { month: 0, set: { policy.openness: 0.5 } }\n  - { month: 9, set: { policy.openness: 0.1 } }\n";
const cold = "extends: baseline\n";
const read = (text: string, options: ReadOptions = {}) => scenarioFrom(text, options);

describe("settings that are decided in month 0", () => {
  test("become what the timetable does last in month 0, so that the market is the same before", () => {
    const decided = ["policy.flexibleShare=30%", "policy.openness=0.7", "entry.enabled=false"];
    const { market, yaml } = read(warm, { decided });
    const own = read(warm).market;
    expect({ ...market, timetable: [] }).toEqual({ ...own, timetable: [] });
    expect(areOneBefore(market, own)).toBe(true);
    expect(market.timetable).toEqual([
      { month: 0, event: "setBuyers", parameter: "openness", group: 0, value: 0.5 },
      { month: 0, event: "setBuyers", parameter: "flexibleShare", group: 0, value: 0.3 },
      { month: 0, event: "setBuyers", parameter: "openness", group: 0, value: 0.7 },
      { month: 0, event: "setEntry", enabled: false },
      { month: 9, event: "setBuyers", parameter: "openness", group: 0, value: 0.1 },
    ]);
    expect(read(yaml).market).toEqual(market);
  });

  test("hold from the start where there is no warm-up", () => {
    const settings = ["policy.flexibleShare=30%", "entry.enabled=false"];
    expect(read(cold, { decided: settings }).market).toEqual(read(cold, { settings }).market);
  });

  test.each([
    "suppliers.powerhouse.count=7",
    "policy.openness={ low: 0.1, high: 0.3 }",
    "suppliers.newcomer.entry.rate=0.2",
    "months=60",
  ])("hold from the start where %s is one of them, which no timetable can change", (fixed) => {
    const settings = ["policy.negotiation=0.7", fixed];
    const text = "extends: baseline\nwarmUp: 84\n";
    const { market } = read(text, { decided: settings });
    expect(market).toEqual(read(text, { settings }).market);
    expect(areOneBefore(market, read(text).market)).toBe(false);
  });

  test("are refused where they hold from the start and the timetable takes them back in month 0", () => {
    expect(() => read(warm, { decided: ["policy.openness=0.7", "months=60"] })).toThrow(/holds in no month/);
  });
});

describe("the key warmUp", () => {
  test("is 0 unless given, stands beside months, and is inherited", () => {
    expect(read(cold).market.warmUp).toBe(0);
    expect(read(cold).yaml).toMatch(/^months: 120\nwarmUp: 0$/m);
    expect(read(warm).market.warmUp).toBe(84);
    expect(read(cold, { settings: ["warmUp=12"] }).market.warmUp).toBe(12);
  });

  test.each(["-1", "1.5", "1201", "yes"])("refuses %s", (value) => {
    expect(() => read(`${cold}warmUp: ${value}\n`)).toThrow();
  });

  test("may not change during a run", () => {
    expect(() => read(`${cold}timetable:\n  - { month: 3, set: { warmUp: 5 } }\n`)).toThrow(/cannot change/);
  });
});
