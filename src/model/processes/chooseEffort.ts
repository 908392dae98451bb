import type { ColumnNames } from "../columns.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import type { World } from "../world.ts";

/**
 * Choose effort: each supplier moves towards the effort that pays.
 *
 *     contract:   e* = e_min + (1 - I) psi v_e (p - c) [ beta P (1 - P) + a beta_x P s (1 - s) / ((1 - a) / n + a s) ]
 *     flexible:   e* = e_min + (1 - I) psi v_e [ s_x (p - c') beta_x (1 - P) + (p_w - c) beta Q (1 - Q) ]
 *     e* within [e_min, 1],     e' = e + lambda (1 - I) (e* - e)
 *
 * P     perceived retention, or share of the flexible track [0..1] (`feelThreat.ts`)
 * a     performance share, n holders, s standing among them (`allocate.ts`); with one holder the second term is 0
 * p     price just bargained; c unit cost, c' = c (1 + d_c) on the flexible track, p_w the price of the weakest
 *       contract; a margin counts as 0 where it is negative
 * s_x   weight of profit without commitment [0..1]
 * Q     chance of promotion [0..1] (`feelThreat.ts`)
 * psi   inverse cost of effort: a unit served with effort e costs (e - e_min)^2 / (2 psi) more
 * I     inertia [0..1], as last month left it: the inert see only 1 - I of what effort would pay, and answer
 *       slower;  lambda  effort speed [a month]
 *
 * The first-order condition of a supplier that weighs the expected profit of the next award against the cost of
 * effort, both at the volume competed for: of a contract P w (p - c), with w = (1 - phi) [(1 - a) / n + a s];
 * of orders their share of the track; of a promotion what the contract would bring, since a bidder must show
 * the service that it would give. The cost of effort is a cost for each unit, so that the volume cancels; but on
 * a track without volume (phi = 0 or 1, `allocate.ts`) nothing can be won, and the term is 0. For
 * promotion it is exact once the gate is passed, Q (1 - Q) being simpler than Q (1 - Q / h) on the way. A cap
 * on shares is left out of account.
 *
 * One term, three regimes: safe (P near 1) is complacent, contested (P near 1/2) tries hardest, beaten (P near
 * 0) gives up; holders that compete for volume keep each other awake (s near 1/2). With a = 0 one equilibrium
 * for sure while psi (1 - I) (p - c) (beta v_e)^2 < 6 sqrt 3; where it is more, there may be two.
 *
 * Source: Lazear and Rosen (1981), tournaments; Aghion et al. (2009), escape and discouragement; Cachon and
 * Zhang (2007), competition for volume. Assumptions: the cost for each unit, the factor 1 - I in the target.
 * Rejected: a cost for each relation, by which a second contract lowers service by its halved volume; the cost
 * of promotion at the supplier's own small volume, by which back-ups that risk nothing keep every holder awake;
 * inertia in the speed alone, by which the inert keep their good habits longer and serve better.
 */
export function chooseEffort(world: World): void {
  const { buyer, market, relation, supplier } = world;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { flexibleShare, performanceShare } = buyer.policy;
  const { minimumEffort, effortResponse, effortSpeed, unitCost } = supplier.parameters;
  const { effort, inertia, price, standing, perceivedRetention, promotion, promotionPrize } = relation;
  const relationSupplier = relation.supplier;
  const { uncommittedCost, uncommittedStake, valueOfEffort } = market;
  const { reviewSensitivity: beta, choiceSensitivity: betaOfOrders } = market;
  for (let b = 0; b < world.buyerCount; b++) {
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    const holders = flexible - rowStart[b];
    const contested = holders > 1 ? performanceShare[b] : 0;
    const quota = (1 - contested) / holders;
    const underContract = end === flexible ? 1 : 1 - flexibleShare[b];
    const stake = holders === 0 || flexibleShare[b] > 0 ? uncommittedStake : 0;
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const chance = perceivedRetention[r];
      let gain: number;
      if (r < flexible) {
        const margin = price[r] - unitCost[s];
        const won = contested * standing[r];
        const rivalry = won > 0 ? (betaOfOrders * won * (1 - standing[r])) / (quota + won) : 0;
        gain = margin > 0 && underContract > 0 ? margin * chance * (beta * (1 - chance) + rivalry) : 0;
      } else {
        const margin = price[r] - unitCost[s] * (1 + uncommittedCost);
        const next = promotion[r];
        gain = beta * next * (1 - next) * promotionPrize[r];
        if (margin > 0) gain += stake * margin * betaOfOrders * (1 - chance);
      }
      const awake = 1 - inertia[r];
      const wanted = minimumEffort[s] + awake * effortResponse[s] * valueOfEffort * gain;
      const best = wanted > 1 ? 1 : wanted;
      effort[r] += effortSpeed[s] * awake * (best - effort[r]);
    }
  }
}

// biome-ignore format: names read in rows
chooseEffort.reads = {
  buyer: ["contractsEnd", "panelEnd"],
  relation: ["supplier", "standing", "price", "effort", "inertia", "perceivedRetention", "promotion", "promotionPrize"],
} satisfies ColumnNames;
chooseEffort.changes = { relation: ["effort"] } satisfies ColumnNames;

chooseEffort.needed = (market: Market) => everAbove0(market, "effortSpeed");
