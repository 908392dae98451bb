/** Months of a stretch over which a side is judged. */
const STRETCH = 12;
/** Share of the largest phase below which an earlier one is no phase but a wobble. */
const WOBBLE = 0.05;

/** Some months in a row in which a difference lies clearly on one side. */
export interface Phase {
  /** 1: above zero; -1: below. */
  readonly side: 1 | -1;
  /** First and last place, both included. */
  readonly first: number;
  readonly last: number;
  /** Sum of the differences, without its sign. */
  readonly size: number;
}

/**
 * The sides on which a difference lies along the run, one after the other: stretches of a year whose mean is clear of
 * zero, those of one side joined. Stretches that are not clear, and short moves that are next to nothing beside the
 * largest, are left out; the last phase never is.
 *
 * @param difference  month by month; NaN is missing
 * @param half        half the width of the 95 % interval of each month: that of a year is narrower
 */
export function phasesOf(difference: readonly number[], half: readonly number[]): Phase[] {
  const clear: Phase[] = [];
  for (let first = 0; first < difference.length; first += STRETCH) {
    const months = Array.from({ length: Math.min(STRETCH, difference.length - first) }, (_, month) => first + month);
    const known = months.filter((month) => Number.isFinite(difference[month] + half[month]));
    const sum = sumOf(known, difference);
    if (known.length === 0 || !(Math.abs(sum) > sumOf(known, half))) continue;
    clear.push({ side: sum > 0 ? 1 : -1, first, last: months[months.length - 1], size: Math.abs(sum) });
  }
  const joined = join(clear);
  const largest = Math.max(...joined.map(({ size }) => size));
  return join(joined.filter(({ size }, place) => place === joined.length - 1 || size >= WOBBLE * largest));
}

function sumOf(places: readonly number[], values: readonly number[]): number {
  return places.reduce((sum, place) => sum + values[place], 0);
}

/** Neighbours on one side become one phase. */
function join(phases: readonly Phase[]): Phase[] {
  const joined: Phase[] = [];
  for (const phase of phases) {
    const before = joined[joined.length - 1];
    if (before?.side !== phase.side) joined.push(phase);
    else joined[joined.length - 1] = { ...before, last: phase.last, size: before.size + phase.size };
  }
  return joined;
}

/**
 * How far apart two lines are where they are farthest apart, in standard deviations between worlds.
 *
 * @param spread  standard deviation between worlds, month by month; where worlds do not differ any difference is large
 */
export function peakOf(difference: readonly number[], spread: readonly number[]): number {
  const sizes = difference.map((value, month) => {
    if (!Number.isFinite(value) || value === 0) return 0;
    return spread[month] > 0 ? Math.abs(value) / spread[month] : Number.MAX_VALUE;
  });
  return Math.max(0, ...sizes);
}
