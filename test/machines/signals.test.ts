import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { openFolder, openManifest } from "../../src/cli/openFolder.ts";
import { checkFiles, type FilesChecked } from "../../src/cli/saved/checkFiles.ts";
import { catfish, type Ended, freshFolder, hashesBelow } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { disk, effectsOn } from "../cli/smallResult.ts";
import { withoutMarkets } from "../cli/withoutMarkets.ts";

const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));

/** A command line in a process of its own, and how it ends. */
function started(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...withoutMarkets(words)], {
    env: { ...process.env, ...environment },
  });
  const text = { out: "", error: "" };
  child.stdout.on("data", (data) => {
    text.out += data;
  });
  child.stderr.on("data", (data) => {
    text.error += data;
  });
  return { child, ended: new Promise((resolve) => child.on("close", (code) => resolve({ code, ...text }))) };
}

/** Waits until something is so, or the process has ended. */
async function until(isSo: () => boolean, child: ChildProcess): Promise<void> {
  while (!isSo() && child.exitCode === null) await new Promise((resume) => setTimeout(resume, 2));
}

function batchesIn(out: string): number {
  const cache = join(out, ".catfish-cache");
  if (!existsSync(cache)) return 0;
  return readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".batch")).length;
}

/** Names in a folder that begin like those of folders in which results are written. */
function begunIn(out: string): string[] {
  return existsSync(out) ? readdirSync(out).filter((name) => name.startsWith(".catfish-unfinished-")) : [];
}

/** 4,000 worlds and as many of the reference: 320 batches, of which many are left when the first is finished. */
const long = ["run", "catfish", "-n", "4000", "--months", "60", "--no-charts"];

