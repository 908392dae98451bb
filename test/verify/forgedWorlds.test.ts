import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sealedJson } from "../../src/cli/run/identity.ts";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { resigned } from "../cli/resigned.ts";

/*
 * Somebody changes a result folder and mends every hash: verify with all worlds finds it, whatever was changed. The
 * folders are those whose record is what was seen of worlds.
 */

const home = freshFolder();
const euro = ["--set", "currency=EUR", "--set", "unitCost=12.5"];
const small = [
  "-n",
  "3",
  "--months",
  "30",
  "--set",
  "suppliers.newcomer.entry.month=3",
  "--quiet",
  "--no-charts",
].concat(["--plausible", "3"]);

/** A market whose one supplier fails: without entry there is no price in some months. */
const failing = join(home, "failing.yaml");
const market = [
  "title: One supplier that fails",
  "extends: catfish",
  "buyers: [{ name: buyer, count: 1 }]",
  "suppliers: [{ name: powerhouse, count: 1 }, { name: backup, count: 0 }]",
  "timetable: [{ month: 18, failure: { supplier: powerhouse.1, months: 6, loss: 1 } }]",
].join("\n");

/** The folders by name, and the words that make them. */
const folders = {
  run: { at: join(home, "run", "catfish"), words: ["run", "catfish", ...small, ...euro, "--out", join(home, "run")] },
  effect: {
    at: join(home, "effect"),
    words: ["effect", failing, ...small, ...euro, "--explain", "--out", join(home, "effect")],
  },
} as const;
type Name = keyof typeof folders;
const names = ["run", "effect"] as const;

beforeAll(async () => {
  writeFileSync(failing, `${market}\n`);
  for (const name of names) {
    expect(await inProcess([...folders[name].words])).toMatchObject({ code: 0, error: "" });
  }
}, 60_000);

interface Stated {
  readonly path: string;
  readonly rows?: number;
}

function manifestOf(folder: string): { readonly files: readonly Stated[] } {
  return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
}

/** A copy that may be changed. */
function copyOf(name: Name): string {
  const folder = join(freshFolder(), name);
  cpSync(folders[name].at, folder, { recursive: true });
  return folder;
}

/** The manifest with something else in it, its checksum made to fit. */
function withManifest(folder: string, change: object): void {
  const { checksum: _, ...manifest } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  writeFileSync(join(folder, "manifest.json"), sealedJson({ ...manifest, ...change }));
}

async function verified(folder: string, sample = "all"): Promise<{ code: number | null; said: string }> {
  const { code, out, error } = await inProcess(["verify", folder, "--sample", sample, "--quiet"]);
  return { code, said: out + error };
}

/** Rows of a table at its beginning, in its middle and at its end. */
function someRows(count: number): number[] {
  return [...new Set([1, Math.ceil(count / 2), count])].filter((row) => row >= 1 && row <= count);
}

/** A line with the leading digit of its n-th number changed, counted from the end; undefined where it has none. */
function forged(line: string, nth: number): string | undefined {
  const numbers = [...line.matchAll(/(?<=^|,)(-?)(\d)[\d.e-]*(?=,|$)/g)];
  const found = numbers.at(-1 - (nth % Math.max(1, numbers.length)));
  if (found === undefined) return undefined;
  const at = found.index + found[1].length;
  return `${line.slice(0, at)}${line[at] === "9" ? "8" : Number(line[at]) + 1}${line.slice(at + 1)}`;
}

