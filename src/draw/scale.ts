/** Ends of a scale and the places of its ticks. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** No 2.5: its labels would be rounded. */
const STEPS = [1, 2, 5, 10];

/** The smallest round step that is at least `size`. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return power * (STEPS.find((step) => step * power >= size * (1 - 1e-9)) ?? 10);
}

/** What is smaller is rounding error; prices in some currencies are not much larger. */
const DUST = 1e-12;

/**
 * A scale with round ends around the values; missing ones are ignored.
 * @param fromZero whether zero belongs to it
 * @param whole whether ticks are whole numbers (things that are counted)
 * @returns undefined when there is no finite value at all
 */
export function valueScale(values: readonly number[], fromZero: boolean, whole = false): Scale | undefined {
  let low = fromZero ? 0 : Number.POSITIVE_INFINITY;
  let high = fromZero ? 0 : Number.NEGATIVE_INFINITY;
  let found = false;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    found = true;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!found) return undefined;
  const widest = Math.max(Math.abs(low), Math.abs(high));
  if (high - low < Math.max(widest * 1e-3, DUST)) {
    const room = widest > DUST ? widest * 0.05 : 0.1;
    high += room;
    if (!fromZero) low -= room;
  }
  const step = Math.max(roundStep((high - low) / 5), whole ? 1 : 0);
  return roundScale(low, high, step);
}

function roundScale(low: number, high: number, step: number): Scale {
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(6)));
  return { low: ticks[0], high: ticks[ticks.length - 1], ticks };
}

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/** A scale of months whose ticks fall on quarters and years; a single month sits in the middle. */
export function monthScale(first: number, last: number, maximumTicks = 6): Scale {
  if (last <= first) return { low: first - 1, high: first + 1, ticks: [first] };
  const step = MONTH_STEPS.find((months) => (last - first) / months <= maximumTicks) ?? 600;
  const ticks: number[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) ticks.push(month === 0 ? 0 : month);
  return { low: first, high: last, ticks };
}

/**
 * Moves labels along a line until none is nearer than `gap` to the next, keeping their order, staying
 * inside `[low, high]` where there is room, and moving each as little as its neighbours allow.
 *
 * Labels that touch become one block whose middle is the mean of what its labels wished for (pool
 * adjacent violators). Cost: linear in the number of labels after sorting.
 *
 * @param wished where each label would like to be
 * @returns where each label goes, in the order given
 */
export function spreadLabels(wished: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wished.map((_, index) => index).sort((a, b) => wished[a] - wished[b] || a - b);
  const blocks: { sum: number; count: number }[] = [];
  order.forEach((index, rank) => {
    blocks.push({ sum: wished[index] - rank * gap, count: 1 });
    while (blocks.length > 1 && middle(blocks[blocks.length - 2]) > middle(blocks[blocks.length - 1]))
      mergeLast(blocks);
  });
  const places = blocks.flatMap((block) => Array.from({ length: block.count }, () => middle(block)));
  const room = Math.max(low, high - (wished.length - 1) * gap);
  const result = new Array<number>(wished.length);
  order.forEach((index, rank) => {
    result[index] = Math.min(Math.max(places[rank], low), room) + rank * gap;
  });
  return result;
}

function middle(block: { sum: number; count: number }): number {
  return block.sum / block.count;
}

function mergeLast(blocks: { sum: number; count: number }[]): void {
  const last = blocks.pop();
  const previous = blocks[blocks.length - 1];
  if (last === undefined) return;
  previous.sum += last.sum;
  previous.count += last.count;
}

/** How many usual distances a close-up reaches. */
const USUAL_DISTANCES = 2.5;
/** Share of that which a distance may be beyond it and still be shown. */
const NEARLY = 1.5;

/**
 * How far a close-up of distances reaches, so that a few that are much larger than the usual one do not press the
 * others flat: to the largest where that is not far beyond the usual ones.
 *
 * @param distances  at least 0
 */
export function closeReach(distances: readonly number[]): number {
  const known = distances.filter((distance) => distance > 0).sort((a, b) => a - b);
  if (known.length === 0) return 0;
  const largest = known[known.length - 1];
  const reach = USUAL_DISTANCES * known[known.length >> 1];
  return largest <= reach * NEARLY ? largest : reach;
}
