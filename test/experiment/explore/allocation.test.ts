import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, firstSplits, trialOf } from "../../../src/analyse/allocation/allocation.ts";
import { splitsOverMarkets } from "../../../src/analyse/allocation/overMarkets.ts";
import { responseCurves } from "../../../src/analyse/allocation/responses.ts";
import { searchSplits } from "../../../src/analyse/allocation/search.ts";
import {
  cornerSplit,
  evenSplit,
  keyOf,
  movesFrom,
  settingsOfSplit,
  spreadSplits,
} from "../../../src/analyse/allocation/splits.ts";
import { AMOUNTS, amountsBeside, RETURN_STEP } from "../../../src/analyse/allocation/steps.ts";
import { winnersOf } from "../../../src/analyse/allocation/winners.ts";
import { runs } from "../../thorough.ts";
import {
  asked,
  BUDGET,
  best,
  bestShares,
  bestSpends,
  broughtBy,
  plantedBudget,
  responses as responsesOf,
} from "./plantedBudget.ts";

const sumOf = (split: readonly number[]) => split.reduce((sum, share) => sum + share, 0);

describe("the closed form of a budget among channels that bring a b / (b + h) each", () => {
  test("spends all of it, and one more brings as much on every channel that has money, and no more on others", () => {
    expect(sumOf(best.spends)).toBeCloseTo(BUDGET, 9);
    for (const [channel, { a, h }] of responsesOf.entries()) {
      const more = (a * h) / (best.spends[channel] + h) ** 2;
      if (best.spends[channel] > 0) expect(more / best.l).toBeCloseTo(1, 6);
      else expect(more).toBeLessThan(best.l);
    }
  });

  test("is sqrt(a h) - h each where the next unit brings back just itself", () => {
    const own = responsesOf.map(({ a, h }) => Math.max(0, Math.sqrt(a * h) - h));
    const { l, spends } = bestSpends(responsesOf, sumOf(own));
    expect(l).toBeCloseTo(1, 6);
    for (const [channel, spend] of own.entries()) expect(spends[channel]).toBeCloseTo(spend, 6);
  });
});

describe("splits", () => {
  const channels = fc.integer({ min: 2, max: 8 });

  test("that fill the simplex are whole percents, none below 0, and add up to the budget", () => {
    fc.assert(
      fc.property(channels, fc.constantFrom(1, 16, 32), fc.string(), (many, points, seed) => {
        for (const split of spreadSplits(many, points, seed)) {
          expect(split).toHaveLength(many);
          expect(sumOf(split)).toBeCloseTo(1, 12);
          for (const share of split) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share * 100).toBeCloseTo(Math.round(share * 100), 9);
          }
        }
      }),
      runs(25),
    );
  });

  test("that fill the simplex give every channel the same on average", () => {
    for (const many of [2, 3, 5, 8]) {
      const all = spreadSplits(many, 1024, "even");
      for (let channel = 0; channel < many; channel++) {
        const mean = all.reduce((sum, split) => sum + split[channel], 0) / all.length;
        // The gaps of points in order are exchangeable; 1,024 Sobol points leave a fraction of a percent.
        expect(mean).toBeCloseTo(1 / many, 2);
      }
    }
  });

  test("that are one move away keep the sum, take no more than there is, and change two channels", () => {
    fc.assert(
      fc.property(channels, fc.constantFrom(0.2, 0.1, 0.05), fc.string(), (many, step, seed) => {
        for (const split of [evenSplit(many), cornerSplit(many, 0), ...spreadSplits(many, 2, seed)]) {
          for (const moved of movesFrom(split, step)) {
            expect(sumOf(moved)).toBeCloseTo(1, 9);
            expect(Math.min(...moved)).toBeGreaterThanOrEqual(0);
            expect(moved.filter((share, channel) => Math.abs(share - split[channel]) > 1e-10)).toHaveLength(2);
          }
        }
      }),
      runs(15),
    );
  });

  test("are moves of each other in both directions where there is enough to move", () => {
    const [there] = movesFrom([0.5, 0.3, 0.2], 0.1);
    expect(movesFrom(there, 0.1).map(keyOf)).toContain(keyOf([0.5, 0.3, 0.2]));
  });

  test("that are tried first are the even one and the corners, each once", () => {
    const first = firstSplits({ ...asked("first", { worlds: 2, spread: 0, own: 0 }), points: 8 });
    expect(first.slice(0, 6).map(({ role }) => role)).toEqual(["even", ...new Array(5).fill("corner")]);
    expect(new Set(first.map(({ split }) => keyOf(split))).size).toBe(first.length);
  });

  test("turn into people by their pay, and into money as it is", () => {
    const { channels: all } = asked("settings", { worlds: 2, spread: 0, own: 0 });
    // 0.04 a month: a fifth of it is half a manager of 0.016.
    expect(settingsOfSplit(all, BUDGET, evenSplit(5)).slice(0, 2)).toEqual([
      "suppliers.challenger.strategy.managers=0.5",
      "suppliers.challenger.strategy.improvement=0.008",
    ]);
  });
});

