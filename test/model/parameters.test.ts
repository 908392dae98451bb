import { describe, expect, test } from "vitest";
import type { BuyerGroup, Market, SupplierGroup } from "../../src/model/market.ts";
import {
  buyerParameters,
  defaultOf,
  marketParameters,
  namesOf,
  type Parameter,
  parameterTable,
  plausibleOf,
  policyParameters,
  supplierParameters,
} from "../../src/model/parameters.ts";
import { buyersOf, livelyMarket, suppliersOf } from "./exampleMarket.ts";
import { run } from "./runWorld.ts";

/** A market in which everything happens: learned preference, disruptions, recalls, patience lost, exits, replacements. */
const base = livelyMarket({
  months: 60,
  buyers: [buyersOf("buyer", 5, { openness: 0.4, contractMonths: 9, preferenceSensitivity: 1 })],
  suppliers: [
    suppliersOf("powerhouse", "fixed", 4),
    suppliersOf("backup", "flexible", 4),
    suppliersOf("newcomer", "newcomer", 6, {
      entryMonth: 5,
      entryEvery: 3,
      initialCash: 0.2,
      replaceAfter: 6,
      courtingPatience: 5,
    }),
  ],
});

/** Half-way from the value to the further end of a range that business could mean. */
function moved(row: Parameter, value: number): number {
  if (row.choices) return 1 - value;
  const far = Math.min(row.max, Math.max(2 * value, value + 4 * (row.whole ? 1 : 0), value === 0 ? 0.2 : 0));
  const goal = far - value > value - row.min ? (far + value) / 2 : (value + row.min) / 2;
  return row.whole ? Math.round(goal) : goal;
}

function numberIn(group: BuyerGroup["parameters"] | SupplierGroup["parameters"], name: string): number {
  const value = Object.entries(group).find(([key]) => key === name)?.[1];
  if (typeof value !== "number") throw new Error(`${name} is not a number`);
  return value;
}

function changeBuyers(name: string, row: Parameter): Market {
  const buyers = base.buyers.map(({ parameters, ...group }) => ({
    ...group,
    parameters: { ...parameters, [name]: moved(row, numberIn(parameters, name)) },
  }));
  return { ...base, buyers };
}

function changeSuppliers(name: string, row: Parameter): Market {
  const suppliers = base.suppliers.map(({ parameters, ...group }) => ({
    ...group,
    parameters: { ...parameters, [name]: moved(row, numberIn(parameters, name)) },
  }));
  return { ...base, suppliers };
}

/** Worlds in which a difference is looked for: one alone may have no recall, or no exit, to be moved. */
const WORLDS = [...Array(10).keys()];

function expectMoves(changed: Market): void {
  const moves = WORLDS.some((world) => {
    const before = run(base, "moved", world).values;
    const after = run(changed, "moved", world).values;
    return after.length !== before.length || after.some((value, i) => !Object.is(value, before[i]));
  });
  expect(moves).toBe(true);
}

describe("every parameter of the table moves some measure", () => {
  test.each(namesOf(marketParameters))("market: %s", (name) => {
    const value = moved(marketParameters[name], base.market[name]);
    expect(value).not.toBe(base.market[name]);
    expectMoves({ ...base, market: { ...base.market, [name]: value } });
  });

  test.each(namesOf(policyParameters))("policy: %s", (name) => expectMoves(changeBuyers(name, policyParameters[name])));

  test.each(namesOf(buyerParameters))("buyers: %s", (name) => expectMoves(changeBuyers(name, buyerParameters[name])));

  test.each(namesOf(supplierParameters))("suppliers: %s", (name) =>
    expectMoves(changeSuppliers(name, supplierParameters[name])),
  );
});

describe("the table", () => {
  test("has a default within range, and words, for every parameter", () => {
    for (const rows of Object.values(parameterTable)) {
      for (const row of Object.values(rows)) {
        for (const kind of ["fixed", "flexible", "newcomer"] as const) {
          const value = defaultOf(row, kind);
          expect(value).toBeGreaterThanOrEqual(row.min);
          expect(value).toBeLessThanOrEqual(row.max);
          if (row.whole || row.choices) expect(Number.isInteger(value)).toBe(true);
        }
        for (const text of [row.symbol, row.unit, row.meaning, row.source]) expect(text.trim()).not.toBe("");
        expect(row.meaning).toMatch(/[.]$/);
      }
    }
  });
});

describe("plausible ranges", () => {
  const rows = Object.entries(parameterTable).flatMap(([scope, table]) =>
    Object.entries(table).map(([name, row]) => ({ scope, name, row })),
  );
  const kinds = ["fixed", "flexible", "newcomer"] as const;

  test.each(rows.filter(({ row }) => row.plausible !== undefined))(
    "of $name hold the default and are allowed",
    ({ row }) => {
      for (const kind of kinds) {
        const [low, high] = plausibleOf(row, kind) ?? [Number.NaN, Number.NaN];
        expect(low).toBeGreaterThanOrEqual(row.min);
        expect(high).toBeLessThanOrEqual(row.max);
        expect(low).toBeLessThanOrEqual(defaultOf(row, kind));
        expect(high).toBeGreaterThanOrEqual(defaultOf(row, kind));
        if (row.whole) expect([low, high].every(Number.isInteger)).toBe(true);
      }
    },
  );

  test("every assumed value has one, and no lever, switch or definition", () => {
    const wrong = rows.filter(({ scope, row }) => {
      const mayHave =
        scope !== "policy" &&
        !row.choices &&
        (!row.source.startsWith("definition") || row.source.includes("assumption"));
      const mustHave = mayHave && row.source.includes("assumption");
      return row.plausible === undefined ? mustHave : !mayHave;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
