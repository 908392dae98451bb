import { sellingParameters } from "../model/sellingParameters.ts";
import type { NewMarket } from "./newMarket.ts";

/** The one who asks in a fresh scenario of a supplier: a group of its own, with a programme that a first guess splits. */

/** Its name in the file, and what people call it. */
export const ASKER = { name: "us", label: "Our company" } as const;

/** What a programme costs where no budget is said: a manager and something for its pages [unit costs a month]. */
const USUAL_PROGRAMME = 0.04;

/** Parts of a budget, as a first guess: `catfish allocate` finds better ones. */
const FIRST_GUESS = {
  newcomer: { managers: 0.4, online: 0.1, improvement: 0.5 },
  incumbent: { managers: 0.5, online: 0, improvement: 0.5 },
} as const;

/** Margin on top of cost that prices have, where none is said. */
const USUAL_MARGIN = 0.2;

/** Months of its programme that a newcomer can pay before it earns anything. */
const MONTHS_OF_CASH = 48;

/** Cash of an entrant beside that, as in any market [unit costs]. */
const OTHER_CASH = 0.6;

/**
 * What a programme costs a month as the model counts: the part of the buyers' spend that it is, at today's prices.
 *
 *     budget / annualSpend = b / (price x demand of all buyers)
 */
export function programmeCost({ budget, spend, margin = USUAL_MARGIN, buyers }: NewMarket): number {
  if (budget === undefined || spend === undefined) return USUAL_PROGRAMME;
  return (budget / spend) * (1 + margin) * buyers;
}

/** Cash that a newcomer begins with [unit costs]. */
export function cashOf(market: NewMarket): number {
  return OTHER_CASH + MONTHS_OF_CASH * programmeCost(market);
}

/** Levers of the first guess, each with what it is. */
export function firstGuess(market: NewMarket): readonly (readonly [lever: string, value: number, meaning: string])[] {
  const parts = FIRST_GUESS[market.asks === "incumbent" ? "incumbent" : "newcomer"];
  const all = programmeCost(market);
  const rounded = (value: number) => Number(value.toPrecision(2));
  return [
    ["managers", rounded((parts.managers * all) / sellingParameters.wage.default), "account managers"],
    ...(parts.online > 0
      ? [["online", rounded(parts.online * all), "a month on pages and on being found"] as const]
      : []),
    ["improvement", rounded(parts.improvement * all), "a month on steady improvement of quality and process"],
  ];
}
