import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sealedJson } from "../../src/cli/run/identity.ts";

/** Changes a file as somebody would who wants it to look untouched: the manifest is made to fit. */
export function resigned(folder: string, path: string, change: (text: string) => string, identity: object = {}): void {
  const text = change(readFileSync(join(folder, path), "utf8"));
  writeFileSync(join(folder, path), text);
  const { checksum: _, ...manifest } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const facts = { bytes: Buffer.byteLength(text), sha256: createHash("sha256").update(text).digest("hex") };
  const files = manifest.files.map((file: { path: string }) => (file.path === path ? { ...file, ...facts } : file));
  writeFileSync(join(folder, "manifest.json"), sealedJson({ ...manifest, ...identity, files }));
}
