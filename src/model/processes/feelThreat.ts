import { exp } from "../arithmetic.ts";
import { NO_VIEW_YET } from "../panel.ts";
import { FIXED, FLEXIBLE, type World } from "../world.ts";

/**
 * Feel threat: how likely each supplier is to keep what it has, and to win more.
 *
 *     contract i:   P_i = y_i / (y_i + X),   y_i = exp(beta (U_i + S_i)),  X = sum over eligible j of exp(beta U_j)
 *     flexible j:   P_j = exp(beta_x U_j) / sum over the flexible track    (its logit share)
 *                   Q_j = h_j exp(beta U_j) / (y_w + X + own term if not yet in X)
 *
 * P   retention probability [0..1]; 1 with no challenger past the gate
 * S   cost of leaving, sigma k [unit costs];  beta, beta_x  sensitivities
 * Q   chance to win the weakest contract w at a review, scaled by h: the lowest of the three gate
 *     rungs over the gate, at most 1, so that a supplier half-way up sees half the prospect
 *
 * What a supplier sees follows P with a delay of tau_P months, and one that does not respond to
 * threat leaves entrants out of the sums. Source: model brief, section 3.6; logit of `review.ts`.
 */
export function feelThreat(world: World): void {
  const { relation, buyer } = world;
  const { rowStart } = buyer;
  const { track, eligible, hold, attraction, orderAttraction, retention, perceivedRetention } = relation;
  const relationSupplier = relation.supplier;
  const { threatDelay } = world.supplier.parameters;
  const { blindSuppliers } = world;
  weigh(world);
  for (let b = 0; b < world.buyerCount; b++) {
    const first = rowStart[b];
    const end = rowStart[b + 1];
    let challengers = 0;
    let flexible = 0;
    let weakest = -1;
    for (let r = first; r < end; r++) {
      if (track[r] === FIXED) {
        if (weakest < 0 || hold[r] < hold[weakest]) weakest = r;
      } else if (track[r] === FLEXIBLE) {
        flexible += orderAttraction[r];
        if (eligible[r] === 1) challengers += attraction[r];
      }
    }
    for (let r = first; r < end; r++) {
      if (track[r] < FLEXIBLE) continue;
      const chance = track[r] === FIXED ? hold[r] / (hold[r] + challengers) : orderAttraction[r] / flexible;
      retention[r] = chance;
      const seen = blindSuppliers ? chanceAsSeen(world, r, chance, first, end) : chance;
      const before = perceivedRetention[r];
      const delay = threatDelay[relationSupplier[r]];
      perceivedRetention[r] = before === NO_VIEW_YET ? seen : before + (seen - before) / (1 + delay);
    }
    foresee(world, b, weakest, challengers);
  }
}

/** Exponentials of the utilities, relative to the best of the panel so that none overflows. */
function weigh(world: World): void {
  const { rowStart, policy } = world.buyer;
  const { reviewSensitivity, choiceSensitivity } = policy;
  const { switchingCost } = world.market;
  const { track, utility, integration, attraction, orderAttraction, hold } = world.relation;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = rowStart[b + 1];
    const review = reviewSensitivity[b];
    const order = choiceSensitivity[b];
    let best = Number.NEGATIVE_INFINITY;
    for (let r = rowStart[b]; r < end; r++) if (track[r] >= FLEXIBLE && utility[r] > best) best = utility[r];
    for (let r = rowStart[b]; r < end; r++) {
      if (track[r] === FIXED) {
        hold[r] = exp(review * (utility[r] - best + switchingCost * integration[r]));
      } else if (track[r] === FLEXIBLE) {
        attraction[r] = exp(review * (utility[r] - best));
        orderAttraction[r] = review === order ? attraction[r] : exp(order * (utility[r] - best));
      }
    }
  }
}

/** The chance as a supplier sees it that leaves entrants out, if it is one that does not respond to threat. */
function chanceAsSeen(world: World, r: number, chance: number, first: number, end: number): number {
  const { relation, supplier } = world;
  const { track, eligible, hold, attraction, orderAttraction } = relation;
  const s = relation.supplier[r];
  if (supplier.parameters.respondsToThreat[s] === 1 || supplier.entrant[s] === 1) return chance;
  let challengers = 0;
  let flexible = 0;
  for (let other = first; other < end; other++) {
    if (track[other] !== FLEXIBLE || supplier.entrant[relation.supplier[other]] === 1) continue;
    flexible += orderAttraction[other];
    if (eligible[other] === 1) challengers += attraction[other];
  }
  return track[r] === FIXED ? hold[r] / (hold[r] + challengers) : orderAttraction[r] / flexible;
}

/** Chance and prize of promotion of the flexible suppliers of a buyer. */
function foresee(world: World, b: number, weakest: number, challengers: number): void {
  const { relation, buyer, supplier } = world;
  const { track, eligible, attraction, trustProduct, trustRisk, trustOrganisation, promotion, promotionPrize } =
    relation;
  const { unitCost } = supplier.parameters;
  const gate = buyer.policy.fixedGate[b];
  const possible = weakest >= 0 && gate < 1;
  for (let r = buyer.rowStart[b]; r < buyer.rowStart[b + 1]; r++) {
    if (track[r] !== FLEXIBLE) continue;
    if (!possible) {
      promotion[r] = 0;
      promotionPrize[r] = 0;
      continue;
    }
    const own = eligible[r] === 1 ? 0 : attraction[r];
    const lower = trustProduct[r] < trustRisk[r] ? trustProduct[r] : trustRisk[r];
    const lowest = lower < trustOrganisation[r] ? lower : trustOrganisation[r];
    const climbed = lowest >= gate ? 1 : lowest / gate;
    promotion[r] = (climbed * attraction[r]) / (relation.hold[weakest] + challengers + own);
    const margin = relation.price[weakest] - unitCost[relation.supplier[r]];
    promotionPrize[r] = margin > 0 ? margin * relation.share[weakest] : 0;
  }
}
