import { join } from "node:path";
import {
  type DetailAsked,
  type Formats,
  type Manifest,
  oneOf,
  type RunIdentity,
  readManifest,
  sameButForWorlds,
  worldsOf,
} from "../../result/manifest.ts";
import { BadFolder } from "../../result/savedFolder.ts";
import { shown } from "../../result/shown.ts";
import type { Precision } from "../../worlds/stopping.ts";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { safePath } from "../openFolder.ts";
import { type Destination, type NamedDestination, namesToTry, plainFolder } from "../results/destination.ts";
import { isSealed } from "./identity.ts";
import { type Place, placeAt } from "./place.ts";
import { refuseUnwritable } from "./refuseUnwritable.ts";

/** What to do with the folder of an answer. */
export interface Target {
  readonly folder: string;
  /** The very answer is there: it is kept. Otherwise nothing is there, or it may be replaced. */
  readonly keep: boolean;
  readonly place: Place;
  /** Whether the folder is named after the question, among others of its kind. */
  readonly isNamed: boolean;
}

export interface TargetOptions {
  readonly force: boolean;
  readonly formats: Formats;
  readonly charts: boolean;
  readonly detail?: DetailAsked;
  /** With as many worlds as an answer takes: how sharp it is wanted. Then the identity has the most worlds there may be. */
  readonly precision?: Precision;
}

/**
 * Where an answer goes; refused before the long work rather than after it. The same question with fewer worlds is
 * replaced: its rows come out the same to the byte, with more after them. Only folders that a command wrote are ever
 * replaced, and without `--force` only those of which no file was changed since. One world that is to be told is told
 * beside an answer that is there already. A question that has a folder named after it is never refused because another
 * one has the name: it gets one of its own.
 */
export function targetOf(disk: Disk, destination: Destination, identity: RunIdentity, options: TargetOptions): Target {
  const folder = "folder" in destination ? destination.folder : folderNamed(disk, destination, identity, options);
  const place = placeAt(disk, folder);
  const keep = place.stood !== undefined && isKept(disk, folder, identity, options);
  if (!keep) refuseUnwritable(disk, folder);
  return { folder, keep, place, isNamed: !("folder" in destination) };
}

/** The first folder of a question's names that is free or has this very question; with `--force` the first, if none has. */
function folderNamed(disk: Disk, named: NamedDestination, identity: RunIdentity, options: TargetOptions): string {
  const plain = plainFolder(named);
  for (const name of namesToTry(named)) {
    const folder = join(named.parent, name);
    if (placeAt(disk, folder).stood === undefined) return options.force ? plain : folder;
    const fit = fitOf(replaceableManifest(disk, folder), identity, options);
    if (fit !== "other" && (fit !== "fewer" || options.force)) return folder;
  }
  return plain;
}

function isKept(disk: Disk, folder: string, identity: RunIdentity, options: TargetOptions): boolean {
  const manifest = replaceableManifest(disk, folder);
  if (options.force) return false;
  const fit = fitOf(manifest, identity, options);
  if (fit === "whole" || fit === "more") {
    refuseTouched(disk, folder, manifest);
    return fit === "whole" && (manifest.holds.explained === true || identity.holds.explained !== true);
  }
  const canGrow = fit === "fewer" && options.precision !== undefined;
  throw new Refusal(
    `${folder} holds ${oneOf(manifest.kind)} already (${manifest.replications} worlds, seed "${shown(manifest.seed)}").`,
    ...(canGrow ? [`Add to it with --least ${manifest.replications}.`] : []),
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

/**
 * How what is asked fits a folder: the very answer is there, or all of it with more worlds or files to come; the folder
 * has more worlds than are asked for; or it is another question.
 */
type Fit = "whole" | "more" | "fewer" | "other";

function fitOf(manifest: Manifest, identity: RunIdentity, options: TargetOptions): Fit {
  if (sameButForWorlds(manifest) !== sameButForWorlds(identity)) return "other";
  if (asksTheSame(manifest, identity, options)) return hasFiles(manifest, options) ? "whole" : "more";
  return isExtended(manifest, identity, options) ? "more" : "fewer";
}

/** True when the answer will have all the worlds that the folder has. */
function isExtended(manifest: Manifest, identity: RunIdentity, { precision }: TargetOptions): boolean {
  if (precision !== undefined) return manifest.replications <= precision.least;
  const wanted = worldsOf(identity);
  const had = worldsOf(manifest);
  return had.every((worlds, arm) => worlds <= wanted[arm]) && had.some((worlds, arm) => worlds < wanted[arm]);
}

/** True when the folder was made by asking for as many worlds, in number or by the precision of the answer. */
function asksTheSame(manifest: Manifest, identity: RunIdentity, { precision }: TargetOptions): boolean {
  if (precision !== undefined) return JSON.stringify(manifest.stop?.asked) === JSON.stringify(precision);
  return manifest.stop === undefined && worldsOf(manifest).join() === worldsOf(identity).join();
}

function hasFiles({ files, holds }: Manifest, { formats, charts, detail }: TargetOptions): boolean {
  const lacks = (["parquet", "xlsx", "png"] as const).some(
    (format) => formats[format] === true && holds[format] !== true,
  );
  if (detail !== undefined && JSON.stringify(holds.detail) !== JSON.stringify(detail)) return false;
  return !lacks && (!charts || files.some(({ path }) => path === "index.html"));
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
