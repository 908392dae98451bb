import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { few } from "../thorough.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";
import { resigned } from "./resigned.ts";

const small = ["-n", "4", "--months", "24", "--quiet"];
const share = ["--vary", "policy.flexibleShare=0:0.6:0.2"];
/** Of these, the first two cannot serve the demand. */
const count = ["--vary", "suppliers.powerhouse.count=0,2,6,8"];

/** A scenario in a currency, with a group of buyers that has a policy of its own. */
const inEuro = `title: In euro
extends: catfish
currency: EUR
unitCost: 12.5
buyers:
  - { name: big, count: 2, demand: 0.5, policy: { flexibleShare: 40% } }
`;

async function sweepInto(folder: string, words: readonly string[], code = 0): Promise<string> {
  const usual = words.includes("-n") ? ["--months", "24", "--quiet"] : small;
  const ended = await inProcess(["sweep", ...words, ...usual, "--no-cache", "--out", folder]);
  expect(ended.code).toBe(code);
  return ended.out;
}

/** The objects that a command prints, one a line; fails where a line is none. */
function events(out: string): Record<string, unknown>[] {
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("a sweep whose best point is the scenario as it is does not send on to compare that with itself", async () => {
  const own = await sweepInto(join(freshFolder(), "own"), [
    "catfish",
    "--vary",
    "policy.flexibleShare=0.2",
    "--no-charts",
  ]);
  expect(own).toContain("The best point is that of the scenario as it is.");
  expect(own).toMatch(/\n {7}catfish run catfish /);
  // Nobody has a preference that could be forgotten.
  const idle = await sweepInto(join(freshFolder(), "idle"), [
    "catfish",
    "--vary",
    "policy.preferenceForgetting=0.2",
    "--no-charts",
  ]);
  expect(idle).toContain("The scenario as it is does the same in every world.");
  const other = await sweepInto(join(freshFolder(), "other"), [
    "catfish",
    "--vary",
    "policy.flexibleShare=0",
    "--no-charts",
  ]);
  expect(other).toMatch(/\n {7}catfish what-if \S+scenario\.yaml --set policy\.flexibleShare=0 /);
});

describe("the folder of a sweep", () => {
  const euro = join(freshFolder(), "in-euro.yaml");
  beforeAll(() => writeFileSync(euro, inEuro));

  const asked: readonly [string, () => readonly string[], number, "report"?][] = [
    ["one variable", () => ["catfish", ...share], 0, "report"],
    ["words", () => ["catfish", "--vary", "policy.choice=shares,single"], 0],
    [
      "a group of buyers, in a currency",
      () => [euro, "--vary", "buyers.big.policy.flexibleShare=0.2,0.6", "--vary", "suppliers.newcomer.count=0,3"],
      0,
    ],
    [
      "a design of three variables",
      () => [
        "policy-timetable",
        ...["policy.flexibleShare=0:0.6", "policy.openness", "suppliers.newcomer.count=0:12"].flatMap((vary) => [
          "--vary",
          vary,
        ]),
        ...["--design", "sobol", "--points", "6", "--set", "policy.fixedSlots=3"],
      ],
      0,
      "report",
    ],
    ["several measures", () => ["catfish", ...share, "--measure", "buyerValue,price,profit:newcomer"], 0, "report"],
    ["one world", () => ["catfish", ...share, "-n", "1"], 0],
    ["a measure of which neither way is better", () => ["catfish", ...share, "--measure", "concentration"], 0],
    [
      "the same with --best, of a group",
      () => ["catfish", ...share, "--measure", "margin:powerhouse", "--best", "lower"],
      0,
    ],
    ["points that fail", () => ["catfish", ...count], 3, "report"],
    ["points that all fail", () => ["catfish", "--vary", "suppliers.powerhouse.count=0,1"], 3],
    [
      "points without a value",
      () => ["catfish", "--measure", "price:newcomer", "--vary", "suppliers.newcomer.entry.month=6,30"],
      0,
    ],
  ];
  test.each(few(asked, 3))("with %s is verified: drawn again to the byte", async (_, words, code, command) => {
    const folder = join(freshFolder(), "sweep");
    await sweepInto(folder, words(), code);
    const before = hashesBelow(folder);
    expect(before["data/failed.csv"]).toBeDefined();
    const { code: verified, out } = await inProcess(["verify", folder]);
    expect(out).toContain("every row the same to the byte");
    expect(out).toMatch(/Follows {2}\d+ files made again from question and record: the same to the byte/);
    expect(verified).toBe(0);
    if (command === undefined) return;
    expect(await inProcess([command, folder])).toMatchObject({ code: 0, error: "" });
    expect(hashesBelow(folder)).toEqual(before);
  });

  test("without charts is drawn as the sweep would have drawn it", async () => {
    const [drawn, plain] = [join(freshFolder(), "sweep"), join(freshFolder(), "sweep")];
    await sweepInto(drawn, ["catfish", ...share]);
    await sweepInto(plain, ["catfish", ...share, "--no-charts"]);
    await inProcess(["report", plain]);
    const [{ "run-info.json": _, ...these }, { "run-info.json": __, ...those }] = [drawn, plain].map(hashesBelow);
    expect(those).toEqual(these);
  });

  test("has every digit of the settings of a design, so that a point can be run again as it is written", async () => {
    const folder = join(freshFolder(), "sweep");
    await sweepInto(folder, ["catfish", "--vary", "policy.flexibleShare=0:1", "--design", "lhs", "--points", "3"]);
    const [, ...rows] = readFileSync(join(folder, "data", "sweep.csv"), "utf8")
      .trim()
      .split("\n");
    const row = rows.find((line) => line.startsWith("1,buyerValue,") && line.endsWith(",window")) ?? "";
    const set = row.split(",").at(-2) ?? "";
    expect(set.length).toBeLessThan(9);
    const out = freshFolder();
    await inProcess(["run", "catfish", "--set", `policy.flexibleShare=${set}`, ...small, "--no-charts", "--out", out]);
    const means = readFileSync(join(out, "catfish", "data", "replications.csv"), "utf8")
      .split("\n")
      .filter((line) => /^catfish,\d+,buyerValue,[^,]*,all,/.test(line))
      .map((line) => Number(line.slice(line.lastIndexOf(",") + 1)));
    const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
    expect(Number(row.split(",")[5])).toBeCloseTo(mean, 6);
  });
});

test("a sweep over plausible markets has the draws and the worlds of a run, and is the same drawn again", async () => {
  const folder = join(freshFolder(), "markets");
  const out = await sweepInto(folder, ["catfish", ...share, "--plausible", "6"]);
  expect(out.replace(/\s+/g, " ")).toMatch(/Over 6 markets that are as plausible, it is best in \d/);
  expect(out).not.toContain("was not asked");
  const plain = await sweepInto(join(freshFolder(), "plain"), ["catfish", ...share, "--no-charts"]);
  expect(plain.replace(/\s+/g, " ")).toContain("was not asked: --plausible 100 asks it.");
  const { plausible } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
  const told = csvParse(readFileSync(join(folder, "data", "plausible-best.csv"), "utf8"));
  expect(plausible.markets).toBe(6);
  expect(plausible.points.map(({ best, p95 }: Record<string, number>) => [best, p95])).toEqual(
    told.map(({ best, p95 }) => [Number(best), Number(p95)]),
  );
  const before = hashesBelow(folder);
  expect(await inProcess(["report", folder])).toMatchObject({ code: 0, error: "" });
  expect(hashesBelow(folder)).toEqual(before);
  expect((await inProcess(["verify", folder, "--sample", "all"])).code).toBe(0);
  const few = await inProcess(["verify", folder, "--sample", "2"]);
  expect(few.out).toContain("4 plausible markets were not simulated again");
  // A what-if tries the same draws but for what it sets itself; here both set the same.
  const beside = join(freshFolder(), "what-if");
  const set = ["--set", "policy.flexibleShare=0.6", "--plausible", "6"];
  await inProcess([
    "what-if",
    "catfish",
    ...set,
    ...small,
    "--window",
    "0:11",
    "--no-charts",
    "--no-cache",
    "--out",
    beside,
  ]);
  const drawn = (of: string) => readFileSync(join(of, "data", "plausible-draws.csv"), "utf8");
  expect(drawn(beside)).toBe(drawn(folder));
  const rows = (of: string, file: string) =>
    readFileSync(join(of, "data", file), "utf8")
      .trim()
      .split("\n");
  const [head, ...values] = rows(folder, "plausible-values.csv");
  const year = head.split(",").indexOf("buyerValue@0:11");
  const worlds = values.map((row) => row.split(",")).filter(([market, , point]) => market === "3" && point === "3");
  const mean = worlds.reduce((sum, row) => sum + Number(row[year]), 0) / worlds.length;
  const theirs = rows(beside, "plausible.csv").map((row) => row.split(","));
  const same = theirs.filter(([market, , name, measure, , group]) => {
    return market === "3" && name !== "catfish" && measure === "buyerValue" && group === "all";
  });
  expect(worlds).toHaveLength(4);
  expect(Number(same[0]?.at(-1))).toBeCloseTo(mean, 10);
});

describe("verify", () => {
  const out = freshFolder();
  const whole = join(out, "whole");
  beforeAll(() => sweepInto(whole, ["catfish", ...share, "--no-charts"]));

  function spoilt(name: string, spoil: (folder: string) => void): string {
    const folder = join(out, name);
    cpSync(whole, folder, { recursive: true });
    spoil(folder);
    return folder;
  }

  test("catches one flipped byte in any file of a sweep", async () => {
    for (const path of Object.keys(hashesBelow(whole))) {
      const folder = spoilt("flipped", (copy) => {
        const bytes = readFileSync(join(copy, path));
        bytes[Math.floor(bytes.length * 0.6)] ^= 1;
        writeFileSync(join(copy, path), bytes);
      });
      const { code, out: said, error } = await inProcess(["verify", folder, "--sample", "1"]);
      expect({ path, caught: code === 1 || code === 2 }).toEqual({ path, caught: true });
      expect(said + error).toContain(path);
      rmSync(folder, { recursive: true });
    }
  });

  test.each<[string, string, RegExp, string]>([
    ["mean", "data/sweep.csv", /(\n2,price,unit costs,all,4,\d\.\d+)\d,/, "$17,"],
    ["row", "data/sweep.csv", /\n2,price,.*\n/, "\n2,price,unit costs,all,4,1,1,1,1,1,0.4\n"],
    ["verdict", "data/best.csv", /worse,0\.2\n/, "as good,0.2\n"],
    ["setting", "scenario.yaml", /flexibleShare: .*/, "flexibleShare: 0.9"],
  ])("catches a %s that was changed, though the manifest was made to fit", async (name, path, what, by) => {
    const folder = spoilt(name, (copy) =>
      resigned(copy, path, (text) => {
        expect(text).toMatch(what);
        return text.replace(what, by);
      }),
    );
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "all"]);
    expect(said).toMatch(/Files {4}all \d+ as manifest\.json states/);
    expect(code).toBe(1);
    expect(said).toMatch(
      name === "setting" ? /scenario\.yaml does not have the hash/ : new RegExp(`differs {2}${path}, line \\d+`),
    );
  });

  test.each<[string, string, (text: string) => string, RegExp]>([
    ["rows of a point", "data/values.csv", (text) => text.replace(/\n2,.*/g, ""), /values\.csv has \d+ rows where/],
    [
      "a foreign point",
      "data/values.csv",
      (text) => text.replace("\n3,", "\n9,"),
      /values\.csv:\d+: "9" is out of order, or a row before it is missing/,
    ],
    [
      "a word for a number",
      "data/values.csv",
      (text) => text.replace(/\n2,1,[^,]*/, "\n2,1,many"),
      /values\.csv:\d+: "many" in column 3 is no number/,
    ],
    [
      "another variable",
      "manifest.json",
      (text) => text.replace('"path": "policy.flexibleShare"', '"path": "policy.x"'),
      /nothing to vary called "policy.x"/,
    ],
    [
      "a design of another shape",
      "manifest.json",
      (text) => text.replace('"design": "grid"', '"design": "round"'),
      /"design.design" is wrong/,
    ],
    [
      "another number of points",
      "manifest.json",
      (text) => text.replace('"0.4",', ""),
      /values\.csv does not fit the design in manifest\.json: there are \d points, and \d are needed/,
    ],
  ])("refuses a sweep with %s in one clear message, and so does report", async (name, path, change, message) => {
    const folder = spoilt(name.replaceAll(" ", "-"), (copy) => {
      const file = join(copy, path);
      const text = readFileSync(file, "utf8");
      expect(change(text)).not.toBe(text);
      writeFileSync(file, change(text));
    });
    const { code, error } = await inProcess(["report", folder]);
    expect(code).toBe(2);
    expect(error).toMatch(message);
    expect(error.trim().split("\n").length).toBeLessThanOrEqual(2);
    const verified = await inProcess(["verify", folder]);
    expect(verified.code).toBe(1);
    expect(verified.out).toMatch(message);
    expect(verified.out).toContain("Not verified.");
  });

  test.each([
    ["rows", "data/sweep.csv", (text: string) => text.replace(/\n2,.*/g, "")],
    ["a foreign point", "data/sweep.csv", (text: string) => text.replace("\n3,", "\n9,")],
    ["an unknown verdict", "data/best.csv", (text: string) => text.replace(",best,", ",fine,")],
  ])(
    "says that a table with %s does not follow, and report draws from the record all the same",
    async (_, path, change) => {
      const folder = spoilt("follows", (copy) => resigned(copy, path, change));
      const { code, out: said } = await inProcess(["verify", folder]);
      expect(code).toBe(1);
      expect(said).toContain(`differs  ${path}, line`);
      expect(await inProcess(["report", folder])).toMatchObject({ code: 0, error: "" });
      rmSync(folder, { recursive: true });
    },
  );
});

