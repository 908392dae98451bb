import type { Manifest, ProgramIdentity } from "../../result/manifest.ts";
import { BadFolder, type SavedFolder } from "../../result/savedFolder.ts";
import { Refusal } from "../exit.ts";
import { readProgram } from "../program.ts";
import { GENERATOR } from "../run/identity.ts";
import { checkFiles, type FilesChecked } from "./checkFiles.ts";
import type { Follows } from "./follows.ts";
import { followsFrom, manifestAlone } from "./follows.ts";
import { reopened } from "./reopened.ts";
import type { Reopening, Rerun, RerunOptions } from "./rerun.ts";

/** All that was found out about a result folder. */
export interface Verification {
  readonly folder: string;
  readonly manifest: Manifest;
  /** This program. */
  readonly program: ProgramIdentity;
  /** Sizes and hashes against the manifest. */
  readonly files: FilesChecked;
  /** All that follows from question and record against the files; undefined where these cannot be read. */
  readonly follows?: Follows;
  /** A part of the record simulated again; undefined where it cannot be. */
  readonly rerun?: Rerun;
  /** Why question or record cannot be read. */
  readonly unreadable?: readonly string[];
}

/** What was found out without simulating, and how to go on where there is something to simulate. */
export interface Looked {
  readonly verification: Verification;
  /** Undefined where question or record cannot be read. */
  readonly goOn?: (options: RerunOptions) => Promise<Verification>;
}

/**
 * Checks a result folder: every file against the manifest, all that follows from question and record against the files,
 * to the byte, and a part of the record against worlds that are simulated again.
 */
export async function verifyFolder(
  folder: SavedFolder,
  manifest: Manifest,
  options: RerunOptions,
  effects: Reopening,
): Promise<Verification> {
  const { verification, goOn } = await lookAtFolder(folder, manifest, effects);
  return goOn === undefined ? verification : goOn(options);
}

/** The same without simulating: files that do not follow are found before, where a record was kept. */
export async function lookAtFolder(folder: SavedFolder, manifest: Manifest, effects: Reopening): Promise<Looked> {
  const { version, source } = readProgram(effects.disk);
  const checked = {
    folder: folder.path,
    manifest,
    program: { version, source },
    files: checkFiles(effects.disk, folder.path, manifest),
  };
  const unlessUnreadable = async <Found>(find: () => Promise<Found>): Promise<Found | Verification> => {
    try {
      return await find();
    } catch (error) {
      if (error instanceof BadFolder || error instanceof Refusal) return { ...checked, unreadable: error.lines };
      throw error;
    }
  };
  const looked = await unlessUnreadable(async () => {
    const again = await reopened(folder, manifest, effects);
    if (!again.isKept) return { again };
    return { again, known: await followsFrom(folder, manifest, await again.contents(), effects, checked.files) };
  });
  if (!("again" in looked)) return { verification: looked };
  const { again, known } = looked;
  const goOn = (options: RerunOptions): Promise<Verification> =>
    unlessUnreadable(async () => {
      const rerun = await again.rerun(options);
      const { contents } = rerun;
      if (known !== undefined) return { ...checked, follows: known, rerun };
      const follows =
        contents === undefined
          ? manifestAlone(folder, manifest, again.identity, checked.files)
          : await followsFrom(folder, manifest, contents, effects, checked.files);
      return { ...checked, follows, rerun };
    });
  return { verification: { ...checked, follows: known }, goOn };
}

/** True where a file is not as it should be, so that simulating cannot make the folder sound. */
export function isAmiss({ files, follows, manifest }: Verification): boolean {
  const { missing, extra, changed } = files;
  if (missing.length + extra.length + changed.length > 0 || manifest.generator !== GENERATOR) return true;
  return follows !== undefined && follows.differing.length + follows.lacking.length + follows.beside.length > 0;
}

/** True when this program has the version and the source of the one that wrote the folder, and of the one that drew it. */
export function isSameProgram({ manifest, program }: Verification): boolean {
  return [manifest.program, manifest.drawn ?? manifest.program].every(
    ({ version, source }) => version === program.version && source === program.source,
  );
}

/**
 * True where nothing that was checked is other than it should be. What another version says of a folder is no proof of
 * it, be it that the same comes out: whoever forges it may name any version.
 */
export function isSound(verification: Verification): boolean {
  const { follows, rerun } = verification;
  if (!isSameProgram(verification) || isAmiss(verification)) return false;
  return follows !== undefined && rerun !== undefined && rerun.differing.length === 0;
}

/** True where nothing was left unchecked either. */
export function isVerified(verification: Verification): boolean {
  return isSound(verification) && verification.rerun?.left.length === 0;
}

/** The verification for programs. */
export function verificationObject(verification: Verification): object {
  const { folder, manifest, files, follows, rerun, unreadable } = verification;
  const { kind, seed, generator, replications, window } = manifest;
  return {
    folder,
    verified: isVerified(verification),
    sound: isSound(verification),
    kind,
    seed,
    generator,
    replications,
    window,
    madeBy: manifest.program,
    sameProgram: isSameProgram(verification),
    files,
    follows: follows ?? null,
    rerun: rerun ?? null,
    unreadable: unreadable ?? null,
  };
}
