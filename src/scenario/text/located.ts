import type { Problem } from "../scenario.ts";

/** Where a piece of a file or flag was written. */
export interface Place {
  /** File, or the flag as typed. */
  readonly source: string;
  readonly from: "file" | "command line";
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
  /** The user's own line, as written. */
  readonly excerpt?: string;
}

export type Scalar = string | number | boolean | null;

/** A parsed file in which every value knows where it was written, also after files were merged. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar {
  readonly kind: "scalar";
  readonly place: Place;
  readonly value: Scalar;
}

export interface LocatedList {
  readonly kind: "list";
  readonly place: Place;
  readonly items: readonly Located[];
}

export interface LocatedMap {
  readonly kind: "map";
  readonly place: Place;
  readonly entries: ReadonlyMap<string, LocatedEntry>;
}

export interface LocatedEntry {
  /** Where the key was written. */
  readonly key: Place;
  readonly value: Located;
}

/** Keys and list indices (from 0) that lead from the root to a value. */
export type Steps = readonly (string | number)[];

/** The value one step below, if there is one. */
export function below(node: Located, step: string | number): Located | undefined {
  if (node.kind === "map") return node.entries.get(String(step))?.value;
  return node.kind === "list" ? node.items[Number(step)] : undefined;
}

/** The value at the end of the steps, if there is one. */
export function at(root: Located, steps: Steps): Located | undefined {
  let node: Located | undefined = root;
  for (const step of steps) node = node && below(node, step);
  return node;
}

/** Whether the same stands in both trees where the steps lead: `replaced` shares what it does not change. */
export function isSharedAt(one: Located, other: Located, steps: Steps): boolean {
  return at(one, steps) === at(other, steps);
}

/** Where the steps lead, or as near to it as anything was written. */
export function nearestPlace(root: Located, steps: Steps): Place {
  let node = root;
  let { place } = root;
  for (const step of steps) {
    const next = below(node, step);
    if (!next) return place;
    const entry = node.kind === "map" ? node.entries.get(String(step)) : undefined;
    place = next.kind === "scalar" || !entry ? next.place : entry.key;
    node = next;
  }
  return place;
}

/** Where a key of the map at the end of the steps was written. */
export function keyPlace(root: Located, steps: Steps, key: string): Place {
  const node = at(root, steps);
  return (node?.kind === "map" ? node.entries.get(key)?.key : undefined) ?? nearestPlace(root, steps);
}

/** The bare value without places. */
export function plain(node: Located): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
}

/**
 * The bare value of what differs from a tree that it was made from by `replaced`: maps lose the entries that are still
 * the same, but for the name of an item of a list; items keep their places.
 */
export function plainChanges(node: Located, before: Located | undefined): unknown {
  if (node.kind === "list" && before?.kind === "list") {
    return node.items.map((item, i) => plainChanges(item, before.items[i]));
  }
  if (node.kind !== "map" || before?.kind !== "map") return plain(node);
  const changed = [...node.entries].filter(
    ([key, { value }]) => key === "name" || value !== before.entries.get(key)?.value,
  );
  return Object.fromEntries(
    changed.map(([key, { value }]) => [key, plainChanges(value, before.entries.get(key)?.value)]),
  );
}

/** Maps and lists that whoever changes a tree made, and may change again before anybody else sees them. */
export interface Fresh {
  readonly entries: WeakMap<LocatedMap["entries"], Map<string, LocatedEntry>>;
  readonly items: WeakMap<LocatedList["items"], Located[]>;
}

export function nothingFresh(): Fresh {
  return { entries: new WeakMap(), items: new WeakMap() };
}

/**
 * A tree in which the value at the end of the steps is replaced; maps on the way are made where they lack.
 *
 * @param fresh  what of the tree was made by such changes before, so that it is changed and not copied once more
 */
export function replaced(node: Located, steps: Steps, value: Located, fresh = nothingFresh(), at = 0): Located {
  if (at === steps.length) return value;
  const step = steps[at];
  if (node.kind === "list") {
    const items = fresh.items.get(node.items) ?? [...node.items];
    fresh.items.set(items, items);
    const i = Number(step);
    if (items[i] !== undefined) items[i] = replaced(items[i], steps, value, fresh, at + 1);
    return items === node.items ? node : { ...node, items };
  }
  const own = node.kind === "map" ? fresh.entries.get(node.entries) : undefined;
  const entries = own ?? new Map(node.kind === "map" ? node.entries : []);
  fresh.entries.set(entries, entries);
  const inner = entries.get(String(step))?.value ?? emptyMap(value.place);
  entries.set(String(step), { key: value.place, value: replaced(inner, steps, value, fresh, at + 1) });
  return own !== undefined ? node : { kind: "map", place: node.place, entries };
}

export function emptyMap(place: Place): LocatedMap {
  return { kind: "map", place, entries: new Map() };
}

/** A problem at a place. */
export function problemAt(
  place: Place,
  wrong: string,
  more: Pick<Problem, "path" | "right" | "suggestion"> = {},
): Problem {
  const { source, line, column, excerpt } = place;
  return { source, line, column, excerpt, wrong, ...more };
}
