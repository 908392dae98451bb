import { isFree } from "./accounts.ts";
import { int, remainder } from "./int.ts";
import { uniform } from "./random.ts";
import { startOfWork } from "./strategists.ts";
import { lifted, peopleCeiling, reputationCeiling, speedOfWords, supplyCeiling } from "./words.ts";
import type { World } from "./world.ts";

/**
 * Courting with a strategy: contact and reach speed the words, words reach more than one rung, who has been heard of does
 * not begin at nothing, and dealers court too. Account by account, as in `court.ts`, with
 *
 *     direct accounts  round(n_A (1 + a_A alpha)),  n_T of a supplier that was there from the start;   one for each of N_D dealers
 *     patience         n_P without appraisal, else (1 - alpha) n_P + alpha n_J n_Q    (n_L in place of n_Q after the switch)
 *     at the opening:  heard = 1 - (1 - o_W R_W)(1 - o_B R_B)
 *                      T_1 = max(T_u heard, ref_1),  T_2 = ref_2,  T_3 = ref_3,  T_4 = max(o_4 T_u heard, ref_4)
 *     ref_k = min(c_R, tau_R kappa_B R_5 x mean of T_k over its buyers, by volume)
 *     every month:     Y' = Y + (x_Y - Y) / tau_Y,   T_k' as in `words.ts`, k = 1 to 4
 *     a manager left:  T_3' = T_3 (1 - l_3 Y),  Y' = Y (1 - l_Y), before that
 *
 * a_A    accounts more where appraisal is by volume alone, alpha its weight;  n_J  appraisals without an order after
 *        which a buyer is given up;  n_Q, n_L  months between appraisals, early and late
 * R_W, R_B, R_5  reach of words, of names, and of the name of the company (`speak.ts`), kappa_B the part of the brand
 *        that is the company's
 * ref_k  references: what the trust of others brings along [0..1], c_R at most
 * Y      rapport with a person [0..1], l_3, l_Y  what of it, and of trust in the people, goes with the person
 *
 * A dealer's account gets no time of managers: its contact is x_1 = x_Y = x_D, x_2 = 0, and its speed u_D.
 * Of m_A buyers that are drawn and free, the largest by demand D_0 is courted; with m_A = 1 it is `court.ts`'s draw.
 *
 * Source: Doney and Cannon (1997) for trust by reputation and transfer; Shi et al. (2017) for departures; Cutting Edge
 * Information (2017) for accounts a manager; values are assumptions. Rejected: a manager that takes the place of the
 * supplier's own courting, by which half a manager would be worse than none.
 *
 * @param n      strategist
 * @param first  its first account
 */
export function courtByStrategy(world: World, n: int, first: int): void {
  const { account, strategist, month } = world;
  const { levers } = strategist;
  const s = strategist.supplier[n];
  const direct = directAccounts(world, n);
  const dealers = levers.distributors[n];
  const patience = patienceOf(world, n);
  for (let place = 0; place < account.perEntrant; place++) {
    const a = first + place;
    const dealer = account.perEntrant - place <= dealers;
    const isUsed = dealer || place < direct;
    if (!isUsed || (account.buyer[a] >= 0 && month - account.since[a] >= patience)) account.buyer[a] = -1;
    if (!isUsed) continue;
    // A dealer is known by its number, whatever the number of places.
    const who = dealer ? FIRST_DEALER + account.perEntrant - place : place;
    if (account.buyer[a] < 0) chooseBuyer(world, n, first, a, who, dealer);
    if (account.buyer[a] < 0) continue;
    if (account.dealer[a] === 0 && managerLeft(world, n, account.buyer[a])) losePerson(world, a);
    persuade(world, n, s, a);
  }
}

/** Accounts that the team courts itself. */
function directAccounts({ strategist, supplier, selling }: World, n: int): number {
  const s = strategist.supplier[n];
  if (supplier.entrant[s] === 0) return strategist.levers.accounts[n];
  const { courtedAccounts } = supplier.parameters;
  return Math.floor(courtedAccounts[s] * (1 + selling.volumeAccounts * strategist.volumeWeight[n]) + 0.5);
}

/** Months after which a buyer is given up. */
function patienceOf(world: World, n: int): number {
  const { strategist, supplier, selling, month } = world;
  const { levers } = strategist;
  const s = strategist.supplier[n];
  const usual = supplier.parameters.courtingPatience[s];
  if (levers.appraisalStaged[n] === 0) return usual;
  const late = month - startOfWork(world, s) >= levers.appraisalSwitchMonth[n];
  const cycle = late ? levers.appraisalLateCycle[n] : levers.appraisalEarlyCycle[n];
  const alpha = strategist.volumeWeight[n];
  return (1 - alpha) * usual + alpha * selling.volumePatience * cycle;
}

