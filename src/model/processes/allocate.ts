import { exp } from "../arithmetic.ts";
import type { ColumnNames } from "../columns.ts";
import { attractOrders, capShares } from "../orders.ts";
import { gumbel } from "../random.ts";
import type { World } from "../world.ts";

/**
 * Allocate: each buyer splits its orders between the tracks and within them.
 *
 *     contract i:   w_i = (1 - phi) W_i / sum W        W set at the award: exp(beta_x U) (`panel.ts`)
 *     flexible j:   w_j = phi exp(beta_x U_j + beta_J J_j) / sum exp(beta_x U + beta_J J)     (choice: shares)
 *                   or all of phi to one supplier drawn with these chances   (choice: single)
 *
 * phi  flexible share of spend [0..1]: 0 with nobody on the flexible track, 1 with nobody under contract
 * U    perceived utility [unit costs]    beta_x  choice sensitivity
 * J    preference learned from past dealings [unit costs] (`learnPreference.ts`)    beta_J  its sensitivity
 *
 * Then no supplier gets more than w_max; what is cut off goes to the others in proportion, and w_max
 * is taken as 1/n where n suppliers could not otherwise carry all. Shares of a buyer sum to 1, or to 0
 * when its panel is empty.
 *
 * Source: multinomial logit (McFadden 1974); preference in it as in Weisbuch, Kirman and Herreiner (2000).
 */
export function allocate(world: World): void {
  const { buyer, relation } = world;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { share, contractWeight } = relation;
  const { flexibleShare, choice, maxShare, preferenceSensitivity } = buyer.policy;
  for (let b = 0; b < world.buyerCount; b++) {
    const first = rowStart[b];
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    const phi = flexible === first ? 1 : end === flexible ? 0 : flexibleShare[b];
    let weights = 0;
    for (let r = first; r < flexible; r++) weights += contractWeight[r];
    for (let r = first; r < flexible; r++) share[r] = ((1 - phi) * contractWeight[r]) / weights;
    if (end > flexible) {
      if (choice[b] === 1) drawOne(world, b, phi);
      else if (preferenceSensitivity[b] > 0) splitByPreference(world, b, phi);
      else splitByLogit(world, b, phi);
    }
    if (maxShare[b] < 1) capShares(share, first, end, maxShare[b]);
  }
}

allocate.reads = {
  buyer: ["contractsEnd", "panelEnd"],
  relation: ["supplier", "contractWeight", "preference", "utility"],
} satisfies ColumnNames;
allocate.changes = { relation: ["share"] } satisfies ColumnNames;

function splitByLogit(world: World, b: number, phi: number): void {
  const { utility, share } = world.relation;
  const first = world.buyer.contractsEnd[b];
  const end = world.buyer.panelEnd[b];
  const sensitivity = world.buyer.policy.choiceSensitivity[b];
  let best = utility[first];
  for (let r = first + 1; r < end; r++) if (utility[r] > best) best = utility[r];
  let sum = 0;
  for (let r = first; r < end; r++) {
    const weight = exp(sensitivity * (utility[r] - best));
    share[r] = weight;
    sum += weight;
  }
  const scale = phi / sum;
  for (let r = first; r < end; r++) share[r] *= scale;
}

/** As `splitByLogit`, for a buyer that also follows its preference. */
function splitByPreference(world: World, b: number, phi: number): void {
  const { share } = world.relation;
  const end = world.buyer.panelEnd[b];
  const scale = phi / attractOrders(world, b, share);
  for (let r = world.buyer.contractsEnd[b]; r < end; r++) share[r] *= scale;
}

function drawOne(world: World, b: number, phi: number): void {
  const { identity, contractsEnd, panelEnd, policy } = world.buyer;
  const { utility, preference, share, supplier } = world.relation;
  const stream = world.streams.order;
  const sensitivity = policy.choiceSensitivity[b];
  const loyalty = policy.preferenceSensitivity[b];
  let chosen = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let r = contractsEnd[b]; r < panelEnd[b]; r++) {
    share[r] = 0;
    const luck = gumbel(stream, identity[b], world.supplier.identity[supplier[r]]);
    const score = sensitivity * utility[r] + loyalty * preference[r] + luck;
    if (score > highest) {
      highest = score;
      chosen = r;
    }
  }
  share[chosen] = phi;
}
