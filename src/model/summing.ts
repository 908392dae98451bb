import { addWorld, finishSums, roundWorld, type Summed } from "./addWorld.ts";

/** Adds up worlds, one after the other. */
export interface Summing {
  /** Written over by whoever adds up next. */
  readonly sums: Summed;
  /** Adds the world that stands in the sums. */
  readonly add: () => void;
  readonly round: () => void;
  readonly finish: () => void;
}

/** Sums over nothing yet, in TypeScript. */
export function sumUpHere(cells: number): Summing {
  const floats = () => new Float64Array(cells);
  const sums = {
    world: floats(),
    single: new Float32Array(cells),
    counts: floats(),
    firsts: floats(),
    means: floats(),
    squares: floats(),
  };
  return { sums, add: () => addWorld(sums), round: () => roundWorld(sums), finish: () => finishSums(sums) };
}
