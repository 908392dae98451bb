import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse, type DSVRowString } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/disk.ts";
import { scenarioLibrary } from "../../src/cli/library.ts";
import { openMarkets } from "../../src/scenario/markets.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { bundled } from "../scenario/libraries.ts";
import { thoroughTest } from "../thorough.ts";
import { catfish, freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/** Who bargains harder pays less: a box of one limit. Words and whole numbers are varied beside it. */
const box = [
  ...[
    "discover",
    "catfish",
    "--months",
    "24",
    "--window",
    "12:23",
    "-n",
    "5",
    "--points",
    "64",
    "--when",
    "price > 1.25",
  ],
  ...["--vary", "policy.negotiation=0:1", "--vary", "policy.flexibleSlots=1:4", "--vary", "policy.choice"],
];
const threshold = [
  ...["discover", "catfish", "--months", "24", "-n", "20", "--when", "price < base * 99% @12:23"],
  ...["--vary", "policy.negotiation=0.3:0.9"],
];

function textOf(folder: string, ...path: readonly string[]): string {
  return readFileSync(join(folder, ...path), "utf8");
}

/** Hashes of all files but the one with clock and machine. */
function contents(folder: string): Record<string, string> {
  const { "run-info.json": _, ...rest } = hashesBelow(folder);
  return rest;
}

async function made(words: readonly string[], ...more: readonly string[]): Promise<string> {
  const folder = join(freshFolder(), "found");
  const ended = await inProcess([...words, "--out", folder, "--no-cache", ...more]);
  expect(ended).toMatchObject({ code: 0, error: "" });
  return folder;
}

let boxed: string;
beforeAll(async () => {
  boxed = await made(box);
});

describe("a box", () => {
  test("comes with tables, charts, page and a scenario, all in a manifest of its kind", () => {
    const manifest = JSON.parse(textOf(boxed, "manifest.json"));
    expect(manifest).toMatchObject({
      kind: "discovery",
      replications: 5,
      window: [12, 23],
      design: { kind: "box", when: "price:all > 1.25", share: 0.5, design: "sobol", points: 64 },
    });
    expect(manifest.files.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining([
        ...["box.yaml", "data/boxes.csv", "data/cases.csv", "data/limits.csv", "index.html", "summary.md"],
        ...["charts/discovery.svg", "charts/discovery-cases.svg", "charts/discovery-trade-off.svg"],
      ]),
    );
    const cases = textOf(boxed, "data", "cases.csv").trim().split("\n");
    const roles = cases.slice(1).map((row) => row.split(",")[0]);
    expect(["base", "check", "find", "middle"].map((role) => roles.filter((each) => each === role).length)).toEqual([
      ...[1, 32, 64, 1],
    ]);
  });

  test("is limited by what matters", () => {
    const { box: found, answer } = JSON.parse(textOf(boxed, "summary.json"));
    expect(found.limits).toMatchObject([{ path: "policy.negotiation", low: 0 }]);
    expect(found.check.density.share).toBeGreaterThan(0.8);
    expect(answer[0]).toMatch(
      /^In this model, at \d+ % \(\d+ to [\d.]+ %\) of the points with negotiation below [\d.]+ %,/,
    );
  });

  test("is a scenario file that runs, and is the market of its middle", async () => {
    const { middle } = JSON.parse(textOf(boxed, "summary.json"));
    const library = scenarioLibrary(nodeDisk());
    const source = library.find(join(boxed, "box.yaml"));
    const original = bundled.find("catfish");
    if (source === undefined || original === undefined) throw new Error("a scenario is not there");
    const read = readScenario(source, library);
    const markets = openMarkets(original, bundled, { months: 24 });
    if ("problems" in read || "problems" in markets) throw new Error("it cannot be read");
    expect(markets.marketOf(middle.settings)).toEqual({ market: read.scenario.market });
    const ran = catfish(["run", join(boxed, "box.yaml"), "-n", "5", "--no-charts", "-o", freshFolder()]);
    expect(ran).toMatchObject({ code: 0, error: "" });
  });

  thoroughTest(
    "is the same for any number of workers, from shards, and drawn again from its tables",
    async () => {
      expect(contents(await made(box, "--workers", "2"))).toEqual(contents(boxed));
      const cut = join(freshFolder(), "cut");
      for (const shard of ["1/2", "2/2"]) {
        expect((await inProcess([...box, "--out", cut, "--shard", shard])).code).toBe(0);
      }
      expect(await inProcess(["merge", `${cut}-shards`])).toMatchObject({ code: 0, error: "" });
      expect(contents(cut)).toEqual(contents(boxed));
      const again = join(freshFolder(), "again");
      expect(await inProcess(["report", boxed, "--out", again])).toMatchObject({ code: 0, error: "" });
      expect(contents(again)).toEqual(contents(boxed));
    },
    300_000,
  );

  test("is kept when it is there already", async () => {
    expect(await inProcess([...box, "--out", boxed])).toMatchObject({ code: 0, out: expect.stringContaining("Kept") });
    const other = await inProcess([...box, "--out", boxed, "--share", "60%"]);
    expect(other).toMatchObject({ code: 2, error: expect.stringContaining("--force") });
  });
});

describe("a threshold", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await made(threshold);
  });

  test("has its interval, its chart and the scenario of the values where it surely happens", async () => {
    const { thresholds, verdict, middle } = JSON.parse(textOf(folder, "summary.json"));
    expect(verdict).toBe("tips");
    expect(thresholds).toMatchObject([{ direction: "up", openBelow: false, openAbove: false }]);
    // As it is, 0.6, the price is that of the base; a hundredth less needs more.
    expect(thresholds[0].lower).toBeGreaterThan(0.6);
    expect(thresholds[0].upper).toBeLessThan(0.75);
    expect(middle.share).toBe(1);
    expect(textOf(folder, "charts", "threshold.svg")).toContain("<svg");
    expect(textOf(folder, "data", "thresholds.csv").split("\n")).toHaveLength(3);
    const ran = await inProcess(["run", join(folder, "box.yaml"), "-n", "3", "--no-charts", "-o", freshFolder()]);
    expect(ran).toMatchObject({ code: 0, error: "" });
  });

  test("is the same for any number of workers, from shards, and drawn again from its tables", async () => {
    expect(contents(await made(threshold, "--workers", "2"))).toEqual(contents(folder));
    const cut = join(freshFolder(), "cut");
    for (const shard of ["1/3", "2/3", "3/3"]) {
      expect((await inProcess([...threshold, "--out", cut, "--shard", shard])).code).toBe(0);
    }
    expect(await inProcess(["merge", `${cut}-shards`])).toMatchObject({ code: 0, error: "" });
    expect(contents(cut)).toEqual(contents(folder));
    const bare = await made(threshold, "--no-charts");
    expect(await inProcess(["report", bare])).toMatchObject({ code: 0, error: "" });
    expect(contents(bare)).toEqual(contents(folder));
  });
});

