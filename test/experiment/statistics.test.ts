import fc from "fast-check";
import { mean, quantileSorted, sampleVariance } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { createStream, keyBySeed, uniform } from "../../src/model/random.ts";
import { meanInterval, skewedMeanInterval } from "../../src/worlds/statistics/intervals.ts";
import { addMoments, emptyMoments, monthlyStatistics, quantilesHere } from "../../src/worlds/statistics/moments.ts";
import { studentQuantile } from "../../src/worlds/statistics/student.ts";

describe("the quantile of Student's t", () => {
  // scipy 1.17, stats.t.ppf(0.975, freedom); the same to three digits in any printed table.
  test.each([
    [1, 12.706204736174694, 1e-9],
    [2, 4.302652729749462, 1e-9],
    [3, 3.1824463052837078, 1e-6],
    [4, 2.7764451051977934, 1e-6],
    [5, 2.5705818356363146, 1e-6],
    [10, 2.228138851986274, 1e-6],
    [30, 2.0422724563012378, 1e-6],
    [199, 1.9719565442517533, 1e-6],
  ])("of 0.975 with %d degrees of freedom is %d", (freedom, expected, relative) => {
    expect(Math.abs(studentQuantile(0.975, freedom) / expected - 1)).toBeLessThan(relative);
  });

  test("falls towards the normal one as worlds are added", () => {
    const falling = [1, 2, 3, 4, 5, 7, 10, 20, 50, 200, 1000, 100_000].map((freedom) =>
      studentQuantile(0.975, freedom),
    );
    for (let i = 1; i < falling.length; i++) expect(falling[i]).toBeLessThan(falling[i - 1]);
    expect(falling[falling.length - 1]).toBeCloseTo(1.959964, 4);
  });
});

describe("the interval of a mean", () => {
  test("agrees with the t interval of scipy", () => {
    // scipy 1.17: stats.t.interval(0.95, 7, mean, sem) of these eight values.
    const { n, mean: middle, lower, upper } = meanInterval([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(n).toBe(8);
    expect(middle).toBeCloseTo(5, 12);
    expect(lower).toBeCloseTo(3.21251208176379, 5);
    expect(upper).toBeCloseTo(6.787487918236209, 5);
  });

  test("leaves missing values out", () => {
    expect(meanInterval([Number.NaN, 1, Number.NaN, 3, 5])).toEqual(meanInterval([1, 3, 5]));
  });

  test("has no ends for one value, and nothing at all for none", () => {
    expect(meanInterval([4])).toEqual({ n: 1, mean: 4, lower: Number.NaN, upper: Number.NaN });
    expect(meanInterval([])).toEqual({ n: 0, mean: Number.NaN, lower: Number.NaN, upper: Number.NaN });
  });

  test("keeps its digits far from 0", () => {
    const { mean: middle, lower } = meanInterval([
      1e9 + 2,
      1e9 + 4,
      1e9 + 4,
      1e9 + 4,
      1e9 + 5,
      1e9 + 5,
      1e9 + 7,
      1e9 + 9,
    ]);
    expect(middle - 1e9).toBeCloseTo(5, 6);
    expect(lower - 1e9).toBeCloseTo(3.212512, 5);
  });
});

/** Values by world, in single precision and with holes; cells side by side. */
const worlds = fc.array(
  fc.array(
    fc.oneof({ arbitrary: fc.float({ min: -100, max: 100, noNaN: true }), weight: 6 }, fc.constant(Number.NaN)),
    {
      minLength: 19,
      maxLength: 19,
    },
  ),
  { minLength: 1, maxLength: 30 },
);

const here = quantilesHere(() => Promise.resolve());

/** Moments of some worlds, each cell by itself. */
function momentsOf(rows: readonly (readonly number[])[], cells: number) {
  const columns = Array.from({ length: cells }, (_, cell) =>
    rows.map((row) => row[cell]).filter((value) => !Number.isNaN(value)),
  );
  return {
    counts: Float64Array.from(columns, (column) => column.length),
    means: Float64Array.from(columns, (column) => (column.length > 0 ? mean(column) : 0)),
    squares: Float64Array.from(columns, (column) =>
      column.length > 1 ? sampleVariance(column) * (column.length - 1) : 0,
    ),
  };
}

test("monthly statistics agree with simple-statistics, in whatever batches the worlds were added", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, fc.integer({ min: 1, max: 9 }), async (rows, batch) => {
      const cells = rows[0].length;
      const moments = emptyMoments(cells);
      for (let first = 0; first < rows.length; first += batch) {
        const { counts, means, squares } = momentsOf(rows.slice(first, first + batch), cells);
        addMoments(moments, counts, means, squares);
      }
      const found = await monthlyStatistics(moments, Float32Array.from(rows.flat()), rows.length, here);
      for (let cell = 0; cell < cells; cell++) {
        const values = rows.map((row) => row[cell]).filter((value) => !Number.isNaN(value));
        expect(found.n[cell]).toBe(values.length);
        if (values.length === 0) {
          for (const column of [found.mean, found.lower, found.upper, found.p05, found.p50, found.p95])
            expect(column[cell]).toBeNaN();
          continue;
        }
        const interval = meanInterval(values);
        const sorted = values.toSorted((a, b) => a - b);
        expect(found.mean[cell]).toBeCloseTo(mean(values), 9);
        if (values.length === 1) expect(found.lower[cell]).toBeNaN();
        else expect(found.lower[cell]).toBeCloseTo(interval.lower, 6);
        if (values.length > 1) expect(found.upper[cell]).toBeCloseTo(interval.upper, 6);
        expect(found.p05[cell]).toBeCloseTo(quantileSorted(sorted, 0.05), 9);
        expect(found.p25[cell]).toBeCloseTo(quantileSorted(sorted, 0.25), 9);
        expect(found.p50[cell]).toBeCloseTo(quantileSorted(sorted, 0.5), 9);
        expect(found.p75[cell]).toBeCloseTo(quantileSorted(sorted, 0.75), 9);
        expect(found.p95[cell]).toBeCloseTo(quantileSorted(sorted, 0.95), 9);
      }
    }),
    { seed: 11, numRuns: 60 },
  );
});

