import { offerValue, overallTrust, utilityOf } from "../utility.ts";
import type { World } from "../world.ts";

/**
 * Appraise: every buyer takes stock of the suppliers it knows: overall trust T, value V, perceived
 * utility U (`utility.ts`), and who has passed the gate of the fixed track.
 *
 *     eligible  <=>  T_1 >= g_F, T_2 >= g_F, T_3 >= g_F, and g_F < 1
 *
 * T_1..T_3  trust in product, supply and organisation [0..1]
 * g_F       gate of the fixed track [0..1]; at 1 it cannot be reached
 *
 * Source: model brief, sections 3.5 and 4.
 */
export function appraise(world: World): void {
  const { market, relation, supplier, buyer } = world;
  const { quality } = supplier.parameters;
  const { lag } = supplier;
  const { fixedGate } = buyer.policy;
  const { effort, integration, price, trust, value, utility, eligible } = relation;
  const { trustProduct, trustRisk, trustOrganisation, trustSocial } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, knownEnd } = buyer;
  const { riskPremium } = market;
  for (let b = 0; b < world.buyerCount; b++) {
    const gate = fixedGate[b];
    const end = knownEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const product = trustProduct[r];
      const risk = trustRisk[r];
      const organisation = trustOrganisation[r];
      const overall = overallTrust(market, product, risk, organisation, trustSocial[r]);
      const offer = offerValue(market, quality[s], effort[r], lag[s], integration[r]);
      trust[r] = overall;
      value[r] = offer;
      utility[r] = utilityOf(offer, price[r], riskPremium, overall);
      const passes = gate < 1 && product >= gate && risk >= gate && organisation >= gate ? 1 : 0;
      if (passes === eligible[r]) continue;
      eligible[r] = passes;
      if (passes === 1) world.eventLog?.tell(world.month, "passGate", b, s, -1);
    }
  }
}
