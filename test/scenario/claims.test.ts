import { describe, expect, test } from "vitest";
import { problemsOf, scenarioFrom } from "./libraries.ts";

describe("a claim", () => {
  test("is about everybody, the whole run, and 95 % sure unless it says otherwise", () => {
    const { claims } = scenarioFrom(
      "extends: baseline\nclaims: [{ says: Cheap, measure: price, is: below, value: 2 }]",
    );
    expect(claims).toEqual([
      { says: "Cheap", measure: "price", group: "all", months: [0, 119], is: "below", value: 2, confidence: 0.95 },
    ]);
  });

  test.each([
    ["an unknown measure", "measure: prise, is: below, value: 1", "price"],
    ["an unknown group", "measure: inertia, group: powerhose, is: below, value: 1", "powerhouse"],
    ["a group for which it is not measured", "measure: launches, group: powerhouse, is: below, value: 1", undefined],
    ["months beyond the end", "measure: price, months: [60, 120], is: below, value: 1", undefined],
    ["months the wrong way round", "measure: price, months: [60, 20], is: below, value: 1", undefined],
    ["a setting that is not there", "measure: price, against: { entry.enable: false }, is: lower", "entry.enabled"],
    ["a setting out of range", "measure: price, against: { policy.openness: 7 }, is: lower", "7%"],
    ["a scenario that is not there", "measure: price, against: basline, is: lower", "baseline"],
    ["lower than nothing", "measure: price, is: lower", undefined],
    ["above without a value", "measure: price, is: above", undefined],
    ["between without two ends", "measure: price, is: between, value: 3", undefined],
    ["the same by no margin", "measure: price, is: same, against: catfish", undefined],
    ["a comparison that is no word", "measure: price, is: smaller, against: catfish", undefined],
  ])("is refused for %s", (_, claim, suggestion) => {
    const problems = problemsOf(`extends: baseline\nclaims:\n  - { says: So it is, ${claim} }`);
    expect(problems).toHaveLength(1);
    expect(problems[0].line).toBe(3);
    expect(problems[0].suggestion).toBe(suggestion);
  });
});
