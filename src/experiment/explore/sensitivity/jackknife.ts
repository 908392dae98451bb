import { studentQuantile } from "../../statistics/studentQuantile.ts";

/** Most groups of worlds that are left out in turn. */
const MOST_GROUPS = 10;
/** With fewer, what differs between them says nothing. */
const FEWEST_GROUPS = 3;

/**
 * Half the width of the 95 % interval of estimates as far as it is due to which worlds were simulated: they are the
 * same at every point, so that no resampling of the points shows it. Groups of worlds are left out in turn.
 *
 *     se^2 = (G - 1) / G sum over groups of (estimate without the group - mean of these)^2
 *
 * The jackknife of Efron and Tibshirani (1993), "An introduction to the bootstrap", with groups in place of single worlds.
 *
 * @param values    index `point * worlds + world`
 * @param estimate  of the values of fewer worlds; always equally many numbers
 * @returns by estimate; zeros for fewer than three worlds, which cannot tell
 */
export function worldHalfWidths(
  values: Float64Array,
  worlds: number,
  estimate: (values: Float64Array, worlds: number) => readonly number[],
): number[] {
  const groups = Math.min(MOST_GROUPS, worlds);
  if (groups < FEWEST_GROUPS) return estimate(values, worlds).map(() => 0);
  const without = Array.from({ length: groups }, (_, group) => {
    const kept = Array.from({ length: worlds }, (_, world) => world).filter((world) => world % groups !== group);
    return estimate(pick(values, worlds, kept), kept.length);
  });
  const factor = studentQuantile(0.975, groups - 1);
  return without[0].map((_, at) => {
    const mean = without.reduce((sum, estimates) => sum + estimates[at], 0) / groups;
    const squares = without.reduce((sum, estimates) => sum + (estimates[at] - mean) ** 2, 0);
    return factor * Math.sqrt(((groups - 1) / groups) * squares);
  });
}

function pick(values: Float64Array, worlds: number, kept: readonly number[]): Float64Array {
  const points = values.length / worlds;
  const picked = new Float64Array(points * kept.length);
  for (let point = 0; point < points; point++) {
    for (let i = 0; i < kept.length; i++) picked[point * kept.length + i] = values[point * worlds + kept[i]];
  }
  return picked;
}
