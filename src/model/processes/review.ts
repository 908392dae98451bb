import { awardContract } from "../awardContract.ts";
import { changePlace, leavePanel } from "../panel.ts";
import { gumbel } from "../random.ts";
import { FIXED, FLEXIBLE, type World } from "../world.ts";

/**
 * Review: when a contract ends, the holder stays or a challenger takes its place.
 *
 *     score of the holder      beta (U_i + S_i) + G_i        S = sigma k
 *     score of a challenger    beta U_j + G_j                past the gate, on the flexible track
 *
 * The highest score wins. G is a standard Gumbel draw of (buyer, supplier, month), so the holder stays
 * with probability P of `feelThreat.ts`, and a further challenger changes the outcome only if it wins.
 * A winner takes the contract for n_C months; the loser takes its place on the flexible track, with
 * half its inertia.
 *
 * A contract that nobody holds is offered to challengers past the gate in the same way. When the
 * policy has fewer contracts than before, one that ends lapses; when it has fewer flexible places, the
 * worst flexible supplier leaves the panel.
 *
 * Source: model brief, section 3.10; random utility (McFadden 1974).
 */
export function review(world: World): void {
  const { buyer, relation, month } = world;
  const { rowStart, policy } = buyer;
  const { track, contractEnd } = relation;
  for (let b = 0; b < world.buyerCount; b++) {
    let contracts = 0;
    let flexible = 0;
    for (let r = rowStart[b]; r < rowStart[b + 1]; r++) {
      if (track[r] === FIXED) contracts++;
      else if (track[r] === FLEXIBLE) flexible++;
    }
    for (let r = rowStart[b]; r < rowStart[b + 1]; r++) {
      if (track[r] !== FIXED || contractEnd[r] !== month) continue;
      if (contracts > policy.fixedSlots[b]) {
        lapse(world, b, r);
        contracts--;
        flexible++;
      } else reviewContract(world, b, r);
    }
    while (contracts < policy.fixedSlots[b] && fillVacancy(world, b)) {
      contracts++;
      flexible--;
    }
    for (; flexible > policy.flexibleSlots[b]; flexible--) dropWorst(world, b);
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
  lose(world, r);
  changePlace(world, challenger, FIXED);
  awardContract(world, challenger);
  world.tally.switches[buyer.group[b]]++;
  world.eventLog?.tell(world.month, "winContract", b, winner, holder);
  world.eventLog?.tell(world.month, "loseContract", b, holder, winner);
}

/** The challenger with the highest score above `toBeat`; -1 when there is none. */
function bestChallenger(world: World, b: number, toBeat: number): number {
  const { relation, buyer } = world;
  let best = toBeat;
  let winner = -1;
  for (let r = buyer.rowStart[b]; r < buyer.rowStart[b + 1]; r++) {
    if (relation.track[r] !== FLEXIBLE || relation.eligible[r] === 0) continue;
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

function lose(world: World, r: number): void {
  world.relation.inertia[r] /= 2;
  changePlace(world, r, FLEXIBLE);
}

function lapse(world: World, b: number, r: number): void {
  lose(world, r);
  world.eventLog?.tell(world.month, "loseContract", b, world.relation.supplier[r], -1);
}

function fillVacancy(world: World, b: number): boolean {
  const winner = bestChallenger(world, b, Number.NEGATIVE_INFINITY);
  if (winner < 0) return false;
  changePlace(world, winner, FIXED);
  awardContract(world, winner);
  world.eventLog?.tell(world.month, "winContract", b, world.relation.supplier[winner], -1);
  return true;
}

function dropWorst(world: World, b: number): void {
  const { relation, buyer } = world;
  let worst = -1;
  for (let r = buyer.rowStart[b]; r < buyer.rowStart[b + 1]; r++) {
    if (relation.track[r] !== FLEXIBLE) continue;
    if (worst < 0 || relation.utility[r] < relation.utility[worst]) worst = r;
  }
  world.eventLog?.tell(world.month, "drop", b, relation.supplier[worst], -1);
  leavePanel(world, worst);
}
