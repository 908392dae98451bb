import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { few } from "../thorough.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const brief = ["--months", "12", "--set", "suppliers.newcomer.entry.month=3", "--no-charts", "--no-cache"];
const tiny = ["-n", "2", ...brief];
const swept = ["sweep", "catfish", "--vary", "policy.openness=0.1,0.3", ...tiny];

/** For each command that writes a folder: two requests that write different results to the same one, below `out`. */
const commands: Readonly<Record<string, (out: string) => readonly [folder: string, ...requests: string[][]]>> = {
  run: (out) => [
    join(out, "catfish"),
    ["run", "catfish", ...tiny, "--out", out],
    ["run", "catfish", ...tiny, "--seed", "other", "--out", out],
  ],
  effect: (out) => other(out, ["effect", "catfish", ...tiny]),
  compare: (out) => other(out, ["compare", "baseline", "catfish", ...tiny]),
  "what-if": (out) => other(out, ["what-if", "catfish", "--set", "policy.openness=0.4", ...tiny]),
  sweep: (out) => other(out, swept),
  shard: (out) => {
    const folder = join(out, "shard-1-of-2");
    const words = ["run", "catfish", "-n", "30", "--months", "12", "--shard", "1/2", "--out", out];
    return [folder, words, [...words, "--seed", "other"]];
  },
};

function other(out: string, words: string[]): readonly [string, ...string[][]] {
  const folder = join(out, "made");
  return [folder, [...words, "--out", folder], [...words, "--seed", "other", "--out", folder]];
}

describe.each(few(Object.keys(commands), 3))("a file of my own in a folder of %s", (name) => {
  test("stays with --force, and all that the program wrote is replaced", async () => {
    const [folder, first, second] = commands[name](freshFolder());
    const [fresh, , fromScratch] = commands[name](freshFolder());
    expect(await inProcess(first)).toMatchObject({ code: 0 });
    writeFileSync(join(folder, "notes.md"), "mine");
    const before = hashesBelow(folder);
    // Another run is not refused, but has a folder of its own.
    if (name !== "run") {
      expect(await inProcess(second)).toMatchObject({ code: 2, error: expect.stringContaining("--force") });
    }
    expect(hashesBelow(folder)).toEqual(before);
    const forced = await inProcess([...second, "--force"]);
    expect(forced).toMatchObject({ code: 0, error: expect.stringContaining("notes.md") });
    expect(readFileSync(join(folder, "notes.md"), "utf8")).toBe("mine");
    rmSync(join(folder, "notes.md"));
    expect(await inProcess(fromScratch)).toMatchObject({ code: 0 });
    const without = (made: string) => {
      const { "run-info.json": _, "shard.json": __, ...files } = hashesBelow(made);
      return files;
    };
    expect(without(folder)).toEqual(without(fresh));
  });

  test("that is no result of ours is never replaced, whatever is said", async () => {
    const [folder, first] = commands[name](freshFolder());
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "thesis.md"), "years of work");
    for (const words of [first, [...first, "--force"]]) {
      const { code, error } = await inProcess(words);
      expect(code).toBe(2);
      expect(error).toContain(folder);
    }
    expect(hashesBelow(folder)).toEqual({ "thesis.md": expect.any(String) });
    expect(readdirSync(join(folder, ".."))).toEqual([folder.split("/").at(-1)]);
  });

  test("that is a link is never replaced, nor what it leads to", async () => {
    const [folder, first] = commands[name](freshFolder());
    const elsewhere = freshFolder();
    writeFileSync(join(elsewhere, "thesis.md"), "years of work");
    mkdirSync(join(folder, ".."), { recursive: true });
    symlinkSync(elsewhere, folder);
    for (const words of [first, [...first, "--force"]]) {
      expect(await inProcess(words)).toMatchObject({ code: 2, error: expect.stringContaining("is a link") });
    }
    expect(readdirSync(elsewhere)).toEqual(["thesis.md"]);
  });
});

function linked(file: string): void {
  rmSync(file);
  symlinkSync("/etc/hostname", file);
}

