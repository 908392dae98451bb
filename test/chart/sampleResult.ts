import { addLinkYear, START, SURVIVAL_CELLS } from "../../src/model/linkBook.ts";
import type { MeasureName } from "../../src/model/measures.ts";
import { ALL, INCUMBENTS, type Series, seriesOf } from "../../src/model/series.ts";
import { SINGLE_WORLDS } from "../../src/worlds/replicateScenario.ts";
import type {
  Comparison,
  MonthlyStatistics,
  ScenarioResult,
  SinceEntry,
  SingleWorld,
} from "../../src/worlds/result.ts";
import { sinceEntryOffsets, sinceEntrySeries } from "../../src/worlds/sinceEntry.ts";
import { yearlyPlaces, yearsOf } from "../../src/worlds/years.ts";
import { type SampleOptions, sampleScenario } from "./sampleMarket.ts";
import { sampleWorld } from "./sampleWorld.ts";

/** Level at the start, drift in ten years, and what entry does to it in the end. */
const shapes: Partial<Record<MeasureName, readonly [number, number, number]>> = {
  buyerValue: [0.5, -0.1, 0.3],
  price: [1.22, 0.14, -0.12],
  service: [0.45, -0.13, 0.24],
  technologyLag: [22, 14, -16],
  concentration: [0.38, 0.03, -0.07],
  inertia: [0.3, 0.3, -0.34],
  launches: [2.6, -1.2, 1.3],
  trustProduct: [0.66, 0.02, 0.03],
  trustRisk: [0.6, -0.05, 0.06],
  trustOrganisation: [0.5, -0.16, 0.2],
  trustSocial: [0.45, -0.1, 0.1],
  profit: [1.4, 0.3, -0.4],
};

/** A made-up but plausible result against itself without entry: a formula, no randomness. */
export function sampleComparison(options: SampleOptions = {}): Comparison {
  const result = sampleResult(options);
  if (options.reference === false) return { result, referenceLabel: "" };
  return {
    result,
    referenceLabel: "without entry",
    reference: sampleResult({ ...options, entry: false }, result.series),
  };
}

function sampleResult(options: SampleOptions, as?: readonly Series[]): ScenarioResult {
  const scenario = sampleScenario(options);
  const { months } = scenario.market;
  const replications = options.replications ?? 24;
  const own = seriesOf(scenario.market);
  const series = as === undefined ? own : own.filter((serie) => as.some((other) => other.group === serie.group));
  const missing = series.map(({ measure, group }) =>
    [measure, `${measure} ${group}`].some((name) => options.missing?.includes(name)),
  );
  const values = series.map((serie, s) => (missing[s] ? () => Number.NaN : sampleValues(options, serie)));
  const value = (replication: number, month: number, s: number) => values[s](replication, month);
  const window: readonly [number, number] = [Math.floor(months / 2), months - 1];
  const means = new Float64Array(replications * series.length);
  for (let r = 0; r < replications; r++)
    for (let s = 0; s < series.length; s++) {
      let sum = 0;
      for (let month = window[0]; month <= window[1]; month++) sum += value(r, month, s);
      means[r * series.length + s] = sum / (window[1] - window[0] + 1);
    }
  const cells = months * series.length;
  const everyValue = Float64Array.from({ length: replications * cells }, (_, at) =>
    value(Math.floor(at / cells), Math.floor((at % cells) / series.length), at % series.length),
  );
  const singleWorlds = Array.from({ length: Math.min(SINGLE_WORLDS, replications) }, (_, r): SingleWorld => {
    const values = new Float64Array(months * series.length);
    for (let at = 0; at < values.length; at++)
      values[at] = value(r, Math.floor(at / series.length), at % series.length);
    return { replication: r, values };
  });
  return {
    scenario,
    seed: "catfish",
    replications,
    months,
    series,
    monthly: statisticsOf(replications, months, series.length, value),
    window,
    means,
    years: {
      series: yearlyPlaces(series).map(({ serie }) => serie),
      months,
      from: 0,
      values: yearsOf(everyValue, series, months),
    },
    singleWorlds,
    sinceEntry: sampleSinceEntry(options, series, replications, months, value),
    survival: sampleSurvival(options, replications, months),
    ledgers: new Float64Array(0),
    typicalWorld: sampleWorld(options),
  };
}

/** Twenty links a year in each world; the young ones last less long, and without entry none begins later. */
function sampleSurvival(options: SampleOptions, replications: number, months: number): Float64Array {
  const cells = new Float64Array(replications * SURVIVAL_CELLS);
  const years = Math.floor(months / 12);
  for (let world = 0; world < replications; world++) {
    for (let year = 0; year + 1 < years; year++) {
      for (let link = 0; link < 20; link++) {
        const age = year === 0 || link > 5 || options.entry === false ? START : Math.min(year - 1, START - 1, link);
        addLinkYear(cells, world * SURVIVAL_CELLS, age, 2 + age, noise(world * 20 + link, year) < 0.6 + age / 10);
      }
    }
  }
  return cells;
}

