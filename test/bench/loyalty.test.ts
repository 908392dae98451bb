import { expect, test } from "vitest";
import { loadAgentscript } from "./loyalty-agentscript.ts";
import { disagreements } from "./loyalty-agreement.ts";
import { openColumnsMarket } from "./loyalty-columns.ts";
import { keyedDraw } from "./loyalty-draws.ts";
import { openFloccMarket } from "./loyalty-flocc.ts";
import type { LoyaltyOutcome, OpenMarket } from "./loyalty-market.ts";

const size = { buyers: 12, sellers: 4, months: 60 };

function outcomeOfRun(open: OpenMarket, replication: number): LoyaltyOutcome {
  const market = open(size, keyedDraw("test", replication));
  for (let month = 0; month < size.months; month++) market.advance(month);
  return market.outcome();
}

test.each([
  ["flocc", async () => openFloccMarket],
  ["agentscript", loadAgentscript],
])("%s makes the same choices as the columns when given the same draws", async (_name, load) => {
  const openPeerMarket = await load();
  for (let replication = 0; replication < 5; replication++) {
    const ours = outcomeOfRun(openColumnsMarket, replication);
    const theirs = outcomeOfRun(openPeerMarket, replication);
    expect(theirs.profit).toBe(ours.profit);
    expect(theirs.largestShare).toBeCloseTo(ours.largestShare, 10);
  }
});

test("the same seed gives the columns the same outcome, another replication another", () => {
  expect(outcomeOfRun(openColumnsMarket, 1)).toEqual(outcomeOfRun(openColumnsMarket, 1));
  expect(outcomeOfRun(openColumnsMarket, 1)).not.toEqual(outcomeOfRun(openColumnsMarket, 2));
});

test("buyers find stock less often than always, and grow a favourite", () => {
  const { profit, largestShare } = outcomeOfRun(openColumnsMarket, 0);
  expect(profit).toBeGreaterThan(0.7);
  expect(profit).toBeLessThan(1);
  expect(largestShare).toBeGreaterThan(1 / size.sellers);
  expect(largestShare).toBeLessThan(1);
});

test("simulators disagree when means lie further apart than chance, and not when they are the same", () => {
  const runs = [0.5, 0.52, 0.48, 0.51, 0.49].map((largestShare) => ({ profit: 0.9, largestShare }));
  const shifted = runs.map((outcome) => ({ ...outcome, largestShare: outcome.largestShare + 0.1 }));
  expect(
    disagreements([
      { name: "one", outcomes: runs },
      { name: "other", outcomes: runs },
    ]),
  ).toEqual([]);
  expect(
    disagreements([
      { name: "one", outcomes: runs },
      { name: "other", outcomes: shifted },
    ]),
  ).toMatchObject([{ simulator: "other", measure: "largestShare" }]);
});
