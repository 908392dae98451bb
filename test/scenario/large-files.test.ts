import { expect, test } from "vitest";
import { problemsOf, scenarioFrom } from "./libraries.ts";

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

/** Time of this process in which each of these must be read: tens of times what it takes, hundreds of times less than in squares [ms]. */
const SECONDS = 15_000;

test.each([
  ["different keys", lines(60_000, (i) => `k${String(i).padStart(6, "0")}: ${i}\n`)],
  ["keys in braces", `{${lines(60_000, (i) => `k${i}: 1,`)}}`],
  ["unknown settings of a section", `policy:\n${lines(19_000, (i) => `  k${i}: 1\n`)}`],
  [
    "unknown settings by path",
    `extends: baseline\ntimetable:\n  - month: 3\n    set:\n${lines(19_000, (i) => `      policy.k${i}: 1\n`)}`,
  ],
  ["one key again and again", lines(200_000, () => "k: 1\n")],
  [
    "wrong events",
    `extends: baseline\ntimetable:\n${lines(3900, () => "  - { month: 3, set: { policy.openness: 2 } }\n")}`,
  ],
  ["names of one value", `a: &a 1\nb: [${lines(18_000, () => "*a, ")}1]\n`],
])("a megabyte of %s is refused within seconds", (_, text) => {
  const started = process.cpuUsage();
  const problems = problemsOf(text);
  const { user } = process.cpuUsage(started);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThan(1000);
  expect(user / 1000).toBeLessThan(SECONDS);
});

test("thousands of groups are read within seconds", () => {
  const started = process.cpuUsage();
  const { market, yaml } = scenarioFrom(
    `extends: baseline\nbuyers:\n${lines(5000, (i) => `  - { name: g${i}, count: 0 }\n`)}`,
  );
  expect(market.buyers).toHaveLength(5001);
  expect(yaml).toContain("name: g4999");
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(SECONDS);
});
