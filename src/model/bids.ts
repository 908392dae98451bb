import type { int } from "./int.ts";
import type { World } from "./world.ts";

/**
 * Bid for a contract: a supplier that has none bids at what a contract costs it, with the margin of a first
 * offer, unless it sells for less already.
 *
 *     bid = min(p, c (1 + m_0)),     cut = p - bid
 *
 * p    its price on the flexible track [unit costs], in which the extra cost d_c of small lots is contained
 * c    unit cost;  m_0  opening margin
 *
 * A challenger is weighed against the holder with U + cut, in bargaining, in the retention probability and at
 * the review, and if it wins its price is the bid.
 *
 * Source: assumption. Rejected: weighing its flexible price, which charges a challenger for lots that it would
 * not have under contract.
 *
 * @returns the cut at place r [unit costs, 0 or more]
 */
export function bidCut({ market, relation, supplier }: World, r: int): number {
  const cut = relation.price[r] - supplier.parameters.unitCost[relation.supplier[r]] * (1 + market.openingMargin);
  return cut > 0 ? cut : 0;
}
