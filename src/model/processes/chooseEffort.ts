import type { ColumnNames } from "../columns.ts";
import type { World } from "../world.ts";

/**
 * Choose effort: each supplier moves towards the effort that pays.
 *
 *     contract:   e* = e_min + psi beta v_e P (1 - P) M
 *     flexible:   e* = e_min + psi v_e [ beta_x P (1 - P) M + beta Q (1 - Q) M_Q ]
 *     e* within [e_min, 1],     e' = e + lambda (1 - I) (e* - e)
 *
 * P    perceived retention, or share of the flexible track [0..1] (`feelThreat.ts`)
 * M    monthly profit at stake, (p - c) w D_0 of the contract, or s_x (p - c (1 + d_c)) phi D_0 of the track
 * phi  flexible share of spend, 1 where nobody is under contract, as in `allocate.ts`
 * Q    chance of promotion and M_Q its monthly prize, (p_w - c) w_w D_0 (`feelThreat.ts`)
 * psi  effort per unit of monthly profit at stake; it folds in the length of a contract
 * I    inertia [0..1] slows the answer, as last month left it;  lambda  effort speed [a month]
 *
 * M and M_Q count as 0 where the margin is negative. The price p is the one just bargained.
 *
 * The first-order condition of a supplier that maximises retained profit less (e - e_min)^2 / (2 psi);
 * for promotion exact once the gate is passed, Q (1 - Q) being simpler than Q (1 - Q / h) on the way.
 * One term, three regimes: safe (P near 1) is complacent, contested (P near 1/2) tries hardest, beaten
 * (P near 0) gives up. One equilibrium for sure while psi M (beta v_e)^2 < 6 sqrt 3.
 *
 * Source: Lazear and Rosen (1981), tournaments; Aghion et al. (2009), escape and discouragement.
 */
export function chooseEffort(world: World): void {
  const { buyer, market, relation, supplier } = world;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { reviewSensitivity, choiceSensitivity, flexibleShare } = buyer.policy;
  const { minimumEffort, effortResponse, effortSpeed, unitCost } = supplier.parameters;
  const { effort, inertia, price, share, perceivedRetention, promotion, promotionPrize } = relation;
  const relationSupplier = relation.supplier;
  const { uncommittedCost, uncommittedStake, valueOfEffort } = market;
  for (let b = 0; b < world.buyerCount; b++) {
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    const beta = reviewSensitivity[b];
    const betaOfOrders = choiceSensitivity[b];
    const phi = flexible === rowStart[b] ? 1 : flexibleShare[b];
    const trackShare = uncommittedStake * phi;
    const worth = valueOfEffort * buyer.parameters.demand[b];
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const chance = perceivedRetention[r];
      let gain: number;
      if (r < flexible) {
        const margin = price[r] - unitCost[s];
        gain = margin > 0 ? beta * chance * (1 - chance) * margin * share[r] : 0;
      } else {
        const margin = price[r] - unitCost[s] * (1 + uncommittedCost);
        const next = promotion[r];
        gain = beta * next * (1 - next) * promotionPrize[r];
        if (margin > 0) gain += betaOfOrders * chance * (1 - chance) * margin * trackShare;
      }
      const wanted = minimumEffort[s] + effortResponse[s] * worth * gain;
      const best = wanted > 1 ? 1 : wanted;
      effort[r] += effortSpeed[s] * (1 - inertia[r]) * (best - effort[r]);
    }
  }
}

chooseEffort.reads = {
  buyer: ["contractsEnd", "panelEnd"],
  relation: ["supplier", "share", "price", "effort", "inertia", "perceivedRetention", "promotion", "promotionPrize"],
} satisfies ColumnNames;
chooseEffort.changes = { relation: ["effort"] } satisfies ColumnNames;
