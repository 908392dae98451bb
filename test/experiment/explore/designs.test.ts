import { describe, expect, test } from "vitest";
import { type Design, gridLevels, gridSize, latinHypercube, sobolDesign } from "../../../src/analyse/designs.ts";
import { MOST_DIMENSIONS, openSobolSequence, sobolPoint } from "../../../src/analyse/sobolSequence.ts";

/** Coordinates 0, 1, 2, 5, 9, 20, 60, 120 and 159 of some points: scipy.stats.qmc.Sobol(160, scramble=False, bits=32), SciPy 1.17. */
const KNOWN: readonly (readonly [number, readonly number[]])[] = [
  [1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
  [3, [0.25, 0.75, 0.75, 0.25, 0.25, 0.75, 0.75, 0.75, 0.25]],
  [31, [0.03125, 0.53125, 0.90625, 0.78125, 0.59375, 0.40625, 0.96875, 0.40625, 0.46875]],
  [63, [0.015625, 0.796875, 0.359375, 0.140625, 0.578125, 0.234375, 0.296875, 0.703125, 0.640625]],
  [
    1000,
    [
      0.2197265625, 0.0966796875, 0.5185546875, 0.9072265625, 0.0693359375, 0.5224609375, 0.4462890625, 0.2548828125,
      0.1455078125,
    ],
  ],
  [
    12345,
    [
      0.64093017578125, 0.81341552734375, 0.16033935546875, 0.05889892578125, 0.42962646484375, 0.19927978515625,
      0.10809326171875, 0.78265380859375, 0.10247802734375,
    ],
  ],
  [
    16383,
    [
      6.103515625e-5, 0.79998779296875, 0.75238037109375, 0.87164306640625, 0.65203857421875, 0.33917236328125,
      0.48577880859375, 0.28192138671875, 0.77362060546875,
    ],
  ],
];
const SEEN = [0, 1, 2, 5, 9, 20, 60, 120, 159];

function pointsOf(design: Design): number[][] {
  const out = new Float64Array(design.dimensions);
  return Array.from({ length: design.points }, (_, index) => {
    design.point(index, out);
    return [...out];
  });
}

/** How many points lie in each of so many equal strips of a coordinate. */
function strips(points: readonly number[][], coordinate: number, count: number): number[] {
  const found = new Array<number>(count).fill(0);
  for (const point of points) found[Math.floor(point[coordinate] * count)]++;
  return found;
}

describe("the Sobol sequence", () => {
  test.each(KNOWN)("has the points of SciPy: number %i", (index, expected) => {
    const sequence = openSobolSequence(MOST_DIMENSIONS);
    const out = new Float64Array(MOST_DIMENSIONS);
    sobolPoint(sequence, index, new Uint32Array(MOST_DIMENSIONS), out);
    expect(SEEN.map((dimension) => out[dimension])).toEqual(expected);
  });

  test("keeps one point in each of 2^m boxes when it is shifted", () => {
    const points = pointsOf(sobolDesign(256, 12, "any seed"));
    for (let coordinate = 0; coordinate < 12; coordinate++) {
      expect(strips(points, coordinate, 256)).toEqual(new Array(256).fill(1));
    }
    const boxes = new Set(points.map(([x, y]) => `${Math.floor(x * 16)} ${Math.floor(y * 16)}`));
    expect(boxes.size).toBe(256);
  });

  test("is another with another seed, and the same with the same", () => {
    expect(pointsOf(sobolDesign(8, 3, "a"))).toEqual(pointsOf(sobolDesign(8, 3, "a")));
    expect(pointsOf(sobolDesign(8, 3, "a"))).not.toEqual(pointsOf(sobolDesign(8, 3, "b")));
  });

  test("errs less than independent points: the mean of a product of 6 coordinates", () => {
    const points = pointsOf(sobolDesign(4096, 6, "product"));
    const mean = points.reduce((sum, point) => sum + point.reduce((product, x) => product * 2 * x, 1), 0) / 4096;
    // Independent points would err by sqrt((4/3)^6 - 1) / 64 = 0.033 on average.
    expect(Math.abs(mean - 1)).toBeLessThan(0.005);
  });

  test("refuses more dimensions than have direction numbers", () => {
    expect(() => openSobolSequence(MOST_DIMENSIONS + 1)).toThrow(RangeError);
    expect(() => openSobolSequence(0)).toThrow(RangeError);
  });
});

describe("a Latin hypercube", () => {
  test("has one point in each strip of every variable", () => {
    const points = pointsOf(latinHypercube(37, 5, "strips"));
    for (let coordinate = 0; coordinate < 5; coordinate++) {
      expect(strips(points, coordinate, 37)).toEqual(new Array(37).fill(1));
    }
  });

  test("pairs the variables at random", () => {
    const points = pointsOf(latinHypercube(1000, 2, "pairs"));
    const covariance = points.reduce((sum, [x, y]) => sum + (x - 0.5) * (y - 0.5), 0) / 1000;
    // Standard error of a correlation of 1,000 pairs: 0.032; four of them.
    expect(Math.abs(12 * covariance)).toBeLessThan(0.127);
  });
});

describe("a grid", () => {
  test("takes every combination once, the last variable fastest", () => {
    const levels = [2, 3];
    const points = Array.from({ length: gridSize(levels) }, (_, index) => gridLevels(index, levels));
    expect(points).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });
});
