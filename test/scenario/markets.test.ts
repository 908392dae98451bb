import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openMarkets } from "../../src/scenario/markets.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { runs } from "../thorough.ts";
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
    // What buyers decide changes in the month of the decision, as a what-if does; from the start where nothing was before.
    const [decided, fact] = more;
    const asked = { ...options, settings: [...options.settings, fact], decided: [decided] };
    const read = readScenario(source(name), library, asked);
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

  test("a wrong value that another took the place of is wrong where it stands alone", () => {
    const opened = openMarkets(source("catfish"), library);
    if ("problems" in opened) throw new Error("the bundled scenario is wrong");
    const [wrong, right] = ["policy.flexibleShare=3", "policy.flexibleShare=0.3"];
    expect("market" in opened.marketOf([wrong, right])).toBe(true);
    expect("problems" in opened.marketOf([wrong])).toBe(true);
  });

  test("nobody to serve the demand is a mistake of the variant", () => {
    const opened = openMarkets(source("baseline"), library);
    if ("problems" in opened) throw new Error("the bundled scenario is wrong");
    const starved = opened.marketOf(["suppliers.powerhouse.count=0", "suppliers.backup.count=0"]);
    expect("problems" in starved && starved.problems.length).toBeGreaterThan(0);
  });

  test("a timetable is held against what the settings make of groups and months", () => {
    const text = [
      "extends: baseline",
      "timetable:",
      "  - { month: 40, failure: { supplier: powerhouse.2, months: 3 } }",
      "  - { month: 50, set: { policy.openness: 0.4 } }",
    ];
    const opened = openMarkets({ name: "mine", place: "mine.yaml", text: text.join("\n") }, library);
    if ("problems" in opened) throw new Error(opened.problems[0].wrong);
    const said = (...settings: string[]) => {
      const read = opened.marketOf(settings);
      return "problems" in read ? read.problems.map(({ wrong }) => wrong) : read.market.timetable.length;
    };
    expect(said("policy.flexibleShare=0.3")).toBe(2);
    expect(said("suppliers.powerhouse.count=1", "suppliers.powerhouse.capacity=900")).toEqual([
      'There is no supplier "powerhouse.2".',
    ]);
    expect(said("months=45")).toBe(1);
    const [buyers] = opened.scenario.market.buyers;
    expect(said(`buyers.${buyers.name}.policy.openness=0.3`)).toEqual([
      "No group of buyers follows `policy.openness`: each has its own.",
    ]);
  });

  test("any settings give what reading the file anew with them gives: the same market, or the same complaints", () => {
    const numbers = fc.oneof(
      fc.double({ min: 0, max: 2, noNaN: true }).map((value) => value.toFixed(5)),
      fc.integer({ min: -2, max: 60 }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom("0.10", "-0", "-0.0", "007", "1_000", "0x10", "1e-2", "+1", ".5", "5.", "20%", "0.5 %"),
    );
    const others = fc.constantFrom(
      ...["true", "fixed", "flexible", "newcomer", "cheapest", "", " ", "null", "[1, 2]", "{mean: 0.4, sd: 0.1}"],
      ...["{low: 0.2, high: 0.3}", "{low: 3, high: 2}", "{mean: 0.4}", "a: b: c", "none", "without-entry", "EUR"],
    );
    const value = fc.oneof({ weight: 4, arbitrary: numbers }, others);
    for (const name of ["baseline", "catfish", ...library.names().slice(-3)]) {
      const options = { settings: ["market.disruptionRate=0.03"] };
      const opened = openMarkets(source(name), library, options);
      if ("problems" in opened) throw new Error("the bundled scenario is wrong");
      const path = fc.constantFrom(...opened.settings.keys(), "policy.flexShare");
      const assignments = fc.array(fc.tuple(path, value), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(assignments, (pairs) => {
          const more = pairs.map(([where, what]) => `${where}=${what}`);
          const anew = readScenario(source(name), library, { ...options, settings: [...options.settings, ...more] });
          const market = opened.marketOf(more);
          if ("scenario" in anew) {
            expect(market).toEqual({ market: anew.scenario.market });
            return;
          }
          // Claims, references and who asks are no part of a market; what else decides a setting is asked by itself.
          const asked = more.map((setting) => ({ setting, source: `--set ${setting}` }));
          const decided = opened.overridden(asked).problems.map(({ wrong }) => wrong);
          const said = anew.problems.filter(
            ({ path: at, wrong }) => !(/^(claims|reference|for$)/.test(at ?? "") || decided.includes(wrong)),
          );
          if (said.length === 0) return;
          const order = ({ wrong, source: place }: { wrong: string; source: string }) => `${place} ${wrong}`;
          const bySource = <P extends { wrong: string; source: string }>(problems: readonly P[]) =>
            [...problems].sort((a, b) => (order(a) < order(b) ? -1 : 1));
          expect("problems" in market && bySource(market.problems)).toEqual(bySource(said));
        }),
        { ...runs(10), seed: 5 },
      );
    }
  });
});
