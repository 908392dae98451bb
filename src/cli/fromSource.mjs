import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const home = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Loads TypeScript of the project, bundled in memory, because Node 20 does not read it.
 *
 * @param what  as esbuild takes it: `entryPoints` or `stdin`, and what else is wanted
 */
export async function loaded(what) {
  const { outputFiles } = await build({
    absWorkingDir: home,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    logLevel: "warning",
    write: false,
    banner: {
      js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(${JSON.stringify(home)});`,
    },
    ...what,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