test("points that others led to are taken up again with the rest after an interruption", async () => {
  const [cache, first, second] = [freshFolder(), join(freshFolder(), "found"), join(freshFolder(), "found")];
  const words = [...threshold, "--no-charts", "--cache", cache];
  expect((await inProcess([...words, "--out", first])).code).toBe(0);
  const again = await inProcess([...words, "--out", second]);
  // The first grid has 17 values: all beyond them were chosen by what was seen.
  expect(JSON.parse(textOf(first, "summary.json")).points.length).toBeGreaterThan(20);
  expect(again.error).toMatch(/^(\d+) of \1 worlds were known and not simulated again/);
  expect(contents(second)).toEqual(contents(first));
});

test("the scenario as it is is not held against itself", async () => {
  const words = ["discover", "catfish", "--when", "buyerValue < base", "--vary", "policy.flexibleShare=0:0.4:0.1"];
  const folder = await made([...words, "--months", "24", "-n", "6", "--no-charts"]);
  const tried = csvParse(textOf(folder, "data", "cases.csv")).filter(({ role }) => role === "find");
  const shares = tried.map((row) => Number(row["policy.flexibleShare"]));
  expect(shares).toEqual(expect.arrayContaining([0, 0.1, 0.3, 0.4]));
  expect(shares).not.toContain(0.2);
  const { answer } = JSON.parse(textOf(folder, "summary.json"));
  expect(answer.join(" ")).toMatch(/The scenario as it is, at flexible share 20 %, is left out/);
});

