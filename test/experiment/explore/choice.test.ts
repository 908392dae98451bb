import { describe, expect, test } from "vitest";
import { weighed } from "../../../src/analyse/choice/choice.ts";
import { decidingBetween, mostDeciding, rankCorrelation } from "../../../src/analyse/choice/deciding.ts";
import { recordChoice } from "../../../src/analyse/choice/outcomes.ts";
import { partText } from "../../../src/words/settings.ts";
import type { Explore } from "../../../src/worlds/points.ts";
import { few } from "../../thorough.ts";
import { buyerValue, plantedRecord, truth, withValues } from "./plantedChoice.ts";

/**
 * Three policies over eight futures. The first is good in the first half, the second in the other, the third never
 * best and never far behind: it has the least worst regret, and the first the least mean regret.
 */
const hedged = [
  [3, 3, 3, 3, 3, 0, 0, 0],
  [0, 0, 0, 0, 0, 3, 3, 3],
  [2, 2, 2, 2, 2, 1, 1, 1],
];

describe("a planted choice without noise", () => {
  const choice = weighed(plantedRecord({ means: hedged, worlds: 8, noise: 0, seed: "exact" }));

  test("has the regrets that were planted, to the last bit", () => {
    expect(choice.weighed.map(({ worst }) => [worst.mean, worst.lower, worst.upper])).toEqual([
      [3, 3, 3],
      [3, 3, 3],
      [2, 2, 2],
    ]);
    expect(choice.weighed.map(({ mean }) => mean.mean)).toEqual([9 / 8, 15 / 8, 11 / 8]);
    expect(choice.weighed.map(({ unguarded }) => unguarded)).toEqual([3, 3, 2]);
    expect([...choice.weighed[2].regrets]).toEqual([1, 1, 1, 1, 1, 2, 2, 2]);
  });

  test("is won by the hedge in the worst case, and by the first on average", () => {
    expect(choice.ranked?.worst).toMatchObject({ best: 2, asGood: [2], order: [2, 0, 1] });
    expect(choice.ranked?.mean.best).toBe(0);
  });

  test("nine futures in ten: the nearest rank, which of eight is the worst, and of twenty the third worst", () => {
    expect(choice.weighed.map(({ usualBad }) => usualBad.mean)).toEqual([3, 3, 2]);
    const rising = [Array.from({ length: 20 }, () => 0), Array.from({ length: 20 }, (_, future) => -future)];
    const twenty = weighed(plantedRecord({ means: rising, worlds: 4, noise: 0, seed: "rising" }));
    // Regrets 0 to 19; place ceil(0.9 x 20) = 18 from below, of which the value is 17.
    expect(twenty.weighed[1].usualBad.mean).toBe(17);
    expect(twenty.weighed[1].worst.mean).toBe(19);
  });

  test("satisfies where its mean is no worse than that of the scenario as it is, which is the yardstick", () => {
    expect(choice.weighed.map(({ satisfied }) => satisfied.share)).toEqual([1, 3 / 8, 3 / 8]);
    expect(choice.ranked?.satisfied).toMatchObject({ best: 1, asGood: [1, 2], order: [1, 2] });
  });

  test("satisfies where all thresholds are met at once", () => {
    const criteria = [
      { series: buyerValue, side: ">=", value: 1, text: "" },
      { series: buyerValue, side: "<=", value: 2, text: "" },
    ] as const;
    const both = weighed(plantedRecord({ means: hedged, worlds: 8, noise: 0, seed: "exact", criteria }));
    expect(both.weighed.map(({ satisfied }) => satisfied.share)).toEqual([0, 0, 1]);
    expect(both.ranked?.satisfied?.best).toBe(2);
    // Wilson for 8 of 8: 1 / (1 + 1.96^2 / 8) = 0.6756.
    expect(both.weighed[2].satisfied.lower).toBeCloseTo(0.6756, 4);
    expect(both.weighed[2].satisfied.upper).toBe(1);
  });

  test("where lower is better, all is turned", () => {
    const record = plantedRecord({ means: hedged, worlds: 8, noise: 0, seed: "exact" });
    const turned = weighed({ ...withValues(record, (value) => -value), better: "lower" });
    expect(turned.weighed.map(({ worst }) => worst.mean)).toEqual([3, 3, 2]);
    expect(turned.weighed.map(({ outcome }) => outcome.mean)).toEqual([-15 / 8, -9 / 8, -13 / 8]);
  });
});

