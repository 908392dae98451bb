import { describe, expect, test } from "vitest";
import type {
  EventDifference,
  NamedEvent,
  NumberDifference,
  WideningGap,
} from "../../src/analyse/divergence/difference.ts";
import { divergenceOf } from "../../src/analyse/divergence/divergence.ts";
import { extremeWorlds } from "../../src/analyse/divergence/extremeWorlds.ts";
import { quantityNames } from "../../src/analyse/divergence/quantities.ts";
import type { Market } from "../../src/model/market.ts";
import { differenceSentence, gapSentence } from "../../src/words/en/divergence.ts";
import { divergenceStory } from "../../src/words/en/divergenceStory.ts";
import { commonMoney, UNIT_COSTS } from "../../src/worlds/money.ts";
import { resultOf } from "../experiment/exampleScenario.ts";
import { buyersOf, livelyMarket, suppliersOf } from "../model/exampleMarket.ts";
import { scenarioFrom } from "../scenario/libraries.ts";

const arms = { baseline: "in the baseline", scenario: "with the change" };

function event(kind: NamedEvent["event"], supplier: string, other = ""): NamedEvent {
  return { month: 41, event: kind, buyer: "buyer 3", supplier, other };
}

function said(difference: Partial<EventDifference>): string {
  return differenceSentence({ kind: "event", month: 41, unknownThere: false, ...difference }, arms, UNIT_COSTS);
}

describe("an event difference in words", () => {
  test("names the buyer, who came and who made room, and what the baseline has instead", () => {
    const scenario = event("trial", "newcomer 2", "backup 4");
    expect(said({ scenario, baseline: event("trial", "backup 5", "backup 4") })).toBe(
      "Month 41: buyer 3 gives a trial to newcomer 2 in place of backup 4; in the baseline it is backup 5, in place of backup 4.",
    );
    expect(said({ scenario, baseline: event("trial", "newcomer 2", "backup 1") })).toBe(
      "Month 41: buyer 3 gives a trial to newcomer 2 in place of backup 4; in the baseline it is in place of backup 1.",
    );
    expect(
      said({
        scenario: event("winContract", "newcomer 1", "powerhouse 2"),
        baseline: event("renewContract", "powerhouse 2"),
      }),
    ).toBe(
      "Month 41: newcomer 1 wins a contract with buyer 3 in place of powerhouse 2; in the baseline buyer 3 renews the contract of powerhouse 2.",
    );
  });

  test("says when the same happens in the other world, or that it never does", () => {
    const scenario = event("trial", "newcomer 2");
    expect(said({ scenario, otherMonth: 47 })).toMatch(/; in the baseline this happens 6 months later, in month 47\.$/);
    expect(said({ scenario, otherMonth: 40 })).toMatch(
      /; in the baseline this happens one month earlier, in month 40\.$/,
    );
    expect(said({ scenario })).toMatch(/; in the baseline this never happens\.$/);
    expect(said({ baseline: scenario })).toBe(
      "Month 41: in the baseline buyer 3 gives a trial to newcomer 2; with the change this never happens.",
    );
  });

  test("does not repeat that a supplier is unknown to the other world, but for its entry", () => {
    expect(said({ scenario: event("trial", "newcomer 2"), unknownThere: true })).toBe(
      "Month 41: buyer 3 gives a trial to newcomer 2.",
    );
    expect(said({ scenario: { ...event("enter", "newcomer 2"), buyer: "" }, unknownThere: true })).toBe(
      "Month 41: newcomer 2 enters the market; in the baseline this never happens.",
    );
  });
});

