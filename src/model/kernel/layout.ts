import { type Owner, ownerNames, rowsOf } from "../memory.ts";
import { marketParameters, namesOf } from "../parameters.ts";
import { decisions } from "../random.ts";
import { sellingParameters } from "../sellingParameters.ts";

/**
 * How WebAssembly finds the state of a world: by structures at the beginning of its memory, in which stand numbers and
 * where columns begin. Both compilers of the kernel read this: `kernel.ts` fills the structures, and
 * `../../cli/kernel/prelude.mjs` makes the classes that read them.
 *
 * Every field takes eight bytes, and a structure within another stands in its place.
 */
export interface Structure {
  /** Of the class, as the text of a process calls it. */
  readonly name: string;
  readonly fields: Readonly<Record<string, Kind>>;
}

/** A number, a column, many columns, or a structure. */
export type Kind =
  | "int"
  | "boolean"
  | "number"
  | "Floats"
  | "Ints"
  | "Bytes"
  | "Singles"
  | "IntsList"
  | "Moving"
  | Structure;

/** Bytes of a field. */
export const FIELD = 8;

/** Bytes that a structure takes. */
export function bytesOf(kind: Kind): number {
  return typeof kind === "string" ? FIELD : Object.values(kind.fields).reduce((sum, field) => sum + bytesOf(field), 0);
}

const KINDS = { F64: "Floats", I32: "Ints", U8: "Bytes" } as const;

/** Parameters of the market and of the supplier's side, in the order in which they stand. */
export const marketNames = namesOf(marketParameters);
export const sellingNames = namesOf(sellingParameters);

const columnSums: Structure = { name: "ColumnSums", fields: { slots: "Ints", starts: "Ints" } };

const world: Structure = {
  name: "World",
  fields: {
    month: "int",
    buyerCount: "int",
    supplierCount: "int",
    relationCount: "int",
    entryEnabled: "boolean",
    blindSuppliers: "boolean",
    market: { name: "MarketValues", fields: allOf(marketNames, "number") },
    selling: { name: "SellingValues", fields: allOf(sellingNames, "number") },
    memory: "Floats",
    streams: { name: "Streams", fields: allOf(decisions, "Ints") },
    streamList: "IntsList",
    luck: "Floats",
    replicationStream: "Ints",
    ...Object.fromEntries(ownerNames.map((owner) => [owner, columnsOf(owner)])),
  },
};

const gathered: Structure = {
  name: "Gathered",
  fields: {
    buyerGroups: "int",
    supplierGroups: "int",
    cells: "Floats",
    buyerCells: "Floats",
    sums: "Floats",
    layout: { name: "Layout", fields: { buyers: "int", suppliers: "int", one: "int", sides: "int" } },
    relationWidth: "int",
    buyerWidth: "int",
    supplierWidth: "int",
    numerator: "Ints",
    denominator: "Ints",
    factor: "Floats",
    buyerCounts: columnSums,
    supplierCounts: columnSums,
  },
};

const needs: Structure = {
  name: "Needs",
  fields: {
    relationColumns: columnSums,
    supplierColumns: columnSums,
    buyerColumns: columnSums,
    totals: columnSums,
    sideRows: "Ints",
  },
};

const book: Structure = {
  name: "LinkBook",
  fields: {
    room: "int",
    count: "Ints",
    supplier: "Ints",
    age: "Bytes",
    spend: "Floats",
    before: "Floats",
    entryOf: "Ints",
    cells: "Floats",
    lost: "Ints",
  },
};

/**
 * Months that are passed at once: which, which lines of theirs, from which on they are watched, how many numbers a row
 * of them has, and whether what is paid is booked.
 */
export const passed = ["first", "end", "lines", "endings", "parts", "watched", "width", "isBooked"] as const;

/** In a memory of its own, since how many cells there are does not depend on the world alone. */
export const summed: Structure = {
  name: "Summed",
  fields: {
    world: "Floats",
    single: "Singles",
    counts: "Floats",
    firsts: "Floats",
    means: "Floats",
    squares: "Floats",
  },
};

const shuffle: Structure = {
  name: "Shuffle",
  fields: { agent: "Ints", draw: "Floats", mergedAgent: "Ints", mergedDraw: "Floats" },
};

const start: Structure = {
  name: "Start",
  fields: {
    given: { name: "Given", fields: { column: "Ints", first: "Ints", end: "Ints", value: "Floats" } },
    drawn: {
      name: "Drawn",
      fields: {
        ...allOf(["column", "first", "end", "law", "owner", "name"], "Ints"),
        from: "Floats",
        width: "Floats",
        widths: "Ints",
        min: "Floats",
        max: "Floats",
        whole: "Ints",
      },
    },
    copied: { name: "Copied", fields: { column: "Ints", parameter: "Ints" } },
    suppliers: shuffle,
    buyers: shuffle,
  },
};

/**
 * What stands at the beginning of the memory: what the steps of a month are given, and the start. Beside the structures the places of
 * the series that are written, and the rows that they are written to.
 */
export const state: Structure = {
  name: "State",
  fields: {
    world,
    gathered,
    needs,
    series: "Ints",
    row: "Floats",
    start,
    book,
    passed: { name: "Passed", fields: allOf(passed, "int") },
    summed,
  },
};

/** Where it begins [byte]. Nothing has the address 0. */
export const STATE = 64;

/** First byte after it. */
export const FREE = STATE + bytesOf(state);

/** Where a field stands [byte], by the names that lead to it. */
export function placeOf(...path: readonly string[]): number {
  let at = STATE;
  let within: Kind = state;
  for (const wanted of path) {
    if (typeof within === "string") throw new Error(`there is nothing in ${wanted}`);
    const fields: readonly (readonly [string, Kind])[] = Object.entries(within.fields);
    const place = fields.findIndex(([name]) => name === wanted);
    if (place < 0) throw new Error(`no field is called ${wanted}`);
    for (const [, kind] of fields.slice(0, place)) at += bytesOf(kind);
    within = fields[place][1];
  }
  return at;
}

function allOf(names: readonly string[], kind: Kind): Record<string, Kind> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}

function columnsOf(owner: Owner): Structure {
  const kinds: Record<string, Kind> = {};
  for (const { name, of, parameters } of rowsOf(owner)) {
    if (of !== undefined) kinds[name] = KINDS[of];
    else if (parameters !== undefined) {
      kinds[name] = { name: `${owner}${name[0].toUpperCase()}${name.slice(1)}`, fields: allOf(parameters, "Floats") };
    } else kinds[name] = name === "moving" ? "Moving" : "int";
  }
  return { name: `${owner}Columns`, fields: kinds };
}