describe.each(names)("of the folder of a %s", (name) => {
  test("nothing differs, and with all worlds all is verified", async () => {
    const { code, said } = await verified(folders[name].at);
    expect({ code, isVerified: said.trimEnd().endsWith("Verified.") }).toEqual({ code: 0, isVerified: true });
  });

  test("one leading digit in any table is caught, whichever row", { timeout: 300_000 }, async () => {
    const tables = manifestOf(folders[name].at).files.filter(({ path }) => path.endsWith(".csv"));
    const missed: string[] = [];
    let tried = 0;
    if (name === "effect") expect(tables).toContainEqual(expect.objectContaining({ path: "data/common-months.csv" }));
    for (const { path, rows = 0 } of tables) {
      if (path === "data/common-months.csv") expect(rows > 0).toBe(name === "effect");
      const lines = readFileSync(join(folders[name].at, path), "utf8").split("\n");
      for (const [nth, row] of someRows(rows).entries()) {
        const line = forged(lines[row], nth);
        if (line === undefined) continue;
        const folder = copyOf(name);
        resigned(folder, path, () => lines.with(row, line).join("\n"));
        tried++;
        if ((await verified(folder)).code !== 1) missed.push(`${path}, row ${row}: ${lines[row]} -> ${line}`);
        rmSync(folder, { recursive: true });
      }
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(name === "run" ? 40 : 10);
  });

  test("a sentence of the answer is caught, without a world", async () => {
    for (const path of ["summary.md", "summary.json"]) {
      const folder = copyOf(name);
      resigned(folder, path, (text) => text.replace("In this model", "In this market"));
      const { code, said } = await verified(folder, "1");
      expect({ path, code }).toEqual({ path, code: 1 });
      expect(said).toContain(`differs  ${path}`);
    }
  });

  test("a table that is taken away and delisted is missed", async () => {
    for (const { path } of manifestOf(folders[name].at).files.filter(({ path }) => path.startsWith("data/"))) {
      const folder = copyOf(name);
      rmSync(join(folder, path));
      withManifest(folder, { files: manifestOf(folder).files.filter((file) => file.path !== path) });
      const { code, said } = await verified(folder, "1");
      expect({ path, code }).toEqual({ path, code: 1 });
      expect(said).toContain(path);
    }
  });

  test("a file that nobody wrote is caught though it is listed", async () => {
    const folder = copyOf(name);
    writeFileSync(join(folder, "data", "notes.csv"), "a\n1\n");
    const file = { path: "data/notes.csv", bytes: 4, sha256: "0".repeat(64), rows: 1 };
    withManifest(folder, { files: [...manifestOf(folder).files, file] });
    resigned(folder, "data/notes.csv", (text) => text);
    const { code, said } = await verified(folder, "1");
    expect(code).toBe(1);
    expect(said).toContain("beside   data/notes.csv");
  });

  test.each<[string, object]>([
    ["seed", { seed: "other" }],
    ["months of the means", { window: [10, 29] }],
    ["months", { months: 24 }],
    ["number of worlds", { replications: 2 }],
    ["title", { scenario: { name: "catfish", title: "Another", sha256: "0".repeat(64) } }],
    ["reference", { reference: { label: "baseline", sha256: "0".repeat(64) } }],
    ["reason to stop", { stop: stopped(0.001) }],
    ["generator", { generator: "dice" }],
    ["charts", { holds: { charts: true, parquet: false } }],
    ["number of plausible markets", { plausible: { markets: 2, held: [] } }],
    ["list of what was held in them", { plausible: { markets: 3, held: ["market.openingMargin"] } }],
  ])("another %s in the manifest is caught", async (_, change) => {
    const folder = copyOf(name);
    withManifest(folder, change);
    expect((await verified(folder, "1")).code).toBe(1);
  });
});

describe("one world that was told", () => {
  test("is missed where the manifest says that none was", async () => {
    const folder = copyOf("effect");
    withManifest(folder, { holds: { charts: false, parquet: false } });
    expect((await verified(folder, "1")).code).toBe(1);
  });
});

/** Why a run stopped that was asked for by the precision of its answer. */
function stopped(half: number): object {
  const asked = {
    series: { measure: "price", group: "all" },
    within: { kind: "absolute", value: 1 },
    least: 3,
    most: 3,
  };
  return { asked, worlds: 3, n: 3, half, target: 1, reason: "narrow", needed: null };
}
