/** Writes `src/model/ODD.md` from the code that it describes. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { home, loaded } from "./fromSource.mjs";

// The schedule is read by the names of its processes.
const { oddDocument } = await loaded({ entryPoints: ["src/page/odd/oddDocument.ts"], keepNames: true });
writeFileSync(
  join(home, "src/model/ODD.md"),
  oddDocument((path) => readFileSync(join(home, path), "utf8")),
);