describe.each([
  ["SIGINT", 130, "1"],
  ["SIGINT", 130, "2"],
  ["SIGTERM", 143, "2"],
  ["SIGHUP", 129, "2"],
] as const)("%s", (signal, code, workers) => {
  test(`stops ${workers} worker in the middle of its work with ${code}, keeps what was finished and leaves nothing half-written`, async () => {
    const out = freshFolder();
    const { child, ended } = started([...long, "--workers", workers, "--out", out]);
    await until(() => batchesIn(out) > 0, child);
    child.kill(signal);
    expect(await ended).toEqual({
      code,
      out: "",
      error: expect.stringMatching(/^Stopped\..*the same command goes on from there/s),
    });
    expect(batchesIn(out)).toBeLessThan(160);
    expect(readdirSync(out)).toEqual([".catfish-cache"]);
  });
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("%s that comes while a result is written ends with %i, or after a whole result", async (signal, code) => {
  const out = freshFolder();
  const words = ["run", "catfish", "-n", "4", "--months", "24", "--no-cache", "--no-charts", "--out", out];
  const { child, ended } = started(words);
  await until(() => begunIn(out).length > 0, child);
  child.kill(signal);
  const end = await ended;
  expect([0, code]).toContain(end.code);
  expect(readdirSync(out)).toEqual(end.code === 0 ? ["catfish", "index.html"] : []);
});

test("with --json the exit code of the signal is told", async () => {
  const out = freshFolder();
  const { child, ended } = started([...long, "--json", "--out", out]);
  await until(() => batchesIn(out) > 0, child);
  child.kill("SIGTERM");
  const { code, out: said } = await ended;
  expect(code).toBe(143);
  expect(JSON.parse(said)).toMatchObject({ event: "error", error: { exitCode: 143 } });
});

test("catfish explain exit-codes tells that of every signal", async () => {
  const { out } = await inProcess(["explain", "exit-codes"]);
  for (const words of [/130 .*Ctrl-C/, /143 .*SIGTERM/, /129 .*SIGHUP/]) expect(out).toMatch(words);
});

/** How the files of a result compare with its manifest. */
function checkedFiles(folder: string): FilesChecked {
  return checkFiles(disk, folder, openManifest(effectsOn(), openFolder(disk, folder), "verify"));
}

/** Loaded before the program: does this, in JavaScript, before it moves a folder for the n-th time. */
function beforeMove(nth: number, what: string): Readonly<Record<string, string>> {
  const file = join(freshFolder(), "before.mjs");
  writeFileSync(
    file,
    `import fs from "node:fs";
     import { syncBuiltinESMExports } from "node:module";
     const { renameSync } = fs;
     let moves = 0;
     fs.renameSync = (from, to) => {
       if (!String(to).endsWith(".batch") && ++moves === ${nth}) { ${what} }
       renameSync(from, to);
     };
     syncBuiltinESMExports();`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
}

/** Kills the program there, as `kill -9` does. */
const killingAt = (move: number) => beforeMove(move, `process.kill(process.pid, "SIGKILL");`);

/** Waits there until that many are there, a minute at most; each makes a folder of its own to be counted. */
function meeting(many: number): Readonly<Record<string, string>> {
  const here = JSON.stringify(freshFolder());
  return beforeMove(
    1,
    `fs.mkdirSync(${here} + "/" + process.pid);
     const pause = new Int32Array(new SharedArrayBuffer(4));
     for (let tries = 0; tries < 6000 && fs.readdirSync(${here}).length < ${many}; tries++) Atomics.wait(pause, 0, 0, 10);`,
  );
}

describe("kill -9 while a result is replaced", () => {
  const small = ["run", "catfish", "--months", "24", "--no-charts"];
  const [old, fresh] = [freshFolder(), freshFolder()];
  beforeAll(async () => {
    for (const [out, worlds] of [
      [old, "5"],
      [fresh, "8"],
    ]) {
      expect(await inProcess([...small, "-n", worlds, "--out", out])).toMatchObject({ code: 0 });
    }
  });

  test.each([
    ["before the old one is put aside", 1],
    ["between that and the new one taking its name", 2],
  ])("%s leaves the old one, and the next command goes on as if nothing had been", async (_, move) => {
    const out = freshFolder();
    const folder = join(out, "catfish");
    cpSync(join(old, "catfish"), folder, { recursive: true });
    writeFileSync(join(folder, "notes.md"), "mine");
    const before = hashesBelow(folder);
    const words = [...small, "-n", "8", "--out", out];
    expect(catfish(words, { environment: killingAt(move) }).code).toBe(null);
    expect(begunIn(out)).toHaveLength(1);
    // To read it is enough: whoever opens the folder puts it back.
    expect(checkedFiles(folder)).toEqual({ stated: expect.any(Number), missing: [], changed: [], extra: ["notes.md"] });
    expect(hashesBelow(folder)).toEqual(before);
    const { code, error } = await inProcess(words);
    expect(code).toBe(0);
    expect(error).toContain(`Removed what a process that was killed had begun to write: ${join(out, ".catfish-unf")}`);
    expect(readdirSync(out)).toEqual(["catfish", "index.html"]);
    const { "notes.md": notes, "run-info.json": __, ...made } = hashesBelow(folder);
    expect(notes).toBe(before["notes.md"]);
    const { "run-info.json": ___, ...whole } = hashesBelow(join(fresh, "catfish"));
    expect(made).toEqual(whole);
  });

  test("never takes away what a process that lives is writing, nor what has another name", async () => {
    const out = freshFolder();
    const living = basename(disk.makeTemporaryBeside(join(out, "catfish")));
    const names = [living, ".catfish-unfinished-mine", `.catfish-unfinished-${"0".repeat(12)}-1-aB3dE6`];
    for (const name of names.slice(1)) mkdirSync(join(out, name));
    expect(await inProcess([...small, "-n", "5", "--out", out])).toMatchObject({ code: 0, error: "" });
    expect(begunIn(out)).toEqual([...names].sort());
  });
});

test("of two runs that write the same folder at the same time one is refused, and the other's result is whole", async () => {
  const out = freshFolder();
  const words = ["run", "catfish", "-n", "20", "--months", "24", "--no-charts", "--no-cache", "--out", out];
  // Each has made its result before either takes the name: else the one that begins late finds it there, and keeps it.
  const meet = meeting(2);
  const both = [started(words, meet), started(words, meet)];
  const ends = await Promise.all(both.map(({ ended }) => ended));
  expect(ends.map(({ code }) => code).sort()).toEqual([0, 2]);
  expect(ends.find(({ code }) => code === 2)?.error).toMatch(/catfish (is not what it was|already)/);
  expect(readdirSync(out)).toEqual(["catfish", "index.html"]);
  expect(checkedFiles(join(out, "catfish"))).toMatchObject({ missing: [], changed: [], extra: [] });
});
