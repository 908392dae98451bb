import type { Series } from "../../model/series.ts";
import type { SingleWorld } from "../../worlds/result.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { worldColumns } from "../tables/worlds.ts";
import { knownMeasure } from "./readMeans.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";

/** Columns before the measures. */
const PLACE = 4;

/**
 * The first worlds of a scenario month by month, at most 50: the headline measures of the whole market, and of
 * whoever stands for the incumbents. Other series are missing.
 *
 * @param layout  series and months of the values; index `month * series.length + series`
 * @throws BadFolder
 */
export function readWorlds(
  folder: SavedFolder,
  manifest: Manifest,
  { series, months }: { readonly series: readonly Series[]; readonly months: number },
  path = "data/worlds.csv",
): SingleWorld[] {
  const place = placeOf(folder, path);
  const measures = namesOf(worldColumns())
    .slice(PLACE)
    .map((name) => knownMeasure(name, place, 1));
  const worlds: SingleWorld[] = [];
  const places = new Map<string, readonly number[]>();
  readTable(folder, manifest, { path, columns: namesOf(worldColumns()) }, (cells, line) => {
    const [, replication, group] = cells;
    if (Number(replication) !== worlds.length - 1) {
      worlds.push({
        replication: Number(replication),
        values: new Float64Array(months * series.length).fill(Number.NaN),
      });
    }
    const month = numberIn(cells, 3, place, line);
    if (Number(replication) !== worlds.length - 1 || !Number.isInteger(month) || month < 0 || month >= months) {
      throw new BadFolder(
        `${place}:${line}: month ${cells[3]} of world ${replication} does not belong here.`,
        RUN_AGAIN,
      );
    }
    let at = places.get(group);
    if (at === undefined) {
      at = measures.map((measure) => series.findIndex((each) => each.measure === measure && each.group === group));
      places.set(group, at);
    }
    const { values } = worlds[worlds.length - 1];
    for (const [column, serie] of at.entries()) {
      if (serie >= 0) values[month * series.length + serie] = numberIn(cells, PLACE + column, place, line);
    }
  });
  return worlds;
}
