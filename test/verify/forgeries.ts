import { createHash } from "node:crypto";
import { hashOf } from "../../src/cli/run/identity.ts";
import { resolvedMarkets } from "../../src/result/savedScenario.ts";
import { changedAt, type Files, forged, leavesOf, type NumericCell, withOtherDigit } from "./forgery.ts";

/*
 * What somebody may change in a result folder who mends every hash. `forged.test.ts` tries each once, in a folder that a
 * fixed seed draws; `test/forged` tries all of them in all folders.
 */

/** A forged folder, made when it is asked for, and what was done to it. */
export interface Forgery {
  readonly name: string;
  readonly files: () => Files;
}

/** A number from a text, the same for ever; stands for chance where one of many is tried. */
export function drawn(text: string, below: number): number {
  return createHash("sha256").update(text).digest().readUInt32BE() % below;
}

/** Another leading digit in each of some cells. */
export function ofCells(plain: Files, cells: readonly NumericCell[]): Forgery[] {
  return cells.map((cell) => ({
    name: `${cell.table}:${cell.row + 1}, column ${cell.column + 1}`,
    files: () => withOtherDigit(plain, cell),
  }));
}

/** Anything else in the manifest: seed, design, window, version, title, or what nothing asked for. */
export function ofManifest(plain: Files): Forgery[] {
  const { files: list, checksum: _, ...manifest } = JSON.parse(`${plain.get("manifest.json")}`);
  const instead = (name: string, change: object) => ({ name, files: () => forged(plain, {}, change) });
  const leaves = leavesOf(manifest).map(({ path, value }) =>
    instead(path.join("."), { ...manifest, ...changedAt(manifest, path, otherThan(value)) }),
  );
  const more = {
    drawn: { version: "9.9.9", source: "0".repeat(64) },
    arms: [manifest.scenario],
    note: "sound",
    stop: null,
    holds: { ...manifest.holds, explained: true },
  };
  const added = Object.entries(more)
    .filter(([key]) => !(key === "holds" && manifest.holds.explained === true))
    .map(([key, value]) => instead(`new ${key}`, { [key]: value }));
  const less = Object.keys(manifest.holds).map((key) =>
    instead(`no holds.${key}`, { holds: { ...manifest.holds, [key]: undefined } }),
  );
  return [
    ...leaves,
    ...added,
    ...less,
    instead("another reference", { reference: { label: "baseline", sha256: "0".repeat(64) } }),
    ...(STOPPED.includes(manifest.kind) ? [instead("a reason to stop", { stop: stopped(manifest) })] : []),
    { name: "a file that nobody wrote, listed", files: () => withMore(plain, list) },
  ];
}

/** Kinds of folder whose number of worlds may be what the answer needs. */
const STOPPED: readonly string[] = ["run", "compare", "effect"];

/** Why a run stopped that was asked for by the precision of its answer. */
function stopped({ replications: worlds }: { readonly replications: number }): object {
  const series = { measure: "price", group: "all" };
  const asked = { series, within: { kind: "absolute", value: 1 }, least: worlds, most: worlds };
  return { asked, worlds, n: worlds, half: 0.001, target: 1, reason: "narrow", needed: null };
}

/** With a table that nobody wrote, which the manifest lists. */
export function withMore(plain: Files, list: readonly { readonly path: string }[]): Files {
  const made = new Map(plain).set("data/notes.csv", Buffer.from("a\n1\n"));
  return forged(made, {}, {}, [...list, { path: "data/notes.csv" }]);
}

/** Another number or word in what is said, or in what describes the tables. */
export function ofAnswer(plain: Files): Forgery[] {
  const said = ["summary.md", "brief.md", "summary.json", "datapackage.json"].filter((path) => plain.has(path));
  return said.flatMap((path) => {
    const text = `${plain.get(path)}`;
    return [
      { name: `a number in ${path}`, files: () => forged(plain, { [path]: withOtherNumber(text) }) },
      { name: `a word in ${path}`, files: () => forged(plain, { [path]: withOtherWord(text) }) },
    ];
  });
}

/** Each file less, but those that say what there is and when it was made. */
export function ofLess(files: Files): Forgery[] {
  const own = ["manifest.json", "run-info.json"];
  return [...files.keys()].filter((path) => !own.includes(path)).map((path) => withoutOne(files, path));
}

