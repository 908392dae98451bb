import { exp } from "../arithmetic.ts";
import type { ColumnNames } from "../columns.ts";
import { hasStrategists } from "../everAbove0.ts";
import type { Market } from "../market.ts";
import { saturated } from "../strategists.ts";
import type { World } from "../world.ts";

/**
 * Improve: steady improvement closes part of the gap to perfect quality and to the frontier each month, and without it
 * quality falls back; design and features make a supplier stand out, until they are imitated.
 *
 *     y  = b_7 B / (b_7 B + h_q C_0)
 *     q' = q + g_q y (1 - q) - d_q (q - q_0)
 *     L' = L (1 - g_L y)
 *     d' = (1 - delta_d) d + delta_d b_6 B / (b_6 B + h_d)
 *
 * b_7  spend on improvement, b_6 on what stands out [unit costs a month];  B  what is left of the programme (`speak.ts`)
 * C_0  capacity before growth: improvement costs by size;  h_q, h_d  spends with which half is reached
 * q    quality [0..1], q_0 without improvement;  g_q  gain, d_q  loss [a month]
 * L    technology lag [months], after `innovate.ts`;  g_L  part of it that is closed [a month]
 * d    edge [0..1]: worth v_d d to a buyer (`appraise.ts`);  delta_d  imitation [a month]
 *
 * q* = (g_q y + d_q q_0) / (g_q y + d_q), with time constant 1 / (g_q y + d_q); d* = b_6 / (b_6 + h_d).
 *
 * Source: Schneiderman (1988) for defects that halve at a constant rate; values are assumptions. Rejected: improvement
 * through effort, which inertia would undo, while a programme is there to beat inertia.
 */
export function improve(world: World): void {
  const { strategist, supplier, selling, market } = world;
  const { levers, edge } = strategist;
  const scale = -1 / market.launchLagScale;
  const { quality, capacity } = supplier.parameters;
  for (let n = 0; n < strategist.supplier.length; n++) {
    if (strategist.works[n] === 0) continue;
    const s = strategist.supplier[n];
    const size = levers.budgetScale[n] * strategist.programme[n];
    const onImprovement = levers.improvement[n] * size;
    const onEdge = levers.differentiation[n] * size;
    strategist.cost[n] += onImprovement + onEdge;
    const fullness = saturated(onImprovement, selling.improvementHalf * capacity[s]);
    quality[s] +=
      selling.qualityGain * fullness * (1 - quality[s]) -
      selling.qualityDecay * (quality[s] - strategist.baseQuality[n]);
    edge[n] = (1 - selling.edgeDecay) * edge[n] + selling.edgeDecay * saturated(onEdge, selling.edgeHalf);
    if (fullness === 0) continue;
    supplier.lag[s] *= 1 - selling.lagGain * fullness;
    supplier.nearness[s] = exp(supplier.lag[s] * scale);
  }
}

improve.reads = {
  supplier: ["lag"],
  strategist: ["works", "baseQuality", "programme", "edge", "cost"],
} satisfies ColumnNames;
improve.changes = {
  supplier: ["parameters", "lag", "nearness"],
  strategist: ["edge", "cost"],
} satisfies ColumnNames;

improve.needed = (market: Market) => hasStrategists(market);
