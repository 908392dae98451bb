import type { ColumnNames, Feed } from "../columns.ts";
import { appraiseStrategists } from "../edge.ts";
import { everAbove0, everSet, hasStrategists, panelsStand } from "../everAbove0.ts";
import { weighRivals } from "../invitations.ts";
import type { Market } from "../market.ts";
import { overallTrust } from "../utility.ts";
import type { World } from "../world.ts";

/**
 * Appraise: every buyer takes stock of the suppliers it knows: overall trust T, value V, perceived
 * utility U (`utility.ts`), and who has passed the gate of the fixed track.
 *
 *     eligible  <=>  T_1 >= g_F, T_2 >= g_F, T_3 >= g_F, and g_F < 1
 *
 * T_1..T_3  trust in product, supply and organisation [0..1]
 * g_F       gate of the fixed track [0..1]; at 1 it cannot be reached
 *
 * U goes by T_1, what the buyer believes of the quality; V by the quality itself, which it gets and does not
 * know. Everybody in the row is appraised, remembered suppliers too, with what last month left: e, k, L, p, T;
 * and so are the rivals that are invited to the next review. Until next month's appraisal T, V, U and eligible
 * stay as they are, whatever the month brings.
 *
 * The edge of a supplier that has a strategy, and rapport with a person, come on top (`edge.ts`).
 *
 * Source: value and utility as in `utility.ts`; the ladder of gates is an assumption.
 */
export function appraise(world: World): void {
  const { market, relation, supplier, buyer } = world;
  const { quality } = supplier.parameters;
  const { lag } = supplier;
  const { fixedGate } = buyer.policy;
  const { effort, integration, price, trust, value, utility, eligible } = relation;
  const { trustProduct, trustRisk, trustOrganisation, trustSocial } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, knownEnd } = buyer;
  const {
    baseValue: v0,
    valueOfQuality: vq,
    valueOfEffort: ve,
    valueLostPerMonthOfLag: vg,
    valueOfIntegration: vk,
  } = market;
  weighRivals(world);
  for (let b = 0; b < world.buyerCount; b++) {
    const gate = fixedGate[b];
    const end = knownEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const product = trustProduct[r];
      const risk = trustRisk[r];
      const organisation = trustOrganisation[r];
      // The formulas of `utility.ts`, with the market's part done once.
      const offer = v0 + ve * effort[r] - vg * lag[s] + vk * integration[r];
      trust[r] = overallTrust(product, risk, organisation, trustSocial[r]);
      value[r] = offer + vq * quality[s];
      utility[r] = offer + vq * product - price[r];
      const passes = gate < 1 && product >= gate && risk >= gate && organisation >= gate ? 1 : 0;
      if (passes === eligible[r]) continue;
      eligible[r] = passes;
      if (passes === 1) world.eventLog?.tell(world.month, "passGate", b, s, -1);
    }
  }
  if (world.strategist.supplier.length > 0) appraiseStrategists(world);
}

// biome-ignore format: names read in rows
appraise.reads = {
  buyer: ["panelEnd", "knownEnd"],
  supplier: ["lag", "volume", "reputation"],
  strategist: ["edge"],
  invitation: ["supplier"],
  relation: ["supplier", "eligible", "price", "effort", "integration", "trustProduct", "trustRisk",
    "trustOrganisation", "trustSocial", "rapport"],
} satisfies ColumnNames;
appraise.changes = {
  relation: ["eligible", "trust", "value", "utility"],
  invitation: ["utility"],
} satisfies ColumnNames;

/** The value needs no trust, and only what it has a weight for; where it has none, it is what it was in the beginning. */
appraise.feeds = (market: Market) => {
  if (hasStrategists(market)) return [appraise];
  const others: Feed = {
    changes: { relation: ["eligible", "trust", "utility"], invitation: ["utility"] },
    reads: appraise.reads,
  };
  const weights = ["valueOfEffort", "valueLostPerMonthOfLag", "valueOfIntegration"] as const;
  const isSame = !weights.some((name) => everAbove0(market, name)) && panelsStand(market);
  if (isSame && !everSet(market, ["baseValue", "valueOfQuality", "quality"])) return [others];
  const reads: ColumnNames = {
    buyer: ["knownEnd"],
    supplier: ["lag"],
    relation: ["supplier", "effort", "integration"],
  };
  const value: Feed = { changes: { relation: ["value"] }, reads };
  return [value, others];
};