/**
 * Another number in one of the scenarios. Claims count in a run alone: nothing in another folder follows from them, so that
 * with another claim it is the folder of another scenario.
 *
 * @param most  how many settings are changed of each, each by itself
 */
export function ofSettings(plain: Files, key: string, most = Number.POSITIVE_INFINITY): Forgery[] {
  const { files: _, checksum: __, ...manifest } = JSON.parse(`${plain.get("manifest.json")}`);
  return [...plain.keys()]
    .filter((path) => path.endsWith(".yaml"))
    .flatMap((path) => {
      const text = `${plain.get(path)}`;
      // Wherever the manifest names the scenario, it names the other one.
      const naming = (yaml: string) =>
        JSON.parse(JSON.stringify(manifest).replaceAll(hashOfYaml(text, path), hashOfYaml(yaml, path)));
      const counting = manifest.kind === "run" ? text : text.split("\nclaims:")[0];
      return otherSettings(text, counting.split("\n").length, `${key} ${path}`, most).map(({ setting, yaml }) => ({
        name: `another ${setting} of ${path}`,
        files: () => forged(plain, { [path]: yaml }, naming(yaml)),
      }));
    });
}

/** Paths of the charts of a folder, as pictures and as specifications. */
export function chartsIn(files: Files): string[] {
  return [...files.keys()].filter((path) => path.startsWith("charts/")).sort();
}

/** A changed page or one of some changed charts, or none. */
export function ofDrawings(files: Files, charts: readonly string[] = chartsIn(files)): Forgery[] {
  const page = `${files.get("index.html")}`;
  return [
    { name: "a word on the page", files: () => forged(files, { "index.html": withOtherWord(page) }) },
    ...["index.html", ...charts, ...["brief.html"].filter((path) => files.has(path))].flatMap((path) => [
      {
        name: `a number in ${path}`,
        files: () => forged(files, { [path]: withOtherNumber(`${files.get(path)}`) }),
      },
      withoutOne(files, path),
    ]),
  ];
}

function otherThan(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return `${value}x`;
  return typeof value === "boolean" ? !value : "x";
}

/** The text with another digit in the middle of it. */
function withOtherNumber(text: string): string {
  // Sizes and rows are mended with the hashes.
  const numbers = [...text.matchAll(/(?<!"(?:bytes|rows)": )\b[1-9]\d*\b/g)];
  const { index } = numbers[Math.floor(numbers.length / 2)];
  return `${text.slice(0, index)}${text[index] === "9" ? "8" : Number(text[index]) + 1}${text.slice(index + 1)}`;
}

function withOtherWord(text: string): string {
  const other = text.replace(/ (the|of|is|a) /, " no ");
  if (other === text) throw new Error(`there is no word to change in ${text.slice(0, 80)}`);
  return other;
}

/** Without a file, of which nothing else says that it was there. */
function withoutOne(files: Files, path: string): Forgery {
  const less = new Map(files);
  less.delete(path);
  return { name: `no ${path}`, files: () => forged(less, {}) };
}

/** The resolved file with another number in one line, for so many of its lines as the key draws; by what the line sets. */
function otherSettings(
  yaml: string,
  counting: number,
  key: string,
  most: number,
): { readonly setting: string; readonly yaml: string }[] {
  const lines = yaml.split("\n");
  const numeric = [...lines.keys()].slice(0, counting).filter((at) => /^\s*\w+: 0?\.\d+\s*(#.*)?$/.test(lines[at]));
  const order = numeric.toSorted((a, b) => drawn(`${key} ${a}`, 2 ** 32) - drawn(`${key} ${b}`, 2 ** 32));
  return order.slice(0, most).map((at) => {
    const other = lines[at].replace(/\.(\d)/, (_, digit) => `.${(Number(digit) + 1) % 10}`);
    return { setting: `${lines[at].split(":")[0].trim()} in line ${at + 1}`, yaml: lines.with(at, other).join("\n") };
  });
}

/** What a forger writes into the manifest; anything where the file can no longer be read. */
function hashOfYaml(yaml: string, path: string): string {
  const markets = resolvedMarkets(yaml, path);
  return "problems" in markets ? "0".repeat(64) : hashOf(markets.scenario);
}
