import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { thoroughTest } from "../../thorough.ts";
import { catfish, freshFolder, hashesBelow } from "../commandLine.ts";
import { inProcess, interruptedAt } from "../inProcess.ts";

/** Three settings, small enough to take seconds. */
const vary = ["policy.contractMonths=12:36", "market.switchingCost=0.3:0.9", "suppliers.powerhouse.quality=0.7:1"];
const three = ["catfish", ...vary.flatMap((text) => ["--vary", text]), "--months", "24", "--no-cache"];
const sobol = ["sensitivity", ...three, "--method", "sobol", "--points", "8", "-n", "3"];
const screening = ["sensitivity", "catfish", "--months", "6", "--trajectories", "2", "-n", "2", "--no-cache"];

const folder = join(freshFolder(), "sobol");
const read = (path: string) => readFileSync(join(folder, path), "utf8");

function withoutTimes(path: string): Record<string, string> {
  const { "run-info.json": _, ...rest } = hashesBelow(path);
  return rest;
}

beforeAll(() => {
  const { code, error, out } = catfish([...sobol, "--workers", "1", "--out", folder]);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(out).toMatch(/Next {3}.*\n {7}catfish sweep catfish .*--vary suppliers/);
});

describe("the folder of a sensitivity analysis", () => {
  test("holds tables, charts, page and answer, all in a manifest of its kind", () => {
    const manifest = JSON.parse(read("manifest.json"));
    expect(manifest).toMatchObject({ kind: "sensitivity", replications: 3, months: 24, window: [12, 23] });
    expect(manifest.design).toMatchObject({ method: "sobol", size: 8, points: 7 + 8 * 5 });
    expect(manifest.design).toMatchObject({ measures: ["buyerValue:all"], over: "run" });
    const { "manifest.json": _, ...rest } = withoutTimes(folder);
    const stated = manifest.files.map(({ path, sha256 }: { path: string; sha256: string }) => [path, sha256]);
    expect(Object.fromEntries(stated)).toEqual(rest);
    expect(readdirSync(join(folder, "charts")).sort()).toEqual([
      "indices.svg",
      "indices.vl.json",
      "tornado.svg",
      "tornado.vl.json",
    ]);
  });

  test("tells every measure in one table with fixed columns, described in the datapackage", () => {
    const rows = csvParse(read("data/sensitivity.csv"));
    const columns = ["measure", "unit", "group", "path", "index", "n", "value", "lower", "upper", "over"];
    expect(rows.columns).toEqual(columns);
    const measures = new Set(rows.map(({ measure, group }) => `${measure}:${group}`));
    expect(measures.size).toBeGreaterThan(30);
    // Some measures do not vary, such as newcomers in a run that ends before any enters.
    const all = rows.filter(({ measure, group }) => measure === "buyerValue" && group === "all");
    expect(new Set(all.map(({ over }) => over))).toEqual(new Set(["run", "window"]));
    const own = all.filter(({ over }) => over === "run");
    expect(own.map(({ index }) => index)).toEqual([
      "first",
      "high",
      "low",
      "total",
      "first",
      "high",
      "low",
      "total",
      "first",
      "high",
      "low",
      "total",
    ]);
    expect(own[0]).toMatchObject({ path: "market.switchingCost", unit: "share of variance", n: "8" });
    expect(own[1]).toMatchObject({ unit: "unit costs", n: "3" });
    const resources = JSON.parse(read("datapackage.json")).resources.map(({ path }: { path: string }) => path);
    expect(resources).toEqual(
      expect.arrayContaining(["data/sensitivity.csv", "data/outcomes.csv", "data/settings.csv"]),
    );
    expect(csvParse(read("data/settings.csv")).map(({ path, low, high, asItIs }) => [path, low, high, asItIs])).toEqual(
      [
        ["policy.contractMonths", "12", "36", "24"],
        ["market.switchingCost", "0.3", "0.9", "0.6"],
        ["suppliers.powerhouse.quality", "0.7", "1", "0.85"],
      ],
    );
  });

  thoroughTest("is the same to the byte with two workers, and when it is drawn again from its tables", async () => {
    const other = join(freshFolder(), "sobol");
    expect(catfish([...sobol, "--workers", "2", "--out", other]).code).toBe(0);
    expect(withoutTimes(other)).toEqual(withoutTimes(folder));
    writeFileSync(join(other, "index.html"), "spoilt");
    expect(await inProcess(["report", other])).toMatchObject({ code: 0, error: "" });
    expect(withoutTimes(other)).toEqual(withoutTimes(folder));
    expect((await inProcess(["verify", other])).code).toBe(0);
  });

  test("is kept when the same is asked again, and not replaced by another", () => {
    expect(catfish([...sobol, "--out", folder])).toMatchObject({ code: 0, out: expect.stringContaining("Kept") });
    const other = catfish([...sobol, "--seed", "other", "--out", folder]);
    expect(other).toMatchObject({ code: 2, out: "", error: expect.stringContaining("--force") });
  });
});

