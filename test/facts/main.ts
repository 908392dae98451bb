import { effectsTable } from "./effectsTable.ts";

for (const line of effectsTable()) process.stdout.write(`${line}\n`);
