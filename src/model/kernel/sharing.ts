import type { ColumnSums, Needs } from "../gathered.ts";
import type { LinkBook } from "../linkBook.ts";
import { HEAD, type laying } from "../memory.ts";
import { vacant } from "../moving.ts";
import type { Observer } from "../observer.ts";
import { namesOf } from "../parameters.ts";
import type { Shuffle, Start, StartCounts } from "../start.ts";
import type { World } from "../world.ts";
import { bytesOf, FREE, type Kind, marketNames, type passed, placeOf, STATE, sellingNames, state } from "./layout.ts";

/** What the steps of a month are given, as the structures of `layout.ts` name it. */
export interface Shared {
  readonly world: World;
  readonly gathered: Observer;
  readonly needs: Pick<Needs, "relationColumns" | "supplierColumns" | "buyerColumns" | "totals" | "sideRows">;
  /** Places of the series that are written, with room for all, and the rows that they are written to, one for each month of a year. */
  readonly series: Int32Array;
  readonly row: Float64Array;
  /** With room for whatever a market begins with. */
  readonly start: Start;
  readonly book: LinkBook;
  /** Months that are passed at once (`passed`), written each time. */
  readonly passed: Readonly<Record<(typeof passed)[number], number>>;
}

/** Months that are passed at once, at most. */
export const ROWS = 12;

type Lay = ReturnType<typeof laying>["lay"];

/** Lays what an observer gathers into a memory, and room for whatever may be asked of it. */
export function laidObserver(lay: Lay, observer: Observer): Omit<Shared, "world" | "start" | "book" | "passed"> {
  const floats = (values: Float64Array) => copied(lay(Float64Array, values.length), values);
  const ints = (values: Int32Array) => copied(lay(Int32Array, values.length), values);
  const sums = ({ slots, starts }: ColumnSums) => ({ slots: ints(slots), starts: ints(starts) });
  const roomFor = (length: number) => ({ slots: lay(Int32Array, length), starts: lay(Int32Array, length) });
  return {
    gathered: {
      ...observer,
      cells: floats(observer.cells),
      buyerCells: floats(observer.buyerCells),
      sums: floats(observer.sums),
      numerator: ints(observer.numerator),
      denominator: ints(observer.denominator),
      factor: floats(observer.factor),
      buyerCounts: sums(observer.buyerCounts),
      supplierCounts: sums(observer.supplierCounts),
    },
    needs: {
      relationColumns: roomFor(observer.relationWidth),
      supplierColumns: roomFor(observer.relationWidth),
      buyerColumns: roomFor(observer.buyerWidth),
      totals: roomFor(observer.supplierWidth),
      sideRows: ints(observer.whole.sideRows),
    },
    series: ints(Int32Array.from(observer.ratios.keys())),
    row: lay(Float64Array, ROWS * observer.ratios.length),
  };
}

/** Lays a book. */
export function laidBook(lay: Lay, book: LinkBook): LinkBook {
  return {
    room: book.room,
    count: lay(Int32Array, book.count.length),
    supplier: lay(Int32Array, book.supplier.length),
    age: lay(Uint8Array, book.age.length),
    spend: lay(Float64Array, book.spend.length),
    before: lay(Float64Array, book.before.length),
    entryOf: lay(Int32Array, book.entryOf.length),
    cells: lay(Float64Array, book.cells.length),
    lost: lay(Int32Array, book.lost.length),
  };
}

/** Lays room for what any market begins with that has so many agents and groups. */
export function laidStart(lay: Lay, { given, drawn, copied: copies, suppliers, buyers }: StartCounts): Start {
  const ints = (count: number) => lay(Int32Array, count);
  const floats = (count: number) => lay(Float64Array, count);
  const shuffle = (count: number): Shuffle => ({
    agent: ints(count),
    draw: floats(count),
    mergedAgent: ints(count),
    mergedDraw: floats(count),
  });
  return {
    given: { column: ints(given), first: ints(given), end: ints(given), value: floats(given) },
    drawn: {
      column: ints(drawn),
      first: ints(drawn),
      end: ints(drawn),
      law: ints(drawn),
      owner: ints(drawn),
      name: ints(drawn),
      from: floats(drawn),
      width: floats(drawn),
      widths: ints(drawn),
      min: floats(drawn),
      max: floats(drawn),
      whole: ints(drawn),
    },
    copied: { column: ints(copies), parameter: ints(copies) },
    suppliers: shuffle(suppliers),
    buyers: shuffle(buyers),
  };
}

