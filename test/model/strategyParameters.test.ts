import { describe, expect, test } from "vitest";
import type { BuyerGroup, Market } from "../../src/model/market.ts";
import { defaultOf, namesOf, type Parameter, type StrategyParameterName } from "../../src/model/parameters.ts";
import { sellingParameters } from "../../src/model/sellingParameters.ts";
import { strategyParameters } from "../../src/model/strategyParameters.ts";
import { buyersOf, strategicMarket } from "./exampleMarket.ts";
import { run } from "./runWorld.ts";

/**
 * Newcomers and powerhouses that pull every lever, in a market in which everything happens: with so few buyers that dealers
 * and team meet, and with so many that most are met by nobody before they ask, or hear of others' experience.
 */
const markets = [strategicMarket(), withImpatience(strategicMarket({ buyers: manyBuyers() }))];

function manyBuyers(): readonly BuyerGroup[] {
  return [buyersOf("buyer", 24, { openness: 0.1, contractMonths: 9 })];
}

/** Buyers are given up, and others courted, while the first targets and appraisals hold. */
function withImpatience(market: Market): Market {
  const suppliers = market.suppliers.map((group) => ({
    ...group,
    parameters: { ...group.parameters, courtingPatience: 4 },
  }));
  return { ...market, suppliers };
}

/** Other values than a row has, a larger one and a smaller one, as far as its range goes. */
function moved(row: Parameter, value: number): number[] {
  if (row.choices) return row.choices.map((_, choice) => choice).filter((choice) => choice !== value);
  const larger = Math.min(row.max, value === 0 ? Math.max(1, row.min) : 2 * value);
  const smaller = row.min + (value - row.min) / 10;
  return [larger, row.whole ? Math.floor(smaller) : smaller].filter((other) => other !== value);
}

/** Worlds in which a difference is looked for: in one alone nobody may be sent away, or no dealer fight with the team. */
const WORLDS = [...Array(6).keys()];
const before = markets.map((market) => WORLDS.map((world) => run(market, "levers", world)));

/** Fails unless one of the values, in one of the markets, makes another world. */
function expectMoves(values: readonly number[], withValue: (market: Market, value: number) => Market): void {
  const moves = markets.some((market, place) =>
    values.some((value) => {
      const changed = withValue(market, value);
      return WORLDS.some((world) => {
        const after = run(changed, "levers", world).values;
        return after.some((number, i) => !Object.is(number, before[place][world].values[i]));
      });
    }),
  );
  expect(moves).toBe(true);
}

/** What the newcomers have, who pull all levers but that of courting by their own number. */
function leverOf(name: StrategyParameterName): number {
  const value = markets[0].suppliers.findLast(({ strategy }) => strategy !== undefined)?.strategy?.[name];
  if (typeof value !== "number") throw new Error(`${name} is not a number`);
  return value;
}

describe("every lever of a strategy moves some measure", () => {
  test.each(namesOf(strategyParameters))("%s", (name) => {
    expectMoves(moved(strategyParameters[name], leverOf(name)), (market, value) => {
      const suppliers = market.suppliers.map((group) =>
        group.strategy === undefined ? group : { ...group, strategy: { ...group.strategy, [name]: value } },
      );
      return { ...market, suppliers };
    });
  });
});

describe("every constant of selling moves some measure", () => {
  test.each(namesOf(sellingParameters))("%s", (name) => {
    expectMoves(moved(sellingParameters[name], defaultOf(sellingParameters[name])), ({ selling, ...market }, value) => {
      if (selling === undefined) throw new Error("nobody has a strategy");
      return { ...market, selling: { ...selling, [name]: value } };
    });
  });
});
