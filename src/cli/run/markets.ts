import type { Scenario } from "../../scenario/scenario.ts";
import type { MapBatches } from "../../worlds/batch.ts";
import { replicateScenario } from "../../worlds/replicateScenario.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import type { PlannedRun } from "./plan.ts";

/** How worlds are made; the same for every market of a run. */
export interface ReplicationOptions {
  readonly seed: string;
  readonly replications: number;
  readonly signal: AbortSignal;
  readonly onProgress: (scenario: string, done: number, total: number) => void;
}

/** Gives the result of a scenario; equal markets are simulated once, and forgotten after their last use. */
export class MarketResults {
  readonly #options: ReplicationOptions;
  readonly #map: MapBatches;
  readonly #uses = new Map<string, number>();
  readonly #results = new Map<string, ScenarioResult>();

  constructor(runs: readonly PlannedRun[], options: ReplicationOptions, map: MapBatches) {
    this.#options = options;
    this.#map = map;
    for (const { scenario, reference, window } of runs) {
      for (const each of reference === undefined ? [scenario] : [scenario, reference]) {
        const key = keyOf(each, window);
        this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
      }
    }
  }

  /** How many different markets there are to simulate. */
  get distinct(): number {
    return this.#uses.size;
  }

  async resultOf(scenario: Scenario, window: readonly [number, number]): Promise<ScenarioResult> {
    const key = keyOf(scenario, window);
    const known = this.#results.get(key);
    const result = known ?? (await this.#replicate(scenario, window));
    const left = (this.#uses.get(key) ?? 1) - 1;
    this.#uses.set(key, left);
    if (left > 0) this.#results.set(key, result);
    else this.#results.delete(key);
    return { ...result, scenario };
  }

  #replicate(scenario: Scenario, window: readonly [number, number]): Promise<ScenarioResult> {
    const { seed, replications, signal, onProgress } = this.#options;
    return replicateScenario(
      scenario,
      {
        seed,
        replications,
        window,
        signal,
        pause: () => new Promise((resume) => setImmediate(resume)),
        onProgress: (done, total) => onProgress(scenario.name, done, total),
      },
      this.#map,
    );
  }
}

/** Tells markets of equal results apart from others. */
export function keyOf({ market }: Scenario, window: readonly [number, number]): string {
  return JSON.stringify([market, window]);
}
