import { leftAfter } from "./faded.ts";
import type { int } from "./int.ts";
import { moveTrust } from "./moveTrust.ts";
import type { World } from "./world.ts";

/**
 * Learning in contact: the rungs of `learnTrust.ts` with gains that contact multiplies; losses are as they are, since a
 * visit does not hide a bad batch.
 *
 *     rung 1   l_up (1 + g_1 x_1 + g_B c_B y_C)
 *     rung 2   l_up (1 + g_2 x_2 + g_D dealer)
 *     rung 3   l_up (1 + g_3 (x_2 + x_1/2) + g_E E + g_B c_B y_C + g_D dealer)
 *              evidence  omega_a e + (1 - omega_a) s_T (1 - g_Z z)
 *
 * x_1, x_2  contact of two people, of teams (`spendTime.ts`); of a dealer x_D and 0;  H_r  time that the buyer gets
 * c_B  depth of co-creation, y_C how far somebody has time for it (`spendTime.ts`);  E  executive support;  dealer  1 where one serves the
 *      buyer, else 0;  z  conflict with dealers, g_Z what of a stable team it hides
 * g_1, g_2, g_3, g_E, g_B, g_D  what each adds to the gain, as a multiple of it
 *
 * What contact adds to a rung, beside what the same deeds would have brought without it, is noted as its own.
 *
 * Source: Workman, Homburg and Jensen (2003): esprit de corps, activity, access to resources and top management make
 * key accounts work; Chang and Taylor (2016) for co-creation; Eshghi and Ray (2020) for conflict. Values are
 * assumptions. Rejected: contact that makes the evidence better: talk would then stand in for deeds.
 *
 * Also adds up what was delivered to all its buyers, for `winOver.ts`.
 *
 * @param rate  l_up w / (w + w_h)
 */
export function learnInContact(world: World, r: int, n: int, rate: number): void {
  const { market, relation, supplier, strategist, selling } = world;
  const { trustProduct, trustRisk, trustOrganisation } = relation;
  const { levers } = strategist;
  strategist.fill[n] += relation.delivered[r];
  const s = relation.supplier[r];
  const dealer = relation.dealer[r];
  const product = trustProduct[r];
  const risk = trustRisk[r];
  const talks = dealer === 1 ? selling.dealerContact : strategist.relationTalks[n];
  const team = dealer === 1 ? 0 : strategist.relationTeam[n];
  const together = selling.learnTogether * strategist.together[n];
  const near = selling.learnByDealer * dealer;
  const people = selling.learnPeople * (team + talks / 2) + selling.learnBySupport * levers.executiveSupport[n];
  const stability = supplier.parameters.teamStability[s] * (1 - selling.conflictShows * strategist.conflict[n]);
  const attention = market.attentionWeight * relation.effort[r] + (1 - market.attentionWeight) * stability;
  const upProduct = rate * (1 + selling.learnByTalks * talks + together);
  const upRisk = rate * product * (1 + selling.learnByTeam * team + near);
  const upOrganisation = rate * risk * (1 + people + together + near);
  const organisation = trustOrganisation[r];
  const quality = supplier.deliveredQuality[s];
  const service = relation.delivered[r] / relation.ordered[r];
  const downProduct = rate * market.trustLossProduct;
  const downRisk = rate * market.trustLossRisk;
  const downOrganisation = rate * market.trustLossOrganisation;
  trustProduct[r] = moveTrust(product, quality, upProduct, downProduct);
  trustRisk[r] = moveTrust(risk, service, upRisk, downRisk);
  trustOrganisation[r] = moveTrust(organisation, attention, upOrganisation, downOrganisation);
  keepCauses(world, r, product, risk, organisation);
  relation.contactProduct[r] += addedByContact(product, trustProduct[r], quality, rate);
  relation.contactRisk[r] += addedByContact(risk, trustRisk[r], service, rate * product);
  relation.contactOrganisation[r] += addedByContact(organisation, trustOrganisation[r], attention, rate * risk);
}

/** What words and contact have built fades with the rungs; they come from these. */
function keepCauses({ relation }: World, r: int, product: number, risk: number, organisation: number): void {
  const leftOfProduct = leftAfter(product, relation.trustProduct[r]);
  const leftOfRisk = leftAfter(risk, relation.trustRisk[r]);
  const leftOfOrganisation = leftAfter(organisation, relation.trustOrganisation[r]);
  relation.wordsProduct[r] *= leftOfProduct;
  relation.wordsRisk[r] *= leftOfRisk;
  relation.wordsOrganisation[r] *= leftOfOrganisation;
  relation.contactProduct[r] *= leftOfProduct;
  relation.contactRisk[r] *= leftOfRisk;
  relation.contactOrganisation[r] *= leftOfOrganisation;
}

/** How far a rung has come beyond what the same deeds would have brought by the gain `up`; where it falls, contact changes nothing. */
function addedByContact(before: number, after: number, evidence: number, up: number): number {
  return evidence > before ? after - moveTrust(before, evidence, up, 0) : 0;
}
