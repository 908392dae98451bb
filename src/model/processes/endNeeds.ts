import type { ColumnNames } from "../columns.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import { leavePanel, loseContract } from "../panel.ts";
import { uniform } from "../random.ts";
import type { World } from "../world.ts";

/**
 * End needs: what a contract supplied is not needed any more.
 *
 *     P(need ends) = nu [probability a month], for each contract
 *
 * The holder leaves the panel and is remembered (`panel.ts`), with its inertia as it is; its volume goes to
 * the others, and the contract is open for the review of the same month. Nobody left the supplier, so leaving is
 * not paid. The last supplier of a panel stays. One uniform a month for every contract.
 *
 * Source: assumption; public buyers' ledgers lose suppliers that nobody rivalled.
 */
export function endNeeds(world: World): void {
  const { buyer, market, relation, supplier, streams } = world;
  const { rowStart, contractsEnd, panelEnd, identity } = buyer;
  const { needEndRate } = market;
  if (needEndRate === 0) return;
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = contractsEnd[b] - 1; r >= rowStart[b]; r--) {
      const s = relation.supplier[r];
      if (uniform(streams.need, identity[b], supplier.identity[s]) >= needEndRate) continue;
      if (panelEnd[b] - rowStart[b] <= 1) continue;
      world.eventLog?.tell(world.month, "loseContract", b, s, -1);
      world.eventLog?.tell(world.month, "drop", b, s, -1);
      leavePanel(world, loseContract(world, r));
    }
  }
}

endNeeds.reads = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd"],
  relation: ["supplier", "since", "trustProduct"],
  tally: ["panelChanges", "droppedLinks"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
endNeeds.changes = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd"],
  relation: ["moving", "track", "standing", "share", "ordered", "delivered", "takenOver", "perceivedRetention"],
  tally: ["panelChanges", "droppedLinks"],
} satisfies ColumnNames;

endNeeds.needed = (market: Market) => everAbove0(market, "needEndRate") && everAbove0(market, "fixedSlots");