describe("the interval of a mean of very skewed values", () => {
  const few = [...Array<number>(190).fill(0), ...Array.from({ length: 10 }, (_, i) => 1 + i / 10)];

  test("is that of t where nothing is skewed, and where there are enough values", () => {
    const even = Array.from({ length: 50 }, (_, i) => i % 7);
    expect(skewedMeanInterval(even)).toEqual(meanInterval(even));
    const many = Array.from({ length: 20 }, () => few).flat();
    expect(skewedMeanInterval(many)).toEqual(meanInterval(many));
    expect(skewedMeanInterval([1, 1, 1])).toEqual(meanInterval([1, 1, 1]));
    expect(skewedMeanInterval([Number.NaN, 4])).toEqual(meanInterval([4]));
  });

  test("reaches farther on the side of the few large values, and is that of the opposite values turned round", () => {
    const { mean: middle, lower, upper } = skewedMeanInterval(few);
    const plain = meanInterval(few);
    expect(middle).toBe(plain.mean);
    expect(lower).toBeGreaterThan(plain.lower);
    expect(upper).toBeGreaterThan(plain.upper);
    expect(upper - middle).toBeGreaterThan(middle - lower);
    const turned = skewedMeanInterval(few.map((value) => -value));
    expect(turned.lower).toBeCloseTo(-upper, 12);
    expect(turned.upper).toBeCloseTo(-lower, 12);
  });

  test("holds a value just where the statistic of Hall lies between the quantiles of t", () => {
    const { n, lower, upper } = skewedMeanInterval(few);
    const quantile = studentQuantile(0.975, n - 1);
    const scoreAt = (value: number) => skewedMeanInterval(few.map((each) => each - value)).score ?? Number.NaN;
    expect(scoreAt(lower)).toBeCloseTo(quantile, 6);
    expect(scoreAt(upper)).toBeCloseTo(-quantile, 6);
  });

  test("holds the truth in 93 to 97 of 100 trials where the interval of t does in fewer than 85", () => {
    let [covered, plainly] = [0, 0];
    const trials = 1500;
    const stream = createStream();
    keyBySeed("skewed", stream);
    for (let trial = 0; trial < trials; trial++) {
      const values = Array.from({ length: 100 }, (_, world) => {
        const luck = uniform(stream, world, trial);
        return luck < 0.05 ? -Math.log(luck / 0.05) : 0;
      });
      const [hall, plain] = [skewedMeanInterval(values), meanInterval(values)];
      if (hall.lower <= 0.05 && hall.upper >= 0.05) covered++;
      if (plain.lower <= 0.05 && plain.upper >= 0.05) plainly++;
    }
    expect(covered / trials).toBeGreaterThan(0.93);
    expect(covered / trials).toBeLessThan(0.97);
    expect(plainly / trials).toBeLessThan(0.85);
  });
});
