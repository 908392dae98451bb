import { describe, expect, test } from "vitest";
import { openMarkets } from "../../src/scenario/markets.ts";
import type { Problem } from "../../src/scenario/scenario.ts";
import { readVariable } from "../../src/scenario/vary.ts";
import { bundled, problemsOf } from "./libraries.ts";

const HOW = "`market.reviewSensitivity`, for all buyers";

/** The one problem that there is. */
function only(problems: readonly Problem[]): Pick<Problem, "wrong" | "right" | "line"> {
  expect(problems.length).toBe(1);
  return { wrong: problems[0].wrong, right: problems[0].right, line: problems[0].line };
}

describe("a path of an earlier version is refused with its new name", () => {
  test.each([
    ["in a file", "policy: { reviewSensitivity: 7 }", 2],
    ["in a group of buyers", "buyers:\n  - name: buyer\n    policy: { reviewSensitivity: 7 }", 4],
    ["in a timetable", "timetable:\n  - { month: 3, set: { policy.reviewSensitivity: 7 } }", 3],
    [
      "in a claim",
      "claims:\n  - { says: Who is sharper pays less, measure: price, is: lower, against: { policy.reviewSensitivity: 7 } }",
      3,
    ],
  ])("%s, at its line", (_, text, line) => {
    const problem = only(problemsOf(`extends: baseline\n${text}`));
    expect(problem.wrong).toMatch(/policy\.reviewSensitivity` has moved\.$/);
    expect(problem).toMatchObject({ right: HOW, line });
  });

  test("on the command line, set or varied", () => {
    const path = "policy.reviewSensitivity";
    expect(only(problemsOf("extends: baseline", { settings: [`${path}=7`] }))).toMatchObject({ right: HOW });
    const baseline = bundled.find("baseline");
    const markets = baseline && "text" in baseline ? openMarkets(baseline, bundled) : undefined;
    if (markets === undefined || "problems" in markets) throw new Error("the baseline cannot be read");
    expect(readVariable(`${path}=5:9`, markets.settings)).toMatchObject({
      wrong: `\`${path}\` has moved.`,
      right: HOW,
    });
  });

  test("or with what stands in its place, where it is gone", () => {
    const problem = only(problemsOf("extends: baseline\nmarket: { riskPremium: 0.1 }"));
    expect(problem).toMatchObject({ wrong: "There is no `market.riskPremium` any more.", line: 2 });
    expect(problem.right).toContain("leave it out: trust in the product");
  });
});
