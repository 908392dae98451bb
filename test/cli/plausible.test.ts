import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { MOST_MARKETS } from "../../src/worlds/plausible/markets.ts";
import { few, isThorough } from "../thorough.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";
import { resigned } from "./resigned.ts";

const home = freshFolder();
const months = ["--months", "24", "--set", "suppliers.newcomer.entry.month=3"];
/** Of the run. */
const YEARS = 2;
const small = [...months, "-n", "3", "--quiet", "--no-charts"];

/** Folders that try their answer in five markets. */
const made = {
  run: ["run", "catfish", ...small, "--plausible", "5", "--out", home],
  "what-if": [
    ...["what-if", "catfish", ...small, "--set", "policy.flexibleShare=30%"],
    ...["--plausible", "5", "--out", join(home, "what-if")],
  ],
  compare: [...["compare", "baseline", "catfish", ...small, "--plausible", "5", "--out", join(home, "compare")]],
  effect: ["effect", "catfish", ...small, "--plausible", "5", "--out", join(home, "effect")],
} as const;
const folders = {
  run: join(home, "catfish"),
  "what-if": join(home, "what-if"),
  compare: join(home, "compare"),
  effect: join(home, "effect"),
};
const names = ["run", "what-if", "compare", "effect"] as const;

async function done(words: readonly string[]): Promise<string> {
  const { code, out, error } = await inProcess(words);
  expect({ words, code, error }).toEqual({ words, code: 0, error: "" });
  return out;
}

function tableOf(folder: string, name: string): string[] {
  return readFileSync(join(folder, "data", `${name}.csv`), "utf8")
    .trimEnd()
    .split("\n");
}

beforeAll(async () => {
  for (const name of names) await done(made[name]);
});

describe.each(few(names, 2))("%s in plausible markets", (name) => {
  const folder = folders[name];
  const said = () => readFileSync(join(folder, "summary.md"), "utf8");

  test("says both intervals, in how many markets the buyer ends worse off, and what the answer hangs on", () => {
    expect(said()).toMatch(
      /he market as written .*; over 5 markets that are as plausible, .* \(90 %\)\.\s+The buyer is worse off over the whole run in /,
    );
    expect(said()).toMatch(/assumed values that were moved/);
    expect(said()).toContain("90 % of markets");
  });

  test("keeps every market in every scenario, what was drawn, and what follows", () => {
    const scenarios = name === "effect" ? 3 : 2;
    expect(tableOf(folder, "plausible").length - 1).toBe(5 * scenarios * 10);
    const drawn = tableOf(folder, "plausible-draws").slice(1);
    const paths = new Set(drawn.map((line) => line.split(",")[1]));
    expect(drawn).toHaveLength(5 * paths.size);
    expect(paths).toContain("market.openingMargin");
    for (const path of paths) expect(path).not.toContain("policy");
    // A row for each market, arm and year.
    const years = tableOf(folder, "plausible-years").slice(1);
    expect(years).toHaveLength(5 * new Set(years.map((line) => line.split(",")[1])).size * YEARS);
    expect(tableOf(folder, "plausible-differences").length - 1).toBe(name === "effect" ? 30 : 10);
    const { plausible } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(plausible.markets).toBe(5);
    expect([...paths]).not.toEqual(expect.arrayContaining(plausible.held));
  });

  test("is verified with all of it, and a sample is not all", async () => {
    expect(await done(["verify", folder, "--sample", "all", "--quiet"])).toContain("\nVerified.");
    const { out } = await inProcess(["verify", folder, "--sample", "2", "--quiet"]);
    expect(out).toContain("3 plausible markets were not simulated again");
  });

  test.skipIf(name !== "run" && !isThorough)("does not depend on the number of threads", async () => {
    const other = freshFolder();
    const words = made[name].map((word) => word.replace(home, other));
    await done([...words, "--workers", "2"]);
    const own = other.endsWith(name) ? other : folder.replace(home, other);
    const [here, there] = [folder, own].map((path) => {
      return Object.entries(hashesBelow(path)).filter(([file]) => file.startsWith("data"));
    });
    expect(there).toEqual(here);
  });

  test.skipIf(name !== "run" && !isThorough)("comes out the same when it is drawn again", async () => {
    const before = readFileSync(join(folder, "summary.json"), "utf8");
    await done(["report", folder]);
    expect(readFileSync(join(folder, "summary.json"), "utf8")).toBe(before);
  });
});