describe("the search for the best split", () => {
  test("comes to the closed form within its smallest step where there is no chance", async () => {
    // Two worlds whose values differ by nothing but a constant: every difference is clear.
    const seen = (split: readonly number[]) => broughtBy(split.map((share) => share * BUDGET));
    const tried = await searchSplits(
      firstSplits(asked("no chance", { worlds: 2, spread: 0, own: 0 })),
      async (splits) => splits.map((split) => ({ worlds: Float64Array.from([seen(split), 1 + seen(split)]) })),
      "higher",
    );
    const found = tried.reduce((one, other) => (seen(other.split) > seen(one.split) ? other : one));
    for (const [channel, share] of bestShares.entries()) {
      expect(Math.abs(found.split[channel] - share)).toBeLessThanOrEqual(0.05);
    }
    expect(broughtBy(best.spends) - seen(found.split)).toBeLessThan(
      0.01 * (broughtBy(best.spends) - seen(evenSplit(5))),
    );
  });

  test("finds a best split at a corner, and the least where less is better", async () => {
    const see = (value: (split: readonly number[]) => number) => async (splits: readonly (readonly number[])[]) =>
      splits.map((split) => ({ worlds: Float64Array.from([value(split), 1 + value(split)]) }));
    const first = [{ split: [0.3, 0.4, 0.3], role: "spread" as const }];
    const most = await searchSplits(
      first,
      see((split) => split[1] ** 2),
      "higher",
    );
    expect(most.map(({ split }) => keyOf(split))).toContain(keyOf([0, 1, 0]));
    const least = await searchSplits(
      first,
      see((split) => split[1] ** 2),
      "lower",
    );
    expect(Math.min(...least.map(({ split }) => split[1]))).toBe(0);
  });

  test("tries no split twice, goes round what failed, and says so", async () => {
    const asks: string[] = [];
    const tried = await searchSplits(
      firstSplits(asked("failing", { worlds: 2, spread: 0, own: 0 })),
      async (splits) =>
        splits.map((split) => {
          asks.push(keyOf(split));
          if (split[0] > 0.4) return { failure: "too many people" };
          const value = broughtBy(split.map((share) => share * BUDGET));
          return { worlds: Float64Array.from([value, 1 + value]) };
        }),
      "higher",
    );
    expect(new Set(asks).size).toBe(asks.length);
    expect(tried.length).toBe(asks.length);
    expect(tried.filter(({ failure }) => failure === "too many people").length).toBeGreaterThan(0);
  });

  test("moves nothing where the worlds tell nothing apart", async () => {
    const first = firstSplits(asked("flat", { worlds: 3, spread: 0, own: 0 }));
    const tried = await searchSplits(
      first,
      async (splits) => splits.map(() => ({ worlds: new Float64Array(3) })),
      "higher",
    );
    // One round of moves from each of three starts for each of three steps, and none is kept.
    expect(tried.length).toBeLessThanOrEqual(first.length + 9 * 20);
  });
});

