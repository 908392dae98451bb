/**
 * Numbers in memory that threads share, where there is such memory: a page in a browser has none as a rule. Handed to a
 * thread they are not copied, and what it writes is there for all. Every value of thousands of worlds is most of what a
 * command holds.
 */
export function sharedSingles(length: number): Float32Array {
  if (typeof SharedArrayBuffer === "undefined") return new Float32Array(length);
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}

/** Whether threads would write to these very numbers. */
export function isShared({ buffer }: Float32Array): boolean {
  return typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
}
