import { createHash } from "node:crypto";
import { endianness } from "node:os";
import type { BatchResult } from "../../worlds/batch.ts";
import { ENTRY_FORMAT } from "./batchKey.ts";

/** Bytes of a number in each array of a result, in the order in which they are written. */
const arrays = {
  values: 4,
  counts: 8,
  cellMeans: 8,
  squares: 8,
  means: 8,
  survival: 8,
  ledgers: 8,
  accounts: 8,
  dealings: 8,
} as const satisfies Record<Exclude<keyof BatchResult, "first" | "count">, 4 | 8>;

type ArrayName = keyof typeof arrays;
const names: readonly ArrayName[] = [
  "values",
  "counts",
  "cellMeans",
  "squares",
  "means",
  "survival",
  "ledgers",
  "accounts",
  "dealings",
];

/** First line of an entry, as JSON; the arrays follow it as they are in memory. */
interface Header {
  readonly format: number;
  readonly key: string;
  readonly first: number;
  readonly count: number;
  /** Byte order of the numbers: an entry of a machine of another order is foreign. */
  readonly order: string;
  /** Name, type and length of every array. */
  readonly arrays: readonly (readonly [name: string, type: string, length: number])[];
}

/** An entry as it stands on disk: the header with a hash of itself and the arrays, and the arrays. */
export function entryChunks(key: string, result: BatchResult): (string | Uint8Array)[] {
  const header = headerOf(key, result);
  const payload = names.map((name) => bytesOf(result[name]));
  return [`${JSON.stringify({ ...header, sha256: seal(header, payload) })}\n`, ...payload];
}

/** The result in an entry; undefined where the bytes are not whole, or not those of this key. */
export function readEntry(key: string, entry: Uint8Array): BatchResult | undefined {
  const end = entry.indexOf(LINE_END);
  const line = objectIn(Buffer.from(entry.subarray(0, Math.max(end, 0))).toString("utf8"));
  if (line === undefined) return undefined;
  const { sha256, ...header } = line;
  const payload = entry.subarray(end + 1);
  if (sha256 !== seal(header, [payload]) || header.format !== ENTRY_FORMAT || header.key !== key) return undefined;
  const result = split(header, payload);
  return JSON.stringify(headerOf(key, result)) === JSON.stringify(header) ? result : undefined;
}

const LINE_END = 10;

function headerOf(key: string, result: BatchResult): Header {
  const { first, count } = result;
  return {
    format: ENTRY_FORMAT,
    key,
    first,
    count,
    order: endianness(),
    arrays: names.map((name) => [name, arrays[name] === 4 ? "float32" : "float64", result[name].length]),
  };
}

/** Cuts the bytes into arrays. Those of another byte order or layout come out wrong, which the header then shows. */
function split({ first, count, arrays: kept }: Header, payload: Uint8Array): BatchResult {
  let place = 0;
  const take = (name: ArrayName): ArrayBuffer => {
    const length = kept.find(([each]) => each === name)?.[2] ?? 0;
    const bytes = new Uint8Array(length * arrays[name]);
    bytes.set(payload.subarray(place, place + bytes.length));
    place += bytes.length;
    return bytes.buffer;
  };
  return {
    first,
    count,
    values: new Float32Array(take("values")),
    counts: new Float64Array(take("counts")),
    cellMeans: new Float64Array(take("cellMeans")),
    squares: new Float64Array(take("squares")),
    means: new Float64Array(take("means")),
    survival: new Float64Array(take("survival")),
    ledgers: new Float64Array(take("ledgers")),
    accounts: new Float64Array(take("accounts")),
    dealings: new Float64Array(take("dealings")),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function seal(header: Header, payload: readonly Uint8Array[]): string {
  const hash = createHash("sha256").update(JSON.stringify(header));
  for (const bytes of payload) hash.update(bytes);
  return hash.digest("hex");
}

/** The JSON object in a text. Its shape holds when its seal does: nobody else seals. */
function objectIn(text: string): (Header & { readonly sha256: string }) | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
