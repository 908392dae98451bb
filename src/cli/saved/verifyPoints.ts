import type { Manifest } from "../../result/manifest.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import { openSavedMarkets } from "../../result/savedScenario.ts";
import { exploring } from "../../worlds/points.ts";
import type { Effects } from "../effects.ts";
import { hashOf } from "../run/identity.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import { differingFile } from "./differingRows.ts";
import type { DifferingRow, PointsAgain } from "./pointsAgain.ts";
import type { RerunOptions } from "./reopened.ts";
import { sensitivityAgain } from "./sensitivityAgain.ts";

/** What running some points of an exploration again has shown. */
export interface PointsVerified {
  readonly scenarioFile: string;
  readonly tables: readonly string[];
  /** How many points the folder has, and the names of those that were run again, in all their worlds. */
  readonly points: number;
  readonly sample: readonly string[];
  readonly differing: readonly DifferingRow[];
  /** Files that were worked out again from the saved rows of all points, and how they differ. */
  readonly workedOut: readonly string[];
  readonly misfits: readonly DifferingRow[];
  /** What rests on points that were not run again, in a sentence. */
  readonly left?: string;
  /** False where the file of the scenario is not the one that the manifest names. */
  readonly isAsStated: boolean;
}

/** How a kind of folder is read for that; one that is not here has only its files checked. */
const kinds: Partial<Record<Manifest["kind"], (folder: SavedFolder, manifest: Manifest, size: number) => PointsAgain>> =
  { sensitivity: sensitivityAgain };

/** Runs a sample of the points of an exploration again; undefined for a folder that has none. */
export async function verifyPoints(
  folder: SavedFolder,
  manifest: Manifest,
  { sample: size, threads }: RerunOptions,
  effects: Effects,
): Promise<PointsVerified | undefined> {
  const read = kinds[manifest.kind];
  if (read === undefined) return undefined;
  const markets = openSavedMarkets(folder, "scenario.yaml");
  const again = read(folder, manifest, size);
  const { seed, replications, window } = manifest;
  const planned = { scenario: markets.scenario, window, referenceLabel: "none" };
  const isSmall = workOf([planned], replications * again.sample.length) < SMALL_WORK;
  const workers = await effects.workers(threads, isSmall);
  let differing: readonly DifferingRow[];
  try {
    const options = { seed, replications, window, series: again.series, signal: effects.interrupted };
    differing = await again.compare(exploring(markets, options, workers.map));
  } finally {
    await workers.close();
  }
  const { tables, points, sample, workedOut, left } = again;
  return {
    scenarioFile: "scenario.yaml",
    tables,
    points,
    sample,
    differing,
    workedOut: workedOut.map(({ path }) => path),
    misfits: workedOut.flatMap((file) => differingFile(folder, file) ?? []),
    left,
    isAsStated: hashOf(markets.scenario) === manifest.scenario.sha256,
  };
}