describe("where the best split lies", () => {
  test("is all of what was tried where worlds say opposite things, and one split where all agree", () => {
    const splits = [
      [1, 0],
      [0, 1],
    ];
    const opposite = splits.map((split, at) => ({
      split,
      worlds: Float64Array.from({ length: 20 }, (_, world) => (world % 2 === at ? 1 : 0)),
    }));
    const { shares, wins } = winnersOf(opposite, { seed: "opposite", better: "higher" });
    expect(shares[0]).toEqual({ lower: 0, upper: 1 });
    expect(wins[0]).toBeGreaterThan(0.3);
    const agreed = splits.map((split, at) => ({ split, worlds: new Float64Array(20).fill(at) }));
    expect(winnersOf(agreed, { seed: "agreed", better: "higher" })).toMatchObject({
      middle: [0, 1],
      shares: [
        // Half of the smallest step on either side, within 0 and 1.
        { lower: 0, upper: 0.025 },
        { lower: 0.975, upper: 1 },
      ],
    });
    expect(winnersOf(agreed, { seed: "agreed", better: "lower" }).middle).toEqual([1, 0]);
  });
});

describe("an allocation of a planted budget", () => {
  const chance = { worlds: 60, spread: 0.3, own: 0.01 };

  test("holds the best shares, sees the loss of the even split, and what one more brings", async () => {
    const question = asked("planted 1", chance);
    const { found, tried } = await allocate(question, plantedBudget(question, chance));
    if (found === undefined) throw new Error("nothing was found");
    for (const [channel, share] of bestShares.entries()) {
      expect(found.winners.shares[channel].lower).toBeLessThanOrEqual(share);
      expect(found.winners.shares[channel].upper).toBeGreaterThanOrEqual(share);
    }
    const { split } = tried[found.proposed];
    const spends = split.map((share) => share * BUDGET);
    const even = trialOf(found, "even")?.toProposed[0];
    const loss = broughtBy(evenSplit(5).map((share) => share * BUDGET)) - broughtBy(spends);
    expect(even?.lower).toBeLessThan(loss);
    expect(even?.upper).toBeGreaterThan(loss);
    const step = RETURN_STEP * BUDGET;
    for (const [channel, { a, h }] of responsesOf.entries()) {
      const at = (spend: number) => (a * spend) / (spend + h);
      const { from, lower, upper } = found.returns[channel];
      const [low, width] = from === "both" ? [spends[channel] - step, 2 * step] : [spends[channel], step];
      const truth = (at(spends[channel] + step) - at(low)) / width;
      // Three times as wide: of five 95 % intervals one may well miss.
      expect(truth).toBeGreaterThan(lower - (upper - lower));
      expect(truth).toBeLessThan(upper + (upper - lower));
    }
  });

  test("shows what each channel brings by the closed form, from nothing to all of the budget, the others as proposed", async () => {
    // Chance moves a world as a whole, and what a channel brings not at all: differences between points are exact.
    const constant = { worlds: 20, spread: 0, own: 0 };
    const question = asked("planted 3", constant);
    const allocation = await allocate(question, plantedBudget(question, constant));
    const { found, tried } = allocation;
    if (found === undefined) throw new Error("nothing was found");
    const { split } = tried[found.proposed];
    const curves = responseCurves(allocation, found);
    expect(curves.map(({ channel }) => channel)).toEqual([0, 1, 2, 3, 4]);
    for (const { channel, responses, own } of curves) {
      const { a, h } = responsesOf[channel];
      const brought = (spend: number) => (a * spend) / (spend + h);
      for (const { spend, gain } of responses) expect(gain.mean).toBeCloseTo(brought(spend), 6);
      const spends = responses.map(({ spend }) => spend / BUDGET);
      expect(spends).toEqual([...spends].sort((one, other) => one - other));
      for (const amount of AMOUNTS) expect(spends.some((each) => Math.abs(each - amount) < 1e-9)).toBe(true);
      expect(responses.filter(({ isProposed }) => isProposed).map(({ spend }) => spend)).toEqual([
        split[channel] * BUDGET,
      ]);
      if (split[channel] === 0) expect(own).toBeUndefined();
      else expect(own?.mean).toBeCloseTo(brought(split[channel] * BUDGET), 6);
    }
  });

  test("tries no amount twice", () => {
    expect(amountsBeside(0)).toEqual([0.1, 0.25, 0.5, 1]);
    expect(amountsBeside(0.05)).toEqual([0.25, 0.5, 1]);
    expect(amountsBeside(0.3)).toEqual([0, 0.1, 0.5, 1]);
    expect(amountsBeside(1)).toEqual([0, 0.1, 0.25, 0.5]);
  });

  test("is the same to the last bit whenever it is worked out", async () => {
    const question = asked("planted 2", chance);
    const [one, other] = [
      await allocate(question, plantedBudget(question, chance)),
      await allocate(question, plantedBudget(question, chance)),
    ];
    expect(one).toEqual(other);
  });

  test("values in worlds of their own: what was chosen by luck alone is worth nothing there", async () => {
    // Every split is worth the same; the best of some two hundred looks better by luck.
    const none = { worlds: 20, spread: 0, own: 1 };
    const gains: number[] = [];
    const promised: number[] = [];
    for (let trial = 0; trial < 12; trial++) {
      const question = asked(`luck ${trial}`, none);
      const { found, tried } = await allocate(question, plantedBudget(question, none));
      if (found === undefined) throw new Error("nothing was found");
      gains.push(-(trialOf(found, "even")?.toProposed[0].mean ?? Number.NaN));
      const meanOf = (place: number) => sumOf([...(tried[place].worlds ?? [])]) / none.worlds;
      promised.push(meanOf(found.best) - meanOf(0));
    }
    const mean = (numbers: readonly number[]) => sumOf(numbers) / numbers.length;
    // A difference of two means of 20 worlds has a standard error of 0.32, the mean of 12 of 0.09.
    expect(Math.abs(mean(gains))).toBeLessThan(0.3);
    expect(mean(promised)).toBeGreaterThan(0.4);
  });

  test("finds nothing, and says so, where every split fails", async () => {
    const question = asked("failed", chance);
    const answer = await allocate(question, async (points, use) => {
      let index = 0;
      for (const settings of points) use({ index: index++, settings, outcome: { failure: "no market" } });
    });
    expect(answer.found).toBeUndefined();
    expect(answer.tried.every(({ failure }) => failure === "no market")).toBe(true);
  });
});

