import type { ColumnNames } from "../columns.ts";
import { awardContract, leavePanel, loseContract, takeContract, worstFlexible } from "../panel.ts";
import { gumbel } from "../random.ts";
import type { World } from "../world.ts";

/**
 * Review: when a contract ends, the holder stays or a challenger takes its place.
 *
 *     score of the holder      beta (U_i + S_i) + G_i        S = sigma k
 *     score of a challenger    beta U_j + G_j                past the gate, on the flexible track
 *
 * The highest score wins. G is a standard Gumbel draw of (buyer, supplier, month), so the holder stays
 * with probability P of `feelThreat.ts`, taken with this month's k, and a further challenger changes the
 * outcome only if it wins. The holder stays on a tie and when nobody is past the gate. A winner takes the
 * contract for n_C months; the loser takes its place on the flexible track, with half its inertia. A holder
 * that stays gets n_C months more.
 *
 * U and the gate are those of the month's appraisal. A buyer's contracts that end in the same month are
 * reviewed one after the other, last place first; who has just lost one may win the next.
 *
 * Then, for every buyer: while it has fewer than n_F contracts, one is offered to the challengers past the
 * gate in the same way (the highest score wins; nobody past the gate leaves it open). When the policy has
 * fewer contracts than before, one that ends lapses, and its holder moves to the flexible track with half
 * its inertia; while there are more than n_M flexible suppliers, the one with the lowest U is dropped.
 *
 * Source: random utility (McFadden 1974); the halving is an assumption.
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
    if (due) reviewContracts(world, b);
    while (contractsEnd[b] - rowStart[b] < fixedSlots[b] && fillVacancy(world, b));
    while (panelEnd[b] - contractsEnd[b] > flexibleSlots[b]) dropWorst(world, b);
  }
}

review.reads = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd"],
  relation: ["supplier", "eligible", "since", "contractEnd", "inertia", "integration", "trustProduct", "utility"],
  tally: ["switches", "panelChanges", "droppedLinks"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
review.changes = {
  buyer: ["contractsEnd", "panelEnd", "knownEnd"],
  relation: ["moving", "track", "contractEnd", "contractWeight", "share", "inertia", "ordered", "delivered",
    "takenOver", "perceivedRetention"],
  tally: ["switches", "panelChanges", "droppedLinks"],
} satisfies ColumnNames;

/** From the last contract to the first, since one that lapses leaves its place to the last. */
function reviewContracts(world: World, b: number): void {
  const { rowStart, contractsEnd, policy } = world.buyer;
  for (let r = contractsEnd[b] - 1; r >= rowStart[b]; r--) {
    if (world.relation.contractEnd[r] !== world.month) continue;
    if (contractsEnd[b] - rowStart[b] > policy.fixedSlots[b]) lapse(world, b, r);
    else reviewContract(world, b, r);
  }
}

function reviewContract(world: World, b: number, r: number): void {
  const { relation, market, buyer } = world;
  const leaving = market.switchingCost * relation.integration[r];
  const own = buyer.policy.reviewSensitivity[b] * (relation.utility[r] + leaving) + luck(world, b, r);
  const challenger = bestChallenger(world, b, own);
  const holder = relation.supplier[r];
  if (challenger < 0) {
    awardContract(world, r);
    world.eventLog?.tell(world.month, "renewContract", b, holder, -1);
    return;
  }
  const winner = relation.supplier[challenger];
  relation.inertia[r] /= 2;
  awardContract(world, takeContract(world, challenger));
  loseContract(world, r);
  world.tally.switches[buyer.group[b]]++;
  world.eventLog?.tell(world.month, "winContract", b, winner, holder);
  world.eventLog?.tell(world.month, "loseContract", b, holder, winner);
}

/** The challenger with the highest score above `toBeat`; -1 when there is none. */
function bestChallenger(world: World, b: number, toBeat: number): number {
  const { relation, buyer } = world;
  let best = toBeat;
  let winner = -1;
  for (let r = buyer.contractsEnd[b]; r < buyer.panelEnd[b]; r++) {
    if (relation.eligible[r] === 0) continue;
    const score = buyer.policy.reviewSensitivity[b] * relation.utility[r] + luck(world, b, r);
    if (score > best) {
      best = score;
      winner = r;
    }
  }
  return winner;
}

function luck(world: World, b: number, r: number): number {
  const s = world.relation.supplier[r];
  return gumbel(world.streams.review, world.buyer.identity[b], world.supplier.identity[s]);
}

function lapse(world: World, b: number, r: number): void {
  world.relation.inertia[r] /= 2;
  world.eventLog?.tell(world.month, "loseContract", b, world.relation.supplier[r], -1);
  loseContract(world, r);
}

function fillVacancy(world: World, b: number): boolean {
  const winner = bestChallenger(world, b, Number.NEGATIVE_INFINITY);
  if (winner < 0) return false;
  world.eventLog?.tell(world.month, "winContract", b, world.relation.supplier[winner], -1);
  awardContract(world, takeContract(world, winner));
  return true;
}

function dropWorst(world: World, b: number): void {
  const worst = worstFlexible(world, b);
  world.eventLog?.tell(world.month, "drop", b, world.relation.supplier[worst], -1);
  leavePanel(world, worst);
}
