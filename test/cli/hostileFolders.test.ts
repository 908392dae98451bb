import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sealedJson } from "../../src/cli/run/identity.ts";
import { readManifest } from "../../src/result/manifest.ts";
import { shown } from "../../src/result/shown.ts";
import { catfish, freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const tiny = ["-n", "2", "--months", "12", "--no-charts", "--no-cache"];
const home = freshFolder();
const whole = join(home, "catfish");
const comparison = join(home, "compared");

beforeAll(async () => {
  expect((await inProcess(["run", "catfish", ...tiny, "--out", home])).code).toBe(0);
  expect((await inProcess(["compare", "baseline", "catfish", ...tiny, "--out", comparison])).code).toBe(0);
});

/** A copy of a folder that somebody has prepared. */
function prepared(folder: string, prepare: (copy: string) => void): string {
  const copy = join(freshFolder(), "theirs");
  cpSync(folder, copy, { recursive: true });
  prepare(copy);
  return copy;
}

/** A copy of a folder whose manifest says something else, with a checksum that fits. */
function withManifest(folder: string, change: (manifest: Record<string, unknown>) => object): string {
  return prepared(folder, (copy) => {
    const { checksum: _, ...manifest } = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8"));
    writeFileSync(join(copy, "manifest.json"), sealedJson({ ...manifest, ...change(manifest) }));
  });
}

/** What each command that reads a folder of somebody else says of it; none may write anything anywhere. */
async function refusedBy(folder: string, commands = ["verify", "report", "compare"]): Promise<string[]> {
  const before = hashesBelow(join(folder, ".."));
  const said: string[] = [];
  for (const command of commands) {
    const out = join(freshFolder(), "out");
    const words = command === "compare" ? ["compare", folder, whole, "--out", out] : [command, folder];
    const { code, out: told, error } = await inProcess(words);
    expect({ command, code, told }).toEqual({ command, code: 2, told: "" });
    expect(error).not.toMatch(/root:|fault of the program| {4}at /);
    expect(error.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
    said.push(error);
  }
  expect(hashesBelow(join(folder, ".."))).toEqual(before);
  return said;
}

const facts = { bytes: 1, sha256: "0".repeat(64) };

describe("a path in a manifest", () => {
  test.each([
    "/etc/passwd",
    "../x",
    "data/../../x",
    "x\n/../../etc/passwd",
    "x\n",
    "\nx",
    "data//x",
    "./x",
    "",
    "data/",
    "C:/x",
    "C:x",
    "\\\\server\\x",
    "..\\x",
    "data\\x",
    "~/x",
    "x\0",
    "a\u001b[31mb",
    "a\u202eb",
    "-rf",
    ".hidden",
    "data/.x",
    "x:stream",
    "manifest.json",
    "run-info.json",
    "x".repeat(2000),
  ])("is refused that is %j", async (path) => {
    const folder = withManifest(whole, () => ({ files: [{ path, ...facts }] }));
    for (const said of await refusedBy(folder)) expect(said).toMatch(/manifest\.json: "files\.0\.path" is wrong/);
  });

  test("is refused that stands there twice", async () => {
    const folder = withManifest(whole, () => ({ files: ["a", "A"].map((path) => ({ path, ...facts })) }));
    for (const said of await refusedBy(folder)) expect(said).toContain("a file is named twice");
  });

  test("of every file that a result has is taken", () => {
    for (const folder of [whole, comparison]) {
      const read = (path: string) => readFileSync(join(folder, path), "utf8");
      expect(readManifest({ path: folder, read }, "verify").files.length).toBeGreaterThan(10);
    }
  });
});

describe("the name of a scenario in a manifest", () => {
  const names = ["../../evil", "/etc/passwd", "a/b", "a\\b", "a\nb", "", "..", "A", "a\u001b[2J", "x".repeat(300)];

  test.each(names)("of an arm is refused that is %j", async (name) => {
    const folder = withManifest(comparison, ({ arms }) => ({
      arms: Array.isArray(arms) ? arms.map((arm, index) => (index === 1 ? { ...arm, name } : arm)) : [],
    }));
    for (const said of await refusedBy(folder, ["verify", "report"])) expect(said).toContain('"arms.1.name" is wrong');
  });

  test.each(names)("of a run is refused that is %j", async (name) => {
    const folder = withManifest(whole, () => ({ scenario: { name, title: "", sha256: "0" } }));
    for (const said of await refusedBy(folder)) expect(said).toContain('"scenario.name" is wrong');
  });
});

describe("what a manifest says", () => {
  test.each<[string, object]>([
    ["a version", { program: { version: "0.1.0\u001b[2J", source: "abc" } }],
    ["a version with a new line", { program: { version: "0.1.0\nVerified.", source: "abc" } }],
    ["a source", { program: { version: "0.1.0", source: "\u001b]0;x\u0007" } }],
    ["another drawer", { drawn: { version: "\u001b[31m", source: "abc" } }],
    ["a generator", { generator: "\u001b[31m" }],
    ["a huge number of worlds", { replications: 1e15 }],
    ["a huge number of months", { months: 1e300 }],
    ["an endless window", { window: [0, 1e300] }],
    ["a newer format, by a version that is none", { format: 7, program: { version: "9\u001b[31m", source: "x" } }],
  ])("is refused where it is %s that no program writes", async (_, change) => {
    for (const said of await refusedBy(withManifest(whole, () => change)))
      expect(said).toMatch(/^[^\p{Cc}]*\n([^\p{Cc}]*\n)?$/u);
  });

  test("of a seed, which may be any text, is shown and does nothing", async () => {
    const seed = "\u001b[2J\nVerified.\u202e";
    const folder = withManifest(comparison, () => ({ seed }));
    const { code, out } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(code).toBe(1);
    expect(out).toContain('seed "\\u001b[2J\\u000aVerified.\\u202e"');
    expect(out).not.toMatch(/^Verified\.$/m);
    for (const character of ["\u001b", "\u202e"]) expect(out).not.toContain(character);
    const there = join(freshFolder(), "out");
    mkdirSync(there);
    renameSync(folder, join(there, "compared"));
    const { error } = await inProcess(["compare", "baseline", "catfish", ...tiny, "--out", join(there, "compared")]);
    expect(error).toContain('seed "\\u001b[2J\\u000aVerified.\\u202e"');
    expect(error).not.toContain("\u001b");
  });
});

describe("a link in a result folder", () => {
  test.each(["data/months.csv", "data", "manifest.json", "scenario.yaml", "summary.json", "run-info.json"])(
    "in the place of %s is refused, wherever it leads",
    async (path) => {
      for (const to of ["/etc/passwd", join(whole, path), "nowhere", "."]) {
        const folder = prepared(whole, (copy) => {
          rmSync(join(copy, path), { recursive: true });
          symlinkSync(to, join(copy, path));
        });
        const said = await refusedBy(folder, path === "run-info.json" ? ["verify", "report"] : undefined);
        for (const each of said.slice(0, 2)) expect(each).toContain(`${join(folder, path)} is a link`);
      }
    },
    300_000,
  );

  test("that belongs to nothing is named by verify, and not followed", async () => {
    const folder = prepared(comparison, (copy) => symlinkSync("/etc", join(copy, "more")));
    const { code, out } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(code).toBe(1);
    expect(out).toContain("extra    more: manifest.json does not name it");
    expect(out).not.toContain("passwd");
  });

  test("that leads in a circle ends no command", async () => {
    const folder = prepared(comparison, (copy) => symlinkSync(".", join(copy, "data", "loop")));
    expect((await inProcess(["verify", folder, "--sample", "1"])).out).toContain("extra    data/loop:");
  });

  test.skipIf(process.platform === "win32")("or a pipe is refused, whose end would never come", () => {
    const folder = prepared(whole, (copy) => {
      rmSync(join(copy, "summary.json"));
      execFileSync("mkfifo", [join(copy, "summary.json")]);
    });
    for (const command of ["verify", "report"]) {
      const { code, error } = catfish([command, folder], { timeout: 120_000 });
      expect(code).toBe(2);
      expect(error).toContain("summary.json is no plain file");
    }
  });
});

test("a file with a new line in its name cannot say that a folder is verified", async () => {
  const folder = prepared(comparison, (copy) => writeFileSync(join(copy, "x\n\nVerified.\n\u001b[2J"), ""));
  const { code, out } = await inProcess(["verify", folder, "--sample", "1"]);
  expect(code).toBe(1);
  expect(out).not.toMatch(/^Verified\.$/m);
  expect(out).not.toContain("\u001b");
  expect(out).toContain("extra    x\\u000a\\u000aVerified.\\u000a\\u001b[2J:");
});

test("what is shown of a text is seen and does nothing, and plain text is as it was", () => {
  expect(shown("Größe 3 €, 漢字 😀 a\\b 'x'")).toBe("Größe 3 €, 漢字 😀 a\\b 'x'");
  for (let code = 0; code < 0x10000; code++) {
    const text = shown(String.fromCharCode(code));
    // Half of a character of two halves is no text that can be printed.
    expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  }
});

describe("a shard of somebody else", () => {
  const shards = freshFolder();
  const swept = join(freshFolder(), "swept");
  const names = ["shard-1-of-2", "shard-2-of-2"];

  beforeAll(async () => {
    const run = ["run", "catfish", "-n", "60", "--months", "12", "--no-charts", "--out", shards];
    const sweep = ["sweep", "catfish", "--vary", "policy.openness=0.1,0.2", "-n", "5", "--months", "12", "--no-charts"];
    for (const part of ["1/2", "2/2"]) {
      expect((await inProcess([...run, "--shard", part])).code).toBe(0);
      expect((await inProcess([...sweep, "--shard", part, "--out", swept])).code).toBe(0);
    }
  });

  /** A copy of shards, in each of which `shard.json` says something else. */
  function saying(folder: string, change: (shard: Record<string, unknown>) => object): string {
    return prepared(folder, (copy) => {
      for (const name of names) {
        const file = join(copy, name, "shard.json");
        const shard = JSON.parse(readFileSync(file, "utf8"));
        writeFileSync(file, JSON.stringify({ ...shard, ...change(shard) }));
      }
    });
  }

  async function refused(folder: string, ...more: readonly string[]): Promise<string> {
    const before = hashesBelow(join(folder, ".."));
    const { code, out, error } = await inProcess(["merge", folder, ...more]);
    expect([code, out]).toEqual([2, ""]);
    expect(hashesBelow(join(folder, ".."))).toEqual(before);
    return error;
  }

  test.each([
    ["--force"],
    ["--out=/tmp/evil"],
    ["--out", "/tmp/evil"],
    ["-o/tmp/evil"],
    ["--cache=/tmp/evil"],
    ["--no-cache"],
    ["--shard=1/2"],
    ["--json"],
    ["--forc"],
    ["--"],
  ])("is refused that asks for %s", async (...words) => {
    const folder = saying(shards, ({ request }) => ({
      request: [...(Array.isArray(request) ? request : []), ...words],
    }));
    expect(await refused(folder)).toContain(`asks for "${words[0]}", which no shard does`);
  });

  test.each([
    [["new", "evil"]],
    [["cache", "clear"]],
    [["report", "x"]],
    [["schema", "--out=x"]],
    [["constructor"]],
    [["\u001b[2J"]],
  ])("is refused whose command is %j", async (request) => {
    const error = await refused(saying(shards, () => ({ request })));
    expect(error).toContain(`asks for "${shown(request[0])}"`);
    expect(error).not.toContain("\u001b");
  });

  test.each(["../../evil", "/tmp/evil", "..", "../evil", "a/b", "", "x\n"])(
    "does not decide that its result goes to %j",
    async (out) => {
      expect(await refused(saying(shards, () => ({ out })))).toContain("Say where with --out.");
      expect(await refused(saying(`${swept}-shards`, () => ({ out })))).toContain("Say where with --out.");
    },
  );

  test("goes where it is told to, whatever it says itself", async () => {
    const out = freshFolder();
    expect(await inProcess(["merge", saying(shards, () => ({ out: "/tmp/evil" })), "--out", out])).toMatchObject({
      code: 0,
    });
    expect(readdirSync(out)).toEqual(["catfish", "index.html"]);
  });

  test("is refused that is a link, or holds one", async () => {
    const [inside, elsewhere] = [prepared(shards, () => {}), freshFolder()];
    renameSync(join(inside, names[0]), join(elsewhere, "one"));
    symlinkSync(join(elsewhere, "one"), join(inside, names[0]));
    expect(await refused(inside)).toContain(`${names[0]} is a link`);
    for (const path of ["shard.json", "entries"]) {
      const folder = prepared(shards, (copy) => {
        renameSync(join(copy, names[1], path), join(elsewhere, path));
        symlinkSync(join(elsewhere, path), join(copy, names[1], path));
      });
      expect(await refused(folder)).toContain("is a link");
    }
  });

  test("cannot ask for a billion others", async () => {
    expect(await refused(saying(shards, () => ({ parts: 1e9 })))).toMatch(/no shard/);
  });
});
