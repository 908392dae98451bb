import { mean, median, sampleStandardDeviation } from "simple-statistics";
import { log } from "../model/arithmetic.ts";
import type { LedgerLine } from "../worlds/ledgerOfWorld.ts";
import { ages, ROLES, role, START, SURVIVAL_CELLS } from "../worlds/linkBook.ts";
import { type MeanInterval, meanInterval } from "../worlds/statistics/intervals.ts";
import { ledgerSurvival, type YearlyPayment } from "./survival.ts";

/** What the spend ledgers of large buyers have in common, in the order in which it is shown. */
export const regularities = [
  "attrition",
  "survivalByCount1",
  "survivalByCount2",
  "survivalByCount3",
  "survivalByCount4",
  "survivalBySpend1",
  "survivalBySpend2",
  "survivalBySpend3",
  "survivalBySpend4",
  "newcomers",
  "shareChange",
  "mostMonths",
  "fewMonths",
  "cameBack",
  "gini",
  "monthlySpread",
] as const;
export type Regularity = (typeof regularities)[number];

/** Fewest months of a ledger whose links can have a known age and outlive a year. */
export const SHORTEST_LEDGER = 36;

/**
 * Which suppliers of a ledger are kept: those paid so much in some year, as an amount, or as a share of what their
 * buyer pays to all suppliers in a mean year.
 */
export interface Threshold {
  readonly kind: "amount" | "share";
  readonly value: number;
}

const YEAR = 12;
/** Months with payment in a year that are nearly all, and hardly any. */
const MOST_MONTHS = 11;
const FEW_MONTHS = 2;

/**
 * The regularities of a ledger, real or simulated. Links are of a buyer and a supplier, alive in a year with spend;
 * age is years in a row alive, known of those that were not yet in the first year (`linkBook.ts`).
 *
 * - `attrition`: share of the spend with suppliers of the first year, year by year as long as they are alive, that ends
 *   with the year; `survivalByCount`, `survivalBySpend`: share of the links of an age that are alive a year later
 * - `newcomers`: share of spend, after the first year, with suppliers in the first year in which they are ever paid
 * - `shareChange`: median over links alive in two years running of |ln(share of spend / share of spend the year before)|
 * - `mostMonths`, `fewMonths`: share of the links and years alive with payment in 11 months or more, in 2 or fewer
 * - `cameBack`: share of the links that ended, but for those of the last year, that are alive again in a later year
 * - `gini`: of what suppliers are paid in a year, mean over years; `monthlySpread`: standard deviation of the logarithm of
 *   what is paid in a month; of several buyers the mean, weighted by spend
 *
 * @param months  that the ledger has; the last ones that are no whole year are left out
 * @returns in the order of `regularities`; NaN where nothing is known
 */
export function ledgerRows(lines: Iterable<LedgerLine>, months: number, threshold: Threshold): Float64Array {
  const years = Math.floor(months / YEAR);
  return rowsOf(
    booksOf(lines, years).map((book) => keptIn(book, years, threshold)),
    years,
  );
}

function rowsOf(books: readonly Book[], years: number): Float64Array {
  const rows: Record<Regularity, number> = {
    ...survivalIn(books, years),
    newcomers: newcomersIn(books, years),
    shareChange: medianOf(books.flatMap((book) => sharesChanged(book, years))),
    ...monthsPaidIn(books),
    cameBack: cameBackIn(books, years),
    gini: weighted(books, (book) => yearlyGini(book, years)),
    monthlySpread: weighted(books, monthlySpread),
  };
  return Float64Array.from(regularities, (name) => rows[name]);
}

/** What one supplier was paid by one buyer, by month and by year. */
interface Account {
  readonly monthly: Float64Array;
  readonly yearly: Float64Array;
}

/** The suppliers of one buyer, all or those that are kept. */
interface Book {
  readonly accounts: readonly Account[];
  readonly total: number;
}