describe("plausible markets", () => {
  test.each(["plausible", "plausible-years"])(
    "are forged in vain in %s, also where a sample alone is simulated again",
    async (table) => {
      const copy = freshFolder();
      await done(made.run.map((word) => word.replace(home, copy)));
      const folder = join(copy, "catfish");
      const lines = tableOf(folder, table);
      const digit = (line: string) => line.replace(/(\d)(?=\d*$)/, (last) => String((Number(last) + 1) % 10));
      resigned(folder, `data/${table}.csv`, () => `${lines.with(1, digit(lines[1])).join("\n")}\n`);
      const { code, out } = await inProcess(["verify", folder, "--sample", "1", "--quiet"]);
      expect(code).toBe(1);
      expect(out).toContain("plausible market 0");
    },
  );

  test("are not there where they are not asked for, nor anything about them", async () => {
    const out = freshFolder();
    await done(["run", "catfish", ...small, "--plausible", "0", "--out", out]);
    const folder = join(out, "catfish");
    for (const path of Object.keys(hashesBelow(folder))) expect(path).not.toContain("plausible");
    expect(readFileSync(join(folder, "manifest.json"), "utf8")).not.toContain("plausible");
    expect(readFileSync(join(folder, "summary.md"), "utf8")).not.toContain("plausible");
  });

  test("are another answer: a folder with others is not taken for it", async () => {
    const before = readFileSync(join(home, "catfish/manifest.json"), "utf8");
    const { code, out } = await inProcess(made.run.map((word) => (word === "5" ? "6" : word)));
    expect(code).toBe(0);
    expect(out).toMatch(/over\s+6\s+markets/);
    expect(readFileSync(join(home, "catfish/manifest.json"), "utf8")).toBe(before);
  });

  test("are no more than were accepted, and a whole number", async () => {
    for (const many of [String(MOST_MARKETS + 1), "-1", "many"]) {
      const { code, error } = await inProcess([
        "run",
        "catfish",
        ...small,
        "--plausible",
        many,
        "--out",
        freshFolder(),
      ]);
      expect(code).toBe(2);
      expect(error).toContain(`--plausible takes a whole number from 0 to ${MOST_MARKETS}, not "${many}".`);
    }
  });

  test("are simulated of scenarios, not of folders", async () => {
    const words = ["compare", folders.run, "baseline", "--no-charts", "--quiet", "--out", join(freshFolder(), "of")];
    const { code, error } = await inProcess([...words, "--plausible", "5"]);
    expect(code).toBe(2);
    expect(error).toContain("is read from a folder");
    expect(existsSync(words[words.length - 1])).toBe(false);
  });

  /** Words of a run, and the folder it writes. Of the second some worlds lack a month, and are looked at again. */
  const runs = [
    { folder: "catfish", words: ["catfish", ...months] },
    { folder: "short", words: ["test/freeze/short.yaml"] },
  ];

  test.each(few(runs, 1))("of $folder come out of shards as of one piece", async ({ folder: name, words: what }) => {
    const [whole, shards] = [freshFolder(), freshFolder()];
    const words = ["run", ...what, "-n", "30", "--quiet", "--no-charts", "--plausible", "4"];
    await done([...words, "--out", whole]);
    for (const shard of ["1/2", "2/2"]) await done([...words, "--out", shards, "--shard", shard]);
    await done(["merge", shards, "--quiet"]);
    const hashes = (folder: string) => {
      return Object.entries(hashesBelow(join(folder, name))).filter(([path]) => path !== "run-info.json");
    };
    expect(hashes(shards)).toEqual(hashes(whole));
  });

  test("hold what the command line sets, in both arms", async () => {
    const folder = join(freshFolder(), "held");
    const set = ["--set", "market.openingMargin=0.08", "--set", "market.trustGain=0.2"];
    await done(["what-if", "catfish", ...small, ...set, "--plausible", "3", "--out", folder]);
    const { plausible } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(plausible.held).toEqual(expect.arrayContaining(["market.openingMargin", "market.trustGain"]));
    const drawn = tableOf(folder, "plausible-draws").join("\n");
    for (const path of plausible.held) expect(drawn).not.toContain(`,${path},`);
  });
});

test("the chart of a run calls clear what the table beside it does, though more is clear by itself", async () => {
  const out = freshFolder();
  await done(["run", "catfish", "-n", "4", "--plausible", "2", "--quiet", "--out", out]);
  const read = (path: string) => readFileSync(join(out, "catfish", path), "utf8");
  const { measures } = JSON.parse(read("summary.json"));
  const verdicts = new Map<string, string>(
    measures.map(({ measure, verdict }: { readonly measure: string; readonly verdict: string }) => [measure, verdict]),
  );
  const marks = [...read("charts/comparison.vl.json").matchAll(/"measure":"(\w+)"[^{}]*"keys":"([^"]+)"/g)];
  expect(marks.length).toBeGreaterThanOrEqual(verdicts.size);
  for (const [, measure, key] of marks) {
    expect(key === "no clear difference", measure).toBe(verdicts.get(measure) === "unclear");
  }
  const byItself = csvParse(read("data/comparison.csv")).filter(({ lower, upper }) => +lower > 0 || +upper < 0);
  expect(byItself.filter(({ measure }) => verdicts.get(measure) === "unclear").length).toBeGreaterThan(0);
});
