import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { worldRows } from "../src/model/columns.ts";
import { rowsOf } from "../src/model/memory.ts";
import { type Parameter, parameterTable } from "../src/model/parameters.ts";
import { citationOf, citedIn, sources } from "../src/model/sources.ts";
import { commentText, docCommentOf } from "../src/page/odd/docComments.ts";
import { processNames, processPath } from "../src/page/odd/monthTables.ts";
import { oddDocument } from "../src/page/odd/oddDocument.ts";
import { spelledOut } from "../src/page/odd/parameterTables.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(home, path), "utf8");

const odd = read("src/model/ODD.md");
const processes = [...processNames.schedule, ...processNames.closing];
const modelFiles = readdirSync(join(home, "src/model"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => `src/model/${path.replaceAll("\\", "/")}`);
const rows: readonly (readonly [string, Parameter])[] = Object.values(parameterTable).flatMap((table) =>
  Object.entries(table),
);

/** Headings of the document, of a level. */
function headings(level: number): string[] {
  return [...odd.matchAll(new RegExp(`^#{${level}} (.*)$`, "gm"))].map(([, heading]) => heading);
}

describe("the ODD document", () => {
  test("is what `npm run odd` makes of the code as it is now", () => {
    expect(odd === oddDocument(read) ? "up to date" : "stale: run  npm run odd").toBe("up to date");
  });

  test("has the seven elements, and the eleven design concepts, in the order of the protocol", () => {
    expect(headings(2)).toEqual([
      "1 Purpose and patterns",
      "2 Entities, state variables and scales",
      "3 Process overview and scheduling",
      "4 Design concepts",
      "5 Initialization",
      "6 Input data",
      "7 Submodels",
      "References",
    ]);
    const concepts = odd.slice(odd.indexOf("## 4 "), odd.indexOf("## 5 "));
    expect([...concepts.matchAll(/^### (.*)$/gm)].map(([, concept]) => concept)).toEqual([
      "Basic principles",
      "Emergence",
      "Adaptation",
      "Objectives",
      "Learning",
      "Prediction",
      "Sensing",
      "Interaction",
      "Stochasticity",
      "Collectives",
      "Observation",
    ]);
  });

  test("has every process as a submodel, in the order of the month", () => {
    const submodels = headings(3).flatMap((heading) => /^7\.\d+ ([a-z]\w*)$/.exec(heading)?.[1] ?? []);
    expect(submodels).toEqual(processes);
    const files = readdirSync(join(home, "src/model/processes")).map((file) => basename(file, ".ts"));
    expect([...submodels].sort()).toEqual(files.sort());
  });

  test("names only scenarios that exist among its patterns", () => {
    const patterns = read("src/model/odd/1-purpose.md");
    const named = [...patterns.matchAll(/claims of `([a-z-]+)`/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !existsSync(join(home, "scenarios", `${name}.yaml`)))).toEqual([]);
  });
});

describe("symbols and columns", () => {
  test("every symbol of the parameter table stands in an equation or a comment of the model", () => {
    const text = modelFiles
      .filter((path) => path !== "src/model/parameters.ts")
      .map((path) => commentText(read(path)))
      .join("\n");
    const unused = rows
      .filter(([, { symbol }]) => symbol !== "-")
      .filter(([, { symbol }]) => {
        const plain = spelledOut(symbol).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
        return !new RegExp(`(?<![\\w.])${plain}(?!\\w)`).test(text);
      });
    expect(unused.map(([name, { symbol }]) => `${name} (${symbol})`)).toEqual([]);
  });

  test("no two parameters share a symbol", () => {
    const symbols = rows.map(([, { symbol }]) => spelledOut(symbol)).filter((symbol) => symbol !== "-");
    expect(symbols.filter((symbol, place) => symbols.indexOf(symbol) !== place)).toEqual([]);
  });

  test("every column of the state says what it means, and its unit or range", () => {
    const owners = ["buyer", "supplier", "relation", "account", "tally"] as const;
    const all = [...owners.flatMap((owner) => rowsOf(owner)), ...Object.values(worldRows)];
    expect(all.length).toBeGreaterThan(90);
    expect(all.filter(({ meaning, unit }) => meaning.length < 5 || unit === "")).toEqual([]);
  });

  test("comments name only files that exist", () => {
    const lost = modelFiles.flatMap((path) =>
      [...commentText(read(path)).matchAll(/`(\w+\.ts)`/g)]
        .filter(([, file]) => !modelFiles.some((known) => known.endsWith(`/${file}`)))
        .map(([, file]) => `${path} names ${file}`),
    );
    expect(lost).toEqual([]);
  });
});

/** Years that stand after a name and belong to no source of the list. */
function strangeCitations(text: string): string[] {
  const line = text.replace(/\s+/g, " ");
  const left = sources.reduce(
    (rest, source) => rest.replaceAll(new RegExp(citationOf(source), "g"), ""),
    line.replace(/Economic Journal 110, 411-436|\d{4}-\d{4}/g, ""),
  );
  return [...left.matchAll(/\p{Lu}[\p{L}.'&, ]{0,60}\(?(?:1[89]|20)\d\d\b\)?/gu)].map(([citation]) => citation);
}

describe("sources", () => {
  test("every author and year in the model's comments and in the parameter table is in the list", () => {
    expect(strangeCitations("as in Smith and Wesson (1852), after Slovic (1993)")).toHaveLength(1);
    const strange = [
      ...modelFiles
        .filter((path) => path !== "src/model/sources.ts")
        .flatMap((path) => strangeCitations(commentText(read(path))).map((citation) => `${path}: ${citation}`)),
      ...rows.flatMap(([name, { source }]) => strangeCitations(source).map((citation) => `${name}: ${citation}`)),
    ];
    expect(strange).toEqual([]);
  });

  test("every default cites a source of the list, or says assumption or definition", () => {
    const bare = rows.filter(([, { source }]) => citedIn(source).length === 0 && !/assumption|definition/.test(source));
    expect(bare.map(([name, { source }]) => `${name}: ${source}`)).toEqual([]);
  });

  test("every process says where it comes from: a source of the list, or assumption", () => {
    const bare = processes.filter((name) => {
      const text = docCommentOf(read(processPath(name)), name).lines.join(" ");
      return !text.includes("Source: ") || (citedIn(text).length === 0 && !/assumption/i.test(text));
    });
    expect(bare).toEqual([]);
  });

  test("every source of the list is cited in the document", () => {
    const body = odd.slice(0, odd.indexOf("## References"));
    const cited = citedIn(body);
    expect(sources.filter((source) => !cited.includes(source)).map(({ cited: name }) => name)).toEqual([]);
  });

  test("the list stands in alphabetical order and names each source once", () => {
    const names = sources.map(({ cited, year }) => `${cited} ${year}`);
    expect(names).toEqual([...new Set(names)].sort());
  });
});
