import type { Column } from "../../src/model/columns.ts";
import type { World } from "../../src/model/world.ts";

/** Names of columns: what was read as somebody else had left it, and what was written. */
export interface Touched {
  readonly reads: Set<string>;
  readonly changes: Set<string>;
}

/**
 * Runs a process on a world that notes which columns it touches. What it has written itself in a place, it does
 * not read there as others left it. Parameters are noted where they are written, by the row of the table that they
 * stand in; relations that move as a whole are noted as `relation.moving`.
 */
export function runWatched(world: World, process: (world: World) => void, { reads, changes }: Touched): void {
  const seen = new Map<object, object>();
  const once = <T extends object>(value: T, make: () => T) => {
    const known = seen.get(value) ?? make();
    seen.set(value, known);
    return known;
  };

  // Once relations have moved, nobody knows any more who has written what is in a place: it counts as left by others.
  const writtenInRelations: Set<string | symbol>[] = [];
  function noteMoves(): void {
    changes.add("relation.moving");
    for (const written of writtenInRelations) written.clear();
  }

  function watch<T extends object>(members: T, name: string): T {
    return new Proxy(members, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        const path = nameOf(name, key);
        if (path === "relation.moving") noteMoves();
        else if (isColumn(value)) return once(value, () => watchColumn(value, path));
        else if (isWithin(value, path)) return once(value, () => watch(value, path));
        else reads.add(path);
        return value;
      },
      set(target, key, value) {
        changes.add(name === "world.market" ? name : nameOf(name, key));
        return Reflect.set(target, key, value);
      },
    });
  }

  function watchColumn(column: Column, path: string): Column {
    const row = path.split(".").slice(0, 2).join(".");
    const written = new Set<string | symbol>();
    if (row.startsWith("relation.")) writtenInRelations.push(written);
    return new Proxy(column, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== "number" || key === "length") return value;
        if (row === path && !written.has(key)) reads.add(row);
        return value;
      },
      set(target, key, value) {
        written.add(key);
        changes.add(row);
        return Reflect.set(target, key, value);
      },
    });
  }

  process(watch(world, "world"));
}

function nameOf(name: string, key: string | symbol): string {
  const inWorld =
    name === "world" &&
    !["buyer", "supplier", "strategist", "relation", "account", "invitation", "tally"].includes(String(key));
  return name === "world" && !inWorld ? String(key) : `${name}.${String(key)}`;
}

function isColumn(value: unknown): value is Column {
  return value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array;
}

/** Whether it holds columns or parameters itself. */
function isWithin(value: unknown, path: string): value is object {
  const within =
    /^(buyer|supplier|strategist|relation|account|invitation|tally|world\.(market|selling)|buyer\.policy|\w+\.(parameters|levers))$/;
  return typeof value === "object" && value !== null && within.test(path);
}