describe("a run that is made longer", () => {
  const words = (out: string, worlds: string) => ["run", "catfish", ...brief, "-n", worlds, "--out", out];

  test("keeps files of my own", async () => {
    const out = freshFolder();
    await inProcess(words(out, "2"));
    writeFileSync(join(out, "catfish", "data", "mine.csv"), "a,b\n");
    expect(await inProcess(words(out, "3"))).toMatchObject({
      code: 0,
      error: expect.stringContaining("data/mine.csv"),
    });
    expect(readFileSync(join(out, "catfish", "data", "mine.csv"), "utf8")).toBe("a,b\n");
  });

  test.each([
    ["changed", (file: string) => writeFileSync(file, "my words")],
    ["replaced by a link", linked],
  ])("is refused by name where a file of the result was %s, but with --force", async (_, change) => {
    const out = freshFolder();
    await inProcess(words(out, "2"));
    const file = join(out, "catfish", "summary.md");
    change(file);
    const said = readFileSync(file, "utf8");
    expect(await inProcess(words(out, "3"))).toMatchObject({ code: 2, error: expect.stringContaining("summary.md") });
    expect(readFileSync(file, "utf8")).toBe(said);
    expect(await inProcess([...words(out, "3"), "--force"])).toMatchObject({ code: 0 });
    expect(readFileSync("/etc/hostname", "utf8")).not.toContain("catfish market");
    expect(readFileSync(file, "utf8")).not.toBe(said);
  });

  test("is refused where the manifest was edited, even with --force: what is ours in the folder cannot be told", async () => {
    const out = freshFolder();
    await inProcess(words(out, "2"));
    const folder = join(out, "catfish");
    writeFileSync(join(folder, "notes.md"), "mine");
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    manifest.files.push({ path: "notes.md", bytes: 4, sha256: "0" });
    for (const text of [JSON.stringify(manifest, null, 2), "{", "[]", ""]) {
      writeFileSync(join(folder, "manifest.json"), text);
      const { code, error } = await inProcess([...words(out, "3"), "--force"]);
      expect(code).toBe(2);
      expect(error).toContain(`${folder} is there already.`);
      expect(error).toContain("Choose another place with --out");
      expect(readFileSync(join(folder, "notes.md"), "utf8")).toBe("mine");
    }
  });
});

test("a very run of which a file is missing or changed is not said to be kept", async () => {
  const out = freshFolder();
  const words = ["run", "catfish", ...tiny, "--out", out];
  await inProcess(words);
  for (const spoil of [(file: string) => writeFileSync(file, "{"), (file: string) => rmSync(file)]) {
    spoil(join(out, "catfish", "summary.json"));
    const { code, out: said, error } = await inProcess(words);
    expect([code, said]).toEqual([2, ""]);
    expect(error).toMatch(/summary\.json in it is not as it was written\.\n.*--force/);
  }
  expect(await inProcess([...words, "--force"])).toMatchObject({ code: 0 });
});

/** A comparison without charts. */
async function compared(): Promise<string> {
  const folder = join(freshFolder(), "compared");
  expect(await inProcess(["compare", "baseline", "catfish", ...tiny, "--out", folder])).toMatchObject({ code: 0 });
  return folder;
}

describe("report", () => {
  test("keeps files of mine in place, and refuses where one has the name of what is drawn", async () => {
    const folder = await compared();
    writeFileSync(join(folder, "index.html"), "my page");
    const { code, error } = await inProcess(["report", folder]);
    expect(code).toBe(2);
    expect(error).toContain(`${join(folder, "index.html")} was not written by catfish`);
    expect(readFileSync(join(folder, "index.html"), "utf8")).toBe("my page");
    expect(existsSync(join(folder, "charts"))).toBe(false);
  });

  test("keeps files of mine where it draws to with --out and --force", async () => {
    const folder = await compared();
    const elsewhere = join(freshFolder(), "drawn");
    cpSync(folder, elsewhere, { recursive: true });
    writeFileSync(join(elsewhere, "notes.md"), "mine");
    expect(await inProcess(["report", folder, "--out", elsewhere])).toMatchObject({ code: 2 });
    expect(await inProcess(["report", folder, "--out", elsewhere, "--force"])).toMatchObject({ code: 0 });
    expect(readFileSync(join(elsewhere, "notes.md"), "utf8")).toBe("mine");
  });
});

test("merge keeps files of mine in the folder that it writes", async () => {
  const out = freshFolder();
  const words = (worlds: string) => ["run", "catfish", "-n", worlds, "--months", "12", "--no-charts", "--out", out];
  for (const shard of ["1/2", "2/2"]) await inProcess([...words("60"), "--shard", shard]);
  await inProcess([...words("20"), "--no-cache"]);
  writeFileSync(join(out, "catfish", "notes.md"), "mine");
  expect(await inProcess(["merge", out])).toMatchObject({ code: 0 });
  expect(readFileSync(join(out, "catfish", "notes.md"), "utf8")).toBe("mine");
});

describe("a new file", () => {
  test("is written whole or not at all, and never over one that is there", async () => {
    const folder = freshFolder();
    const file = join(folder, "schema.json");
    writeFileSync(file, "mine");
    expect(await inProcess(["schema", "--out", file])).toMatchObject({ code: 2 });
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect(await inProcess(["schema", "--out", file, "--force"])).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("$schema");
    expect(readdirSync(folder)).toEqual(["schema.json"]);
  });

  test("is not written over a link that leads nowhere", async () => {
    const folder = freshFolder();
    symlinkSync(join(folder, "nowhere"), join(folder, "schema.json"));
    expect(await inProcess(["schema", "--out", join(folder, "schema.json")])).toMatchObject({ code: 2 });
    expect(readdirSync(folder)).toEqual(["schema.json"]);
  });
});
