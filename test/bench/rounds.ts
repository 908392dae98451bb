/**
 * Measuring on a machine that others use too: the cases take turns, round by round, so that a slow
 * minute hits all of them alike, and what is compared is the ratio within a round.
 */

/** One thing to measure. `run` does its preparation, then gives the milliseconds of the part that counts. */
export interface Case {
  readonly name: string;
  run(): number | Promise<number>;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds of each round. */
  readonly milliseconds: readonly number[];
  /** Median over the rounds [ms]. */
  readonly median: number;
}

/** Milliseconds that an action takes. */
export function timed(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/** Milliseconds of processor that an action takes: what it would need if nobody else used the machine. */
export function processorTime(action: () => void): number {
  const start = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** How many rounds are measured, how many before them are thrown away, and when it is enough. */
export interface Rounds {
  readonly measured: number;
  readonly warmUp: number;
  /** No new round is begun after so long, once there are three to take a median of. */
  readonly seconds: number;
}

const FEWEST = 3;

/** Runs every case once in each round. Each round starts with another, so that none always follows the same one. */
export async function takeTurns(cases: readonly Case[], { measured, warmUp, seconds }: Rounds): Promise<Timing[]> {
  const milliseconds: number[][] = cases.map(() => []);
  const end = performance.now() + 1000 * seconds;
  for (let round = -warmUp; round < measured && (round < FEWEST || performance.now() < end); round++) {
    for (let turn = 0; turn < cases.length; turn++) {
      const index = (round + warmUp + turn) % cases.length;
      const elapsed = await cases[index].run();
      if (round >= 0) milliseconds[index].push(elapsed);
    }
  }
  return cases.map(({ name }, index) => ({
    name,
    milliseconds: milliseconds[index],
    median: median(milliseconds[index]),
  }));
}

/** How many times longer `one` takes than `other`: median of the ratios within each round. */
export function timesAsLong(one: Timing, other: Timing): number {
  return median(one.milliseconds.map((elapsed, round) => elapsed / other.milliseconds[round]));
}

/** The middle of a list of numbers that is not empty. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
