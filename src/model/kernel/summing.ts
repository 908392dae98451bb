import type { Summed } from "../addWorld.ts";
import { laying } from "../memory.ts";
import type { Summing } from "../summing.ts";
import { FREE, placeOf, summed } from "./layout.ts";
import { write } from "./sharing.ts";

/** A memory, and calls of the kernel that work in it. */
export interface Opened {
  readonly buffer: ArrayBuffer;
  readonly call: (name: string) => (lines: number) => void;
}

/** Bytes of a cell in all columns, and of what stands beside them. */
const CELL = 5 * Float64Array.BYTES_PER_ELEMENT + Float32Array.BYTES_PER_ELEMENT;
const BESIDE = 256;

/**
 * Sums in the memory of a kernel. The last is kept and used again where there are as many cells.
 *
 * @param open  a memory of so many bytes; undefined where there is no room
 * @param here  what adds up then
 */
export function keepingSums(
  open: (bytes: number) => Opened | undefined,
  here: (cells: number) => Summing,
): (cells: number) => Summing {
  let kept: Summing | undefined;
  return (cells) => {
    if (kept?.sums.world.length !== cells) {
      const opened = open(FREE + BESIDE + CELL * cells);
      if (opened === undefined) return here(cells);
      kept = summingIn(opened, cells);
    }
    const { world, counts, means, squares } = kept.sums;
    for (const column of [world, counts, means, squares]) column.fill(0);
    return kept;
  };
}

function summingIn({ buffer, call }: Opened, cells: number): Summing {
  const { lay } = laying({ buffer, from: FREE });
  const floats = () => lay(Float64Array, cells);
  const sums: Summed = {
    world: floats(),
    single: lay(Float32Array, cells),
    counts: floats(),
    firsts: floats(),
    means: floats(),
    squares: floats(),
  };
  write(buffer, summed, placeOf("summed"), sums);
  const [add, round, finish] = ["add", "round", "finish"].map(call);
  return { sums, add: () => add(0), round: () => round(0), finish: () => finish(0) };
}
