import { describe, expect, test } from "vitest";
import { openMarkets } from "../../src/scenario/markets.ts";
import { type ReadOptions, readScenario } from "../../src/scenario/read.ts";
import { areOneBefore } from "../../src/worlds/arms.ts";
import { bundled, problemsOf, scenarioFrom } from "./libraries.ts";

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

describe("settings that are decided in a later month", () => {
  const later = `${cold}start: 2027-01\ntimetable:\n  - { month: 2028-07, set: { policy.openness: 0.1 } }\n`;

  test.each(["24", "2029-01"])("hold from %s, and the market is the same before, without a warm-up too", (from) => {
    const { market, yaml, from: month } = read(later, { from, decided: ["policy.flexibleShare=30%"] });
    expect(month).toBe(24);
    expect({ ...market, timetable: [] }).toEqual({ ...read(later).market, timetable: [] });
    expect(market.timetable).toEqual([
      { month: 18, event: "setBuyers", parameter: "openness", group: 0, value: 0.1 },
      { month: 24, event: "setBuyers", parameter: "flexibleShare", group: 0, value: 0.3 },
    ]);
    expect(read(yaml).market).toEqual(market);
    expect(read(yaml).from).toBe(24);
  });

  test("are said to end where the timetable takes them back, and not where it set them before", () => {
    const notes = (from: string) => {
      const options = { from, decided: ["policy.openness=0.7"] };
      const found = readScenario({ name: "mine", place: "mine.yaml", text: later }, bundled, options);
      return "notes" in found ? found.notes : ["wrong"];
    };
    expect(notes("9")).toEqual([expect.stringMatching(/timetable sets policy.openness in month 18/)]);
    expect(notes("18")).toEqual([]);
  });

  test("are refused where no timetable can change them", () => {
    const [problem] = problemsOf(cold, { from: "24", decided: ["suppliers.powerhouse.count=7"] });
    expect(problem.wrong).toMatch(/powerhouse.count.*cannot change during a run, and so not in month 24/);
  });

  test.each([
    ["120", cold, /beyond the end/],
    ["-1", cold, /from/],
    ["soon", cold, /from/],
    ["2029-01", cold, /does not say when it starts/],
    ["2026-12", later, /before the start/],
  ])("are refused from %s", (from, text, message) => {
    expect(problemsOf(text, { from, decided: ["policy.openness=0.7"] })[0]?.wrong).toMatch(message);
  });

  test("what buyers decide changes then at a point of an exploration, and all else holds from the start", () => {
    const source = { name: "mine", place: "mine.yaml", text: later };
    const opened = openMarkets(source, bundled, { from: "24" });
    if ("problems" in opened) throw new Error("the scenario is wrong");
    const found = opened.marketOf(["policy.flexibleShare=30%", "market.disruptionRate=0.02"]);
    if ("problems" in found) throw new Error("the point is wrong");
    const decided = read(later, {
      from: "24",
      settings: ["market.disruptionRate=0.02"],
      decided: ["policy.flexibleShare=30%"],
    });
    expect(found.market).toEqual(decided.market);
    const asked = [{ setting: "policy.memory=3", source: "--vary policy.memory" }];
    expect(opened.overridden(asked).problems[0]?.wrong).toMatch(/cannot change during a run/);
  });
});

describe("dates", () => {
  test("may stand wherever a file says a month, and are counted from the start", () => {
    const text = `${cold}start: 2027-01
suppliers: [{ name: newcomer, entry: { month: 2026-10 } }]
timetable: [{ month: 2027-03, demandShock: { factor: 1.2, months: 2 } }]
goals: [{ measure: price, is: below, value: 1.2, share: 90%, months: [2030-01, 2030-12] }]
claims: [{ says: Yes, measure: price, is: above, value: 1, months: [2028-01, 2028-12] }]
`;
    const { market, goals, claims } = read(text);
    expect(market.suppliers.find(({ name }) => name === "newcomer")?.parameters.entryMonth).toBe(-3);
    expect(market.timetable[0].month).toBe(2);
    expect(goals[0].months).toEqual([36, 47]);
    expect(claims[0].months).toEqual([12, 23]);
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

describe("points of an exploration of a market with a warm-up", () => {
  const source = { name: "mine", place: "mine.yaml", text: "extends: baseline\nwarmUp: 24\n" };
  const opened = openMarkets(source, bundled);
  const marketOf = (...settings: string[]) => {
    if ("problems" in opened) throw new Error("the scenario is wrong");
    const read = opened.marketOf(settings);
    if ("problems" in read) throw new Error(read.problems.map(({ wrong }) => wrong).join(" "));
    return read.market;
  };

  test("are decided in month 0, as a what-if is: the market is the same before", () => {
    const decided = ["policy.openness=0.7", "policy.contractMonths=12"];
    expect(marketOf(...decided)).toEqual(read(source.text, { decided }).market);
    expect(areOneBefore(marketOf(...decided), marketOf())).toBe(true);
  });

  test("have what buyers do not decide from the start", () => {
    const market = marketOf("policy.openness=0.7", "market.switchingCost=0.1");
    expect(market.market.switchingCost).toBe(0.1);
    expect(market.timetable).toEqual([{ month: 0, event: "setBuyers", parameter: "openness", group: 0, value: 0.7 }]);
  });

  test("have all from the start where there is no warm-up", () => {
    expect(marketOf("warmUp=0", "policy.openness=0.7").timetable).toEqual([]);
  });
});
