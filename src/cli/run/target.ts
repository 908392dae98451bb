import {
  type Formats,
  type Manifest,
  oneOf,
  type RunIdentity,
  readManifest,
  sameButForWorlds,
} from "../../result/manifest.ts";
import { BadFolder } from "../../result/savedFolder.ts";
import { shown } from "../../result/shown.ts";
import type { Precision } from "../../worlds/stopping.ts";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { safePath } from "../openFolder.ts";
import { isSealed } from "./identity.ts";
import { type Place, placeAt } from "./place.ts";
import { refuseUnwritable } from "./refuseUnwritable.ts";

/** What to do with the folder of a scenario. */
export interface Target {
  /** The very run is there: it is kept. Otherwise nothing is there, or it may be replaced. */
  readonly keep: boolean;
  readonly place: Place;
}

export interface TargetOptions {
  readonly force: boolean;
  readonly formats: Formats;
  readonly charts: boolean;
  /** With as many worlds as an answer takes: how sharp it is wanted. Then the identity has the most worlds there may be. */
  readonly precision?: Precision;
}

/**
 * Whether a result may go to `folder`; refused before the long work rather than after it. The same run with
 * fewer worlds is replaced: its rows come out the same to the byte, with more after them. Only folders that
 * a run wrote are ever replaced, and without `--force` only those of which no file was changed since. One world that is
 * to be told is told beside an answer that is there already.
 */
export function targetOf(disk: Disk, folder: string, identity: RunIdentity, options: TargetOptions): Target {
  const place = placeAt(disk, folder);
  const keep = place.stood !== undefined && isKept(disk, folder, identity, options);
  if (!keep) refuseUnwritable(disk, folder);
  return { keep, place };
}

function isKept(disk: Disk, folder: string, identity: RunIdentity, options: TargetOptions): boolean {
  const manifest = replaceableManifest(disk, folder);
  if (options.force) return false;
  const isSameRun = sameButForWorlds(manifest) === sameButForWorlds(identity);
  const isWhole = isSameRun && asksTheSame(manifest, identity, options) && hasFiles(manifest, options);
  if (isWhole || (isSameRun && isExtended(manifest, identity, options))) {
    refuseTouched(disk, folder, manifest);
    return isWhole && (manifest.holds.explained === true || identity.holds.explained !== true);
  }
  const missing = missingFormats(manifest.holds, options);
  throw new Refusal(
    `${folder} holds ${oneOf(manifest.kind)} already (${manifest.replications} worlds, seed "${shown(manifest.seed)}").`,
    ...(isSameRun && missing.length > 0
      ? [`Add to it with  catfish report ${folder} --format ${missing.join(",")}`]
      : []),
    ...(isSameRun && options.precision !== undefined ? [`Add to it with --least ${manifest.replications}.`] : []),
    "Replace it with --force, or choose another place with --out.",
  );
}

/** What is not as it was written is no longer the very run; and what somebody wrote into a file is not ours to replace. */
function refuseTouched(disk: Disk, folder: string, { files }: Manifest): void {
  const touched = files.find(({ path, sha256 }) => {
    const place = safePath(disk, folder, path);
    return disk.fingerprint(place)?.sha256 !== sha256;
  });
  if (touched === undefined) return;
  throw new Refusal(
    `${folder} holds this run, but ${touched.path} in it is not as it was written.`,
    "Replace it with --force, which takes away what was changed in files of catfish, or choose another place with --out.",
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

function hasFiles({ files, holds }: Manifest, options: TargetOptions): boolean {
  return (
    missingFormats(holds, options).length === 0 && (!options.charts || files.some(({ path }) => path === "index.html"))
  );
}

function missingFormats(holds: Manifest["holds"], { formats }: TargetOptions): string[] {
  return (["parquet", "xlsx"] as const).filter((format) => formats[format] === true && holds[format] !== true);
}

/** The manifest of a folder that may be replaced; refused where there is none that we wrote. */
export function replaceableManifest(disk: Disk, folder: string): Manifest {
  const read = (path: string) => disk.read(safePath(disk, folder, path));
  try {
    const manifest = readManifest({ path: folder, read }, "replace");
    if (isSealed(read("manifest.json") ?? "")) return manifest;
  } catch (error) {
    if (!(error instanceof BadFolder)) throw error;
    throw new Refusal(`${folder} is there already. ${error.lines[0]}`, MOVE_AWAY);
  }
  throw new Refusal(
    `${folder} is there already. Its manifest.json was changed, so that what catfish wrote in it cannot be told.`,
    MOVE_AWAY,
  );
}

const MOVE_AWAY = "Choose another place with --out, or move it away.";
