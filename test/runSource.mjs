import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { builtIn } from "../src/cli/builtIn.mjs";

/**
 * Bundles a program of the tests and runs it, because Node 20 does not read TypeScript. The bundle lies in the project so
 * that its imports of packages are found, and not in `.build`, which is what people install.
 *
 * @param main  file from the top of the project
 * @param name  what the bundle is called
 */
export async function runSource(main, name) {
  process.chdir(fileURLToPath(new URL("..", import.meta.url)));
  const bundle = `node_modules/.cache/catfish-${name}/${name}.mjs`;
  await build({
    entryPoints: [main],
    outfile: bundle,
    bundle: true,
    define: await builtIn(),
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
  await import(pathToFileURL(bundle).href);
}
