import type { CorrectedDifference } from "../../experiment/compare/compareArms.ts";
import type { MonthlyDifferences } from "../../experiment/compare/monthlyDifferences.ts";
import type { WindowMeans } from "../../experiment/result.ts";

/** What the charts of a comparison are drawn from: one scenario against the baseline. */
export interface ComparisonSubject {
  /** Names by which the two are told apart. */
  readonly baselineName: string;
  readonly scenarioName: string;
  /** What the charts are called where several scenarios are drawn; empty for a single one. */
  readonly suffix: string;
  readonly baseline: WindowMeans;
  readonly scenario: WindowMeans;
  /** True: the same worlds. */
  readonly paired: boolean;
  /** Worlds that both have; 0 where they are not the same. */
  readonly pairs: number;
  /** The few measures that are drawn, in order. */
  readonly differences: readonly CorrectedDifference[];
  readonly overTime?: MonthlyDifferences;
}

/** Worlds behind the differences: pairs, or those of the two arms. */
export function worldsBehind({ paired, pairs, baseline, scenario }: ComparisonSubject): string {
  const count = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  if (paired) return pairs === 1 ? "one pair of worlds" : `${count(pairs)} pairs of worlds`;
  return `${count(scenario.replications)} worlds against ${count(baseline.replications)} others`;
}
