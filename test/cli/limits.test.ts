import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { type Disk, nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { few } from "../thorough.ts";
import { catfish, type Ended, freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess, listening, onOneCore } from "./inProcess.ts";
import { withoutMarkets } from "./withoutMarkets.ts";

const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));
const tiny = ["-n", "2", "--months", "12", "--no-charts"];

/** A sentence on what is wrong, with the place, and what to do about it. */
function expectMendable({ code, out, error }: Ended): void {
  expect(code).toBe(2);
  // The answer may have been said already; nothing says that it was written.
  expect(out).not.toMatch(/^(Wrote|Next) /m);
  expect(error.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
  expect(error).not.toMatch(/ {4}at |fault of the program|node:internal/);
}

/** Runs a command line under limits of the shell. */
function limited(limit: string, words: readonly string[]): Ended {
  const line = `${limit} && exec "$0" "$@"`;
  const options = { encoding: "utf8", timeout: 50_000 } as const;
  const { status, stdout, stderr } = spawnSync(
    "sh",
    ["-c", line, process.execPath, program, ...withoutMarkets(words)],
    options,
  );
  return { code: status, out: stdout, error: stderr };
}

describe.skipIf(process.platform === "win32")("a limit of the shell", () => {
  test("on the size of a file (ulimit -f) is told with the file and the remedy, and leaves what was there", async () => {
    const out = freshFolder();
    await inProcess(["run", "catfish", "-n", "2", "--months", "12", "--no-charts", "--out", out]);
    const before = hashesBelow(out);
    const ended = limited("ulimit -f 8", ["run", "catfish", ...tiny, "--force", "--out", out]);
    expectMendable(ended);
    expect(ended.error).toMatch(/catfish\/data\/\w+\.csv \(EFBIG\): .*larger than a file may be here\.\n.*ulimit -f/);
    expect(ended.error).not.toContain("unfinished");
    expect(hashesBelow(out)).toEqual(before);
    expect(readdirSync(out)).toEqual(["catfish", "index.html"]);
    expectMendable(limited("ulimit -f 8", ["run", "catfish", ...tiny, "--out", join(out, "not", "there")]));
    expect(readdirSync(out)).toEqual(["catfish", "index.html"]);
  });

  test.each(few([20, 26, 40, 22, 24, 28, 30, 34], 3))(
    "on open files (ulimit -n %i) is told with the remedy, or is enough",
    async (files) => {
      const out = freshFolder();
      const ended = limited(`ulimit -n ${files}`, ["run", "catfish", ...tiny, "--workers", "2", "--out", out]);
      if (ended.code === 0) return;
      expect([2, 3]).toContain(ended.code);
      expect(ended.out).not.toMatch(/^(Wrote|Next) /m);
      expect(ended.error).toMatch(/[Tt]oo many files are open|EMFILE/);
      expect(ended.error).toMatch(/ulimit -n|--workers/);
      expect(ended.error).not.toMatch(/ {4}at |fault of the program|node:internal/);
      expect(existsSync(join(out, "catfish"))).toBe(false);
    },
  );
});

describe("what nothing in the program could say any more is said in a sentence", () => {
  test.skipIf(process.platform === "win32")("where the working folder is gone", () => {
    const gone = join(freshFolder(), "gone");
    mkdirSync(gone);
    const ended = limited(`cd ${gone} && rmdir ${gone}`, ["run", "catfish", ...tiny, "--out", "made"]);
    expectMendable(ended);
    expect(ended.error).toBe("The folder that this command was given in is gone: give it in another one.\n");
  });

  test.each([
    ["something never comes that is waited for", "globalThis.setImmediate = () => {};", "never came"],
    [
      "something fails that nobody waits for",
      'setTimeout(() => { throw new Error("late\\n    at once"); }, 300);',
      "late",
    ],
    ["a promise is broken that nobody holds", 'setTimeout(() => Promise.reject(new Error("alone")), 300);', "alone"],
  ])("where %s", (_, code, says) => {
    const file = join(freshFolder(), "first.mjs");
    writeFileSync(file, code);
    const environment = { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
    const words = ["run", "catfish", "-n", "300", "--workers", "1", "--no-charts", "--out", freshFolder()];
    const ended = catfish(words, { environment, timeout: 50_000 });
    expect({ code: ended.code, out: ended.out }).toEqual({ code: 3, out: "" });
    expect(ended.error).toMatch(
      /^catfish failed: .*\. Run it again with CATFISH_DEBUG=1 and report what it prints\.\n$/,
    );
    expect(ended.error).toContain(says);
  });
});

/** Runs a command line in this process on a disk on which something fails as the system lets it fail. */
async function withDisk(words: readonly string[], disk: Partial<Disk>): Promise<Ended> {
  const effects = onOneCore();
  const heard = listening();
  const code = await main(withoutMarkets(words), {
    ...effects,
    disk: { ...effects.disk, ...disk },
    terminal: heard.terminal,
  });
  return { code, ...heard.said() };
}

function failing(code: string, path?: string): never {
  const at = path === undefined ? {} : { path };
  throw Object.assign(new Error(`${code}: it fails, write`), { code, errno: -1, syscall: "write", ...at });
}

let saved: Promise<string> | undefined;

/** A result that is only read; made once. */
function savedFolder(): Promise<string> {
  saved ??= (async () => {
    const folder = join(freshFolder(), "made");
    const words = ["what-if", "catfish", "--set", "policy.openness=0.4", "-n", "2", "--months", "12", "--no-charts"];
    expect((await inProcess([...words, "--out", folder])).code).toBe(0);
    return folder;
  })();
  return saved;
}

/** What the system calls what it fails with. */
const failures = [
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
  "EMFILE",
  "ENFILE",
  "EROFS",
  "EACCES",
  "EPERM",
  "EIO",
  "EBUSY",
  "ENAMETOOLONG",
  "ENOTDIR",
  "ELOOP",
  "ENOENT",
  "ESTALE",
] as const;

describe.each(few(failures, 6))("%s", (code) => {
  const { disk } = nodeEffects(new AbortController().signal, false);

  test("while a result is written is told in a sentence with a remedy, and nothing is left", async () => {
    for (const path of [undefined, "somewhere/months.csv"]) {
      const out = freshFolder();
      const write: Disk["write"] = (to, chunks) =>
        to.endsWith("months.csv") ? failing(code, path) : disk.write(to, chunks);
      const ended = await withDisk(["run", "catfish", ...tiny, "--out", join(out, "not", "there")], { write });
      expectMendable(ended);
      expect(ended.error).toContain(`(${code})`);
      if (path !== undefined && !["ENOSPC", "EDQUOT"].includes(code)) expect(ended.error).toContain(path);
      expect(readdirSync(out)).toEqual([]);
    }
  });

  test("when the place is tried is told before anything is simulated", async () => {
    const out = freshFolder();
    const workers = () => Promise.reject(new Error("too late"));
    const effects = nodeEffects(new AbortController().signal, false);
    const heard = listening();
    const makeTemporaryBeside = () => failing(code, out);
    const altered = { ...effects, disk: { ...disk, makeTemporaryBeside }, terminal: heard.terminal, workers };
    const ended = {
      code: await main(withoutMarkets(["run", "catfish", ...tiny, "--out", out]), altered),
      ...heard.said(),
    };
    expectMendable(ended);
    expect(ended.error).toContain(`(${code})`);
  });

  test("while a result is read is told in a sentence", async () => {
    const folder = await savedFolder();
    const readBytes: Disk["readBytes"] = (path) =>
      path.endsWith("replications.csv") ? failing(code, path) : disk.readBytes(path);
    for (const command of ["report", "verify"]) {
      const ended = await withDisk([command, folder], { readBytes });
      if (ended.code !== 1) expectMendable(ended);
      expect(ended.error).not.toContain("fault of the program");
    }
  });
});

describe("a place that cannot be", () => {
  const file = join(freshFolder(), "file");
  writeFileSync(file, "");
  const loop = join(freshFolder(), "loop");
  symlinkSync("loop", loop);
  test.each([
    ["with a name that is too long", join(freshFolder(), "x".repeat(300)), "ENAMETOOLONG"],
    [
      "with a path that is too long",
      join(freshFolder(), ...Array.from({ length: 60 }, () => "x".repeat(100))),
      "ENAMETOOLONG",
    ],
    ["below a file", join(file, "made"), `${file} is a file`],
    ["behind a link that leads to itself", join(loop, "made"), "ELOOP"],
  ])("%s is refused in a sentence by every command that writes", async (_, place, says) => {
    for (const words of [
      ["run", "catfish", ...tiny],
      ["sweep", "catfish", "--vary", "policy.openness=0.1,0.2", ...tiny],
      ["what-if", "catfish", "--set", "policy.openness=0.3", ...tiny],
      ["run", "catfish", "-n", "5", "--shard", "1/2"],
      ["schema"],
    ]) {
      const ended = await inProcess([...words, "--out", place]);
      expectMendable(ended);
      if (words[0] !== "schema") expect(ended.error).toContain(says);
    }
  });

  test.runIf(process.getuid?.() !== 0 && process.platform !== "win32")("where nobody may write is refused", () => {
    const out = freshFolder();
    mkdirSync(join(out, "shut"), { mode: 0o555 });
    const ended = catfish(["run", "catfish", ...tiny, "--out", join(out, "shut", "made")]);
    expectMendable(ended);
    expect(ended.error).toContain("EACCES");
  });
});
