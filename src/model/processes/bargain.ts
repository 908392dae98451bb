import { bidCut } from "../bids.ts";
import type { ColumnNames } from "../columns.ts";
import { everAbove0, everSet, panelsStand } from "../everAbove0.ts";
import type { int } from "../int.ts";
import type { Market } from "../market.ts";
import type { World } from "../world.ts";

/** Utility of an alternative that does not exist: the price is the cap, whoever bargains. */
const NOBODY = Number.NEGATIVE_INFINITY;

/**
 * Bargain: prices move towards what bargaining over the surplus gives.
 *
 *     p* = clip( c + (1 - eta) max(0, U + p - c - (U_alt - S)), c (1 + m), c (1 + m_max) )
 *     m = m_min for a contract,  m_min + m_u min(1, load / C)^4 for a flexible order
 *     p' = p + (p* - p) / tau
 *
 * U + p  value as the buyer believes it [unit costs]
 * U_alt  perceived utility of the best other supplier that could take the volume: for a contract another
 *        holder, a challenger past the gate with its bid (`bids.ts`) or an invited rival, for a flexible order
 *        anybody on the panel; none: p* is the cap
 * c      unit cost, on the flexible track with the extra cost of orders without commitment (1 + d_c)
 * S      cost of leaving, sigma k for a contract, 0 for a flexible order
 * eta    buyer's bargaining weight [0..1]
 * load   units ordered from the supplier this month, C its capacity: who is full asks more, m_u at most
 * tau    price months [>= 1]: tau_p for a contract, tau_x for a flexible order
 *
 * All prices move at once: U is that of the month's appraisal, p the price from before this step.
 * clip(x, low, high) is low for x < low, else high for x > high, else x. A challenger that wins nothing
 * still lowers the price: contestability. A supplier that does not respond to threat, and is no entrant
 * itself, leaves entrants out of U_alt.
 *
 * Source: asymmetric Nash bargaining with an outside option (Nash 1950; Binmore, Rubinstein and
 * Wolinsky 1986); Baumol, Panzar and Willig (1982). The speeds tau and the convex price of scarcity are
 * assumptions; without scarcity small suppliers would carry any volume at the lowest price.
 */
export function bargain(world: World): void {
  const { buyer, market, relation, supplier } = world;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { negotiation } = buyer.policy;
  const { unitCost, respondsToThreat } = supplier.parameters;
  const { eligible, price, utility, integration } = relation;
  const relationSupplier = relation.supplier;
  const { blindSuppliers } = world;
  const { switchingCost, uncommittedCost, minimumMargin, maximumMargin, scarcityMargin } = market;
  const { load, capacity } = supplier;
  const contractStep = 1 / market.contractPriceMonths;
  const flexibleStep = 1 / market.flexiblePriceMonths;
  for (let b = 0; b < world.buyerCount; b++) {
    const first = rowStart[b];
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    const supplierWeight = 1 - negotiation[b];
    // The best for a contract and the best for a flexible order, each with the runner-up for the best itself.
    const rival = bestRival(world, b);
    let forContract = NOBODY;
    let nextForContract = NOBODY;
    let forOrder = NOBODY;
    let nextForOrder = NOBODY;
    for (let r = first; r < end; r++) {
      const u = utility[r];
      if (u > forOrder) {
        nextForOrder = forOrder;
        forOrder = u;
      } else if (u > nextForOrder) nextForOrder = u;
      if (r >= flexible && eligible[r] === 0) continue;
      const bid = r < flexible ? u : u + bidCut(world, r);
      if (bid > forContract) {
        nextForContract = forContract;
        forContract = bid;
      } else if (bid > nextForContract) nextForContract = bid;
    }
    for (let r = first; r < end; r++) {
      const s = relationSupplier[r];
      const fixed = r < flexible;
      const u = utility[r];
      let alternative: number;
      if (blindSuppliers && respondsToThreat[s] === 0 && supplier.entrant[s] === 0)
        alternative = bestWithoutEntrants(world, r, b);
      else if (fixed) alternative = u === forContract ? nextForContract : forContract;
      else alternative = u === forOrder ? nextForOrder : forOrder;
      if (fixed && rival > alternative) alternative = rival;
      const cost = fixed ? unitCost[s] : unitCost[s] * (1 + uncommittedCost);
      const leaving = fixed ? switchingCost * integration[r] : 0;
      const gain = u + price[r] - cost - alternative + leaving;
      const full = load[s] < capacity[s] ? load[s] / capacity[s] : 1;
      const scarce = fixed ? 0 : scarcityMargin * full * full * full * full;
      const floor = cost * (1 + minimumMargin + scarce);
      const cap = cost * (1 + maximumMargin);
      const fair = cost + (gain > 0 ? supplierWeight * gain : 0);
      const target = alternative === NOBODY ? cap : fair < floor ? floor : fair > cap ? cap : fair;
      price[r] += (target - price[r]) * (fixed ? contractStep : flexibleStep);
    }
  }
}

bargain.reads = {
  buyer: ["contractsEnd", "panelEnd"],
  supplier: ["load", "capacity"],
  invitation: ["supplier", "utility"],
  relation: ["supplier", "eligible", "price", "integration", "utility"],
  world: ["blindSuppliers"],
} satisfies ColumnNames;
bargain.changes = { relation: ["price"] } satisfies ColumnNames;

/** Where the least and the most margin are one, prices go there whoever bargains; and stand still where they begin there. */
bargain.feeds = (market: Market) => {
  const { minimumMargin, maximumMargin } = market.market;
  const isFree = minimumMargin !== maximumMargin || everAbove0(market, "scarcityMargin");
  if (isFree || everSet(market, ["minimumMargin", "maximumMargin"])) return [bargain];
  const begins = market.suppliers.every(({ parameters }) => parameters.initialMargin === maximumMargin);
  const isCost = !everAbove0(market, "uncommittedCost") && !everSet(market, ["unitCost"]);
  if (begins && isCost && panelsStand(market)) return [];
  const { buyer } = bargain.reads;
  return [{ changes: bargain.changes, reads: { buyer, relation: ["supplier", "price"] } satisfies ColumnNames }];
};

/** Utility of the best other supplier that is no entrant; minus infinity when there is none. */
function bestWithoutEntrants(world: World, r: int, b: int): number {
  const { rowStart, contractsEnd, panelEnd } = world.buyer;
  const { relation, supplier } = world;
  const { eligible, utility } = relation;
  const flexible = contractsEnd[b];
  let best = NOBODY;
  for (let other = rowStart[b]; other < panelEnd[b]; other++) {
    if (other === r || supplier.entrant[relation.supplier[other]] === 1) continue;
    if (r < flexible && other >= flexible && eligible[other] === 0) continue;
    const bid = r < flexible && other >= flexible ? utility[other] + bidCut(world, other) : utility[other];
    if (bid > best) best = bid;
  }
  return best;
}

/** Utility of the best rival invited to the next review. */
function bestRival({ invitation }: World, b: int): number {
  let best = NOBODY;
  for (let i = b * invitation.perBuyer; i < (b + 1) * invitation.perBuyer; i++) {
    if (invitation.supplier[i] >= 0 && invitation.utility[i] > best) best = invitation.utility[i];
  }
  return best;
}
