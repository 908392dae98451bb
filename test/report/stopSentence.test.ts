import { expect, test } from "vitest";
import { stopSentence } from "../../src/words/en/certainty.ts";
import type { Stop } from "../../src/worlds/stopping.ts";

const narrow: Stop = {
  asked: {
    series: { measure: "buyerValue", group: "all" },
    within: { kind: "absolute", value: 0.005 },
    least: 100,
    most: 10_000,
  },
  worlds: 350,
  n: 350,
  half: 0.00492,
  target: 0.005,
  reason: "narrow",
  needed: null,
};
const said = (change: Partial<Stop>, paired = true) => stopSentence({ ...narrow, ...change }, paired);

test("why a run stopped is said in words", () => {
  expect(said({})).toBe(
    "Stopped at 350 worlds: the 95 % interval of the difference in buyer value is ±0.00492, narrower than the ±0.005 asked for.",
  );
  expect(said({}, false)).toContain("the 95 % interval of buyer value is");
  expect(said({ worlds: 10_000, half: 0.0123, reason: "ceiling", needed: 60_512 })).toBe(
    "Stopped at the ceiling of 10,000 worlds: the 95 % interval of the difference in buyer value is ±0.0123, still wider than the ±0.005 asked for; about 61,000 worlds would be needed.",
  );
  expect(said({ reason: "uneven", needed: 12_000 })).toContain("so few worlds carry the difference");
  expect(said({ reason: "same", half: 0 })).toContain("is the same in every one");
  expect(said({ reason: "none", half: 0, n: 350 })).toBe(
    "Stopped at 350 worlds: there is no difference in buyer value in any of them. With 95 % confidence, fewer than 1 world in 100 is different.",
  );
  expect(said({ reason: "none", half: 0, n: 64 })).toContain("fewer than 5 worlds in 100 are different.");
  expect(said({ reason: "none", half: 0 }, false)).toContain("buyer value is the same in every one");
  expect(said({ reason: "missing", n: 0, half: null, target: null })).toContain("buyer value has no value in any");
  expect(said({ reason: "zero", target: 0 })).toContain("Ask for an absolute width, e.g. --precision 0.01.");
});

test("shares are said in points, groups by name, and a relative width as what it is a share of", () => {
  const asked: Stop["asked"] = {
    ...narrow.asked,
    series: { measure: "margin", group: "newcomer" },
    within: { kind: "relative", value: 0.02 },
  };
  expect(said({ asked, half: 0.0031, target: 0.004 })).toBe(
    "Stopped at 350 worlds: the 95 % interval of the difference in supplier margin of newcomer is ±0.31 points, narrower than the ±0.40 points asked for (2 % of the baseline's mean).",
  );
});
