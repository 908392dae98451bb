import {
  REGULARITIES,
  type Regularity,
  regularities,
  SHORTEST_LEDGER,
  type Threshold,
} from "../worlds/ledger/regularities.ts";
import { type MeanInterval, meanInterval } from "../worlds/statistics/intervals.ts";

/**
 * A real ledger as its regularities. A test makes the rows again from the full ledgers where those lie beside the
 * project; their source and licence are those of `survival.ts`.
 */
export interface RealLedger {
  readonly buyer: string;
  /** First and last year that it holds in full. */
  readonly years: readonly [number, number];
  /** A supplier is in the file when it was paid so much in some year [GBP]. */
  readonly threshold: number;
  /** Share of what the buyer pays that suppliers in the file are paid, by the notes to it. */
  readonly kept: number;
  /** What the buyer pays to all suppliers in a mean year [million GBP]. */
  readonly paid: number;
  /** In the order of `regularities`: of all years, and lowest and highest of all, the first and the second half of them. */
  readonly rows: readonly (readonly [value: number, low: number, high: number])[];
}

// biome-ignore format: a table reads in rows
export const realLedgers: readonly RealLedger[] = [
  {
    buyer: "Bradford Council", years: [2014, 2019], threshold: 250_000, kept: 0.81, paid: 469.6,
    rows: [
      [0.0392, 0.0156, 0.0452],
      [0.888, 0.8205, 0.9167], [0.9609, 0.9609, 0.9609], [0.86, 0.86, 0.86], [0.8974, 0.8974, 0.8974],
      [0.8659, 0.8659, 0.8883], [0.9811, 0.9811, 0.9811], [0.9742, 0.9742, 0.9742], [0.9861, 0.9861, 0.9861],
      [0.0595, 0.0526, 0.061], [0.306, 0.2576, 0.3178], [0.5419, 0.5419, 0.622], [0.0881, 0.055, 0.0881],
      [0.2378, 0.0833, 0.2378], [0.6516, 0.6167, 0.6516], [0.1699, 0.1406, 0.1699],
    ],
  },
  {
    buyer: "Leeds City Council", years: [2011, 2021], threshold: 1_000_000, kept: 0.79, paid: 1257,
    rows: [
      [0.0209, 0.0101, 0.0337],
      [0.8596, 0.8596, 0.92], [0.8772, 0.8372, 0.8772], [0.8659, 0.8659, 1], [0.8902, 0.8571, 0.8902],
      [0.7196, 0.4517, 0.9117], [0.9147, 0.7386, 0.9349], [0.9681, 0.9681, 1], [0.9843, 0.9374, 0.9843],
      [0.0427, 0.0427, 0.049], [0.3327, 0.3007, 0.333], [0.575, 0.575, 0.6121], [0.1071, 0.079, 0.1085],
      [0.3404, 0.2683, 0.3404], [0.7596, 0.7133, 0.7596], [0.2679, 0.1689, 0.2679],
    ],
  },
];

/** The threshold of a real ledger as a share of what its buyer pays in a year, to be applied to other buyers. */
export function sharedThreshold({ threshold, paid }: RealLedger): Threshold {
  return { kind: "share", value: threshold / (paid * 1e6) };
}

/** One regularity in a real ledger and in simulated ones, by the same threshold. */
export interface LedgerRow {
  readonly regularity: Regularity;
  readonly ledger: RealLedger;
  readonly real: { readonly value: number; readonly low: number; readonly high: number };
  /** Lowest and highest of all real ledgers. */
  readonly range: readonly [low: number, high: number];
  /** Mean over worlds with its 95 % interval; n worlds in which it is known. */
  readonly simulated: MeanInterval;
  /** On which side of that range the interval lies, if on one; unknown where nothing was simulated. */
  readonly side: "within" | "below" | "above" | "unknown";
}

/** The thresholds of the real ledgers, by which simulated ones are counted: those of runs that are long enough. */
export function ledgerThresholds(months: number): readonly Threshold[] {
  return months < SHORTEST_LEDGER ? [] : realLedgers.map(sharedThreshold);
}

/**
 * The regularities of simulated ledgers beside those of the real ones: of each regularity, every ledger.
 *
 * @param simulated  index `(world * realLedgers.length + ledger) * REGULARITIES + regularity`
 */
export function besideLedgers(simulated: Float64Array): LedgerRow[] {
  const width = realLedgers.length * REGULARITIES;
  const worlds = Array.from({ length: simulated.length / width }, (_, world) => world * width);
  return regularities.flatMap((regularity, at) => {
    const range = [
      Math.min(...realLedgers.map((ledger) => ledger.rows[at][1])),
      Math.max(...realLedgers.map((ledger) => ledger.rows[at][2])),
    ] as const;
    return realLedgers.map((ledger, place): LedgerRow => {
      const [value, low, high] = ledger.rows[at];
      const values = worlds.map((first) => simulated[first + place * REGULARITIES + at]);
      const mean = withinRange(regularity, meanInterval(values));
      return { regularity, ledger, real: { value, low, high }, range, simulated: mean, side: sideOf(mean, range) };
    });
  });
}

/** The regularities that no threshold brings into the range of the real ledgers. */
export function missed(rows: readonly LedgerRow[]): Regularity[] {
  const of = (name: Regularity) => rows.filter(({ regularity }) => regularity === name);
  return regularities.filter((name) => of(name).every(({ side }) => side === "below" || side === "above"));
}

/** Regularities that may be above 1. */
const UNBOUNDED: ReadonlySet<Regularity> = new Set(["shareChange", "monthlySpread"]);

/** An interval of a share may not go beyond what a share can be. */
function withinRange(regularity: Regularity, { n, mean: middle, lower, upper }: MeanInterval): MeanInterval {
  const most = UNBOUNDED.has(regularity) ? Number.POSITIVE_INFINITY : 1;
  return { n, mean: middle, lower: Math.max(0, lower), upper: Math.min(most, upper) };
}

/** Of one world there is no interval: its value stands for it. */
function sideOf({ n, mean: middle, lower, upper }: MeanInterval, [low, high]: LedgerRow["range"]): LedgerRow["side"] {
  if (n === 0) return "unknown";
  if ((n === 1 ? middle : upper) < low) return "below";
  return (n === 1 ? middle : lower) > high ? "above" : "within";
}
