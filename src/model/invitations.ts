import { edgeValue } from "./edge.ts";
import { int } from "./int.ts";
import { uniform } from "./random.ts";
import { offerValue } from "./utility.ts";
import type { World } from "./world.ts";

/**
 * Rivals at the table: a buyer may invite suppliers of kind fixed from outside its panel to its next contract
 * review. The list is drawn when the run begins and after each review, and stands until the next.
 *
 * n_I times 3 draws are made, evenly among all suppliers of kind fixed in the order of their identity; one is
 * invited that is not on the panel, not invited already, and has room for half a contract of equal quota:
 *
 *     C_s - load_s >= D_0 (1 - phi) / (2 max(1, n_F))
 *
 * until n_I are. An invitation lapses when the supplier comes back to the panel by itself. Work grows with n_I,
 * never with buyers x suppliers.
 *
 * Source: assumption; a tender with a short list.
 */
export function inviteRivals(world: World, b: int): void {
  const { buyer, supplier, invitation, streams } = world;
  const { powerhouses, capacity, load } = supplier;
  const first = b * invitation.perBuyer;
  const wanted = buyer.policy.invitedRivals[b];
  for (let i = first; i < first + invitation.perBuyer; i++) invitation.supplier[i] = -1;
  const room =
    (buyer.parameters.demand[b] * (1 - buyer.policy.flexibleShare[b])) / (2 * Math.max(1, buyer.policy.fixedSlots[b]));
  let invited: int = 0;
  for (let draw = 0; draw < DRAWS * wanted && invited < wanted && powerhouses.length > 0; draw++) {
    const s = powerhouses[int(uniform(streams.invite, buyer.identity[b], draw) * powerhouses.length)];
    if (capacity[s] - load[s] < room || isOnPanel(world, b, s) || isInvited(world, b, s)) continue;
    invitation.supplier[first + invited++] = s;
  }
}

/** Draws for each rival that a buyer wants. */
const DRAWS = 3;

function isOnPanel({ buyer, relation }: World, b: int, s: int): boolean {
  for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) if (relation.supplier[r] === s) return true;
  return false;
}

/** Takes back the invitation of a supplier that is on the panel now. */
export function withdrawInvitation({ invitation }: World, b: int, s: int): void {
  const first = b * invitation.perBuyer;
  for (let i = first; i < first + invitation.perBuyer; i++) {
    if (invitation.supplier[i] === s) invitation.supplier[i] = -1;
  }
}

function isInvited({ invitation }: World, b: int, s: int): boolean {
  const first = b * invitation.perBuyer;
  for (let i = first; i < first + invitation.perBuyer; i++) if (invitation.supplier[i] === s) return true;
  return false;
}

/**
 * How an invited rival looks: as a stranger with a name.
 *
 *     U_r = V(T_R, e_0, L, k = 0) - c (1 + m_0),     T_R = omega_R (mean of T_1 and T_2 of its other buyers, by volume)
 *
 * omega_R  reputation carry [0..1]; a supplier without customers brings omega_R T_0. Trust T_R stands on every rung.
 */
export function weighRivals(world: World): void {
  const { invitation, market, supplier } = world;
  const { initialEffort } = supplier.parameters;
  for (let i = 0; i < invitation.supplier.length; i++) {
    const s = invitation.supplier[i];
    if (s < 0) continue;
    const value = offerValue(market, reputationOf(world, s), initialEffort[s], supplier.lag[s], 0);
    invitation.utility[i] = value + edgeValue(world, s) - rivalBid(world, s);
  }
}

/** Trust that a supplier's name brings to a buyer that never dealt with it. */
export function reputationOf({ market, supplier }: World, s: int): number {
  const { volume, reputation, parameters } = supplier;
  const seen = volume[s] > 0 ? reputation[s] / volume[s] : parameters.initialTrust[s];
  return market.reputationCarry * (seen > 1 ? 1 : seen);
}

/** What a rival asks for a unit: c (1 + m_0). */
export function rivalBid({ market, supplier }: World, s: int): number {
  return supplier.parameters.unitCost[s] * (1 + market.openingMargin);
}
