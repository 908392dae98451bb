import type { Series } from "../../model/series.ts";
import { itselfNamed, type ReferenceItself } from "../../scenario/referenceNames.ts";
import { type Variable, valueOfSetting } from "../../scenario/vary.ts";
import { type Explore, type ObservedPoint, worldsOf } from "../../worlds/points.ts";
import { meanInterval, wilsonInterval, Z } from "../../worlds/statistics/intervals.ts";
import { type Condition, happened } from "./condition.ts";
import { type Box, type Cases, casesIn } from "./prim.ts";

/** A point, and in how many of its worlds the outcome happened. */
export interface ObservedCase {
  /** As `--set` takes them, one a variable, in the order of the variables; none for the scenario as it is. */
  readonly settings: readonly string[];
  /** Worlds in which it is known whether the outcome happened, and those in which it did. */
  readonly n: number;
  readonly happened: number;
  /** Share of the worlds in which it happened, with its 95 % interval (Wilson); NaN for no world. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  /** Mean of the measure over the worlds that have a value, money in that of the scenario. */
  readonly mean: number;
  readonly failure?: string;
  /** Whether it happened, world by world: 1, 0, or UNKNOWN; kept of points in worlds of their own, which check. */
  readonly outcomes?: Int8Array;
  /** Number of the point among all that were asked for, from 0; both arms of a point have one. */
  readonly point: number;
}

/** In a world in which it is not known whether the outcome happened. */
export const UNKNOWN = -1;

/** What is counted at a point. */
type Counted = Omit<ObservedCase, "share" | "lower" | "upper">;

/** A case from its counts. */
function caseOf({ settings, n, happened, mean, failure, point, outcomes }: Counted): ObservedCase {
  const share = n === 0 ? Number.NaN : happened / n;
  const [lower, upper] = n === 0 ? [Number.NaN, Number.NaN] : wilsonInterval(share, n);
  const ends = { lower: Math.max(0, lower), upper: Math.min(1, upper) };
  const seen = { settings, n, happened, share, ...ends, mean, failure, point };
  return outcomes === undefined ? seen : { ...seen, outcomes };
}

/** Whether the outcome happens often enough for the case to be one of interest. */
export function isOfInterest({ share }: ObservedCase, required: number): boolean {
  return share >= required;
}

/**
 * Whether the worlds settle on which side of the required share a case lies: whether a share that is exactly the
 * required one would be rejected, at 5 %. The score test, of which the interval of Wilson (1927) is the inverse.
 */
export function isSettled({ share, n }: Pick<ObservedCase, "share" | "n">, required: number): boolean {
  return Math.abs(share - required) > doubt(required, n);
}

/** How far a share seen in n worlds may lie from the true one by chance, in 95 % of cases, if that is the required one. */
export function doubt(required: number, n: number): number {
  return Z * Math.sqrt((required * (1 - required)) / n);
}

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

/** The series that must be kept of every world to know whether an outcome happened. */
export function seriesNeeded({ series, yardstick }: Condition): Series[] {
  const other = yardstick.series;
  if (other === undefined || (other.measure === series.measure && other.group === series.group)) return [series];
  return [series, other];
}

/** The reference that every point is held against at the same settings; undefined where it is held against anything else. */
export function referenceNeeded({ yardstick }: Condition): ReferenceItself | undefined {
  return itselfNamed(yardstick.kind);
}

/** Points that are simulated for each that is wanted: with a reference as yardstick each is simulated twice. */
export function armsNeeded(condition: Condition): number {
  return referenceNeeded(condition) === undefined ? 1 : 2;
}

/**
 * Watches points for an outcome. The scenario as it is must be asked for first, in each set of worlds, where the
 * outcome is measured against it; its worlds are remembered.
 */
export class CaseObserver {
  readonly #condition: Condition;
  readonly #explore: Explore;
  /** Values of the series in the scenario as it is, by seed of the worlds; empty for the worlds of all. */
  readonly #base = new Map<string, Float64Array>();
  #points = 0;

