import { exp } from "../arithmetic.ts";
import { capShares } from "../capShares.ts";
import { gumbel } from "../random.ts";
import { FIXED, FLEXIBLE, type World } from "../world.ts";

/**
 * Allocate: each buyer splits its orders between the tracks and within them.
 *
 *     contract i:   w_i = (1 - phi) W_i / sum W        W set at the award: exp(beta_x U) (`awardContract.ts`)
 *     flexible j:   w_j = phi exp(beta_x U_j) / sum exp(beta_x U)     (choice: shares)
 *                   or all of phi to one supplier drawn with these chances   (choice: single)
 *
 * phi  flexible share of spend [0..1]: 0 with nobody on the flexible track, 1 with nobody under contract
 * U    perceived utility [unit costs]    beta_x  choice sensitivity
 *
 * Then no supplier gets more than w_max; what is cut off goes to the others in proportion, and w_max
 * is taken as 1/n where n suppliers could not otherwise carry all. Shares of a buyer sum to 1, or to 0
 * when its panel is empty.
 *
 * Source: model brief, section 3.3; multinomial logit (McFadden 1974).
 */
export function allocate(world: World): void {
  const { buyer, relation } = world;
  const { rowStart } = buyer;
  const { track, utility, share, contractWeight } = relation;
  const { flexibleShare, choiceSensitivity, choice, maxShare } = buyer.policy;
  for (let b = 0; b < world.buyerCount; b++) {
    const first = rowStart[b];
    const end = rowStart[b + 1];
    let contracts = 0;
    let flexible = 0;
    let weightSum = 0;
    let best = Number.NEGATIVE_INFINITY;
    for (let r = first; r < end; r++) {
      if (track[r] === FIXED) {
        contracts++;
        weightSum += contractWeight[r];
      } else if (track[r] === FLEXIBLE) {
        flexible++;
        if (utility[r] > best) best = utility[r];
      }
    }
    const phi = contracts === 0 ? 1 : flexible === 0 ? 0 : flexibleShare[b];
    for (let r = first; r < end; r++) {
      if (track[r] === FIXED) share[r] = ((1 - phi) * contractWeight[r]) / weightSum;
      else if (track[r] !== FLEXIBLE) share[r] = 0;
    }
    if (flexible > 0) {
      if (choice[b] === 1) drawOne(world, b, phi);
      else splitByLogit(world, b, phi, best, choiceSensitivity[b]);
    }
    if (maxShare[b] < 1) capShares(track, share, first, end, maxShare[b]);
  }
}

function splitByLogit(world: World, b: number, phi: number, best: number, sensitivity: number): void {
  const { rowStart } = world.buyer;
  const { track, utility, share } = world.relation;
  let sum = 0;
  for (let r = rowStart[b]; r < rowStart[b + 1]; r++) {
    if (track[r] !== FLEXIBLE) continue;
    share[r] = exp(sensitivity * (utility[r] - best));
    sum += share[r];
  }
  const scale = phi / sum;
  for (let r = rowStart[b]; r < rowStart[b + 1]; r++) if (track[r] === FLEXIBLE) share[r] *= scale;
}

function drawOne(world: World, b: number, phi: number): void {
  const { identity, rowStart, policy } = world.buyer;
  const { track, utility, share, supplier } = world.relation;
  const stream = world.streams.order;
  let chosen = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let r = rowStart[b]; r < rowStart[b + 1]; r++) {
    if (track[r] !== FLEXIBLE) continue;
    share[r] = 0;
    const luck = gumbel(stream, identity[b], world.supplier.identity[supplier[r]]);
    const score = policy.choiceSensitivity[b] * utility[r] + luck;
    if (score > highest) {
      highest = score;
      chosen = r;
    }
  }
  share[chosen] = phi;
}
