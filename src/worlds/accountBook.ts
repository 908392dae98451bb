import type { Market } from "../model/market.ts";
import { FIXED, type World } from "../model/world.ts";
import { MONTHS_A_YEAR } from "./spans.ts";

/**
 * Keeps account of how far a group of suppliers comes with each group of buyers while a world runs. It reads the world
 * and changes nothing in it. Cost: a month, a few operations for each account of the group and each relation on a panel.
 */

/** How far the group has come with a buyer, each step after the one before it. */
export const accountSteps = ["courted", "order", "gate", "contract"] as const;
export type AccountStep = (typeof accountSteps)[number];

/** What is known of a group of suppliers with a group of buyers in one world, in the order in which it is kept. */
export const accountFacts = [
  /** First month in which one of these buyers is courted, orders, trusts enough for a contract, and gives one; NaN for never. */
  ...accountSteps,
  /** Buyers that have ordered, and given a contract, in some month of the run. */
  "everServed",
  "everContracted",
  /** In its last month: buyers that order, and contracts that are held. */
  "served",
  "contracts",
  /** Part of what these buyers order in the last year of the run that goes to the group; NaN where they order nothing. */
  "wallet",
] as const;
export type AccountFact = (typeof accountFacts)[number];

/** Numbers that one world fills for each group of buyers. */
export const ACCOUNT_FACTS = accountFacts.length;

/** Accounts of a group of suppliers, world by world. */
export interface Accounts {
  /** Groups of buyers that somebody belongs to. */
  readonly buyers: readonly string[];
  /** Index `(world * buyers.length + group) * ACCOUNT_FACTS + fact`. */
  readonly values: Float64Array;
}

/** Groups of buyers whose accounts are kept. */
export function groupsOfBuyers({ buyers }: Market): readonly string[] {
  return buyers.filter(({ count }) => count > 0).map(({ name }) => name);
}

/** Numbers that one world fills; none where nobody asks. */
export function accountCells(market: Market, asker: string | undefined): number {
  return asker === undefined ? 0 : groupsOfBuyers(market).length * ACCOUNT_FACTS;
}

const fact = (name: AccountFact) => accountFacts.indexOf(name);
const [COURTED, ORDER, GATE, CONTRACT] = accountSteps.map(fact);
const [EVER_SERVED, EVER_CONTRACTED] = [fact("everServed"), fact("everContracted")];
const [SERVED, CONTRACTS, WALLET] = [fact("served"), fact("contracts"), fact("wallet")];

const HAS_ORDERED = 1;
const HAS_CONTRACTED = 2;

/** Opens a book for worlds of one market; each world is begun with `start` and ended with `close`. */
export function openAccountBook(world: World, market: Market, asker: string, values: Float64Array) {
  const { buyer, relation, supplier, account } = world;
  const number = market.suppliers.findIndex(({ name }) => name === asker);
  const groups = groupsOfBuyers(market);
  const placeOfGroup = market.buyers.map(({ name }) => groups.indexOf(name));
  const width = groups.length * ACCOUNT_FACTS;
  const has = new Uint8Array(world.buyerCount);
  const [own, all] = [new Float64Array(groups.length), new Float64Array(groups.length)];
  const firstOfYear = market.months - MONTHS_A_YEAR;
  let begin = 0;
  const cell = (b: number) => begin + placeOfGroup[buyer.group[b]] * ACCOUNT_FACTS;
  const reach = (at: number) => {
    if (Number.isNaN(values[at])) values[at] = world.month;
  };

  const courted = () => {
    for (let c = 0; c < supplier.courters.length; c++) {
      if (supplier.group[supplier.courters[c]] !== number) continue;
      for (let a = c * account.perEntrant; a < (c + 1) * account.perEntrant; a++) {
        if (account.buyer[a] >= 0) reach(cell(account.buyer[a]) + COURTED);
      }
    }
  };

  /** What a buyer gives the group this month. */
  const served = (b: number) => {
    const at = cell(b);
    let orders = false;
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
      if (world.month >= firstOfYear) all[placeOfGroup[buyer.group[b]]] += relation.ordered[r];
      if (supplier.group[relation.supplier[r]] !== number) continue;
      if (world.month >= firstOfYear) own[placeOfGroup[buyer.group[b]]] += relation.ordered[r];
      if (relation.ordered[r] > 0) orders = true;
      if (relation.eligible[r] === 1) reach(at + GATE);
      if (relation.track[r] !== FIXED) continue;
      values[at + CONTRACTS]++;
      reach(at + CONTRACT);
      if ((has[b] & HAS_CONTRACTED) === 0) values[at + EVER_CONTRACTED]++;
      has[b] |= HAS_CONTRACTED;
    }
    if (!orders) return;
    values[at + SERVED]++;
    reach(at + ORDER);
    if ((has[b] & HAS_ORDERED) === 0) values[at + EVER_SERVED]++;
    has[b] |= HAS_ORDERED;
  };

  return {
    /** @param place  of the world among those of `values` */
    start(place: number): void {
      begin = place * width;
      has.fill(0);
      own.fill(0);
      all.fill(0);
      values.fill(0, begin, begin + width);
      for (let at = begin; at < begin + width; at += ACCOUNT_FACTS) {
        for (const step of [COURTED, ORDER, GATE, CONTRACT]) values[at + step] = Number.NaN;
      }
    },
    /** Books a month after its deliveries, before contracts change hands. */
    month(): void {
      for (let at = begin; at < begin + width; at += ACCOUNT_FACTS) {
        values[at + SERVED] = 0;
        values[at + CONTRACTS] = 0;
      }
      courted();
      for (let b = 0; b < world.buyerCount; b++) served(b);
    },
    close(): void {
      for (const [group, orders] of all.entries()) {
        values[begin + group * ACCOUNT_FACTS + WALLET] = orders > 0 ? own[group] / orders : Number.NaN;
      }
    },
  };
}
