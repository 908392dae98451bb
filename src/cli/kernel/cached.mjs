/** The kernel as the source has it now, compiled only where it was not yet: that takes longer than all else of a build. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { home } from "../fromSource.mjs";

const { version } = createRequire(import.meta.url)("assemblyscript/package.json");
const folder = join(home, "node_modules/.cache/catfish-kernel");
/** Kernels that are kept: one for each tree that is worked on at a time. */
const KEPT = 8;

/** @returns the bytes of the module */
export async function kernelOfSource() {
  const file = join(folder, `${hashOfInputs()}.wasm`);
  if (existsSync(file)) return readFileSync(file);
  const { compiledKernel } = await import("./compile.mjs");
  const bytes = Buffer.from(await compiledKernel());
  mkdirSync(folder, { recursive: true });
  forgetOld();
  // Written beside and moved, so that whoever builds at the same time never reads a half.
  const fresh = `${file}-${process.pid}`;
  writeFileSync(fresh, bytes);
  renameSync(fresh, file);
  return bytes;
}

/** What esbuild puts in place of a name in the source (`../builtInKernel.ts`). */
export async function kernelDefined() {
  return { KERNEL: JSON.stringify(Buffer.from(await kernelOfSource()).toString("base64")) };
}

/** SHA-256 over whatever the bytes depend on. */
function hashOfInputs() {
  const hash = createHash("sha256").update(version);
  for (const below of ["src/model", "src/cli/kernel"]) {
    for (const path of readdirSync(join(home, below), { recursive: true }).sort()) {
      if (/\.(ts|mjs)$/.test(path)) hash.update(`${path}\n`).update(readFileSync(join(home, below, path)));
    }
  }
  return hash.digest("hex");
}

function forgetOld() {
  const files = readdirSync(folder).filter((name) => name.endsWith(".wasm"));
  if (files.length >= KEPT) for (const name of files) rmSync(join(folder, name), { force: true });
}
