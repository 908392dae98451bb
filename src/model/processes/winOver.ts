import type { ColumnNames } from "../columns.ts";
import { managerLeft } from "../courtByStrategy.ts";
import { hasStrategists } from "../everAbove0.ts";
import { leftAfter } from "../faded.ts";
import type { int } from "../int.ts";
import type { Market } from "../market.ts";
import { lifted, peopleCeiling, reputationCeiling, speedOfWords, supplyCeiling } from "../words.ts";
import type { World } from "../world.ts";

/**
 * Win over: at the buyers that a strategist serves, rapport grows, words lift a rung to its ceiling and no further, a
 * failure of a known company is seen by all its buyers, and a manager who leaves takes along what was built.
 *
 *     Y'   = Y + (x_Y - Y) / tau_Y                       0 in place of x_Y for who is remembered
 *     T_k' = T_k + u' max(0, W_k - T_k)                  k = 2, 3, 4 (`words.ts`)
 *     T_2' = T_2 - kappa_B R_5 c_K l_up a_2 max(0, T_2 - f_s)
 *     k'   = k + g_k k_C c_B y_C w (1 - k)
 *     a manager left:   T_3' = T_3 (1 - l_3 Y),  e' = e (1 - l_e Y),  k' = k (1 - l_k Y),  I' = I (1 - l_I Y),  Y' = Y (1 - l_Y)
 *
 * Y    rapport with a person [0..1];  x_Y  what contact leads it to (`spendTime.ts`), x_D for a dealer;  tau_Y  months
 * f_s  fill rate of the supplier over all buyers [0..1];  c_K  how much of a failure elsewhere a buyer takes to heart;
 *      kappa_B R_5  how far the name of the company is known;  l_up, a_2  as in `learnTrust.ts`
 * k    integration, w share of spend;  k_C  what co-creation adds to its gain g_k;  c_B y_C  as in `learnInContact.ts`
 * e    service effort, I inertia;  l_3, l_e, l_k, l_I, l_Y  lost per unit of rapport, or shed by a fresh face
 *
 * What words lift a rung by is noted as their part of it; when a rung falls, all its parts fall in the same proportion
 * (`faded.ts`). These parts are only observed: nothing depends on them.
 *
 * Relations of dealers get no time of managers and lose none of them. Deliveries of the month were still those of the
 * old person. After a departure rapport is short by l_Y (1 - 1/tau_Y)^t.
 *
 * Source: Shi et al. (2017), 13.2 to 17.6 % of a year's sales go with the person; Schmitz et al. (2020) that a change can
 * also raise results; Aspara and Tikkanen (2008) for the name of a company as endorsement; values are assumptions.
 * Rejected: a constant loss, by which who built nothing takes something along.
 */
export function winOver(world: World): void {
  if (world.strategist.supplier.length === 0) return;
  const { relation, supplier, strategist, selling } = world;
  const { rowStart, panelEnd, knownEnd } = world.buyer;
  const relationSupplier = relation.supplier;
  const strategistOf = supplier.strategist;
  measureFill(world);
  weighWords(world);
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    const known = knownEnd[b];
    for (let r = rowStart[b]; r < known; r++) {
      const n = strategistOf[relationSupplier[r]];
      if (n < 0) continue;
      const direct = relation.dealer[r] === 1 ? selling.dealerContact : strategist.relationRapport[n];
      const rapport = r < end ? direct : 0;
      relation.rapport[r] += (rapport - relation.rapport[r]) / selling.rapportMonths;
      if (r >= end) continue;
      persuade(world, n, r);
      growTogether(world, n, r);
      if (relation.dealer[r] === 0 && managerLeft(world, n, b)) losePerson(world, r);
    }
  }
}

