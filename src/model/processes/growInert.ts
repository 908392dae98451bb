import type { ColumnNames } from "../columns.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import type { World } from "../world.ts";

/**
 * Grow inert: a supplier that feels safe under contract stops trying; a threatened one wakes up.
 *
 *     contract:   I' = I + kappa_I Z (1 - I) - kappa_D (1 - Z) I
 *                 Z = P [1 - a (1 - s)]  with several holders,  Z = P  with one
 *     elsewhere:  I' = I - kappa_D I
 *
 * Z         safety [0..1]: a unit of quota is as safe as the contract; one that holders compete for only as far
 *           as the holder has it anyway
 * P         perceived retention [0..1];  a  performance share;  s  standing among the holders (`allocate.ts`)
 * kappa_I   inertia gain, kappa_D  inertia loss [a month]
 *
 * For constant Z: I* = kappa_I Z / (kappa_I Z + kappa_D (1 - Z)), reached with time constant
 * 1 / (kappa_I Z + kappa_D (1 - Z)) months. Elsewhere is the flexible track and whoever is remembered.
 *
 * Source: assumption (no measurement found; spirals self-correct, Autry and Golicic 2010). That competition
 * between holders keeps them from growing inert is part of it, and carries whatever the model says of buyers
 * whose holders compete. Rejected: Z = P, by which holders that fight for every unit would grow as inert.
 */
export function growInert(world: World): void {
  const { relation, supplier, buyer } = world;
  const { rowStart, contractsEnd, knownEnd } = buyer;
  const { inertia, perceivedRetention, standing } = relation;
  const { performanceShare } = buyer.policy;
  const { inertiaGain, inertiaLoss } = supplier.parameters;
  const relationSupplier = relation.supplier;
  for (let b = 0; b < world.buyerCount; b++) {
    const flexible = contractsEnd[b];
    const end = knownEnd[b];
    const contested = flexible - rowStart[b] > 1 ? performanceShare[b] : 0;
    for (let r = rowStart[b]; r < flexible; r++) {
      const s = relationSupplier[r];
      const before = inertia[r];
      const safe = perceivedRetention[r] * (1 - contested * (1 - standing[r]));
      inertia[r] = before + inertiaGain[s] * safe * (1 - before) - inertiaLoss[s] * (1 - safe) * before;
    }
    for (let r = flexible; r < end; r++) inertia[r] -= inertiaLoss[relationSupplier[r]] * inertia[r];
  }
}

growInert.reads = {
  buyer: ["contractsEnd", "knownEnd"],
  relation: ["supplier", "standing", "inertia", "perceivedRetention"],
} satisfies ColumnNames;
growInert.changes = { relation: ["inertia"] } satisfies ColumnNames;

growInert.needed = (market: Market) => everAbove0(market, "inertiaGain") || everAbove0(market, "inertiaLoss");
