import { isFree } from "./accounts.ts";
import { int } from "./int.ts";
import { uniform } from "./random.ts";
import { overallTrust } from "./utility.ts";
import { peopleCeiling, reputationCeiling, supplyCeiling } from "./words.ts";
import type { World } from "./world.ts";

/**
 * Leads: who has heard of an entrant asks by itself. An active entrant that has a strategy has one lead a month with
 * probability l_L R_W: a buyer drawn among all with equal chance, which it neither courts nor knows. The buyer asks if it
 * looks in this month anyway, or with probability min(1, a_L o).
 *
 *     T_1 = T_u (o_L + (1 - o_L) R_W),     T_2, T_3, T_4 = W_2, W_3, W_4 without contact (`words.ts`)
 *
 * R_W  reach of shows, press and pages (`speak.ts`);  l_L  leads a month at full reach;  o  openness of the buyer, a_L
 * how much likelier a lead looks;  o_L  part of T_u with which a lead begins at least
 *
 * Source: attraction, contact and conversion at trade shows, Gopalakrishna and Lilien (1995); the more so online.
 * Values are assumptions. Rejected: a stock of what each buyer has heard of each supplier.
 *
 * @param n  strategist
 * @returns the buyer, -1 for none
 */
export function leadOf(world: World, n: int): int {
  const { account, buyer, strategist, supplier, selling, streams } = world;
  const s = strategist.supplier[n];
  if (world.buyerCount === 0 || supplier.entrant[s] === 0 || supplier.active[s] === 0) return -1;
  const who = supplier.identity[s];
  if (!(uniform(streams.lead, who, 0) < selling.leads * strategist.reach[n])) return -1;
  const b = buyer.byIdentity[int(uniform(streams.lead, who, 1) * world.buyerCount)];
  const asks = uniform(streams.lead, who, 2) < selling.leadAsks * buyer.policy.openness[b];
  if (buyer.policy.flexibleSlots[b] < 1 || (buyer.looks[b] !== 1 && !asks)) return -1;
  if (!isFree(world, s, supplier.entrantNumber[s] * account.perEntrant, b)) return -1;
  return trustOfLead(world, n) < buyer.policy.flexibleGate[b] ? -1 : b;
}

/** Trust in the product of a lead. */
export function trustOfLead({ strategist, supplier, selling }: World, n: int): number {
  const cap = supplier.parameters.communicationCap[strategist.supplier[n]];
  return cap * (selling.leadTrust + (1 - selling.leadTrust) * strategist.reach[n]);
}

/** A trial that comes of a lead starts from what the supplier's words reach without contact. */
export function carryLead(world: World, r: int, n: int): void {
  const { relation, strategist, supplier } = world;
  const cap = supplier.parameters.communicationCap[strategist.supplier[n]];
  relation.trustRisk[r] = supplyCeiling(world, n, cap, 0);
  relation.trustOrganisation[r] = peopleCeiling(world, n, cap, 0, 0);
  relation.trustSocial[r] = reputationCeiling(world, n, cap);
  relation.rapport[r] = 0;
  relation.dealer[r] = 0;
  judge(world, r);
}

/** A trial that comes of an account starts from what was built there. */
export function carryAccount(world: World, r: int, a: int): void {
  const { account, relation } = world;
  relation.trustRisk[r] = account.trustRisk[a];
  relation.trustOrganisation[r] = account.trustOrganisation[a];
  relation.trustSocial[r] = account.trustSocial[a];
  relation.rapport[r] = account.rapport[a];
  relation.dealer[r] = account.dealer[a];
  judge(world, r);
}

/** What a trial starts from has been said, and nothing delivered yet. */
function judge({ relation }: World, r: int): void {
  const { trustProduct, trustRisk, trustOrganisation, trustSocial } = relation;
  relation.wordsRisk[r] = trustRisk[r];
  relation.wordsOrganisation[r] = trustOrganisation[r];
  relation.wordsSocial[r] = trustSocial[r];
  relation.trust[r] = overallTrust(trustProduct[r], trustRisk[r], trustOrganisation[r], trustSocial[r]);
}
