import { describe, expect, test } from "vitest";
import { keptRecord, readRunRecord, recordFrames, recordOf } from "../../src/question/runRecord.ts";
import { csvChunks } from "../../src/result/csv.ts";
import type { Frame } from "../../src/result/frame.ts";
import { gridFrame, readGrid } from "../../src/result/grid.ts";
import type { Manifest } from "../../src/result/manifest.ts";
import { meansFrame, meansGrid, numbersTo, readMeansOf } from "../../src/result/windowMeans.ts";
import { UNIT_COSTS } from "../../src/worlds/money.ts";
import { pairedDifferences } from "../../src/worlds/pairedDifference.ts";
import { sampleComparison } from "../chart/sampleResult.ts";

const comparison = sampleComparison({ months: 24, replications: 7, missing: ["price backup"] });
const { result, reference } = comparison;
const { scenario, seed, replications, window } = result;
const money = UNIT_COSTS;

/** A folder with one table in it. */
function folderWith(...tables: readonly Frame[]) {
  const files = new Map(tables.map((table) => [`data/${table.shape.name}.csv`, [...csvChunks(table)].join("")]));
  return { path: "folder", read: (path: string) => files.get(path) };
}

const manifest: Manifest = {
  format: 2,
  holds: { charts: true, parquet: false },
  kind: "run",
  program: { version: "0.0.0", source: "abc" },
  scenario: { name: result.scenario.name, title: "", sha256: "" },
  reference: null,
  seed: result.seed,
  generator: "",
  replications: result.replications,
  months: result.months,
  window: result.window,
  files: [],
};

describe("the means that are read back", () => {
  test("have every bit, so that paired differences come out the same", () => {
    const asked = { scenario, seed, replications, window, money };
    const [read] = readMeansOf(folderWith(meansFrame([result])), manifest, [asked]);
    if (reference === undefined) throw new Error("the sample has a reference");
    const again = pairedDifferences({ ...result, series: read.series, means: read.means }, reference);
    const before = pairedDifferences(result, reference);
    const keyed = (differences: typeof before) =>
      Object.fromEntries(differences.map((each) => [`${each.series.measure} ${each.series.group}`, each]));
    expect(keyed(again)).toEqual(keyed(before));
    expect(read.replications).toBe(7);
  });

  test("are those of every scenario of a table with several", () => {
    if (reference === undefined) throw new Error("the sample has a reference");
    const other = { ...reference.scenario, name: "another" };
    const both = meansFrame([result, { ...reference, scenario: other }]);
    const asked = [scenario, other].map((each) => ({ scenario: each, seed, replications, window, money }));
    const read = readMeansOf(folderWith(both), manifest, asked);
    expect(read.map((arm) => [arm.scenario.name, arm.replications])).toEqual([
      [scenario.name, 7],
      ["another", 7],
    ]);
    const at = read[1].series.findIndex(({ measure, group }) => measure === "price" && group === "all");
    const from = reference.series.findIndex(({ measure, group }) => measure === "price" && group === "all");
    expect(read[1].means[3 * read[1].series.length + at]).toBe(reference.means[3 * reference.series.length + from]);
  });

  test("are as many as were written, be they 150,000", () => {
    const many = sampleComparison({ months: 6, replications: 1000 }).result;
    const copies = Math.ceil(150_000 / (many.series.length * 1000));
    const groups = Array.from({ length: copies }, (_, copy) =>
      many.series.map(({ measure, group }) => ({ measure, group: `${group}${copy}` })),
    );
    const series = groups.flat();
    const means = Float64Array.from({ length: 1000 * series.length }, (_, at) => at / 8);
    const grid = meansGrid({ ...many, series, worlds: numbersTo(1000) });
    const [read] = readGrid(folderWith(gridFrame(grid, [means])), manifest, grid);
    expect(read.length).toBe(means.length);
    expect(read.findIndex((value, at) => value !== means[at])).toBe(-1);
  });
});

describe("what is saved", () => {
  const of = recordOf(scenario, { seed, replications, window }, money);

  test("is not changed by being saved once more", () => {
    const saved = keptRecord(result, money);
    expect(keptRecord(saved, money)).toEqual(saved);
  });

  test("is read back to the last digit that was kept", () => {
    const { typicalWorld: _, ...saved } = keptRecord(result, money);
    const read = readRunRecord(folderWith(...Object.values(recordFrames(of, saved))), manifest, of);
    expect(read).toEqual(saved);
    const price = saved.series.findIndex(({ measure, group }) => measure === "price" && group === "all");
    expect(read.singleWorlds[2].values[5 * saved.series.length + price]).toBeGreaterThan(1);
  });
});
