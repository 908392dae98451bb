import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { csvFormatRows, csvParse } from "d3-dsv";
import type { LedgerLine } from "../../src/worlds/ledger/payments.ts";
import type { YearlyPayment } from "../../src/worlds/ledger/survival.ts";

/** The yearly ledger that is kept beside this file, as text. */
export function yearlyText(name: string): string {
  return readFileSync(yearlyFile(name), "utf8");
}

export function yearlyFile(name: string): string {
  return fileURLToPath(new URL(`${name}.csv`, import.meta.url));
}

export function paymentsOf(text: string): YearlyPayment[] {
  return csvParse(text, ({ supplier, year, amount }) => ({ supplier, year: Number(year), amount: Number(amount) }));
}

const FULL = new URL("../../../shared/data/", import.meta.url);

/** Whether the full monthly ledgers lie beside the project. */
export const hasFullLedgers = existsSync(FULL);

/** Sums a full ledger by supplier and year, and numbers the suppliers in the order of their names. */
export function summedByYear(name: string, first: number, last: number): string {
  const text = readFileSync(new URL(`spend-${name}.csv`, FULL), "utf8");
  const bySupplier = new Map<string, Map<number, number>>();
  for (const { month, supplier, amount } of csvParse(text)) {
    const year = Number(month.slice(0, 4));
    if (year < first || year > last) continue;
    const years = bySupplier.get(supplier) ?? new Map<number, number>();
    years.set(year, (years.get(year) ?? 0) + Number(amount));
    bySupplier.set(supplier, years);
  }
  const names = [...bySupplier.keys()].sort((a, b) => (a < b ? -1 : 1));
  const rows = names.flatMap((supplier, number) => {
    const years = [...(bySupplier.get(supplier) ?? [])].sort(([a], [b]) => a - b);
    return years.map(([year, amount]) => [String(number + 1), String(year), String(Math.round(amount))]);
  });
  return `${csvFormatRows([["supplier", "year", "amount"], ...rows])}\n`;
}

/** The lines of a full ledger in the years that it holds in full; month 0 is the first January. */
export function fullLines(name: string, [first, last]: readonly [number, number]): LedgerLine[] {
  return csvParse(readFileSync(new URL(`spend-${name}.csv`, FULL), "utf8")).flatMap((row): LedgerLine[] => {
    const [year, month] = row.month.split("-").map(Number);
    if (year < first || year > last) return [];
    const { buyer, supplier, amount } = row;
    return [{ buyer, supplier, month: (year - first) * 12 + month - 1, amount: Number(amount) }];
  });
}
