import { exp, log } from "../arithmetic.ts";
import type { ColumnNames } from "../columns.ts";
import { hasStrategists } from "../everAbove0.ts";
import type { int } from "../int.ts";
import type { Market } from "../market.ts";
import { startOfWork } from "../strategists.ts";
import type { World } from "../world.ts";

/**
 * Set target: once a year a strategist sets the sales target of its team; how hard it is decides how well the team works.
 *
 *     benchmark    Theta = theta x mean volume of the suppliers of kind fixed
 *     resources    Theta = theta x X
 *     baseVolume   Theta = (1 + theta) x V_12
 *     X   = min(C, V_12 + y_A N_A),      V_12' = V_12 + (V - V_12) / 12, which begins with its first V
 *     xi  = Theta / X,     P = 1 / (1 + xi^k_T),     mu = mu_lo + 4 (mu_hi - mu_lo) P (1 - P);   mu = 1 without a target
 *
 * Theta  sales target for a month [units];  theta  level of the target [0..20];  V  volume of last month [units]
 * X      volume within reach [units]: what it sells and what its people can add, at most its capacity C; xi = 1 for X = 0
 * y_A    what an account manager can add [units a month];  N_A  managers, a larger or smaller programme counted
 * xi     difficulty of the target [0 or more];  P  chance to make it as the team sees it [0..1], k_T its steepness
 * mu     work of the team [factor]: mu_hi where the target is open, near mu_lo where it is out of reach or given away
 *
 * The first target is set in the first month of courting, the next ones every twelve months. In the first month of the run
 * nobody has sold anything yet, so that nothing can be asked of anybody: a supplier that is there from the start gets its
 * first target a month later, and what it sold in that first month is its V_12 then. Also takes stock of what there is:
 * buyers served and courted, and alpha, the weight of volume in appraisal: alpha_0
 * until n_W months after the start of courting, alpha_1 from then on, 0 without appraisal.
 *
 * mu(1) = mu_hi; with k_T = 3, mu_hi = 1.2 and mu_lo = 0.75 a target beats none for xi between 5^(-1/3) and 5^(1/3).
 *
 * Source: the hump is that of `chooseEffort.ts` applied to a quota, Lazear and Rosen (1981); Asmus et al. (2015) for
 * its top, Chung, Steenburgh and Sudhir (2014) for its ends; Gary et al. (2017) find that more than moderate goals do
 * not raise the median. Assumption: X. Rejected: work in proportion to the target, by which nobody gives up.
 */
export function setTarget(world: World): void {
  const { strategist, supplier, selling, month } = world;
  if (strategist.supplier.length === 0) return;
  const { levers, works, target, difficulty, motivation, volumeYear } = strategist;
  takeStock(world);
  for (let n = 0; n < strategist.supplier.length; n++) {
    if (works[n] === 0) continue;
    const s = strategist.supplier[n];
    const isFirst = !remember(world, n);
    const age = month - startOfWork(world, s);
    const late = age >= levers.appraisalSwitchMonth[n];
    const weight = late ? levers.appraisalLate[n] : levers.appraisalEarly[n];
    strategist.volumeWeight[n] = levers.appraisalStaged[n] === 1 ? weight : 0;
    if (levers.targetMethod[n] === 0 || isFirst) {
      target[n] = -1;
      difficulty[n] = 1;
      motivation[n] = 1;
      continue;
    }
    if (target[n] >= 0 && age % 12 !== 0) {
      strategist.targetMonths[n]++;
      strategist.soldOnTarget[n] += supplier.volume[s];
      continue;
    }
    const people = volumeYear[n] + selling.yieldOfManager * levers.managers[n] * levers.budgetScale[n];
    const reach = people < supplier.capacity[s] ? people : supplier.capacity[s];
    target[n] = newTarget(world, n, reach);
    strategist.targetMonths[n] = 0;
    strategist.soldOnTarget[n] = 0;
    difficulty[n] = reach > 0 ? target[n] / reach : 1;
    motivation[n] = workAt(world, difficulty[n]);
  }
}

