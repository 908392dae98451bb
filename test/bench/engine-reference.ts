import type { Market } from "../../src/model/market.ts";
import { sizeOf } from "./engine-markets.ts";
import { openReferenceMarket, runReference } from "./reference-kernel.ts";

/** Milliseconds of the yardstick, by a clock, for so many worlds of the size and length of a market. */
export function runReferences(market: Market, worlds: number, clock: (action: () => void) => number): number {
  const { buyers, suppliers, fixedSlots, flexibleSlots } = sizeOf(market);
  const reference = openReferenceMarket(buyers, suppliers, fixedSlots + flexibleSlots);
  return clock(() => {
    for (let world = 0; world < worlds; world++) runReference(reference, market.months);
  });
}
