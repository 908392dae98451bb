import { log } from "./arithmetic.ts";
import { fillPanels } from "./fillPanels.ts";
import { inviteRivals } from "./invitations.ts";
import { keyStart } from "./keyStreams.ts";
import type { Market, Value } from "./market.ts";
import { columnPlans } from "./memory.ts";
import { awardContract } from "./panel.ts";
import { buyerParameters, namesOf, type Parameter, policyParameters, supplierParameters } from "./parameters.ts";
import { appraise } from "./processes/appraise.ts";
import { deriveStream, identityOf, normal, type Stream, uniform } from "./random.ts";
import { startStrategist } from "./strategists.ts";
import { strategyParameters } from "./strategyParameters.ts";
import type { World } from "./world.ts";

/**
 * Puts a world at the start of a replication, in its first month, -n_0: parameters drawn where they are spread, panels filled,
 * contracts staggered, entrants given their months.
 *
 * The stream of the replication is number (replication, 0) below the key.
 *
 * @param key          stream keyed with the user's seed
 * @param replication  number of the replication, from 0
 */
export function resetWorld(world: World, market: Market, key: Stream, replication: number): void {
  deriveStream(key, replication, 0, world.replicationStream);
  keyStart(world);
  world.month = -market.warmUp;
  world.entryEnabled = market.entryEnabled;
  world.timetable = market.timetable;
  world.nextEntry = 0;
  Object.assign(world.market, market.market);
  if (market.selling !== undefined) world.selling = market.selling;
  setParameters(world, market);
  startColumns(world);
  for (let n = 0; n < world.strategist.supplier.length; n++) startStrategist(world, n);
  startDemand(world);
  emptyPanels(world);
  startSuppliers(world, market);
  fillPanels(world, market);
  appraise(world);
  startContracts(world);
  if (world.invitation.perBuyer > 0) for (let b = 0; b < world.buyerCount; b++) inviteRivals(world, b);
  clearTally(world);
}

/** Every column that begins with a number, or with a parameter of the supplier, as the table of columns says. */
function startColumns(world: World): void {
  const { parameters } = world.supplier;
  columnPlans.forEach(({ start }, i) => {
    if (typeof start === "number") world.columns[i].fill(start);
    else if (typeof start === "object") world.columns[i].set(parameters[start.parameter]);
  });
}

/** Sets the counts of the month to zero. */
export function clearTally({ tally }: World): void {
  clear(tally.switches);
  clear(tally.panelChanges);
  clear(tally.droppedLinks);
  clear(tally.exits);
  clear(tally.trials);
  clear(tally.bids);
  clear(tally.wins);
}

/** The same as `fill`, which takes longer to be called than so short a column to be cleared. */
function clear(column: Float64Array): void {
  for (let i = 0; i < column.length; i++) column[i] = 0;
}

function setParameters(world: World, market: Market): void {
  const { buyer, supplier } = world;
  let first = 0;
  for (const group of market.buyers) {
    for (const name of policyNames)
      fill(world, group, first, name, buyer.policy[name], policyParameters[name], buyer.identity);
    for (const name of buyerNames)
      fill(world, group, first, name, buyer.parameters[name], buyerParameters[name], buyer.identity);
    first += group.count;
  }
  first = 0;
  for (const group of market.suppliers) {
    for (const name of supplierNames) {
      fill(world, group, first, name, supplier.parameters[name], supplierParameters[name], supplier.identity);
    }
    for (const name of spreadNames) spreadMembers(world, group, first, name);
    first += group.count;
  }
  setLevers(world, market);
  world.blindSuppliers = supplier.parameters.respondsToThreat.includes(0);
}

function setLevers(world: World, market: Market): void {
  const { levers, supplier: supplierOf } = world.strategist;
  const identity = supplierOf.map((s) => world.supplier.identity[s]);
  let first = 0;
  for (const { strategy, count } of market.suppliers) {
    if (strategy === undefined) continue;
    const group = { count, parameters: strategy };
    for (const name of leverNames) fill(world, group, first, name, levers[name], strategyParameters[name], identity);
    first += count;
  }
}

const policyNames = namesOf(policyParameters);
const buyerNames = namesOf(buyerParameters);
const supplierNames = namesOf(supplierParameters);
const leverNames = namesOf(strategyParameters);

/**
 * Gives the members of a group, from agent `first` on, the value of a parameter, or each its own draw: drawn
 * back to the nearer end of the range, and rounded half up where only whole numbers or choices make sense.
 */
