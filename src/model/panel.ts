import { int } from "./int.ts";
import { clearPlace, swapPlaces } from "./moving.ts";
import { FIXED, FLEXIBLE, REMEMBERED, type World } from "./world.ts";

/**
 * Moves of a supplier on and off a buyer's panel.
 *
 * A row is kept in order: contracts, flexible suppliers, remembered ones, vacant places (`world.ts`).
 * A move swaps whole places, so a relation's place may change in any of these functions; each returns
 * the new one. Moves are rare; the months in between read the rows without looking for gaps.
 */

/** Perceived retention of a supplier that has just changed its track. */
export const NO_VIEW_YET = -1;

/** A clean place for a supplier that the buyer gets to know, after the remembered ones. The row has room by construction. */
export function meet(world: World, b: int, s: int): int {
  const { relation, buyer } = world;
  const r = buyer.knownEnd[b]++;
  relation.supplier[r] = s;
  relation.track[r] = REMEMBERED;
  return r;
}

/** Lets a remembered supplier in on the flexible track: on the panel since this month, its view of P to begin anew. */
export function joinPanel(world: World, r: int): int {
  const { relation, buyer, tally } = world;
  const b = relation.buyer[r];
  const place = buyer.panelEnd[b]++;
  swapPlaces(world, r, place);
  relation.track[place] = FLEXIBLE;
  relation.since[place] = world.month;
  relation.perceivedRetention[place] = NO_VIEW_YET;
  tally.panelChanges[buyer.group[b]]++;
  return place;
}

/**
 * Takes a flexible supplier off the panel. The buyer remembers it, with share 0, and forgets the one that it
 * trusts least in the product (T_1) if it remembers more than n_K.
 */
export function leavePanel(world: World, r: int): void {
  const { relation, buyer, tally } = world;
  const b = relation.buyer[r];
  const place = --buyer.panelEnd[b];
  swapPlaces(world, r, place);
  relation.track[place] = REMEMBERED;
  relation.share[place] = 0;
  clearMonth(world, place);
  tally.panelChanges[buyer.group[b]]++;
  countDrop(world, place);
  if (buyer.knownEnd[b] - buyer.panelEnd[b] > buyer.policy.memory[b]) forgetLeastTrusted(world, b);
}

/** The flexible supplier of a buyer with the lowest perceived utility; -1 when it has none. */
export function worstFlexible(world: World, b: int): int {
  const { contractsEnd, panelEnd } = world.buyer;
  const { utility } = world.relation;
  let worst: int = -1;
  for (let r = contractsEnd[b]; r < panelEnd[b]; r++) if (worst < 0 || utility[r] < utility[worst]) worst = r;
  return worst;
}

function forgetLeastTrusted(world: World, b: int): void {
  const { relation, buyer } = world;
  let least = buyer.panelEnd[b];
  for (let r = least + 1; r < buyer.knownEnd[b]; r++) {
    if (relation.trustProduct[r] < relation.trustProduct[least]) least = r;
  }
  forget(world, least);
}

/** Moves a flexible supplier under contract; its view of P begins anew. */
export function takeContract(world: World, r: int): int {
  const { relation, buyer } = world;
  const place = buyer.contractsEnd[relation.buyer[r]]++;
  swapPlaces(world, r, place);
  relation.track[place] = FIXED;
  relation.perceivedRetention[place] = NO_VIEW_YET;
  return place;
}

/** Moves a supplier from its contract to the flexible track; its view of P begins anew. */
export function loseContract(world: World, r: int): int {
  const { relation, buyer } = world;
  const place = --buyer.contractsEnd[relation.buyer[r]];
  swapPlaces(world, r, place);
  relation.track[place] = FLEXIBLE;
  relation.standing[place] = 0;
  relation.perceivedRetention[place] = NO_VIEW_YET;
  return place;
}

/**
 * Awards a contract, new or renewed: it runs for the contract months n_C of the buyer, until the review
 * of month t + n_C.
 */
export function awardContract({ buyer, relation, month }: World, r: int): void {
  relation.contractEnd[r] = int(month + buyer.policy.contractMonths[relation.buyer[r]]);
}

/** Ends a relation wherever it stands: nothing is left of it. */
export function endRelation(world: World, r: int): void {
  const { relation, buyer, tally } = world;
  let place = relation.track[r] === FIXED ? loseContract(world, r) : r;
  if (relation.track[place] === FLEXIBLE) {
    const b = relation.buyer[place];
    const last = --buyer.panelEnd[b];
    swapPlaces(world, place, last);
    place = last;
    tally.panelChanges[buyer.group[b]]++;
    countDrop(world, place);
  }
  forget(world, place);
}

/** Age of a link [months] below which it is young, and from which on it is old. */
export const YOUNG_BELOW = 12;
export const OLD_FROM = 36;

function countDrop({ relation, buyer, tally, month }: World, r: int): void {
  const age = month - relation.since[r];
  const group = buyer.group[relation.buyer[r]];
  if (age < YOUNG_BELOW) tally.droppedLinks[2 * group]++;
  else if (age >= OLD_FROM) tally.droppedLinks[2 * group + 1]++;
}

/** Forgets a remembered supplier. */
function forget(world: World, r: int): void {
  const place = --world.buyer.knownEnd[world.relation.buyer[r]];
  swapPlaces(world, r, place);
  clearPlace(world, place);
}

/** Nothing is ordered from a supplier off the panel. */
function clearMonth(world: World, r: int): void {
  const { relation } = world;
  relation.ordered[r] = 0;
  relation.delivered[r] = 0;
  relation.takenOver[r] = 0;
}