describe("a proposed split in plausible markets", () => {
  const tried = [
    { split: [0.5, 0.5], role: "even" as const },
    { split: [1, 0], role: "corner" as const },
    { split: [0.8, 0.2], role: "spread" as const },
    // Found later: it was not tried there.
    { split: [0.9, 0.1], role: "middle" as const },
  ];
  const over = (regrets: readonly number[]) => {
    const of = Float64Array.from(regrets);
    return { best: 0, regrets: of, p05: Math.min(...regrets), p50: regrets[1], p95: Math.max(...regrets) };
  };
  const seen = {
    plan: { draws: [1, 2, 3], moved: [] },
    markets: 3,
    points: [over([3, 2, 0]), over([5, 5, 5]), over([1, 2, 4])],
    bestOf: Int32Array.from([2, 0, 0]),
  };

  test("is told by the nearest that was tried there, against the even one market by market", () => {
    expect(splitsOverMarkets(tried, [0.85, 0.15], seen)).toEqual({
      markets: 3,
      splits: 3,
      nearest: 2,
      behind: { p05: 1, p50: 2, p95: 4 },
      evenBehind: { p05: 0, p50: 2, p95: 3 },
      // Of 1 and 3 in the first market; 2 and 2 in the second are neither.
      ahead: 1,
    });
  });

  test("is not told where no market has a value of all, or none was asked for", () => {
    expect(splitsOverMarkets(tried, [0.85, 0.15], { ...seen, markets: 0 })).toBeUndefined();
    expect(splitsOverMarkets(tried, [0.85, 0.15], undefined)).toBeUndefined();
  });
});
