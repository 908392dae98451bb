import type { LedgerLine } from "./payments.ts";

export const MONTHS_A_YEAR = 12;

/** What one supplier was paid by one buyer. */
export interface Account {
  readonly monthly: Float64Array;
  /** By year: what was paid, and in how many months. */
  readonly yearly: Float64Array;
  readonly months: Uint8Array;
  readonly total: number;
}

/** The suppliers of one buyer, all or some of them, in the order in which they were first paid. */
export interface Book {
  readonly accounts: readonly Account[];
  readonly total: number;
}

/** The books of all buyers while they are filled. */
export interface OpenBooks {
  /** Books a payment; those outside the whole years are left out. */
  readonly pay: (
    buyer: LedgerLine["buyer"],
    supplier: LedgerLine["supplier"],
    month: number,
    amount: LedgerLine["amount"],
  ) => void;
  /** The books as they are then. */
  readonly closed: () => Book[];
}

/** Opens the books of a ledger of so many years. */
export function openBooks(years: number): OpenBooks {
  const months = years * MONTHS_A_YEAR;
  const books = new Map<LedgerLine["buyer"], Map<LedgerLine["supplier"], Float64Array>>();
  return {
    pay(buyer, supplier, month, amount) {
      if (month < 0 || month >= months) return;
      let accounts = books.get(buyer);
      if (accounts === undefined) {
        accounts = new Map();
        books.set(buyer, accounts);
      }
      let monthly = accounts.get(supplier);
      if (monthly === undefined) {
        monthly = new Float64Array(months);
        accounts.set(supplier, monthly);
      }
      monthly[month] += amount;
    },
    closed: () =>
      Array.from(books.values(), (book) => bookOf(Array.from(book.values(), (monthly) => accountOf(monthly, years)))),
  };
}

function accountOf(monthly: Float64Array, years: number): Account {
  const yearly = new Float64Array(years);
  const months = new Uint8Array(years);
  let total = 0;
  for (let year = 0; year < years; year++) {
    for (let month = year * MONTHS_A_YEAR; month < (year + 1) * MONTHS_A_YEAR; month++) {
      yearly[year] += monthly[month];
      if (monthly[month] > 0) months[year]++;
    }
    total += yearly[year];
  }
  return { monthly, yearly, months, total };
}

/** A book of some accounts of one buyer. */
export function bookOf(accounts: readonly Account[]): Book {
  return { accounts, total: accounts.reduce((sum, { total }) => sum + total, 0) };
}
