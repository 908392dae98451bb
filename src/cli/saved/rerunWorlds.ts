import { seriesOf } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { BATCH_SIZE, type BatchTask, type MapBatches } from "../../worlds/batch.ts";
import type { WindowMeans } from "../../worlds/result.ts";

/** Means over the window of some worlds; `replications` are their numbers, in the order of the means. */
export interface RerunWorlds extends Pick<WindowMeans, "scenario" | "series" | "means" | "money"> {
  readonly replications: readonly number[];
}

export interface RerunOptions {
  readonly seed: string;
  readonly window: readonly [number, number];
  readonly signal: AbortSignal;
}

/** Runs some worlds of a scenario again; they come out as they did among all the others. */
export async function rerunWorlds(
  scenario: Scenario,
  replications: readonly number[],
  { seed, window, signal }: RerunOptions,
  map: MapBatches,
): Promise<RerunWorlds> {
  const { market } = scenario;
  const series = seriesOf(market);
  const readings = series.map((_, serie) => ({ serie, months: window }));
  const tasks = stretchesOf(replications).map(
    ([first, count]): BatchTask => ({ market, seed, first, count, window, readings }),
  );
  const places = new Map(replications.map((replication, place) => [replication, place]));
  const means = new Float64Array(replications.length * series.length);
  await map(tasks, (result) => means.set(result.means, (places.get(result.first) ?? 0) * series.length), signal);
  return { scenario, series, means, replications };
}

/** First number and length of each stretch of consecutive numbers, none longer than a batch. */
function stretchesOf(numbers: readonly number[]): [first: number, count: number][] {
  const stretches: [number, number][] = [];
  for (const number of numbers) {
    const last = stretches[stretches.length - 1];
    if (last !== undefined && last[0] + last[1] === number && last[1] < BATCH_SIZE) last[1]++;
    else stretches.push([number, 1]);
  }
  return stretches;
}
