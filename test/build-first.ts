import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";
import { builtIn } from "../src/cli/builtIn.mjs";
import { onceInEsbuild } from "./oncePlugin.ts";

/**
 * Builds the program once before any test, so that tests run what users run; and the process that runs many lines. What
 * was drawn (`drawnOnce.ts`) is thrown away in the end.
 */
export default async function buildFirst({ config }: TestProject): Promise<() => void> {
  const home = fileURLToPath(new URL("..", import.meta.url));
  const define = await builtIn();
  const program = promisify(execFile)(process.execPath, ["src/cli/build.mjs"], { cwd: home });
  const resident = build({
    absWorkingDir: home,
    entryPoints: ["test/cli/resident.ts"],
    outfile: "output/.tests/resident.js",
    bundle: true,
    define,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: ["tinypool", "canvas"],
    logLevel: "warning",
    plugins: [onceInEsbuild],
    banner: {
      js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);`,
    },
  });
  const [{ stdout, stderr }] = await Promise.all([program, resident]);
  process.stderr.write(stdout + stderr);
  const { CATFISH_TESTS_DRAWN: drawn } = config.env;
  return () => {
    if (drawn !== undefined) rmSync(drawn, { recursive: true, force: true });
  };
}
