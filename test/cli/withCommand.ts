import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freshFolder } from "./commandLine.ts";

/** A folder in which `catfish` is a command, as it was built. */
export function withCommand(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const cwd = freshFolder();
  const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));
  mkdirSync(join(cwd, "bin"));
  writeFileSync(join(cwd, "bin", "catfish"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(join(cwd, "bin", "catfish"), 0o755);
  return { cwd, env: { ...process.env, PATH: `${join(cwd, "bin")}:${process.env.PATH}` } };
}