describe("a screening without --vary", () => {
  const out = join(freshFolder(), "screening");
  let said: string;
  beforeAll(async () => {
    const ended = await inProcess([...screening, "--no-charts", "--out", out]);
    expect(ended).toMatchObject({ code: 0, error: "" });
    said = ended.out;
  });

  test("takes every setting that has a range about its value, and proposes the few that matter", () => {
    const summary = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    expect(summary).toMatchObject({ method: "morris", range: 0.5, failed: 0, replications: 2 });
    expect(summary.settings.length).toBeGreaterThan(100);
    const sizes = summary.settings.map(({ size }: { size: { mean: number } }) => size.mean);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(summary.warnings.join()).toContain("take --trajectories 20");
    expect(said).toMatch(/Next.*\n {7}catfish sensitivity catfish .*--method sobol --measure buyerValue --vary /);
  });

  thoroughTest("draws its charts from tables that were saved without, as it would have drawn them", async () => {
    const drawn = join(freshFolder(), "screening");
    expect(await inProcess([...screening, "--out", drawn])).toMatchObject({ code: 0, error: "" });
    expect(await inProcess(["report", out])).toMatchObject({ code: 0, error: "" });
    expect(withoutTimes(out)).toEqual(withoutTimes(drawn));
  });

  test("--method sobol takes the levers of policy", async () => {
    const words = ["sensitivity", "catfish", "--months", "6", "--method", "sobol", "--points", "2", "-n", "1"];
    const to = join(freshFolder(), "levers");
    expect((await inProcess([...words, "--no-charts", "--no-cache", "--out", to])).code).toBe(0);
    const paths = csvParse(readFileSync(join(to, "data/settings.csv"), "utf8")).map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.every((path) => path.startsWith("policy."))).toBe(true);
  });
});

describe("programs and other machines", () => {
  test("--json gives one object a line, the result last", async () => {
    const words = [...sobol, "--points", "4", "--no-charts", "--json", "--out", join(freshFolder(), "x")];
    const { out } = await inProcess(
      words.filter(
        (word, at) =>
          !(word === "8" && words[at - 1] === "--points") && !(word === "--points" && words[at + 1] === "8"),
      ),
    );
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ event: "result", method: "sobol", size: 4, failedPoints: 0, kept: false });
    expect(lines.at(-1).settings).toHaveLength(3);
  });

  test("shards are merged to the same bytes", async () => {
    const out = join(freshFolder(), "cut");
    for (const shard of ["1/2", "2/2"]) {
      expect(await inProcess([...sobol, "--out", out, "--shard", shard])).toMatchObject({ code: 0 });
    }
    expect(await inProcess(["merge", `${out}-shards`])).toMatchObject({ code: 0 });
    expect(withoutTimes(out)).toEqual(withoutTimes(folder));
  });

  test("what is interrupted goes on where it was, to the same bytes", async () => {
    const kept = sobol.filter((word) => word !== "--no-cache");
    const words = [...kept, "--cache", join(freshFolder(), "cache"), "--out", join(freshFolder(), "a")];
    const { code, error, after } = await interruptedAt(20, words);
    expect({ code, after }).toEqual({ code: 130, after: 0 });
    expect(error).toContain("the same command goes on from there");
    const again = await inProcess(words);
    // Twenty points of three worlds, and three that come twice.
    expect(again).toMatchObject({ code: 0, error: expect.stringContaining("69 of 141 worlds were known") });
    expect(withoutTimes(words[words.length - 1])).toEqual(withoutTimes(folder));
  });

  test("amounts are in the currency of the scenario, and drawn again the same", async () => {
    const out = freshFolder();
    const file = join(out, "in-euro.yaml");
    writeFileSync(file, "title: In euro\nextends: catfish\ncurrency: EUR\nunitCost: 12.5\n");
    const to = join(out, "x");
    const words = ["sensitivity", file, ...three.slice(1), "--method", "sobol", "--points", "8", "-n", "3"];
    expect(await inProcess([...words, "--out", to])).toMatchObject({ code: 0, error: "" });
    const rows = (path: string) =>
      csvParse(readFileSync(join(path, "data/sensitivity.csv"), "utf8")).filter(
        ({ measure }) => measure === "buyerValue",
      );
    const [euro, plain] = [rows(to), rows(folder)];
    expect(euro.find(({ index }) => index === "low")?.unit).toBe("EUR");
    for (const [at, row] of euro.entries()) {
      const factor = row.index === "low" || row.index === "high" ? 12.5 : 1;
      expect(Number(row.value)).toBeCloseTo(factor * Number(plain[at].value), 9);
    }
    const before = hashesBelow(to);
    expect(await inProcess(["report", to])).toMatchObject({ code: 0, error: "" });
    expect(hashesBelow(to)).toEqual(before);
  });

  test("a setting whose values do not go together fails alone, with exit code 3", async () => {
    const to = join(freshFolder(), "x");
    const words = [
      "sensitivity",
      "catfish",
      "--months",
      "6",
      "-n",
      "2",
      "--no-charts",
      "--no-cache",
      "--method",
      "tornado",
    ];
    const ended = await inProcess([
      ...words,
      "--vary",
      "buyers.buyer.count=4:40",
      "--vary",
      "policy.openness=0.1:0.3",
      "--out",
      to,
    ]);
    expect(ended).toMatchObject({ code: 3, error: expect.stringContaining("One point failed") });
    expect(ended.out).toContain("1 of 5 points failed and is left out");
    expect(ended.out).toMatch(/buyers\.buyer\.count .*no value/);
  });
});

