import type { ColumnNames } from "../columns.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import type { World } from "../world.ts";

/**
 * Learn preference: a buyer comes to prefer the flexible suppliers that its dealings paid with.
 *
 *     J' = (1 - gamma) J + (V - p) d
 *
 * J      preference [unit costs], 0 when the two meet
 * V, p   value and price when this month's order was placed [unit costs a unit]
 * d      units delivered on the buyer's own orders on the flexible track, 0 elsewhere
 * gamma  forgetting [a month]; suppliers under contract or only remembered are forgotten likewise
 *
 * Runs before prices move: p is the price that the order was placed at. A buyer whose preference sensitivity
 * beta_J is 0 learns none. With n equal suppliers, one choice a month and a profit pi = (V - p) D a
 * month, shopping around is unstable above beta_J = n gamma / pi. A buyer that orders more gains more
 * and is the more loyal.
 *
 * Source: Weisbuch, Kirman and Herreiner (2000), Economic Journal 110, 411-436. Units that a supplier
 * takes over from another are left out: the buyer did not choose it.
 */
export function learnPreference(world: World): void {
  const { rowStart, contractsEnd, panelEnd, knownEnd, policy } = world.buyer;
  const { preferenceSensitivity, preferenceForgetting } = policy;
  const { preference, value, price, delivered } = world.relation;
  for (let b = 0; b < world.buyerCount; b++) {
    if (preferenceSensitivity[b] === 0) continue;
    const kept = 1 - preferenceForgetting[b];
    for (let r = rowStart[b]; r < knownEnd[b]; r++) preference[r] *= kept;
    for (let r = contractsEnd[b]; r < panelEnd[b]; r++) preference[r] += (value[r] - price[r]) * delivered[r];
  }
}

learnPreference.reads = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd"],
  relation: ["price", "preference", "value", "delivered"],
} satisfies ColumnNames;
learnPreference.changes = { relation: ["preference"] } satisfies ColumnNames;

learnPreference.needed = (market: Market) => everAbove0(market, "preferenceSensitivity");