describe("futures that are all that are asked about", () => {
  test("have no chance of their own: intervals are of the worlds alone", () => {
    const record = plantedRecord({ means: hedged, worlds: 8, noise: 0, seed: "exact" });
    const { weighed: rows, ranked } = weighed({ ...record, design: "grid" });
    expect(rows.map(({ mean }) => [mean.lower, mean.upper])).toEqual(
      [9 / 8, 15 / 8, 11 / 8].map((mean) => [mean, mean]),
    );
    expect(rows.map(({ satisfied }) => [satisfied.lower, satisfied.upper])).toEqual(
      [1, 3 / 8, 3 / 8].map((each) => [each, each]),
    );
    expect(ranked?.mean.asGood).toEqual([0]);
    expect(ranked?.satisfied?.asGood).toEqual([1, 2]);
  });

  test("none of which satisfies leave no best by satisficing", () => {
    const criteria = [{ series: buyerValue, side: ">=", value: 9, text: "" }] as const;
    const record = plantedRecord({ means: hedged, worlds: 8, noise: 0, seed: "exact", criteria });
    expect(weighed(record).ranked?.satisfied).toBeUndefined();
  });
});

describe("futures and policies that cannot be used", () => {
  const record = plantedRecord({ means: hedged, worlds: 8, noise: 0.01, seed: "lost" });
  const without = (isLost: (future: number, policy: number) => boolean) => {
    return weighed(
      withValues(record, (value, point) => (isLost(Math.floor(point / 3), point % 3) ? Number.NaN : value)),
    );
  };

  test("a future counts only where every policy has a value", () => {
    const choice = without((future, policy) => future === 2 && policy === 1);
    expect(choice.usable).toEqual({ policies: [0, 1, 2], futures: [0, 1, 3, 4, 5, 6, 7] });
    expect(choice.weighed.map(({ satisfied }) => satisfied.n)).toEqual([7, 7, 7]);
  });

  test("a policy that fails everywhere is left out, not all futures", () => {
    const choice = without((_, policy) => policy === 1);
    expect(choice.usable.futures).toHaveLength(8);
    expect(choice.weighed.map(({ number, name }) => [number, name])).toEqual([
      [0, "as it is"],
      [2, "policy 2"],
    ]);
  });

  test("where nothing is left there is no answer, and none where the scenario as it is fails everywhere", () => {
    for (const choice of [without(() => true), without((_, policy) => policy === 0)]) {
      expect(choice.weighed).toEqual([]);
      expect([choice.ranked, choice.deciding]).toEqual([undefined, undefined]);
    }
  });

  test("a world without a value is left out of its mean alone", () => {
    const choice = weighed(
      withValues(record, (value, point, world) => (point === 0 && world === 5 ? Number.NaN : value)),
    );
    expect(choice.usable.futures).toHaveLength(8);
    expect(choice.weighed[2].worst.mean).toBeCloseTo(2, 1);
  });
});

describe("the same choice", () => {
  test("does not care in which order policies are numbered, the scenario as it is apart", () => {
    const [first, second, third] = hedged;
    const one = weighed(plantedRecord({ means: hedged, worlds: 8, noise: 0, seed: "order" }));
    const other = weighed(plantedRecord({ means: [first, third, second], worlds: 8, noise: 0, seed: "order" }));
    const numbers = ({ worst, mean, satisfied }: (typeof one.weighed)[number]) => [
      worst.mean,
      mean.mean,
      satisfied.share,
    ];
    expect(other.weighed.map(numbers)).toEqual([0, 2, 1].map((place) => numbers(one.weighed[place])));
  });

  test("does not change when all outcomes of a future move by as much", () => {
    const moved = hedged.map((row) => row.map((mean, future) => mean + 4 * future));
    const choice = weighed(plantedRecord({ means: moved, worlds: 8, noise: 0, seed: "moved" }));
    expect(choice.weighed.map(({ worst }) => worst.mean)).toEqual([3, 3, 2]);
  });
});

