import { join } from "node:path";
import { type Manifest, oneOf, type RunIdentity, sameButForWorlds } from "../../result/manifest.ts";
import { BadFolder } from "../../result/saved/badFolder.ts";
import { readManifest } from "../../result/saved/readManifest.ts";
import type { Precision } from "../../worlds/stopping.ts";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { refuseUnwritable } from "./refuseUnwritable.ts";

/** What to do with the folder of a scenario. */
export type Target =
  /** Nothing is there, or it may be replaced. */
  | "write"
  /** The very run is there: it is kept. */
  | "keep";

export interface TargetOptions {
  readonly force: boolean;
  readonly parquet: boolean;
  readonly charts: boolean;
  /** With as many worlds as an answer takes: how sharp it is wanted. Then the identity has the most worlds there may be. */
  readonly precision?: Precision;
}

/**
 * Whether a result may go to `folder`; refused before the long work rather than after it. The same run with
 * fewer worlds is replaced: its rows come out the same to the byte, with more after them. Only folders that
 * a run wrote are ever replaced.
 */
export function targetOf(disk: Disk, folder: string, identity: RunIdentity, options: TargetOptions): Target {
  const target = plannedTarget(disk, folder, identity, options);
  if (target === "write") refuseUnwritable(disk, folder);
  return target;
}

function plannedTarget(disk: Disk, folder: string, identity: RunIdentity, options: TargetOptions): Target {
  if (!disk.exists(folder) || (disk.isFolder(folder) && disk.list(folder).length === 0)) return "write";
  const manifest = replaceableManifest(disk, folder);
  if (options.force) return "write";
  const isSameRun = sameButForWorlds(manifest) === sameButForWorlds(identity);
  if (isSameRun && asksTheSame(manifest, identity, options) && hasFiles(manifest, options)) return "keep";
  if (isSameRun && isExtended(manifest, identity, options)) return "write";
  throw new Refusal(
    `${folder} holds ${oneOf(manifest.kind)} already (${manifest.replications} worlds, seed "${manifest.seed}").`,
    ...(isSameRun && options.precision !== undefined ? [`Add to it with --least ${manifest.replications}.`] : []),
    "Replace it with --force, or choose another place with --out.",
  );
}

/** True when the run will have all the worlds that the folder has. */
function isExtended({ replications }: Manifest, identity: RunIdentity, { precision }: TargetOptions): boolean {
  return precision === undefined ? replications < identity.replications : replications <= precision.least;
}

/** True when the folder was made by asking for as many worlds, in number or by the precision of the answer. */
function asksTheSame({ stop, replications }: Manifest, identity: RunIdentity, { precision }: TargetOptions): boolean {
  if (precision !== undefined) return JSON.stringify(stop?.asked) === JSON.stringify(precision);
  return stop === undefined && replications === identity.replications;
}

function hasFiles({ files }: Manifest, { parquet, charts }: TargetOptions): boolean {
  const has = (path: string): boolean => files.some((file) => file.path === path);
  return (!parquet || has("data/months.parquet")) && (!charts || has("index.html"));
}

/** The manifest of a folder that may be replaced; refused where there is none that we wrote. */
export function replaceableManifest(disk: Disk, folder: string): Manifest {
  try {
    return readManifest({ path: folder, read: (path) => disk.read(join(folder, path)) });
  } catch (error) {
    if (!(error instanceof BadFolder)) throw error;
    throw new Refusal(`${folder} is there already. ${error.lines[0]}`, "Choose another place with --out.");
  }
}
