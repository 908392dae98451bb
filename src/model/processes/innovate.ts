import { exp } from "../arithmetic.ts";
import type { ColumnNames } from "../columns.ts";
import type { World } from "../world.ts";

/**
 * Innovate: the frontier moves on by a month; a supplier that tries catches up by part of its lag.
 *
 *     L' = max(0, L + 1 - i a L / (1 + L / L_a)),    a = sum(v e (1 - I)) / sum(v) over its relations
 *
 * L  technology lag [months]     i  innovativeness [a month]
 * L_a  catch-up scale [months]: who is far behind cannot take up all that there is to learn
 * v  units ordered this month, e  effort, I  inertia of a relation, both as this month left them; a supplier
 *    without orders keeps the pace of its initial effort and inertia, e_0 (1 - I_0)
 *
 * Only suppliers in the market move. Steady state 1 / (i a - 1 / L_a) months where i a L_a > 1; below, a
 * supplier falls behind for ever, by a month a month at most. Also sets exp(-L / tau_N) with the new L, how near
 * the frontier it brings a buyer (`launch.ts`).
 *
 * Source: assumption for the form; distance to the frontier as in Aghion et al. (2009), the bound as in absorptive
 * capacity (Cohen and Levinthal 1990). Rejected: no bound, by which incumbents that start 200 months behind
 * catch up fastest and are best for the buyer.
 */
export function innovate(world: World): void {
  const { relation, supplier } = world;
  const { volume, drive, lag, nearness, active } = supplier;
  const { innovativeness, initialEffort, initialInertia } = supplier.parameters;
  const scale = -1 / world.market.launchLagScale;
  const takenUp = 1 / world.market.catchUpScale;
  const { ordered, effort, inertia } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, panelEnd } = world.buyer;
  for (let s = 0; s < world.supplierCount; s++) {
    volume[s] = 0;
    drive[s] = 0;
  }
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const units = ordered[r];
      volume[s] += units;
      drive[s] += units * effort[r] * (1 - inertia[r]);
    }
  }
  for (let s = 0; s < world.supplierCount; s++) {
    if (active[s] === 0) continue;
    const pace = volume[s] > 0 ? drive[s] / volume[s] : initialEffort[s] * (1 - initialInertia[s]);
    const next = lag[s] + 1 - (innovativeness[s] * pace * lag[s]) / (1 + lag[s] * takenUp);
    lag[s] = next > 0 ? next : 0;
    nearness[s] = exp(lag[s] * scale);
  }
}

innovate.reads = {
  buyer: ["panelEnd"],
  supplier: ["active", "lag"],
  relation: ["supplier", "effort", "inertia", "ordered"],
} satisfies ColumnNames;
innovate.changes = { supplier: ["lag", "nearness", "volume", "drive"] } satisfies ColumnNames;
