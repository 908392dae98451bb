import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashOf } from "../../src/cli/run/identity.ts";
import { resolvedMarkets } from "../../src/result/savedScenario.ts";
import {
  changedAt,
  type Files,
  folderOf,
  forged,
  isCaught,
  kinds,
  leavesOf,
  type NumericCell,
  numericColumns,
  tablesOf,
  withOtherDigit,
} from "./forgery.ts";

/** How many forgeries were tried, and how many of them `verify --sample all` caught. */
const counts = { cells: [0, 0], manifests: [0, 0], files: [0, 0] };

/** The names of those that were not caught. */
async function missed(what: keyof typeof counts, tried: Readonly<Record<string, Files>>): Promise<string[]> {
  const names: string[] = [];
  for (const [name, files] of Object.entries(tried)) {
    const caught = await isCaught(files);
    counts[what][0] += caught ? 1 : 0;
    counts[what][1]++;
    if (!caught) names.push(name);
  }
  return names;
}

afterAll(() => {
  for (const [what, [caught, tried]] of Object.entries(counts)) {
    process.stdout.write(`forged ${what} caught: ${caught} of ${tried}\n`);
  }
});

describe.each(Object.entries(kinds))("a %s", (name, words) => {
  let plain: Files;
  let drawn: Files;
  beforeAll(async () => {
    plain = await folderOf([...words, "--no-charts"]);
    drawn = await folderOf(words);
  }, 120_000);

  test("as it was written is verified, and so is one whose hashes were mended where nothing was changed", async () => {
    for (const files of [plain, drawn, forged(plain, {}), forged(drawn, {})]) expect(await isCaught(files)).toBe(false);
  });

  test("with another leading digit in any column of any table is not, though every hash was mended", {
    timeout: 300_000,
  }, async () => {
    const cells = numericColumns(plain, name);
    const without = tablesOf(plain).filter((table) => !cells.some((cell) => cell.table === table));
    expect(["data/failed.csv", "data/measures.csv"]).toEqual(expect.arrayContaining(without));
    const place = ({ table, row, column }: NumericCell) => `${table}:${row + 1}, column ${column + 1}`;
    const tried = Object.fromEntries(cells.map((cell) => [place(cell), withOtherDigit(plain, cell)]));
    expect(await missed("cells", tried)).toEqual([]);
  });

  test("with anything else in its manifest is not: seed, design, window, version, title, or what nothing asked for", {
    timeout: 300_000,
  }, async () => {
    const { files: _, checksum: __, ...manifest } = JSON.parse(`${plain.get("manifest.json")}`);
    const tried: Record<string, Files> = {};
    for (const { path, value } of leavesOf(manifest)) {
      tried[path.join(".")] = forged(plain, {}, { ...manifest, ...changedAt(manifest, path, otherThan(value)) });
    }
    const program = { version: "9.9.9", source: "0".repeat(64) };
    const more = {
      drawn: program,
      arms: [manifest.scenario],
      note: "sound",
      stop: null,
      holds: { ...manifest.holds, explained: true },
    };
    for (const [key, value] of Object.entries(more)) tried[`new ${key}`] = forged(plain, {}, { [key]: value });
    tried["another reference"] = forged(plain, {}, { reference: { label: "baseline", sha256: "0".repeat(64) } });
    expect(Object.keys(tried).length).toBeGreaterThan(20);
    expect(await missed("manifests", tried)).toEqual([]);
  });

  test("with a changed sentence, without a table, or with another scenario is not", { timeout: 300_000 }, async () => {
    const tried: Record<string, Files> = {};
    const text = (path: string) => `${plain.get(path)}`;
    for (const path of ["summary.md", "summary.json", "datapackage.json"]) {
      tried[`a number in ${path}`] = forged(plain, { [path]: withOtherNumber(text(path)) });
      tried[`a word in ${path}`] = forged(plain, { [path]: withOtherWord(text(path)) });
    }
    const own = ["manifest.json", "run-info.json"];
    for (const path of plain.keys()) if (!own.includes(path)) tried[`no ${path}`] = without(plain, path);
    for (const [setting, yaml] of Object.entries(otherSettings(text("scenario.yaml"), name))) {
      const scenario = { ...JSON.parse(text("manifest.json")).scenario, sha256: hashOfYaml(yaml) };
      tried[`scenario.yaml with ${setting}`] = forged(plain, { "scenario.yaml": yaml }, { scenario });
    }
    expect(await missed("files", tried)).toEqual([]);
  });

  test("with a changed page or chart, or without one, is not", { timeout: 300_000 }, async () => {
    const tried: Record<string, Files> = {};
    const charts = [...drawn.keys()].filter((path) => path.startsWith("charts/"));
    expect(charts.length).toBeGreaterThan(1);
    for (const path of ["index.html", ...charts]) {
      tried[`a number in ${path}`] = forged(drawn, { [path]: withOtherNumber(`${drawn.get(path)}`) });
      tried[`no ${path}`] = without(drawn, path);
    }
    tried["another word on the page"] = forged(drawn, { "index.html": withOtherWord(`${drawn.get("index.html")}`) });
    expect(await missed("files", tried)).toEqual([]);
  });
});

function otherThan(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return `${value}x`;
  return typeof value === "boolean" ? !value : "x";
}

/** The text with another digit in the middle of it. */
function withOtherNumber(text: string): string {
  const numbers = [...text.matchAll(/\b[1-9]\d*\b/g)];
  const { index } = numbers[Math.floor(numbers.length / 2)];
  return `${text.slice(0, index)}${text[index] === "9" ? "8" : Number(text[index]) + 1}${text.slice(index + 1)}`;
}

function withOtherWord(text: string): string {
  expect(text).toMatch(/ (the|of|is|a) /);
  return text.replace(/ (the|of|is|a) /, " no ");
}

/** Without a file, of which nothing else says that it was there. */
function without(files: Files, path: string): Files {
  if (path !== "datapackage.json") return forged(files, { [path]: undefined });
  const made = new Map(files);
  made.delete(path);
  return forged(made, {});
}

/** Most settings of a scenario that are changed, each by itself. */
const MOST_SETTINGS = 8;

/** The resolved file with another number in one line, for some of its lines; by what the line says. */
function otherSettings(yaml: string, key: string): Record<string, string> {
  const lines = yaml.split("\n");
  const numeric = [...lines.keys()].filter((at) => /^\s*\w+: 0?\.\d+\s*(#.*)?$/.test(lines[at]));
  const chosen = numeric.filter((at) => createHash("sha256").update(`${key} ${at}`).digest()[0] % 8 === 0);
  expect(chosen.length).toBeGreaterThan(0);
  return Object.fromEntries(
    chosen.slice(0, MOST_SETTINGS).map((at) => {
      const other = lines.map((line, place) =>
        place === at ? line.replace(/\.(\d)/, (_, d) => `.${(Number(d) + 1) % 10}`) : line,
      );
      return [`line ${at + 1}: ${other[at].trim()}`, other.join("\n")];
    }),
  );
}

/** What a forger writes into the manifest; anything where the file can no longer be read. */
function hashOfYaml(yaml: string): string {
  const markets = resolvedMarkets(yaml, "scenario.yaml");
  return "problems" in markets ? "0".repeat(64) : hashOf(markets.scenario);
}
