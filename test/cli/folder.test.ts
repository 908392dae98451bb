import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Disk, type Effects, nodeEffects } from "../../src/cli/effects.ts";
import { type NewFolder, writeFolder } from "../../src/cli/run/folder.ts";
import { placeAt } from "../../src/cli/run/place.ts";
import { contentsOf } from "../../src/page/contents.ts";
import type { Draw } from "../../src/page/renderSvg.ts";
import { runKind } from "../../src/question/run.ts";
import { keptRecord } from "../../src/question/runRecord.ts";
import type { RunIdentity } from "../../src/result/manifest.ts";
import { moneyOf } from "../../src/worlds/money.ts";
import { sampleComparison } from "../chart/sampleResult.ts";
import { freshFolder } from "./commandLine.ts";

const comparison = sampleComparison({ replications: 12 });
const { scenario, seed, replications, months, window } = comparison.result;

const identity: RunIdentity = {
  kind: "run",
  program: { version: "0.0.0", source: "abc" },
  scenario: { name: scenario.name, title: scenario.title, sha256: "def" },
  reference: { label: "without entry", sha256: "ghi" },
  seed,
  generator: "threefry2x32-20",
  replications,
  months,
  window,
  holds: { charts: true, parquet: true },
};

const { disk } = nodeEffects(new AbortController().signal, false);

/** The effects of this process, with a disk on which some things go wrong. */
function effectsWith(disk: Partial<Disk> = {}, signal = new AbortController().signal): Effects {
  const effects = nodeEffects(signal, false);
  return { ...effects, disk: { ...effects.disk, ...disk } };
}

async function contents(draw?: Draw): Promise<NewFolder> {
  const money = moneyOf(scenario);
  const { result, reference } = comparison;
  const seen = { result: keptRecord(result, money), reference: reference && keptRecord(reference, money), common: [] };
  const question = { scenario, reference: reference?.scenario, seed, replications, window };
  const answer = await runKind.answer(question, seen);
  const made = await contentsOf(runKind, { question, seen, answer }, { identity, turn: async () => {}, draw });
  return { ...made, runInfo: "{}\n" };
}

describe("a result folder", () => {
  let whole: NewFolder;
  beforeAll(async () => {
    whole = await contents();
  });

  test("has a page, and each chart as picture and as specification with its data and where it came from", async () => {
    const folder = join(freshFolder(), "made", "catfish");
    await writeFolder(placeAt(disk, folder), whole, effectsWith());
    const charts = readdirSync(join(folder, "charts"));
    const names = [...new Set(charts.map((file) => file.split(".")[0]))];
    expect(names).toEqual(["ledger", "one-world", "over-time", "since-entry", "survival", "trust", "who-supplies"]);
    for (const name of names) {
      expect(readFileSync(join(folder, "charts", `${name}.svg`), "utf8")).toContain('role="img"');
      const specification = JSON.parse(readFileSync(join(folder, "charts", `${name}.vl.json`), "utf8"));
      expect(JSON.stringify(specification.usermeta)).toContain("threefry2x32-20");
    }
    const page = readFileSync(join(folder, "index.html"), "utf8");
    expect(page.match(/<svg /g)?.length).toBe(names.length);
    expect(page).toContain("In this model");
    for (const [, file] of page.matchAll(/href="(?!\.\.\/)([^"#:]+)"/g))
      expect(existsSync(join(folder, file))).toBe(true);
  });

  test("has its charts asked for together where they are drawn elsewhere, and each picture under its own name", async () => {
    const asked: string[] = [];
    let draws = (): void => {};
    const drawn = new Promise<void>((resolve) => {
      draws = resolve;
    });
    const made = await contents(async (_, { id }) => {
      asked.push(id);
      await drawn;
      return `<svg>${id}</svg>`;
    });
    // None is drawn yet; that of the brief is asked for too.
    expect(asked).toHaveLength(8);
    draws();
    const files = new Map((await made.drawing)?.map(({ path, text }) => [path, text]));
    for (const id of asked.slice(0, 7)) expect(files.get(`charts/${id}.svg`)).toBe(`<svg>${id}</svg>\n`);
  });

  test("is not there at all when something fails while it is written", async () => {
    const parent = freshFolder();
    const effects = effectsWith({
      write: (path, chunks) => {
        if (path.endsWith("months.csv")) throw new Error("disk full");
        return disk.write(path, chunks);
      },
    });
    await expect(writeFolder(placeAt(disk, join(parent, "catfish")), whole, effects)).rejects.toThrow("disk full");
    expect(readdirSync(parent)).toEqual([]);
  });

  test("removes what a killed process left half-written a day ago, and nothing younger or of other names", async () => {
    const parent = freshFolder();
    const names = ["aB3dE6", "fresh1", "shard-1-of-3"].map((end) => `.catfish-unfinished-${end}`);
    for (const name of names) mkdirSync(join(parent, name, "data"), { recursive: true });
    for (const old of [names[0], names[2]]) utimesSync(join(parent, old), new Date(0), new Date(0));
    await writeFolder(placeAt(disk, join(parent, "catfish")), whole, effectsWith());
    expect(readdirSync(parent).sort()).toEqual([names[1], names[2], "catfish"]);
  });

  test("keeps the old one when it is interrupted", async () => {
    const parent = freshFolder();
    const folder = join(parent, "catfish");
    await writeFolder(placeAt(disk, folder), whole, effectsWith());
    const before = readFileSync(join(folder, "manifest.json"), "utf8");
    const pressed = new AbortController();
    pressed.abort();
    const other = { ...whole, identity: { ...identity, seed: "other" } };
    await expect(writeFolder(placeAt(disk, folder), other, effectsWith({}, pressed.signal))).rejects.toThrow();
    expect(readFileSync(join(folder, "manifest.json"), "utf8")).toBe(before);
    expect(readdirSync(parent)).toEqual(["catfish"]);
  });

  test("comes out the same to the byte when it is made twice", async () => {
    expect(JSON.stringify((await contents()).files)).toBe(JSON.stringify(whole.files));
  });
});
