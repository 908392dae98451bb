import type { ColumnNames } from "../columns.ts";
import { drawForAll } from "../draws.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import type { World } from "../world.ts";

/**
 * Disrupt: a supplier that works may be disrupted, one that is disrupted may recover.
 *
 *     P(works -> disrupted) = delta,    P(disrupted -> works) = 1 / m_delta
 *
 * delta    disruption rate [probability a month]
 * m_delta  mean length of a disruption [months, >= 1]
 *
 * One draw a month for each supplier in the market; the new state holds from this month on. Long-run share
 * of months disrupted: delta / (delta + 1 / m_delta). What it costs in capacity is decided in `deliver.ts`.
 *
 * Source: two-state Markov chain; rates from McKinsey Global Institute (2020).
 */
export function disrupt(world: World): void {
  const { supplier } = world;
  const { disruptionRate, disruptionMonths } = world.market;
  const stream = world.streams.disruption;
  const recovery = 1 / disruptionMonths;
  drawForAll(stream, supplier.identity, 0, world.supplierCount, supplier.draw);
  for (let s = 0; s < world.supplierCount; s++) {
    if (supplier.active[s] === 0) continue;
    const chance = supplier.disrupted[s] === 1 ? recovery : disruptionRate;
    if (supplier.draw[s] >= chance) continue;
    const now = 1 - supplier.disrupted[s];
    supplier.disrupted[s] = now;
    world.eventLog?.tell(world.month, now === 1 ? "disruption" : "recovery", -1, s, -1);
  }
}

disrupt.reads = { supplier: ["active", "disrupted"] } satisfies ColumnNames;
disrupt.changes = { supplier: ["disrupted", "draw"] } satisfies ColumnNames;

disrupt.needed = (market: Market) => everAbove0(market, "disruptionRate");