  constructor(condition: Condition, explore: Explore) {
    this.#condition = condition;
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
    await this.#explore(
      pointsOf(wanted, referenceNeeded(this.#condition)),
      use,
      (index) => wanted[Math.floor(index / arms)].seed,
    );
    return cases;
  }

  #caseOf({ settings, seed = "" }: WantedPoint, point: ObservedPoint, left: ObservedPoint | undefined): ObservedCase {
    const number = this.#points++;
    const values = this.#worlds(point, 0);
    if (settings.length === 0 && values !== undefined) this.#base.set(seed, values);
    const reference = this.#reference(seed, point, left);
    if (values === undefined || reference === undefined) {
      const failure = failureOf(point) ?? (left && failureOf(left)) ?? "the scenario as it is failed";
      return caseOf({ settings, n: 0, happened: 0, mean: Number.NaN, failure, point: number });
    }
    let [n, times] = [0, 0];
    const outcomes = new Int8Array(values.length).fill(UNKNOWN);
    for (const [world, value] of values.entries()) {
      const outcome = happened(this.#condition, value, reference[world]);
      if (outcome === undefined) continue;
      n++;
      outcomes[world] = outcome ? 1 : 0;
      if (outcome) times++;
    }
    const counted = { settings, n, happened: times, mean: meanInterval(values).mean, point: number };
    return caseOf(seed === "" ? counted : { ...counted, outcomes });
  }

  /** What each world is held against; undefined where that failed. */
  #reference(seed: string, point: ObservedPoint, left: ObservedPoint | undefined): Float64Array | undefined {
    const { kind } = this.#condition.yardstick;
    if (kind === "base") return this.#base.get(seed);
    if (referenceNeeded(this.#condition) !== undefined) return left && this.#worlds(left, 0);
    return this.#worlds(point, kind === "series" ? seriesNeeded(this.#condition).length - 1 : 0);
  }

  /** Values of a series at a point, world by world, money in that of the scenario; undefined where it failed. */
  #worlds({ outcome }: ObservedPoint, serie: number): Float64Array | undefined {
    if ("failure" in outcome) return undefined;
    return worldsOf(outcome.means, seriesNeeded(this.#condition).length, serie);
  }
}

function failureOf({ outcome }: ObservedPoint): string | undefined {
  return "failure" in outcome ? outcome.failure : undefined;
}

function* pointsOf(wanted: readonly WantedPoint[], reference?: ReferenceItself): Iterable<readonly string[]> {
  for (const { settings } of wanted) {
    yield settings;
    if (reference !== undefined) yield [...settings, reference];
  }
}

/** Cases as numbers, and which of those observed they are. */
export interface CasesOf extends Cases {
  /** Place among those observed, by case. */
  readonly places: readonly number[];
}

/** The cases that have a share of worlds, as numbers. */
export function casesFor(observed: readonly ObservedCase[], variables: readonly Variable[], share: number): CasesOf {
  const places = [...observed.keys()].filter((place) => observed[place].n > 0);
  const values = new Float64Array(places.length * variables.length);
  for (const [c, place] of places.entries()) {
    for (const [v, variable] of variables.entries()) {
      values[c * variables.length + v] = valueOfSetting(variable, observed[place].settings[v]);
    }
  }
  const interest = Uint8Array.from(places, (place) => (isOfInterest(observed[place], share) ? 1 : 0));
  return { count: places.length, variables: variables.length, values, interest, places };
}

/** The cases that a box leaves out. */
export function casesOutside(cases: CasesOf, box: Box): CasesOf {
  const { count, variables, values, interest, places } = cases;
  const inside = new Set(casesIn(cases, box));
  const left = Array.from({ length: count }, (_, c) => c).filter((c) => !inside.has(c));
  return {
    count: left.length,
    variables,
    values: Float64Array.from(left.flatMap((c) => [...values.subarray(c * variables, (c + 1) * variables)])),
    interest: Uint8Array.from(left, (c) => interest[c]),
    places: left.map((c) => places[c]),
  };
}
