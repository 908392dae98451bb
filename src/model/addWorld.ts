/** Sums over worlds, cell by cell; and the world that is to be added, in double and in single precision. */
export interface Summed {
  readonly world: Float64Array;
  readonly single: Float32Array;
  readonly counts: Float64Array;
  readonly firsts: Float64Array;
  /** Sums, and means when all have been added. */
  readonly means: Float64Array;
  readonly squares: Float64Array;
}

/**
 * Adds a world to the sums of every cell. Values are taken less the first one seen, so that the squares
 * lose no digits, and nothing is divided here: this runs over every number that is simulated.
 */
export function addWorld({ world, counts, firsts, means, squares }: Summed): void {
  for (let cell = 0; cell < world.length; cell++) {
    const value = world[cell];
    if (Number.isNaN(value)) continue;
    if (counts[cell] === 0) firsts[cell] = value;
    const deviation = value - firsts[cell];
    counts[cell] += 1;
    means[cell] += deviation;
    squares[cell] += deviation * deviation;
  }
}

/** Rounds a world to single precision. */
export function roundWorld({ world, single }: Summed): void {
  for (let cell = 0; cell < world.length; cell++) single[cell] = world[cell];
}

/** Turns the sums into means, and the squares into squared deviations from the mean. */
export function finishSums({ counts, firsts, means, squares }: Summed): void {
  for (let cell = 0; cell < counts.length; cell++) {
    const n = counts[cell];
    if (n === 0) continue;
    const shift = means[cell] / n;
    squares[cell] = Math.max(0, squares[cell] - n * shift * shift);
    means[cell] = firsts[cell] + shift;
  }
}
