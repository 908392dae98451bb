import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillLuck, leastLuck, mostLuck, TABLE } from "../../src/model/luck.ts";
import { createStream, gumbel, gumbelOf, uniform } from "../../src/model/random.ts";

const table = new Float64Array(TABLE);
fillLuck(table);

const SMALLEST = 2 ** -53;

describe("what a Gumbel number lies between", () => {
  test("holds for every draw, also at the ends and at the edge of a step", () => {
    const edges = Array.from(table.keys(), (i) => i / (TABLE - 1)).filter((u) => u > 0 && u < 1);
    const ends = [
      SMALLEST,
      1 - SMALLEST,
      ...edges,
      ...edges.map((u) => u - SMALLEST),
      ...edges.map((u) => u + SMALLEST),
    ];
    const stream = createStream();
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (who, whom) => {
        const u = uniform(stream, who, whom);
        expect(gumbel(stream, who, whom)).toBe(gumbelOf(u));
        ends.push(u);
      }),
      { seed: 1, numRuns: 2000 },
    );
    for (const u of ends) {
      expect(leastLuck(table, u)).toBeLessThan(gumbelOf(u));
      expect(mostLuck(table, u)).toBeGreaterThan(gumbelOf(u));
    }
  });

  test("is narrow, so that a choice rarely needs more: by less than 0.05 in nine draws of ten", () => {
    const draws = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);
    const narrow = draws.filter((u) => mostLuck(table, u) - leastLuck(table, u) < 0.05);
    expect(narrow.length).toBeGreaterThan(900);
  });
});
