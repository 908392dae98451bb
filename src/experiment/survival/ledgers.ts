import type { Age } from "./ages.ts";
import type { SurvivalRate } from "./survivalRates.ts";

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
