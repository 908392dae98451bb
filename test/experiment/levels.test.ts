import { expect, test } from "vitest";
import { wholeLevelsOf } from "../../src/analyse/wholeLevels.ts";
import type { Series } from "../../src/model/series.ts";
import { levelSentences } from "../../src/words/en/levels.ts";
import { livelyMarket } from "../model/exampleMarket.ts";
import { scenarioOf } from "./exampleScenario.ts";

test("a mean over some years or worlds alone says which years have none, and how many worlds have", () => {
  const series: Series[] = [{ measure: "price", group: "all" }];
  const years = (world: number) => [Number.NaN, Number.NaN, ...(world < 3 ? [1 + world / 10, 1.2] : [NaN, NaN])];
  const whole = wholeLevelsOf({
    scenario: scenarioOf(livelyMarket({ months: 48 })),
    seed: "levels",
    replications: 4,
    months: 48,
    series,
    window: [0, 47],
    means: Float64Array.of(1, 1, 1, 1),
    years: { series, months: 48, from: 0, values: Float64Array.from([0, 1, 2, 3].flatMap(years)) },
  });
  const [first] = levelSentences({ whole, rows: [], window: [0, 47], replications: 4 });
  expect(first).toMatch(
    /^In this model, over all 4 years, the price is 1\.\d+ \(.* to .*; 3 of the 4 worlds; none in years 1 to 2\)\.$/,
  );
});
