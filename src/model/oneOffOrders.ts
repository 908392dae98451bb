import { exp } from "./arithmetic.ts";
import { normal, uniform } from "./random.ts";
import type { World } from "./world.ts";

/** A one-off order of a buyer. */
export interface OneOffOrder {
  /** Number of the supplier in the buyer's pool, from 0. */
  readonly supplier: number;
  /** Months with payment, from this one on. */
  readonly months: number;
  /** Paid in each of them [unit costs]. */
  readonly spend: number;
}

/**
 * One-off orders: what a buyer buys outside its panel, once, from one of many suppliers that matter to nothing else.
 * They stand in its ledger beside the panel and do nothing in the market: no process reads them.
 *
 *     number of new orders   n ~ Poisson(lambda_1) a month
 *     months                 1 + floor(3 u)
 *     supplier               floor(n_1 u^2) of a pool of n_1, so that some return more often
 *     spend a month          A_1 exp(sigma_1 z - sigma_1^2 / 2), whose mean is A_1
 *
 * lambda_1  orders a month;  A_1  mean spend [unit costs a month];  sigma_1  spread of log spend;  u  uniform;
 * z  standard normal
 *
 * Source: assumption, for the tail of small suppliers in public buyers' ledgers.
 *
 * @param world  in the month whose draws are wanted
 * @returns the orders that begin this month
 */
export function oneOffOrders(world: World, b: number): readonly OneOffOrder[] {
  const { oneOffPool, oneOffSpend, oneOffSpread } = world.market;
  const stream = world.streams.oneOff;
  const who = world.buyer.identity[b];
  return Array.from({ length: countOf(world, b) }, (_, order) => {
    const whom = 3 * (order + 1);
    const luck = uniform(stream, who, whom + 1);
    return {
      months: 1 + Math.floor(LONGEST * uniform(stream, who, whom)),
      supplier: Math.floor(oneOffPool * luck * luck),
      spend: oneOffSpend * exp(oneOffSpread * normal(stream, who, whom + 2) - (oneOffSpread * oneOffSpread) / 2),
    };
  });
}

/** Months of the longest one-off order. */
const LONGEST = 3;

/** A Poisson number by its distribution function: as many as the draw exceeds. */
function countOf({ market, streams, buyer }: World, b: number): number {
  const draw = uniform(streams.oneOff, buyer.identity[b], 0);
  let count = 0;
  let probability = exp(-market.oneOffRate);
  for (let below = probability; draw > below && probability > 0; below += probability) {
    count++;
    probability *= market.oneOffRate / count;
  }
  return count;
}
