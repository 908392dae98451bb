import type { ColumnNames } from "../columns.ts";
import type { World } from "../world.ts";

/**
 * Grow inert: a supplier that feels safe under contract stops trying; a threatened one wakes up.
 *
 *     contract:   I' = I + kappa_I P (1 - I) - kappa_D (1 - P) I
 *     elsewhere:  I' = I - kappa_D I
 *
 * P         perceived retention [0..1]
 * kappa_I   inertia gain, kappa_D  inertia loss [a month]
 *
 * For constant P: I* = kappa_I P / (kappa_I P + kappa_D (1 - P)), reached with time constant
 * 1 / (kappa_I P + kappa_D (1 - P)) months. Losing a contract halves I (`review.ts`). Elsewhere is the
 * flexible track and whoever is remembered.
 *
 * Source: assumption (no measurement found; spirals self-correct, Autry and Golicic 2010).
 */
export function growInert(world: World): void {
  const { relation, supplier, buyer } = world;
  const { rowStart, contractsEnd, knownEnd } = buyer;
  const { inertia, perceivedRetention } = relation;
  const { inertiaGain, inertiaLoss } = supplier.parameters;
  const relationSupplier = relation.supplier;
  for (let b = 0; b < world.buyerCount; b++) {
    const flexible = contractsEnd[b];
    const end = knownEnd[b];
    for (let r = rowStart[b]; r < flexible; r++) {
      const s = relationSupplier[r];
      const before = inertia[r];
      const safe = perceivedRetention[r];
      inertia[r] = before + inertiaGain[s] * safe * (1 - before) - inertiaLoss[s] * (1 - safe) * before;
    }
    for (let r = flexible; r < end; r++) inertia[r] -= inertiaLoss[relationSupplier[r]] * inertia[r];
  }
}

growInert.reads = {
  buyer: ["contractsEnd", "knownEnd"],
  relation: ["supplier", "inertia", "perceivedRetention"],
} satisfies ColumnNames;
growInert.changes = { relation: ["inertia"] } satisfies ColumnNames;