describe("a sweep", () => {
  test("runs only the worlds and points that were added, to the same bytes", async () => {
    const [cache, out] = [join(freshFolder(), "cache"), freshFolder()];
    const sweep = (n: string, vary: string, folder: string, ...more: string[]) =>
      inProcess([
        "sweep",
        "catfish",
        "-n",
        n,
        "--months",
        "24",
        "--vary",
        vary,
        "--no-charts",
        "--out",
        folder,
        ...more,
      ]);
    const [first, second] = ["policy.flexibleShare=0,0.4", "policy.flexibleShare=0,0.2,0.4,0.6"];
    await sweep("4", first, join(out, "first"), "--cache", cache);
    // Each of five, the scenario as it is among them; known are four worlds of three, and 0.2 is the scenario as it is.
    const grown = await sweep("6", second, join(out, "grown"), "--cache", cache);
    expect(grown.error).toContain("18 of 30 worlds were known and not simulated again.");
    await sweep("6", second, join(out, "fresh"), "--no-cache");
    const [{ "run-info.json": _, ...one }, { "run-info.json": __, ...other }] = ["grown", "fresh"].map((name) =>
      hashesBelow(join(out, name)),
    );
    expect(one).toEqual(other);
  });

  test("with a point that fails ends with 3, says why, and has the others", async () => {
    const folder = join(freshFolder(), "sweep");
    const { code, out, error } = await inProcess([
      "sweep",
      "catfish",
      ...count,
      ...small,
      "--no-cache",
      "--out",
      folder,
    ]);
    expect(code).toBe(3);
    expect(error).toContain("2 points failed and are left out:\n  suppliers.powerhouse.count=0: Nobody can serve");
    expect(out).toContain("2 of the 4 points failed");
    expect(readFileSync(join(folder, "data", "failed.csv"), "utf8").split("\n")[1]).toMatch(/^0,"Nobody can .*",0$/);
    expect(readFileSync(join(folder, "charts", "sweep.svg"), "utf8")).toContain("A cross is a point that failed.");
  });

  test("of one world says that it does not tell points apart, and marks none as good as the best", async () => {
    const folder = join(freshFolder(), "sweep");
    const out = await sweepInto(folder, ["catfish", ...share, "-n", "1"]);
    expect(out).toContain("One world does not tell points apart");
    const picture = readFileSync(join(folder, "charts", "sweep.svg"), "utf8");
    expect(picture).toContain("one world does not");
    expect(out + picture).not.toContain("may be as good");
  });

  test("of one point says so, and compares it with nothing but the scenario as it is", async () => {
    const folder = join(freshFolder(), "sweep");
    const out = await sweepInto(folder, ["catfish", "--vary", "policy.flexibleShare=0.3"]);
    expect(out).toContain("No other point was tried.");
    expect(out).not.toMatch(/highest|may be as good|sweep-measures/);
  });

  test("with --json prints JSON lines and nothing else: failures as they come, the result last", async () => {
    const folder = join(freshFolder(), "sweep");
    const told = events(await sweepInto(folder, ["catfish", ...count, "--json"], 3));
    expect(told.filter(({ event }) => event === "failed")).toMatchObject([
      { settings: ["suppliers.powerhouse.count=0"], failure: expect.stringContaining("Nobody can serve") },
      { settings: ["suppliers.powerhouse.count=2"] },
    ]);
    expect(told.at(-1)).toMatchObject({ event: "result", failedPoints: 2, kept: false, folder });
    expect(events(await sweepInto(folder, ["catfish", ...count, "--json"]))).toMatchObject([
      { event: "result", kept: true },
    ]);
    const wrong = await inProcess(["sweep", "catfish", "--vary", "policy.flexibleShare=0:0.6:x", "--json"]);
    expect(events(wrong.out)).toMatchObject([{ event: "error", error: { exitCode: 2 } }]);
    const shard = await inProcess([
      "sweep",
      "catfish",
      ...share,
      ...small,
      "--json",
      "--shard",
      "1/2",
      "--out",
      folder,
    ]);
    expect(events(shard.out)).toMatchObject([{ event: "result", part: 1, parts: 2 }]);
  });

  test.each<[string, readonly string[], string]>([
    ["no variable", [], "Say what to sweep over with --vary"],
    ["a range without a step", ["--vary", "policy.flexibleShare=0:1"], "has a range and no step"],
    ["an unknown setting", ["--vary", "policy.flexibelShare=0:1:0.1"], "policy.flexibleShare"],
    ["a value outside the range", ["--vary", "policy.flexibleShare=0:2:0.1"], "policy.flexibleShare"],
    ["one setting twice", [...share, ...share], "is varied twice"],
    ["an unknown design", [...share, "--design", "hexagon"], "--design takes grid, lhs or sobol"],
    ["points of a grid", [...share, "--points", "5"], "--points goes with --design"],
    ["too many points", ["--vary", "policy.flexibleShare=0:1:0.001", "--vary", "policy.openness=0:1:0.001"], "100000"],
    ["an unknown side", [...share, "--best", "middle"], "--best takes lower or higher"],
    ["an unknown measure", [...share, "--measure", "glory"], "glory"],
    ["a file for a cache", [...share, "--cache", "package.json"], "which is a file"],
  ])("refuses %s", async (_, words, message) => {
    const folder = join(freshFolder(), "sweep");
    const { code, out, error } = await inProcess(["sweep", "catfish", ...words, "--out", folder]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toContain(message);
  });
});
