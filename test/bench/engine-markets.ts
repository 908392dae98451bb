import { readFileSync } from "node:fs";
import type { Market } from "../../src/model/market.ts";
import { readScenario } from "../../src/scenario/read.ts";

/** The markets that are timed: the bundled baseline, and the same with many more agents. */

export interface MarketSize {
  readonly buyers: number;
  readonly suppliers: number;
  readonly fixedSlots: number;
  readonly flexibleSlots: number;
}

/** Three suppliers under contract and five beside them: panels of 8. */
export const LARGE_SIZE: MarketSize = { buyers: 5000, suppliers: 20_000, fixedSlots: 3, flexibleSlots: 5 };

/** The same market with fewer buyers and suppliers. */
export function fractionOf(size: MarketSize, fraction: number): MarketSize {
  return { ...size, buyers: size.buyers * fraction, suppliers: size.suppliers * fraction };
}

/** The bundled baseline as it is. */
export function baselineMarket(): Market {
  return marketWith([]);
}

/**
 * The baseline at another size, with a third of the suppliers of each kind. All newcomers enter at
 * once, since one every six months would leave nearly all of so many outside.
 */
export function marketOf({ buyers, suppliers, fixedSlots, flexibleSlots }: MarketSize): Market {
  const third = Math.floor(suppliers / 3);
  return marketWith([
    `buyers.buyer.count=${buyers}`,
    `suppliers.powerhouse.count=${suppliers - 2 * third}`,
    `suppliers.backup.count=${third}`,
    `suppliers.newcomer.count=${third}`,
    "suppliers.newcomer.entry.rate=0",
    "suppliers.newcomer.entry.every=0",
    `policy.fixedSlots=${fixedSlots}`,
    `policy.flexibleSlots=${flexibleSlots}`,
  ]);
}

function marketWith(settings: readonly string[]): Market {
  const place = "scenarios/baseline.yaml";
  const source = { name: "baseline", place, text: readFileSync(place, "utf8") };
  const read = readScenario(source, { find: () => undefined, names: () => [] }, { settings });
  if ("scenario" in read) return read.scenario.market;
  throw new Error(read.problems.map(({ path, wrong }) => `${place}: ${path}: ${wrong}`).join("\n"));
}

/** Size of a market, to measure its cost by; all its policy values are plain numbers. */
export function sizeOf({ buyers, suppliers }: Market): MarketSize {
  const { fixedSlots, flexibleSlots } = buyers[0].parameters;
  if (typeof fixedSlots !== "number" || typeof flexibleSlots !== "number") throw new Error("panels differ in size");
  const count = (groups: readonly { readonly count: number }[]) => groups.reduce((sum, group) => sum + group.count, 0);
  return { buyers: count(buyers), suppliers: count(suppliers), fixedSlots, flexibleSlots };
}

/** Panel places times months: what a run has to work through. */
export function relationMonths(market: Market): number {
  const { buyers, fixedSlots, flexibleSlots } = sizeOf(market);
  return buyers * (fixedSlots + flexibleSlots) * market.months;
}
