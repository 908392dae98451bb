import type { Series } from "../model/series.ts";
import type { TracedWorld } from "../model/trace.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Accounts } from "./accountBook.ts";
import type { CommonMonths } from "./commonMonths.ts";
import type { Dealings } from "./dealings.ts";
import type { FirstMonths } from "./firstMonths.ts";
import type { Money } from "./money.ts";
import type { YearMeans } from "./years.ts";

/** Statistics over replications, month by month; index `month * series.length + series`. Missing is NaN. */
export interface MonthlyStatistics {
  readonly n: Float64Array;
  readonly mean: Float64Array;
  /** 95 % interval of the mean. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly p05: Float64Array;
  readonly p25: Float64Array;
  readonly p50: Float64Array;
  readonly p75: Float64Array;
  readonly p95: Float64Array;
}

/** The measures around the first trial of a newcomer in each world, so that the moment is not averaged away. */
export interface SinceEntry extends Aligned {
  /** Month of the first trial, by replication; -1 where there was none. */
  readonly firstTrial: Int32Array;
}

/** Measures along months since something that happens in each world at its own time. */
export interface Aligned {
  /** Offsets from it [months], in order. */
  readonly offsets: Int32Array;
  readonly series: readonly Series[];
  /** As above, with `offset index * series.length + series`. */
  readonly statistics: MonthlyStatistics;
}

/** One world in full: every month and series. Index `month * series.length + series`. */
export interface SingleWorld {
  readonly replication: number;
  readonly values: Float64Array;
}

/** The worlds of a scenario, each as its means over the window of months: what pairs are made of. */
export interface WindowMeans {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly months: number;
  readonly series: readonly Series[];
  /** First and last month, both included, of the means below. */
  readonly window: readonly [number, number];
  /** Mean over the window; index `replication * series.length + series`. */
  readonly means: Float64Array;
  /** What amounts of money are counted in; unit costs, as the model counts, where undefined. */
  readonly money?: Money;
  /** The headline measures by year of the run; undefined where only the means over the window are known. */
  readonly years?: YearMeans;
  /** When groups of newcomers first have an order and a contract; undefined where that was not looked at. */
  readonly firsts?: FirstMonths;
  /** How far the group of suppliers that asks comes with each group of buyers; undefined where buyers ask. */
  readonly accounts?: Accounts;
  /** What groups come to whose own side is measured; undefined where there is none, or nobody looked at it. */
  readonly dealings?: Dealings;
}

/** Worlds with what was seen of them month by month. */
export interface MonthsSeen extends WindowMeans {
  readonly years: YearMeans;
  readonly monthly: MonthlyStatistics;
  /** The first worlds, at most 50, month by month; the first few are drawn as thin lines. */
  readonly singleWorlds: readonly SingleWorld[];
}

/** What was seen of the worlds of a scenario: all of a run that does not follow from the rest. */
export interface ScenarioRecord extends MonthsSeen {
  readonly sinceEntry: SinceEntry;
  /** Months since the first departure of an account manager; undefined where no group has any. */
  readonly sinceDeparture?: Aligned;
  /** Links that outlived a year; index `replication * SURVIVAL_CELLS + age * ROLES + role` (`linkBook.ts`). */
  readonly survival: Float64Array;
  /**
   * Regularities of the ledgers of the first worlds (`ledgerWorlds`), by the thresholds that were asked for; index
   * `(replication * thresholds + threshold) * REGULARITIES + regularity`. Empty where none were.
   */
  readonly ledgers: Float64Array;
}

/** A scenario as charts and the answer are made of it. */
export interface ScenarioResult extends ScenarioRecord {
  /** The world nearest to the middle of all, with who held which slot and what happened. */
  readonly typicalWorld: TracedWorld;
}

/** A scenario and what it is measured against, in the same worlds. */
export interface Comparison {
  readonly result: ScenarioResult;
  /** Why this reference: "without entry", or the scenario it extends. */
  readonly referenceLabel: string;
  readonly reference?: ScenarioResult;
  /** Pairs of worlds that have values in other months than the reference: they are compared over the months that both have. */
  readonly common?: readonly CommonMonths[];
}

/** A paired difference (scenario less reference) of the window means, with its 95 % interval. */
export interface PairedDifference {
  readonly series: Series;
  readonly n: number;
  readonly meanReference: number;
  readonly meanScenario: number;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /** Where few worlds carry the difference (`skewedMeanInterval`): what is held against Student's t in place of the mean. */
  readonly score?: number;
  /** Difference over the reference mean; NaN where that is zero. */
  readonly relative: number;
  /** Share of the worlds in which the scenario did better (for `neutral`: was higher). */
  readonly better: number;
}

/** Means over all worlds, month by month; index `month * series.length + serie`. Missing is NaN. */
export interface MonthlyMeans {
  readonly n: Float64Array;
  readonly mean: Float64Array;
  /** 95 % interval of the mean. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** A few series of one arm along time: over all worlds, and in single ones. */
export interface ArmMonths {
  readonly series: readonly Series[];
  readonly months: number;
  readonly means: MonthlyMeans;
  /** How many worlds are kept month by month, from world 0 on; 0 where none was saved. */
  readonly worlds: number;
  /** Those worlds; index `(world * months + month) * series.length + serie`. */
  readonly values: ArrayLike<number>;
}
