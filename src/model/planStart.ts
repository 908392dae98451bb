import type { Column, Counts } from "./columns.ts";
import type { Market, Value } from "./market.ts";
import { columnPlans } from "./memory.ts";
import { buyerParameters, namesOf, type Parameter, policyParameters, supplierParameters } from "./parameters.ts";
import { identityOf } from "./random.ts";
import { ABOUT, BUYERS, NORMAL, STRATEGISTS, type Start, type StartCounts, SUPPLIERS, UNIFORM } from "./start.ts";
import { strategyParameters } from "./strategyParameters.ts";
import type { World } from "./world.ts";

const policyNames = namesOf(policyParameters);
const buyerNames = namesOf(buyerParameters);
const supplierNames = namesOf(supplierParameters);
const leverNames = namesOf(strategyParameters);

/** Parameters in which the members of a group differ, each with the row that says how far. */
const spreads = {
  quality: "qualitySpread",
  unitCost: "unitCostSpread",
  innovativeness: "innovativenessSpread",
} as const;
const spreadNames = namesOf(spreads);

/** Columns that begin with a parameter of the supplier, and that parameter. */
const copies = columnPlans.flatMap(({ start }, i) =>
  typeof start === "object" ? [{ i, parameter: start.parameter }] : [],
);

/** What is drawn for the members of a group. */
interface Draw {
  readonly column: number;
  readonly first: number;
  readonly end: number;
  readonly law: number;
  readonly owner: number;
  readonly name: number;
  readonly from: number;
  readonly width: number;
  readonly widths: number;
  readonly min: number;
  readonly max: number;
  readonly whole: number;
}

type Constant = Pick<Draw, "column" | "first" | "end"> & { readonly value: number };

/** Works out what a market begins with, in a world for it. */
export function planStart(world: World, market: Market): Start {
  const { buyer, supplier, strategist } = world;
  const given: Constant[] = [];
  const drawn: Draw[] = [];
  const placeOf = ({ byteOffset }: Column) => (byteOffset - world.memory.byteOffset) / world.memory.BYTES_PER_ELEMENT;
  const give = (
    value: Value,
    owner: number,
    name: string,
    column: Column,
    row: Parameter,
    first: number,
    end: number,
  ) => {
    const at = { column: placeOf(column), first, end };
    if (typeof value === "number") given.push({ ...at, value });
    else drawn.push({ ...at, owner, name: identityOf(name, 0), ...lawOf(value), ...rangeOf(row) });
  };
  let first = 0;
  for (const { count, parameters } of market.buyers) {
    const end = first + count;
    for (const name of policyNames)
      give(parameters[name], BUYERS, name, buyer.policy[name], policyParameters[name], first, end);
    for (const name of buyerNames)
      give(parameters[name], BUYERS, name, buyer.parameters[name], buyerParameters[name], first, end);
    first = end;
  }
  first = 0;
  let firstOfStrategists = 0;
  for (const { count, parameters, strategy } of market.suppliers) {
    const end = first + count;
    const columns = supplier.parameters;
    for (const name of supplierNames)
      give(parameters[name], SUPPLIERS, name, columns[name], supplierParameters[name], first, end);
    for (const name of spreadNames) {
      const mean = parameters[name];
      if (typeof mean !== "number") continue;
      const { min, max } = supplierParameters[name];
      const widths = placeOf(columns[spreads[name]]);
      const about = { law: ABOUT, from: mean, width: 0, widths, min, max, whole: 0 };
      drawn.push({ column: placeOf(columns[name]), first, end, owner: SUPPLIERS, name: identityOf(name, 0), ...about });
    }
    first = end;
    if (strategy === undefined) continue;
    const endOfStrategists = firstOfStrategists + count;
    for (const name of leverNames) {
      const column = strategist.levers[name];
      give(strategy[name], STRATEGISTS, name, column, strategyParameters[name], firstOfStrategists, endOfStrategists);
    }
    firstOfStrategists = endOfStrategists;
  }
  const copied = copies.map(({ i, parameter }) => [placeOf(world.columns[i]), placeOf(supplier.parameters[parameter])]);
  return {
    given: {
      column: Int32Array.from(given, ({ column }) => column),
      first: Int32Array.from(given, (one) => one.first),
      end: Int32Array.from(given, ({ end }) => end),
      value: Float64Array.from(given, ({ value }) => value),
    },
    drawn: {
      column: Int32Array.from(drawn, ({ column }) => column),
      first: Int32Array.from(drawn, (one) => one.first),
      end: Int32Array.from(drawn, ({ end }) => end),
      law: Int32Array.from(drawn, ({ law }) => law),
      owner: Int32Array.from(drawn, ({ owner }) => owner),
      name: Int32Array.from(drawn, ({ name }) => name),
      from: Float64Array.from(drawn, ({ from }) => from),
      width: Float64Array.from(drawn, ({ width }) => width),
      widths: Int32Array.from(drawn, ({ widths }) => widths),
      min: Float64Array.from(drawn, ({ min }) => min),
      max: Float64Array.from(drawn, ({ max }) => max),
      whole: Int32Array.from(drawn, ({ whole }) => whole),
    },
    copied: {
      column: Int32Array.from(copied, ([column]) => column),
      parameter: Int32Array.from(copied, ([, parameter]) => parameter),
    },
    suppliers: shuffleOf(world.supplierCount),
    buyers: shuffleOf(world.buyerCount),
  };
}

function lawOf(value: Exclude<Value, number>): Pick<Draw, "law" | "from" | "width" | "widths"> {
  if (value.distribution === "normal") return { law: NORMAL, from: value.mean, width: value.sd, widths: 0 };
  return { law: UNIFORM, from: value.low, width: value.high - value.low, widths: 0 };
}

function rangeOf({ min, max, whole, choices }: Parameter): Pick<Draw, "min" | "max" | "whole"> {
  return { min, max, whole: whole || choices ? 1 : 0 };
}

function shuffleOf(count: number) {
  const ints = () => new Int32Array(count);
  const floats = () => new Float64Array(count);
  return { agent: ints(), draw: floats(), mergedAgent: ints(), mergedDraw: floats() };
}

/** The most that there can be in any market with so many agents and groups. */
export function startCountsOf({ buyers, suppliers, buyerGroups, supplierGroups }: Counts): StartCounts {
  const ofBuyers = buyerGroups * (policyNames.length + buyerNames.length);
  const ofSuppliers = supplierGroups * (supplierNames.length + leverNames.length);
  const given = ofBuyers + ofSuppliers;
  return { given, drawn: given + supplierGroups * spreadNames.length, copied: copies.length, suppliers, buyers };
}
