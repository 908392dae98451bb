import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Parts of the page of facts, kept as they are finished: whoever is interrupted goes on where it stopped. What is kept holds
 * for one model, one set of scenarios and one way of counting; where any of these changes all is made again.
 */

/** What any number of the page rests on. */
const RESTS_ON = [
  "src/model",
  "src/scenario",
  "src/worlds",
  "src/analyse",
  "scenarios",
  "test/facts/effectsOfEntry.ts",
];
const KEPT = "node_modules/.cache/catfish-facts";

/** Makes a part, or reads it where it is kept. */
export type Part = <T>(name: string, make: () => T) => T;

/**
 * @param said     called with the name of each part, and whether it was kept
 * @param restsOn  files and folders that the numbers rest on
 */
export function keptParts(said: (name: string, isKept: boolean) => void, restsOn: readonly string[] = RESTS_ON): Part {
  const folder = join(KEPT, keyOf(restsOn));
  mkdirSync(folder, { recursive: true });
  return (name, make) => {
    const path = join(folder, `${name.replace(/\W+/g, "-")}.json`);
    const isKept = existsSync(path);
    if (!isKept) {
      writeFileSync(`${path}.part`, JSON.stringify(make()));
      renameSync(`${path}.part`, path);
    }
    said(name, isKept);
    return JSON.parse(readFileSync(path, "utf8"));
  };
}

function keyOf(places: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of places.flatMap(filesIn)) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
}

function filesIn(place: string): string[] {
  if (!existsSync(place) || /\.\w+$/.test(place)) return [place];
  return readdirSync(place, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(place, entry.name)) : [join(place, entry.name)]));
}
