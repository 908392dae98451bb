/**
 * What the AssemblyScript of the processes rests on: columns as places in memory, the structures by which it finds
 * them (`../../model/kernel/layout.ts`), and the few functions that are another text there than in TypeScript. All of
 * it is known in every file.
 */

/** A column of numbers: the place where it begins, behind its length. */
const columns = `
@global @unmanaged @final class Floats {
  @inline get length(): i32 { return load<i32>(changetype<usize>(this) - HEAD); }
  @inline @operator("[]") at(i: i32): f64 { return load<f64>(changetype<usize>(this) + (<usize>i << 3)); }
  @inline @operator("[]=") put(i: i32, x: f64): void { store<f64>(changetype<usize>(this) + (<usize>i << 3), x); }
}
@global @unmanaged @final class Ints {
  @inline get length(): i32 { return load<i32>(changetype<usize>(this) - HEAD); }
  @inline @operator("[]") at(i: i32): i32 { return load<i32>(changetype<usize>(this) + (<usize>i << 2)); }
  @inline @operator("[]=") put(i: i32, x: i32): void { store<i32>(changetype<usize>(this) + (<usize>i << 2), x); }
}
@global @unmanaged @final class Bytes {
  @inline get length(): i32 { return load<i32>(changetype<usize>(this) - HEAD); }
  @inline @operator("[]") at(i: i32): i32 { return load<u8>(changetype<usize>(this) + <usize>i); }
  @inline @operator("[]=") put(i: i32, x: i32): void { store<u8>(changetype<usize>(this) + <usize>i, <u8>x); }
}
@global @unmanaged @final class Singles {
  @inline @operator("[]") at(i: i32): f64 { return load<f32>(changetype<usize>(this) + (<usize>i << 2)); }
  @inline @operator("[]=") put(i: i32, x: f64): void { store<f32>(changetype<usize>(this) + (<usize>i << 2), <f32>x); }
}
@global @unmanaged @final class IntsList {
  @inline get length(): i32 { return load<i32>(changetype<usize>(this) - HEAD); }
  @inline @operator("[]") at(i: i32): Ints { return changetype<Ints>(load<usize>(changetype<usize>(this) + (<usize>i << 2))); }
}
`;

/** In place of `src/model/int.ts`. */
const whole = "@inline export function remainder(x: i32, by: i32): i32 { return <i32>(<u32>x % <u32>by); }";

/** In place of `src/model/bits.ts`. */
const bits = `
@inline export function exponentOf(x: f64): i32 { return <i32>(reinterpret<u64>(x) >> 52) - 1023; }
@inline export function mantissaOf(x: f64): f64 {
  return reinterpret<f64>((reinterpret<u64>(x) & 0x000fffffffffffff) | 0x3ff0000000000000);
}
/** Added to a whole k, 1.5 times 2 to the power of 52 leaves k in the lowest bits. */
@inline export function powerOfTwo(k: f64): f64 {
  return reinterpret<f64>((reinterpret<u64>(k + 6755399441055744.0) + 1023) << 52);
}
`;

/**
 * In place of `src/model/moving.ts`. The list has three numbers for each column that moves: where it begins, how many
 * bytes a number in it has, and what a vacant place holds.
 */
const moving = `
export function clearPlace(world: World, r: i32): void {
  const list = world.relation.moving;
  for (let i = 0; i < list.length; i += 3) {
    const bytes = list[i + 1];
    const place = <usize>(list[i] + r * bytes);
    if (bytes === 8) store<f64>(place, list[i + 2]);
    else if (bytes === 4) store<i32>(place, list[i + 2]);
    else store<u8>(place, <u8>list[i + 2]);
  }
}

export function swapPlaces(world: World, one: i32, other: i32): void {
  if (one === other) return;
  const list = world.relation.moving;
  for (let i = 0; i < list.length; i += 3) {
    const bytes = list[i + 1];
    const here = <usize>(list[i] + one * bytes);
    const there = <usize>(list[i] + other * bytes);
    if (bytes === 8) {
      const kept = load<u64>(here);
      store<u64>(here, load<u64>(there));
      store<u64>(there, kept);
    } else if (bytes === 4) {
      const kept = load<u32>(here);
      store<u32>(here, load<u32>(there));
      store<u32>(there, kept);
    } else {
      const kept = load<u8>(here);
      store<u8>(here, load<u8>(there));
      store<u8>(there, kept);
    }
  }
}
`;

/** Files that are not compiled but stand here, by their path below `src/model`. */
export const standIns = { "int.ts": whole, "bits.ts": bits, "moving.ts": moving };

/** @param layout  the module `src/model/kernel/layout.ts`, with the bytes before a column */
export function preludeOf({ HEAD, STATE, bytesOf, state }) {
  const classes = new Map();
  const declare = (structure) => {
    let at = 0;
    const fields = Object.entries(structure.fields).map(([name, kind]) => {
      const place = `changetype<usize>(this) + ${at}`;
      at += bytesOf(kind);
      if (typeof kind !== "string") declare(kind);
      return `  @inline get ${name}(): ${typeOf(kind)} { return ${readOf(kind, place)}; }`;
    });
    classes.set(structure.name, `@global @unmanaged @final class ${structure.name} {\n${fields.join("\n")}\n}`);
  };
  declare(state);
  const constants = `@global const HEAD: usize = ${HEAD};\n@global const state = changetype<State>(${STATE});`;
  return [constants, columns, ...classes.values()].join("\n");
}

function typeOf(kind) {
  if (typeof kind !== "string") return kind.name;
  return { int: "i32", boolean: "bool", number: "f64", Moving: "Ints" }[kind] ?? kind;
}

function readOf(kind, place) {
  if (typeof kind !== "string") return `changetype<${kind.name}>(${place})`;
  if (kind === "number") return `load<f64>(${place})`;
  if (kind === "int") return `load<i32>(${place})`;
  if (kind === "boolean") return `load<i32>(${place}) !== 0`;
  return `changetype<${typeOf(kind)}>(load<usize>(${place}))`;
}
