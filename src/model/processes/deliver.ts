import { FLEXIBLE, type World } from "../world.ts";

/**
 * Deliver: orders meet capacity; what a supplier cannot deliver is offered to the rest of the panel.
 *
 *     available  A_s = C_s (1 - loss)          loss: disruption or timetabled failure, the larger
 *     direct     f_s = min(1, A_s / load_s),   delivered = f_s x ordered
 *     spare      A_s - load_s, if positive
 *     rerouted   each buyer offers what is missing to its panel in proportion to spare capacity; a
 *                supplier that is asked for more than it has left serves all askers alike
 *
 * All in units a month. What nobody can take is lost. Rerouted units cost a surcharge (`observe.ts`
 * and `settleAccounts.ts` count it). With one contract supplier down by l and slack h phi on the
 * flexible track, max(0, l (1 - phi) - h phi) is lost.
 *
 * Source: model brief, section 3.4. Assumption: one round of re-routing a month.
 */
export function deliver(world: World): void {
  placeOrders(world);
  deliverDirectly(world);
  if (offerMissing(world)) takeOver(world);
}

function placeOrders(world: World): void {
  const { share, ordered, supplier, buyer } = world.relation;
  const { demand } = world.buyer;
  const { load } = world.supplier;
  load.fill(0);
  for (let r = 0; r < world.relationCount; r++) {
    const units = share[r] === 0 ? 0 : share[r] * demand[buyer[r]];
    ordered[r] = units;
    if (units > 0) load[supplier[r]] += units;
  }
}

function deliverDirectly(world: World): void {
  const { buyer, relation, market, month } = world;
  const { ordered, delivered, takenOver } = relation;
  const relationSupplier = relation.supplier;
  const { load, spare, requested, capacity, disrupted, active, failureEnd, failureLoss } = world.supplier;
  const { undelivered } = buyer;
  for (let s = 0; s < world.supplierCount; s++) {
    const failure = month < failureEnd[s] ? failureLoss[s] : 0;
    const disruption = disrupted[s] === 1 ? market.disruptionLoss : 0;
    const loss = failure > disruption ? failure : disruption;
    spare[s] = active[s] === 1 ? capacity[s] * (1 - loss) - load[s] : 0;
    requested[s] = 0;
  }
  undelivered.fill(0);
  for (let r = 0; r < world.relationCount; r++) {
    const units = ordered[r];
    takenOver[r] = 0;
    delivered[r] = units;
    if (units === 0) continue;
    const s = relationSupplier[r];
    if (spare[s] >= 0) continue;
    delivered[r] = (units * (load[s] + spare[s])) / load[s];
    undelivered[relation.buyer[r]] += units - delivered[r];
  }
}

/** Each buyer asks the suppliers with spare capacity in proportion to it. False when nothing is missing. */
function offerMissing(world: World): boolean {
  const { buyer, relation, supplier } = world;
  const { rowStart, undelivered } = buyer;
  let anything = false;
  for (let b = 0; b < world.buyerCount; b++) {
    if (undelivered[b] <= 0) continue;
    anything = true;
    let spareSum = 0;
    for (let r = rowStart[b]; r < rowStart[b + 1]; r++) spareSum += spareOf(world, r);
    if (spareSum <= 0) continue;
    for (let r = rowStart[b]; r < rowStart[b + 1]; r++) {
      const spare = spareOf(world, r);
      if (spare === 0) continue;
      const request = (undelivered[b] * spare) / spareSum;
      relation.takenOver[r] = request;
      supplier.requested[relation.supplier[r]] += request;
    }
  }
  return anything;
}

function spareOf(world: World, r: number): number {
  const { relation, supplier } = world;
  if (relation.track[r] < FLEXIBLE) return 0;
  const spare = supplier.spare[relation.supplier[r]];
  return spare > 0 ? spare : 0;
}

function takeOver(world: World): void {
  const { buyer, relation, supplier } = world;
  const { rowStart, undelivered } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    if (undelivered[b] <= 0) continue;
    for (let r = rowStart[b]; r < rowStart[b + 1]; r++) {
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
