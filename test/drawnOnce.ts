import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { renderSvg as draw } from "../src/page/renderSvg.ts";

export { ChartSpecError } from "../src/page/renderSvg.ts";

/** Where pictures of this run of tests lie, which `build-first.ts` removes in the end; nowhere in the long tests. */
const folder = process.env.CATFISH_TESTS_DRAWN;

/**
 * `renderSvg`, which draws the very same chart once in a run of tests, whichever command asks for it. A picture follows
 * from its specification alone, which `chart/chartsOf.test.ts` holds and what runs in a process of its own, which has
 * none of this; drawing is half of what the commands of the tests take, and most of it what was drawn already.
 */
export const renderSvg: typeof draw = async (spec, words) => {
  if (folder === undefined) return draw(spec, words);
  const name = createHash("sha256")
    .update(JSON.stringify([spec, words.id, words.title, words.description]))
    .digest("hex");
  const path = join(folder, name);
  if (existsSync(path)) return readFileSync(path, "utf8");
  const svg = await draw(spec, words);
  mkdirSync(folder, { recursive: true });
  // Another thread may draw the same at the same time: what is read is always whole.
  const part = `${path}.${process.pid}.${threadId}`;
  writeFileSync(part, svg);
  renameSync(part, path);
  return svg;
};
