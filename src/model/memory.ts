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
 * of eight bytes on. A column of parameters is a column like any other: `supplier.parameters.quality`.
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

/** A row of the table, under its name. */
interface NamedRow extends ColumnRow {
  readonly name: string;
  /** Bytes of a number in the column. */
  readonly bytes?: number;
  /** Parameters that have a column each. */
  readonly parameters?: readonly string[];
}

/** The rows of an owner, noted down by a maker that makes nothing. */
export function rowsOf(owner: Owner): readonly NamedRow[] {
  const noted: Omit<NamedRow, "name">[] = [];
  const note =
    <T>(member: T, more: Pick<NamedRow, "bytes" | "parameters"> = {}) =>
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
    F64: note(new Float64Array(0), { bytes: Float64Array.BYTES_PER_ELEMENT }),
    I32: note(new Int32Array(0), { bytes: Int32Array.BYTES_PER_ELEMENT }),
    U8: note(new Uint8Array(0), { bytes: Uint8Array.BYTES_PER_ELEMENT }),
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
  rowsOf(owner).flatMap(({ name, bytes, parameters = [], per = owners[owner].per, start, stays = false }) => {
    const own = { per, start, moves: owner === "relation" && !stays };
    if (bytes !== undefined) return [{ ...own, name: `${owner}.${name}`, bytes }];
    return parameters.map((parameter) => ({ ...own, name: `${owner}.${name}.${parameter}`, bytes: 8 }));
  }),
);

const ALIGNED = 8;

/** Where columns lie: the first byte of each, in the order of `columnPlans`, and after the last one the end of all. */
export function offsetsOf(counts: Counts): readonly number[] {
  const offsets = [0];
  columnPlans.forEach(({ bytes, per }, i) => {
    offsets.push(offsets[i] + Math.ceil((counts[per] * bytes) / ALIGNED) * ALIGNED);
  });
  return offsets;
}

/** Makes one memory and its columns, all at zero. */
export function openMemory(counts: Counts) {
  const offsets = offsetsOf(counts);
  const buffer = new ArrayBuffer(offsets[columnPlans.length]);
  const columns: Column[] = [];
  const moving: Column[] = [];
  const place = () => [buffer, offsets[columns.length], counts[columnPlans[columns.length].per]] as const;
  const add = <C extends Column>(column: C): C => {
    if (columnPlans[columns.length].moves) moving.push(column);
    columns.push(column);
    return column;
  };
  const F64 = () => add(new Float64Array(...place()));
  const maker: Maker = {
    F64,
    I32: () => add(new Int32Array(...place())),
    U8: () => add(new Uint8Array(...place())),
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
    memory: new Float64Array(buffer),
    buyer: buyerColumns(maker),
    supplier: supplierColumns(maker),
    strategist: strategistColumns(maker),
    relation: relationColumns(maker),
    account: accountColumns(maker),
    invitation: invitationColumns(maker),
    tally: tallyColumns(maker),
  };
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
