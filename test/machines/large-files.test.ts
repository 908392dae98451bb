import { expect, test } from "vitest";
import { problemsOf, scenarioFrom } from "../scenario/libraries.ts";

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

/** How many times as large the large file is as the small one. */
const LARGER = 8;

/** How many times as long it may take at most; what is compared each with each takes 64 times as long. */
const LONGER = 2 * LARGER;

/** Time of this process for it [ms]. */
function timeOf(read: () => void): number {
  const started = process.cpuUsage();
  read();
  return process.cpuUsage(started).user / 1000;
}

/**
 * How many times as long the large file takes as the small one, both read by a program that is warm.
 *
 * @param read  given how often, never twice the same: a program that is asked for the same text again has it parsed already
 */
function ratioOf(read: (count: number) => void, count: number): number {
  let small = Math.round(count / LARGER);
  read(small);
  const before = Math.max(
    timeOf(() => read(++small)),
    timeOf(() => read(++small)),
  );
  return timeOf(() => read(count)) / before;
}

/** Files by what is in them so often. */
const files: readonly (readonly [string, number, (count: number) => string])[] = [
  ["different keys", 24_000, (count) => lines(count, (i) => `k${String(i).padStart(6, "0")}: ${i}\n`)],
  ["keys in braces", 24_000, (count) => `{${lines(count, (i) => `k${i}: 1,`)}}`],
  ["unknown settings of a section", 16_000, (count) => `policy:\n${lines(count, (i) => `  k${i}: 1\n`)}`],
  [
    "unknown settings by path",
    8000,
    (count) =>
      `extends: baseline\ntimetable:\n  - month: 3\n    set:\n${lines(count, (i) => `      policy.k${i}: 1\n`)}`,
  ],
  ["one key again and again", 64_000, (count) => lines(count, () => "k: 1\n")],
  [
    "wrong events",
    3200,
    (count) =>
      `extends: baseline\ntimetable:\n${lines(count, () => "  - { month: 3, set: { policy.openness: 2 } }\n")}`,
  ],
  ["names of one value", 16_000, (count) => `a: &a 1\nb: [${lines(count, () => "*a, ")}1]\n`],
];

test.each(files)("a file with eight times as many %s is refused in about eight times as long", (_, count, text) => {
  const ratio = ratioOf((each) => {
    const problems = problemsOf(text(each));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThan(1000);
  }, count);
  expect(ratio).toBeLessThan(LONGER);
});

test("eight times as many groups are read in about eight times as long", () => {
  const ratio = ratioOf((count) => {
    const groups = lines(count, (i) => `  - { name: g${i}, count: 0 }\n`);
    const { market, yaml } = scenarioFrom(`extends: baseline\nbuyers:\n${groups}`);
    expect(market.buyers).toHaveLength(count + 1);
    expect(yaml).toContain(`name: g${count - 1}`);
  }, 3200);
  expect(ratio).toBeLessThan(LONGER);
});