describe("what is not to be found", () => {
  const few = ["--months", "12", "-n", "2", "--points", "32", "--no-charts"];

  test.each([
    ["price > 100", "at none of the 32 points", "never"],
    ["price < 100", "at all of the 32 points", "always"],
  ])("%s is told plainly", async (when, said, why) => {
    const folder = await made(["discover", "catfish", "--when", when, ...few]);
    const { answer, box: none, why: reason } = JSON.parse(textOf(folder, "summary.json"));
    expect([none, reason]).toEqual([null, why]);
    expect(answer[0]).toContain(said);
    expect(JSON.parse(textOf(folder, "manifest.json")).files.map(({ path }: { path: string }) => path)).not.toContain(
      "box.yaml",
    );
  });

  test("points that fail are said and left out, and the rest is found", async () => {
    const out = join(freshFolder(), "found");
    // Without places on the fixed track, and hardly any beside, demand cannot be served.
    const vary = ["--vary", "policy.fixedSlots=0:2", "--vary", "policy.flexibleShare=0:0.6"];
    const words = ["discover", "catfish", "--when", "price > base", ...vary, ...few, "--no-cache", "--out", out];
    const { code, error } = await inProcess(words);
    const cases = textOf(out, "data", "cases.csv").trim().split("\n");
    const failed = cases.filter((row) => /,0,0,,,,,,,[^,]/.test(row)).length;
    expect(failed).toBeGreaterThan(0);
    expect(code).toBe(3);
    expect(error).toContain("failed and are left out");
  });
});

