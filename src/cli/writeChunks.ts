import * as fs from "node:fs";

/** A piece of a file. */
export type Chunk = string | Uint8Array;

/** What tells the bytes of a file. */
export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

/** Bytes that a code unit of text takes at most. */
const MOST_OF_CHARACTER = 3;

/**
 * Writes a file into a folder that is there. The system does not say which file it could not go on with: that is added.
 */
export function writeChunks(path: string, chunks: Iterable<Chunk>): Fingerprint {
  const file = fs.openSync(path, "w");
  const hash = newHash();
  let bytes = 0;
  // One room for all pieces of text: memory that is new with each has to be got from the system each time.
  let room = Buffer.alloc(0);
  try {
    for (const chunk of chunks) {
      if (typeof chunk === "string" && room.length < MOST_OF_CHARACTER * chunk.length) {
        room = Buffer.allocUnsafe(MOST_OF_CHARACTER * chunk.length);
      }
      const data = typeof chunk === "string" ? room.subarray(0, room.write(chunk)) : chunk;
      hash.update(data);
      bytes += data.byteLength;
      naming(path, () => fs.writeFileSync(file, data));
    }
  } finally {
    naming(path, () => fs.closeSync(file));
  }
  return { bytes, sha256: hash.digest("hex") };
}

function naming(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw error instanceof Error && codeOf(error) !== undefined && !("path" in error)
      ? Object.assign(error, { path })
      : error;
  }
}

/** Loaded when called: it takes a tenth of the time in which Node starts, and help needs no hash. */
export function newHash() {
  return process.getBuiltinModule("node:crypto").createHash("sha256");
}

/** What the system calls an error, e.g. `ENOENT`; undefined for errors that are not its own. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
