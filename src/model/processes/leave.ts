import type { ColumnNames } from "../columns.ts";
import { hasEntrants } from "../everAbove0.ts";
import { int } from "../int.ts";
import type { Market } from "../market.ts";
import { endRelation } from "../panel.ts";
import { uniform } from "../random.ts";
import { endStrategy } from "../strategists.ts";
import type { World } from "../world.ts";

/**
 * Leave: an entrant with less than no cash leaves the market, and so does one that closes.
 *
 *     P(closes) = kappa_C [probability a month], for an entrant in the market, whatever its customers do
 *
 * Its relations and accounts end at once and are forgotten; a contract it held is open for the review of
 * the same month, and all that its strategy has built is lost. A new entrant takes its place n_R months later, with fresh cash M_0, not disrupted, and
 * unknown to every buyer; never for n_R = 0. Only entrants leave: incumbents are taken to have other business.
 * One uniform a month for every entrant in the market.
 *
 * Source: assumption; without closures the first newcomers stay for good and none comes after them.
 */
export function leave(world: World): void {
  const { supplier, month } = world;
  let exits = 0;
  for (let n = 0; n < supplier.entrants.length; n++) {
    const s = supplier.entrants[n];
    if (supplier.cash[s] >= 0 && !closes(world, s)) continue;
    leaveMarket(world, s, n);
    exits++;
    world.eventLog?.tell(month, "exit", -1, s, -1);
  }
  if (exits > 0) endRelations(world);
}

// biome-ignore format: names read in rows
leave.reads = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd"],
  supplier: ["active", "exitMonth", "cash"],
  strategist: ["baseQuality", "baseInnovativeness", "baseInertiaGain", "baseTeamStability"],
  relation: ["supplier", "track", "since"],
  tally: ["panelChanges", "droppedLinks", "exits"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
leave.changes = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd"],
  supplier: ["parameters", "active", "entryMonth", "exitMonth", "disrupted", "cash"],
  strategist: ["baseQuality", "baseInnovativeness", "baseInertiaGain", "baseTeamStability", "skill", "volumeYear", "target",
    "difficulty", "motivation", "programme", "showStock", "pressStock", "onlineStock", "voiceStock", "corporateStock",
    "productStock", "edge"],
  relation: ["moving", "track", "standing", "perceivedRetention"],
  account: ["buyer"],
  tally: ["panelChanges", "droppedLinks", "exits"],
} satisfies ColumnNames;

leave.needed = (market: Market) => hasEntrants(market);

function closes({ supplier, streams }: World, s: int): boolean {
  const { closureRate } = supplier.parameters;
  return supplier.active[s] === 1 && uniform(streams.closure, supplier.identity[s], 0) < closureRate[s];
}

/** A month beyond every horizon. */
const NEVER = 0x3fffffff;

function leaveMarket(world: World, s: int, n: int): void {
  const { account, supplier, month, tally } = world;
  const { replaceAfter, initialCash } = supplier.parameters;
  supplier.active[s] = 0;
  supplier.disrupted[s] = 0;
  supplier.exitMonth[s] = month;
  supplier.entryMonth[s] = replaceAfter[s] > 0 ? int(month + replaceAfter[s]) : NEVER;
  supplier.cash[s] = initialCash[s];
  tally.exits[supplier.group[s]]++;
  if (supplier.strategist[s] >= 0) endStrategy(world, supplier.strategist[s]);
  for (let a = n * account.perEntrant; a < (n + 1) * account.perEntrant; a++) account.buyer[a] = -1;
}

function endRelations(world: World): void {
  const { buyer, relation, supplier, month } = world;
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = buyer.knownEnd[b] - 1; r >= buyer.rowStart[b]; r--) {
      if (supplier.exitMonth[relation.supplier[r]] === month) endRelation(world, r);
    }
  }
}