describe("the command line", () => {
  test.each([
    [[], /Say which outcome.*--when 'newcomersOnFixedTrack > 0 @119'/],
    [["--when", "prise > 1"], /no measure "prise".*Did you mean {2}price/],
    [["--when", "price:nobody > 1"], /no price of "nobody"/],
    [["--when", "price > price:nobody"], /no price of "nobody"/],
    [["--when", "price > 1", "--vary", "policy.opennes"], /policy\.openness/],
    [["--when", "price > 1", "--vary", "policy.choice"], /has words and no threshold/],
    [["--when", "price > 1", "--vary", "policy.openness=0.2"], /one value only/],
    [
      ["--when", "price > 1", "--vary", "policy.openness=0:1:0.1", "--vary", "policy.negotiation"],
      /has a list or a step/,
    ],
    [["--when", "price > without-strategy"], /In "catfish" no supplier has a strategy, and none is varied/],
    [["--when", "price > without-entry", "--set", "entry.enabled=false"], /In "catfish" nobody enters/],
    [
      [
        ...["--when", "price > without-entry", "--set", "entry.enabled=false"],
        ...["--vary", "suppliers.newcomer.quality=0.1:0.9"],
      ],
      /In "catfish" nobody enters/,
    ],
    [["--when", "price > without-strateg"], /Did you mean {2}without-strategy/],
    [["--when", "price > 1", "--share", "0"], /--share takes/],
    [["--when", "price > 1", "--share", "1.5"], /--share takes/],
    [["--when", "price > 1", "--points", "5"], /--points takes/],
    [["--when", "price > 1", "--design", "grid"], /--design takes sobol or lhs/],
    [["--when", "price > 1", "--design", "lhs", "--vary", "policy.openness"], /goes with two or more/],
    [["--when", "price > 1 @119", "--window", "60:119"], /give one of them/],
    [["--when", "price > 1 @120"], /beyond the run/],
    [["--when", "price > 1", "--measure", "price"], /measure/],
  ])("%j is refused", async (more, message) => {
    const ended = await inProcess(["discover", "catfish", ...more, "--out", join(freshFolder(), "none")]);
    expect(ended.code).toBe(2);
    expect(ended.out).toBe("");
    expect(ended.error.replace(/\s+/g, " ").replaceAll("mean ", "mean  ")).toMatch(message);
    expect(ended.error).not.toMatch(/\n\s+at /);
  });

  test("as a process: an unknown file, events as JSON lines, and what an outcome is", () => {
    const out = join(freshFolder(), "found");
    const unknown = catfish(["discover", "none.yaml", "--when", "price > 1"]);
    expect(unknown).toMatchObject({ code: 2, out: "", error: expect.stringContaining("none.yaml") });
    const ended = catfish([...threshold, "--out", out, "--json", "--no-charts", "--no-cache"]);
    expect(ended).toMatchObject({ code: 0, error: "" });
    const events = ended.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.at(-1)).toMatchObject({
      event: "result",
      verdict: "tips",
      kept: false,
      folder: out,
      failedPoints: 0,
    });
    expect(catfish(["explain", "when"]).out).toContain("without-entry");
    expect(catfish(["discover", "--help"]).out).toContain("output/discover-<scenario>-<setting>");
    expect(catfish(["list", "charts"]).out).toMatch(/discovery-trade-off[\s\S]*threshold/);
  });

  test("holds a supplier against the same point in the same worlds without its strategy, verified", async () => {
    const scale = "suppliers.challenger.strategy.budgetScale";
    const asked = ["discover", "newcomer-playbook", "--when", "profit:challenger < without-strategy", "--vary"];
    const few = ["--points", "17", "-n", "4", "--months", "48", "--no-charts", "--no-cache"];
    const out = await made([...asked, `${scale}=0:4`, ...few]);
    const { answer } = JSON.parse(textOf(out, "summary.json"));
    expect(answer.join(" ")).toContain(
      "supplier profit of challenger is below what it is with no supplier having a strategy",
    );
    const rows = csvParse(textOf(out, "data", "values.csv"));
    const arms = (point: string, arm: string) => rows.filter((row) => row.point === point && row.arm === arm);
    const profits = (of: readonly DSVRowString[]) =>
      of.map((row) => Object.entries(row).filter(([name]) => /^profit/.test(name)));
    // Without a strategy its size is nothing: the second arm is the same at every point.
    const points = [...new Set(rows.map(({ point }) => point ?? ""))];
    for (const point of points) {
      expect(arms(point, "as set")).toHaveLength(4);
      expect(profits(arms(point, "without strategy"))).toEqual(profits(arms("0", "without strategy")));
    }
    expect((await inProcess(["verify", out, "--sample", "all"])).code).toBe(0);
  }, 120_000);

  test("judges a world by the whole run unless months are asked for, later years less", async () => {
    const [command, scenario, ...rest] = "discover catfish --vary policy.negotiation=0:1 --months 36 -n 6".split(" ");
    const words = [command, scenario, ...rest, "--points", "17", "--no-charts", "--when", "price > 1.25"];
    const whole = await made(words);
    const { over, discountRate, answer, points } = JSON.parse(textOf(whole, "summary.json"));
    expect([over, discountRate]).toEqual(["run", 0.08]);
    expect(answer[0]).toContain("the price is above 1.25 unit costs over all three years in at least half");
    expect(answer.join(" ")).toContain("mean over all three years, discounted at 8 % a year");
    // Each year by itself says of every world what it is: 1 / 1.08 and 1 / 1.08^2 of the first.
    const yearsOf = (text: string) => csvParse(text).map((row) => Object.entries(row));
    const values = yearsOf(textOf(whole, "data", "values.csv"));
    const weights = [1, 1 / 1.08, 1 / 1.08 ** 2];
    const happened = new Map<string, number>();
    for (const row of values) {
      const prices = row.filter(([name]) => name.startsWith("price")).map(([, value]) => Number(value));
      expect(prices).toHaveLength(3);
      const sum = prices.reduce((all, price, year) => all + price * weights[year], 0);
      const mean = sum / weights.reduce((all, weight) => all + weight, 0);
      const point = row[0][1] ?? "";
      happened.set(point, (happened.get(point) ?? 0) + (mean > 1.25 ? 1 : 0));
    }
    const cases = csvParse(textOf(whole, "data", "cases.csv"));
    expect(cases.length).toBeGreaterThan(17);
    for (const { point, happened: told } of cases) expect(Number(told), point).toBe(happened.get(point));
    expect(points.length).toBeGreaterThan(16);
    expect(await inProcess(["verify", whole, "--sample", "all"])).toMatchObject({ code: 0 });
    const window = JSON.parse(textOf(await made([...words, "--window", "24:35"]), "summary.json"));
    expect([window.over, window.answer[0]]).toEqual(["window", expect.stringContaining("over months 24 to 35")]);
  });

  test("counts money in that of the scenario, over the months that it names", async () => {
    const words = ["discover", "catfish", ..."--vary policy.negotiation=0:1 --months 24 -n 8 --no-charts".split(" ")];
    const money = ["--set", "currency=EUR", "--set", "unitCost=200"];
    const folder = await made([...words, "--when", "price > 250 @12:23", ...money]);
    const { thresholds, unit, answer } = JSON.parse(textOf(folder, "summary.json"));
    expect(thresholds).toHaveLength(1);
    expect(unit).toBe("EUR");
    expect(answer[0]).toContain("the price is above 250 EUR");
    const plain = await made([...words, "--when", "price > 1.25 @12:23"]);
    expect(JSON.parse(textOf(plain, "summary.json")).thresholds).toEqual(thresholds);
    // Months with the outcome, months with --window, and dates are the same months.
    expect(answer[0]).toContain("over months 12 to 23");
    const asked = [
      ["--when", "price > 1.25", "--window", "12:23"],
      ["--when", "price > 1.25 @2028-01:2028-12", "--set", "start=2027-01"],
    ];
    for (const own of asked) {
      const same = JSON.parse(textOf(await made([...words, ...own]), "summary.json"));
      expect([same.over, same.window, same.thresholds]).toEqual(["window", [12, 23], thresholds]);
    }
  });
});
