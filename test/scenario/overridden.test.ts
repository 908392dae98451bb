import { describe, expect, test } from "vitest";
import { openMarkets } from "../../src/scenario/markets.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { bundled, problemsOf } from "./libraries.ts";

const OWN = "extends: baseline\nbuyers: [{ name: buyer, policy: { openness: 0.2 } }]\n";
const MIXED = `extends: baseline
buyers: [{ name: buyer, policy: { openness: 0.2 } }, { name: plant, count: 1 }, { name: gone, count: 0 }]
timetable:
  - { month: 0, set: { market.switchingCost: 0.3, suppliers.newcomer.communication: 0.2, policy.contractMonths: 12 } }
  - { month: 20, set: { policy.flexibleShare: 0.3, policy.openness: 0.3, buyers.buyer.demand: 1.2 } }
`;

function notesOf(text: string, settings: readonly string[]): readonly string[] {
  const read = readScenario({ name: "mine", place: "mine.yaml", text }, bundled, { settings });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.notes;
}

describe("a setting of a policy", () => {
  test("is refused where every group of buyers has its own, with the paths that would do", () => {
    expect(problemsOf(OWN, { settings: ["policy.openness=0.5"] })).toMatchObject([
      {
        source: "--set policy.openness=0.5",
        wrong: "No group of buyers follows `policy.openness`: each has its own.",
        right: "`buyers.buyer.policy.openness`",
      },
    ]);
    expect(problemsOf(OWN, { settings: ["buyers.buyer.policy.openness=0.5", "policy.maxShare=0.9"] })).toEqual([]);
  });

  test("does not count groups of nobody among those that follow", () => {
    const text = "extends: baseline\nbuyers: [{ name: buyer, policy: { openness: 0.2 } }, { name: gone, count: 0 }]\n";
    expect(problemsOf(text, { settings: ["policy.openness=0.5"] })).toHaveLength(1);
  });

  test("is told apart where some groups have their own", () => {
    expect(notesOf(MIXED, ["policy.openness=0.5"])).toEqual([
      '"buyer" has its own policy.openness, which --set policy.openness=0.5 leaves as it is.',
      "the timetable sets policy.openness in month 20, so that --set policy.openness=0.5 holds before that month only.",
    ]);
    expect(notesOf(MIXED, ["policy.maxShare=0.5", "suppliers.newcomer.count=1"])).toEqual([]);
  });
});

describe("a setting that another one puts out of use", () => {
  const head = "extends: baseline\nsuppliers:\n";

  test.each([
    ["", "suppliers.newcomer.entry.every=3", /arrive at random, at `suppliers.newcomer.entry.rate` of 0.15/],
    [
      "  - { name: newcomer, quality: { low: 0.6, high: 0.9 } }",
      "suppliers.newcomer.qualitySpread=0.1",
      /distribution/,
    ],
    [
      "  - { name: backup, count: 0 }",
      "suppliers.backup.quality=0.6",
      /of nobody: the group "backup" has a count of 0/,
    ],
  ])("is refused: %s %s", (group, setting, wrong) => {
    const [problem] = problemsOf(group === "" ? "extends: baseline\n" : `${head}${group}\n`, { settings: [setting] });
    expect(problem).toMatchObject({ source: `--set ${setting}`, wrong: expect.stringMatching(wrong) });
    expect(problem.right).toBeDefined();
  });

  test("is not where the other gives way", () => {
    const settings = ["suppliers.newcomer.entry.every=3", "suppliers.newcomer.entry.rate=0"];
    expect(problemsOf("extends: baseline\n", { settings })).toEqual([]);
    const back = ["suppliers.backup.quality=0.6", "suppliers.backup.count=2"];
    expect(problemsOf(`${head}  - { name: backup, count: 0 }\n`, { settings: back })).toEqual([]);
  });
});

describe("a setting that the timetable sets too", () => {
  test.each(["market.switchingCost=0.2", "suppliers.newcomer.communication=0.1", "policy.contractMonths=6"])(
    "is refused where that is in month 0: %s",
    (setting) => {
      expect(problemsOf(MIXED, { settings: [setting] })).toMatchObject([
        { source: `--set ${setting}`, wrong: expect.stringContaining("in month 0"), right: expect.any(String) },
      ]);
    },
  );

  test.each(["policy.flexibleShare=0.5", "buyers.buyer.demand=1.1"])(
    "is said to hold before that month: %s",
    (setting) => {
      expect(notesOf(MIXED, [setting])).toEqual([expect.stringContaining("in month 20")]);
    },
  );

  test("holds for a group that is given its own, which the timetable leaves alone", () => {
    expect(notesOf(MIXED, ["buyers.plant.policy.flexibleShare=0.5"])).toEqual([]);
  });
});

test("settings that are asked for together are judged together", () => {
  const opened = openMarkets({ name: "mine", place: "mine.yaml", text: MIXED }, bundled);
  if ("problems" in opened) throw new Error(JSON.stringify(opened.problems));
  const asked = ["policy.openness=0.1", "buyers.plant.policy.openness=0.1"].map((setting) => ({
    setting,
    source: "--vary",
  }));
  expect(opened.overridden(asked).problems).toMatchObject([{ path: "policy.openness" }]);
  expect(opened.overridden(asked.slice(0, 1)).problems).toEqual([]);
});
