import type { ScenarioLibrary } from "../../scenario/library.ts";
import { type Markets, openMarkets } from "../../scenario/markets.ts";
import { readScenario } from "../../scenario/read.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { problemReport } from "../../scenario/text/problem-lines.ts";
import { BadFolder } from "./badFolder.ts";
import { placeOf, type SavedFolder, textOf } from "./savedFolder.ts";

/** A resolved file inherits nothing; what it is measured against need not be at hand. */
export const anyName: ScenarioLibrary = {
  find: (name) => ({ name, place: name, text: "" }),
  names: () => [],
};

/**
 * A scenario of a result folder, from its resolved file.
 *
 * @param path  `scenario.yaml`, `reference.yaml`, or `scenarios/<name>.yaml`
 * @throws BadFolder when the file is missing or cannot be read by this program
 */
export function readSavedScenario(folder: SavedFolder, path: string): Scenario {
  const place = placeOf(folder, path);
  const read = readScenario({ name: "scenario", place, text: textOf(folder, path) }, anyName);
  if ("scenario" in read) return read.scenario;
  throw new BadFolder(...problemReport(read.problems));
}

/**
 * The same with what can be set in it.
 *
 * @throws BadFolder when the file is missing or cannot be read by this program
 */
export function readSavedMarkets(folder: SavedFolder, path: string): Markets {
  const place = placeOf(folder, path);
  const opened = openMarkets({ name: "scenario", place, text: textOf(folder, path) }, anyName);
  if ("scenario" in opened) return opened;
  throw new BadFolder(...problemReport(opened.problems));
}