function copied<C extends Float64Array | Int32Array>(column: C, values: C): C {
  column.set(values);
  return column;
}

/** Writes into the structures where everything is. */
export function share(lay: Lay, shared: Shared): void {
  const { world } = shared;
  const moving = world.relation.moving.flatMap((column, i) => [column.byteOffset, column.BYTES_PER_ELEMENT, vacant[i]]);
  const streams = world.streamList.map(({ byteOffset }) => byteOffset);
  const listed = {
    ...world,
    relation: { ...world.relation, moving: listOf(lay, moving) },
    streamList: listOf(lay, streams),
  };
  const { summed: _, ...own } = state.fields;
  write(world.memory.buffer, { ...state, fields: own }, STATE, { ...shared, world: listed });
}

function listOf(lay: Lay, numbers: readonly number[]): Int32Array {
  return copied(lay(Int32Array, numbers.length), Int32Array.from(numbers));
}

/** Hands on parameters of the market and switches, as often as they may have changed. */
export function marketSharing({ memory }: World): (world: World) => void {
  const values = new Float64Array(memory.buffer, placeOf("world", "market"), marketNames.length);
  const selling = new Float64Array(memory.buffer, placeOf("world", "selling"), sellingNames.length);
  const switches = new Int32Array(memory.buffer, 0, FREE / Int32Array.BYTES_PER_ELEMENT);
  const entryEnabled = placeOf("world", "entryEnabled") / Int32Array.BYTES_PER_ELEMENT;
  const blindSuppliers = placeOf("world", "blindSuppliers") / Int32Array.BYTES_PER_ELEMENT;
  let shared: World["selling"] | undefined;
  return (world) => {
    for (let i = 0; i < marketNames.length; i++) values[i] = world.market[marketNames[i]];
    if (world.selling !== shared) {
      for (let i = 0; i < sellingNames.length; i++) selling[i] = world.selling[sellingNames[i]];
      shared = world.selling;
    }
    switches[entryEnabled] = world.entryEnabled ? 1 : 0;
    switches[blindSuppliers] = world.blindSuppliers ? 1 : 0;
  };
}

/** Writes a value into a place, or a structure from a place on. */
export function write(buffer: ArrayBufferLike, kind: Kind, at: number, value: unknown): void {
  if (typeof kind !== "string") {
    if (typeof value !== "object" || value === null) throw new Error(`${kind.name} has no values`);
    let next = at;
    for (const [name, field] of Object.entries(kind.fields)) {
      write(buffer, field, next, Reflect.get(value, name));
      next += bytesOf(field);
    }
  } else if (ArrayBuffer.isView(value) && value.buffer === buffer) new Int32Array(buffer, at, 1)[0] = value.byteOffset;
  else if (typeof value === "number" && kind === "number") new Float64Array(buffer, at, 1)[0] = value;
  else if (typeof value === "number" || typeof value === "boolean") new Int32Array(buffer, at, 1)[0] = Number(value);
  else throw new Error("what a step is given lies in another memory");
}

/** The same for each column of a record. */
export function refillAll<Name extends string>(
  columns: Readonly<Record<Name, Float64Array | Int32Array>>,
  numbers: Readonly<Record<Name, Float64Array | Int32Array>>,
): void {
  for (const name of namesOf(columns)) refill(columns[name], numbers[name]);
}

/** Gives a column other numbers, as many as it has room for or fewer. */
export function refill<C extends Float64Array | Int32Array>(column: C, numbers: C): void {
  column.set(numbers);
  new Int32Array(column.buffer, column.byteOffset - HEAD, 1)[0] = numbers.length;
}
