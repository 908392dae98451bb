import type { ColumnNames } from "../columns.ts";
import { drawForAll } from "../draws.ts";
import { leftAfter } from "../faded.ts";
import { learnInContact } from "../learnInContact.ts";
import { moveTrust } from "../moveTrust.ts";
import { normalQuantile } from "../normalQuantile.ts";
import type { World } from "../world.ts";

/**
 * Learn trust: each rung of trust moves towards what was seen, slowly up and fast down.
 *
 *     T_k' = T_k + l_up y T_{k-1} (x_k - T_k)             when x_k > T_k   (T_0 = 1)
 *     T_k' = T_k - min(1, l_up a_k y) (T_k - x_k)         when x_k < T_k
 *     T_k' = T_k                                          when nothing was ordered
 *
 * k = 1 product       x: quality of the supplier's deliveries this month, q + sigma_q z within [0..1]
 * k = 2 risk          x: units delivered on own orders over units ordered
 * k = 3 organisation  x: omega_a e + (1 - omega_a) s_T, attentive people and a stable team
 * k = 4 social        x: mean trust in delivered work (product, risk) of the supplier's other buyers, by volume
 *
 * l_up  trust gain [a month];  a_k  how much faster rung k falls: a_1, a_2, a_3, a_4
 * y     w / (w + w_h): only volume teaches (w share of spend)
 * z     standard normal, one a supplier and month: all buyers get the same batches
 *
 * All rungs move at once: T_{k-1} and the trust of other buyers are those from before this step. Rung 4
 * stays as it is when the supplier has no other buyer this month (others order 1e-9 of its volume or less).
 *
 * Of a supplier that has a strategy contact makes the same deeds count for more (`learnInContact.ts`), and it is noted what
 * words and contact have built of each rung; when a rung falls, these parts fall in proportion (`faded.ts`).
 *
 * A rung is climbed only as far as the one below it holds: who doubts the product does not come to
 * rely on delivery. Source: asymmetry, Slovic (1993), milder for competence than for integrity (Kim et
 * al. 2004); the ladder is an assumption. Rejected: trust that cools while nothing is ordered (Pant and Yu 2025): no fact
 * moves by it.
 */
export function learnTrust(world: World): void {
  const { market, relation, supplier } = world;
  const { rowStart, panelEnd } = world.buyer;
  const { share, ordered, delivered, effort } = relation;
  const { trustProduct, trustRisk, trustOrganisation, trustSocial } = relation;
  const relationSupplier = relation.supplier;
  const { teamStability } = supplier.parameters;
  const strategistOf = supplier.strategist;
  const { reputation, volume, deliveredQuality } = supplier;
  const { trustGain, teachingShare, attentionWeight } = market;
  const { trustLossProduct, trustLossRisk, trustLossOrganisation, trustLossSocial } = market;
  inspectDeliveries(world);
  gatherReputation(world);
  for (let n = 0; n < world.strategist.supplier.length; n++) world.strategist.fill[n] = 0;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const units = ordered[r];
      if (units === 0) continue;
      const s = relationSupplier[r];
      const rate = (trustGain * share[r]) / (share[r] + teachingShare);
      const product = trustProduct[r];
      const risk = trustRisk[r];
      const organisation = trustOrganisation[r];
      const n = strategistOf[s];
      if (n < 0) {
        const attention = attentionWeight * effort[r] + (1 - attentionWeight) * teamStability[s];
        trustProduct[r] = moveTrust(product, deliveredQuality[s], rate, rate * trustLossProduct);
        trustRisk[r] = moveTrust(risk, delivered[r] / units, rate * product, rate * trustLossRisk);
        trustOrganisation[r] = moveTrust(organisation, attention, rate * risk, rate * trustLossOrganisation);
      } else learnInContact(world, r, n, rate);
      const others = volume[s] - units;
      if (others <= NO_OTHERS * volume[s]) continue;
      const elsewhere = within01((reputation[s] - (units * (product + risk)) / 2) / others);
      const social = trustSocial[r];
      trustSocial[r] = moveTrust(trustSocial[r], elsewhere, rate * organisation, rate * trustLossSocial);
      if (n >= 0) relation.wordsSocial[r] *= leftAfter(social, trustSocial[r]);
    }
  }
}

// biome-ignore format: names read in rows
learnTrust.reads = {
  buyer: ["panelEnd"],
  supplier: ["volume"],
  strategist: ["together", "relationTalks", "relationTeam", "conflict"],
  relation: ["supplier", "dealer", "share", "effort", "trustProduct", "trustRisk", "trustOrganisation", "trustSocial",
    "ordered", "delivered", "wordsProduct", "wordsRisk", "wordsOrganisation", "wordsSocial", "contactProduct", "contactRisk",
    "contactOrganisation"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
learnTrust.changes = {
  supplier: ["reputation", "deliveredQuality", "draw"],
  strategist: ["fill"],
  relation: ["trustProduct", "trustRisk", "trustOrganisation", "trustSocial",
    "wordsProduct", "wordsRisk", "wordsOrganisation", "wordsSocial", "contactProduct", "contactRisk",
    "contactOrganisation"],
} satisfies ColumnNames;

/** Share of a supplier's volume below which its other buyers are rounding error. */
const NO_OTHERS = 1e-9;

function within01(x: number): number {
  return x < 0 ? 0 : x > 1 ? 1 : x;
}

/** Quality of the month's deliveries: one draw a supplier, since all buyers get the same batches. */
function inspectDeliveries(world: World): void {
  const { identity, volume, deliveredQuality, parameters, draw } = world.supplier;
  const { quality } = parameters;
  const { qualityNoise } = world.market;
  drawForAll(world.streams.quality, identity, 0, world.supplierCount, draw);
  for (let s = 0; s < world.supplierCount; s++) {
    if (volume[s] > 0) deliveredQuality[s] = within01(quality[s] + qualityNoise * normalQuantile(draw[s]));
  }
}

/** Sums trust in delivered work over the buyers of each supplier, by volume (`volume` is set by `innovate.ts`). */
function gatherReputation(world: World): void {
  const { ordered, trustProduct, trustRisk, supplier } = world.relation;
  const { reputation } = world.supplier;
  const { rowStart, panelEnd } = world.buyer;
  for (let s = 0; s < world.supplierCount; s++) reputation[s] = 0;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      reputation[supplier[r]] += (ordered[r] * (trustProduct[r] + trustRisk[r])) / 2;
    }
  }
}
