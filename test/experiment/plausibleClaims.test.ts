import { describe, expect, test } from "vitest";
import type { Market } from "../../src/model/market.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { MapBatches } from "../../src/worlds/batch.ts";
import { type ClaimMarkets, runPlausibleClaims, WORLDS_OF_CLAIM } from "../../src/worlds/claims/plausibleClaims.ts";
import { isAsClaimed } from "../../src/worlds/claims/verdict.ts";
import { accepted } from "../../src/worlds/plausible/accepted.ts";
import { bundledLibrary } from "../scenario/libraries.ts";
import { inOrder } from "./exampleScenario.ts";

const library = bundledLibrary();
const DRAWS = 6;
/** The first of all draws, and the first of those that are as markets are seen, each once. */
const SIMULATED = new Set([...Array(DRAWS).keys(), ...accepted.draws.slice(0, DRAWS)]).size;

/** Runs claims about the baseline, cut short, in drawn markets; hands on every market that is simulated. */
async function run(claims: string, onMarket: (market: Market, seed: string) => void = () => {}) {
  const text = `extends: baseline\nmonths: 24\nclaims:\n${claims}`;
  const source = { name: "mine", place: "mine.yaml", text };
  const read = readScenario(source, library);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const inThisThread = inOrder();
  const map: MapBatches = (tasks, onDone) => {
    const all = [...tasks];
    for (const { market, seed } of all) onMarket(market, seed);
    return inThisThread(all, onDone);
  };
  const found = await runPlausibleClaims([{ scenario: read.scenario, source }], library, DRAWS, { seed: "a" }, map);
  if ("problems" in found) throw new Error(JSON.stringify(found.problems));
  return found;
}

describe("claims over markets with other values for all that is assumed", () => {
  test("hold in each or in none where nothing else is possible, counted apart for the accepted", async () => {
    const found = await run(`  - { says: A, measure: price, is: above, value: 0 }
  - { says: B, measure: price, is: below, value: 0 }
`);
    // Of the first six draws one makes no market that can work; those that are as markets are seen all do.
    const counted: ClaimMarkets = { draws: 5, held: 5, accepted: DRAWS, heldAccepted: DRAWS };
    expect(found).toEqual([counted, { ...counted, held: 0, heldAccepted: 0 }]);
  });

  test("hold what the claim sets in either arm, and move the rest together", async () => {
    const markets: Market[] = [];
    await run(
      "  - { says: A, measure: price, against: { market.switchingCost: 0.3 }, given: { market.valueOfEffort: 0.5 }, is: lower }\n",
      (market) => markets.push(market),
    );
    expect(markets).toHaveLength(2 * SIMULATED);
    const values = (name: "switchingCost" | "valueOfEffort" | "valueOfQuality") =>
      new Set(markets.map(({ market }) => market[name]));
    expect(values("switchingCost")).toEqual(new Set([0.6, 0.3]));
    expect(values("valueOfEffort")).toEqual(new Set([0.5]));
    expect(values("valueOfQuality").size).toBe(SIMULATED);
  });

  test("live in other worlds in each market, so that chance does not move all markets together", async () => {
    const seeds: string[] = [];
    await run("  - { says: A, measure: price, is: above, value: 0 }\n", (_, seed) => seeds.push(seed));
    expect(new Set(seeds).size).toBe(SIMULATED);
    expect(WORLDS_OF_CLAIM).toBeGreaterThan(1);
  });

  test.each([
    [{ is: "higher", by: 0.1 }, 0.11, true],
    [{ is: "higher", by: 0.1 }, 0.1, false],
    [{ is: "same", by: 0.1 }, -0.1, true],
    [{ is: "different", by: 0 }, -1, true],
    [{ is: "between", value: [1, 2] }, 2.1, false],
  ] as const)("are as claimed by the value alone: %o at %d", (claim, mean, holds) => {
    expect(isAsClaimed(claim, mean)).toBe(holds);
  });
});
