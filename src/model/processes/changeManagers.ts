import type { ColumnNames } from "../columns.ts";
import { hasStrategists } from "../everAbove0.ts";
import type { int } from "../int.ts";
import type { Market } from "../market.ts";
import { uniform } from "../random.ts";
import { saturated } from "../strategists.ts";
import type { World } from "../world.ts";

/**
 * Change managers: account managers leave, and take with them what was theirs.
 *
 *     nu  = min(1/2, nu_0 (1 - e_nu E)(1 + min(3, b_nu max(0, xi - xi_B)))(1 + a_nu alpha (1 - n_r/(n_r + n_Y)))(1 + z_nu z))
 *     s_T = 1 / (1 + 12 nu)
 *
 * nu    chance that a manager leaves [a month], nu_0 as a rule, lambda_B more in the month in which the programme is cut
 * E     executive support [0..1], e_nu the part of departures that it prevents
 * xi    difficulty of the target (`setTarget.ts`): above xi_B it burns people out, b_nu more for a unit
 * alpha weight of volume in pay: a_nu more where there is no volume in sight (n_r buyers served, n_Y as in `spendTime.ts`)
 * z     conflict with dealers (`spendTime.ts`): z_nu more
 * s_T   what buyers see of the team, in place of the supplier's own where it has managers, executive support, dealers, a
 *       target or appraisal
 *
 * One draw a manager, so that all buyers of a person are hit together: buyer b is manager (identity of b modulo
 * ceil(N_A))'s. What a departure costs is felt at courted buyers in `court.ts`, and at buyers that are served after the
 * month's deliveries, in `winOver.ts`. A supplier without managers has nobody to lose.
 *
 * s_T(0.0278) = 0.75; the mean time between departures of a manager is 1 / nu months.
 *
 * Source: Shi et al. (2017) for what a departure costs; Tremblay et al. (2003) did not confirm that uncertainty goes
 * with salary; values are assumptions. Rejected: a draw a buyer, which misses that one departure hits several.
 */
export function changeManagers(world: World): void {
  const { strategist, supplier, selling, streams } = world;
  const { levers, left, managersEach } = strategist;
  const { teamStability } = supplier.parameters;
  for (let n = 0; n < strategist.supplier.length; n++) {
    const s = strategist.supplier[n];
    strategist.departures[n] = 0;
    if (strategist.works[n] === 0) continue;
    strategist.turnover[n] = turnoverOf(world, n);
    teamStability[s] = hasTeam(world, n) ? 1 / (1 + 12 * strategist.turnover[n]) : strategist.baseTeamStability[n];
    const chance = strategist.turnover[n] + (strategist.layOffs[n] === 1 ? selling.layOff : 0);
    const heads = Math.ceil(levers.managers[n] * levers.budgetScale[n]);
    for (let j = 0; j < heads; j++) {
      const leaves = uniform(streams.turnover, supplier.identity[s], j) < chance ? 1 : 0;
      left[n * managersEach + j] = leaves;
      strategist.departures[n] += leaves;
    }
  }
}

// biome-ignore format: names read in rows
changeManagers.reads = {
  strategist: ["works", "servedDirectly", "volumeWeight", "difficulty", "layOffs",
    "conflict"],
} satisfies ColumnNames;
changeManagers.changes = {
  supplier: ["parameters"],
  strategist: ["turnover", "departures", "left"],
} satisfies ColumnNames;

changeManagers.needed = (market: Market) => hasStrategists(market);

/** Most that burn-out adds to departures. */
const MOST_BURN_OUT = 3;

function turnoverOf({ strategist, selling }: World, n: int): number {
  const over = strategist.difficulty[n] - selling.burnOutFrom;
  const burn = over > 0 ? selling.burnOut * over : 0;
  const nothingInSight = 1 - saturated(strategist.servedDirectly[n], selling.bonusSight);
  const chance =
    selling.baseTurnover *
    (1 - selling.supportKeeps * strategist.levers.executiveSupport[n]) *
    (1 + (burn > MOST_BURN_OUT ? MOST_BURN_OUT : burn)) *
    (1 + selling.bonusDrives * strategist.volumeWeight[n] * nothingInSight) *
    (1 + selling.conflictDrives * strategist.conflict[n]);
  return chance > 0.5 ? 0.5 : chance;
}

function hasTeam({ strategist }: World, n: int): boolean {
  const { managers, executiveSupport, distributors, targetMethod, appraisalStaged } = strategist.levers;
  const people = managers[n] + executiveSupport[n] + distributors[n];
  return people > 0 || targetMethod[n] > 0 || appraisalStaged[n] > 0;
}
