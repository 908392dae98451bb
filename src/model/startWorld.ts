import { log } from "./arithmetic.ts";
import { fillPanels } from "./fillPanels.ts";
import { int } from "./int.ts";
import { inviteRivals } from "./invitations.ts";
import { keyStart } from "./keyStreams.ts";
import { fillLuck } from "./luck.ts";
import { awardContract } from "./panel.ts";
import { appraise } from "./processes/appraise.ts";
import { normal, uniform } from "./random.ts";
import { ABOUT, BUYERS, type Copied, type Drawn, type Given, type Start, SUPPLIERS, UNIFORM } from "./start.ts";
import { startStrategist } from "./strategists.ts";
import { clearTally } from "./tally.ts";
import type { World } from "./world.ts";

/**
 * What begins with a draw, or by a rule: parameters, demand, who is in the market and who enters when, panels, contracts,
 * invitations. The columns that begin with a number have it already, and the stream of the replication is keyed.
 */
export function startWorld(world: World, start: Start): void {
  fillLuck(world.luck);
  keyStart(world);
  setParameters(world, start.given);
  drawParameters(world, start.drawn);
  copyParameters(world, start.copied);
  for (let n = 0; n < world.strategist.supplier.length; n++) startStrategist(world, n);
  startDemand(world);
  emptyPanels(world);
  startSuppliers(world);
  fillPanels(world, start);
  appraise(world);
  startContracts(world);
  if (world.invitation.perBuyer > 0) for (let b = 0; b < world.buyerCount; b++) inviteRivals(world, b);
  clearTally(world);
}

function setParameters({ memory }: World, { column, first, end, value }: Given): void {
  for (let i = 0; i < column.length; i++) {
    const place = column[i];
    for (let agent = first[i]; agent < end[i]; agent++) memory[place + agent] = value[i];
  }
}

/**
 * Gives each member of a group its own draw: drawn back to the nearer end of the range, and rounded half up where only
 * whole numbers or choices make sense.
 *
 * Members of a group of suppliers differ: where quality, unit cost or innovativeness is one number for all, each
 * draws its own, from the normal distribution about it with the group's spread s_q, s_c or s_i, drawn back to the
 * nearer end of the range. Where a distribution is written for the parameter itself, that one stands.
 */
function drawParameters(world: World, drawn: Drawn): void {
  const { memory, buyer, supplier, strategist, streams } = world;
  const { column, first, end, law, owner, name, from, width, widths, min, max, whole } = drawn;
  for (let i = 0; i < column.length; i++) {
    for (let agent = first[i]; agent < end[i]; agent++) {
      let identity: int = 0;
      if (owner[i] === BUYERS) identity = buyer.identity[agent];
      else identity = supplier.identity[owner[i] === SUPPLIERS ? agent : strategist.supplier[agent]];
      const sd = law[i] === ABOUT ? memory[widths[i] + agent] : width[i];
      if (law[i] === ABOUT && sd === 0) continue;
      const luck =
        law[i] === UNIFORM ? uniform(streams.spread, identity, name[i]) : normal(streams.spread, identity, name[i]);
      const draw = from[i] + sd * luck;
      const inRange = draw < min[i] ? min[i] : draw > max[i] ? max[i] : draw;
      memory[column[i] + agent] = whole[i] === 1 ? Math.floor(inRange + 0.5) : inRange;
    }
  }
}

/** Columns that begin with a parameter of the supplier, as the table of columns says. */
function copyParameters({ memory, supplierCount }: World, { column, parameter }: Copied): void {
  for (let i = 0; i < column.length; i++) {
    for (let s = 0; s < supplierCount; s++) memory[column[i] + s] = memory[parameter[i] + s];
  }
}

function startDemand(world: World): void {
  const { buyer, market } = world;
  const stream = world.streams.demand;
  for (let b = 0; b < world.buyerCount; b++) {
    buyer.demandDeviation[b] = market.demandVolatility * normal(stream, buyer.identity[b], 0);
  }
}

/** Every place is vacant. */
function emptyPanels(world: World): void {
  const { rowStart, contractsEnd, panelEnd, knownEnd } = world.buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    contractsEnd[b] = rowStart[b];
    panelEnd[b] = rowStart[b];
    knownEnd[b] = rowStart[b];
  }
}

function startSuppliers(world: World): void {
  const { supplier } = world;
  for (let s = 0; s < world.supplierCount; s++) supplier.active[s] = 1 - supplier.entrant[s];
  setEntryMonths(world);
}

/**
 * Month of entry of the n-th of a group: t_E + n n_E by dates, or t_E - 1 plus the sum of n + 1
 * geometric waits with mean 1 / r_E by random arrival. Nobody enters before the first month: a t_E before it is taken
 * for it, and so is a date.
 */
function setEntryMonths(world: World): void {
  const { supplier, streams } = world;
  const { group, identity } = supplier;
  const { entryMonth, entryEvery, entryRate } = supplier.parameters;
  const firstMonth = world.month;
  let arrival = 0;
  for (let s = 0; s < world.supplierCount; s++) {
    const rate = entryRate[s];
    const wait = rate > 0 ? geometricWait(uniform(streams.entry, identity[s], 0), rate) : 0;
    if (s > 0 && group[s] === group[s - 1]) arrival += rate > 0 ? wait : entryEvery[s];
    else arrival = rate > 0 ? (entryMonth[s] > firstMonth ? entryMonth[s] : firstMonth) + wait - 1 : entryMonth[s];
    supplier.entryMonth[s] = arrival < firstMonth ? firstMonth : arrival < NEVER ? int(arrival) : NEVER;
  }
}

/** A month after every run. */
const NEVER = 0x3fffffff;

/** Months until the first success at probability `rate` a month: 1 + floor(ln u / ln(1 - rate)); 1 for rate 1. */
function geometricWait(draw: number, rate: number): number {
  return rate >= 1 ? 1 : 1 + Math.floor(log(draw) / log(1 - rate));
}

/** Contracts at the start: ends spread evenly over the contract months, floor(u n_C). */
function startContracts(world: World): void {
  const { buyer, relation, supplier, streams } = world;
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = buyer.rowStart[b]; r < buyer.contractsEnd[b]; r++) {
      awardContract(world, r);
      const s = relation.supplier[r];
      const draw = uniform(streams.contractEnd, buyer.identity[b], supplier.identity[s]);
      relation.contractEnd[r] = int(world.month + Math.floor(draw * buyer.policy.contractMonths[b]));
    }
  }
}
