import { int } from "./int.ts";
import { joinPanel, meet, takeContract } from "./panel.ts";
import { shuffle, shuffleAll } from "./shuffle.ts";
import type { Start } from "./start.ts";
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
export function fillPanels(world: World, start: Start): void {
  const { policy } = world.buyer;
  fillTrack(world, start, world.supplier.powerhouses, policy.fixedSlots, FIXED);
  fillTrack(world, start, world.supplier.backups, policy.flexibleSlots, FLEXIBLE);
}

function fillTrack(world: World, start: Start, ofKind: Int32Array, slots: Float64Array, track: int): void {
  const { buyer, supplier, streams } = world;
  const { suppliers, buyers } = start;
  let rounds: int = 0;
  for (let b = 0; b < world.buyerCount; b++) if (slots[b] > rounds) rounds = int(slots[b]);
  if (rounds > ofKind.length) rounds = ofKind.length;
  for (let slot = 0; slot < rounds; slot++) {
    const round = slot * 8 + track;
    shuffle(suppliers, ofKind, supplier.identity, streams.panel, round);
    shuffleAll(buyers, world.buyerCount, buyer.identity, streams.panel, round + 4);
    for (let i = 0; i < world.buyerCount; i++) {
      const b = buyers.agent[i];
      if (slot < slots[b]) match(world, b, suppliers.agent, ofKind.length, i, track);
    }
  }
}

/** Gives the i-th buyer of its order the i-th supplier of theirs, counted round, or the next that is not on its panel. */
function match(world: World, b: int, suppliers: Int32Array, count: int, i: int, track: int): void {
  for (let tried = 0; tried < count; tried++) {
    const s = suppliers[(i + tried) % count];
    if (isOnPanel(world, b, s)) continue;
    startRelation(world, b, s, track);
    return;
  }
}

function isOnPanel(world: World, b: int, s: int): boolean {
  const { rowStart, panelEnd } = world.buyer;
  for (let r = rowStart[b]; r < panelEnd[b]; r++) if (world.relation.supplier[r] === s) return true;
  return false;
}

function startRelation(world: World, b: int, s: int, track: int): void {
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
