import { describe, expect, test } from "vitest";
import { holm } from "../../../src/analyse/compareArms.ts";
import { welchDifference } from "../../../src/worlds/statistics/intervals.ts";
import { studentQuantile, studentTail } from "../../../src/worlds/statistics/student.ts";

describe("Holm's correction", () => {
  test("corrects the fifteen p values of Benjamini and Hochberg (1995), table of the trial, as by hand", () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const corrected = holm(published);
    const byHand = [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1];
    corrected.forEach((p, i) => {
      expect(p).toBeCloseTo(byHand[i], 10);
    });
    // They report that three are rejected at 5 % when the chance of any false alarm is controlled.
    expect(corrected.filter((p) => p < 0.05)).toHaveLength(3);
  });

  test("does not care for the order, and leaves out what is no test", () => {
    expect(holm([0.04, Number.NaN, 0.01])).toEqual([0.04, Number.NaN, 0.02]);
    expect(holm([])).toEqual([]);
  });
});

describe("the two-sided p value of Student's t", () => {
  test.each([
    // f = 1: 1 - 2/pi atan(t). f = 2: 1 - t / sqrt(2 + t^2). f = 4: by integrating the density.
    [1, 1, 0.5],
    [3, 1, 1 - (2 / Math.PI) * Math.atan(3)],
    [2, 2, 1 - 2 / Math.sqrt(6)],
    [0.1, 2, 1 - 0.1 / Math.sqrt(2.01)],
    [2, 4, 1 - (1.5 * (2 / Math.sqrt(8)) - 0.5 * (2 / Math.sqrt(8)) ** 3)],
  ])("is as in closed form for t = %d and %d degrees of freedom", (t, freedom, p) => {
    expect(studentTail(t, freedom)).toBeCloseTo(p, 10);
  });

  test("undoes the quantile, for few and many degrees of freedom", () => {
    for (const freedom of [1, 2, 3, 7.5, 19, 199, 4999]) {
      expect(studentTail(studentQuantile(0.975, freedom), freedom)).toBeCloseTo(0.05, 6);
    }
  });

  test("is 1 at zero, 0 far out, and missing where t is", () => {
    expect(studentTail(0, 5)).toBe(1);
    expect(studentTail(1e200, 500)).toBe(0);
    expect(studentTail(Number.POSITIVE_INFINITY, 5)).toBe(0);
    expect(studentTail(Number.NaN, 5)).toBeNaN();
  });
});

describe("Welch's difference", () => {
  // Data and p values as published at rosettacode.org/wiki/Welch's_t-test, computed with R.
  test.each([
    {
      x: [27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4],
      y: [27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4],
      p: 0.021378001462867,
    },
    {
      x: [17.2, 20.9, 22.6, 18.1, 21.7, 21.4, 23.5, 24.2, 14.7, 21.8],
      y: [
        21.5, 22.8, 21, 23, 21.6, 23.6, 22.5, 20.7, 23.4, 21.8, 20.7, 21.7, 21.5, 22.5, 23.6, 21.5, 22.5, 23.5, 21.5,
        21.8,
      ],
      p: 0.148841696605327,
    },
  ])("has the published p value $p", ({ x, y, p }) => {
    const found = welchDifference(x, y);
    expect(found.p).toBeCloseTo(p, 9);
    expect(found.lower < 0 && found.upper < 0).toBe(p < 0.05);
  });

  test("has no interval for a single value, and none of width where nothing is spread", () => {
    expect(welchDifference([1], [2, 3]).lower).toBeNaN();
    expect(welchDifference([2, 2], [1, 1])).toEqual({ difference: 1, lower: 1, upper: 1, p: 0 });
    expect(welchDifference([], [1, 2]).difference).toBeNaN();
  });
});
