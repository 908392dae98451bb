import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import type { Manifest } from "../../src/result/manifest.ts";
import { isThorough } from "../thorough.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/** Two years, with newcomers from the third month on. */
const AUTO = ["--months", "24", "--set", "suppliers.newcomer.entry.month=3", "-n", "auto", "--quiet"];

/** A run of a short baseline, and the folder it wrote. */
async function auto(out: string, ...words: readonly string[]) {
  const ended = await inProcess(["run", "baseline", ...AUTO, "--out", out, ...words]);
  const folder = join(out, "baseline");
  const text = (path: string) => readFileSync(join(folder, path), "utf8");
  const manifest = (): Manifest => JSON.parse(text("manifest.json"));
  return { ...ended, folder, text, manifest };
}

describe("as many worlds as the answer takes", () => {
  test("are the same worlds and bytes for any number of threads, and everything says why it stopped", async () => {
    // What the page says of it is held in `npm test` where it is drawn again (`reportAgain.test.ts`).
    const asked = ["--precision", "0.004", "--least", "50", ...(isThorough ? [] : ["--no-charts"])];
    const one = await auto(freshFolder(), ...asked, "--workers", "1");
    const two = await auto(freshFolder(), ...asked, "--workers", "2");
    expect(one.error).toBe("");
    const [{ "run-info.json": _, ...first }, { "run-info.json": __, ...second }] = [
      hashesBelow(one.folder),
      hashesBelow(two.folder),
    ];
    expect(first).toEqual(second);

    const { replications, stop } = one.manifest();
    expect(stop).toMatchObject({ reason: "narrow", worlds: replications, target: 0.004, asked: { least: 50 } });
    expect(stop?.half).toBeLessThanOrEqual(0.004);
    expect(replications).toBeGreaterThan(50);
    expect(replications).toBeLessThan(10_000);
    const why = `Stopped at ${replications} worlds: the 95 % interval of the difference in buyer value is ±`;
    const words = one.out.replace(/\s+/g, " ");
    expect(words).toContain(why);
    expect(words).toContain("narrower than the ±0.004 asked for.");
    expect(one.text("summary.md")).toContain(why);
    if (isThorough) expect(one.text("index.html")).toContain(why);
    expect(JSON.parse(one.text("summary.json")).stop).toEqual(stop);
    const rows = one.text("data/replications.csv").trim().split("\n");
    const worlds = new Set(rows.slice(1).map((row) => row.split(",")[1]));
    expect(worlds.size).toBe(replications);
  });

  test("end at the ceiling, and say how many would be needed", async () => {
    const { out, manifest } = await auto(
      freshFolder(),
      ...["--precision", "0.01%", "--most", "60", "--measure", "price:powerhouse", "--no-charts"],
    );
    const words = out.replace(/\s+/g, " ");
    expect(words).toMatch(
      /Stopped at the ceiling of 60 worlds: the 95 % interval of the difference in price of powerhouse is ±[\d.]+, still wider than the ±[\d.]+ asked for \(0.01 % of the baseline's mean\); about [\d,]+ worlds would be needed\./,
    );
    expect(manifest()).toMatchObject({ replications: 60, stop: { reason: "ceiling", asked: { least: 60, most: 60 } } });
  });

  test("of a share of nothing end soon", async () => {
    const { out } = await auto(freshFolder(), "--measure", "newcomerShare", "--no-charts");
    expect(out.replace(/\s+/g, " ")).toMatch(/the baseline's mean of newcomer share is 0|is the same in every one/);
  });

  test("are kept when asked for again, and added to when asked for more", async () => {
    const out = freshFolder();
    const asked = ["--precision", "0.01", "--least", "50", "--no-charts"];
    const { folder, manifest } = await auto(out, ...asked);
    const before = hashesBelow(folder);
    const { replications } = manifest();
    expect(await auto(out, ...asked)).toMatchObject({ code: 0, out: expect.stringContaining(`Kept   ${folder}`) });
    const other = await auto(out, "--precision", "0.02", "--least", "25", "--no-charts");
    expect([other.code, hashesBelow(folder)]).toEqual([0, before]);
    expect(existsSync(join(out, "baseline-newcomer-entry-month-3"))).toBe(true);
    const rows = readFileSync(join(folder, "data/replications.csv"), "utf8");
    const more = await auto(out, "--precision", "0.004", "--least", String(replications + 25), "--no-charts");
    expect([more.code, more.error]).toEqual([0, ""]);
    expect(manifest().replications).toBeGreaterThan(replications);
    expect(readFileSync(join(folder, "data/replications.csv"), "utf8").startsWith(rows)).toBe(true);
  });
});

describe("as many worlds as a difference over common months takes", () => {
  // Without entry nobody delivers in six months, and there is no price.
  const market = [
    "title: One supplier that fails",
    "extends: catfish",
    "reference: without-entry",
    "months: 30",
    "currency: EUR",
    "unitCost: 12.5",
    "buyers: [{ name: buyer, count: 1 }]",
    "suppliers: [{ name: powerhouse, count: 1 }, { name: backup, count: 0 }, { name: newcomer, entry: { month: 3, rate: 0 } }]",
    "timetable: [{ month: 18, failure: { supplier: powerhouse.1, months: 6, loss: 1 } }]",
  ].join("\n");
  const home = freshFolder();
  const file = join(home, "failing.yaml");
  const sharp = ["-n", "auto", "--measure", "price", "--precision", "4%", "--least", "25", "--most", "400"];
  const others = ["--no-charts", "--quiet"];

  test.each([
    ["run", ["run", file, ...sharp, ...others, "--out", join(home, "run")], join(home, "run", "failing")],
    [
      "what-if",
      ["what-if", file, "--set", "entry.enabled=false", ...sharp, ...others, "--out", join(home, "what-if")],
      join(home, "what-if"),
    ],
  ])("are those of the interval that a %s shows", async (_, words, folder) => {
    writeFileSync(file, `${market}\n`);
    expect(await inProcess(words)).toMatchObject({ code: 0 });
    const { stop, replications }: Manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(stop).toMatchObject({ reason: "narrow", worlds: replications });
    const rowOf = (table: string) =>
      csvParse(readFileSync(join(folder, "data", table), "utf8")).filter(
        ({ measure, group }) => measure === "price" && group === "all",
      );
    // In a world or two nobody buys from a newcomer in those months.
    expect(rowOf("common-months.csv").length).toBeGreaterThan(0.9 * replications);
    const [price] = rowOf("comparison.csv");
    expect(Number(stop?.n)).toBe(Number(price.n));
    expect(stop?.half).toBeCloseTo((Number(price.upper) - Number(price.lower)) / 2, 5);
    expect(await inProcess(["verify", folder, "--sample", "2"])).toMatchObject({ code: 0 });
  });
});
