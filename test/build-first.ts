import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { kernelDefined } from "../src/cli/kernel/cached.mjs";
import { drawnOnceInEsbuild } from "./drawnOncePlugin.ts";

/**
 * Builds the program once before any test, so that tests run what users run; and the process that runs many lines. What an
 * earlier run of tests has drawn is thrown away.
 */
export default async function buildFirst(): Promise<void> {
  const home = fileURLToPath(new URL("..", import.meta.url));
  execFileSync(process.execPath, ["src/cli/build.mjs"], { cwd: home, stdio: "inherit" });
  rmSync(join(home, "output/.tests"), { recursive: true, force: true });
  await build({
    absWorkingDir: home,
    entryPoints: ["test/cli/resident.ts"],
    outfile: "output/.tests/resident.js",
    bundle: true,
    define: await kernelDefined(),
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: ["tinypool", "canvas"],
    logLevel: "warning",
    plugins: [drawnOnceInEsbuild],
    banner: {
      js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);`,
    },
  });
}