// biome-ignore format: names read in rows
winOver.reads = {
  buyer: ["panelEnd", "knownEnd"],
  supplier: ["volume"],
  strategist: ["showReach", "pressReach", "onlineReach", "voiceReach", "corporateReach", "brandReach",
    "reach", "together", "relationTalks", "relationTeam", "relationRapport", "departures", "left", "fill"],
  relation: ["supplier", "dealer", "rapport", "share", "effort", "inertia", "integration",
    "trustRisk", "trustOrganisation", "trustSocial", "wordsRisk", "wordsOrganisation", "wordsSocial", "contactRisk", "contactOrganisation"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
winOver.changes = {
  strategist: ["fill", "speed", "supplyCeiling", "peopleCeiling", "reputationCeiling"],
  relation: ["rapport", "effort", "inertia", "integration", "trustRisk", "trustOrganisation", "trustSocial",
    "wordsRisk", "wordsOrganisation", "wordsSocial", "contactRisk", "contactOrganisation"],
} satisfies ColumnNames;

winOver.needed = (market: Market) => hasStrategists(market);

/** Of the units that `learnTrust.ts` has added up: over units ordered, over all buyers; 1 where nothing was ordered. */
function measureFill({ supplier, strategist }: World): void {
  const { fill } = strategist;
  for (let n = 0; n < strategist.supplier.length; n++) {
    const units = supplier.volume[strategist.supplier[n]];
    fill[n] = units > 0 ? fill[n] / units : 1;
  }
}

/** What words can do at the buyers that a team serves itself is the same at all of them. */
function weighWords(world: World): void {
  const { supplier, strategist } = world;
  const { communication, communicationCap } = supplier.parameters;
  for (let n = 0; n < strategist.supplier.length; n++) {
    const s = strategist.supplier[n];
    const talks = strategist.relationTalks[n];
    const team = strategist.relationTeam[n];
    const cap = communicationCap[s];
    strategist.speed[n] = speedOfWords(world, n, communication[s], talks);
    strategist.supplyCeiling[n] = supplyCeiling(world, n, cap, team);
    strategist.peopleCeiling[n] = peopleCeiling(world, n, cap, talks, team);
    strategist.reputationCeiling[n] = reputationCeiling(world, n, cap);
  }
}

function persuade(world: World, n: int, r: int): void {
  const { relation, supplier, strategist, selling } = world;
  const { trustRisk, trustOrganisation, trustSocial } = relation;
  const dealer = relation.dealer[r] === 1;
  const talks = selling.dealerContact;
  const cap = supplier.parameters.communicationCap[relation.supplier[r]];
  const speed = dealer ? speedOfWords(world, n, selling.dealerSpeed, talks) : strategist.speed[n];
  const supply = dealer ? supplyCeiling(world, n, cap, 0) : strategist.supplyCeiling[n];
  const people = dealer ? peopleCeiling(world, n, cap, talks, 0) : strategist.peopleCeiling[n];
  const risk = trustRisk[r];
  const organisation = trustOrganisation[r];
  const social = trustSocial[r];
  trustRisk[r] = lifted(risk, supply, speed);
  trustOrganisation[r] = lifted(organisation, people, speed);
  trustSocial[r] = lifted(social, strategist.reputationCeiling[n], speed);
  relation.wordsRisk[r] += trustRisk[r] - risk;
  relation.wordsOrganisation[r] += trustOrganisation[r] - organisation;
  relation.wordsSocial[r] += trustSocial[r] - social;
  hearOfFailure(world, n, r);
}

function hearOfFailure({ market, relation, strategist, selling }: World, n: int, r: int): void {
  const { trustRisk, wordsRisk, contactRisk } = relation;
  const known = strategist.levers.corporateBrand[n] * strategist.corporateReach[n];
  if (known === 0) return;
  const risk = trustRisk[r];
  const fallen = risk - strategist.fill[n];
  if (fallen <= 0) return;
  const heart = known * selling.failureSpreads * market.trustGain * market.trustLossRisk;
  trustRisk[r] -= (heart > 1 ? 1 : heart) * fallen;
  const left = leftAfter(risk, trustRisk[r]);
  wordsRisk[r] *= left;
  contactRisk[r] *= left;
}

function growTogether(world: World, n: int, r: int): void {
  const { market, relation, strategist, selling } = world;
  const gain = market.integrationGain * selling.integrateTogether * strategist.together[n] * relation.share[r];
  relation.integration[r] += (gain > 1 ? 1 : gain) * (1 - relation.integration[r]);
}

function losePerson({ relation, selling }: World, r: int): void {
  const rapport = relation.rapport[r];
  const left = 1 - selling.lostTrust * rapport;
  relation.trustOrganisation[r] *= left;
  relation.wordsOrganisation[r] *= left;
  relation.contactOrganisation[r] *= left;
  relation.effort[r] *= 1 - selling.lostEffort * rapport;
  relation.integration[r] *= 1 - selling.lostIntegration * rapport;
  relation.inertia[r] *= 1 - selling.freshFace * rapport;
  relation.rapport[r] *= 1 - selling.lostRapport;
}
