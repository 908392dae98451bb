import { exploring, type ObservedPoint } from "../../experiment/explore/exploration.ts";
import type { Series } from "../../model/series.ts";
import type { Manifest } from "../../report/manifest.ts";
import { openSavedMarkets } from "../../report/saved/openSavedMarkets.ts";
import type { SavedFolder } from "../../report/saved/savedFolder.ts";
import type { Effects } from "../effects.ts";
import { hashOf } from "../run/identity.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import { sweepAgain } from "./sweepAgain.ts";
import type { VerifyOptions } from "./verifyWorlds.ts";

/** A row of a table that is not what this program makes of its point. */
export interface DifferingRow {
  readonly point: string;
  readonly table: string;
  /** As the folder has it, and as it comes out now. */
  readonly saved: string;
  readonly now: string;
}

/** What running some points of an exploration again has shown. */
export interface PointsVerified {
  readonly scenarioFile: string;
  readonly tables: readonly string[];
  /** How many points the folder has, and the names of those that were run again, in all their worlds. */
  readonly points: number;
  readonly sample: readonly string[];
  readonly differing: readonly DifferingRow[];
  /** False where the file of the scenario is not the one that the manifest names. */
  readonly isAsStated: boolean;
}

/** How the points of one kind of exploration are run again and compared with its tables. */
export interface PointsAgain {
  readonly tables: readonly string[];
  readonly points: number;
  /** The points to run: their names in the tables, and their settings as `--set` takes them. */
  readonly sample: readonly { readonly name: string; readonly settings: readonly string[] }[];
  readonly series: readonly Series[];
  /** Compares what came out, in the order of the sample, with the rows of the tables. */
  readonly compare: (observed: readonly ObservedPoint[]) => readonly DifferingRow[];
}

/** How a kind of folder is read for that; one that is not here has only its files checked. */
const kinds: Partial<Record<Manifest["kind"], (folder: SavedFolder, manifest: Manifest, size: number) => PointsAgain>> =
  { sweep: sweepAgain };

/** Runs a sample of the points of an exploration again; undefined for a folder that has none. */
export async function verifyPoints(
  folder: SavedFolder,
  manifest: Manifest,
  { sample: size, threads }: VerifyOptions,
  effects: Effects,
): Promise<PointsVerified | undefined> {
  const read = kinds[manifest.kind];
  if (read === undefined) return undefined;
  const markets = openSavedMarkets(folder, "scenario.yaml");
  const { tables, points, sample, series, compare } = read(folder, manifest, size);
  const { seed, replications, window } = manifest;
  const planned = { scenario: markets.scenario, window, referenceLabel: "none" };
  const isSmall = workOf([planned], replications * sample.length) < SMALL_WORK;
  const workers = await effects.workers(threads, isSmall);
  const observed: ObservedPoint[] = [];
  try {
    const options = { seed, replications, window, series, signal: effects.interrupted };
    await exploring(
      markets,
      options,
      workers.map,
    )(
      sample.map(({ settings }) => settings),
      (point) => observed.push(point),
    );
  } finally {
    await workers.close();
  }
  return {
    scenarioFile: "scenario.yaml",
    tables,
    points,
    sample: sample.map(({ name }) => name),
    differing: compare(observed),
    isAsStated: hashOf(markets.scenario) === manifest.scenario.sha256,
  };
}
