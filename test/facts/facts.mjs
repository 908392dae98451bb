/**
 * Writes `.readme/facts.md`: how large the effect of entry is, market by market, and in how many markets the claims of
 * the bundled scenarios hold. Bundles `main.ts` first, because Node 20 does not read TypeScript.
 */
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const bundle = "node_modules/.cache/catfish-facts/facts.mjs";
await build({
  entryPoints: ["test/facts/main.ts"],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  logLevel: "warning",
});
await import(pathToFileURL(bundle).href);
