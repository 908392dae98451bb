/**
 * Starts the benchmark: bundles `main.ts`, because Node 20 does not read TypeScript, and runs it. Flags
 * are handed on: `--json`, and names of parts to run only those. The bundle lies in the project so that
 * its imports of packages are found, and not in `.build`, which is what people install.
 */
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const bundle = "node_modules/.cache/catfish-bench/bench.mjs";
await build({
  entryPoints: ["test/bench/main.ts"],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
});
await import(pathToFileURL(bundle).href);
