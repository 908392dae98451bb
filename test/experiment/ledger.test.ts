import { describe, expect, test } from "vitest";
import { besideLedgers, ledgerThresholds, missed, realLedgers, sharedThreshold } from "../../src/analyse/ledger.ts";
import { survivalOverWorlds } from "../../src/analyse/survival.ts";
import type { Market } from "../../src/model/market.ts";
import { prepare, simulate } from "../../src/model/simulate.ts";
import { bookPayments, type LedgerLine } from "../../src/worlds/ledger/payments.ts";
import { ledgerRows, REGULARITIES, type Regularity, regularities } from "../../src/worlds/ledger/regularities.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { livelyMarket } from "../model/exampleMarket.ts";

/** The ledger of one world. */
function ledgerOf(market: Market, seed: string, replication = 0): LedgerLine[] {
  const simulation = prepare(market, seed);
  const lines: LedgerLine[] = [];
  simulate(simulation, replication, new Float64Array(simulation.size), 0, () =>
    bookPayments(simulation.world, market.months, (buyer, supplier, month, amount) =>
      lines.push({ buyer, supplier, month, amount }),
    ),
  );
  return lines;
}

const everybody = { kind: "amount", value: 0 } as const;

/** What a supplier is paid each month of some years, by year; the same in every month unless said. */
function paid(supplier: string, yearly: readonly number[], months = 12, buyer = "town"): LedgerLine[] {
  return yearly.flatMap((amount, year) =>
    Array.from({ length: amount === 0 ? 0 : months }, (_, month) => {
      return { buyer, supplier, month: 12 * year + month, amount: amount / months };
    }),
  );
}

function rowsOf(lines: readonly LedgerLine[], months = 48): Readonly<Record<Regularity, number>> {
  const rows = ledgerRows(lines, months, everybody);
  return Object.fromEntries(regularities.map((name, at) => [name, rows[at]])) as Record<Regularity, number>;
}

describe("the regularities of a ledger", () => {
  test("follow spend, links and newcomers from year to year", () => {
    const rows = rowsOf([
      ...paid("old", [30, 30, 30, 30]),
      ...paid("leaver", [10, 10, 0, 0]),
      ...paid("new", [0, 20, 20, 0]),
      ...paid("back", [0, 20, 0, 20]),
    ]);
    // Of 30 + 10, 30 + 10 and 30 with those of the first year, 10 end in the second.
    expect(rows.attrition).toBeCloseTo(10 / 110, 12);
    // Of new and back in their first year, new goes on; in its second it ends.
    expect(rows.survivalByCount1).toBeCloseTo(1 / 2, 12);
    expect(rows.survivalByCount2).toBe(0);
    expect(rows.survivalByCount3).toBeNaN();
    expect(rows.survivalBySpend1).toBeCloseTo(20 / 40, 12);
    // 40 of 80 + 50 + 50 with suppliers that were never paid before; whoever comes back is none.
    expect(rows.newcomers).toBeCloseTo(40 / 180, 12);
    // Leaver and back end early enough to come back, and one does.
    expect(rows.cameBack).toBeCloseTo(1 / 2, 12);
  });

  test("tell how often suppliers are paid, and how unequally", () => {
    const rows = rowsOf([
      ...paid("monthly", [60, 60, 60, 60]),
      ...paid("nearly", [20, 20, 20, 20], 11),
      ...paid("seldom", [20, 20, 20, 20], 2),
      ...paid("half", [20, 20, 20, 20], 6),
    ]);
    expect([rows.mostMonths, rows.fewMonths]).toEqual([0.5, 0.25]);
    // Ranks 1 to 4 of 20, 20, 20, 60: 2 (120 + 240) / (4 x 120) - 5 / 4.
    expect(rows.gini).toBeCloseTo(0.25, 12);
    expect(rows.shareChange).toBeCloseTo(0, 12);
  });

  test("measure the change of shares, and the spread of months, on the logarithm", () => {
    const rows = rowsOf([...paid("growing", [50, 75, 50, 75]), ...paid("shrinking", [50, 25, 50, 25])]);
    // Shares 1/2 and 3/4, and 1/2 and 1/4: three changes of ln 1.5 and three of ln 2.
    expect(rows.shareChange).toBeCloseTo((Math.log(1.5) + Math.log(2)) / 2, 9);
    const [even, double] = [
      paid("a", [12, 12, 12, 12]),
      paid("a", [12, 12, 12, 12]).filter(({ month }) => month % 2 === 0),
    ];
    // Half of 48 months at 1, half at 2: sd ln 2 / 2, by n - 1.
    expect(rowsOf([...even, ...double]).monthlySpread).toBeCloseTo((Math.log(2) / 2) * Math.sqrt(48 / 47), 9);
  });

  test("leave out suppliers below the threshold, as an amount or as a share, and net refunds within a month", () => {
    const lines = [...paid("large", [90, 90, 90, 90]), ...paid("small", [10, 0, 10, 0])];
    const amounts = ledgerRows(lines, 48, { kind: "amount", value: 50 });
    expect(amounts).toEqual(ledgerRows(paid("large", [90, 90, 90, 90]), 48, everybody));
    // A mean year is 95: a twentieth is 4.75, a fifth 19.
    expect(ledgerRows(lines, 48, { kind: "share", value: 0.2 })).toEqual(amounts);
    expect(ledgerRows(lines, 48, { kind: "share", value: 0.05 })).toEqual(ledgerRows(lines, 48, everybody));
    const refunded = [...lines, ...lines.map((line) => ({ ...line, amount: -line.amount }))];
    expect(ledgerRows([...refunded, ...lines], 48, everybody)).toEqual(ledgerRows(lines, 48, everybody));
  });

  test("are the same whatever buyers and suppliers are called, in whatever order, and leave out a last year that is not whole", () => {
    const lines = ledgerOf(livelyMarket({ months: 60 }), "order");
    const renamed = lines.map(({ buyer, supplier, ...rest }) => ({
      ...rest,
      buyer: `b${buyer}`,
      supplier: `s${supplier}`,
    }));
    const rows = ledgerRows(lines, 60, everybody);
    ledgerRows(renamed.reverse(), 60, everybody).forEach((value, at) => {
      if (Number.isNaN(rows[at])) expect(value).toBeNaN();
      else expect(value).toBeCloseTo(rows[at], 9);
    });
    expect(ledgerRows(lines, 59, everybody)).toEqual(
      ledgerRows(
        lines.filter(({ month }) => month < 48),
        48,
        everybody,
      ),
    );
  });
});