describe("a number in words", () => {
  const number = {
    kind: "number",
    month: 0,
    buyer: "buyer 1",
    supplier: "backup 2",
    baseline: 0.2,
    scenario: 0.3,
  } as const;
  const one: NumberDifference = { ...number, quantity: "share", count: 1, alike: true, everyBuyer: false };

  test("is said of every buyer where it is the same for all, else with how many more there are", () => {
    const spend: NumberDifference = { ...one, quantity: "flexibleSpend", supplier: "", count: 8 };
    expect(differenceSentence({ ...spend, everyBuyer: true }, arms, UNIT_COSTS)).toBe(
      "Month 0: every buyer places 30 % instead of 20 % of its orders on the flexible track.",
    );
    expect(differenceSentence(spend, arms, UNIT_COSTS)).toMatch(
      /^Month 0: buyer 1 places .* \(and so for 7 more buyers\)\.$/,
    );
    expect(differenceSentence({ ...spend, count: 2, alike: false }, arms, UNIT_COSTS)).toContain(
      "(it differs for 1 more buyer too)",
    );
  });

  test("too small to be seen is said to be a trace", () => {
    expect(differenceSentence({ ...one, scenario: 0.2 + 1e-12 }, arms, UNIT_COSTS)).toContain("20 %, a trace more,");
  });

  test("has finished words for every quantity, also where one of the two has none", () => {
    for (const quantity of quantityNames) {
      for (const baseline of [0.2, Number.NaN]) {
        const words = differenceSentence({ ...one, quantity, baseline }, arms, UNIT_COSTS);
        expect(words).toMatch(/^Month 0: [a-z].{20,}\.$/);
        expect(words).not.toMatch(/NaN|undefined|null/);
      }
    }
  });

  test("of money is said in the currency", () => {
    const money = { unit: "EUR", factor: 40 };
    expect(differenceSentence({ ...one, quantity: "price", baseline: 1.2, scenario: 1.25 }, arms, money)).toBe(
      "Month 0: the price of backup 2 for buyer 1 is 50.0 EUR instead of 48.0 EUR.",
    );
    const gap: WideningGap = {
      ...number,
      kind: "gap",
      quantity: "price",
      from: 8,
      month: 9,
      baseline: 1,
      scenario: 1.5,
    };
    expect(gapSentence(gap, arms, money)).toBe(
      "Month 8: buyer 1 is seen to pay backup 2 more than in the baseline; the gap is widest in month 9, a price of 60.0 EUR instead of 40.0 EUR.",
    );
  });
});

test("money is the currency that both scenarios have, else unit costs", () => {
  const one = scenarioFrom("extends: catfish\ncurrency: EUR\nunitCost: 40");
  const other = scenarioFrom("extends: catfish\ncurrency: EUR\nunitCost: 50");
  expect(commonMoney([one, one])).toEqual({ unit: "EUR", factor: 40 });
  expect(commonMoney([one, other])).toBe(UNIT_COSTS);
  expect(commonMoney([scenarioFrom("extends: catfish"), scenarioFrom("extends: catfish")])).toBe(UNIT_COSTS);
});

function storyOf(baseline: Market, scenario: Market, replication = 3) {
  const divergence = divergenceOf(baseline, scenario, { seed: "test", replication, window: [20, 39] });
  return divergenceStory({ divergence, arms });
}

describe("the story of one world", () => {
  test("of the same market is that the two never part", () => {
    const story = storyOf(livelyMarket(), livelyMarket());
    expect(story.moment).toBe("The two histories never part: every month is the same to the last bit.");
    expect(story.sentences).toEqual([
      "World 3: the two are set up alike.",
      story.moment,
      "World 3 ends with the same buyer value over months 20 to 39.",
    ]);
  });

  test("tells an entrant that nobody can choose, and that it changes nothing for anybody else", () => {
    const stranger = suppliersOf("stranger", "newcomer", 1, { communicationCap: 0, entryMonth: 2 });
    const market = livelyMarket({ buyers: [buyersOf("buyer", 4, { flexibleGate: 0.1 })] });
    const story = storyOf(market, { ...market, suppliers: [...market.suppliers, stranger] });
    expect(story.moment).toBe("For everybody else the two histories never part, to the last bit.");
    expect(story.sentences[1]).toMatch(/^It begins unseen\. Month \d+: stranger 1 /);
  });

  test("says so where no buyer ever decides otherwise", () => {
    const calm = (launchRate: number) => livelyMarket({ market: { launchRate } });
    expect(storyOf(calm(0.5), calm(0.6)).sentences).toContain(
      "No buyer ever decides otherwise: the same trials, contracts and drops in the same months.",
    );
  });

  test("begins with the change, names the parting, ends with the outcome, and never gives a reason", () => {
    const baseline = scenarioFrom("extends: catfish");
    for (const setting of [
      "policy.flexibleShare=0.3",
      "entry.enabled=false",
      "policy.fixedSlots=1",
      "suppliers.newcomer.count=1",
    ]) {
      const scenario = scenarioFrom("extends: catfish", { settings: [setting] });
      for (const replication of [0, 1, 2, 3, 4]) {
        const divergence = divergenceOf(baseline.market, scenario.market, {
          seed: "catfish",
          replication,
          window: [60, 119],
        });
        const { sentences, moment } = divergenceStory({ divergence, arms });
        expect(sentences.length).toBeLessThanOrEqual(12);
        expect(sentences[0]).toMatch(new RegExp(`^World ${replication}: `));
        expect(sentences).toContain(moment);
        expect(moment).toMatch(/^The two histories part in month \d+: /);
        expect(sentences.at(-1)).toMatch(/^In the end, over months 60 to 119, buyer value is /);
        for (const sentence of sentences) {
          expect(sentence).not.toMatch(/because|therefore|caus|NaN|undefined|null|—| {2}/);
          expect(sentence).toMatch(/^[A-Z].*\.$/);
        }
      }
    }
  });
});

