import type { Origin, Scenario } from "../../scenario/scenario.ts";
import type { Manifest } from "../manifest.ts";
import { parameterColumns } from "../tables/parameters.ts";
import { BadFolder } from "./badFolder.ts";
import { namesOf, readTable } from "./readTable.ts";
import { placeOf, RUN_AGAIN, type SavedFolder } from "./savedFolder.ts";

/**
 * Where the settings of a scenario came from, from `parameters.csv`; in the resolved file all stand alike.
 * Values are text, as the table has them.
 *
 * @param resolved  the scenario from its resolved file, which has the settings in their order
 * @throws BadFolder
 */
export function readOrigins(folder: SavedFolder, manifest: Manifest, path: string, resolved: Scenario): Origin[] {
  const place = placeOf(folder, path);
  const origins: Origin[] = [];
  readTable(folder, manifest, { path, columns: namesOf(parameterColumns) }, (cells, line) => {
    const [, setting, value, , , , , from, where] = cells;
    if (from !== "default" && from !== "file" && from !== "command line") {
      throw new BadFolder(
        `${place}:${line}: "${from}" is no origin; right would be default, file or command line.`,
        RUN_AGAIN,
      );
    }
    origins.push({ path: setting, value, from, ...(where === "" ? {} : { place: where }) });
  });
  const order = new Map(resolved.origins.map((origin, index) => [origin.path, index]));
  const placeIn = (origin: Origin) => order.get(origin.path) ?? order.size;
  return origins.sort((a, b) => placeIn(a) - placeIn(b));
}
