import { isSame } from "../analyse/compareArms.ts";
import { type Series, seriesOf } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { BATCH_SIZE, type BatchResult, type BatchTask, batchesOf, inOrderOfWorlds, type MapBatches } from "./batch.ts";
import { type CommonMonths, commonMonths } from "./commonMonths.ts";
import type { GrowOptions } from "./replicate.ts";
import type { ArmMonths, MonthlyMeans, WindowMeans } from "./result.ts";
import { halfWidth } from "./statistics/intervals.ts";
import { addMoments, emptyMoments, type Moments } from "./statistics/moments.ts";

/** Several scenarios in the same worlds, which are added to until there are enough. */
export interface GrowingArms {
  /**
   * Simulates the worlds that are missing up to this number, in every arm; none is simulated twice. Every number
   * but the last is a whole number of batches.
   *
   * @throws RangeError after a number that is no multiple of BATCH_SIZE
   * @throws what the signal was aborted with
   */
  growTo(worlds: number): Promise<void>;
  /** The means over the window of the worlds so far, arm by arm. */
  soFar(): readonly WindowMeans[];
  /** The chosen series of the worlds so far, arm by arm. */
  months(): readonly ArmMonths[];
  /** By arm: worlds and series that have values in other months than in the first arm (`before`). */
  common(): readonly (readonly CommonMonths[])[];
}

/**
 * Opens scenarios that are compared: batch by batch all arms are simulated in turn, and of each world the window
 * means are kept, and the chosen series month by month.
 *
 * Memory: 4 bytes x worlds x months x chosen series and 8 x worlds x series, in every arm.
 *
 * @param chosen  series that are wanted along time
 */
export function openArms(
  scenarios: readonly Scenario[],
  chosen: readonly Series[],
  options: GrowOptions,
  mapBatches: MapBatches,
): GrowingArms {
  const { seed, signal } = options;
  const arms = scenarios.map((scenario) => armOf(scenario, chosen, options.window));
  const apart = otherMonths(arms);
  let worlds = 0;
  return {
    async growTo(more) {
      if (more <= worlds) return;
      if (worlds % BATCH_SIZE !== 0) throw new RangeError(`${worlds} worlds are no whole number of batches`);
      for (const arm of arms) lengthen(arm, more);
      const byArm = arms.map(({ scenario, window }) => batchesOf(scenario.market, seed, more, window, worlds));
      const tasks = byArm[0].flatMap((_, batch): BatchTask[] => byArm.map((ofArm) => ofArm[batch]));
      let done = worlds * arms.length;
      await mapBatches(
        tasks,
        (result, task) => {
          keep(arms[task % arms.length], result);
          apart.take(task % arms.length, result);
          done += result.count;
          options.onProgress?.(Math.floor(done / arms.length), more);
        },
        signal,
      );
      signal?.throwIfAborted();
      worlds = more;
    },
    soFar: () =>
      arms.map(({ scenario, window, series, means }) => {
        return { scenario, seed, replications: worlds, months: scenario.market.months, series, window, means };
      }),
    common: apart.found,
    months: () =>
      arms.map(({ scenario, kept, values, moments }) => {
        const means = meansOf(moments);
        return { series: kept.map(({ serie }) => serie), months: scenario.market.months, means, worlds, values };
      }),
  };
}

/** One arm while it grows. */
interface Arm {
  readonly scenario: Scenario;
  readonly window: readonly [number, number];
  readonly series: readonly Series[];
  /** The chosen series that the arm has, with their places among all. */
  readonly kept: readonly { readonly serie: Series; readonly place: number }[];
  means: Float64Array;
  values: Float32Array;
  /** Of the kept series over all worlds, in double precision: the very means that a run of its own saves. */
  readonly moments: Moments;
  /** Adds a batch to them, in the order of worlds. */
  readonly join: (result: BatchResult) => void;
}

function armOf(scenario: Scenario, chosen: readonly Series[], window: GrowOptions["window"]): Arm {
  const series = seriesOf(scenario.market);
  const kept = chosen
    .map((serie) => ({ serie, place: series.findIndex((other) => isSame(serie, other)) }))
    .filter(({ place }) => place >= 0);
  const moments = emptyMoments(scenario.market.months * kept.length);
  const pick = (cells: Float64Array) => pickSeries(cells, series.length, kept);
  return {
    scenario,
    window: window ?? [0, scenario.market.months - 1],
    series,
    kept,
    means: new Float64Array(0),
    values: new Float32Array(0),
    moments,
    join: inOrderOfWorlds(({ counts, cellMeans, squares }) =>
      addMoments(moments, pick(counts), pick(cellMeans), pick(squares)),
    ),
  };
}

/**
 * Watches for pairs that have values in other months. Of a batch the values of the first arm are held until all others
 * have been compared with them, in whatever order they come.
 */
function otherMonths(arms: readonly Arm[]) {
  const found: CommonMonths[][] = arms.map(() => []);
  const waiting = new Map<number, { before?: BatchResult; readonly after: [number, BatchResult][] }>();
  const compare = (before: BatchResult, arm: number, after: BatchResult): void => {
    const [own, other] = [arms[0], arms[arm]].map(({ series, scenario }) => ({
      series,
      months: scenario.market.months,
    }));
    const last = Math.min(arms[0].window[1], own.months - 1, other.months - 1);
    const [a, b] = [
      { ...own, values: before.values },
      { ...other, values: after.values },
    ];
    found[arm].push(...commonMonths(a, b, [arms[0].window[0], last], before));
  };
  return {
    take: (arm: number, result: BatchResult): void => {
      const batch = waiting.get(result.first) ?? { after: [] };
      waiting.set(result.first, batch);
      if (arm === 0) batch.before = result;
      else batch.after.push([arm, result]);
      if (batch.before === undefined || batch.after.length < arms.length - 1) return;
      for (const [other, after] of batch.after) compare(batch.before, other, after);
      waiting.delete(result.first);
    },
    found: () => found.map((rows) => rows.toSorted((a, b) => a.replication - b.replication || a.after - b.after)),
  };
}

function pickSeries(cells: Float64Array, series: number, kept: Arm["kept"]): Float64Array {
  return Float64Array.from({ length: (cells.length / series) * kept.length }, (_, at) => {
    return cells[Math.floor(at / kept.length) * series + kept[at % kept.length].place];
  });
}

function meansOf({ counts, means, squares }: Moments): MonthlyMeans {
  const mean = means.map((value, cell) => (counts[cell] === 0 ? Number.NaN : value));
  const half = counts.map((n, cell) => halfWidth(n, squares[cell]));
  return {
    n: counts.slice(),
    mean,
    lower: mean.map((value, cell) => value - half[cell]),
    upper: mean.map((value, cell) => value + half[cell]),
  };
}

function lengthen(arm: Arm, worlds: number): void {
  const { means, values } = arm;
  arm.means = new Float64Array(worlds * arm.series.length);
  arm.means.set(means);
  arm.values = new Float32Array(worlds * arm.scenario.market.months * arm.kept.length);
  arm.values.set(values);
}

function keep({ scenario, series, kept, means, values, join }: Arm, result: BatchResult): void {
  const { months } = scenario.market;
  join(result);
  means.set(result.means, result.first * series.length);
  const rows = result.count * months;
  const start = result.first * months;
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < kept.length; k++) {
      values[(start + row) * kept.length + k] = result.values[row * series.length + kept[k].place];
    }
  }
}
