/** Largest scenario file that is read [bytes]. */
export const LARGEST = 1_000_000;

let read: Promise<Uint8Array> | undefined;

/** All of standard input, or a little more than is read. It comes once only, and is remembered for whoever asks again. */
export function readStandardInput(): Promise<Uint8Array> {
  read ??= toItsEnd();
  return read;
}

async function toItsEnd(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > LARGEST) break;
  }
  return Buffer.concat(chunks);
}