/** Where the draws of dealers begin, after those of the accounts of teams. */
const FIRST_DEALER = 1000;
/** Between the draws of an account for one buyer and the next. */
const NEXT_BUYER = 10_000;

/** Opens an account at a, `who` in the draws, with the largest of the free buyers that are drawn; it stays free without one. */
function chooseBuyer(world: World, n: int, first: int, a: int, who: int, dealer: boolean): void {
  const { account, buyer, strategist, supplier, streams } = world;
  const { demand } = buyer.parameters;
  const s = strategist.supplier[n];
  let chosen: int = -1;
  for (let look = 0; look < strategist.levers.screening[n]; look++) {
    const draw = uniform(streams.court, supplier.identity[s], who + look * NEXT_BUYER);
    const b = buyer.byIdentity[int(draw * world.buyerCount)];
    if (isFree(world, s, first, b) && (chosen < 0 || demand[b] > demand[chosen])) chosen = b;
  }
  if (chosen < 0) return;
  account.buyer[a] = chosen;
  account.since[a] = world.month;
  account.dealer[a] = dealer ? 1 : 0;
  account.rapport[a] = 0;
  openWithName(world, n, s, a);
}

/** What a buyer has heard of the supplier, and of its work elsewhere, before it is courted. */
function openWithName(world: World, n: int, s: int, a: int): void {
  const { account, relation, strategist, supplier, selling } = world;
  const unheard =
    (1 - selling.heardByReach * strategist.reach[n]) * (1 - selling.heardByBrand * strategist.brandReach[n]);
  const heard = supplier.parameters.communicationCap[s] * (1 - unheard);
  const carry = selling.referenceCarry * strategist.levers.corporateBrand[n] * strategist.corporateReach[n];
  const product = reference(world, s, carry, relation.trustProduct);
  const social = reference(world, s, carry, relation.trustSocial);
  const heardOfOthers = selling.heardSocial * heard;
  account.trustProduct[a] = heard > product ? heard : product;
  account.trustRisk[a] = reference(world, s, carry, relation.trustRisk);
  account.trustOrganisation[a] = reference(world, s, carry, relation.trustOrganisation);
  account.trustSocial[a] = heardOfOthers > social ? heardOfOthers : social;
}

/** What the trust of its buyers on a rung brings along: their mean by volume, of which `carry` is carried over. */
function reference(
  { buyer, buyerCount, relation, supplier, selling }: World,
  s: int,
  carry: number,
  rung: Float64Array,
): number {
  if (carry === 0 || supplier.volume[s] <= 0) return 0;
  let sum = 0;
  for (let b = 0; b < buyerCount; b++) {
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
      if (relation.supplier[r] === s) sum += relation.ordered[r] * rung[r];
    }
  }
  const trust = carry * (sum / supplier.volume[s]);
  return trust < selling.referenceCap ? trust : selling.referenceCap;
}

/** Whether the manager of a buyer left this month. */
export function managerLeft({ buyer, strategist }: World, n: int, b: int): boolean {
  if (strategist.departures[n] === 0) return false;
  const heads = int(Math.ceil(strategist.levers.managers[n] * strategist.levers.budgetScale[n]));
  const manager = remainder(buyer.identity[b], heads);
  return strategist.left[n * strategist.managersEach + manager] === 1;
}

function losePerson({ account, selling }: World, a: int): void {
  account.trustOrganisation[a] *= 1 - selling.lostTrust * account.rapport[a];
  account.rapport[a] *= 1 - selling.lostRapport;
}

function persuade(world: World, n: int, s: int, a: int): void {
  const { account, strategist, supplier, selling } = world;
  const { communication, communicationCap } = supplier.parameters;
  const dealer = account.dealer[a] === 1;
  const talks = dealer ? selling.dealerContact : strategist.accountTalks[n];
  const team = dealer ? 0 : strategist.accountTeam[n];
  const rapport = dealer ? selling.dealerContact : strategist.accountRapport[n];
  const speed = speedOfWords(world, n, dealer ? selling.dealerSpeed : communication[s], talks);
  const cap = communicationCap[s];
  account.rapport[a] += (rapport - account.rapport[a]) / selling.rapportMonths;
  account.trustProduct[a] = lifted(account.trustProduct[a], cap, speed);
  account.trustRisk[a] = lifted(account.trustRisk[a], supplyCeiling(world, n, cap, team), speed);
  account.trustOrganisation[a] = lifted(account.trustOrganisation[a], peopleCeiling(world, n, cap, talks, team), speed);
  account.trustSocial[a] = lifted(account.trustSocial[a], reputationCeiling(world, n, cap), speed);
}
