import type { int } from "./int.ts";
import { deriveStream, type Stream, uniform } from "./random.ts";
import type { World } from "./world.ts";

/**
 * Draws for many at once, each the very number that `random.ts` gives. In WebAssembly four are made at a time
 * (`../cli/kernel/lanes.mjs`).
 */

/** Uniform numbers for the first `count` of many, each about the same. */
export function drawForAll(stream: Stream, who: Int32Array, about: int, count: int, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = uniform(stream, who[i], about);
}

/** Uniform numbers of one about others: about the one that stands in each place from `first` to before `end`. */
export function drawAbout(
  stream: Stream,
  who: int,
  about: Int32Array,
  standing: Int32Array,
  first: int,
  end: int,
  out: Float64Array,
): void {
  for (let i = first; i < end; i++) out[i] = uniform(stream, who, about[standing[i]]);
}

/** Keys the streams of the first `count` decisions: (number of the decision, from 1; `number`) below that of the replication. */
export function keyDecisions({ streamList, replicationStream }: World, count: int, number: int): void {
  for (let d = 0; d < count; d++) deriveStream(replicationStream, d + 1, number, streamList[d]);
}