// biome-ignore format: names read in rows
setTarget.reads = {
  buyer: ["panelEnd"],
  supplier: ["active", "entryMonth", "exitMonth", "capacity", "volume"],
  strategist: ["volumeYear", "target", "targetMonths", "soldOnTarget"],
  relation: ["supplier", "dealer"],
  account: ["buyer", "dealer"],
  world: ["entryEnabled"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
setTarget.changes = {
  strategist: ["works", "served", "servedDirectly", "courted", "volumeWeight", "volumeYear", "target", "targetMonths",
    "soldOnTarget", "difficulty", "motivation"],
} satisfies ColumnNames;

setTarget.needed = (market: Market) => hasStrategists(market);

/** Work of a team at a difficulty of its target. */
export function workAt({ selling }: World, difficulty: number): number {
  const power = difficulty > 0 ? exp(selling.targetSteepness * log(difficulty)) : 0;
  const chance = 1 / (1 + power);
  return selling.workGivenUp + 4 * (selling.workWithGoal - selling.workGivenUp) * chance * (1 - chance);
}

/** Brings what was sold over a year up to last month; whether there was such a month. */
function remember(world: World, n: int): boolean {
  const { volumeYear } = world.strategist;
  const sold = world.supplier.volume[world.strategist.supplier[n]];
  if (volumeYear[n] >= 0) volumeYear[n] += (sold - volumeYear[n]) / 12;
  else if (somebodySold(world)) volumeYear[n] = sold;
  return volumeYear[n] >= 0;
}

function somebodySold({ supplier, supplierCount }: World): boolean {
  for (let s = 0; s < supplierCount; s++) if (supplier.volume[s] > 0) return true;
  return false;
}

function newTarget(world: World, n: int, reach: number): number {
  const { levers, volumeYear } = world.strategist;
  const level = levers.targetLevel[n];
  if (levers.targetMethod[n] === BENCHMARK) return level * volumeOfPowerhouses(world);
  return levers.targetMethod[n] === RESOURCES ? level * reach : (1 + level) * volumeYear[n];
}

/** Places of the methods among their words. */
const BENCHMARK = 1;
const RESOURCES = 2;

function volumeOfPowerhouses({ supplier }: World): number {
  const { powerhouses, volume } = supplier;
  let sum = 0;
  for (let p = 0; p < powerhouses.length; p++) sum += volume[powerhouses[p]];
  return powerhouses.length > 0 ? sum / powerhouses.length : 0;
}

/** Who works this month, and whom it serves and courts. */
function takeStock(world: World): void {
  const { strategist, supplier, month } = world;
  const { works, served, servedDirectly, courted } = strategist;
  for (let n = 0; n < strategist.supplier.length; n++) {
    const s = strategist.supplier[n];
    const prepares = world.entryEnabled && month >= startOfWork(world, s);
    works[n] = supplier.active[s] === 1 || prepares ? 1 : 0;
    served[n] = 0;
    servedDirectly[n] = 0;
    courted[n] = 0;
  }
  countServed(world);
  countCourted(world);
}

function countServed({ buyer, buyerCount, relation, supplier, strategist }: World): void {
  const { rowStart, panelEnd } = buyer;
  const { dealer } = relation;
  const relationSupplier = relation.supplier;
  const strategistOf = supplier.strategist;
  const { served, servedDirectly } = strategist;
  for (let b = 0; b < buyerCount; b++) {
    const end = panelEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const n = strategistOf[relationSupplier[r]];
      if (n < 0) continue;
      served[n]++;
      if (dealer[r] === 0) servedDirectly[n]++;
    }
  }
}

function countCourted({ account, supplier, strategist }: World): void {
  const { courters } = supplier;
  for (let c = 0; c < courters.length; c++) {
    const n = supplier.strategist[courters[c]];
    if (n < 0) continue;
    for (let a = c * account.perEntrant; a < (c + 1) * account.perEntrant; a++) {
      if (account.buyer[a] >= 0 && account.dealer[a] === 0) strategist.courted[n]++;
    }
  }
}
