import {
  accountColumns,
  buyerColumns,
  type Column,
  type ColumnRow,
  type Counts,
  invitationColumns,
  type Maker,
  type Row,
  relationColumns,
  strategistColumns,
  supplierColumns,
  tallyColumns,
} from "./columns.ts";
import { buyerParameters, namesOf, policyParameters, supplierParameters } from "./parameters.ts";
import { strategyParameters } from "./strategyParameters.ts";

/**
 * All columns of a world lie in one memory, one after the other in the order of the table, each from a multiple
 * of eight bytes on and behind its length, which WebAssembly could not know otherwise. A column of parameters is a
 * column like any other: `supplier.parameters.quality`.
 */

/** Whose columns they are, in order, and how many places each has unless its row says otherwise. */
const owners = {
  buyer: { columns: buyerColumns, per: "buyers" },
  supplier: { columns: supplierColumns, per: "suppliers" },
  strategist: { columns: strategistColumns, per: "strategists" },
  relation: { columns: relationColumns, per: "relations" },
  account: { columns: accountColumns, per: "accounts" },
  invitation: { columns: invitationColumns, per: "invitations" },
  tally: { columns: tallyColumns, per: "buyerGroups" },
} as const satisfies Readonly<Record<string, { columns: (maker: Maker) => object; per: keyof Counts }>>;

export type Owner = keyof typeof owners;
export const ownerNames = namesOf(owners);

/** Bytes of a number in a column. */
const BYTES = { F64: 8, I32: 4, U8: 1 } as const;

/** A row of the table, under its name. */
interface NamedRow extends ColumnRow {
  readonly name: string;
  /** What numbers it is of, where it is a column. */
  readonly of?: keyof typeof BYTES;
  /** Parameters that have a column each. */
  readonly parameters?: readonly string[];
}

/** The rows of an owner, noted down by a maker that makes nothing. */
export function rowsOf(owner: Owner): readonly NamedRow[] {
  const noted: Omit<NamedRow, "name">[] = [];
  const note =
    <T>(member: T, more: Pick<NamedRow, "of" | "parameters"> = {}) =>
    (row: ColumnRow) => {
      noted.push({ ...row, ...more });
      return member;
    };
  const noteParameters = <Name extends string>(table: Readonly<Record<Name, unknown>>) => {
    const parameters = namesOf(table);
    return note(
      recordOf(parameters, () => new Float64Array(0)),
      { parameters },
    );
  };
  const members = owners[owner].columns({
    F64: note(new Float64Array(0), { of: "F64" }),
    I32: note(new Int32Array(0), { of: "I32" }),
    U8: note(new Uint8Array(0), { of: "U8" }),
    policyParameters: noteParameters(policyParameters),
    buyerParameters: noteParameters(buyerParameters),
    supplierParameters: noteParameters(supplierParameters),
    strategyParameters: noteParameters(strategyParameters),
    moving: note([]),
    accountsPerEntrant: note(0),
    invitationsPerBuyer: note(0),
    managersPerStrategist: note(0),
  });
  return Object.keys(members).map((name, i) => ({ name, ...noted[i] }));
}

/** What is known of a column before there is one. */
export interface ColumnPlan {
  readonly name: string;
  /** Bytes of a number. */
  readonly bytes: number;
  readonly per: keyof Counts;
  readonly start: Row["start"];
  /** True when it moves with a relation from place to place. */
  readonly moves: boolean;
}

/** Every column, in the order in which they lie in memory. */
export const columnPlans: readonly ColumnPlan[] = namesOf(owners).flatMap((owner) =>
  rowsOf(owner).flatMap(({ name, of, parameters = [], per = owners[owner].per, start, stays = false }) => {
    const own = { per, start, moves: owner === "relation" && !stays };
    if (of !== undefined) return [{ ...own, name: `${owner}.${name}`, bytes: BYTES[of] }];
    return parameters.map((parameter) => ({ ...own, name: `${owner}.${name}.${parameter}`, bytes: BYTES.F64 }));
  }),
);

