import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { NotRunReporter } from "./notRun.ts";

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["test/**/*.test.ts"],
    pool: "threads",
    maxWorkers: 2,
    // Files share a thread and what it has loaded: two fifths less processor time. No test changes anything global.
    isolate: false,
    testTimeout: 60_000,
    globalSetup: "test/build-first.ts",
    reporters: ["default", new NotRunReporter()],
  },
});
