import seedrandom from "seedrandom";
import { exp } from "../../src/model/arithmetic.ts";
import { normalQuantile } from "../../src/model/normalQuantile.ts";

/** Differences between two arms whose mean is known, because we make them. */
export interface KnownDifferences {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  /** Next difference, from uniform numbers. */
  readonly next: (uniform: () => number) => number;
}

/**
 * Shapes that paired differences of the bundled scenarios have: of the headline measures, 400 worlds each,
 * none has a skewness beyond 1.8. The lumpy ones are as of switches and exits, where most worlds are alike.
 */
export const knownDifferences: readonly KnownDifferences[] = [
  { name: "normal", mean: 0.27, deviation: 0.023, next: (u) => 0.27 + 0.023 * normalQuantile(u()) },
  lognormal(0.5),
  lumps("one world in ten differs", [[0.1, 1]]),
  lumps("mostly zero, on both sides", [
    [0.06, 1],
    [0.04, -1],
    [0.02, 3],
  ]),
];

/** More skewed than any of the bundled scenarios: 2. */
export const exponential: KnownDifferences = {
  name: "exponential",
  mean: 1,
  deviation: 1,
  next: (u) => -Math.log(1 - u()),
};

/** Beyond any t interval at a few hundred worlds: skewness 6.2 and 8.1, the second as of a loss that one world in twenty has. */
export const verySkewed: readonly KnownDifferences[] = [
  lognormal(1),
  {
    name: "exponential in one world in twenty",
    mean: 0.05,
    deviation: Math.sqrt(0.1 - 0.05 ** 2),
    next: (u) => (u() < 0.05 ? -Math.log(1 - u()) : 0),
  },
];

/** exp(sigma Z): skewness 1.75 for sigma 0.5, 6.2 for 1. */
function lognormal(sigma: number): KnownDifferences {
  const square = exp(sigma * sigma);
  return {
    name: `lognormal, sigma ${sigma}`,
    mean: Math.sqrt(square),
    deviation: Math.sqrt((square - 1) * square),
    next: (u) => exp(sigma * normalQuantile(u())),
  };
}

/** Zero but for these values with these chances. */
function lumps(name: string, chances: readonly (readonly [chance: number, value: number])[]): KnownDifferences {
  const mean = chances.reduce((sum, [chance, value]) => sum + chance * value, 0);
  const square = chances.reduce((sum, [chance, value]) => sum + chance * value * value, 0);
  return {
    name,
    mean,
    deviation: Math.sqrt(square - mean * mean),
    next: (u) => {
      let left = u();
      for (const [chance, value] of chances) {
        if (left < chance) return value;
        left -= chance;
      }
      return 0;
    },
  };
}

/** Uniform numbers of a trial; alea gives unrelated ones for neighbouring seeds. */
export function uniforms(seed: string): () => number {
  return seedrandom.alea(seed);
}
