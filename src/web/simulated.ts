import { isSame, type Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { MapBatches } from "../worlds/batch.ts";
import { columnsIn, isMoney, type Money, moneyOf, UNIT_COSTS } from "../worlds/money.ts";
import { openScenario } from "../worlds/replicateScenario.ts";
import type { WindowMeans } from "../worlds/result.ts";

/** The worlds of one market as the page needs them, in the money of its scenario. */
export interface Simulated {
  readonly scenario: Scenario;
  readonly money: Money;
  readonly worlds: number;
  readonly months: number;
  /** What verdicts are made of. */
  readonly means: WindowMeans;
  /** One series, index `world * months + month`; undefined where the market does not have it. */
  readonly monthsOf: (series: Series) => Float64Array | undefined;
}

/** Markets in the same worlds, of which the last few are kept: the one that all others are held against is asked for again and again. */
export class SimulatedMarkets {
  readonly #map: MapBatches;
  readonly #kept = new Map<string, Promise<Simulated>>();

  constructor(map: MapBatches) {
    this.#map = map;
  }

  /**
   * The worlds of a market.
   *
   * @param key  tells the market from others of the same scenario
   * @throws what the signal was aborted with
   */
  async of(scenario: Scenario, key: string, seed: string, worlds: number, signal: AbortSignal): Promise<Simulated> {
    const name = JSON.stringify([scenario.name, key, seed, worlds]);
    const known = this.#kept.get(name);
    if (known !== undefined) {
      // Asked for last, so that it is forgotten last.
      this.#kept.delete(name);
      this.#kept.set(name, known);
      try {
        return await known;
      } catch (error) {
        // Another question has given it up; this one may still want it.
        if (signal.aborted) throw error;
      }
    }
    const fresh = simulate(scenario, seed, worlds, this.#map, signal);
    this.#kept.set(name, fresh);
    fresh.catch(() => this.#kept.delete(name));
    for (const oldest of [...this.#kept.keys()].slice(0, Math.max(0, this.#kept.size - MOST_KEPT))) {
      this.#kept.delete(oldest);
    }
    return fresh;
  }
}

/** Some ten megabytes each. */
const MOST_KEPT = 6;

async function simulate(
  scenario: Scenario,
  seed: string,
  worlds: number,
  map: MapBatches,
  signal: AbortSignal,
): Promise<Simulated> {
  const growing = openScenario(scenario, { seed, signal }, map);
  await growing.growTo(worlds);
  const money = moneyOf(scenario);
  const counted = growing.soFar();
  const { series, means, years } = counted;
  const inMoney = years && { ...years, values: columnsIn(money, UNIT_COSTS, years.series, years.values) };
  return {
    scenario,
    money,
    worlds,
    months: counted.months,
    means: { ...counted, money, means: columnsIn(money, UNIT_COSTS, series, means), years: inMoney },
    monthsOf: (asked) => {
      if (!series.some((each) => isSame(each, asked))) return undefined;
      const factor = isMoney(asked.measure) ? money.factor : 1;
      return Float64Array.from(growing.months(asked).values, (value) => value * factor);
    },
  };
}
