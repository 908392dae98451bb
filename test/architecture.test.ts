import { readdirSync, readFileSync } from "node:fs";
import { basename, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/** The rooms from left to right, each with the packages that it may use. A room imports from those to its left. */
const doors: Readonly<Record<string, readonly string[]>> = {
  model: ["seedrandom"],
  scenario: ["zod", "yaml", "fastest-levenshtein"],
  worlds: ["simple-statistics"],
  analyse: ["simple-statistics"],
  result: ["d3-dsv", "fflate", "hyparquet-writer", "zod"],
  words: [],
  draw: ["vega-lite"],
  question: ["zod", "yaml"],
  page: ["fflate", "vega", "vega-lite"],
  web: ["preact", "zod"],
  cli: ["@resvg/resvg-wasm", "ora", "picocolors", "tinypool", "yargs", "zod"],
};

const rooms = Object.keys(doors);
/** The screens of a page live in a browser, and the command line on a machine; all else is pure. */
const pureRooms = rooms.filter((room) => room !== "cli" && room !== "web");

/** Tables read in rows, however many they are. */
const tables = ["src/model/parameters.ts", "src/model/sellingParameters.ts", "src/cli/arguments/commandTable.ts"];
const LONGEST_FILE = 400;

const home = fileURLToPath(new URL("..", import.meta.url));

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
}

const files: readonly SourceFile[] = readdirSync(join(home, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => {
    const path = relative(home, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
    return { path, room: path.split("/")[1], text: readFileSync(join(home, path), "utf8") };
  });

/** What a file imports: packages, `node:` modules, or paths below the tree. */
function importsOf({ path, text }: SourceFile): string[] {
  const statements = /^(?:import|export)\s[^;"']*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm;
  return [...text.matchAll(statements)].map(([, from, alone, called]) => {
    const name = from ?? alone ?? called;
    return name.startsWith(".") ? posix.join(path, "..", name) : name;
  });
}

function packageOf(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Code without comments and text, so that only what runs is judged. */
function codeOf({ text }: SourceFile): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

/** Files that import one another round about, types included: each circle from its first file back to it. */
function circles(): string[] {
  const imports = new Map(files.map((file) => [file.path, importsOf(file).filter((name) => name.startsWith("src/"))]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(" imports "));
      return;
    }
    if (done.has(path)) return;
    for (const name of imports.get(path) ?? []) walk(name, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return found;
}

describe("the house", () => {
  test("every source file belongs to a room with doors", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter(({ room }) => !(room in doors)).map(({ path }) => path)).toEqual([]);
  });

  test("a room imports from the rooms to its left only", () => {
    const forced = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith("src/"))
        .filter((name) => rooms.indexOf(name.split("/")[1]) > rooms.indexOf(file.room))
        .map((name) => `${file.path} imports ${name}: move what both need to the left room`),
    );
    expect(forced).toEqual([]);
  });

  test("no file comes back to itself through what it imports", () => {
    expect(circles()).toEqual([]);
  });

  test("a room uses the packages that are listed at its door", () => {
    const forced = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => !name.startsWith("src/") && !name.startsWith("node:"))
        .filter((name) => !doors[file.room].includes(packageOf(name)))
        .map((name) => `${file.path} imports ${name}: use it in a room that may, or say here why this one should`),
    );
    expect(forced).toEqual([]);
  });

  test("pure rooms touch no disk, clock, console or chance of their own", () => {
    const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\bconsole\.|\bprocess\./;
    const forced = files
      .filter(({ room }) => pureRooms.includes(room))
      .filter((file) => impure.test(codeOf(file)) || importsOf(file).some((name) => name.startsWith("node:")))
      .map(({ path }) => `${path}: hand it in from src/cli/effects.ts as an argument`);
    expect(forced).toEqual([]);
  });

  test("only the disk of the effects reaches the disk, and what threads have of it: how a file is written", () => {
    const disk = ["src/cli/disk.ts", "src/cli/writeChunks.ts"];
    const forced = files
      .filter(({ path }) => !disk.includes(path))
      .filter((file) => importsOf(file).some((name) => /^(node:)?fs(\/|$)/.test(name)))
      .map(({ path }) => `${path}: take a Disk from the effects instead of node:fs`);
    expect(forced).toEqual([]);
  });

  test("a file is short enough to be read, and named after what it does", () => {
    const long = files
      .filter(({ path }) => !tables.includes(path))
      .filter(({ text }) => text.split("\n").length - 1 > LONGEST_FILE)
      .map(({ path }) => `${path}: longer than ${LONGEST_FILE} lines, so it is two files`);
    const drawer = /^(utils?|helpers?|common|misc|types)\.ts$/;
    const drawers = files
      .filter(({ path }) => drawer.test(basename(path)) || /\/(utils?|helpers?|common|misc)\//.test(path))
      .map(({ path }) => `${path}: name it after what it does, or keep it with its one user`);
    expect([...long, ...drawers]).toEqual([]);
  });

  test("imports carry the ending of the file they mean", () => {
    const bare = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith("src/") && !/\.(tsx?|json)$/.test(name))
        .map((name) => `${file.path} imports ${name}: write the ending`),
    );
    expect(bare).toEqual([]);
  });
});
