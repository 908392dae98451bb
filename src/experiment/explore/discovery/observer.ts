import type { Series } from "../../../model/series.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import { isMoney, type Money, moneyOf } from "../../money.ts";
import { meanInterval } from "../../statistics/meanInterval.ts";
import type { Explore, ObservedPoint } from "../exploration.ts";
import { worldsOf } from "../pointStatistics.ts";
import { type Condition, happened } from "./condition.ts";
import { caseOf, type ObservedCase } from "./observedCase.ts";

/** A point that is wanted; without settings it is the scenario as it is. */
export interface WantedPoint {
  readonly settings: readonly string[];
  /** Seed of its worlds where those are not the worlds of all. */
  readonly seed?: string;
}

/** Seed of points and worlds that check what was found in those of a seed. */
export function checkingSeed(seed: string): string {
  return `${seed}, check`;
}

/** Keeps newcomers out, in the second arm of every point. */
const NOBODY_ENTERS = "entry.enabled=false";

/** The series that must be kept of every world to know whether an outcome happened. */
export function seriesNeeded({ series, yardstick }: Condition): Series[] {
  const other = yardstick.series;
  if (other === undefined || (other.measure === series.measure && other.group === series.group)) return [series];
  return [series, other];
}

/** Points that are simulated for each that is wanted: with a yardstick of `without-entry` each is simulated twice. */
export function armsNeeded({ yardstick }: Condition): number {
  return yardstick.kind === "without-entry" ? 2 : 1;
}

/**
 * Watches points for an outcome. The scenario as it is must be asked for first, in each set of worlds, where the
 * outcome is measured against it; its worlds are remembered.
 */
export class CaseObserver {
  readonly #condition: Condition;
  readonly #money: Money;
  readonly #explore: Explore;
  /** Values of the series in the scenario as it is, by seed of the worlds; empty for the worlds of all. */
  readonly #base = new Map<string, Float64Array>();

  constructor(condition: Condition, scenario: Scenario, explore: Explore) {
    this.#condition = condition;
    this.#money = moneyOf(scenario);
    this.#explore = explore;
  }

  /** Simulates points and says of each how often the outcome happened, in the order in which they are wanted. */
  async observe(wanted: readonly WantedPoint[]): Promise<ObservedCase[]> {
    const arms = armsNeeded(this.#condition);
    const cases: ObservedCase[] = [];
    let open: ObservedPoint | undefined;
    const use = (point: ObservedPoint): void => {
      const at = wanted[cases.length];
      if (arms === 2 && open === undefined) {
        open = point;
        return;
      }
      cases.push(this.#caseOf(at, open ?? point, open === undefined ? undefined : point));
      open = undefined;
    };
    await this.#explore(pointsOf(wanted, arms), use, (index) => wanted[Math.floor(index / arms)].seed);
    return cases;
  }

  #caseOf({ settings, seed = "" }: WantedPoint, point: ObservedPoint, closed: ObservedPoint | undefined): ObservedCase {
    const values = this.#worlds(point, 0);
    if (settings.length === 0 && values !== undefined) this.#base.set(seed, values);
    const reference = this.#reference(seed, point, closed);
    if (values === undefined || reference === undefined) {
      const failure = failureOf(point) ?? (closed && failureOf(closed)) ?? "the scenario as it is failed";
      return caseOf({ settings, n: 0, happened: 0, mean: Number.NaN, failure });
    }
    let [n, times] = [0, 0];
    for (const [world, value] of values.entries()) {
      const outcome = happened(this.#condition, value, reference[world]);
      if (outcome === undefined) continue;
      n++;
      if (outcome) times++;
    }
    return caseOf({ settings, n, happened: times, mean: meanInterval(values).mean });
  }

  /** What each world is held against; undefined where that failed. */
  #reference(seed: string, point: ObservedPoint, closed: ObservedPoint | undefined): Float64Array | undefined {
    const { kind } = this.#condition.yardstick;
    if (kind === "base") return this.#base.get(seed);
    if (kind === "without-entry") return closed && this.#worlds(closed, 0);
    return this.#worlds(point, kind === "series" ? seriesNeeded(this.#condition).length - 1 : 0);
  }

  /** Values of a series at a point, world by world, money in that of the scenario; undefined where it failed. */
  #worlds({ outcome }: ObservedPoint, serie: number): Float64Array | undefined {
    if ("failure" in outcome) return undefined;
    const series = seriesNeeded(this.#condition);
    const factor = isMoney(series[serie].measure) ? this.#money.factor : 1;
    const values = worldsOf(outcome.means, series.length, serie);
    return factor === 1 ? values : values.map((value) => value * factor);
  }
}

function failureOf({ outcome }: ObservedPoint): string | undefined {
  return "failure" in outcome ? outcome.failure : undefined;
}

function* pointsOf(wanted: readonly WantedPoint[], arms: number): Iterable<readonly string[]> {
  for (const { settings } of wanted) {
    yield settings;
    if (arms === 2) yield [...settings, NOBODY_ENTERS];
  }
}
