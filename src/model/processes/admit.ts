import type { ColumnNames } from "../columns.ts";
import { edgeValue } from "../edge.ts";
import { everAbove0 } from "../everAbove0.ts";
import { int } from "../int.ts";
import { withdrawInvitation } from "../invitations.ts";
import { carryAccount, carryLead, leadOf, trustOfLead } from "../leads.ts";
import type { Market } from "../market.ts";
import { joinPanel, leavePanel, meet, worstFlexible } from "../panel.ts";
import { uniform } from "../random.ts";
import { offerValue, overallTrust } from "../utility.ts";
import type { World } from "../world.ts";

/**
 * Admit: with probability o (openness) a buyer looks at its best prospect and may give it a trial on the
 * flexible track.
 *
 * Prospects are the active entrants that court this buyer, the suppliers it remembers, and one supplier of
 * kind flexible, drawn evenly among all of them, if it is not in the buyer's row; each with trust in the product
 * at or above the gate g_x of the flexible track. The best by perceived utility gets a free place among the
 * n_M, or that of the worst flexible supplier if U is higher than there. At equal U an entrant goes before a
 * remembered supplier, and that one before the one drawn. A buyer with n_M = 0 does not look.
 *
 * A first offer is judged at the price c (1 + d_c) (1 + m_0), with effort e_0, no integration, the lag of
 * the supplier, and the trust that words have built as its quality: T_1 as courted, and T_u for the supplier
 * drawn, which words alone can reach. A trial starts from there: price, e_0, inertia I_0, k = 0, this T_1, the
 * other rungs 0, J = 0, not eligible; an entrant's account is free again. A remembered supplier comes back as it
 * is remembered, and needs no invitation any more (`invitations.ts`). The supplier that makes room is remembered (`panel.ts`).
 *
 * Of a supplier that has a strategy also a lead may be a prospect, and make a buyer look (`leads.ts`); its first offer
 * counts its edge, and its trial starts from what its words have built on the other rungs, with the rapport of the account.
 *
 * A look costs F_l D_0, whatever comes of it; it is taken out of buyer value (`gather.ts`).
 *
 * Looking draws one uniform a buyer and month, and another for the supplier drawn. A prospect below the gate
 * changes nothing.
 *
 * Source: assumption; the trial on a small share as the only way in is the idea of the model. Stigler (1961) for
 * the cost of looking. The supplier drawn makes a good back-up reachable that serves other buyers, which a
 * newcomer would else be given the credit for.
 */
export function admit(world: World): void {
  const { buyer } = world;
  let anybodyLooks = false;
  for (let b = 0; b < world.buyerCount; b++) {
    const looks =
      buyer.policy.flexibleSlots[b] >= 1 &&
      uniform(world.streams.look, buyer.identity[b], 0) < buyer.policy.openness[b];
    buyer.looks[b] = looks ? 1 : 0;
    buyer.control[b] = looks ? world.market.lookCost * buyer.parameters.demand[b] : 0;
    if (!looks) continue;
    anybodyLooks = true;
    buyer.bestProspect[b] = -1;
    buyer.bestProspectUtility[b] = Number.NEGATIVE_INFINITY;
  }
  if (world.strategist.supplier.length > 0 && world.entryEnabled && followLeads(world)) anybodyLooks = true;
  if (!anybodyLooks) return;
  weighAccounts(world);
  for (let b = 0; b < world.buyerCount; b++) if (buyer.looks[b] > 0) decide(world, b);
}

