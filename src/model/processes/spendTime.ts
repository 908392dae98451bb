import type { ColumnNames } from "../columns.ts";
import { hasStrategists } from "../everAbove0.ts";
import type { int } from "../int.ts";
import type { Market } from "../market.ts";
import { saturated } from "../strategists.ts";
import type { World } from "../world.ts";

/**
 * Spend time: the managers' time is dealt out over buyers that are courted and served; time with one buyer gives
 * contact, with diminishing returns.
 *
 *     H    = max(0, N_A B - c_B x_C n_r)
 *     H_a  = H a / (a n_a + (1 - a) n_r)  to each courted,     H_r = H (1 - a) / (a n_a + (1 - a) n_r)  to each served
 *     x_j  = min(1, pi_T H_. mu_j / (H_. mu_j + t_j))          j = 1 one to one, 2 team to team, 3 briefings
 *     x_Y  = min(1, pi_T H_. (mu_1 + mu_2/2) / (H_. (mu_1 + mu_2/2) + t_1))
 *     y_C  = H_r / (H_r + t_2), 1 with no managers
 *     a    = 1/2 without appraisal, else a_Q + (a_V - a_Q) alpha
 *     pi_T = mu chi (1 + b_A alpha n_r / (n_r + n_Y))
 *     chi' = chi + g_chi (1 - (1 - o_chi) alpha)(1 - chi)      from chi_0; 1 without appraisal
 *
 * N_A B  managers, and what is left of the programme (`speak.ts`);  n_a, n_r  buyers courted and served without a dealer
 * x_C    time that full co-creation takes at a buyer, c_B how deep it goes [0..1]
 * a      share of time for new buyers: a_Q where appraisal is by quality, a_V where it is by volume
 * mu_j   parts of the day: mu_1, mu_2, mu_3, divided by their sum;  t_1, t_2, t_3  time with which contact is one half
 * x_j    contact [0..1];  x_Y  what rapport moves towards (`court.ts`, `winOver.ts`);  y_C  how far there is time to develop together
 * pi_T   performance of the team: as its target makes it work, mu (`setTarget.ts`), with its skill chi, and with a bonus
 *        for volume, b_A, as far as volume is in sight, half of it with n_Y relations
 * alpha  weight of volume in appraisal;  g_chi  learning [a month], o_chi what is left of it under volume
 *
 * Also sets what executive support E and co-creation make of a supplier's ways, from what they are without:
 * inertia gain kappa_I (1 - e_I E), innovativeness i (1 + i_C c_B) while it serves anybody; and the conflict with dealers
 * z = x / (1 + x) with x = max(0, N_D / (n_Z max(1, N_A)) - 1), N_D dealers of which a manager can lead n_Z.
 *
 * n buyers alike get contact (H/n) / (H/n + t) each, H n / (H + t n) in all, which rises to H / t: breadth saturates.
 *
 * Source: Mantrala, Sinha and Zoltners (1992) for concave response to selling time; March (1991) for learning that volume
 * crowds out; Misra and Nair (2011) for pay; Eshghi and Ray (2020) for conflict in channels. Assumption: all values.
 * Rejected: time as cash, since a manager cannot be bought for a week.
 */
export function spendTime(world: World): void {
  const { strategist, selling } = world;
  const { levers, volumeWeight, skill } = strategist;
  for (let n = 0; n < strategist.supplier.length; n++) {
    if (strategist.works[n] === 0) continue;
    const alpha = volumeWeight[n];
    const staged = levers.appraisalStaged[n] === 1;
    if (staged) skill[n] += selling.skillGain * (1 - (1 - selling.volumeLearning) * alpha) * (1 - skill[n]);
    const ofNew = staged ? selling.qualityTime + (selling.volumeTime - selling.qualityTime) * alpha : 0.5;
    const sight = saturated(strategist.servedDirectly[n], selling.bonusSight);
    const bonus = 1 + selling.bonusWork * alpha * sight;
    const performance = strategist.motivation[n] * (staged ? skill[n] : 1) * bonus;
    dealOutTime(world, n, ofNew, performance);
    setWays(world, n);
  }
}

// biome-ignore format: names read in rows
spendTime.reads = {
  strategist: ["works", "baseInnovativeness", "baseInertiaGain", "served", "servedDirectly", "courted",
    "volumeWeight", "motivation", "programme", "skill"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
spendTime.changes = {
  supplier: ["parameters"],
  strategist: ["skill", "timeForNew", "accountTalks", "accountTeam", "accountRapport", "timeAtBuyer", "together", "relationTalks",
    "relationTeam", "relationBriefing", "relationRapport", "conflict"],
} satisfies ColumnNames;

spendTime.needed = (market: Market) => hasStrategists(market);

function dealOutTime({ strategist, selling }: World, n: int, ofNew: number, performance: number): void {
  const { levers } = strategist;
  const buyers = strategist.servedDirectly[n];
  const managers = levers.managers[n] * levers.budgetScale[n] * strategist.programme[n];
  const left = managers - levers.coCreation[n] * selling.timeTogether * buyers;
  const hours = left > 0 ? left : 0;
  const weights = ofNew * strategist.courted[n] + (1 - ofNew) * buyers;
  strategist.timeForNew[n] = weights > 0 ? (ofNew * strategist.courted[n]) / weights : 0;
  const account = weights > 0 ? (hours * ofNew) / weights : 0;
  const relation = weights > 0 ? (hours * (1 - ofNew)) / weights : 0;
  const day = levers.timeOneToOne[n] + levers.timeTeamToTeam[n] + levers.timeBriefing[n];
  const talks = day > 0 ? levers.timeOneToOne[n] / day : 0;
  const team = day > 0 ? levers.timeTeamToTeam[n] / day : 0;
  const briefing = day > 0 ? levers.timeBriefing[n] / day : 0;
  const personal = talks + team / 2;
  strategist.accountTalks[n] = contact(performance, account * talks, selling.talksHalf);
  strategist.accountTeam[n] = contact(performance, account * team, selling.teamHalf);
  strategist.accountRapport[n] = contact(performance, account * personal, selling.talksHalf);
  strategist.timeAtBuyer[n] = relation;
  strategist.together[n] = levers.coCreation[n] * (levers.managers[n] > 0 ? saturated(relation, selling.teamHalf) : 1);
  strategist.relationTalks[n] = contact(performance, relation * talks, selling.talksHalf);
  strategist.relationTeam[n] = contact(performance, relation * team, selling.teamHalf);
  strategist.relationBriefing[n] = contact(performance, relation * briefing, selling.briefingHalf);
  strategist.relationRapport[n] = contact(performance, relation * personal, selling.talksHalf);
}

function contact(performance: number, time: number, half: number): number {
  const made = performance * saturated(time, half);
  return made > 1 ? 1 : made;
}

function setWays({ strategist, supplier, selling }: World, n: int): void {
  const { levers } = strategist;
  const { inertiaGain, innovativeness } = supplier.parameters;
  const s = strategist.supplier[n];
  const inventive = strategist.served[n] > 0 ? levers.coCreation[n] : 0;
  inertiaGain[s] = strategist.baseInertiaGain[n] * (1 - selling.supportWakes * levers.executiveSupport[n]);
  innovativeness[s] = strategist.baseInnovativeness[n] * (1 + selling.inventTogether * inventive);
  const managers = levers.managers[n] * levers.budgetScale[n];
  const over = levers.distributors[n] / (selling.dealersLed * (managers > 1 ? managers : 1)) - 1;
  strategist.conflict[n] = over > 0 ? over / (1 + over) : 0;
}
