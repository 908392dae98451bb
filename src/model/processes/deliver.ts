import type { ColumnNames } from "../columns.ts";
import type { int } from "../int.ts";
import type { World } from "../world.ts";

/**
 * Deliver: orders meet capacity; what a supplier cannot deliver is offered to the rest of the panel.
 *
 *     ordered     w D of each relation;   load_s: sum of what is ordered from s
 *     available   A_s = C_s (1 - loss)    loss: l while disrupted, or of a timetabled failure, the larger
 *     delivered   min(1, A_s / load_s) x ordered
 *     spare       Z_s = max(0, A_s - load_s)
 *     asked       (what buyer b misses) x Z_s / (sum of Z over the panel of b)
 *     taken over  asked x min(1, Z_s / (sum of what s is asked for))
 *
 * w  share of spend;  D  demand [units];  C  capacity [units a month];  l  disruption loss [share of capacity]
 *
 * All in units a month. Each buyer offers what is missing to its panel in proportion to spare capacity; a
 * supplier that is asked for more than it has left serves all askers alike. What nobody can take is lost.
 * Units taken over cost a surcharge (`gather.ts` and `settleAccounts.ts` count it). With one contract
 * supplier down by l and spare capacity z phi on the flexible track, max(0, l (1 - phi) - z phi) is lost.
 *
 * Source: assumption, one round of re-routing a month.
 */
export function deliver(world: World): void {
  placeOrders(world);
  meetCapacity(world);
  deliverDirectly(world);
  if (offerMissing(world)) takeOver(world);
}

deliver.reads = {
  buyer: ["panelEnd", "demand"],
  supplier: ["active", "capacity", "disrupted", "failureLoss", "failureEnd"],
  relation: ["supplier", "share"],
} satisfies ColumnNames;
deliver.changes = {
  buyer: ["undelivered"],
  supplier: ["load", "spare", "requested"],
  relation: ["ordered", "delivered", "takenOver"],
} satisfies ColumnNames;

function placeOrders(world: World): void {
  const { share, ordered, supplier } = world.relation;
  const { rowStart, panelEnd, demand } = world.buyer;
  const { load } = world.supplier;
  for (let s = 0; s < world.supplierCount; s++) load[s] = 0;
  for (let b = 0; b < world.buyerCount; b++) {
    const units = demand[b];
    const end = panelEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const order = share[r] * units;
      ordered[r] = order;
      load[supplier[r]] += order;
    }
  }
}

/** What every supplier has left for others; a negative number is what it cannot deliver. */
function meetCapacity(world: World): void {
  const { market, month } = world;
  const { load, spare, requested, capacity, disrupted, active, failureEnd, failureLoss } = world.supplier;
  for (let s = 0; s < world.supplierCount; s++) {
    const failure = month < failureEnd[s] ? failureLoss[s] : 0;
    const disruption = disrupted[s] === 1 ? market.disruptionLoss : 0;
    const loss = failure > disruption ? failure : disruption;
    spare[s] = active[s] === 1 ? capacity[s] * (1 - loss) - load[s] : 0;
    requested[s] = 0;
  }
}

function deliverDirectly(world: World): void {
  const { ordered, delivered, takenOver, supplier } = world.relation;
  const { rowStart, panelEnd, undelivered } = world.buyer;
  const { load, spare } = world.supplier;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    let missing = 0;
    for (let r = rowStart[b]; r < end; r++) {
      const units = ordered[r];
      const s = supplier[r];
      const left = spare[s];
      const done = left >= 0 || units === 0 ? units : (units * (load[s] + left)) / load[s];
      delivered[r] = done;
      takenOver[r] = 0;
      missing += units - done;
    }
    undelivered[b] = missing;
  }
}

/** Each buyer asks the suppliers with spare capacity in proportion to it. False when nothing is missing. */
function offerMissing(world: World): boolean {
  const { buyer, relation, supplier } = world;
  const { rowStart, panelEnd, undelivered } = buyer;
  let anything = false;
  for (let b = 0; b < world.buyerCount; b++) {
    if (undelivered[b] <= 0) continue;
    anything = true;
    let spareSum = 0;
    for (let r = rowStart[b]; r < panelEnd[b]; r++) spareSum += spareOf(world, r);
    if (spareSum <= 0) continue;
    for (let r = rowStart[b]; r < panelEnd[b]; r++) {
      const spare = spareOf(world, r);
      if (spare === 0) continue;
      const request = (undelivered[b] * spare) / spareSum;
      relation.takenOver[r] = request;
      supplier.requested[relation.supplier[r]] += request;
    }
  }
  return anything;
}

function spareOf(world: World, r: int): number {
  const { relation, supplier } = world;
  const spare = supplier.spare[relation.supplier[r]];
  return spare > 0 ? spare : 0;
}

function takeOver(world: World): void {
  const { buyer, relation, supplier } = world;
  const { rowStart, panelEnd, undelivered } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    if (undelivered[b] <= 0) continue;
    for (let r = rowStart[b]; r < panelEnd[b]; r++) {
      const request = relation.takenOver[r];
      if (request === 0) continue;
      const s = relation.supplier[r];
      const granted = supplier.requested[s] > supplier.spare[s] ? supplier.spare[s] / supplier.requested[s] : 1;
      relation.takenOver[r] = request * granted;
      undelivered[b] -= request * granted;
    }
    if (undelivered[b] < 0) undelivered[b] = 0;
  }
}
