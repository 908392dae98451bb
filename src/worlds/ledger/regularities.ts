import { mean, median, sampleStandardDeviation } from "simple-statistics";
import { log } from "../../model/arithmetic.ts";
import { ages, ROLES, role, START, SURVIVAL_CELLS } from "../../model/linkBook.ts";
import { type Book, bookOf, MONTHS_A_YEAR, openBooks } from "./accounts.ts";
import type { LedgerLine } from "./payments.ts";
import { linkCounts } from "./survival.ts";

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

/** Numbers that one ledger by one threshold fills. */
export const REGULARITIES = regularities.length;

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
  const years = Math.floor(months / MONTHS_A_YEAR);
  const books = openBooks(years);
  for (const { buyer, supplier, month, amount } of lines) books.pay(buyer, supplier, month, amount);
  return ledgerRowsBy(books.closed(), years, [threshold]);
}

/**
 * The regularities of one ledger by several thresholds.
 *
 * @param books  of all its buyers, of so many whole years
 * @returns index `threshold * REGULARITIES + regularity`
 */
export function ledgerRowsBy(books: readonly Book[], years: number, thresholds: readonly Threshold[]): Float64Array {
  const rows = new Float64Array(thresholds.length * REGULARITIES);
  const known = new Map<number, Float64Array>();
  for (const [place, threshold] of thresholds.entries()) {
    const kept = books.map((book) => keptIn(book, years, threshold));
    // Whom a higher threshold leaves out a lower one may keep, never the other way: as many are the same.
    const count = kept.reduce((sum, { accounts }) => sum + accounts.length, 0);
    const own = known.get(count) ?? rowsOf(kept, years);
    known.set(count, own);
    rows.set(own, place * REGULARITIES);
  }
  return rows;
}

function rowsOf(books: readonly Book[], years: number): Float64Array {
  const rows: Record<Regularity, number> = {
    ...survivalIn(books),
    newcomers: newcomersIn(books, years),
    shareChange: medianOf(books.flatMap((book) => sharesChanged(book, years))),
    ...monthsPaidIn(books),
    cameBack: cameBackIn(books, years),
    gini: weighted(books, (book) => yearlyGini(book, years)),
    monthlySpread: weighted(books, monthlySpread),
  };
  return Float64Array.from(regularities, (name) => rows[name]);
}

function keptIn({ accounts, total }: Book, years: number, { kind, value }: Threshold): Book {
  const least = kind === "amount" ? value : (value * total) / years;
  return bookOf(accounts.filter(({ yearly }) => yearly.some((amount) => amount >= least)));
}

type Survivals = Pick<Record<Regularity, number>, Extract<Regularity, "attrition" | `survival${string}`>>;

function survivalIn(books: readonly Book[]): Survivals {
  const cells = new Float64Array(SURVIVAL_CELLS);
  for (const { accounts } of books) {
    linkCounts(accounts.map(({ yearly }) => yearly)).cells.forEach((value, cell) => {
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
  for (const { accounts } of books) {
    for (const { yearly } of accounts) {
      const first = yearly.findIndex((amount) => amount > 0);
      for (let year = 1; year < years; year++) all += yearly[year];
      if (first > 0) fresh += yearly[first];
    }
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
  for (const { accounts } of books) {
    for (const { yearly, months } of accounts) {
      for (let year = 0; year < yearly.length; year++) {
        if (!(yearly[year] > 0)) continue;
        alive++;
        if (months[year] >= MOST_MONTHS) most++;
        if (months[year] <= FEW_MONTHS) few++;
      }
    }
  }
  return { mostMonths: most / alive, fewMonths: few / alive };
}

function cameBackIn(books: readonly Book[], years: number): number {
  let [ended, back] = [0, 0];
  for (const { accounts } of books) {
    for (const { yearly } of accounts) {
      for (let year = 0; year + 2 < years; year++) {
        if (!(yearly[year] > 0) || yearly[year + 1] > 0) continue;
        ended++;
        if (yearly.subarray(year + 2).some((amount) => amount > 0)) back++;
      }
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
  const paid = new Float64Array(accounts[0]?.monthly.length ?? 0);
  for (const { monthly } of accounts) {
    for (let month = 0; month < paid.length; month++) paid[month] += monthly[month];
  }
  const logs = Array.from(
    paid.filter((amount) => amount > 0),
    log,
  );
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
