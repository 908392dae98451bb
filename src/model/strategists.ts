import { int } from "./int.ts";
import type { SupplierParameterName } from "./parameters.ts";
import type { World } from "./world.ts";

/**
 * Strategists are the suppliers of groups that have a strategy. An entrant works at it while it is in the market or
 * prepares to enter, any other supplier in every month.
 */

/** Response with diminishing returns: x / (x + h), one half at h [0..1]. */
export function saturated(x: number, half: number): number {
  return x > 0 ? x / (x + half) : 0;
}

/**
 * A strategist begins: with the quality and the ways that its parameters give it, no stock of words, no edge, and a
 * team that has skill chi_0. So does the successor of an entrant that left.
 */
export function startStrategist(world: World, n: int): void {
  const { strategist, supplier, selling } = world;
  const { quality, innovativeness, inertiaGain, teamStability } = supplier.parameters;
  const s = strategist.supplier[n];
  strategist.baseQuality[n] = quality[s];
  strategist.baseInnovativeness[n] = innovativeness[s];
  strategist.baseInertiaGain[n] = inertiaGain[s];
  strategist.baseTeamStability[n] = teamStability[s];
  strategist.skill[n] = selling.initialSkill;
}

/** An entrant that leaves loses all that its strategy has built: stocks, skill, edge and quality. */
export function endStrategy(world: World, n: int): void {
  const { strategist, supplier } = world;
  const { quality, innovativeness, inertiaGain, teamStability } = supplier.parameters;
  const s = strategist.supplier[n];
  quality[s] = strategist.baseQuality[n];
  innovativeness[s] = strategist.baseInnovativeness[n];
  inertiaGain[s] = strategist.baseInertiaGain[n];
  teamStability[s] = strategist.baseTeamStability[n];
  startStrategist(world, n);
  strategist.volumeYear[n] = 0;
  strategist.target[n] = -1;
  strategist.difficulty[n] = 1;
  strategist.motivation[n] = 1;
  strategist.programme[n] = 1;
  strategist.showStock[n] = 0;
  strategist.pressStock[n] = 0;
  strategist.onlineStock[n] = 0;
  strategist.voiceStock[n] = 0;
  strategist.corporateStock[n] = 0;
  strategist.productStock[n] = 0;
  strategist.edge[n] = 0;
}

/** The timetable gives a supplier another quality or another way: that is what its strategy starts from. */
export function keepBase(world: World, s: int, name: SupplierParameterName, value: number): void {
  const { strategist, supplier } = world;
  const n = supplier.strategist[s];
  if (n < 0) return;
  if (name === "quality") strategist.baseQuality[n] = value;
  else if (name === "innovativeness") strategist.baseInnovativeness[n] = value;
  else if (name === "inertiaGain") strategist.baseInertiaGain[n] = value;
  else if (name === "teamStability") strategist.baseTeamStability[n] = value;
}

/** Month from which a strategist works at getting in: the first of its preparation; 0 for who was always there. */
export function startOfWork({ supplier }: World, s: int): int {
  if (supplier.entrant[s] === 0) return 0;
  const start = supplier.entryMonth[s] - int(supplier.parameters.preparationMonths[s]);
  const again = supplier.exitMonth[s] + 1;
  return start > again ? start : again;
}
