import type { BehindBest } from "../../analyse/bestPoint.ts";
import type { Sweep } from "../../analyse/sweep.ts";
import type { Variable } from "../../scenario/vary.ts";
import { SeriesStatistics } from "../../worlds/points.ts";
import type { Manifest } from "../manifest.ts";
import { bestColumns, verdicts } from "../tables/sweepBest.ts";
import { failedColumns } from "../tables/sweepFailed.ts";
import { BadFolder } from "./badFolder.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";
import { placeOf, RUN_AGAIN, type SavedFolder } from "./savedFolder.ts";
import { pointIn, settingsIn } from "./sweepCells.ts";

type Best = NonNullable<Sweep["best"]>;

/** What the tables say of a point. */
export interface ReadPoint {
  readonly settings: readonly string[];
  readonly statistics: SeriesStatistics;
  /** How many series have rows. */
  rows: number;
  readonly failure?: string;
}

/** The points that failed, by their place in the order of the tables. */
export function readFailures(
  folder: SavedFolder,
  manifest: Manifest,
  variables: readonly Variable[],
  count: number,
): Map<number, ReadPoint> {
  const path = "data/failed.csv";
  const place = placeOf(folder, path);
  const failures = new Map<number, ReadPoint>();
  readTable(folder, manifest, { path, columns: namesOf(failedColumns(variables)) }, (cells, line) => {
    const at = pointIn(cells[0], count, place, line);
    failures.set(at, {
      settings: settingsIn(cells.slice(2), variables),
      statistics: new SeriesStatistics(),
      rows: 0,
      failure: cells[1],
    });
  });
  return failures;
}

interface BestToRead {
  readonly variables: readonly Variable[];
  /** How many points there are, without the scenario as it is. */
  readonly points: number;
  readonly better: "lower" | "higher";
}

/** The best point and what is behind it; undefined where no point has a value. */
export function readBest(
  folder: SavedFolder,
  manifest: Manifest,
  { variables, points, better }: BestToRead,
): Best | undefined {
  const path = "data/best.csv";
  const place = placeOf(folder, path);
  const behind = new Array<BehindBest | undefined>(points).fill(undefined);
  let overBase = { n: 0, gain: Number.NaN, lower: Number.NaN, upper: Number.NaN };
  let best: number | undefined;
  readTable(folder, manifest, { path, columns: namesOf(bestColumns(variables)) }, (cells, line) => {
    const [n, mean, lower, upper] = [1, 2, 3, 4].map((column) => numberIn(cells, column, place, line));
    const verdict = verdicts.find((each) => each === cells[5]);
    const point = pointIn(cells[0], points + 1, place, line) - 1;
    if (verdict === undefined || point < 0 !== (verdict === "as it is") || (verdict === "best" && best !== undefined)) {
      throw new BadFolder(`${place}:${line}: "${cells[5]}" is no verdict of point ${cells[0]}.`, RUN_AGAIN);
    }
    if (verdict === "best") best = point;
    if (point < 0) overBase = { n, gain: mean, lower, upper };
    else behind[point] = { n, behind: mean, lower, upper, worse: verdict === "worse" };
  });
  if (best === undefined) return undefined;
  const asGood = [...behind.keys()].filter((point) => behind[point]?.worse === false);
  return { best, behind, asGood, better, overBase };
}
