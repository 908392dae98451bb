import type { Fact } from "./facts.ts";
import type { Outcome } from "./worlds.ts";

/** A paired difference with half of its 95 % interval, and whether it is nothing in every world. */
export interface Estimate {
  readonly mean: number;
  readonly half: number;
  readonly all0: boolean;
}

/** What one arm has more than the other, in the same worlds; a world in which one has no value is left out. */
export function estimate({ outcome }: Fact, of: readonly Outcome[], less: readonly Outcome[]): Estimate {
  const differences = of
    .map((one, world) => one[outcome] - less[world][outcome])
    .filter((value) => !Number.isNaN(value));
  const count = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / count;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = (1.96 * Math.sqrt(squares / (count - 1))) / Math.sqrt(count);
  return { mean, half, all0: differences.every((value) => value === 0) };
}