const ALIGNED = 8;
/** Bytes before a column, in which its length stands. */
export const HEAD = 8;

/** Where columns lie: the first byte of each, in the order of `columnPlans`, and after the last one the end of all. */
export function offsetsOf(counts: Counts): readonly number[] {
  const offsets = [HEAD];
  columnPlans.forEach(({ bytes, per }, i) => {
    offsets.push(endOf(offsets[i], counts[per] * bytes) + HEAD);
  });
  return offsets.map((offset, i) => (i < columnPlans.length ? offset : offset - HEAD));
}

function endOf(offset: number, bytes: number): number {
  return offset + Math.ceil(bytes / ALIGNED) * ALIGNED;
}

/** Room in a memory, from a byte on that is a multiple of eight. */
export interface Room {
  readonly buffer: ArrayBuffer;
  readonly from: number;
}

/** What numbers a column may be of. */
interface ColumnType<C> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, offset: number, length: number): C;
}

/** Lays columns into a room, one after the other, each behind its length. */
export function laying({ buffer, from }: Room) {
  let next = from;
  return {
    /** A column of `length` numbers, all as they are in the room. */
    lay<C>(type: ColumnType<C>, length: number): C {
      const offset = next + HEAD;
      new Int32Array(buffer, next, 1)[0] = length;
      next = endOf(offset, length * type.BYTES_PER_ELEMENT);
      return new type(buffer, offset, length);
    },
    /** First byte that is free. */
    end: () => next,
  };
}

/**
 * Makes one memory and its columns, all at zero.
 *
 * @param room  where they lie, with zeros in it; a memory of their own unless given
 */
export function openMemory(counts: Counts, room: Room = ownRoom(counts)) {
  const size = offsetsOf(counts)[columnPlans.length];
  const columns: Column[] = [];
  const moving: Column[] = [];
  const { lay } = laying(room);
  const add = <C extends Column>(type: ColumnType<C>): C => {
    const { per, moves } = columnPlans[columns.length];
    const column = lay(type, counts[per]);
    if (moves && column.length > 0) moving.push(column);
    columns.push(column);
    return column;
  };
  const F64 = () => add(Float64Array);
  const maker: Maker = {
    F64,
    I32: () => add(Int32Array),
    U8: () => add(Uint8Array),
    policyParameters: () => recordOf(namesOf(policyParameters), F64),
    buyerParameters: () => recordOf(namesOf(buyerParameters), F64),
    supplierParameters: () => recordOf(namesOf(supplierParameters), F64),
    strategyParameters: () => recordOf(namesOf(strategyParameters), F64),
    moving: () => moving,
    accountsPerEntrant: () => counts.accountsPerEntrant,
    invitationsPerBuyer: () => counts.invitationsPerBuyer,
    managersPerStrategist: () => counts.managersPerStrategist,
  };
  return {
    columns,
    memory: new Float64Array(room.buffer, room.from, size / Float64Array.BYTES_PER_ELEMENT),
    buyer: buyerColumns(maker),
    supplier: supplierColumns(maker),
    strategist: strategistColumns(maker),
    relation: relationColumns(maker),
    account: accountColumns(maker),
    invitation: invitationColumns(maker),
    tally: tallyColumns(maker),
  };
}

function ownRoom(counts: Counts): Room {
  return { buffer: new ArrayBuffer(offsetsOf(counts)[columnPlans.length]), from: 0 };
}

/** A record with a value of its own for each name, made in their order, so that all such records have one shape. */
export function recordOf<Name extends string, V>(names: readonly Name[], make: () => V): Record<Name, V> {
  const values = Object.fromEntries(names.map((name) => [name, make()]));
  if (!hasAll(names, values)) throw new Error("a name was left out");
  return values;
}

function hasAll<Name extends string, V>(
  names: readonly Name[],
  values: Readonly<Record<string, V>>,
): values is Record<Name, V> {
  return names.every((name) => Object.hasOwn(values, name));
}
