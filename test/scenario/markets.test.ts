import { describe, expect, test } from "vitest";
import { openMarkets } from "../../src/scenario/markets.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { bundledLibrary } from "./libraries.ts";

const library = bundledLibrary();

function source(name: string) {
  const found = library.find(name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

describe("markets of one scenario", () => {
  test.each(library.names())("%s: the same as reading the file anew with the same settings", (name) => {
    const options = { settings: ["market.disruptionRate=0.03"], months: 48 };
    const more = ["policy.flexibleShare=35%", "market.disruptionRate=0.05"];
    const opened = openMarkets(source(name), library, options);
    if ("problems" in opened) throw new Error("the bundled scenario is wrong");
    const settings = [...options.settings, ...more];
    const read = readScenario(source(name), library, { ...options, settings });
    expect("scenario" in read).toBe(true);
    expect(opened.marketOf(more)).toEqual("scenario" in read ? { market: read.scenario.market } : undefined);
  });

  test("what is wrong with a variant is said, and spoils no other", () => {
    const opened = openMarkets(source("catfish"), library);
    if ("problems" in opened) throw new Error("the bundled scenario is wrong");
    const before = opened.marketOf(["policy.flexibleShare=0.3"]);
    const wrong = opened.marketOf(["policy.flexibleShare=3", "policy.flexShare=1"]);
    expect("problems" in wrong && wrong.problems.map(({ path }) => path)).toEqual([
      "policy.flexShare",
      "policy.flexibleShare",
    ]);
    expect(opened.marketOf(["policy.flexibleShare=0.3"])).toEqual(before);
  });

  test("nobody to serve the demand is a mistake of the variant", () => {
    const opened = openMarkets(source("baseline"), library);
    if ("problems" in opened) throw new Error("the bundled scenario is wrong");
    const starved = opened.marketOf(["suppliers.powerhouse.count=0", "suppliers.backup.count=0"]);
    expect("problems" in starved && starved.problems.length).toBeGreaterThan(0);
  });
});
