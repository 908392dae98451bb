import { createHash } from "node:crypto";

/** An object as JSON whose last line is the hash of the rest, for files that no other file has the hash of. */
export function sealedJson(object: object): string {
  const checksum = createHash("sha256")
    .update(JSON.stringify(object, null, 2))
    .digest("hex");
  return `${JSON.stringify({ ...object, checksum }, null, 2)}\n`;
}

/** True where not one byte of a sealed file was changed. */
export function isSealed(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("checksum" in parsed)) return false;
    const { checksum: _, ...rest } = parsed;
    return sealedJson(rest) === text;
  } catch {
    return false;
  }
}
