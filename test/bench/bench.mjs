/** Starts the benchmark. Flags are handed on: `--json`, and names of parts to run only those. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runSource } from "../runSource.mjs";
import { headersOfTwin } from "./twin/headers.mjs";

// The twin in C is made from files of the source, which a bundle does not find.
const headers = fileURLToPath(new URL("../../node_modules/.cache/catfish-twin/", import.meta.url));
mkdirSync(headers, { recursive: true });
for (const [name, text] of Object.entries(await headersOfTwin())) writeFileSync(headers + name, text);
await runSource("test/bench/main.ts", "bench");