/** The books of all buyers, before anybody is left out. */
function booksOf(lines: Iterable<LedgerLine>, years: number): Book[] {
  type Accounts = Map<LedgerLine["supplier"], Float64Array>;
  const months = years * YEAR;
  const books = new Map<LedgerLine["buyer"], Accounts>();
  for (const { buyer, supplier, month, amount } of lines) {
    if (month < 0 || month >= months) continue;
    const accounts: Accounts = books.get(buyer) ?? new Map();
    books.set(buyer, accounts);
    const monthly = accounts.get(supplier) ?? new Float64Array(months);
    accounts.set(supplier, monthly);
    monthly[month] += amount;
  }
  return [...books.values()].map((book) => bookOf([...book.values()].map((monthly) => accountOf(monthly, years))));
}

function accountOf(monthly: Float64Array, years: number): Account {
  const yearly = Float64Array.from({ length: years }, (_, year) => {
    return sumOf(monthly.subarray(year * YEAR, (year + 1) * YEAR));
  });
  return { monthly, yearly };
}

function bookOf(accounts: readonly Account[]): Book {
  return { accounts, total: accounts.reduce((sum, { yearly }) => sum + sumOf(yearly), 0) };
}

function keptIn({ accounts, total }: Book, years: number, { kind, value }: Threshold): Book {
  const least = kind === "amount" ? value : (value * total) / years;
  return bookOf(accounts.filter(({ yearly }) => yearly.some((amount) => amount >= least)));
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

type Survivals = Pick<Record<Regularity, number>, Extract<Regularity, "attrition" | `survival${string}`>>;

function survivalIn(books: readonly Book[], years: number): Survivals {
  const cells = new Float64Array(SURVIVAL_CELLS);
  for (const { accounts } of books) {
    const payments = accounts.flatMap(({ yearly }, supplier) => {
      return Array.from(yearly, (amount, year): YearlyPayment => ({ supplier: String(supplier), year, amount }));
    });
    ledgerSurvival(payments, 0, years - 1).cells.forEach((value, cell) => {
      cells[cell] += value;
    });
  }
  const byCount = (age: number) => cells[age * ROLES + role.survived] / cells[age * ROLES + role.atRisk];
  const bySpend = (age: number) => cells[age * ROLES + role.spendSurvived] / cells[age * ROLES + role.spendAtRisk];
  return {
    attrition: 1 - bySpend(START),
    survivalByCount1: byCount(ages.indexOf("1")),
    survivalByCount2: byCount(ages.indexOf("2")),
    survivalByCount3: byCount(ages.indexOf("3")),
    survivalByCount4: byCount(ages.indexOf("4+")),
    survivalBySpend1: bySpend(ages.indexOf("1")),
    survivalBySpend2: bySpend(ages.indexOf("2")),
    survivalBySpend3: bySpend(ages.indexOf("3")),
    survivalBySpend4: bySpend(ages.indexOf("4+")),
  };
}

function newcomersIn(books: readonly Book[], years: number): number {
  let [fresh, all] = [0, 0];
  for (const { yearly } of books.flatMap(({ accounts }) => accounts)) {
    const first = yearly.findIndex((amount) => amount > 0);
    for (let year = 1; year < years; year++) all += yearly[year];
    if (first > 0) fresh += yearly[first];
  }
  return fresh / all;
}

/** |ln| of how the share of spend changes from year to year, of every link alive in both. */
function sharesChanged({ accounts }: Book, years: number): number[] {
  const paid = Array.from({ length: years }, (_, year) => accounts.reduce((sum, { yearly }) => sum + yearly[year], 0));
  return accounts.flatMap(({ yearly }) => {
    const changes: number[] = [];
    for (let year = 0; year + 1 < years; year++) {
      if (!(yearly[year] > 0 && yearly[year + 1] > 0)) continue;
      changes.push(Math.abs(log(yearly[year + 1] / paid[year + 1]) - log(yearly[year] / paid[year])));
    }
    return changes;
  });
}

function medianOf(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : median([...values]);
}

function monthsPaidIn(books: readonly Book[]): Record<"mostMonths" | "fewMonths", number> {
  let [alive, most, few] = [0, 0, 0];
  for (const { monthly, yearly } of books.flatMap(({ accounts }) => accounts)) {
    for (const [year, amount] of yearly.entries()) {
      if (!(amount > 0)) continue;
      const paid = monthly.subarray(year * YEAR, (year + 1) * YEAR).filter((value) => value > 0).length;
      alive++;
      if (paid >= MOST_MONTHS) most++;
      if (paid <= FEW_MONTHS) few++;
    }
  }
  return { mostMonths: most / alive, fewMonths: few / alive };
}

function cameBackIn(books: readonly Book[], years: number): number {
  let [ended, back] = [0, 0];
  for (const { yearly } of books.flatMap(({ accounts }) => accounts)) {
    for (let year = 0; year + 2 < years; year++) {
      if (!(yearly[year] > 0) || yearly[year + 1] > 0) continue;
      ended++;
      if (yearly.subarray(year + 2).some((amount) => amount > 0)) back++;
    }
  }
  return back / ended;
}

function yearlyGini({ accounts }: Book, years: number): number {
  return mean(Array.from({ length: years }, (_, year) => gini(accounts.map(({ yearly }) => yearly[year]))));
}

/**
 * 0 where all are paid alike, towards 1 where one is paid all: 2 sum(i x_i) / (n sum x) - (n + 1) / n of amounts in order.
 * Source: Gini (1912) in the form of Dixon et al. (1987), Ecology 68(5).
 */
function gini(amounts: readonly number[]): number {
  const paid = amounts.filter((amount) => amount > 0).sort((a, b) => a - b);
  const n = paid.length;
  const ranked = paid.reduce((sum, amount, place) => sum + (place + 1) * amount, 0);
  return (2 * ranked) / (n * paid.reduce((sum, amount) => sum + amount, 0)) - (n + 1) / n;
}

function monthlySpread({ accounts }: Book): number {
  const months = accounts[0]?.monthly.length ?? 0;
  const paid = Array.from({ length: months }, (_, month) => accounts.reduce((sum, own) => sum + own.monthly[month], 0));
  const logs = paid.filter((amount) => amount > 0).map(log);
  return logs.length < 2 ? Number.NaN : sampleStandardDeviation(logs);
}

/** Mean over buyers, weighted by what they pay; those of whom nothing is known are left out. */
function weighted(books: readonly Book[], of: (book: Book) => number): number {
  let [sum, weight] = [0, 0];
  for (const book of books) {
    const value = of(book);
    if (Number.isNaN(value)) continue;
    sum += book.total * value;
    weight += book.total;
  }
  return sum / weight;
}

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

/**
 * The regularities of simulated ledgers beside those of the real ones: of each regularity, every ledger.
 *
 * @param months  that each of the ledgers has
 */
export function besideLedgers(simulated: Iterable<readonly LedgerLine[]>, months: number): LedgerRow[] {
  const years = Math.floor(months / YEAR);
  const rows = realLedgers.map((): Float64Array[] => []);
  for (const lines of simulated) {
    const books = booksOf(lines, years);
    const known = new Map<number, Float64Array>();
    for (const [place, ledger] of realLedgers.entries()) {
      const kept = books.map((book) => keptIn(book, years, sharedThreshold(ledger)));
      // Whom a higher threshold leaves out a lower one may keep, never the other way: as many are the same.
      const count = kept.reduce((sum, { accounts }) => sum + accounts.length, 0);
      const own = known.get(count) ?? rowsOf(kept, years);
      known.set(count, own);
      rows[place].push(own);
    }
  }
  return regularities.flatMap((regularity, at) => {
    const range = [
      Math.min(...realLedgers.map((ledger) => ledger.rows[at][1])),
      Math.max(...realLedgers.map((ledger) => ledger.rows[at][2])),
    ] as const;
    return realLedgers.map((ledger, place): LedgerRow => {
      const [value, low, high] = ledger.rows[at];
      const simulated = withinRange(regularity, meanInterval(rows[place].map((row) => row[at])));
      return { regularity, ledger, real: { value, low, high }, range, simulated, side: sideOf(simulated, range) };
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
