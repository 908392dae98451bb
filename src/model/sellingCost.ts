import type { int } from "./int.ts";
import type { World } from "./world.ts";

/**
 * Cost of a strategy, which comes off profit and, for entrants, cash:
 *
 *     spends paid (`speak.ts`, `improve.ts`) + f_M N_A B (1 - y_B alpha) + f_V alpha V + f_H (managers who left)
 *     + f_E E + f_C c_B V + f_M x_C c_B n_r (with no managers) + f_D N_D + theta_D sum over dealers' relations of max(0, p - c)(d + x)
 *
 * f_M  pay of a manager [unit costs a month], y_B the part of it that is bonus where appraisal is by volume, alpha its
 *      weight;  N_A B  managers, and what is left of the programme;  f_V  bonus for a unit of the month's volume V
 * f_H  cost of replacing a manager;  f_E  of full executive support E
 * f_C  cost of developing together, for a unit of volume at full depth c_B.  It takes x_C of somebody's time at each of n_r
 *      buyers served besides: that of managers where there are any (`spendTime.ts`), else of others, for the same pay
 * f_D  of a dealer [unit costs a month], theta_D its part of the margin, on d, x units delivered and taken over;  N_D  dealers
 *
 * For new buyers are the spends, and the pay of the time that goes to courted ones (`spendTime.ts`).
 *
 * A dealer's account costs no courting f_u. So an account is cheaper by dealer below a demand of
 * f_a / (theta_D (p - c) w), where f_a is what a direct account costs a month.
 *
 * Developing together costs by volume, as any development does: firms budget it as a share of sales.
 *
 * Source: assumption; Homburg, Vomberg and Muehlhaeuser (2020) that indirect selling has a price of its own.
 * Rejected: an amount for each buyer alone, by which all of an incumbent's volume is developed for next to nothing.
 */
export function payForSelling(world: World): void {
  const { strategist, supplier, selling } = world;
  const { levers, cost, newBusinessCost, timeForNew, volumeWeight } = strategist;
  for (let n = 0; n < strategist.supplier.length; n++) {
    if (strategist.works[n] === 0) continue;
    const s = strategist.supplier[n];
    const alpha = volumeWeight[n];
    const people = levers.managers[n] * levers.budgetScale[n] * strategist.programme[n];
    const pay = selling.wage * people * (1 - selling.bonusPay * alpha);
    newBusinessCost[n] += pay * timeForNew[n];
    cost[n] +=
      pay +
      selling.bonusCost * alpha * supplier.volume[s] +
      selling.hireCost * strategist.departures[n] +
      selling.supportCost * levers.executiveSupport[n] +
      costOfDeveloping(world, n) +
      selling.dealerCost * levers.distributors[n];
    supplier.profit[s] -= cost[n];
  }
}

/** What developing together costs: by volume, and the time of others where there are no managers. */
function costOfDeveloping({ strategist, supplier, selling }: World, n: int): number {
  const { coCreation, managers } = strategist.levers;
  const developed = selling.coCreationCost * supplier.volume[strategist.supplier[n]];
  const others = managers[n] > 0 ? 0 : selling.wage * selling.timeTogether;
  return coCreation[n] * (developed + others * strategist.served[n]);
}

/** What was spent so far this month is for new buyers; called before dealers are paid. */
export function noteSpends({ strategist }: World): void {
  for (let n = 0; n < strategist.supplier.length; n++) strategist.newBusinessCost[n] = strategist.cost[n];
}

/** A dealer keeps a part of the margin on what goes through it; called for each of its relations before `payForSelling`. */
export function payDealer({ supplier, strategist, selling }: World, s: int, margin: number, units: number): void {
  if (margin > 0) strategist.cost[supplier.strategist[s]] += selling.dealerMargin * margin * units;
}
