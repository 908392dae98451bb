let read: Promise<string> | undefined;

/** All of standard input as text. It comes once only, and is remembered for whoever asks again. */
export function readStandardInput(): Promise<string> {
  read ??= toItsEnd();
  return read;
}

async function toItsEnd(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
