import { bidCut } from "../bids.ts";
import type { ColumnNames } from "../columns.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { int } from "../int.ts";
import { inviteRivals, reputationOf, rivalBid } from "../invitations.ts";
import type { Market } from "../market.ts";
import { awardContract, joinPanel, leavePanel, loseContract, meet, takeContract, worstFlexible } from "../panel.ts";
import { gumbel } from "../random.ts";
import type { World } from "../world.ts";

/**
 * Review: when a contract ends, the holder stays or a challenger takes its place.
 *
 *     score of the holder      beta (U_i + S_i) + G_i        S = sigma k
 *     score of a challenger    beta (U_j + cut_j) + G_j      past the gate, on the flexible track (`bids.ts`)
 *     score of a rival         beta U_r + G_r                invited, from outside the panel (`invitations.ts`)
 *
 * The highest score wins. G is a standard Gumbel draw of (buyer, supplier, month), so the holder stays
 * with probability P of `feelThreat.ts`, taken with this month's k, and a further challenger changes the
 * outcome only if it wins. The holder stays on a tie and when nobody is past the gate or invited. A winner takes
 * the contract for n_C months at the price that it bid; the loser takes its place on the flexible track. A holder that
 * stays gets n_C months more. A rival that wins begins as a trial does, with e_0, I_0 and the trust T_R on every rung,
 * or as it is remembered where the buyer knows it; the flexible supplier with the lowest U makes room for the loser
 * where there is none.
 *
 * A buyer pays for leaving when a holder loses its contract here: tau_S sigma k w D_0, taken out of buyer value
 * (w its share this month, D_0 the level of demand).
 *
 * A supplier that has a strategy comes prepared: v_B x_3 is added to its U, x_3 the briefing of the top of the buyer
 * (`spendTime.ts`) [0..1], not for relations of dealers. Who is not past the gate is not weighed, whatever the briefing.
 *
 * U and the gate are those of the month's appraisal. A buyer's contracts that end in the same month are
 * reviewed one after the other, last place first; who has just lost one may win the next.
 *
 * Then, for every buyer: while it has fewer than n_F contracts, one is offered to the challengers past the
 * gate and the invited in the same way (the highest score wins; with nobody it is left open). When the policy has
 * fewer contracts than before, one that ends lapses, and its holder moves to the flexible track; while there are more
 * than n_M flexible suppliers, the one with the lowest U is dropped.
 *
 * Source: random utility (McFadden 1974); the months of leaving are an assumption. Rejected: a cost of leaving that
 * decides and is never paid, by which contracts of one month look best; a loser that wakes at once, with half its
 * inertia: no fact moves by it, since inertia fades where nothing is safe (`growInert.ts`).
 */
export function review(world: World): void {
  const { buyer, month } = world;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { fixedSlots, flexibleSlots } = buyer.policy;
  const { contractEnd } = world.relation;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = contractsEnd[b];
    let due = false;
    for (let r = rowStart[b]; r < end; r++) if (contractEnd[r] === month) due = true;
    const isOpen = end - rowStart[b] < fixedSlots[b];
    if (due) reviewContracts(world, b);
    while (contractsEnd[b] - rowStart[b] < fixedSlots[b] && fillVacancy(world, b));
    while (panelEnd[b] - contractsEnd[b] > flexibleSlots[b]) dropWorst(world, b);
    if ((due || isOpen) && world.invitation.perBuyer > 0) inviteRivals(world, b);
  }
}

// biome-ignore format: names read in rows
review.reads = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd", "control"],
  supplier: ["capacity", "load", "volume", "reputation"],
  strategist: ["relationBriefing"],
  invitation: ["supplier", "utility"],
  relation: ["supplier", "dealer", "eligible", "since", "contractEnd", "share", "price", "integration", "trustProduct",
    "utility"],
  tally: ["switches", "panelChanges", "droppedLinks", "bids", "wins"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
review.changes = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd", "control"],
  invitation: ["supplier"],
  relation: ["moving", "supplier", "track", "since", "contractEnd", "standing", "share", "price", "effort", "inertia",
    "trustProduct", "trustRisk", "trustOrganisation", "trustSocial", "trust", "utility", "ordered", "delivered",
    "takenOver", "perceivedRetention"],
  tally: ["switches", "panelChanges", "droppedLinks", "bids", "wins"],
} satisfies ColumnNames;

review.needed = (market: Market) =>
  everAbove0(market, "fixedSlots") ||
  market.timetable.some((entry) => "parameter" in entry && entry.parameter === "flexibleSlots");

/** From the last contract to the first, since one that lapses leaves its place to the last. */
function reviewContracts(world: World, b: int): void {
  const { rowStart, contractsEnd, policy } = world.buyer;
  for (let r = contractsEnd[b] - 1; r >= rowStart[b]; r--) {
    if (world.relation.contractEnd[r] !== world.month) continue;
    if (contractsEnd[b] - rowStart[b] > policy.fixedSlots[b]) lapse(world, b, r);
    else reviewContract(world, b, r);
  }
}

