import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vitest/config";
import { builtIn } from "../src/cli/builtIn.mjs";
import { before } from "./oncePlugin.ts";

/*
 * The source as JavaScript, a file for each of its files, compiled once at the start of a run of tests and read by Node
 * itself. What vitest makes of TypeScript looks up every imported name anew each time it is used, which is dear where
 * worlds are simulated; commands that run inside the tests take a third less processor time so, with the months in
 * WebAssembly as people run them. With CATFISH_TESTS_SOURCE=1, or where tests are watched and files may change, vitest
 * reads the source itself: failures then name its lines.
 */

const home = fileURLToPath(new URL("..", import.meta.url));
const folder = join(home, "output", ".tests", `source-${process.pid}`);
const isWanted = process.env.CATFISH_TESTS_SOURCE === undefined && process.argv.includes("run");

/** Where a file of TypeScript lies as JavaScript. */
const compiledOf = (path: string): string => join(folder, path.slice(home.length).replace(/\.tsx?$/, ".js"));

/** Leaves every file by itself: what it imports lies compiled in the same place beside it. */
const oneByOne: EsbuildPlugin = {
  name: "one-by-one",
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, importer, resolveDir, kind }) => {
      if (kind === "entry-point") return undefined;
      const asked = before(path, importer) ?? join(resolveDir, path);
      return { path: /\.tsx?$/.test(asked) ? compiledOf(asked) : asked, external: true };
    });
  },
};

/** A test that puts something in place of a package, which only what vitest reads itself can be given; and what that imports. */
function isReadAsSource(importer: string): boolean {
  return importer.startsWith(join(home, "src/")) || readFileSync(importer, "utf8").includes("vi.mock(");
}

async function compileSource(): Promise<void> {
  const sources = readdirSync(join(home, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join("src", path));
  await build({
    absWorkingDir: home,
    entryPoints: [...sources, "test/drawnOnce.ts", "test/parsedOnce.ts"],
    outbase: home,
    outdir: folder,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20.19",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: await builtIn(),
    logLevel: "warning",
    plugins: [oneByOne],
  });
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
}

/** Gives tests the compiled source for the source, and in both what is done once (`oncePlugin.ts`). */
export async function compiledInVite(): Promise<VitePlugin> {
  if (isWanted) await compileSource();
  return {
    name: "compiled",
    enforce: "pre",
    resolveId(path, importer) {
      if (importer === undefined || !/^\.{1,2}\/.*\.tsx?$/.test(path)) return undefined;
      if (!isWanted || isReadAsSource(importer)) return before(path, importer);
      const asked = join(dirname(importer), path);
      return asked.startsWith(join(home, "src/")) ? compiledOf(asked) : undefined;
    },
  };
}
