/** Writes `src/model/ODD.md` from the code that it describes. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const home = fileURLToPath(new URL("../..", import.meta.url));

const { outputFiles } = await build({
  absWorkingDir: home,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
  write: false,
  // The schedule is read by the names of its processes.
  keepNames: true,
  entryPoints: ["src/page/odd/oddDocument.ts"],
  banner: {
    js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(${JSON.stringify(home)});`,
  },
});
const { oddDocument } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
);
writeFileSync(
  join(home, "src/model/ODD.md"),
  oddDocument((path) => readFileSync(join(home, path), "utf8")),
);
