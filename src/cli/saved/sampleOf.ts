import { createHash } from "node:crypto";

/**
 * Numbers of the replications to run again, in order: the first, the last, and others that the key draws.
 *
 * @param worlds  how many there are
 * @param size    how many are wanted
 * @param key     any text; the same key is the same sample
 */
export function sampleOf(worlds: number, size: number, key: string): number[] {
  if (size >= worlds) return Array.from({ length: worlds }, (_, world) => world);
  const chosen = new Set(size === 1 ? [0] : [0, worlds - 1]);
  for (let draw = 0; chosen.size < size; draw++) {
    chosen.add(createHash("sha256").update(`${key}/${draw}`).digest().readUInt32BE() % worlds);
  }
  return [...chosen].sort((a, b) => a - b);
}