describe("which worlds to look at", () => {
  const value = [{ measure: "buyerValue", group: "all" } as const];
  const extremes = extremeWorlds(
    resultOf(value, [[0.5], [0.5], [0.5], [0.5]]),
    resultOf(value, [[0.4], [0.6], [0.5], [0.8]]),
  );
  const market = livelyMarket();
  const divergence = divergenceOf(
    market,
    { ...market, entryEnabled: false },
    { seed: "hand", replication: 0, window: [0, 0] },
  );

  test("are named at both ends with their values and how many there are in all", () => {
    const { worlds } = divergenceStory({ divergence, extremes, arms });
    expect(worlds).toEqual([
      "The change helped in 2, hurt in 1 and stayed the same in 1 of 4 worlds; in half of them the difference in buyer value lies between -0.0250 and +0.150.",
      "It hurt most in world 0 (-0.100: 0.400 instead of 0.500).",
      "It helped most in world 3 (+0.300: 0.800 instead of 0.500) and world 1 (+0.100: 0.600 instead of 0.500).",
    ]);
  });

  test("are said plainly where there is one, or where all are the same", () => {
    const told = (before: number[], after: number[]) =>
      divergenceStory({
        divergence,
        extremes: extremeWorlds(
          resultOf(
            value,
            before.map((each) => [each]),
          ),
          resultOf(
            value,
            after.map((each) => [each]),
          ),
        ),
        arms,
      }).worlds;
    expect(told([0.5], [0.4])).toEqual(["It hurt in the one that was run, world 0 (-0.100: 0.400 instead of 0.500)."]);
    expect(told([0.5, 0.4], [0.5, 0.4])).toEqual([
      "The change makes no difference in buyer value: all 2 worlds are the same in both.",
    ]);
  });

  test("tell how extreme the one world is", () => {
    const outcome = { ...divergence.outcome, series: value[0], baseline: 0.5, scenario: 0.4 };
    const last = (replication: number) =>
      divergenceStory({ divergence: { ...divergence, replication, outcome }, extremes, arms }).sentences.at(-1);
    expect(last(0)).toContain(", the worst of 4 worlds.");
    expect(last(3)).toContain(", the best of 4 worlds.");
    expect(last(1)).toContain(", better than in 2 of 4 worlds and worse than in 1.");
  });

  test("of a neutral measure fall and rise", () => {
    const share = [{ measure: "newcomerShare", group: "all" } as const];
    const neutral = extremeWorlds(resultOf(share, [[0.1], [0.2]]), resultOf(share, [[0.3], [0.1]]), share[0]);
    expect(divergenceStory({ divergence, extremes: neutral, arms }).worlds).toEqual([
      "Newcomer share rose in 1 and fell in 1 of 2 worlds; in half of them the difference in newcomer share lies between -2.5 points and +12.5 points.",
      "It fell most in world 1 (-10.0 points: 10.0 % instead of 20.0 %).",
      "It rose most in world 0 (+20.0 points: 30.0 % instead of 10.0 %).",
    ]);
  });
});
