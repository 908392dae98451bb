import { describe, expect, test } from "vitest";
import { ledgers, survivalInLedger } from "../../src/analyse/survival.ts";
import { ledgerSurvival } from "../../src/worlds/ledger/survival.ts";
import { hasFullLedgers, paymentsOf, summedByYear, yearlyFile, yearlyText } from "../ledgers/ledger.ts";

const files = [
  ["bradford", ledgers[0]],
  ["leeds", ledgers[1]],
] as const;

describe.each(files)("the ledger of %s", (name, ledger) => {
  const [first, last] = ledger.years;
  const payments = () => paymentsOf(yearlyText(name));

  test.runIf(hasFullLedgers)("is the full monthly ledger summed by year", async () => {
    await expect(summedByYear(name, first, last)).toMatchFileSnapshot(yearlyFile(name));
  });

  test("holds the suppliers and years that the chart says", () => {
    const years = payments().map(({ year }) => year);
    expect([Math.min(...years), Math.max(...years)]).toEqual([first, last]);
    expect(new Set(payments().map(({ supplier }) => supplier)).size).toBe(ledger.suppliers);
  });

  test("gives the survival that the chart draws", () => {
    const rates = survivalInLedger(ledgerSurvival(payments(), first, last));
    const bySpend = rates.filter(({ weighting }) => weighting === "spend");
    expect(bySpend.map(({ age }) => age)).toEqual(ledger.bySpend.map(({ age }) => age));
    bySpend.forEach(({ n, atRisk, survived, survival, lower, upper }, place) => {
      const kept = ledger.bySpend[place];
      expect({ n, atRisk, survived }).toEqual({ n: kept.n, atRisk: kept.atRisk, survived: kept.survived });
      expect(survival).toBeCloseTo(kept.survival, 4);
      expect(lower).toBeCloseTo(kept.lower, 4);
      expect(upper).toBeCloseTo(kept.upper, 4);
    });
  });

  test("shows more safety with age, by spend and by number of all suppliers", () => {
    const bySpend = ledger.bySpend.filter(({ age }) => age !== "start");
    expect(bySpend[3].survival).toBeGreaterThan(bySpend[0].survival);
    expect(ledger.byCount[3].low).toBeGreaterThan(ledger.byCount[0].high);
  });
});

describe("the ledgers", () => {
  test("agree with what the evidence review computed of Bradford by other means", () => {
    const known = ledgers[0].bySpend.filter(({ age }) => age !== "start").map(({ survival }) => survival);
    [0.86, 0.98, 0.97, 0.99].forEach((expected, place) => {
      expect(Math.abs(known[place] - expected)).toBeLessThan(0.01);
    });
  });

  test("are sure of the rise by spend in Leeds", () => {
    const leeds = ledgers[1].bySpend;
    expect(leeds[3].lower).toBeGreaterThan(leeds[0].upper);
  });
});
