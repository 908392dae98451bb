import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { drawnOnceInVite } from "./drawnOncePlugin.ts";
import { NotRunReporter } from "./notRun.ts";

/** Rooms whose tests need nothing but the source: no built program, no disk, no browser. */
const PURE = ["model", "closedForms", "scenario", "experiment"];
/** What takes minutes, or other tools than Node and npm: `npm run test:long`. */
const LONG = [
  ...["coverage", "mutations", "forged", "published", "machines", "release", "claims", "freeze"],
  ...["browser", "tools", "pasted"],
];

const home = fileURLToPath(new URL("..", import.meta.url));

const testsIn = (folders: readonly string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);

/** Suites by folder; a file belongs to one. */
const suites = {
  pure: { include: testsIn(PURE) },
  whole: {
    include: ["test/**/*.test.ts"],
    exclude: testsIn([...PURE, ...LONG]),
    globalSetup: "test/build-first.ts",
    // Here the very same picture is drawn once (drawnOnce.ts); the long tests draw each every time.
    env: { npm_command: "", CATFISH_TESTS_DRAWN: `${home}output/.tests/drawn` },
  },
  long: { include: testsIn(LONG), globalSetup: "test/build-first.ts" },
};

export default defineConfig({
  plugins: [drawnOnceInVite()],
  test: {
    root: home,
    pool: "threads",
    maxWorkers: 2,
    // Files share a thread and what it has loaded: two fifths less processor time. No test changes anything global.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Under npm the program names itself as npm finds it; here it has one name, whoever starts the tests.
    env: { npm_command: "" },
    reporters: ["default", new NotRunReporter()],
    projects: Object.entries(suites).map(([name, suite]) => ({ extends: true, test: { name, ...suite } })),
  },
});
