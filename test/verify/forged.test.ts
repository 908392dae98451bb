import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSound, isVerified } from "../../src/cli/saved/verifyFolder.ts";
import {
  chartsIn,
  drawn,
  type Forgery,
  ofAnswer,
  ofCells,
  ofDrawings,
  ofLess,
  ofManifest,
  ofSettings,
  withMore,
} from "./forgeries.ts";
import {
  kinds as allKinds,
  type Files,
  folderOf,
  forged,
  isCaught,
  type NumericCell,
  numericRows,
  tablesOf,
  verificationOf,
} from "./forgery.ts";

/*
 * Somebody changes a result folder and mends every hash, and `verify --sample all` finds it: in three kinds of folder one
 * cell of each table, where a table stands in several kinds in one of them, one chart or page, and each other thing that
 * can be changed in one folder that has it. A fixed seed draws which; `test/forged` tries all of it everywhere.
 */

/** Kinds that are not alike: of arms in the same worlds with and without markets, and of points. The others are long tests. */
const kinds = Object.fromEntries(["run", "effect", "sweep"].map((name) => [name, allKinds[name]]));

interface Folders {
  readonly plain: Files;
  readonly withCharts: Files;
}

/** Tables that have rows only where there is something to tell: of correlations, where there are markets enough. */
const mayBeEmpty = ["claims", "common-months", "failed", "plausible-failed", "plausible-movers"].map(
  (name) => `data/${name}.csv`,
);

const folders = new Map<string, Folders>();
beforeAll(async () => {
  for (const [name, words] of Object.entries(kinds)) {
    folders.set(name, { plain: await folderOf([...words, "--no-charts"]), withCharts: await folderOf(words) });
  }
});

function madeOf(name: string): Folders {
  const found = folders.get(name);
  if (found === undefined) throw new Error(`there is no folder of a ${name}`);
  return found;
}

/** Cells that hold numbers, by table; found once for each kind. */
const numericIn = new Map<string, Map<string, NumericCell[]>>();
function numericOf(name: string): Map<string, NumericCell[]> {
  const found = numericIn.get(name) ?? grouped(numericRows(madeOf(name).plain), ({ table }) => table);
  numericIn.set(name, found);
  return found;
}

/** The kind of folder in which a table is tried. */
function kindOf(table: string): string {
  const having = Object.keys(kinds).filter((name) => numericOf(name).has(table));
  return having[drawn(table, having.length)];
}

let [caught, tried] = [0, 0];
afterAll(() => {
  process.stdout.write(`forgeries caught: ${caught} of ${tried}\n`);
});

/** The names of those that were not caught. */
async function missed(forgeries: readonly Forgery[]): Promise<string[]> {
  const names: string[] = [];
  for (const { name, files } of forgeries) {
    const isFound = await isCaught(files());
    caught += isFound ? 1 : 0;
    tried++;
    if (!isFound) names.push(name);
  }
  return names;
}

describe.each(Object.keys(kinds))("a %s", (name) => {
  test("as it was written is verified, and mended hashes are those that were there", async () => {
    for (const files of Object.values(madeOf(name))) {
      const mended = forged(files, {});
      for (const path of ["manifest.json", "datapackage.json"])
        expect(`${mended.get(path)}`).toBe(`${files.get(path)}`);
      const verification = await verificationOf(files);
      expect(verification !== undefined && isVerified(verification)).toBe(true);
    }
  });

  test("with another leading digit in any table is not, though every hash was mended", async () => {
    const { plain } = madeOf(name);
    const numeric = numericOf(name);
    const without = tablesOf(plain).filter((table) => !numeric.has(table));
    expect([...mayBeEmpty, "data/measures.csv"]).toEqual(expect.arrayContaining(without));
    const own = [...numeric].filter(([table]) => kindOf(table) === name);
    const cells = own.map(([table, rows]) => rows[drawn(`${name}/${table}`, rows.length)]);
    expect(cells.length).toBeGreaterThan(2);
    expect(await missed(ofCells(plain, cells))).toEqual([]);
  });
});

