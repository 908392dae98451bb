import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { catfish, type Ended, freshFolder, hashesBelow } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";

const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));

/**
 * Large enough to be kept, by places on panels rather than months, as most of them stay empty: 14 batches of the scenario
 * and 14 of its reference.
 */
const places = ["--set", "policy.fixedSlots=20", "--set", "policy.flexibleSlots=50"];
const long = ["run", "catfish", "-n", "350", "--months", "16", ...places, "--no-charts", "--plausible", "0"];

/** Every file of a result but the one that tells when it was made. */
function resultIn(out: string): Record<string, string> {
  const { "run-info.json": _, ...rest } = hashesBelow(join(out, "catfish"));
  return rest;
}

/** Paths of whole entries in the cache of a folder. */
function entriesIn(out: string): string[] {
  const cache = join(out, ".catfish-cache");
  if (!existsSync(cache)) return [];
  const files = readdirSync(cache, { recursive: true, encoding: "utf8" });
  return files.filter((name) => name.endsWith(".batch")).map((name) => join(cache, name));
}

/** Loaded before the program: kills it, as `kill -9` does, once so many more batches are kept. */
function killingAfter(batches: number): Readonly<Record<string, string>> {
  const file = join(freshFolder(), "killing.mjs");
  writeFileSync(
    file,
    `import fs from "node:fs";
     import { syncBuiltinESMExports } from "node:module";
     const { renameSync } = fs;
     let kept = 0;
     fs.renameSync = (from, to) => {
       renameSync(from, to);
       if (String(to).endsWith(".batch") && ++kept === ${batches}) process.kill(process.pid, "SIGKILL");
     };
     syncBuiltinESMExports();`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
}

/** Starts the long run, which is killed when so many more batches are kept. Gives all that are kept then. */
function killedAfter(out: string, batches: number): string[] {
  expect(catfish([...long, "--out", out], { environment: killingAfter(batches) }).code).toBe(null);
  return entriesIn(out);
}

function atOnce(words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...words]);
  const text = { out: "", error: "" };
  child.stdout.on("data", (data) => {
    text.out += data;
  });
  child.stderr.on("data", (data) => {
    text.error += data;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...text })));
}

describe("a run that is ended", () => {
  const [undisturbed, killed] = [freshFolder(), freshFolder()];
  beforeAll(() => {
    expect(catfish([...long, "--out", undisturbed])).toMatchObject({ code: 0, error: "" });
    expect(killedAfter(killed, 3)).toHaveLength(3);
  });

  /** What the run left that was killed after three batches, in a folder of its own. */
  function killedOnce(): string {
    const out = freshFolder();
    cpSync(killed, out, { recursive: true });
    return out;
  }

  test("by kill -9, twice, goes on from what was finished to the same bytes, and keeps nothing when it is done", () => {
    const out = killedOnce();
    expect(killedAfter(out, 5)).toHaveLength(8);
    expect(existsSync(join(out, "catfish"))).toBe(false);
    const { code, error } = catfish([...long, "--out", out]);
    expect(code).toBe(0);
    expect(error).toContain(`${8 * 25} of 700 worlds were known and not simulated again.`);
    expect(resultIn(out)).toEqual(resultIn(undisturbed));
    expect(readdirSync(out)).toEqual(["catfish", "index.html"]);
    expect(readdirSync(undisturbed)).toEqual(["catfish", "index.html"]);
  });

  test("makes a damaged batch again, says so, and comes out the same", () => {
    const out = killedOnce();
    const [entry] = entriesIn(out);
    const bytes = readFileSync(entry);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(entry, bytes);
    const { code, error } = catfish([...long, "--out", out]);
    expect(code).toBe(0);
    expect(error).toMatch(/1 damaged batch in .*\.catfish-cache.* made again/);
    expect(resultIn(out)).toEqual(resultIn(undisturbed));
  });

  test("does not mind another process that uses the same cache at the same time", async () => {
    const cache = join(freshFolder(), "shared");
    const outs = [freshFolder(), freshFolder()];
    const ended = await Promise.all(outs.map((out) => atOnce([...long, "--out", out, "--cache", cache])));
    for (const { code, error } of ended)
      expect([code, error]).toEqual([0, expect.not.stringMatching(/damaged|could not/)]);
    for (const out of outs) expect(resultIn(out)).toEqual(resultIn(undisturbed));
  });

  test("is shown and cleared by catfish cache, which touches no file that is not ours", async () => {
    const out = killedOnce();
    const kept = entriesIn(out);
    const [version] = readdirSync(join(out, ".catfish-cache"));
    const mine = join(out, ".catfish-cache", version, "notes.txt");
    writeFileSync(mine, "mine");
    const shown = JSON.parse((await inProcess(["cache", "--out", out, "--json"])).out);
    expect(shown).toMatchObject({ entries: kept.length, versions: [{ name: version, entries: kept.length }] });
    expect(shown.bytes).toBe(kept.reduce((sum, path) => sum + statSync(path).size, 0));
    await inProcess(["cache", "clear", "--old", "--out", out]);
    expect(entriesIn(out)).toEqual(kept);
    const cleared = await inProcess(["cache", "clear", "--out", out]);
    expect(cleared).toMatchObject({ code: 0, out: expect.stringContaining(`Removed ${kept.length} batches`) });
    expect(entriesIn(out)).toEqual([]);
    expect(readFileSync(mine, "utf8")).toBe("mine");
  });
});

describe("catfish cache", () => {
  test("says that there is none, and refuses words that it does not know", async () => {
    const out = freshFolder();
    expect((await inProcess(["cache", "--out", out])).out).toContain("Nothing is kept");
    expect(await inProcess(["cache", "empty"])).toMatchObject({ code: 2, error: expect.stringContaining("clear") });
    expect(await inProcess(["cache", "--old"])).toMatchObject({ code: 2 });
    const both = await inProcess(["run", "catfish", "-n", "5", "--out", out, "--cache", "x", "--no-cache"]);
    expect(both).toMatchObject({ code: 2, error: expect.stringContaining("--no-cache") });
  });

  test("clear --old removes the batches of another version and no others", async () => {
    const out = freshFolder();
    const entry = (version: string) => join(out, ".catfish-cache", version, "ab", `ab${"0".repeat(62)}.batch`);
    const { version, source } = JSON.parse(readFileSync(new URL("../../.build/program.json", import.meta.url), "utf8"));
    const [own, old] = [entry(`${version}-${source.slice(0, 12)}`), entry(`0.0.1-${"a".repeat(12)}`)];
    for (const path of [own, old]) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, "a batch");
    }
    expect((await inProcess(["cache", "--out", out])).out).toMatch(/0\.0\.1 .*older or newer/);
    await inProcess(["cache", "clear", "--old", "--out", out]);
    expect([existsSync(own), existsSync(old)]).toEqual([true, false]);
  });
});
