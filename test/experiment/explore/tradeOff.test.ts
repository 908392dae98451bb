import { expect, test } from "vitest";
import { sweep } from "../../../src/analyse/sweep.ts";
import { beats, tradedPoints } from "../../../src/analyse/tradeOff.ts";
import { openMarkets } from "../../../src/scenario/markets.ts";
import { readVariable } from "../../../src/scenario/vary.ts";
import { sweepVerdict } from "../../../src/words/en/sweep.ts";
import { tradeOffSentence } from "../../../src/words/en/tradeOff.ts";
import type { Explore } from "../../../src/worlds/points.ts";
import { bundled } from "../../scenario/libraries.ts";

const source = bundled.find("catfish");
if (source === undefined) throw new Error("no bundled scenario catfish");
const markets = openMarkets(source, bundled);
if ("problems" in markets) throw new Error("the bundled scenario is wrong");
const variable = readVariable("policy.flexibleShare=0:0.3:0.1", markets.settings);
if ("wrong" in variable) throw new Error(variable.wrong);

const over = "window" as const;
const series = [
  { measure: "buyerValue", group: "all", over } as const,
  { measure: "price", group: "all", over } as const,
];

/** Value and price: the third has the highest value, the second the lowest price, the fourth neither, the first is beaten by both. */
const means = [
  [1, 1.3],
  [1, 1.3],
  [2, 1.1],
  [3, 1.2],
  [2.5, 1.15],
];

const seen: Explore = async (points, use) => {
  let index = 0;
  for (const settings of points) {
    const own = means[index];
    // A little luck of the point's own, so that worlds differ.
    const outcome = {
      means: Float64Array.from({ length: 8 }, (_, at) => own[at % 2] + 0.001 * ((at * (index + 3)) % 5)),
    };
    use({ index: index++, settings, outcome });
  }
};

const asked = {
  scenario: markets.scenario,
  seed: "s",
  replications: 4,
  window: [60, 119] as const,
  variables: [variable],
  series,
  over,
};

test("one point beats another where it is nowhere worse and somewhere better", () => {
  expect(beats([1, 2], [1, 1])).toBe(true);
  expect(beats([1, 1], [1, 1])).toBe(false);
  expect(beats([2, 1], [1, 2])).toBe(false);
});

test("several measures of the same points have each its best, and the points that no other beats", async () => {
  const both = await sweep({ ...asked, outcomes: series }, seen);
  expect(both.best?.best).toBe(2);
  expect(both.others.map(({ best }) => [best?.better, best?.best])).toEqual([["lower", 1]]);
  expect(tradedPoints(both).map(({ isOnFront }) => isOnFront)).toEqual([false, true, true, true]);
  expect(tradeOffSentence(both)).toBe(
    "By buyer value and price together 3 of the 4 points are beaten by no other, by the means: flexible share 10 %, 20 % and 30 %.",
  );
  const [value, price] = sweepVerdict(both);
  expect(value).toMatch(
    /^In this model, over months 60 to 119, buyer value is highest with 20 % of spend open to flexible suppliers/,
  );
  expect(price).toMatch(/^Price is lowest with 10 % of spend open to flexible suppliers: 1\.10/);
});

test("one measure trades nothing, and says what it said", async () => {
  const one = await sweep({ ...asked, outcomes: series.slice(0, 1) }, seen);
  expect(tradedPoints(one)).toEqual([]);
  expect(tradeOffSentence(one)).toBe("");
});
