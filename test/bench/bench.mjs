/** Starts the benchmark. Flags are handed on: `--json`, and names of parts to run only those. */
import { runSource } from "../runSource.mjs";

await runSource("test/bench/main.ts", "bench", ["test/bench/twin/headers.mjs"]);
