import type { int } from "./int.ts";
import type { World } from "./world.ts";

/**
 * How far, and how fast, the words of a strategist bring a buyer's trust:
 *
 *     u'  = u_s + (1 - u_s)(1 - (1 - u_1 x_1)(1 - u_W R_W)(1 - u_B R_B))
 *     W_1 = T_u
 *     W_2 = T_u [1 - (1 - w_22 x_2)(1 - w_2B R_B)]
 *     W_3 = T_u [1 - (1 - w_34 R_4)(1 - w_32 x_2)(1 - w_31 x_1)(1 - w_3B R_B)]
 *     W_4 = T_u [1 - (1 - w_44 R_4)(1 - w_41 R_1)(1 - w_42 R_2)(1 - w_43 R_3)(1 - w_4B R_B)]
 *     T_k' = T_k + u' max(0, W_k - T_k)
 *
 * u_s  communication u of the supplier, u_D of a dealer [a month];  u_1, u_W, u_B  what contact, reach and names add
 * W_k  what words can bring trust on rung k to [0..1]: never more than T_u, so that no spend whatever lifts a rung over the
 *      gate of the fixed track where that is higher
 * x_1, x_2  contact of two people, of teams (`spendTime.ts`);  R_1 to R_4, R_W, R_B  reach (`speak.ts`)
 * w    parts of T_u that each means gives, together as if they worked by chance and apart
 *
 * Source: Palmatier et al. (2006) that people convey the firm; values are assumptions. The form of u' is exact where
 * nothing is done: u' = u_s.
 */
export function speedOfWords({ strategist, selling }: World, n: int, own: number, talks: number): number {
  const more =
    1 -
    (1 - selling.contactSpeed * talks) *
      (1 - selling.reachSpeed * strategist.reach[n]) *
      (1 - selling.brandSpeed * strategist.brandReach[n]);
  return own + (1 - own) * more;
}

/** W_2, what words can bring trust in supply to. */
export function supplyCeiling({ strategist, selling }: World, n: int, cap: number, team: number): number {
  return cap * (1 - (1 - selling.supplyByTeam * team) * (1 - selling.supplyByBrand * strategist.brandReach[n]));
}

/** W_3, what words can bring trust in the people to. */
export function peopleCeiling(
  { strategist, selling }: World,
  n: int,
  cap: number,
  talks: number,
  team: number,
): number {
  const left =
    (1 - selling.peopleByVoice * strategist.voiceReach[n]) *
    (1 - selling.peopleByTeam * team) *
    (1 - selling.peopleByTalks * talks) *
    (1 - selling.peopleByBrand * strategist.brandReach[n]);
  return cap * (1 - left);
}

/** W_4, what words can bring trust by reputation to. */
export function reputationCeiling({ strategist, selling }: World, n: int, cap: number): number {
  const left =
    (1 - selling.reputationByVoice * strategist.voiceReach[n]) *
    (1 - selling.reputationByShows * strategist.showReach[n]) *
    (1 - selling.reputationByPress * strategist.pressReach[n]) *
    (1 - selling.reputationByOnline * strategist.onlineReach[n]) *
    (1 - selling.reputationByBrand * strategist.brandReach[n]);
  return cap * (1 - left);
}

/** A rung after a month of words: towards its ceiling, never down. */
export function lifted(trust: number, ceiling: number, speed: number): number {
  return ceiling > trust ? trust + speed * (ceiling - trust) : trust;
}
