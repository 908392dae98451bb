import type { Series } from "../../model/series.ts";
import type { MonthlyStatistics } from "../../worlds/result.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { statistics as names } from "../tables/statisticColumns.ts";
import { numberIn, readTable, type TableToRead } from "./readTable.ts";

/** Where `scenario,measure,unit,group,month` end and the statistics begin. */
const FIRST = 5;

/**
 * Statistics over worlds from `months.csv` or `since-entry.csv`; index `row * series.length + series`.
 *
 * @param rows  how many months there are, and which comes first
 * @throws BadFolder when a row is missing or of a series that is not among these
 */
export function readStatistics(
  folder: SavedFolder,
  manifest: Manifest,
  table: TableToRead,
  series: readonly Series[],
  { first, count }: { readonly first: number; readonly count: number },
): MonthlyStatistics {
  const place = placeOf(folder, table.path);
  const cells = count * series.length;
  const column = () => new Float64Array(cells).fill(Number.NaN);
  const statistics = {
    n: column(),
    mean: column(),
    lower: column(),
    upper: column(),
    p05: column(),
    p25: column(),
    p50: column(),
    p75: column(),
    p95: column(),
  };
  const places = new Map(series.map(({ measure, group }, index) => [keyOf(measure, group), index]));
  readTable(folder, manifest, table, (row, line) => {
    const index = places.get(keyOf(row[1], row[3]));
    const month = Number(row[4]) - first;
    if (index === undefined || !Number.isInteger(month) || month < 0 || month >= count) {
      throw new BadFolder(`${place}:${line}: month ${row[4]} of ${row[1]}, ${row[3]} does not belong here.`, RUN_AGAIN);
    }
    for (const [offset, name] of names.entries()) {
      statistics[name][month * series.length + index] = numberIn(row, FIRST + offset, place, line);
    }
  });
  if (statistics.n.some(Number.isNaN)) throw new BadFolder(`${place} lacks rows or numbers of worlds.`, RUN_AGAIN);
  return statistics;
}

function keyOf(measure: string, group: string): string {
  return `${measure}\n${group}`;
}