type ValueAt = (replication: number, month: number, series: number) => number;

function sampleSinceEntry(
  options: SampleOptions,
  series: readonly Series[],
  replications: number,
  months: number,
  value: ValueAt,
): SinceEntry {
  const enters = options.entry !== false && months > 60;
  const firstTrial = Int32Array.from({ length: replications }, (_, r) => (enters && r % 12 !== 5 ? trialMonth(r) : -1));
  const offsets = sinceEntryOffsets;
  const kept = sinceEntrySeries(series);
  const places = kept.map((serie) => series.indexOf(serie));
  const at: ValueAt = (r, k, s) => {
    const month = firstTrial[r] + offsets[k];
    return firstTrial[r] < 0 || month < 0 || month >= months ? Number.NaN : value(r, month, places[s]);
  };
  return { firstTrial, offsets, series: kept, statistics: statisticsOf(replications, offsets.length, kept.length, at) };
}

function trialMonth(replication: number): number {
  return 38 + ((replication * 7) % 15);
}

function statisticsOf(replications: number, months: number, stride: number, value: ValueAt): MonthlyStatistics {
  const column = () => new Float64Array(months * stride).fill(Number.NaN);
  const statistics = {
    n: column(),
    mean: column(),
    lower: column(),
    upper: column(),
    p05: column(),
    p25: column(),
    p50: column(),
    p75: column(),
    p95: column(),
  };
  const sorted = new Float64Array(replications);
  for (let at = 0; at < months * stride; at++) {
    let n = 0;
    for (let r = 0; r < replications; r++) {
      const one = value(r, Math.floor(at / stride), at % stride);
      if (Number.isFinite(one)) sorted[n++] = one;
    }
    fill(statistics, at, sorted.subarray(0, n).sort());
  }
  return statistics;
}

function fill(statistics: Record<keyof MonthlyStatistics, Float64Array>, at: number, sorted: Float64Array) {
  const n = sorted.length;
  statistics.n[at] = n;
  if (n === 0) return;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const spread = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  statistics.mean[at] = mean;
  statistics.lower[at] = mean - (2 * spread) / Math.sqrt(n);
  statistics.upper[at] = mean + (2 * spread) / Math.sqrt(n);
  const quantile = (p: number) => sorted[Math.round(p * (n - 1))];
  statistics.p05[at] = quantile(0.05);
  statistics.p25[at] = quantile(0.25);
  statistics.p50[at] = quantile(0.5);
  statistics.p75[at] = quantile(0.75);
  statistics.p95[at] = quantile(0.95);
}

/** What a series is in each month of each world. */
function sampleValues(options: SampleOptions, series: Series): (replication: number, month: number) => number {
  const [start, drift, effect] = shapes[series.measure] ?? [0.5, 0, 0];
  const lift = series.group === ALL || series.group === INCUMBENTS ? 1 : 0.95;
  const isNewcomers = newcomersOf(options).includes(series.group);
  const share = spendShare(options, series.group);
  return (replication, month) => {
    const entered = options.entry === false ? 0 : ramp(month, trialMonth(replication), 30);
    if (series.measure === "shareOfSpend") return share(entered);
    const wobble = noise(replication, Math.floor(month / 4)) * 0.08 + noise(replication + 91, 0) * 0.1;
    if (series.measure === "newcomerShare") return entered * (0.3 + wobble);
    if (isNewcomers && options.entry === false) return Number.NaN;
    if (isNewcomers) return month < 36 ? Number.NaN : start * (0.25 + 0.6 * ramp(month, 36, 50)) * (1 + wobble);
    return lift * (start + drift * Math.min(1.5, month / 120) + effect * entered) * (1 + wobble * 0.7);
  };
}

function newcomersOf(options: SampleOptions): readonly string[] {
  return [options.groupNames?.newcomer ?? "newcomer", ...(options.moreNewcomers ?? [])];
}

function spendShare(options: SampleOptions, group: string): (entered: number) => number {
  const names = options.groupNames ?? { fixed: "powerhouse", flexible: "backup", newcomer: "newcomer" };
  const groups = newcomersOf(options);
  const isNewcomers = groups.includes(group);
  return (entered) => {
    const newcomer = 0.3 * entered;
    if (isNewcomers) return newcomer / groups.length;
    if (group === ALL) return 1;
    if (group === INCUMBENTS) return 0.8 - 0.7 * newcomer;
    const flexible = (options.fixedSlots === 0 ? 1 : 0.2) - 0.3 * newcomer;
    return group === names.flexible ? flexible : 1 - newcomer - flexible;
  };
}

/** 0 before the start, 1 after so many months. */
function ramp(month: number, start: number, months: number): number {
  return Math.min(1, Math.max(0, (month - start) / months));
}

/** Between -1 and 1, from two whole numbers (xorshift-multiply mixing). */
function noise(a: number, b: number): number {
  let mixed = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 31 - 1;
}
