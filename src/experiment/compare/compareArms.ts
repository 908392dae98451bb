import type { Series } from "../../model/series.ts";
import type { WindowMeans } from "../result.ts";
import { compareMeans, isSame, type SeriesDifference, sharesWorlds } from "./compareMeans.ts";
import { holm } from "./holm.ts";

/**
 * The tests that a row is corrected with: the few measures that were chosen beforehand, or all the rest. Each row
 * belongs to one family, so that looking through the rest costs the few nothing.
 */
export type Family = "headline" | "other";

/** A difference with its p value corrected for the number of rows that are looked at. */
export interface CorrectedDifference extends SeriesDifference {
  readonly family: Family;
  /** p value after Holm, over the family. */
  readonly pHolm: number;
  /** True where it is below 5 %: a difference was seen. */
  readonly seen: boolean;
}

/** One scenario against the baseline. */
export interface ArmComparison {
  readonly baseline: WindowMeans;
  readonly scenario: WindowMeans;
  /** True: the same worlds, so that differences are paired. */
  readonly paired: boolean;
  /** Worlds of the baseline that the scenario also has; 0 where they are not the same. */
  readonly pairs: number;
  readonly differences: readonly CorrectedDifference[];
}

/** Any number of scenarios against one baseline. */
export interface ArmsComparison {
  readonly baseline: WindowMeans;
  readonly comparisons: readonly ArmComparison[];
  /** Tests in each family. */
  readonly families: Readonly<Record<Family, number>>;
}

/** Chance of a false alarm in a whole family. */
const LEVEL = 0.05;

/**
 * Compares scenarios with a baseline. Every row keeps its own 95 % interval; whether a difference was seen is
 * decided after Holm, over the rows of a family in all scenarios together.
 *
 * @param headline  series chosen beforehand
 */
export function compareArms(
  baseline: WindowMeans,
  scenarios: readonly WindowMeans[],
  headline: readonly Series[],
): ArmsComparison {
  const familyOf = ({ series }: SeriesDifference): Family =>
    headline.some((chosen) => isSame(chosen, series)) ? "headline" : "other";
  const rows = scenarios.map((scenario) =>
    compareMeans(baseline, scenario).map((row) => ({ ...row, family: familyOf(row) })),
  );
  const corrected = new Map<object, number>();
  const families = { headline: 0, other: 0 };
  for (const family of ["headline", "other"] as const) {
    const members = rows.flat().filter((row) => row.family === family);
    families[family] = members.filter(({ p }) => !Number.isNaN(p)).length;
    const values = holm(members.map(({ p }) => p));
    members.forEach((row, index) => {
      corrected.set(row, values[index]);
    });
  }
  const comparisons = scenarios.map((scenario, index) => ({
    baseline,
    scenario,
    paired: sharesWorlds(baseline, scenario),
    pairs: sharesWorlds(baseline, scenario) ? Math.min(baseline.replications, scenario.replications) : 0,
    differences: rows[index].map((row) => {
      const pHolm = corrected.get(row) ?? Number.NaN;
      return { ...row, pHolm, seen: pHolm < LEVEL };
    }),
  }));
  return { baseline, comparisons, families };
}
