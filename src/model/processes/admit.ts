import type { ColumnNames } from "../columns.ts";
import { joinPanel, leavePanel, meet, worstFlexible } from "../panel.ts";
import { uniform } from "../random.ts";
import { offerValue, overallTrust, utilityOf } from "../utility.ts";
import type { World } from "../world.ts";

/**
 * Admit: with probability o (openness) a buyer looks at its best prospect and may give it a trial on the
 * flexible track.
 *
 * Prospects are the active entrants that court this buyer and the suppliers it remembers, with trust
 * in the product at or above the gate g_x of the flexible track. The best by perceived utility gets a
 * free place among the n_M, or that of the worst flexible supplier if U is higher than there. At equal U
 * an entrant goes before a remembered supplier. A buyer with n_M = 0 does not look.
 *
 * A first offer is judged at the price c (1 + d_c) (1 + m_0), with effort e_0, no integration, the lag of
 * the entrant, and T from T_1 alone (the other rungs are 0). A trial starts from there: price, e_0, inertia
 * I_0, k = 0, T_1 as courted, J = 0, not eligible; the account is free again. A remembered supplier comes
 * back as it is remembered. The supplier that makes room is remembered (`panel.ts`).
 *
 * Looking draws one uniform a buyer and month. A prospect below the gate changes nothing.
 *
 * Source: assumption; the trial on a small share as the only way in is the idea of the model.
 */
export function admit(world: World): void {
  const { buyer } = world;
  let anybodyLooks = false;
  for (let b = 0; b < world.buyerCount; b++) {
    const looks =
      buyer.policy.flexibleSlots[b] >= 1 &&
      uniform(world.streams.look, buyer.identity[b], 0) < buyer.policy.openness[b];
    buyer.looks[b] = looks ? 1 : 0;
    if (!looks) continue;
    anybodyLooks = true;
    buyer.bestProspect[b] = -1;
    buyer.bestProspectUtility[b] = Number.NEGATIVE_INFINITY;
  }
  if (!anybodyLooks) return;
  if (world.entryEnabled) weighAccounts(world);
  for (let b = 0; b < world.buyerCount; b++) if (buyer.looks[b] === 1) decide(world, b);
}

admit.reads = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd"],
  supplier: ["active", "lag"],
  relation: ["supplier", "since", "trustProduct", "utility"],
  account: ["buyer", "trustProduct"],
  tally: ["panelChanges", "droppedLinks"],
  world: ["entryEnabled"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
admit.changes = {
  buyer: ["panelEnd", "knownEnd", "bestProspect", "bestProspectUtility", "looks"],
  relation: ["moving", "supplier", "track", "since", "share", "price", "effort", "inertia", "trustProduct", "trust",
    "value", "utility", "ordered", "delivered", "takenOver", "perceivedRetention"],
  account: ["buyer"],
  tally: ["panelChanges", "droppedLinks"],
} satisfies ColumnNames;

/** Finds, for every buyer that looks, the best entrant among those that court it. */
function weighAccounts(world: World): void {
  const { account, buyer, supplier } = world;
  for (let a = 0; a < account.buyer.length; a++) {
    const b = account.buyer[a];
    if (b < 0 || buyer.looks[b] === 0) continue;
    const s = supplier.entrants[Math.floor(a / account.perEntrant)];
    if (supplier.active[s] === 0 || account.trustProduct[a] < buyer.policy.flexibleGate[b]) continue;
    const utility = firstOfferUtility(world, s, account.trustProduct[a]);
    if (utility < buyer.bestProspectUtility[b]) continue;
    if (utility === buyer.bestProspectUtility[b] && !isBefore(world, a, buyer.bestProspect[b])) continue;
    buyer.bestProspectUtility[b] = utility;
    buyer.bestProspect[b] = a;
  }
}

/** Between equals the identity decides, never the order in which suppliers are numbered. */
function isBefore({ account, supplier }: World, one: number, other: number): boolean {
  if (other < 0) return true;
  const identityOf = (a: number) => supplier.identity[supplier.entrants[Math.floor(a / account.perEntrant)]];
  return identityOf(one) < identityOf(other);
}

function firstOfferUtility(world: World, s: number, trustProduct: number): number {
  const { market, supplier } = world;
  const { quality, initialEffort } = supplier.parameters;
  const value = offerValue(market, quality[s], initialEffort[s], supplier.lag[s], 0);
  const trust = overallTrust(market, trustProduct, 0, 0, 0);
  return utilityOf(value, firstOffer(world, s), market.riskPremium, trust);
}

function decide(world: World, b: number): void {
  const { buyer, relation } = world;
  const { utility } = relation;
  let best = buyer.bestProspectUtility[b];
  let recalled = -1;
  for (let r = buyer.panelEnd[b]; r < buyer.knownEnd[b]; r++) {
    if (relation.trustProduct[r] < buyer.policy.flexibleGate[b] || utility[r] <= best) continue;
    best = utility[r];
    recalled = r;
  }
  if (recalled < 0 && buyer.bestProspect[b] < 0) return;
  const full = buyer.panelEnd[b] - buyer.contractsEnd[b] >= buyer.policy.flexibleSlots[b];
  const worst = full ? worstFlexible(world, b) : -1;
  if (full && best <= utility[worst]) return;
  const displaced = full ? relation.supplier[worst] : -1;
  const place = recalled >= 0 ? joinPanel(world, recalled) : startTrial(world, b, buyer.bestProspect[b]);
  world.eventLog?.tell(world.month, "trial", b, relation.supplier[place], displaced);
  if (!full) return;
  world.eventLog?.tell(world.month, "drop", b, displaced, relation.supplier[place]);
  leavePanel(world, worst);
}

function startTrial(world: World, b: number, a: number): number {
  const { account, market, relation, supplier } = world;
  const s = supplier.entrants[Math.floor(a / account.perEntrant)];
  const { initialEffort, initialInertia, quality } = supplier.parameters;
  const r = joinPanel(world, meet(world, b, s));
  relation.effort[r] = initialEffort[s];
  relation.inertia[r] = initialInertia[s];
  relation.price[r] = firstOffer(world, s);
  relation.trustProduct[r] = account.trustProduct[a];
  relation.trust[r] = overallTrust(market, account.trustProduct[a], 0, 0, 0);
  relation.value[r] = offerValue(market, quality[s], initialEffort[s], supplier.lag[s], 0);
  relation.utility[r] = utilityOf(relation.value[r], relation.price[r], market.riskPremium, relation.trust[r]);
  account.buyer[a] = -1;
  return r;
}

function firstOffer(world: World, s: number): number {
  const { uncommittedCost, openingMargin } = world.market;
  return world.supplier.parameters.unitCost[s] * (1 + uncommittedCost) * (1 + openingMargin);
}
