import type { Series } from "../../model/series.ts";
import type { SinceEntry } from "../../worlds/result.ts";
import type { Manifest } from "../manifest.ts";
import { placeOf, type SavedFolder } from "../savedFolder.ts";
import { firstTrialColumns } from "../tables/firstTrials.ts";
import { sinceEntryColumns } from "../tables/sinceEntry.ts";
import { knownMeasure } from "./readMeans.ts";
import { readStatistics } from "./readStatistics.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";

/**
 * The measures around the first trial of a newcomer, from `since-entry.csv` and `first-trials.csv`.
 *
 * @param path  gives the path of a table
 * @throws BadFolder
 */
export function readSinceEntry(folder: SavedFolder, manifest: Manifest, path: (table: string) => string): SinceEntry {
  const table = { path: path("since-entry"), columns: namesOf(sinceEntryColumns) };
  const place = placeOf(folder, table.path);
  const series: Series[] = [];
  const offsets = new Set<number>();
  readTable(folder, manifest, table, (cells, line) => {
    const last = series[series.length - 1];
    if (last === undefined || last.measure !== cells[1] || last.group !== cells[3]) {
      series.push({ measure: knownMeasure(cells[1], place, line), group: cells[3] });
    }
    offsets.add(numberIn(cells, 4, place, line));
  });
  const [first = 0] = offsets;
  const statistics = readStatistics(folder, manifest, table, series, { first, count: offsets.size });
  return {
    firstTrial: readFirstTrials(folder, manifest, path("first-trials")),
    offsets: Int32Array.from(offsets),
    series,
    statistics,
  };
}

/** Month of the first trial by world, -1 where there was none. */
function readFirstTrials(folder: SavedFolder, manifest: Manifest, path: string): Int32Array {
  const place = placeOf(folder, path);
  const months: number[] = [];
  readTable(folder, manifest, { path, columns: namesOf(firstTrialColumns) }, (cells, line) => {
    months.push(cells[2] === "" ? -1 : numberIn(cells, 2, place, line));
  });
  return Int32Array.from(months);
}
