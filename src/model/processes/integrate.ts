import { FIXED, VACANT, type World } from "../world.ts";

/**
 * Integrate: systems and teams grow together with volume, and apart without.
 *
 *     k' = k + g_k c w (1 - k) - d_k k
 *
 * k  integration [0..1], relation-specific assets;  w  share of spend [0..1]
 * c    commitment: 1 under contract, s_x on the flexible track, where neither side invests as much
 * g_k  integration gain [a month at full share];  d_k  integration decay [a month]
 *
 * For constant w: k* = g_k c w / (g_k c w + d_k). Source: relation-specific assets and learning by doing,
 * Klos and Nooteboom (2001); linear form is an assumption.
 */
export function integrate(world: World): void {
  const { track, share, integration } = world.relation;
  const { integrationGain, integrationDecay, uncommittedStake } = world.market;
  for (let r = 0; r < world.relationCount; r++) {
    if (track[r] === VACANT) continue;
    const k = integration[r];
    const commitment = track[r] === FIXED ? 1 : uncommittedStake;
    integration[r] = k + integrationGain * commitment * share[r] * (1 - k) - integrationDecay * k;
  }
}
