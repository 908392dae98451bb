import { describe, expect, test } from "vitest";
import { realLedgers } from "../../src/analyse/ledger.ts";
import type { LedgerLine } from "../../src/worlds/ledger/payments.ts";
import { ledgerRows, regularities, type Threshold } from "../../src/worlds/ledger/regularities.ts";
import { fullLines, hasFullLedgers } from "../ledgers/ledger.ts";

/** The regularities of the real ledgers, made again from the full monthly files where those lie beside the project. */
const files = [
  ["bradford", realLedgers[0]],
  ["leeds", realLedgers[1]],
] as const;

function during(lines: readonly LedgerLine[], first: number, end: number): LedgerLine[] {
  return lines
    .filter(({ month }) => month >= first && month < end)
    .map((line) => ({ ...line, month: line.month - first }));
}

describe.runIf(hasFullLedgers).each(files)("the ledger of %s", (name, { years, threshold, kept, paid, rows }) => {
  const read = () => fullLines(name, years);
  const months = 12 * (years[1] - years[0] + 1);
  const half = 12 * Math.floor(months / 24);
  const least: Threshold = { kind: "amount", value: threshold };

  test("has the regularities that runs are held against, whole and by halves", () => {
    const lines = read();
    const whole = ledgerRows(lines, months, least);
    const halves = [
      ledgerRows(during(lines, 0, half), half, least),
      ledgerRows(during(lines, half, months), months - half, least),
    ];
    for (const [at] of regularities.entries()) {
      const known = [whole, ...halves].map((each) => each[at]).filter((value) => !Number.isNaN(value));
      const made = [whole[at], Math.min(...known), Math.max(...known)];
      expect(made.map((value) => Number(value.toFixed(4)))).toEqual(rows[at]);
    }
  });

  test("is of suppliers that are paid the share of all spend that its notes tell", () => {
    const yearly = read().reduce((sum, { amount }) => sum + amount, 0) / (months / 12);
    expect(yearly / kept / 1e6 / paid).toBeCloseTo(1, 3);
  });
});
