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

  test("may hold something in both arms, count some months only, or compare with earlier months", () => {
    const { claims, yaml } = scenarioFrom(`extends: baseline
claims:
  - { says: One, measure: price, is: below, value: 2, given: { policy.fixedGate: 1 }, while: { measure: switches, is: 0 } }
  - { says: Two, measure: price, months: [96, 119], since: [0, 23], is: higher }`);
    expect(claims[0]).toMatchObject({
      given: { "policy.fixedGate": 1 },
      while: { measure: "switches", group: "all", is: 0 },
    });
    expect(claims[1].since).toEqual([0, 23]);
    expect(scenarioFrom(yaml).claims).toEqual(claims);
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
    [
      "a condition on an unknown group",
      "measure: price, is: below, value: 1, while: { measure: tenure, group: backups, is: 0 }",
      "backup",
    ],
    ["a condition without a number", "measure: price, is: below, value: 1, while: { measure: tenure }", undefined],
    [
      "something given that is not there",
      "measure: price, is: below, value: 1, given: { policy.fixdGate: 1 }",
      "policy.fixedGate",
    ],
    [
      "something given that is out of range",
      "measure: price, is: below, value: 1, given: { policy.fixedGate: 10 }",
      "10%",
    ],
    ["a value beside another arm", "measure: price, is: below, value: 1, against: catfish", undefined],
    ["earlier months that come later", "measure: price, months: [0, 11], since: [6, 23], is: higher", undefined],
    [
      "earlier months beside another arm",
      "measure: price, months: [24, 35], since: [0, 11], against: catfish, is: higher",
      undefined,
    ],
    ["a comparison that is no word", "measure: price, is: smaller, against: catfish", undefined],
  ])("is refused for %s", (_, claim, suggestion) => {
    const problems = problemsOf(`extends: baseline\nclaims:\n  - { says: So it is, ${claim} }`);
    expect(problems).toHaveLength(1);
    expect(problems[0].line).toBe(3);
    expect(problems[0].suggestion).toBe(suggestion);
  });
});
