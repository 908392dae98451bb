import { describe, expect, test } from "vitest";
import { type ObservedCase, UNKNOWN } from "../../../../src/analyse/discovery/cases.ts";
import type { CheckedFit } from "../../../../src/analyse/discovery/checkedFit.ts";
import { createStream, keyBySeed, normal } from "../../../../src/model/random.ts";
import { wilsonInterval } from "../../../../src/worlds/statistics/intervals.ts";
import { type Blurred, shareOfCases } from "../../../coverage/blurredEdge.ts";
import { blurredCases, checkedBox, observedAt } from "./blurredCases.ts";

const WORLDS = 20;
const POINTS = 128;
/** The box holds all above; it happens above 0.5, blurred by luck that all points of a world have in common. */
const LOW = 0.45;
const edge: Blurred = { width: 0.3, common: 1, share: 0.5 };

function checked(observed: readonly ObservedCase[], key: string): CheckedFit {
  return checkedBox(observed, edge.share, LOW, key);
}

/** Points in worlds that all of them share. */
function planted(seed: string): ObservedCase[] {
  return blurredCases(seed, edge, POINTS, WORLDS);
}

describe("the intervals of a box", () => {
  test("hold what other points in other worlds show, where those of points alone seldom do", () => {
    const density = shareOfCases(LOW, 1, edge, WORLDS);
    const coverage = ((1 - LOW) * density) / shareOfCases(0, 1, edge, WORLDS);
    const trials = 60;
    const held = { density: 0, coverage: 0, alone: 0 };
    for (let trial = 0; trial < trials; trial++) {
      const fit = checked(planted(`trial ${trial}`), "key");
      if (fit.density.lower <= density && density <= fit.density.upper) held.density++;
      if (fit.coverage.lower <= coverage && coverage <= fit.coverage.upper) held.coverage++;
      const [lower, upper] = wilsonInterval(fit.density.share, fit.density.of);
      if (lower <= density && density <= upper) held.alone++;
    }
    // Three standard deviations of 60 trials that hold 95 in 100 are 8.4 points; `test/coverage` has more trials.
    expect(held.density / trials).toBeGreaterThan(0.865);
    expect(held.coverage / trials).toBeGreaterThan(0.865);
    expect(held.alone / trials).toBeLessThan(0.7);
  });

  test("are the same for the same key, and a little other for another", () => {
    const observed = planted("key");
    expect(checked(observed, "one")).toEqual(checked(observed, "one"));
    expect(checked(observed, "one").density.lower).not.toBe(checked(observed, "other").density.lower);
    expect(checked(observed, "one").density.share).toBe(checked(observed, "other").density.share);
  });

  test("are those of Wilson where all worlds say the same, and every point in the box is a hit", () => {
    const observed = Array.from({ length: 40 }, (_, point) => {
      const x = (point + 0.5) / 40;
      return observedAt(x, new Int8Array(WORLDS).fill(x > 0.45 ? 1 : 0));
    });
    const { density, coverage } = checked(observed, "sure");
    const [lower] = wilsonInterval(1, density.of);
    expect(density).toEqual({ share: 1, lower, upper: 1, hits: 22, of: 22 });
    expect(coverage).toEqual(density);
  });

  test("leave out worlds in which nothing is known, and are unknown where no point lies in the box", () => {
    const half = planted("half").map(({ settings: [setting], outcomes = new Int8Array(0) }) => {
      const twice = new Int8Array(2 * WORLDS).fill(UNKNOWN);
      twice.set(outcomes);
      return observedAt(Number(setting.split("=")[1]), twice);
    });
    expect(checked(half, "key").density.share).toBe(checked(planted("half"), "key").density.share);
    const low = half.filter(({ settings: [setting] }) => Number(setting.split("=")[1]) < 0.4);
    expect(checked(low, "key").density).toMatchObject({ share: Number.NaN, of: 0 });
  });

  test("grow with what the points have in common, and not with luck of their own", () => {
    const widthOf = (fit: CheckedFit) => fit.density.upper - fit.density.lower;
    const common = widthOf(checked(planted("wide"), "key"));
    const still = planted("wide").map(({ settings: [setting] }, point) => {
      const x = Number(setting.split("=")[1]);
      const stream = createStream();
      keyBySeed(`own ${point}`, stream);
      const own = Int8Array.from({ length: WORLDS }, (_, world) =>
        x - 0.5 + 0.3 * normal(stream, world, 0) > 0 ? 1 : 0,
      );
      return observedAt(x, own);
    });
    expect(common).toBeGreaterThan(1.5 * widthOf(checked(still, "key")));
  });
});