function reviewContract(world: World, b: int, r: int): void {
  const { relation, market, buyer } = world;
  const leaving = market.switchingCost * relation.integration[r];
  const own =
    market.reviewSensitivity * (relation.utility[r] + leaving + briefing(world, r)) +
    luck(world, b, relation.supplier[r]);
  const winner = bestBidder(world, b, own);
  const holder = relation.supplier[r];
  if (winner < 0) {
    awardContract(world, r);
    world.eventLog?.tell(world.month, "renewContract", b, holder, -1);
    return;
  }
  payForLeaving(world, b, r);
  const taker = award(world, b, winner);
  loseContract(world, r);
  while (buyer.panelEnd[b] - buyer.contractsEnd[b] > buyer.policy.flexibleSlots[b]) dropWorst(world, b);
  world.tally.switches[buyer.group[b]]++;
  world.eventLog?.tell(world.month, "winContract", b, taker, holder);
  world.eventLog?.tell(world.month, "loseContract", b, holder, taker);
}

/** The buyer pays for leaving a holder. */
function payForLeaving({ relation, market, buyer }: World, b: int, r: int): void {
  const units = relation.share[r] * buyer.parameters.demand[b];
  buyer.control[b] += market.leavingMonths * market.switchingCost * relation.integration[r] * units;
}

/** Bidders are places of the row, and after all places the invitations. */
function isRival(world: World, bidder: int): boolean {
  return bidder >= world.relationCount;
}

/** The bidder with the highest score above `toBeat`: a challenger past the gate, or an invited rival; -1 when there is none. */
function bestBidder(world: World, b: int, toBeat: number): int {
  const { relation, buyer, invitation, market } = world;
  const beta = market.reviewSensitivity;
  let best = toBeat;
  let winner: int = -1;
  for (let r = buyer.contractsEnd[b]; r < buyer.panelEnd[b]; r++) {
    if (relation.eligible[r] === 0) continue;
    countBid(world, relation.supplier[r]);
    const score =
      beta * (relation.utility[r] + bidCut(world, r) + briefing(world, r)) + luck(world, b, relation.supplier[r]);
    if (score <= best) continue;
    best = score;
    winner = r;
  }
  for (let i = b * invitation.perBuyer; i < (b + 1) * invitation.perBuyer; i++) {
    if (invitation.supplier[i] < 0) continue;
    countBid(world, invitation.supplier[i]);
    const score = beta * invitation.utility[i] + luck(world, b, invitation.supplier[i]);
    if (score <= best) continue;
    best = score;
    winner = world.relationCount + i;
  }
  return winner;
}

function countBid({ tally, supplier }: World, s: int): void {
  tally.bids[supplier.group[s]]++;
}

/** What a prepared meeting adds to perceived utility. */
function briefing({ relation, supplier, strategist, selling }: World, r: int): number {
  const n = supplier.strategist[relation.supplier[r]];
  return n < 0 || relation.dealer[r] === 1 ? 0 : selling.briefingPull * strategist.relationBriefing[n];
}

function luck(world: World, b: int, s: int): number {
  return gumbel(world.streams.review, world.buyer.identity[b], world.supplier.identity[s]);
}

/** Gives a bidder a contract at the price that it bid. Returns the supplier. */
function award(world: World, b: int, bidder: int): int {
  const winner = takeFor(world, b, bidder);
  world.tally.wins[world.supplier.group[winner]]++;
  return winner;
}

function takeFor(world: World, b: int, bidder: int): int {
  const { relation } = world;
  if (isRival(world, bidder)) return bringIn(world, b, bidder - world.relationCount);
  const cut = bidCut(world, bidder);
  relation.price[bidder] -= cut;
  relation.utility[bidder] += cut;
  const place = takeContract(world, bidder);
  awardContract(world, place);
  return relation.supplier[place];
}

/** An invited rival takes a contract: a stranger with a name, or a supplier that the buyer remembers. */
function bringIn(world: World, b: int, i: int): int {
  const { buyer, invitation, relation, supplier } = world;
  const s = invitation.supplier[i];
  invitation.supplier[i] = -1;
  let known: int = -1;
  for (let r = buyer.panelEnd[b]; r < buyer.knownEnd[b]; r++) if (relation.supplier[r] === s) known = r;
  const r = takeContract(world, joinPanel(world, known < 0 ? meet(world, b, s) : known));
  if (known < 0) {
    const trust = reputationOf(world, s);
    relation.effort[r] = supplier.parameters.initialEffort[s];
    relation.inertia[r] = supplier.parameters.initialInertia[s];
    relation.trustProduct[r] = trust;
    relation.trustRisk[r] = trust;
    relation.trustOrganisation[r] = trust;
    relation.trustSocial[r] = trust;
    relation.trust[r] = trust;
  }
  relation.price[r] = rivalBid(world, s);
  relation.utility[r] = invitation.utility[i];
  awardContract(world, r);
  return s;
}

function lapse(world: World, b: int, r: int): void {
  payForLeaving(world, b, r);
  world.eventLog?.tell(world.month, "loseContract", b, world.relation.supplier[r], -1);
  loseContract(world, r);
}

function fillVacancy(world: World, b: int): boolean {
  const winner = bestBidder(world, b, Number.NEGATIVE_INFINITY);
  if (winner < 0) return false;
  const taker = award(world, b, winner);
  world.eventLog?.tell(world.month, "winContract", b, taker, -1);
  return true;
}

function dropWorst(world: World, b: int): void {
  const worst = worstFlexible(world, b);
  world.eventLog?.tell(world.month, "drop", b, world.relation.supplier[worst], -1);
  leavePanel(world, worst);
}
