import { beforeAll, describe, expect, test } from "vitest";
import { kernelOfSource } from "../../src/cli/kernel/cached.mjs";
import { type Engines, keepingWorld } from "../../src/model/keptWorld.ts";
import { openKernel } from "../../src/model/kernel/kernel.ts";
import { loadAgentscript } from "./loyalty-agentscript.ts";
import { disagreements } from "./loyalty-agreement.ts";
import { asTheEngineDraws } from "./loyalty-choice.ts";
import { engineLoyalty, loyaltyScenario } from "./loyalty-engine.ts";
import { openFlocc } from "./loyalty-flocc.ts";
import { loyaltyOf, plainMarket } from "./loyalty-market.ts";

let engines: Engines;

beforeAll(async () => {
  const kernel = openKernel(await kernelOfSource());
  engines = keepingWorld(() => kernel);
});

describe("the peers and the engine run the same market", () => {
  test.each([
    ["flocc", async () => openFlocc],
    ["agentscript", loadAgentscript],
  ])("%s makes the same choices as the engine when given its draws", async (_name, load) => {
    const market = loyaltyScenario();
    const plain = plainMarket(market);
    const open = await load();
    const ours = engineLoyalty(market, "same", [0, 4], engines, false);
    for (let replication = 0; replication < 4; replication++) {
      const run = open(plain, asTheEngineDraws(plain, "stall", "same", replication));
      for (let month = 0; month < plain.months; month++) run.advance(month);
      const theirs = loyaltyOf(plain, run.preferences());
      for (const [group, loyalty] of theirs.entries()) expect(loyalty).toBeCloseTo(ours[replication][group], 9);
    }
  });

  test("the engine says the same whether everything is observed or the last month alone", () => {
    const market = loyaltyScenario(2);
    const [all, last] = [true, false].map((everything) => engineLoyalty(market, "seen", [3, 5], engines, everything));
    expect(all).toEqual(last);
    expect(last).toHaveLength(5);
    expect(last[0]).not.toEqual(last[1]);
  });

  test("a market in which more happens is refused", () => {
    const market = loyaltyScenario();
    const [stall] = market.suppliers;
    expect(() => plainMarket({ ...market, suppliers: [stall, stall] })).toThrow("alike");
    const quality = { distribution: "normal", mean: 0.5, sd: 0.1 } as const;
    const differing = [{ ...stall, parameters: { ...stall.parameters, quality } }];
    expect(() => plainMarket({ ...market, suppliers: differing })).toThrow("alike");
  });
});

test("simulators disagree when means lie further apart than chance, and not when they are the same", () => {
  const loyalty = [0.5, 0.52, 0.48, 0.51, 0.49].map((of) => [0.9, of]);
  const shifted = loyalty.map(([one, other]) => [one, other + 0.1]);
  const [one, other] = [
    { name: "one", loyalty },
    { name: "other", loyalty },
  ];
  expect(disagreements([one, other])).toEqual([]);
  expect(disagreements([one, { name: "other", loyalty: shifted }])).toMatchObject([{ simulator: "other", group: 1 }]);
});
