import { describe, expect, test } from "vitest";
import {
  createStream,
  deriveStream,
  gumbel,
  identityOf,
  keyBySeed,
  normal,
  type Stream,
  uniform,
} from "../../src/model/random.ts";

/**
 * Statistics of the draws. Seeds are fixed, so a test that passes today passes always; margins are four
 * standard errors of the statistic for truly random numbers, which one in 16,000 would miss.
 */
const N = 40_000;

/** A stream as the simulation keys it: seed, replication, decision, month. */
function streamOf(seed: string, replication: number, decision: number, month: number): Stream {
  const stream = createStream();
  keyBySeed(seed, stream);
  deriveStream(stream, replication, 0, stream);
  deriveStream(stream, decision, month, stream);
  return stream;
}

const stream = streamOf("statistics", 0, 1, 0);
const agents = Array.from({ length: N }, (_, member) => identityOf("supplier", member));

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const central = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
  const variance = central(2);
  return { mean, variance, skewness: central(3) / variance ** 1.5, kurtosis: central(4) / variance ** 2 };
}

function chiSquare(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, i) => sum + (count - expected[i]) ** 2 / expected[i], 0);
}

function histogram(values: readonly number[], bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.floor(value * bins)]++;
  return counts;
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const a = moments(one);
  const b = moments(other);
  const covariance = one.reduce((sum, value, i) => sum + (value - a.mean) * (other[i] - b.mean), 0) / one.length;
  return covariance / Math.sqrt(a.variance * b.variance);
}

describe("uniform draws", () => {
  // Chi-square with 255 degrees of freedom lies between 162 and 377 but for two in a million (scipy chi2.ppf).
  const expectUniform = (values: readonly number[]) => {
    const statistic = chiSquare(histogram(values, 256), new Array<number>(256).fill(values.length / 256));
    expect(statistic).toBeGreaterThan(162);
    expect(statistic).toBeLessThan(377);
  };

  test("lie strictly between 0 and 1 and fill it evenly over agents", () => {
    const values = agents.map((agent) => uniform(stream, agent, 0));
    for (const value of values) expect(value > 0 && value < 1).toBe(true);
    expectUniform(values);
  });

  test("fill it evenly over months, and over replications, for one agent", () => {
    const numbers = Array.from({ length: N }, (_, i) => i);
    expectUniform(
      numbers.map((month) => uniform(streamOf("months", 0, 1, month % 200), agents[Math.floor(month / 200)], 0)),
    );
    expectUniform(numbers.map((replication) => uniform(streamOf("replications", replication, 1, 7), agents[0], 0)));
  });

  test("fill it evenly in their last bits too", () => {
    expectUniform(agents.map((agent) => (uniform(stream, agent, 3) * 2 ** 30) % 1));
  });

  test("are below a chance as often as it says", () => {
    for (const chance of [0.01, 0.12, 0.5]) {
      const hits = agents.filter((agent) => uniform(stream, agent, 1) < chance).length;
      expect(Math.abs(hits - N * chance)).toBeLessThan(4 * Math.sqrt(N * chance * (1 - chance)));
    }
  });
});