admit.reads = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd"],
  supplier: ["active", "lag"],
  relation: ["supplier", "since", "trustProduct", "utility"],
  strategist: ["reach", "voiceReach", "showReach", "pressReach", "onlineReach", "brandReach", "edge"],
  account: ["buyer", "trustProduct", "trustRisk", "trustOrganisation", "trustSocial", "rapport", "dealer"],
  invitation: ["supplier"],
  tally: ["panelChanges", "droppedLinks", "trials"],
  world: ["entryEnabled"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
admit.changes = {
  buyer: ["panelEnd", "knownEnd", "bestProspect", "bestProspectUtility", "looks", "control"],
  relation: ["moving", "supplier", "track", "since", "share", "price", "effort", "inertia", "trustProduct",
    "trustRisk", "trustOrganisation", "trustSocial", "rapport", "dealer", "trust", "value", "utility", "ordered", "delivered",
    "takenOver", "perceivedRetention", "wordsProduct", "wordsRisk", "wordsOrganisation", "wordsSocial"],
  account: ["buyer"],
  invitation: ["supplier"],
  tally: ["panelChanges", "droppedLinks", "trials"],
} satisfies ColumnNames;

admit.needed = (market: Market) => everAbove0(market, "openness") || everAbove0(market, "fixedSlots");

/** In `looks`: the buyer looks because of a lead, and would not have by itself. */
const ASKS = 2;

/** Finds, for every buyer that looks, the best entrant among those that court it. */
function weighAccounts(world: World): void {
  const { account, buyer, supplier } = world;
  for (let a = 0; a < account.buyer.length; a++) {
    const b = account.buyer[a];
    if (b < 0 || buyer.looks[b] === 0) continue;
    const s = supplier.courters[int(a / account.perEntrant)];
    if (supplier.active[s] === 0 || account.trustProduct[a] < buyer.policy.flexibleGate[b]) continue;
    weighProspect(world, b, a, firstOfferUtility(world, s, account.trustProduct[a]));
  }
}

function weighProspect(world: World, b: int, prospect: int, utility: number): void {
  const { bestProspect, bestProspectUtility } = world.buyer;
  if (utility < bestProspectUtility[b]) return;
  if (utility === bestProspectUtility[b] && !isBefore(world, prospect, bestProspect[b])) return;
  bestProspectUtility[b] = utility;
  bestProspect[b] = prospect;
}

/** Weighs the leads of the month (`leads.ts`), and tells whether somebody looks for one of them. */
function followLeads(world: World): boolean {
  const { account, buyer, strategist } = world;
  let anybodyAsks = false;
  for (let n = 0; n < strategist.supplier.length; n++) {
    const b = leadOf(world, n);
    if (b < 0) continue;
    anybodyAsks = true;
    if (buyer.looks[b] === 0) {
      buyer.looks[b] = ASKS;
      buyer.control[b] = world.market.lookCost * buyer.parameters.demand[b];
      buyer.bestProspect[b] = -1;
      buyer.bestProspectUtility[b] = Number.NEGATIVE_INFINITY;
    }
    const utility = firstOfferUtility(world, strategist.supplier[n], trustOfLead(world, n));
    weighProspect(world, b, account.buyer.length + n, utility);
  }
  return anybodyAsks;
}

/** Between equals the identity decides, never the order in which suppliers are numbered. */
function isBefore(world: World, one: int, other: int): boolean {
  if (other < 0) return true;
  const { identity } = world.supplier;
  return identity[prospectiveSupplier(world, one)] < identity[prospectiveSupplier(world, other)];
}

/** Prospects are accounts, and after all accounts the leads of strategists. */
function prospectiveSupplier({ account, supplier, strategist }: World, prospect: int): int {
  if (prospect >= account.buyer.length) return strategist.supplier[prospect - account.buyer.length];
  return supplier.courters[int(prospect / account.perEntrant)];
}

function firstOfferUtility(world: World, s: int, trustProduct: number): number {
  const { market, supplier } = world;
  const { initialEffort } = supplier.parameters;
  const value = offerValue(market, trustProduct, initialEffort[s], supplier.lag[s], 0) + edgeValue(world, s);
  return value - firstOffer(world, s);
}

/** A supplier of kind flexible that the buyer happens upon; -1 when it knows it, or would not let it in. */
function happenUpon(world: World, b: int): int {
  const { buyer, relation, supplier, streams } = world;
  const { backups } = supplier;
  if (backups.length === 0) return -1;
  const s = backups[int(uniform(streams.around, buyer.identity[b], 0) * backups.length)];
  if (supplier.parameters.communicationCap[s] < buyer.policy.flexibleGate[b]) return -1;
  for (let r = buyer.rowStart[b]; r < buyer.knownEnd[b]; r++) if (relation.supplier[r] === s) return -1;
  return s;
}

function decide(world: World, b: int): void {
  const { buyer, relation, supplier } = world;
  const { utility } = relation;
  let best = buyer.bestProspectUtility[b];
  let recalled: int = -1;
  for (let r = buyer.panelEnd[b]; r < buyer.knownEnd[b]; r++) {
    if (relation.trustProduct[r] < buyer.policy.flexibleGate[b] || utility[r] <= best) continue;
    best = utility[r];
    recalled = r;
  }
  let found = happenUpon(world, b);
  if (found >= 0) {
    const offered = firstOfferUtility(world, found, supplier.parameters.communicationCap[found]);
    if (offered > best) best = offered;
    else found = -1;
  }
  if (found < 0 && recalled < 0 && buyer.bestProspect[b] < 0) return;
  const full = buyer.panelEnd[b] - buyer.contractsEnd[b] >= buyer.policy.flexibleSlots[b];
  const worst = full ? worstFlexible(world, b) : -1;
  if (full && best <= utility[worst]) return;
  const displaced = full ? relation.supplier[worst] : -1;
  const place = letIn(world, b, found, recalled);
  world.tally.trials[supplier.group[relation.supplier[place]]]++;
  world.eventLog?.tell(world.month, "trial", b, relation.supplier[place], displaced);
  if (!full) return;
  world.eventLog?.tell(world.month, "drop", b, displaced, relation.supplier[place]);
  leavePanel(world, worst);
}

/** Lets in the supplier that was happened upon, else the one recalled, else the best of those that court. */
function letIn(world: World, b: int, found: int, recalled: int): int {
  const { account, buyer, relation, supplier } = world;
  if (found >= 0) return startTrial(world, b, found, supplier.parameters.communicationCap[found]);
  if (recalled >= 0) {
    withdrawInvitation(world, b, relation.supplier[recalled]);
    return joinPanel(world, recalled);
  }
  const prospect = buyer.bestProspect[b];
  const s = prospectiveSupplier(world, prospect);
  if (prospect >= account.buyer.length) {
    const n = prospect - account.buyer.length;
    const place = startTrial(world, b, s, trustOfLead(world, n));
    carryLead(world, place, n);
    return place;
  }
  account.buyer[prospect] = -1;
  const place = startTrial(world, b, s, account.trustProduct[prospect]);
  if (supplier.strategist[s] >= 0) carryAccount(world, place, prospect);
  return place;
}

function startTrial(world: World, b: int, s: int, trustProduct: number): int {
  const { market, relation, supplier } = world;
  const { initialEffort, initialInertia, quality } = supplier.parameters;
  const r = joinPanel(world, meet(world, b, s));
  relation.effort[r] = initialEffort[s];
  relation.inertia[r] = initialInertia[s];
  relation.price[r] = firstOffer(world, s);
  relation.trustProduct[r] = trustProduct;
  if (supplier.strategist[s] >= 0) relation.wordsProduct[r] = trustProduct;
  relation.trust[r] = overallTrust(trustProduct, 0, 0, 0);
  relation.value[r] = offerValue(market, quality[s], initialEffort[s], supplier.lag[s], 0) + edgeValue(world, s);
  relation.utility[r] = firstOfferUtility(world, s, trustProduct);
  return r;
}

function firstOffer(world: World, s: int): number {
  const { uncommittedCost, openingMargin } = world.market;
  return world.supplier.parameters.unitCost[s] * (1 + uncommittedCost) * (1 + openingMargin);
}
