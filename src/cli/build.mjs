/**
 * Builds the program into `.build/`: one small file that reads the command line, and a piece for every
 * command that is loaded when it is called. Also writes what the build alone knows: the version, a hash of
 * the source, the list of bundled scenarios (so that `catfish list` parses no YAML) and the JSON Schema.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";
import { builtIn } from "./builtIn.mjs";
import { kernelDefined } from "./kernel/cached.mjs";

const home = fileURLToPath(new URL("../..", import.meta.url));
const target = join(home, ".build");
const requireFromHere = createRequire(import.meta.url);
// Built beside and moved, so that a program that is running keeps its pieces.
const fresh = join(home, `.build-${process.pid}`);

/** CommonJS packages ask for `require`, which a module does not have. */
const banner = {
  js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);`,
};

const shared = {
  absWorkingDir: home,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minify: true,
  logLevel: "warning",
};

/**
 * yargs measures text with a table of all emoji, whose regular expression takes as long to compile as Node
 * takes to start. Our help is ASCII. Only what is loaded for the help is measured by length instead.
 */
const measureByLength = {
  name: "measure-by-length",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      /node_modules[\\/](yargs|cliui|wrap-ansi)[\\/]/.test(importer)
        ? { path: "length", namespace: "by-length" }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "by-length" }, () => ({
      contents: "export default (text) => text.replace(/\\u001b\\[[0-9;]*m/g, '').length;",
    }));
  },
};

/** zod says what is wrong in fifty languages, which are half of all that a command loads. We say it in words of our own. */
const oneLanguage = {
  name: "one-language",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

async function bundleProgram() {
  const define = await builtIn();
  await build({
    ...shared,
    define,
    entryPoints: { catfish: "src/cli/catfish.ts", drawing: "src/cli/drawing.ts" },
    outdir: fresh,
    splitting: true,
    // Both sides of a thread must share one copy of tinypool, and its worker file lies beside it.
    external: ["tinypool", "canvas"],
    chunkNames: "pieces/[name]-[hash]",
    plugins: [measureByLength, oneLanguage],
    banner,
  });
  cpSync(requireFromHere.resolve("@resvg/resvg-wasm/index_bg.wasm"), join(fresh, "rasteriser.wasm"));
  await build({ ...shared, define, entryPoints: ["src/cli/worker.ts"], outdir: fresh, external: ["tinypool"], banner });
  chmodSync(join(fresh, "catfish.js"), 0o755);
}

/** The page for a room: its engine, which is a thread of its own, and its screens, as texts that are put into a file. */
async function bundleWorkshop() {
  const inBrowser = {
    ...shared,
    format: "iife",
    platform: "browser",
    target: ["chrome109", "firefox115", "safari16.4"],
  };
  await build({
    ...inBrowser,
    define: await kernelDefined(),
    entryPoints: { "workshop-engine": "src/web/engine.ts" },
    outdir: fresh,
    plugins: [oneLanguage],
  });
  await build({
    ...inBrowser,
    entryPoints: { "workshop-page": "src/web/page.tsx" },
    outdir: fresh,
    jsx: "automatic",
    jsxImportSource: "preact",
  });
}

/** SHA-256 over every source file of `src`, in order of path; documents beside them change no result. */
function hashOfSource() {
  const hash = createHash("sha256");
  const paths = filesBelow(join(home, "src")).map((path) => relative(home, path).replaceAll("\\", "/"));
  for (const path of paths.filter((file) => /\.(ts|mjs)$/.test(file)).sort()) {
    hash.update(`${path}\n`);
    hash.update(readFileSync(join(home, path)));
  }
  return hash.digest("hex");
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Baseline first, the rest by name. */
function bundledScenarios() {
  const files = readdirSync(join(home, "scenarios")).filter((file) => file.endsWith(".yaml"));
  const scenarios = files.map((file) => {
    const { title = "", story } = parse(readFileSync(join(home, "scenarios", file), "utf8"));
    return { name: basename(file, ".yaml"), title, about: firstSentence(story?.whatIsIt ?? "") };
  });
  const first = ({ name }) => (name === "baseline" ? 0 : 1);
  return scenarios.sort((a, b) => first(a) - first(b) || (a.name < b.name ? -1 : 1));
}

function firstSentence(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return /^.*?[.?!](?=\s|$)/.exec(line)?.[0] ?? line;
}

async function writeSchema() {
  const file = join(fresh, "schema.mjs");
  await build({ ...shared, entryPoints: ["src/scenario/schema.ts"], outfile: file, banner });
  const { scenarioSchema } = await import(pathToFileURL(file).href);
  writeFileSync(join(fresh, "scenario.schema.json"), `${JSON.stringify(scenarioSchema(), null, 2)}\n`);
  rmSync(file);
}

function writeProgram() {
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const program = { version, source: hashOfSource(), scenarios: bundledScenarios() };
  writeFileSync(join(fresh, "program.json"), `${JSON.stringify(program)}\n`);
}

/** The old build is put aside until the new one stands, and moved back where it does not come to. */
function takePlace() {
  const old = `${fresh}-old`;
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

mkdirSync(fresh, { recursive: true });
try {
  await bundleProgram();
  await bundleWorkshop();
  await writeSchema();
  writeProgram();
  takePlace();
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
