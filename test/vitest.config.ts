import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { pageDefined } from "../src/cli/builtIn.mjs";
import { compiledInVite } from "./compiled.ts";
import { LongestFirst } from "./longestFirst.ts";
import { NotRunReporter } from "./notRun.ts";

/** Rooms whose tests need nothing but the source: no built program, no disk, no browser. */
const PURE = ["model", "closedForms", "scenario", "experiment", "teams"];
/** What takes minutes, or other tools than Node and npm: `npm run test:long`. */
const LONG = [
  ...["coverage", "mutations", "forged", "published", "machines", "release", "claims", "freeze"],
  ...["browser", "tools", "pasted", "bench"],
];

const home = fileURLToPath(new URL("..", import.meta.url));

const testsIn = (folders: readonly string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);

/** Files with more cases than `npm test` has time for: what asks thorough.ts how many, itself or by its harness. */
const thorough = readdirSync(`${home}test`, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts"))
  .map((path) => `test/${path.replaceAll("\\", "/")}`)
  .filter((path) =>
    /from "[./]+\/(thorough|arbitraryMarket|heldAgainstText|workshopPage)\.ts"/.test(
      readFileSync(`${home}${path}`, "utf8"),
    ),
  );

/** Suites by folder; a file belongs to one, but for those that have cases for the long tests. */
const suites = {
  pure: { include: testsIn(PURE) },
  whole: {
    include: ["test/**/*.test.ts"],
    exclude: testsIn([...PURE, ...LONG]),
    globalSetup: "test/build-first.ts",
    // Here the very same picture is drawn once in a run of tests (drawnOnce.ts), and the very same text read once (parsedOnce.ts); the long tests do each every time.
    env: { npm_command: "", CATFISH_TESTS_DRAWN: join(tmpdir(), `catfish-drawn-${process.pid}`) },
  },
  long: {
    include: [...testsIn(LONG), ...thorough],
    globalSetup: "test/build-first.ts",
    env: { npm_command: "", CATFISH_TESTS: "long" },
  },
};

export default defineConfig({
  plugins: [await compiledInVite()],
  // What the build makes of the page's script: a page that is written here has it as users' pages do.
  define: await pageDefined(),
  test: {
    root: home,
    pool: "threads",
    maxWorkers: 2,
    // Files share a thread and what it has loaded: two fifths less processor time. No test changes anything global.
    isolate: false,
    server: { deps: { external: [/[\\/]output[\\/]\.tests[\\/]/] } },
    sequence: { sequencer: LongestFirst },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Under npm the program names itself as npm finds it; here it has one name, whoever starts the tests.
    env: { npm_command: "" },
    reporters: ["default", new NotRunReporter()],
    projects: Object.entries(suites).map(([name, suite]) => ({ extends: true, test: { name, ...suite } })),
  },
});