describe("simulated ledgers", () => {
  const market = livelyMarket({ months: 84 });
  const task = { market, seed: "ledger", first: 0, count: 1, window: [0, 83] as const };

  test("have the survival that the run counts, one-off orders apart", () => {
    const all = ledgerOf(market, "ledger");
    const lines = all.filter(({ supplier }) => Number(supplier) >= 0);
    expect(all.length).toBeGreaterThan(lines.length);
    const rows = ledgerRows(lines, 84, everybody);
    const names: readonly string[] = regularities;
    const rates = survivalOverWorlds(simulateBatch(task).survival);
    for (const [place, age] of (["1", "2", "3", "4+"] as const).entries()) {
      for (const weighting of ["count", "spend"] as const) {
        const name = `survivalBy${weighting === "count" ? "Count" : "Spend"}${place + 1}`;
        const own = rows[names.indexOf(name)];
        const rate = rates.find((each) => each.age === age && each.weighting === weighting);
        expect(own).toBeCloseTo(rate?.survival ?? Number.NaN, 9);
      }
    }
  });

  test("are counted in a batch as they are line by line, of the first worlds alone", () => {
    const ledgers = ledgerThresholds(84);
    const batch = simulateBatch({ ...task, first: 24, count: 3, ledgers });
    const thresholds = ledgers.map((threshold) => [...ledgerRows(ledgerOf(market, "ledger", 24), 84, threshold)]);
    expect([...batch.ledgers]).toEqual(thresholds.flat());
    expect(batch.ledgers).toHaveLength(ledgers.length * REGULARITIES);
    expect(simulateBatch({ ...task, first: 25, ledgers }).ledgers).toHaveLength(0);
    expect(simulateBatch(task).ledgers).toHaveLength(0);
    // What is kept beside changes nothing of the rest.
    expect(simulateBatch({ ...task, ledgers }).values).toEqual(simulateBatch(task).values);
  });

  test("stand beside the real ones, each regularity once for each ledger, with the misses among them", () => {
    const { ledgers } = simulateBatch({ ...task, count: 3, ledgers: ledgerThresholds(84) });
    const rows = besideLedgers(ledgers);
    expect(new Set(rows.map(({ simulated }) => simulated.n))).toContain(3);
    expect(rows.map(({ regularity }) => regularity)).toEqual(regularities.flatMap((name) => [name, name]));
    for (const { real, range, simulated, side } of rows) {
      expect(range[0]).toBeLessThanOrEqual(real.low);
      expect(range[1]).toBeGreaterThanOrEqual(real.high);
      if (side === "below") expect(simulated.upper).toBeLessThan(range[0]);
      if (side === "above") expect(simulated.lower).toBeGreaterThan(range[1]);
    }
    const all = new Set(
      rows.filter(({ side }) => side === "below" || side === "above").map(({ regularity }) => regularity),
    );
    for (const name of missed(rows)) expect(all).toContain(name);
  });

  test("are unknown, and no miss, where nothing was simulated", () => {
    const rows = besideLedgers(new Float64Array(0));
    expect(new Set(rows.map(({ side }) => side))).toEqual(new Set(["unknown"]));
    expect(missed(rows)).toEqual([]);
  });
});

test("a real ledger is within its own range, by its threshold as a share of what its buyer pays", () => {
  for (const ledger of realLedgers) {
    expect(ledger.rows).toHaveLength(regularities.length);
    for (const [value, low, high] of ledger.rows) {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
    }
    expect(sharedThreshold(ledger).value * ledger.paid * 1e6).toBeCloseTo(ledger.threshold, 6);
  }
});
