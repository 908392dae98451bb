import type { ColumnNames } from "../columns.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import type { World } from "../world.ts";

/**
 * Launch: a buyer starts new-market projects with the most advanced supplier that it can reach and trusts.
 *
 *     launches a month = lambda_N max over the panel of exp(-L_s / tau_N) T
 *
 * L  technology lag [months];  tau_N  scale [months];  T  overall trust, mean of the rungs [0..1];  lambda_N  launch rate
 *
 * The expected number, not a draw: chance would hide the effect without adding to it.
 * L is this month's, after `innovate.ts`; T is that of the month's appraisal.
 *
 * Source: assumption for the form; Li et al. (2022) for reach outside the main tie.
 */
export function launch(world: World): void {
  const { buyer, relation, supplier } = world;
  const { rowStart, panelEnd, launches } = buyer;
  const { trust } = relation;
  const relationSupplier = relation.supplier;
  const { nearness } = supplier;
  for (let b = 0; b < world.buyerCount; b++) {
    let best = 0;
    for (let r = rowStart[b]; r < panelEnd[b]; r++) {
      const reach = nearness[relationSupplier[r]] * trust[r];
      if (reach > best) best = reach;
    }
    launches[b] = world.market.launchRate * best;
  }
}

launch.reads = { buyer: ["panelEnd"], supplier: ["nearness"], relation: ["supplier", "trust"] } satisfies ColumnNames;
launch.changes = { buyer: ["launches"] } satisfies ColumnNames;

launch.needed = (market: Market) => everAbove0(market, "launchRate");
