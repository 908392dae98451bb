import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/** Small, but of two markets and six batches, the last of each smaller than the others. */
const small = ["run", "catfish", "-n", "60", "--months", "18", "--format", "csv,parquet"];

function resultIn(out: string): Record<string, string> {
  const { "run-info.json": _, ...rest } = hashesBelow(join(out, "catfish"));
  return rest;
}

/** A fresh folder with copies of the three shards. */
function copyOf(shards: string): string {
  const copy = freshFolder();
  cpSync(shards, copy, { recursive: true });
  return copy;
}

async function refused(...words: readonly string[]): Promise<string> {
  const { code, out, error } = await inProcess(["merge", ...words]);
  expect([code, out]).toEqual([2, ""]);
  return error;
}

describe("shards", () => {
  const [whole, shards] = [freshFolder(), freshFolder()];
  beforeAll(async () => {
    expect(await inProcess([...small, "--out", whole])).toMatchObject({ code: 0, error: "" });
    for (const shard of ["1/3", "2/3", "3/3"]) {
      expect(await inProcess([...small, "--out", shards, "--shard", shard])).toMatchObject({ code: 0, error: "" });
    }
  });

  test("have no batch in common, and nothing else beside them", () => {
    expect(readdirSync(shards)).toEqual(["shard-1-of-3", "shard-2-of-3", "shard-3-of-3"]);
    const names = readdirSync(shards, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".batch"));
    expect(names.map((name) => name.split("/")[0])).toEqual(
      ["shard-1-of-3", "shard-2-of-3", "shard-3-of-3"].flatMap((name) => [name, name]),
    );
    expect(new Set(names.map((name) => name.split("/").at(-1))).size).toBe(6);
  });

  test("are merged to the bytes of the run in one piece, beside them or wherever they were moved to", async () => {
    const beside = copyOf(shards);
    expect(await inProcess(["merge", beside])).toMatchObject({ code: 0, error: "" });
    expect(resultIn(beside)).toEqual(resultIn(whole));
    const [apart, elsewhere] = [copyOf(shards), freshFolder()];
    renameSync(join(apart, "shard-2-of-3"), join(elsewhere, "mine"));
    const folders = [join(elsewhere, "mine"), join(apart, "shard-1-of-3"), join(apart, "shard-3-of-3")];
    const out = freshFolder();
    expect(await inProcess(["merge", ...folders, "--out", out])).toMatchObject({ code: 0, error: "" });
    expect(resultIn(out)).toEqual(resultIn(whole));
  });

  test("are kept when they are there already, and never replaced by others", async () => {
    const copy = copyOf(shards);
    const again = await inProcess([...small, "--out", copy, "--shard", "1/3", "--workers", "1"]);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("Kept") });
    const other = ["run", "catfish", "-n", "61", "--months", "18", "--out", copy, "--shard", "1/3"];
    expect(await inProcess(other)).toMatchObject({ code: 2, error: expect.stringContaining("--force") });
    expect(hashesBelow(copy)).toEqual(hashesBelow(shards));
    expect((await inProcess([...other, "--force"])).code).toBe(0);
    expect(await refused(copy)).toMatch(/shard-2-of-3 is of another request \(catfish run .*--replications=60/);
  });

  test("are not merged when one is missing", async () => {
    const copy = copyOf(shards);
    rmSync(join(copy, "shard-2-of-3"), { recursive: true });
    expect(await refused(copy)).toContain("Missing of 3 shards: 2.");
    expect(readdirSync(copy)).toEqual(["shard-1-of-3", "shard-3-of-3"]);
  });

  test("are not merged when one is doubled", async () => {
    const error = await refused(shards, join(copyOf(shards), "shard-3-of-3"));
    expect(error).toMatch(/Shard 3 of 3 is doubled: \S+shard-3-of-3, \S+shard-3-of-3\./);
  });

  test.each([
    ["version", { version: "0.0.1" }],
    ["source", { source: "f".repeat(64) }],
  ])("are not merged when the %s of one is another", async (_, change) => {
    const copy = copyOf(shards);
    const file = join(copy, "shard-2-of-3", "shard.json");
    const { program, ...rest } = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...rest, program: { ...program, ...change } }));
    const error = await refused(copy);
    expect(error).toMatch(/shard-2-of-3 is of another version: catfish \d+\.\d+\.\d+/);
    expect(error).not.toMatch(/shard-[13]-of-3/);
  });

  test("are not merged when a batch is damaged or a shard.json is cut short", async () => {
    const copy = copyOf(shards);
    const folder = join(copy, "shard-1-of-3", "entries");
    const [batch] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("h"));
    writeFileSync(join(folder, batch), readFileSync(join(folder, batch)).subarray(0, 1000));
    writeFileSync(join(copy, "shard-3-of-3", "shard.json"), "{");
    const error = await refused(copy);
    expect(error).toMatch(/Shard 1 of 3 is damaged: 1 of 2 batches/);
    expect(error).toMatch(/shard-3-of-3 is no shard/);
  });

  test("are not merged when the scenario has changed, as nothing is simulated", async () => {
    const out = freshFolder();
    const file = join(out, "mine.yaml");
    writeFileSync(file, "title: Mine\nextends: catfish\nmonths: 24\n");
    const words = ["run", file, "-n", "50", "--no-charts", "--out", out];
    for (const shard of ["1/2", "2/2"]) expect((await inProcess([...words, "--shard", shard])).code).toBe(0);
    writeFileSync(file, "title: Mine\nextends: catfish\nmonths: 25\n");
    expect(await refused(out)).toContain("the scenario has changed");
    expect(readdirSync(out)).toEqual(["mine.yaml", "shard-1-of-2", "shard-2-of-2"]);
    writeFileSync(file, "title: Mine\nextends: catfish\nmonths: 24\n");
    expect((await inProcess(["merge", out])).code).toBe(0);
  });

  test.each(["0/3", "4/3", "1", "a/b", "1/100000000", "-1/3"])("--shard %s is refused", async (shard) => {
    const ended = await inProcess([...small, "--out", freshFolder(), "--shard", shard]);
    expect(ended).toMatchObject({ code: 2, error: expect.stringMatching(/--shard takes i\/n|shard/) });
  });

  test("there are none of a run whose number of worlds is not known beforehand", async () => {
    const ended = await inProcess(["run", "catfish", "-n", "auto", "--shard", "1/2", "--out", freshFolder()]);
    expect(ended).toMatchObject({ code: 2, error: expect.stringContaining("--replications auto") });
  });

  test("of a sweep lie beside its folder and are merged to the same bytes", async () => {
    const out = freshFolder();
    const vary = ["--vary", "policy.flexibleShare=0:0.4:0.1", "--months", "24"];
    const words = ["sweep", "catfish", "-n", "10", ...vary, "--no-charts", "--no-cache"];
    const [one, cut] = [join(out, "one"), join(out, "cut")];
    expect((await inProcess([...words, "--out", one])).code).toBe(0);
    for (const shard of ["1/2", "2/2"]) {
      const ended = await inProcess([...words, "--out", cut, "--shard", shard, "--json"]);
      const [part, parts] = shard.split("/").map(Number);
      expect(JSON.parse(ended.out)).toMatchObject({ part, parts, kept: false, batches: 3, failed: 0 });
    }
    expect(readdirSync(out)).toEqual(["cut-shards", "one"]);
    expect(await inProcess(["merge", `${cut}-shards`])).toMatchObject({ code: 0 });
    const [{ "run-info.json": _one, ...inOnePiece }, { "run-info.json": _cut, ...joined }] = [one, cut].map(
      hashesBelow,
    );
    expect(joined).toEqual(inOnePiece);
  });
});
