import { exp } from "../arithmetic.ts";
import type { ColumnNames } from "../columns.ts";
import { drawForAll } from "../draws.ts";
import { normalQuantile } from "../normalQuantile.ts";
import type { World } from "../world.ts";

/**
 * Vary demand: each buyer's demand swings around its level.
 *
 *     x' = rho_D x + sigma_D sqrt(1 - rho_D^2) z,    D = D_0 f exp(x - sigma_D^2 / 2)
 *
 * x  deviation of log demand (long-run mean 0, standard deviation sigma_D, autocorrelation rho_D^n)
 * z  standard normal, one a buyer and month
 * f  factor of a timetabled demand shock, 1 otherwise
 * D  units demanded this month; the mean of D is D_0 f
 *
 * Source: AR(1) in logs, the usual form for demand in inventory theory. The first month draws x from
 * the long-run distribution (`startWorld.ts`), so there is no warm-up. Assumption: the values of rho_D and
 * sigma_D.
 */
export function varyDemand(world: World): void {
  const { buyer, month } = world;
  const { demandVolatility, demandPersistence } = world.market;
  const step = demandVolatility * Math.sqrt(1 - demandPersistence * demandPersistence);
  // Where demand does not swing there is nothing to draw; until it is known, its place holds the draw.
  if (step > 0) drawForAll(world.streams.demand, buyer.identity, 0, world.buyerCount, buyer.demand);
  const centre = (demandVolatility * demandVolatility) / 2;
  for (let b = 0; b < world.buyerCount; b++) {
    const before = buyer.demandDeviation[b];
    const luck = step > 0 ? normalQuantile(buyer.demand[b]) : 0;
    const deviation = demandPersistence * before + step * luck;
    buyer.demandDeviation[b] = deviation;
    const factor = month < buyer.shockEnd[b] ? buyer.shockFactor[b] : 1;
    buyer.demand[b] = buyer.parameters.demand[b] * factor * exp(deviation - centre);
  }
}

varyDemand.reads = { buyer: ["demandDeviation", "shockFactor", "shockEnd"] } satisfies ColumnNames;
varyDemand.changes = { buyer: ["demandDeviation", "demand"] } satisfies ColumnNames;
