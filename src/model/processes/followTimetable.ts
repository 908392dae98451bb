import type { ColumnNames } from "../columns.ts";
import type { Market, TimetableEntry } from "../market.ts";
import type { StrategyParameterName, SupplierParameterName } from "../parameters.ts";
import { keepBase } from "../strategists.ts";
import type { World } from "../world.ts";

/**
 * Follow the timetable: what a scenario has planned for this month happens, before anything else.
 *
 * - a parameter of the market, of a group of buyers or of a group of suppliers takes a new value, or a lever of the
 *   strategy of a group of suppliers
 * - demand of a group of buyers is multiplied by a factor for some months
 * - a named supplier, or a whole group, loses part of its capacity for some months
 * - the technology frontier jumps: suppliers of a group fall back by some months
 * - the door is shut, or opened: courting ends and nobody new enters, but who is in the market stays; whose month
 *   of entry has passed behind a shut door does not come later
 *
 * A value set for a group holds for each of its members, whatever they drew at the start. A new capacity
 * takes the place of what a supplier has grown to. A shock or failure of n months holds in this month and
 * the n - 1 that follow, and replaces one that is still running. Entries of one month happen in the order
 * of the timetable.
 *
 * Source: assumption; a scenario's own plan.
 */
export function followTimetable(world: World): void {
  while (world.nextEntry < world.timetable.length && world.timetable[world.nextEntry].month <= world.month) {
    happen(world, world.timetable[world.nextEntry]);
    world.nextEntry++;
    world.eventLog?.tell(world.month, "timetable", -1, -1, -1);
  }
}

followTimetable.reads = { supplier: ["lag"], world: ["nextEntry"] } satisfies ColumnNames;
followTimetable.changes = {
  buyer: ["policy", "parameters", "shockFactor", "shockEnd"],
  supplier: ["parameters", "failureLoss", "failureEnd", "lag"],
  strategist: ["levers", "baseQuality", "baseInnovativeness", "baseInertiaGain", "baseTeamStability"],
  account: ["buyer"],
  world: ["blindSuppliers", "entryEnabled", "market", "nextEntry"],
} satisfies ColumnNames;

followTimetable.feeds = ({ timetable }: Market) => (timetable.length > 0 ? [followTimetable] : []);

function happen(world: World, entry: TimetableEntry): void {
  const { buyer, supplier } = world;
  switch (entry.event) {
    case "setMarket":
      world.market[entry.parameter] = entry.value;
      break;
    case "setBuyers": {
      const column = buyerColumn(world, entry.parameter);
      for (let b = 0; b < world.buyerCount; b++) if (buyer.group[b] === entry.group) column[b] = entry.value;
      break;
    }
    case "setSuppliers":
      if (isLever(world, entry.parameter)) setLever(world, entry.parameter, entry.group, entry.value);
      else setSuppliers(world, entry.parameter, entry.group, entry.value);
      break;
    case "demandShock":
      for (let b = 0; b < world.buyerCount; b++) {
        if (buyer.group[b] !== entry.group) continue;
        buyer.shockFactor[b] = entry.factor;
        buyer.shockEnd[b] = world.month + entry.months;
      }
      break;
    case "failure":
      fail(world, entry.group, entry.member, entry.loss, entry.months);
      break;
    case "setEntry":
      world.entryEnabled = entry.enabled;
      if (!entry.enabled) endCourting(world);
      break;
    case "technologyJump":
      for (let s = 0; s < world.supplierCount; s++) if (supplier.group[s] === entry.group) supplier.lag[s] += entry.lag;
      break;
  }
}

/** Entrants end it: their accounts stand before those of others. */
function endCourting({ account, supplier }: World): void {
  for (let a = 0; a < supplier.entrants.length * account.perEntrant; a++) account.buyer[a] = -1;
}

function buyerColumn(world: World, name: (TimetableEntry & { event: "setBuyers" })["parameter"]): Float64Array {
  return name === "demand" ? world.buyer.parameters.demand : world.buyer.policy[name];
}

function isLever(
  { strategist }: World,
  name: SupplierParameterName | StrategyParameterName,
): name is StrategyParameterName {
  return Object.hasOwn(strategist.levers, name);
}

function setLever({ supplier, strategist }: World, name: StrategyParameterName, group: number, value: number): void {
  for (let n = 0; n < strategist.supplier.length; n++) {
    if (supplier.group[strategist.supplier[n]] === group) strategist.levers[name][n] = value;
  }
}

function setSuppliers(world: World, name: SupplierParameterName, group: number, value: number): void {
  const { supplier } = world;
  for (let s = 0; s < world.supplierCount; s++) {
    if (supplier.group[s] !== group) continue;
    supplier.parameters[name][s] = value;
    keepBase(world, s, name, value);
    if (name === "capacity") supplier.capacity[s] = value;
  }
  if (name === "respondsToThreat" && value === 0) world.blindSuppliers = true;
}

/** Members of a group stand one after the other, so the n-th met is number n. */
function fail(world: World, group: number, member: number, loss: number, months: number): void {
  const { supplier } = world;
  let number = 0;
  for (let s = 0; s < world.supplierCount; s++) {
    if (supplier.group[s] !== group) continue;
    if (member < 0 || number === member) {
      supplier.failureLoss[s] = loss;
      supplier.failureEnd[s] = world.month + months;
    }
    number++;
  }
}
