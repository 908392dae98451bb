import type { ColumnNames } from "../columns.ts";
import { everAbove0 } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import type { World } from "../world.ts";

/**
 * Integrate: systems and teams grow together with volume, and apart without.
 *
 *     k' = k + g_k a w (1 - k) - d_k k
 *
 * k    integration [0..1], relation-specific assets;  w  share of spend [0..1]
 * a    commitment: 1 under contract, s_x on the flexible track, where neither side invests as much
 * g_k  integration gain [a month at full share];  d_k  integration decay [a month]
 *
 * Remembered suppliers have w = 0 and only fade. For constant w: k* = g_k a w / (g_k a w + d_k).
 *
 * Source: relation-specific assets and learning by doing, Klos and Nooteboom (2001); linear form is an
 * assumption.
 */
export function integrate(world: World): void {
  const { share, integration } = world.relation;
  const { rowStart, contractsEnd, knownEnd } = world.buyer;
  const { integrationGain, integrationDecay, uncommittedStake } = world.market;
  for (let b = 0; b < world.buyerCount; b++) {
    const flexible = contractsEnd[b];
    const end = knownEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const k = integration[r];
      const gain = r < flexible ? integrationGain : integrationGain * uncommittedStake;
      integration[r] = k + gain * share[r] * (1 - k) - integrationDecay * k;
    }
  }
}

integrate.reads = { buyer: ["contractsEnd", "knownEnd"], relation: ["share", "integration"] } satisfies ColumnNames;
integrate.changes = { relation: ["integration"] } satisfies ColumnNames;

integrate.needed = (market: Market) => everAbove0(market, "integrationGain") || everAbove0(market, "integrationDecay");
