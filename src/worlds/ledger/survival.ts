import { addLinkYear, ages, firstAge, nextAge, SURVIVAL_CELLS } from "../../model/linkBook.ts";

/** What one buyer paid to one supplier in one year, net of refunds. */
export interface YearlyPayment {
  readonly supplier: string;
  readonly year: number;
  readonly amount: number;
}

/** Links of a ledger that outlive a year. */
export interface LedgerCounts {
  /** `age * ROLES + role`. */
  readonly cells: Float64Array;
  /** Sum of squared spend at risk, by age. */
  readonly squares: Float64Array;
}

/**
 * Counts which links of a ledger outlive a year, in the words of `ages.ts`.
 *
 * @param payments  of one buyer; several of a supplier and year are added up
 * @param first     first and last year that the ledger holds in full; other years are left out
 */
export function ledgerSurvival(payments: readonly YearlyPayment[], first: number, last: number): LedgerCounts {
  const bySupplier = new Map<string, Float64Array>();
  for (const { supplier, year, amount } of payments) {
    if (year < first || year > last) continue;
    const spend = bySupplier.get(supplier) ?? new Float64Array(last - first + 1);
    spend[year - first] += amount;
    bySupplier.set(supplier, spend);
  }
  return linkCounts(bySupplier.values());
}

/** The same of what each supplier was paid, year by year. */
export function linkCounts(spends: Iterable<Float64Array>): LedgerCounts {
  const counts = { cells: new Float64Array(SURVIVAL_CELLS), squares: new Float64Array(ages.length) };
  for (const spend of spends) addLink(counts, spend);
  return counts;
}

function addLink({ cells, squares }: LedgerCounts, spend: Float64Array): void {
  let age = 0;
  for (let year = 0; year + 1 < spend.length; year++) {
    if (!(spend[year] > 0)) continue;
    age = year > 0 && spend[year - 1] > 0 ? nextAge(age) : firstAge(year);
    addLinkYear(cells, 0, age, spend[year], spend[year + 1] > 0);
    squares[age] += spend[year] ** 2;
  }
}
