import type { Manifest, ProgramIdentity } from "../../result/manifest.ts";
import { GENERATOR } from "../run/identity.ts";
import type { DrawnChecked } from "./checkDrawn.ts";
import type { FilesChecked } from "./checkFiles.ts";
import type { PointsVerified } from "./verifyPoints.ts";
import type { NotRerun, WorldsVerified } from "./verifyWorlds.ts";

/** All that was found out about a result folder. */
export interface Verification {
  readonly folder: string;
  readonly manifest: Manifest;
  /** This program. */
  readonly program: ProgramIdentity;
  readonly files: FilesChecked;
  readonly worlds: readonly (WorldsVerified | NotRerun)[];
  /** Of an exploration, where its points can be run again. */
  readonly points?: PointsVerified;
  /** Undefined where nothing was drawn again: files are damaged, or of another program. */
  readonly drawn?: DrawnChecked;
}

/** True when this program has the version and the source of the one that wrote the folder. */
export function isSameProgram({ manifest, program }: Verification): boolean {
  return manifest.program.version === program.version && manifest.program.source === program.source;
}

/** True when every file is as it was written and every world that was run again came out the same. */
export function isVerified({ files, worlds, points, manifest, drawn }: Verification): boolean {
  const { missing, extra, changed } = files;
  if (missing.length + extra.length + changed.length > 0) return false;
  if (points !== undefined && points.misfits.length > 0) return false;
  if (manifest.generator !== GENERATOR) return false;
  if (points !== undefined && points.differing.length > 0) return false;
  if (drawn !== undefined && drawn.differing.length > 0) return false;
  return worlds.every((each) => !("wrong" in each) && each.differing.length === 0);
}

/** The verification for programs. */
export function verificationObject(verification: Verification): object {
  const { folder, manifest, program, files, worlds, points, drawn } = verification;
  const { kind, seed, generator, replications, window } = manifest;
  return {
    folder,
    verified: isVerified(verification),
    kind,
    seed,
    generator,
    replications,
    window,
    program: { folder: manifest.program, this: program, same: isSameProgram(verification) },
    files,
    worlds,
    points,
    drawn: drawn ?? null,
  };
}
