import { countsOf } from "../../model/createWorld.ts";
import type { Market } from "../../model/market.ts";
import { oneOffOrders } from "../../model/oneOffOrders.ts";
import type { World } from "../../model/world.ts";

/** What one buyer paid to one supplier in one month, net of refunds: a line of a spend ledger, real or simulated. */
export interface LedgerLine {
  readonly buyer: string | number;
  readonly supplier: string | number;
  /** From 0, the first of a year. */
  readonly month: number;
  readonly amount: number;
}

/** What becomes of a payment. */
export type Pay = (buyer: number, supplier: number, month: number, amount: number) => void;

/** Buyers of a world whose payments are booked, the first ones: a ledger is of one buyer, and many show nothing new. */
const MOST_BUYERS = 40;

/** Worlds whose ledgers are kept, and relations of all of them together, which bound the time. */
const MOST_WORLDS = 25;
const MOST_RELATIONS = 100_000;

/** Of how many worlds of a market the ledgers are kept: the first 25, fewer of large markets, one at least. */
export function ledgerWorlds(market: Market): number {
  return Math.min(MOST_WORLDS, Math.max(1, Math.floor(MOST_RELATIONS / countsOf(market).relations)));
}

/**
 * Books the payments of a month after its deliveries: for what was delivered [unit costs], and what one-off orders that
 * begin in it cost, in later months too. Suppliers of one-off orders have numbers below 0.
 *
 * @param months  that the world runs
 */
export function bookPayments(world: World, months: number, pay: Pay): void {
  bookLines(world, pay);
  bookOneOffOrders(world, months, pay);
}

function bookLines({ buyer, relation, market, month, buyerCount }: World, pay: Pay): void {
  const takeOverPrice = 1 + market.rerouteSurcharge;
  for (let b = 0; b < Math.min(buyerCount, MOST_BUYERS); b++) {
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
      const amount = relation.price[r] * (relation.delivered[r] + relation.takenOver[r] * takeOverPrice);
      if (amount > 0) pay(b, relation.supplier[r], month, amount);
    }
  }
}

/** Every payment of the orders that begin this month, those of later months too. */
function bookOneOffOrders(world: World, months: number, pay: Pay): void {
  const { month, buyerCount } = world;
  for (let b = 0; b < Math.min(buyerCount, MOST_BUYERS); b++) {
    for (const order of oneOffOrders(world, b)) {
      const supplier = -1 - order.supplier;
      for (let later = 0; later < order.months && month + later < months; later++) {
        pay(b, supplier, month + later, order.spend);
      }
    }
  }
}
