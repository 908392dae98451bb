import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Forgery, ofAnswer, ofCells, ofDrawings, ofLess, ofManifest, ofSettings } from "../verify/forgeries.ts";
import {
  type Files,
  folderOf,
  isCaught,
  kinds,
  kindsInMarkets,
  type NumericCell,
  numericColumns,
  numericRows,
} from "../verify/forgery.ts";

/*
 * What `test/verify/forged.test.ts` tries once, tried everywhere: another leading digit in rows from top to bottom and in
 * every column of every table of every kind of folder, anything else in every manifest, every setting, every chart. Every hash is
 * mended, and `verify --sample all` says that the folder is not as it should be.
 */

/** Rows tried of a table, and settings of a folder; all of them, which takes an hour, with FORGED=all. */
const isAll = process.env.FORGED === "all";
const MOST_ROWS = isAll ? Number.POSITIVE_INFINITY : 4;
const MOST_SETTINGS = isAll ? Number.POSITIVE_INFINITY : 40;

/** As many of them as are tried, as far from each other as may be, the first and the last among them. */
function spread<One>(all: readonly One[], most: number): One[] {
  const step = Math.max(1, (all.length - 1) / (most - 1));
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** Of each table as many rows as are tried. */
function someRows(cells: readonly NumericCell[]): NumericCell[] {
  return [...new Set(cells.map(({ table }) => table))].flatMap((name) => {
    const rows = cells.filter(({ table }) => table === name);
    return spread(rows, MOST_ROWS);
  });
}

/** How many forgeries were tried, and how many of them were caught. */
const counts = { rows: [0, 0], columns: [0, 0], manifests: [0, 0], files: [0, 0], settings: [0, 0], drawings: [0, 0] };
afterAll(() => {
  for (const [what, [caught, tried]] of Object.entries(counts)) {
    process.stdout.write(`forged ${what} caught: ${caught} of ${tried}\n`);
  }
});

/** The names of those that were not caught. */
async function missed(what: keyof typeof counts, forgeries: readonly Forgery[]): Promise<string[]> {
  expect(forgeries.length).toBeGreaterThan(0);
  const names: string[] = [];
  for (const { name, files } of forgeries) {
    const caught = await isCaught(files());
    counts[what][0] += caught ? 1 : 0;
    counts[what][1]++;
    if (!caught) names.push(name);
  }
  return names;
}

describe.each(Object.entries({ ...kinds, ...kindsInMarkets }))("of a %s", { timeout: 3_600_000 }, (name, words) => {
  let plain: Files;
  let drawn: Files;
  beforeAll(async () => {
    plain = await folderOf([...words, "--no-charts"]);
    drawn = await folderOf(words);
  });

  test("no row of any table can be changed unseen", async () => {
    expect(await missed("rows", ofCells(plain, someRows(numericRows(plain))))).toEqual([]);
  });

  test("no column of any table can be changed unseen", async () => {
    expect(await missed("columns", ofCells(plain, numericColumns(plain, name)))).toEqual([]);
  });

  test("nothing in the manifest can", async () => {
    expect(await missed("manifests", ofManifest(plain))).toEqual([]);
  });

  test("no sentence can, and no file be taken away", async () => {
    expect(await missed("files", [...ofAnswer(plain), ...ofLess(plain)])).toEqual([]);
  });

  test("no setting of the scenario can be changed unseen", async () => {
    expect(await missed("settings", spread(ofSettings(plain, name), MOST_SETTINGS))).toEqual([]);
  });

  test("no page or chart can be changed or taken away unseen", async () => {
    expect(await missed("drawings", ofDrawings(drawn))).toEqual([]);
  });
});