function grouped<T>(all: readonly T[], by: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(by(each)) ?? [];
    groups.set(by(each), group);
    group.push(each);
  }
  return groups;
}

/**
 * Each forgery once, in the folder that its name draws of those in which it can be done. What stands in different places
 * of a list is one.
 */
function eachOnce(forgeriesOf: (folders: Folders, name: string) => readonly Forgery[]): Forgery[] {
  const all = Object.keys(kinds).flatMap((kind) =>
    forgeriesOf(madeOf(kind), kind).map(({ name, files }) => {
      return { what: name.replace(/\d+/g, "n"), name: `${name} of a ${kind}`, files };
    }),
  );
  return [...grouped(all, ({ what }) => what)].map(([what, like]) => like[drawn(what, like.length)]);
}

describe("a folder", () => {
  test("with anything else in its manifest is not verified: seed, design, window, version, title, or what nothing asked for", async () => {
    const forgeries = eachOnce(({ plain }) => ofManifest(plain));
    expect(forgeries.length).toBeGreaterThan(40);
    expect(await missed(forgeries)).toEqual([]);
  });

  test("with a changed sentence or another scenario is not, nor without a file: one of each kind of folder", async () => {
    const forgeries = eachOnce(({ plain }, name) => [...ofAnswer(plain), ...ofSettings(plain, name, 1)]);
    expect(forgeries.length).toBeGreaterThan(10);
    const less = Object.keys(kinds).map((name) => {
      const possible = ofLess(madeOf(name).plain);
      return possible[drawn(`less of ${name}`, possible.length)];
    });
    expect(await missed([...forgeries, ...less])).toEqual([]);
  });

  test("with a changed page or chart, or without one, is not: one in each kind of folder", async () => {
    // Of the page a word, of a picture and of a specification a number: in turn.
    const places = [
      [0, ".svg"],
      [3, ".svg"],
      [3, ".vl.json"],
    ] as const;
    const forgeries = Object.keys(kinds).map((name, nth) => {
      const { withCharts } = madeOf(name);
      const [place, ending] = places[nth];
      const charts = chartsIn(withCharts).filter((path) => path.endsWith(ending));
      return ofDrawings(withCharts, [charts[drawn(name, charts.length)]])[place];
    });
    expect(forgeries.map(({ name }) => name.replace(/charts\/[\w-]+/, "charts/"))).toEqual([
      "a word on the page",
      "a number in charts/.svg",
      "a number in charts/.vl.json",
    ]);
    expect(await missed(forgeries)).toEqual([]);
  });

  test("with a changed brief, or without one, is not: a number of its page, or all of it", async () => {
    const briefs = Object.keys(kinds).flatMap((name) => {
      const { withCharts } = madeOf(name);
      return withCharts.has("brief.html") ? ofDrawings(withCharts, []).slice(-2) : [];
    });
    expect(briefs.map(({ name }) => name)).toEqual(["a number in brief.html", "no brief.html"]);
    expect(await missed(briefs)).toEqual([]);
  });

  test("with a changed sentence is not, though no world was simulated again; what differs is named", async () => {
    for (const { plain } of ["run", "effect"].map(madeOf)) {
      for (const path of ["summary.md", "summary.json"]) {
        const other = `${plain.get(path)}`.replace("In this model", "In this market");
        const verification = await verificationOf(forged(plain, { [path]: other }), 1);
        expect(verification?.follows?.differing).toContainEqual(expect.objectContaining({ table: path }));
      }
    }
  });

  test("with a table that nobody wrote is not, though it is listed; it is named", async () => {
    const { plain } = madeOf("effect");
    const listed = JSON.parse(`${plain.get("manifest.json")}`).files;
    const verification = await verificationOf(withMore(plain, listed), 1);
    expect(verification !== undefined && isSound(verification)).toBe(false);
    expect(verification?.follows?.beside).toEqual(["data/notes.csv"]);
  });
});
