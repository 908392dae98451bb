import fc from "fast-check";
import { quantile } from "simple-statistics";
import { expect, test } from "vitest";
import { quantileAt, quantileOf } from "../../src/analyse/sobolIndices.ts";
import { openQuantiles } from "../../src/worlds/statistics/quantiles.ts";

const PS = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
const MOST = 400;

/** Columns as months have them: spread, with ties, nearly all alike, of a few sizes, with ends that are far away. */
const columns = fc
  .record({
    length: fc.integer({ min: 1, max: MOST }),
    kind: fc.constantFrom("spread", "tied", "far", "cubed", "endless"),
    seeds: fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }),
  })
  .map(({ length, kind, seeds }) =>
    Float32Array.from({ length }, (_, i) => {
      const value = seeds[i % 40] * 0.7 + seeds[(i * 7 + 3) % 40] * 0.3;
      if (kind === "tied") return Math.round(value * 3);
      if (kind === "far") return i === length - 1 ? 1e30 : value;
      if (kind === "cubed") return value ** 9;
      if (kind === "endless") return i % 11 === 5 ? Number.POSITIVE_INFINITY : value;
      return value;
    }),
  );

test("quantiles by buckets have the bits of simple-statistics, whatever the column looks like", () => {
  const quantiles = openQuantiles(PS, MOST);
  fc.assert(
    fc.property(columns, (column) => {
      // Between two endless values there is no straight line, and simple-statistics says NaN there too.
      const expected = quantile(Array.from(column), PS);
      // -0 and 0 are the same value, and no order is promised between them.
      expect(Array.from(quantiles(column), (value) => value + 0)).toEqual(expected.map((value) => value + 0));
    }),
    { seed: 12, numRuns: 600 },
  );
});

test("a quantile that is found among numbers in any order is the one in that place of them in order", () => {
  const numbers = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1, noNaN: true })), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(numbers, fc.constantFrom(0, 0.004, 0.025, 0.5, 0.975, 1), (some, p) => {
      const found = quantileOf(Float64Array.from(some), p);
      expect(found + 0).toBe(quantileAt(Float64Array.from(some).sort(), p) + 0);
    }),
    { seed: 9, numRuns: 500 },
  );
});
