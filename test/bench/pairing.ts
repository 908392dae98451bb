import type { Market } from "../../src/model/market.ts";
import type { MeasureName } from "../../src/model/measures.ts";
import { ALL, seriesOf } from "../../src/model/series.ts";
import { BATCH_SIZE, type Reading } from "../../src/worlds/batch.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { bundledPairs, type Change } from "./pairing-changes.ts";
import { engineOfOneStream } from "./pairing-engine.ts";
import { type Gain, varianceRatio } from "./pairing-gain.ts";
import { median } from "./rounds.ts";

/**
 * The gain of pairing, on the bundled scenarios: how many times fewer worlds a difference takes, for an interval of
 * the same width, when every draw is keyed by who decides what and when.
 */

const SEED = "pairing";
const WORLDS = 500;

/** Means over the second half of the run, as `catfish run` gives them. */
const MEASURES: readonly MeasureName[] = ["price", "buyerValue"];

export interface PairingRow {
  readonly scenario: string;
  readonly change: Change;
  readonly measure: MeasureName;
  readonly worlds: number;
  readonly seed: string;
  /** Fewer worlds than if each side had worlds of its own: (var A + var B) / var(A - B). */
  readonly overIndependent: Gain;
  /** Fewer worlds than if the draws of a world came from one stream in order of use: the ratio of the two var(A - B). */
  readonly overOneStream: Gain;
}

type Engine = typeof simulateBatch;

/** Simulates every pair with keyed draws and with one stream a world; pairs in which nothing varies are left out. */
export async function measurePairing(): Promise<PairingRow[]> {
  const keyed = new Worlds(simulateBatch);
  const oneStream = new Worlds(await engineOfOneStream());
  const rows: PairingRow[] = [];
  for (const { scenario, change, market, other } of bundledPairs()) {
    for (const [place, measure] of MEASURES.entries()) {
      const [a, b] = [market, other].map((each) => keyed.of(each)[place]);
      const [c, d] = [market, other].map((each) => oneStream.of(each)[place]);
      const overIndependent = varianceRatio([a, b], [less(a, b)]);
      const overOneStream = varianceRatio([less(c, d)], [less(a, b)]);
      if (!Number.isFinite(overIndependent.upper) || !Number.isFinite(overOneStream.upper)) continue;
      rows.push({ scenario, change, measure, worlds: WORLDS, seed: SEED, overIndependent, overOneStream });
    }
  }
  return rows;
}

function less(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, world) => value - b[world]);
}

/** Window means of markets, by measure; each market is simulated once. */
class Worlds {
  readonly #engine: Engine;
  readonly #known = new Map<string, readonly Float64Array[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  of(market: Market): readonly Float64Array[] {
    const key = JSON.stringify(market);
    const known = this.#known.get(key) ?? this.#simulate(market);
    this.#known.set(key, known);
    return known;
  }

  #simulate(market: Market): readonly Float64Array[] {
    const window: Reading["months"] = [Math.floor(market.months / 2), market.months - 1];
    const series = seriesOf(market);
    const readings = MEASURES.map((measure): Reading => {
      const serie = series.findIndex((each) => each.measure === measure && each.group === ALL);
      return { serie, months: window };
    });
    const columns = MEASURES.map(() => new Float64Array(WORLDS));
    for (let first = 0; first < WORLDS; first += BATCH_SIZE) {
      const { means } = this.#engine({ market, seed: SEED, first, count: BATCH_SIZE, window, readings });
      means.forEach((mean, index) => {
        columns[index % MEASURES.length][first + Math.floor(index / MEASURES.length)] = mean;
      });
    }
    return columns;
  }
}

/** Median, least and most over some rows. */
export function spreadOf(rows: readonly PairingRow[], over: "overIndependent" | "overOneStream"): Gain {
  const values = rows.map((row) => row[over].value);
  return { value: median(values), lower: Math.min(...values), upper: Math.max(...values) };
}

/** The table for people. */
export function pairingInWords(rows: readonly PairingRow[]): string[] {
  if (rows.length === 0) return [];
  return [
    `gain of pairing: how many times fewer worlds for an interval as narrow (95 % interval, ${WORLDS} pairs of worlds, seed "${SEED}")`,
    line("scenario", "against", "measure", "than independent worlds", "than one shared stream"),
    ...rows.map(({ scenario, change, measure, overIndependent, overOneStream }) =>
      line(scenario, change, measure, inWords(overIndependent), inWords(overOneStream)),
    ),
  ];
}

function line(scenario: string, change: string, measure: string, independent: string, stream: string): string {
  return `  ${scenario.padEnd(22)}${change.padEnd(29)}${measure.padEnd(12)}${independent.padEnd(26)}${stream}`;
}

function inWords({ value, lower, upper }: Gain): string {
  return `${short(value)} (${short(lower)} to ${short(upper)})`;
}

function short(times: number): string {
  return times.toFixed(times < 10 ? 1 : 0);
}
