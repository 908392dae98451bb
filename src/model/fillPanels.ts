import type { Market } from "./market.ts";
import { joinPanel, meet, takeContract } from "./panel.ts";
import type { SupplierKind } from "./parameters.ts";
import { type Stream, uniform } from "./random.ts";
import { FIXED, FLEXIBLE, type World } from "./world.ts";

/**
 * Fills the panels at the start: suppliers of kind `fixed` get the contracts, suppliers of kind
 * `flexible` the places beside them. For each slot buyers and suppliers are shuffled and matched in
 * turn, so that every supplier gets about as many buyers; nobody is on a panel twice.
 *
 * A relation starts with the price c (1 + m_s), on the flexible track c (1 + d_c) (1 + m_s), effort e_0,
 * inertia I_0, integration k_0 and trust T_0 on every rung; it is on the panel since month 0.
 *
 * A slot stays empty when all suppliers of its kind are on the panel already. Cost: slots x
 * (buyers + suppliers) and the sorting; nothing grows with buyers x suppliers.
 */
export function fillPanels(world: World, market: Market): void {
  fillTrack(world, market, "fixed", FIXED);
  fillTrack(world, market, "flexible", FLEXIBLE);
}

function fillTrack(world: World, market: Market, kind: SupplierKind, track: typeof FIXED | typeof FLEXIBLE): void {
  const { buyer, supplier } = world;
  const slots = track === FIXED ? buyer.policy.fixedSlots : buyer.policy.flexibleSlots;
  const suppliers: number[] = [];
  for (let s = 0; s < world.supplierCount; s++) {
    if (market.suppliers[supplier.group[s]].kind === kind) suppliers.push(s);
  }
  let rounds = 0;
  for (let b = 0; b < world.buyerCount; b++) rounds = Math.max(rounds, Math.min(slots[b], suppliers.length));
  const buyers = Array.from(buyer.group.keys());
  for (let slot = 0; slot < rounds; slot++) {
    const round = slot * 8 + track;
    const supplierOrder = shuffled(suppliers, supplier.identity, world.streams.panel, round);
    const buyerOrder = shuffled(buyers, buyer.identity, world.streams.panel, round + 4);
    for (let i = 0; i < buyerOrder.length; i++) {
      if (slot < slots[buyerOrder[i]]) match(world, buyerOrder[i], supplierOrder, i, track);
    }
  }
}

/** Agents in the order of a draw for each; equal draws do not occur in practice. */
function shuffled(agents: readonly number[], identity: Int32Array, stream: Stream, round: number): number[] {
  const draws = new Float64Array(agents.length);
  for (let i = 0; i < draws.length; i++) draws[i] = uniform(stream, identity[agents[i]], round);
  return agents.length > FEW ? sortedByDraw(agents, draws) : insertedByDraw(agents, draws);
}

// So many are sooner put in order one by one than by a sort that asks which of two comes first.
const FEW = 32;

function sortedByDraw(agents: readonly number[], draws: Float64Array): number[] {
  const places = Array.from(agents.keys()).sort((one, other) => draws[one] - draws[other]);
  return places.map((place) => agents[place]);
}

function insertedByDraw(agents: readonly number[], draws: Float64Array): number[] {
  const order = agents.slice();
  for (let i = 1; i < order.length; i++) {
    const [agent, draw] = [order[i], draws[i]];
    let place = i;
    for (; place > 0 && draws[place - 1] > draw; place--) {
      order[place] = order[place - 1];
      draws[place] = draws[place - 1];
    }
    order[place] = agent;
    draws[place] = draw;
  }
  return order;
}

/** Gives the i-th buyer of its order the i-th supplier of theirs, counted round, or the next that is not on its panel. */
function match(
  world: World,
  b: number,
  suppliers: readonly number[],
  i: number,
  track: typeof FIXED | typeof FLEXIBLE,
): void {
  for (let tried = 0; tried < suppliers.length; tried++) {
    const s = suppliers[(i + tried) % suppliers.length];
    if (isOnPanel(world, b, s)) continue;
    startRelation(world, b, s, track);
    return;
  }
}

function isOnPanel(world: World, b: number, s: number): boolean {
  const { rowStart, panelEnd } = world.buyer;
  for (let r = rowStart[b]; r < panelEnd[b]; r++) if (world.relation.supplier[r] === s) return true;
  return false;
}

function startRelation(world: World, b: number, s: number, track: typeof FIXED | typeof FLEXIBLE): void {
  const { relation, supplier } = world;
  const { parameters } = supplier;
  const trust = parameters.initialTrust[s];
  const joined = joinPanel(world, meet(world, b, s));
  const r = track === FIXED ? takeContract(world, joined) : joined;
  relation.incumbent[r] = track === FIXED ? 1 : 0;
  const extra = track === FIXED ? 0 : world.market.uncommittedCost;
  relation.price[r] = parameters.unitCost[s] * (1 + extra) * (1 + parameters.initialMargin[s]);
  relation.effort[r] = parameters.initialEffort[s];
  relation.inertia[r] = parameters.initialInertia[s];
  relation.integration[r] = parameters.initialIntegration[s];
  relation.trustProduct[r] = trust;
  relation.trustRisk[r] = trust;
  relation.trustOrganisation[r] = trust;
  relation.trustSocial[r] = trust;
}
