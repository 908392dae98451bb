import { type Age, ages, ROLES, role, START, SURVIVAL_CELLS } from "../model/linkBook.ts";
import type { LedgerCounts } from "../worlds/ledger/survival.ts";
import { halfWidth, wilsonInterval } from "../worlds/statistics/intervals.ts";
import { studentQuantile } from "../worlds/statistics/student.ts";

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

/**
 * How long links last in the real ledgers of two large public buyers, in the words of `ages.ts`.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0.
 * Source: open spending data of Bradford Council and Leeds City Council as collected in
 * github.com/odileeds/council-spending-data; payments summed by supplier and year. A test makes
 * `bySpend` again from the yearly sums in `test/ledgers`, whose README says what they can tell.
 */
export interface Ledger {
  readonly buyer: string;
  /** First and last year that it holds in full. */
  readonly years: readonly [number, number];
  /** Suppliers kept: those that became large, and were paid in one of the years. */
  readonly suppliers: number;
  /** Weighted by spend. Counting the links that are kept would flatter the young ones. */
  readonly bySpend: readonly Omit<SurvivalRate, "weighting">[];
  /**
   * Each link counted as one, over all suppliers, small ones too: lowest and highest yearly share seen.
   * From the notes to the ledgers, which do not hold the small suppliers themselves. Years at risk below.
   */
  readonly byCount: readonly { readonly age: Age; readonly low: number; readonly high: number }[];
  readonly countedYears: readonly [number, number];
}

// biome-ignore format: a table reads in rows
export const ledgers: readonly Ledger[] = [
  {
    buyer: "Bradford Council", years: [2014, 2019], suppliers: 701, countedYears: [2015, 2018],
    bySpend: [
      { age: "1", n: 241, atRisk: 106636029, survived: 92339803, survival: 0.8659, lower: 0.7537, upper: 0.9317 },
      { age: "2", n: 179, atRisk: 147678755, survived: 144887618, survival: 0.9811, lower: 0.8506, upper: 0.9979 },
      { age: "3", n: 100, atRisk: 68160291, survived: 66403077, survival: 0.9742, lower: 0.7223, upper: 0.9982 },
      { age: "4+", n: 39, atRisk: 62974559, survived: 62097522, survival: 0.9861, lower: 0.5446, upper: 0.9998 },
      { age: "start", n: 1997, atRisk: 1452564733, survived: 1394784222, survival: 0.9602, lower: 0.9274, upper: 0.9785 },
    ],
    byCount: [
      { age: "1", low: 0.28, high: 0.4 }, { age: "2", low: 0.6, high: 0.67 },
      { age: "3", low: 0.61, high: 0.79 }, { age: "4+", low: 0.74, high: 0.77 },
    ],
  },
  {
    buyer: "Leeds City Council", years: [2011, 2021], suppliers: 479, countedYears: [2013, 2021],
    bySpend: [
      { age: "1", n: 295, atRisk: 554600940, survived: 399122856, survival: 0.7197, lower: 0.497, upper: 0.8696 },
      { age: "2", n: 234, atRisk: 803668701, survived: 735239203, survival: 0.9149, lower: 0.7895, upper: 0.9685 },
      { age: "3", n: 182, atRisk: 555666188, survived: 537982696, survival: 0.9682, lower: 0.8448, upper: 0.9942 },
      { age: "4+", n: 415, atRisk: 1598599255, survived: 1573557241, survival: 0.9843, lower: 0.9154, upper: 0.9973 },
      { age: "start", n: 1821, atRisk: 6246035862, survived: 6115554693, survival: 0.9791, lower: 0.9243, upper: 0.9945 },
    ],
    byCount: [
      { age: "1", low: 0.15, high: 0.51 }, { age: "2", low: 0.47, high: 0.69 },
      { age: "3", low: 0.55, high: 0.77 }, { age: "4+", low: 0.66, high: 0.86 },
    ],
  },
];