function fill<Name extends string>(
  world: World,
  group: { readonly count: number; readonly parameters: Readonly<Record<Name, Value>> },
  first: number,
  name: Name,
  column: Float64Array,
  row: Parameter,
  identity: Int32Array,
): void {
  const value = group.parameters[name];
  const end = first + group.count;
  if (typeof value === "number") {
    // Some hundred times a start for a few agents each: calling `fill` would take longer.
    for (let agent = first; agent < end; agent++) column[agent] = value;
    return;
  }
  for (let agent = first; agent < end; agent++) {
    const draw = drawSpread(world.streams.spread, value, identity[agent], identityOf(name, 0));
    const inRange = draw < row.min ? row.min : draw > row.max ? row.max : draw;
    column[agent] = row.whole || row.choices ? Math.floor(inRange + 0.5) : inRange;
  }
}

/** Parameters in which the members of a group differ, each with the row that says how far. */
const spreads = {
  quality: "qualitySpread",
  unitCost: "unitCostSpread",
  innovativeness: "innovativenessSpread",
} as const;
const spreadNames = namesOf(spreads);

/**
 * Members of a group of suppliers differ: where quality, unit cost or innovativeness is one number for all, each
 * draws its own, from the normal distribution about it with the group's spread s_q, s_c or s_i, drawn back to the
 * nearer end of the range. Where a distribution is written for the parameter itself, that one stands.
 */
function spreadMembers(
  world: World,
  group: Market["suppliers"][number],
  first: number,
  name: keyof typeof spreads,
): void {
  const { supplier } = world;
  const mean = group.parameters[name];
  if (typeof mean !== "number") return;
  for (let s = first; s < first + group.count; s++) {
    const sd = supplier.parameters[spreads[name]][s];
    if (sd === 0) continue;
    const draw = mean + sd * normal(world.streams.spread, supplier.identity[s], identityOf(name, 0));
    const { min, max } = supplierParameters[name];
    supplier.parameters[name][s] = draw < min ? min : draw > max ? max : draw;
  }
}

function drawSpread(stream: Stream, spread: Exclude<Value, number>, agent: number, parameter: number): number {
  if (spread.distribution === "normal") return spread.mean + spread.sd * normal(stream, agent, parameter);
  return spread.low + (spread.high - spread.low) * uniform(stream, agent, parameter);
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

function startSuppliers(world: World, market: Market): void {
  const { supplier } = world;
  for (let s = 0; s < world.supplierCount; s++) supplier.active[s] = 1 - supplier.entrant[s];
  setEntryMonths(world, market);
}

/**
 * Month of entry of the n-th of a group: t_E + n n_E by dates, or t_E - 1 plus the sum of n + 1
 * geometric waits with mean 1 / r_E by random arrival. Nobody enters before the first month: a t_E before it is taken
 * for it, and so is a date.
 */
function setEntryMonths(world: World, market: Market): void {
  const { supplier } = world;
  const { entryMonth, entryEvery, entryRate } = supplier.parameters;
  const firstMonth = -market.warmUp;
  let s = 0;
  for (const group of market.suppliers) {
    let arrival = 0;
    for (let member = 0; member < group.count; member++, s++) {
      const rate = entryRate[s];
      const wait = rate > 0 ? geometricWait(uniform(world.streams.entry, supplier.identity[s], 0), rate) : 0;
      const from = rate > 0 ? Math.max(entryMonth[s], firstMonth) + wait - 1 : entryMonth[s];
      arrival = member === 0 ? from : arrival + (rate > 0 ? wait : entryEvery[s]);
      supplier.entryMonth[s] = Math.max(firstMonth, Math.min(arrival, 0x3fffffff));
    }
  }
}

/** Months until the first success at probability `rate` a month: 1 + floor(ln u / ln(1 - rate)); 1 for rate 1. */
function geometricWait(draw: number, rate: number): number {
  return rate >= 1 ? 1 : 1 + Math.floor(log(draw) / log(1 - rate));
}

/** Contracts at the start: ends spread evenly over the contract months, floor(u n_C). */
function startContracts(world: World): void {
  const { buyer, relation, supplier } = world;
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = buyer.rowStart[b]; r < buyer.contractsEnd[b]; r++) {
      awardContract(world, r);
      const s = relation.supplier[r];
      const draw = uniform(world.streams.contractEnd, buyer.identity[b], supplier.identity[s]);
      relation.contractEnd[r] = world.month + Math.floor(draw * buyer.policy.contractMonths[b]);
    }
  }
}
