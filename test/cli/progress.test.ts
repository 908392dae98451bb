import { describe, expect, test } from "vitest";
import { paced } from "../../src/cli/explore/progress.ts";

/** What is said of work that is told at these times [ms]. */
function saidAt(steps: readonly (readonly [at: number, done: number, all: number])[]): string[] {
  let now = 0;
  const said: string[] = [];
  const clock = { now: () => "", milliseconds: () => now };
  const pace = paced((text) => said.push(text), { clock });
  for (const [at, done, all] of steps) {
    now = at;
    pace(`${done} of ${all}`, done, all);
  }
  return said;
}

describe("progress", () => {
  test("tells rate and time left once there is a rate", () => {
    expect(
      saidAt([
        [0, 0, 100],
        [500, 2, 100],
        [2000, 8, 100],
        [5000, 50, 100],
      ]),
    ).toEqual(["0 of 100", "2 of 100", "8 of 100 · 4.0 a second · 23 s left", "50 of 100 · 10 a second · 5 s left"]);
  });

  test("begins anew with what comes next", () => {
    const said = saidAt([
      [0, 0, 200],
      [2000, 100, 200],
      [3000, 1, 50],
      [5000, 21, 50],
    ]);
    expect(said.slice(1)).toEqual([
      "100 of 200 · 50 a second · 2 s left",
      "1 of 50",
      "21 of 50 · 10 a second · 3 s left",
    ]);
  });
});