describe("recording", () => {
  test("asks for every policy in every future, future by future, and keeps what it is given", async () => {
    const record = plantedRecord({ means: hedged, worlds: 4, noise: 0, seed: "asked" });
    const question = {
      ...record,
      policies: record.policies.map(({ name }, i) => ({ name, settings: i === 0 ? [] : [`policy.openness=0.${i}`] })),
    };
    const asked: (readonly string[])[] = [];
    const made: Explore = async (points, use) => {
      let index = 0;
      for (const settings of points) {
        asked.push(settings);
        const level = hedged[index % 3][Math.floor(index / 3)];
        const means = new Float64Array(4).fill(level);
        use({ index, settings, outcome: index === 4 ? { failure: "no luck" } : { means } });
        index++;
      }
    };
    const seen: number[] = [];
    const made_ = await recordChoice(question, made, (_, future) => seen.push(future));
    expect(asked).toHaveLength(24);
    expect(asked.slice(0, 3)).toEqual([
      ["market.disruptionRate=0.03125"],
      ["policy.openness=0.1", "market.disruptionRate=0.03125"],
      ["policy.openness=0.2", "market.disruptionRate=0.03125"],
    ]);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const choice = weighed(made_);
    expect(choice.usable.futures).toEqual([0, 2, 3, 4, 5, 6, 7]);
    expect(choice.weighed.map(({ worst }) => worst.mean)).toEqual([3, 3, 2]);
  });

  test("says what amounts of money are counted in, and takes them as they are seen", async () => {
    const record = plantedRecord({ means: hedged, worlds: 4, noise: 0, seed: "euro" });
    const scenario = { ...record.scenario, currency: "EUR", unitCost: 50 };
    const made: Explore = async (points, use) => {
      let index = 0;
      for (const settings of points) {
        const means = new Float64Array(4).fill(50 * hedged[index % 3][Math.floor(index / 3)]);
        use({ index: index++, settings, outcome: { means } });
      }
    };
    const choice = weighed(await recordChoice({ ...record, scenario }, made));
    expect(choice.money).toEqual({ unit: "EUR", factor: 50 });
    expect(choice.weighed.map(({ worst }) => worst.mean)).toEqual([150, 150, 100]);
  });
});

describe("what decides between two policies", () => {
  const { uncertainties } = plantedRecord({ means: hedged, worlds: 4, noise: 0, seed: "two" });
  const futures = Array.from({ length: 30 }, (_, future) => [`market.disruptionRate=${(future + 0.5) / 60}`]);
  const gains = (gain: (future: number) => number) => Float64Array.from({ length: 30 }, (_, future) => gain(future));

  test("is the uncertainty that goes with the gain, and where in its range the rival wins", () => {
    const found = decidingBetween({ winner: 0, rival: 1, gains: gains((f) => 19.5 - f) }, uncertainties, futures);
    expect(found.losses).toBe(10);
    expect(mostDeciding(found)).toMatchObject({ path: "market.disruptionRate", correlation: -1 });
    const [{ variable, parts }] = found.uncertainties;
    expect(
      parts.map((part) => ({ label: partText(variable, part), futures: part.futures, losses: part.losses })),
    ).toEqual([
      { label: "0 to 16.7 %", futures: 10, losses: 0 },
      { label: "16.7 to 33.3 %", futures: 10, losses: 0 },
      { label: "33.3 to 50 %", futures: 10, losses: 10 },
    ]);
  });

  test("is nothing where the gain comes and goes", () => {
    const found = decidingBetween(
      { winner: 0, rival: 1, gains: gains((f) => ((f * 7) % 11) - 5) },
      uncertainties,
      futures,
    );
    expect(mostDeciding(found)).toBeUndefined();
  });

  test("ranks that are equal share their mean", () => {
    // Ranks 0.5 0.5 2 and 0 1 2: correlation 1.5 / sqrt(1.5 x 2).
    expect(rankCorrelation([5, 5, 9], [1, 2, 3])).toBeCloseTo(Math.sqrt(3) / 2, 12);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0);
  });
});

