import { halfWidth } from "../statistics/meanInterval.ts";
import { type Age, ages, ROLES, role, SURVIVAL_CELLS } from "./ages.ts";
import type { LedgerCounts } from "./ledgerSurvival.ts";

/** How links are counted: each as one, or by what was spent in it. */
export const weightings = ["count", "spend"] as const;
export type Weighting = (typeof weightings)[number];

/** Share of the links of an age that outlive a year. */
export interface SurvivalRate {
  readonly age: Age;
  readonly weighting: Weighting;
  /** What the interval rests on: worlds with such links, or links and years of a ledger. */
  readonly n: number;
  /** Links and years at risk, and how many of them survived; by spend when weighted so. */
  readonly atRisk: number;
  readonly survived: number;
  /** Share that survived, with its 95 % interval; NaN where nothing was at risk. */
  readonly survival: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Survival by age over worlds, in the order of weightings and ages: all that survived over all that was
 * at risk, with the t interval of a ratio of means over worlds (links of one world are not independent,
 * worlds are). Source: ratio estimator, Cochran (1977), Sampling Techniques.
 *
 * @param cells  `world * SURVIVAL_CELLS + age * ROLES + role`
 */
export function survivalOverWorlds(cells: Float64Array): SurvivalRate[] {
  return weightings.flatMap((weighting) => ages.map((_, age) => rateOverWorlds(cells, weighting, age)));
}

/** Cells of what was at risk and of what survived, for one age and weighting. */
function cellsOf(weighting: Weighting, age: number): readonly [number, number] {
  const [atRisk, survived] =
    weighting === "count" ? [role.atRisk, role.survived] : [role.spendAtRisk, role.spendSurvived];
  return [age * ROLES + atRisk, age * ROLES + survived];
}

function rateOverWorlds(cells: Float64Array, weighting: Weighting, age: number): SurvivalRate {
  const [below, above] = cellsOf(weighting, age);
  let n = 0;
  let atRisk = 0;
  let survived = 0;
  for (let world = 0; world < cells.length; world += SURVIVAL_CELLS) {
    if (!(cells[world + below] > 0)) continue;
    n++;
    atRisk += cells[world + below];
    survived += cells[world + above];
  }
  const survival = survived / atRisk;
  let squares = 0;
  for (let world = 0; world < cells.length; world += SURVIVAL_CELLS) {
    squares += (cells[world + above] - survival * cells[world + below]) ** 2;
  }
  const half = halfWidth(n, squares) / (atRisk / n);
  const lower = Math.max(0, survival - half);
  const upper = Math.min(1, survival + half);
  return { age: ages[age], weighting, n, atRisk, survived, survival, lower, upper };
}

/**
 * Survival by age in one ledger, in the same order, with Wilson intervals. Weighted by spend, the
 * interval is that of as many equal links as weigh the same, (sum w)^2 / sum w^2.
 * Source: Wilson (1927), JASA 22; Kish (1965), Survey Sampling, for the effective number.
 *
 * @param counts  of `ledgerSurvival`
 */
export function survivalInLedger({ cells, squares }: LedgerCounts): SurvivalRate[] {
  return weightings.flatMap((weighting) =>
    ages.map((age, place) => {
      const [below, above] = cellsOf(weighting, place);
      const [atRisk, survived] = [cells[below], cells[above]];
      const effective = weighting === "count" ? atRisk : atRisk ** 2 / squares[place];
      const [lower, upper] = wilsonInterval(survived / atRisk, effective);
      const n = cells[place * ROLES + role.atRisk];
      return { age, weighting, n, atRisk, survived, survival: survived / atRisk, lower, upper };
    }),
  );
}

/** Quantile 0.975 of the normal distribution. */
const Z = 1.959964;

/** The 95 % interval of Wilson for a share seen in n trials; NaN for none. */
export function wilsonInterval(share: number, n: number): readonly [number, number] {
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return [middle - half, middle + half];
}
