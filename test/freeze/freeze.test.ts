import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { cases } from "./cases.ts";
import { filesOf, keep, sha256 } from "./frozen.ts";

/*
 * Every byte of some fifty result folders, and what the terminal said of each (`said.txt`), is as it was frozen. Whoever
 * changes what is written on purpose renews the hashes, and says in the commit which files changed and why:
 *
 *   FREEZE=renew npx vitest run --config test/vitest.config.ts test/freeze          all cases, or some with -t NAME
 *
 * FREEZE_KEEP=DIR leaves the folders in DIR, so that those of two versions can be compared with `diff -r`;
 * FREEZE_WORKERS=3 simulates in so many threads, which may change nothing.
 */

/** Hash of every file, shortened, by folder and path. */
type Frozen = Record<string, Record<string, string>>;

const file = fileURLToPath(new URL("frozen.json", import.meta.url));
const frozen: Frozen = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
const isRenewed = process.env.FREEZE === "renew";
const kept = process.env.FREEZE_KEEP;

const seen: Frozen = {};

test.each(Object.entries(cases))("%s gives the frozen bytes", async (name, lines) => {
  const files = await filesOf(name, lines);
  if (kept !== undefined) keep(files, join(kept, name));
  seen[name] = Object.fromEntries([...files].map(([path, bytes]) => [path, sha256(bytes).slice(0, 16)]));
  if (!isRenewed) expect(changes(frozen[name] ?? {}, seen[name])).toEqual({ changed: [], fresh: [], gone: [] });
});

test.skipIf(isRenewed)("every frozen folder is still made", () => {
  expect(Object.keys(cases)).toEqual(Object.keys(frozen));
});

afterAll(() => {
  if (!isRenewed) return;
  const renewed = Object.keys(cases).map((name) => [name, seen[name] ?? frozen[name]]);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(renewed), null, 2)}\n`);
});

/** Paths of the files of a folder that are not as they were. */
function changes(before: Record<string, string>, now: Record<string, string>) {
  return {
    changed: Object.keys(now).filter((path) => path in before && now[path] !== before[path]),
    fresh: Object.keys(now).filter((path) => !(path in before)),
    gone: Object.keys(before).filter((path) => !(path in now)),
  };
}
