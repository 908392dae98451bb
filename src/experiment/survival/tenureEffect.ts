import { studentQuantile } from "../statistics/studentQuantile.ts";
import { ROLES, role, START, SURVIVAL_CELLS } from "./ages.ts";

/** A number over worlds with its standard error and 95 % interval. */
export interface Estimate {
  /** Worlds. */
  readonly n: number;
  readonly value: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/** Survival of the oldest links less that of links in their first year; each link counts as one. */
export function oldestLessFirst(cells: Float64Array): Estimate {
  return jackknife(cells, (survival) => survival[START - 1] - survival[0]);
}

/**
 * Change of survival with each year of age: slope of the least-squares line through ages 1, 2, 3 and 4+
 * (taken as 4); each link counts as one.
 */
export function slopeOfSurvival(cells: Float64Array): Estimate {
  return jackknife(cells, (survival) => {
    const middle = (START + 1) / 2;
    let slope = 0;
    let squares = 0;
    for (let age = 0; age < START; age++) {
      slope += (age + 1 - middle) * survival[age];
      squares += (age + 1 - middle) ** 2;
    }
    return slope / squares;
  });
}

/**
 * A statistic of the survival of known ages, with the standard error that the jackknife over worlds
 * gives: the links of one world depend on each other, worlds do not. NaN where an age never occurs.
 *
 * Source: Tukey (1958); Efron and Tibshirani (1993), An Introduction to the Bootstrap.
 *
 * @param cells  `world * SURVIVAL_CELLS + age * ROLES + role`
 */
function jackknife(cells: Float64Array, statistic: (survival: Float64Array) => number): Estimate {
  const n = cells.length / SURVIVAL_CELLS;
  const sums = new Float64Array(SURVIVAL_CELLS);
  for (let cell = 0; cell < cells.length; cell++) sums[cell % SURVIVAL_CELLS] += cells[cell];
  const value = statistic(survivalWithout(sums));
  let squares = 0;
  let mean = 0;
  for (let world = 0; world < n; world++) {
    const left = statistic(survivalWithout(sums, cells.subarray(world * SURVIVAL_CELLS, (world + 1) * SURVIVAL_CELLS)));
    const deviation = left - mean;
    mean += deviation / (world + 1);
    squares += deviation * (left - mean);
  }
  const standardError = Math.sqrt((squares * (n - 1)) / n);
  const half = n < 2 ? Number.NaN : studentQuantile(0.975, n - 1) * standardError;
  return { n, value, standardError, lower: value - half, upper: value + half };
}

/** Survival by known age in all worlds together, or in all but one. */
function survivalWithout(sums: Float64Array, one?: Float64Array): Float64Array {
  return Float64Array.from({ length: START }, (_, age) => {
    const [below, above] = [age * ROLES + role.atRisk, age * ROLES + role.survived];
    return (sums[above] - (one?.[above] ?? 0)) / (sums[below] - (one?.[below] ?? 0));
  });
}
