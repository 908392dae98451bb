import type { Market } from "../../model/market.ts";
import { namesOfMembers } from "../../model/traceWorld.ts";

/** All buyers and suppliers of two markets under common numbers: the same name is the same agent. */
export interface Cast {
  readonly buyers: readonly string[];
  readonly suppliers: readonly string[];
  /** Common number of each buyer and supplier of one market. */
  readonly numbersOf: (market: Market) => {
    readonly buyers: readonly number[];
    readonly suppliers: readonly number[];
  };
}

export function castOf(baseline: Market, scenario: Market): Cast {
  const together = (names: readonly string[], more: readonly string[]) => [...new Set([...names, ...more])];
  const buyers = together(namesOfMembers(baseline.buyers), namesOfMembers(scenario.buyers));
  const suppliers = together(namesOfMembers(baseline.suppliers), namesOfMembers(scenario.suppliers));
  const numbers = (all: readonly string[]) => new Map(all.map((name, number) => [name, number]));
  const buyerNumber = numbers(buyers);
  const supplierNumber = numbers(suppliers);
  return {
    buyers,
    suppliers,
    numbersOf: (market) => ({
      buyers: namesOfMembers(market.buyers).map((name) => buyerNumber.get(name) ?? -1),
      suppliers: namesOfMembers(market.suppliers).map((name) => supplierNumber.get(name) ?? -1),
    }),
  };
}
