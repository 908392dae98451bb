import { FIXED, FLEXIBLE, type World } from "../world.ts";

/**
 * Choose effort: each supplier moves towards the effort that pays.
 *
 *     contract:   e* = e_min + psi beta v_e P (1 - P) M
 *     flexible:   e* = e_min + psi v_e [ beta_x P (1 - P) M + beta Q (1 - Q) M_Q ]
 *     e* within [e_min, 1],     e' = e + lambda (1 - I) (e* - e)
 *
 * P    perceived retention, or share of the flexible track [0..1] (`feelThreat.ts`)
 * M    monthly profit at stake, (p - c) w D_0 of the contract, or s_x (p - c (1 + d_c)) phi D_0 of the track
 * Q    chance of promotion and M_Q its monthly prize
 * psi  effort per unit of monthly profit at stake; it folds in the length of a contract
 * I    inertia [0..1] slows the answer;  lambda  effort speed [a month]
 *
 * The first-order condition of a supplier that maximises retained profit less (e - e_min)^2 / (2 psi).
 * One term, three regimes: safe (P near 1) is complacent, contested (P near 1/2) tries hardest, beaten
 * (P near 0) gives up. One equilibrium for sure while psi M (beta v_e)^2 < 6 sqrt 3.
 *
 * Source: Lazear and Rosen (1981), tournaments; Aghion et al. (2009), escape and discouragement.
 */
export function chooseEffort(world: World): void {
  const { buyer, market, relation, supplier } = world;
  const { reviewSensitivity, choiceSensitivity, flexibleShare } = buyer.policy;
  const { demand } = buyer.parameters;
  const { minimumEffort, effortResponse, effortSpeed, unitCost } = supplier.parameters;
  const { track, effort, inertia, price, share, perceivedRetention, promotion, promotionPrize } = relation;
  const relationSupplier = relation.supplier;
  const relationBuyer = relation.buyer;
  const { uncommittedCost, uncommittedStake, valueOfEffort } = market;
  for (let r = 0; r < world.relationCount; r++) {
    if (track[r] < FLEXIBLE) continue;
    const s = relationSupplier[r];
    const b = relationBuyer[r];
    const chance = perceivedRetention[r];
    let gain: number;
    if (track[r] === FIXED) {
      const margin = price[r] > unitCost[s] ? price[r] - unitCost[s] : 0;
      gain = reviewSensitivity[b] * chance * (1 - chance) * margin * share[r];
    } else {
      const cost = unitCost[s] * (1 + uncommittedCost);
      const margin = price[r] > cost ? price[r] - cost : 0;
      const stake = uncommittedStake * margin * flexibleShare[b];
      const next = promotion[r];
      gain =
        choiceSensitivity[b] * chance * (1 - chance) * stake +
        reviewSensitivity[b] * next * (1 - next) * promotionPrize[r];
    }
    const wanted = minimumEffort[s] + effortResponse[s] * valueOfEffort * gain * demand[b];
    const best = wanted > 1 ? 1 : wanted;
    effort[r] += effortSpeed[s] * (1 - inertia[r]) * (best - effort[r]);
  }
}
