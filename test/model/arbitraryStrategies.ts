import fc from "fast-check";
import type { Market, TimetableEntry } from "../../src/model/market.ts";
import { defaultOf, namesOf, type Parameter, type StrategyParameterName } from "../../src/model/parameters.ts";
import { sellingParameters } from "../../src/model/sellingParameters.ts";
import { strategyParameters } from "../../src/model/strategyParameters.ts";
import { arbitraryMarket } from "./arbitraryMarket.ts";
import { mapTable } from "./exampleMarket.ts";

/** Hundreds of people, and spends of ten times what there is to earn, are as odd and much slower than these. */
const MOST: Readonly<Record<string, number>> = {
  managers: 5,
  distributors: 8,
  budgetScale: 3,
  accounts: 5,
  screening: 4,
};
const MOST_SPENT = 0.1;

function numberOf(row: Parameter, name: StrategyParameterName): fc.Arbitrary<number> {
  const max = MOST[name] ?? (row.unit.startsWith("unit costs") ? MOST_SPENT : row.max);
  const anywhere =
    row.whole || row.choices
      ? fc.integer({ min: row.min, max })
      : fc.integer({ min: 0, max: 1000 }).map((step) => row.min + ((max - row.min) * step) / 1000);
  return fc.oneof(
    { arbitrary: fc.constant(defaultOf(row)), weight: 3 },
    { arbitrary: anywhere, weight: 3 },
    { arbitrary: fc.constantFrom(row.min, max), weight: 1 },
  );
}

const strategy = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 1 },
  { arbitrary: fc.record(mapTable(strategyParameters, numberOf)), weight: 2 },
);

/** A constant of selling lies where it is allowed to; the bounds of plausible ones are livelier than those of the table. */
function constantOf(row: Parameter): fc.Arbitrary<number> {
  const [low, high] = Array.isArray(row.plausible) ? row.plausible : [row.min, row.max];
  const usual = fc.constant(defaultOf(row));
  return fc.oneof(
    { arbitrary: usual, weight: 2 },
    { arbitrary: fc.constantFrom(Number(low), Number(high)), weight: 1 },
  );
}

function changed(suppliers: number): fc.Arbitrary<TimetableEntry> {
  return fc.constantFrom(...namesOf(strategyParameters)).chain((parameter) =>
    fc.record({
      month: fc.integer({ min: 0, max: 40 }),
      event: fc.constant("setSuppliers" as const),
      parameter: fc.constant(parameter),
      group: fc.nat(suppliers - 1),
      value: numberOf(strategyParameters[parameter], parameter),
    }),
  );
}

/** Any market in which some groups have any strategy, and the timetable changes levers of theirs. */
export const arbitraryStrategicMarket: fc.Arbitrary<Market> = arbitraryMarket
  .filter(({ suppliers }) => suppliers.length > 0)
  .chain((market) =>
    fc
      .record({
        strategies: fc.tuple(...market.suppliers.map(() => strategy)),
        selling: fc.record(mapTable(sellingParameters, constantOf)),
        entries: fc.array(changed(market.suppliers.length), { maxLength: 2 }),
      })
      .map(({ strategies, selling, entries }): Market => {
        const suppliers = market.suppliers.map((group, i) => {
          const own = strategies[i];
          return own === undefined ? group : { ...group, strategy: own };
        });
        if (suppliers.every((group) => group.strategy === undefined)) return market;
        const ofStrategists = entries.filter(
          (entry) => "group" in entry && suppliers[entry.group].strategy !== undefined,
        );
        const timetable = [...market.timetable, ...ofStrategists].sort((a, b) => a.month - b.month);
        const supplierSide = suppliers.filter((group) => group.strategy !== undefined).map(({ name }) => name);
        return { ...market, selling, suppliers, supplierSide, timetable };
      }),
  );