describe("a request that is wrong", () => {
  test.each<[string, readonly string[], RegExp]>([
    [
      "method",
      ["catfish", "--method", "sobl"],
      /--method takes morris, sobol or tornado, not "sobl"\.\nDid you mean sobol\?/,
    ],
    [
      "path",
      ["catfish", "--vary", "policy.flexibelShare=0:1"],
      /There is no setting `policy\.flexibelShare`.*\n.*policy\.flexibleShare/s,
    ],
    ["range", ["catfish", "--vary", "policy.openness=0.3:0.1"], /the smaller end first/],
    ["one value", ["catfish", "--vary", "policy.openness=0.3"], /`policy\.openness` has one value only\./],
    [
      "--range and --vary",
      ["catfish", "--range", "20%", "--vary", "policy.openness"],
      /--range is for settings that are not named/,
    ],
    ["--range", ["catfish", "--range", "200%"], /--range takes a percentage up to 100%/],
    [
      "--points",
      ["catfish", "--points", "64"],
      /--points goes with --method sobol\.\nA screening takes --trajectories/,
    ],
    ["--points 1", ["catfish", "--method", "sobol", "--points", "1"], /--points takes a whole number from 2/],
    [
      "--trajectories",
      ["catfish", "--method", "sobol", "--trajectories", "9"],
      /--trajectories goes with --method morris/,
    ],
    ["measure", ["catfish", "--measure", "prise"], /price/],
    ["worlds", ["catfish", "-n", "auto"], /--replications takes a whole number here/],
    [
      "memory",
      ["catfish", "-n", "1000000", "--trajectories", "10000"],
      /take [\d.]+ GB of memory.*are free here\.\nTake fewer --trajectories/,
    ],
    ["scenario", ["catfihs"], /catfish/],
  ])("%s is refused with one clear message and nothing written", async (_, words, message) => {
    const out = join(freshFolder(), "x");
    const ended = await inProcess(["sensitivity", ...words, "--out", out]);
    expect({ code: ended.code, out: ended.out }).toEqual({ code: 2, out: "" });
    expect(ended.error).toMatch(message);
    expect(ended.error).not.toMatch(/ {4}at |fault of the program/);
    expect(readdirSync(join(out, ".."))).toEqual([]);
  });

  test.each(["screening", "indices", "tornado"])("%s is a chart that is explained", async (name) => {
    expect((await inProcess(["explain", name])).out).toContain(`${name}  (chart)`);
  });

  test("help says what there is", () => {
    const { out } = catfish(["sensitivity", "--help"]);
    expect(out).toContain("--trajectories");
    expect(out).toContain("catfish sensitivity catfish --method sobol");
  });
});
test("about several measures each is found as if it were asked about alone", async () => {
  const made = async (measure: string, ...more: readonly string[]) => {
    const out = join(freshFolder(), "measures");
    const ended = await inProcess([...sobol, "--measure", measure, ...more, "--out", out]);
    expect(ended).toMatchObject({ code: 0, error: "" });
    return { out, said: ended.out, ...JSON.parse(readFileSync(join(out, "summary.json"), "utf8")) };
  };
  const [both, price] = [await made("buyerValue,price"), await made("price", "--no-charts")];
  expect(both.settings).toEqual(JSON.parse(read("summary.json")).settings);
  expect(both.others).toEqual([
    {
      measure: "price",
      group: "all",
      unit: price.unit,
      base: price.base,
      variance: price.variance,
      noise: price.noise,
      settings: price.settings,
    },
  ]);
  expect(both.said).toMatch(/^Buyer value$.*^Price$/ms);
  const charts = readdirSync(join(both.out, "charts")).filter((name) => name.endsWith(".svg"));
  expect(charts.sort()).toEqual(["indices-price.svg", "indices.svg", "tornado-price.svg", "tornado.svg"]);
  expect(readFileSync(join(both.out, "index.html"), "utf8")).toContain('<h2 id="numbers-price-all">Price</h2>');
  expect(await inProcess(["verify", both.out, "--sample", "all"])).toMatchObject({ code: 0 });
});