describe("draws of neighbouring keys are independent", () => {
  /** Pairs fill the unit square evenly, cut in 16 by 16: dependence of any shape leaves cells too full or too empty. */
  const expectSquareFilled = (one: readonly number[], other: readonly number[]) => {
    const counts = new Array<number>(256).fill(0);
    one.forEach((value, i) => {
      counts[16 * Math.floor(16 * value) + Math.floor(16 * other[i])]++;
    });
    // Of pairs that overlap, as from each month to the next, the statistic is a little wider; 162 to 377 has room for it.
    const statistic = chiSquare(counts, new Array<number>(256).fill(one.length / 256));
    expect(statistic).toBeGreaterThan(162);
    expect(statistic).toBeLessThan(377);
  };
  // The standard error of a correlation of independent numbers is 1 / sqrt(n).
  const expectIndependent = (draw: (i: number, key: number) => number, count = N) => {
    const numbers = Array.from({ length: count }, (_, i) => i);
    const values = (key: number) => numbers.map((i) => draw(i, key));
    const [one, other] = [values(0), values(1)];
    expect(Math.abs(correlation(one, other))).toBeLessThan(4 / Math.sqrt(count));
    expectSquareFilled(one, other);
  };
  const streams = (keys: readonly Stream[]) => (i: number, key: number) => uniform(keys[key], agents[i], 0);

  test("months", () => expectIndependent(streams([streamOf("s", 0, 1, 11), streamOf("s", 0, 1, 12)])));
  test("decisions", () => expectIndependent(streams([streamOf("s", 0, 1, 11), streamOf("s", 0, 2, 11)])));
  test("replications", () => expectIndependent(streams([streamOf("s", 0, 1, 11), streamOf("s", 1, 1, 11)])));
  test("seeds", () => expectIndependent(streams([streamOf("1", 0, 1, 11), streamOf("2", 0, 1, 11)])));
  test("agents", () => expectIndependent((i, key) => uniform(stream, agents[(i + key) % N], 0)));
  test("numbers in a row", () => expectIndependent((i, key) => uniform(stream, i + key, 0)));
  test("partners", () => expectIndependent((i, key) => uniform(stream, agents[i], key)));
  test("replications of one agent, from each to the next", () => {
    expectIndependent((i, key) => uniform(streamOf("s", i + key, 1, 11), agents[0], 0), N / 4);
  });
  test("months of one agent, from each to the next", () => {
    expectIndependent((i, key) => uniform(streamOf("s", 0, 1, i + key), agents[0], 0), N / 4);
  });
});

describe("normal draws", () => {
  test("have mean 0, variance 1, skewness 0 and kurtosis 3", () => {
    const { mean, variance, skewness, kurtosis } = moments(agents.map((agent) => normal(stream, agent, 0)));
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(1 / N));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / N));
    expect(Math.abs(skewness)).toBeLessThan(4 * Math.sqrt(6 / N));
    expect(Math.abs(kurtosis - 3)).toBeLessThan(4 * Math.sqrt(24 / N));
  });

  test("are as far out as they should be", () => {
    const beyond = agents.filter((agent) => Math.abs(normal(stream, agent, 0)) > 1.959963984540054).length;
    expect(Math.abs(beyond - 0.05 * N)).toBeLessThan(4 * Math.sqrt(0.05 * 0.95 * N));
  });
});

describe("Gumbel draws", () => {
  const EULER = 0.5772156649015329;

  test("have the mean of Euler's constant and variance pi^2 / 6", () => {
    const { mean, variance } = moments(agents.map((agent) => gumbel(stream, agent, 0)));
    const expected = Math.PI ** 2 / 6;
    expect(Math.abs(mean - EULER)).toBeLessThan(4 * Math.sqrt(expected / N));
    // The kurtosis is 5.4, so the variance of a sample variance is 4.4 sigma^4 / n.
    expect(Math.abs(variance - expected)).toBeLessThan(4 * expected * Math.sqrt(4.4 / N));
  });

  test("make the best of several options a logit draw", () => {
    const utilities = [0, 0.5, 1.2, -1];
    const wins = new Array<number>(utilities.length).fill(0);
    for (const agent of agents) {
      const scores = utilities.map((utility, option) => utility + gumbel(stream, agent, option + 10));
      wins[scores.indexOf(Math.max(...scores))]++;
    }
    const weights = utilities.map(Math.exp);
    const sum = weights.reduce((all, weight) => all + weight);
    // 31 is the quantile 1 - 1e-6 of chi-square with 3 degrees of freedom (scipy chi2.ppf).
    expect(
      chiSquare(
        wins,
        weights.map((weight) => (N * weight) / sum),
      ),
    ).toBeLessThan(31);
  });
});
