import { describe, expect, test } from "vitest";
import { elementaryEffects, trajectories } from "../../../src/analyse/morris.ts";
import { createStream, keyBySeed, normal } from "../../../src/model/random.ts";

function effectsOf(model: (place: Float64Array) => number, dimensions: number, worlds = 1, noise = 0) {
  const design = trajectories(40, dimensions, "test");
  const stream = createStream();
  keyBySeed("noise", stream);
  const place = new Float64Array(dimensions);
  const values = new Float64Array(design.points * worlds);
  for (let point = 0; point < design.points; point++) {
    design.point(point, place);
    for (let w = 0; w < worlds; w++) values[point * worlds + w] = model(place) + noise * normal(stream, point, w);
  }
  return elementaryEffects(design, values, worlds, "test");
}

describe("trajectories", () => {
  test("move one coordinate at a time, each once, by two thirds of the range, on four levels", () => {
    const design = trajectories(30, 5, "steps");
    const [from, to] = [new Float64Array(5), new Float64Array(5)];
    const levels = new Set<number>();
    for (let t = 0; t < 30; t++) {
      const moved = Array.from({ length: 5 }, (_, step) => {
        design.point(t * 6 + step, from);
        design.point(t * 6 + step + 1, to);
        for (const x of to) levels.add(Math.round(x * 3));
        const changed = [...from.keys()].filter((i) => from[i] !== to[i]);
        expect(changed).toEqual([design.moved(t, step)]);
        expect(to[changed[0]] - from[changed[0]]).toBeCloseTo(design.by(t, step), 8);
        return changed[0];
      });
      expect([...moved].sort()).toEqual([0, 1, 2, 3, 4]);
    }
    expect([...levels].sort()).toEqual([0, 1, 2, 3]);
  });
});

describe("elementary effects", () => {
  test("of a straight line are its slopes, and nothing else", () => {
    const [x, y, z] = effectsOf(([a, b]) => 3 * a - 2 * b, 3);
    expect(x.mean.mean).toBeCloseTo(3, 6);
    expect(y.mean.mean).toBeCloseTo(-2, 6);
    expect(y.size.mean).toBeCloseTo(2, 6);
    expect(y.spread).toBeCloseTo(0, 6);
    expect(z.size.mean).toBeCloseTo(0, 6);
  });

  test("of an interaction spread: the mean of a product's slope is the mean of the other factor", () => {
    const [x] = effectsOf(([a, b]) => a * b, 2);
    // b is 0, 1/3, 2/3 or 1 with equal chance: mean 1/2, standard deviation 0.373; 40 trajectories.
    expect(x.mean.mean).toBeGreaterThan(0.5 - 4 * (0.373 / Math.sqrt(40)));
    expect(x.mean.mean).toBeLessThan(0.5 + 4 * (0.373 / Math.sqrt(40)));
    expect(x.spread).toBeGreaterThan(0.3);
  });

  test("of nothing are as large as chance by two worlds as well, whose spread looks small", () => {
    const all = Array.from({ length: 20 }, (_, i) => i);
    const idle = effectsOf(() => 0, 20, 2, 1);
    const meanOf = (value: (i: number) => number) => all.reduce((sum, i) => sum + value(i) / all.length, 0);
    // 800 effects of which each has, in its own size, a standard deviation of 0.76 about the mean, and 0.76 of an
    // error: their ratio errs by 0.76 sqrt(2 / 800) = 0.04 in a standard deviation. Uncorrected it is 0.8.
    const ratio = meanOf((i) => idle[i].noise) / meanOf((i) => idle[i].size.mean);
    expect(ratio).toBeGreaterThan(0.88);
    expect(ratio).toBeLessThan(1.12);
  });

  test("of nothing are as large as chance, and that is said", () => {
    const [x, idle] = effectsOf(([a]) => 10 * a, 2, 8, 1);
    // A difference of two means of 8 worlds: sd 0.5; over 2/3 of the range: 0.75; its mean size: 0.6.
    expect(idle.noise).toBeGreaterThan(0.5);
    expect(idle.noise).toBeLessThan(0.7);
    expect(idle.size.lower).toBeLessThan(idle.noise);
    expect(idle.size.upper).toBeGreaterThan(idle.noise);
    expect(x.size.lower).toBeGreaterThan(5 * x.noise);
  });
});
