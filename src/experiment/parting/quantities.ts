import { FIXED, type World } from "../../model/world.ts";

/**
 * The numbers of a month that are held against each other, in the order in which a month makes them. Nobody
 * is -1. Together they decide every measure: where all are the same, to the last bit, nothing has changed.
 */
export const quantityNames = [
  "demand",
  "courting",
  "value",
  "utility",
  "flexibleSpend",
  "track",
  "share",
  "delivered",
  "takenOver",
  "price",
  "retention",
  "effort",
  "inertia",
  "technologyLag",
  "trustProduct",
  "trustRisk",
  "trustOrganisation",
  "trustSocial",
  "integration",
  "launches",
  "paid",
  "capacity",
  "profit",
] as const;
export type QuantityName = (typeof quantityNames)[number];

/** Takes a number of a buyer, of a supplier, or of both. */
export type Note = (quantity: QuantityName, buyer: number, supplier: number, value: number) => void;

/** Notes every number of the month that has just been delivered and observed. */
export function noteMonth(world: World, note: Note): void {
  noteBuyers(world, note);
  noteSuppliers(world, note);
  noteAccounts(world, note);
  for (let b = 0; b < world.buyerCount; b++) noteRow(world, b, note);
}

function noteBuyers(world: World, note: Note): void {
  const { buyer, relation } = world;
  for (let b = 0; b < world.buyerCount; b++) {
    let flexible = 0;
    for (let r = buyer.contractsEnd[b]; r < buyer.panelEnd[b]; r++) flexible += relation.share[r];
    note("demand", b, -1, buyer.demand[b]);
    // What is left of a sum by rounding is no difference; the shares themselves are compared to the last bit.
    note("flexibleSpend", b, -1, Math.round(flexible * 1e9) / 1e9);
    note("launches", b, -1, buyer.launches[b]);
  }
}

function noteSuppliers(world: World, note: Note): void {
  const { supplier } = world;
  for (let s = 0; s < world.supplierCount; s++) {
    if (supplier.profit[s] !== 0) note("profit", -1, s, supplier.profit[s]);
    if (supplier.active[s] === 0) continue;
    note("capacity", -1, s, available(world, s));
    note("technologyLag", -1, s, supplier.lag[s]);
  }
}

/** Units that a supplier can deliver in a month, as this month leaves it (`deliver.ts`). */
function available({ market, month, supplier }: World, s: number): number {
  const failure = month < supplier.failureEnd[s] ? supplier.failureLoss[s] : 0;
  const disruption = supplier.disrupted[s] === 1 ? market.disruptionLoss : 0;
  return supplier.capacity[s] * (1 - Math.max(failure, disruption));
}

function noteAccounts({ account, supplier }: World, note: Note): void {
  for (let a = 0; a < account.buyer.length; a++) {
    if (account.buyer[a] < 0) continue;
    note("courting", account.buyer[a], supplier.entrants[Math.floor(a / account.perEntrant)], account.trustProduct[a]);
  }
}

function noteRow({ buyer, market, relation }: World, b: number, note: Note): void {
  for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
    const s = relation.supplier[r];
    const surcharged = relation.takenOver[r] * (1 + market.rerouteSurcharge);
    note("track", b, s, relation.track[r] === FIXED ? 2 : 1);
    note("value", b, s, relation.value[r]);
    note("utility", b, s, relation.utility[r]);
    note("share", b, s, relation.share[r]);
    note("delivered", b, s, relation.delivered[r]);
    note("takenOver", b, s, relation.takenOver[r]);
    note("price", b, s, relation.price[r]);
    note("retention", b, s, relation.retention[r]);
    note("effort", b, s, relation.effort[r]);
    note("inertia", b, s, relation.inertia[r]);
    note("trustProduct", b, s, relation.trustProduct[r]);
    note("trustRisk", b, s, relation.trustRisk[r]);
    note("trustOrganisation", b, s, relation.trustOrganisation[r]);
    note("trustSocial", b, s, relation.trustSocial[r]);
    note("integration", b, s, relation.integration[r]);
    note("paid", b, s, relation.price[r] * (relation.delivered[r] + surcharged));
  }
}
