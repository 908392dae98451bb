import type { Series } from "../../model/series.ts";
import { type ArmMonths, emptyMonthlyMeans, type WindowMeans } from "../../worlds/result.ts";
import type { Manifest } from "../manifest.ts";
import { namesOf, numberIn, readTable } from "../saved/readTable.ts";
import { readWorlds } from "../saved/readWorlds.ts";
import { placeOf, type SavedFolder } from "../savedFolder.ts";
import { monthColumns } from "../tables/months.ts";

/**
 * A few series of a run along time, from its folder: means of all worlds from `months.csv`, and the worlds that were
 * saved month by month from `worlds.csv`, where there is one.
 *
 * @param chosen  series that are wanted; those that the run does not have are left out
 * @throws BadFolder
 */
export function readMonths(
  folder: SavedFolder,
  manifest: Manifest,
  { series: all, months }: WindowMeans,
  chosen: readonly Series[],
): ArmMonths {
  const series = chosen.filter((one) => all.some((other) => keyOf(one) === keyOf(other)));
  const means = readMeansOfMonths(folder, manifest, series, months);
  if (folder.read("data/worlds.csv") === undefined) return { series, months, means, worlds: 0, values: [] };
  const saved = readWorlds(folder, manifest, { series, months });
  const cells = months * series.length;
  const values = new Float64Array(saved.length * cells);
  saved.forEach((world, index) => {
    values.set(world.values, index * cells);
  });
  return { series, months, means, worlds: saved.length, values };
}

/** Columns of `months.csv`: place, month, n, mean, lower, upper. */
const [MEASURE, GROUP, MONTH, N, MEAN, LOWER, UPPER] = [1, 3, 4, 5, 6, 7, 8];

function readMeansOfMonths(folder: SavedFolder, manifest: Manifest, series: readonly Series[], months: number) {
  const path = "data/months.csv";
  const place = placeOf(folder, path);
  const places = new Map(series.map((one, index) => [keyOf(one), index]));
  const means = emptyMonthlyMeans(months * series.length);
  readTable(folder, manifest, { path, columns: namesOf(monthColumns) }, (cells, line) => {
    const index = places.get(`${cells[MEASURE]}\n${cells[GROUP]}`);
    if (index === undefined) return;
    const at = Number(cells[MONTH]) * series.length + index;
    means.n[at] = numberIn(cells, N, place, line);
    means.mean[at] = numberIn(cells, MEAN, place, line);
    means.lower[at] = numberIn(cells, LOWER, place, line);
    means.upper[at] = numberIn(cells, UPPER, place, line);
  });
  return means;
}

function keyOf({ measure, group }: Series): string {
  return `${measure}\n${group}`;
}
