import type { ColumnNames } from "../columns.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import { noteSpends, payDealer, payForSelling } from "../sellingCost.ts";
import type { World } from "../world.ts";

/**
 * Settle accounts: what suppliers earn, and which entrants run out of cash.
 *
 *     profit = sum over relations of [ (p - c) d + (p (1 + h) - c) x - o (e - e_min)^2 / (2 psi) ]
 *              - f C - f_u (courted buyers) - cost of a strategy (`sellingCost.ts`)
 *
 * c     unit cost, on the flexible track with the extra cost d_c
 * d, x  units delivered on own orders, and taken over at the surcharge h
 * o     units ordered
 * e     effort; its cost for a unit is the one that `chooseEffort.ts` weighs, 0 for e below e_min or psi = 0
 * f     fixed cost of a unit of capacity C, for who is in the market
 * f_u   cost of courting a buyer [a month], for entrants that prepare, too
 *
 * The profit of an entrant, in the market or not yet, goes to its cash (`leave.ts`). Then C' = C (1 + g_C) for
 * a supplier in the market from which nine tenths of C or more were ordered, disrupted or not.
 *
 * Source: assumption.
 */
export function settleAccounts(world: World): void {
  if (world.strategist.supplier.length > 0) noteSpends(world);
  earn(world);
  payFixedCosts(world);
  payForCourting(world);
}

settleAccounts.reads = {
  buyer: ["contractsEnd", "panelEnd"],
  supplier: ["active", "capacity", "cash", "load", "volume"],
  relation: ["supplier", "price", "effort", "ordered", "delivered", "takenOver", "dealer"],
  strategist: ["works", "served", "volumeWeight", "programme", "departures", "cost", "timeForNew"],
  account: ["buyer", "dealer"],
} satisfies ColumnNames;
settleAccounts.changes = {
  supplier: ["capacity", "cash", "profit"],
  strategist: ["cost", "newBusinessCost"],
} satisfies ColumnNames;

/** Capacity grows where anybody's does; what is earned decides nothing but who of the newcomers stays. */
settleAccounts.feeds = (market: Market) => {
  const { supplier, strategist } = settleAccounts.changes;
  const reads: ColumnNames = { supplier: ["active", "capacity", "load"] };
  const capacity = everAbove0(market, "capacityGrowth")
    ? [{ changes: { supplier: ["capacity"] } as const, reads }]
    : [];
  const earned = { supplier: supplier.filter((name) => name !== "capacity"), strategist };
  return [...capacity, { changes: earned, reads: settleAccounts.reads }];
};

const BUSY = 0.9;

function earn(world: World): void {
  const { relation, supplier, market, buyer } = world;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { price, effort, ordered, delivered, takenOver, dealer } = relation;
  const relationSupplier = relation.supplier;
  const { profit } = supplier;
  const { unitCost, minimumEffort, effortResponse } = supplier.parameters;
  const { uncommittedCost, rerouteSurcharge } = market;
  for (let s = 0; s < world.supplierCount; s++) profit[s] = 0;
  for (let b = 0; b < world.buyerCount; b++) {
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const cost = r < flexible ? unitCost[s] : unitCost[s] * (1 + uncommittedCost);
      const extra = effort[r] - minimumEffort[s];
      const response = effortResponse[s];
      const effortCost = extra > 0 && response > 0 ? (ordered[r] * extra * extra) / (2 * response) : 0;
      const margin = price[r] - cost;
      profit[s] += margin * delivered[r] + (margin + price[r] * rerouteSurcharge) * takenOver[r] - effortCost;
      if (dealer[r] === 1) payDealer(world, s, margin, delivered[r] + takenOver[r]);
    }
  }
}

function payFixedCosts(world: World): void {
  const { supplier } = world;
  const { fixedCost, capacityGrowth } = supplier.parameters;
  for (let s = 0; s < world.supplierCount; s++) {
    if (supplier.active[s] === 0) continue;
    supplier.profit[s] -= fixedCost[s] * supplier.capacity[s];
    if (supplier.load[s] >= BUSY * supplier.capacity[s]) supplier.capacity[s] *= 1 + capacityGrowth[s];
  }
}

function payForCourting(world: World): void {
  const { account, supplier } = world;
  for (let c = 0; c < supplier.courters.length; c++) {
    const s = supplier.courters[c];
    for (let a = c * account.perEntrant; a < (c + 1) * account.perEntrant; a++) {
      if (account.buyer[a] >= 0 && account.dealer[a] === 0)
        supplier.profit[s] -= supplier.parameters.communicationCost[s];
    }
  }
  if (world.strategist.supplier.length > 0) payForSelling(world);
  for (let n = 0; n < supplier.entrants.length; n++) {
    const s = supplier.entrants[n];
    supplier.cash[s] += supplier.profit[s];
  }
}
