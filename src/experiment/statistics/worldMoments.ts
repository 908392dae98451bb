/**
 * Adds a world to the sums of every cell. Values are taken less the first one seen, so that the squares
 * lose no digits, and nothing is divided here: this runs over every number that is simulated.
 */
export function addWorld(
  world: Float64Array,
  counts: Float64Array,
  firsts: Float64Array,
  sums: Float64Array,
  squares: Float64Array,
): void {
  for (let cell = 0; cell < world.length; cell++) {
    const value = world[cell];
    if (Number.isNaN(value)) continue;
    if (counts[cell] === 0) firsts[cell] = value;
    const deviation = value - firsts[cell];
    counts[cell]++;
    sums[cell] += deviation;
    squares[cell] += deviation * deviation;
  }
}

/** Turns the sums into means, and the squares into squared deviations from the mean. */
export function finishMoments(
  counts: Float64Array,
  firsts: Float64Array,
  sumsThenMeans: Float64Array,
  squares: Float64Array,
): void {
  for (let cell = 0; cell < counts.length; cell++) {
    const n = counts[cell];
    if (n === 0) continue;
    const shift = sumsThenMeans[cell] / n;
    squares[cell] = Math.max(0, squares[cell] - n * shift * shift);
    sumsThenMeans[cell] = firsts[cell] + shift;
  }
}
