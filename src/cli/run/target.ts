import { join } from "node:path";
import { type Manifest, type RunIdentity, sameButForWorlds } from "../../report/manifest.ts";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";

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
}

/**
 * Whether a result may go to `folder`; refused before the long work rather than after it. The same run with
 * fewer worlds is replaced: its rows come out the same to the byte, with more after them. Only folders that
 * a run wrote are ever replaced.
 */
export function targetOf(disk: Disk, folder: string, identity: RunIdentity, options: TargetOptions): Target {
  if (!disk.exists(folder) || (disk.isFolder(folder) && disk.list(folder).length === 0)) return "write";
  const manifest = readManifest(disk, folder);
  if (manifest === undefined) {
    throw new Refusal(`${folder} is there already and is no result of catfish.`, "Choose another place with --out.");
  }
  if (options.force) return "write";
  const isSameRun = sameButForWorlds(manifest) === sameButForWorlds(identity);
  if (isSameRun && manifest.replications < identity.replications) return "write";
  if (isSameRun && manifest.replications === identity.replications && hasFiles(manifest, options)) return "keep";
  throw new Refusal(
    `${folder} holds a run already (${manifest.replications} worlds, seed "${manifest.seed}").`,
    "Replace it with --force, or choose another place with --out.",
  );
}

function hasFiles({ files }: Manifest, { parquet, charts }: TargetOptions): boolean {
  const has = (path: string): boolean => files.some((file) => file.path === path);
  return (!parquet || has("data/months.parquet")) && (!charts || has("index.html"));
}

/** The manifest of a folder; undefined where there is none that we wrote. */
function readManifest(disk: Disk, folder: string): Manifest | undefined {
  const text = disk.read(join(folder, "manifest.json"));
  if (text === undefined) return undefined;
  try {
    const manifest: Manifest = JSON.parse(text);
    const isWhole = manifest.format === 1 && Array.isArray(manifest.files) && sameButForWorlds(manifest) !== "";
    return isWhole ? manifest : undefined;
  } catch {
    return undefined;
  }
}
