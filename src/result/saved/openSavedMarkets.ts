import { type Markets, openMarkets } from "../../scenario/markets.ts";
import { problemReport } from "../../scenario/text/problem-lines.ts";
import { BadFolder } from "./badFolder.ts";
import { anyName } from "./readSavedScenario.ts";
import { placeOf, type SavedFolder, textOf } from "./savedFolder.ts";

/**
 * The scenario of an exploration from its resolved file, open for more settings.
 *
 * @param path  `scenario.yaml`
 * @throws BadFolder when the file is missing or cannot be read by this program
 */
export function openSavedMarkets(folder: SavedFolder, path: string): Markets {
  const place = placeOf(folder, path);
  const opened = openMarkets({ name: "scenario", place, text: textOf(folder, path) }, anyName);
  if ("problems" in opened) throw new BadFolder(...problemReport(opened.problems));
  return opened;
}
