import { type FIXED, FLEXIBLE, REMEMBERED, VACANT, type World } from "./world.ts";

/**
 * Moves of a supplier on and off a buyer's panel. A row has room for the panel at its largest, the
 * memory, and one more, so a place can always be found.
 */

/** Perceived retention of a supplier that has just changed its track. */
export const NO_VIEW_YET = -1;

/** A vacant, clean place in the row of a buyer; if there is none, the least trusted former supplier is forgotten. */
export function openPlace(world: World, b: number): number {
  const { relation } = world;
  const { rowStart } = world.buyer;
  let least = -1;
  for (let r = rowStart[b]; r < rowStart[b + 1]; r++) {
    if (relation.track[r] === VACANT) return r;
    if (relation.track[r] !== REMEMBERED) continue;
    if (least < 0 || relation.trustProduct[r] < relation.trustProduct[least]) least = r;
  }
  vacate(world, least);
  return least;
}

/** Puts a supplier on a track; a change of panel is counted when it was not on one. */
export function changePlace(world: World, r: number, track: typeof FLEXIBLE | typeof FIXED): void {
  const { relation } = world;
  if (relation.track[r] < FLEXIBLE) {
    relation.tenure[r] = 0;
    world.tally.panelChanges[world.buyer.group[relation.buyer[r]]]++;
  }
  relation.track[r] = track;
  relation.perceivedRetention[r] = NO_VIEW_YET;
  if (track === FLEXIBLE) relation.contractWeight[r] = 0;
}

/** Takes a supplier off the panel. The buyer remembers it, and forgets the least trusted if that is one too many. */
export function leavePanel(world: World, r: number): void {
  const { relation } = world;
  const { rowStart, policy } = world.buyer;
  const b = relation.buyer[r];
  relation.track[r] = REMEMBERED;
  relation.contractWeight[r] = 0;
  relation.share[r] = 0;
  world.tally.panelChanges[world.buyer.group[b]]++;
  let remembered = 0;
  let least = -1;
  for (let other = rowStart[b]; other < rowStart[b + 1]; other++) {
    if (relation.track[other] !== REMEMBERED) continue;
    remembered++;
    if (least < 0 || relation.trustProduct[other] < relation.trustProduct[least]) least = other;
  }
  if (remembered > policy.memory[b]) vacate(world, least);
}

/** Clears a place: nothing is left of the relation. */
export function vacate(world: World, r: number): void {
  const { relation } = world;
  relation.supplier[r] = -1;
  relation.track[r] = VACANT;
  relation.incumbent[r] = 0;
  relation.eligible[r] = 0;
  relation.tenure[r] = 0;
  relation.contractWeight[r] = 0;
  relation.share[r] = 0;
  relation.effort[r] = 0;
  relation.inertia[r] = 0;
  relation.integration[r] = 0;
  relation.trustProduct[r] = 0;
  relation.trustRisk[r] = 0;
  relation.trustOrganisation[r] = 0;
  relation.trustSocial[r] = 0;
  relation.retention[r] = 0;
  relation.perceivedRetention[r] = NO_VIEW_YET;
  relation.promotion[r] = 0;
  relation.promotionPrize[r] = 0;
  relation.ordered[r] = 0;
  relation.delivered[r] = 0;
  relation.takenOver[r] = 0;
}