describe("with noise, over seeded trials", () => {
  const [FUTURES, POLICIES, TRIALS, LEVEL] = [32, 5, 200, 0.9];
  /** The further out a future, the further along the best policy: its regret has a peak that many futures are near. */
  const smooth = Array.from({ length: POLICIES }, (_, policy) =>
    Array.from({ length: FUTURES }, (_, future) => {
      const [place, best] = [policy / (POLICIES - 1), 0.2 + (0.6 * (future + 0.5)) / FUTURES];
      return 1 - (place - best) ** 2;
    }),
  );
  const alike = Array.from({ length: POLICIES }, () => new Array<number>(FUTURES).fill(1));

  function trials(means: readonly (readonly number[])[]) {
    const criteria = [{ series: buyerValue, side: ">=", value: LEVEL, text: "" }] as const;
    const noise = { shared: 0.1, own: 0.03, noise: 0.05 };
    return Array.from({ length: TRIALS }, (_, trial) =>
      weighed(plantedRecord({ means, worlds: 20, ...noise, criteria, seed: `trial ${trial}` })),
    );
  }

  /** 95 % of the trials less three standard deviations, sqrt(0.95 x 0.05 / 200) = 0.0154: 0.904. */
  const LEAST = 0.904;
  const share = (of: readonly boolean[]) => of.filter(Boolean).length / of.length;

  const planted: readonly [string, readonly (readonly number[])[]][] = [
    ["alike", alike],
    ["smooth", smooth],
  ];
  test.each(few(planted, 1))("intervals cover what was planted: %s", (_, means) => {
    const real = truth(means, LEVEL);
    const choices = trials(means);
    for (const [policy, { worst, mean, share: satisfied }] of real.entries()) {
      const within = (value: number, low: number, high: number) => low <= value + 1e-12 && value - 1e-12 <= high;
      const rows = choices.map((choice) => choice.weighed[policy]);
      expect(share(rows.map((row) => within(worst, row.worst.lower, row.worst.upper)))).toBeGreaterThan(LEAST);
      expect(share(rows.map((row) => within(mean, row.mean.lower, row.mean.upper)))).toBeGreaterThan(LEAST);
      expect(share(rows.map((row) => within(satisfied, row.satisfied.lower, row.satisfied.upper)))).toBeGreaterThan(
        LEAST,
      );
    }
    const best = (values: readonly number[]) => values.indexOf(Math.min(...values));
    const [byWorst, byMean] = [best(real.map(({ worst }) => worst)), best(real.map(({ mean }) => mean))];
    expect(share(choices.map(({ ranked }) => ranked?.worst.asGood.includes(byWorst) === true))).toBeGreaterThan(LEAST);
    expect(share(choices.map(({ ranked }) => ranked?.mean.asGood.includes(byMean) === true))).toBeGreaterThan(LEAST);
  });

  test("the interval of a mean regret covers it where the worlds hardly tell the policies apart", () => {
    // Six policies of which each is best in some futures by 0.02, a third of the standard error of a mean.
    const close = Array.from({ length: 6 }, (_, policy) =>
      Array.from({ length: 24 }, (_, future) => (future % 6 === policy ? 1.02 : 1)),
    );
    const real = truth(close, LEVEL);
    const covered = close.map(() => 0);
    for (let trial = 0; trial < TRIALS; trial++) {
      const record = plantedRecord({ means: close, worlds: 10, noise: 0.2, seed: `close ${trial}` });
      for (const [policy, { mean }] of weighed({ ...record, design: "grid" }).weighed.entries()) {
        if (mean.lower <= real[policy].mean && mean.upper >= real[policy].mean) covered[policy] += 1 / TRIALS;
      }
    }
    expect(Math.min(...covered)).toBeGreaterThan(LEAST);
  });

  test("the guard keeps the worst regret of policies that are all alike near nothing; without it it is far off", () => {
    const rows = trials(alike).flatMap((choice) => choice.weighed);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    // A paired mean over 20 worlds has the standard error sqrt(2 (0.03^2 + 0.05^2) / 20) = 0.018. The largest of
    // 32 x 4 such is beyond two of them; of a guarded one, whose mean is 0, what lies above 0 is 0.4 x 1.41 of them.
    expect(mean(rows.map(({ unguarded }) => unguarded))).toBeGreaterThan(0.036);
    expect(mean(rows.map(({ worst }) => worst.mean))).toBeLessThan(0.018);
  });
});
