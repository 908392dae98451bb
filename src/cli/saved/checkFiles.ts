import { join } from "node:path";
import type { Manifest } from "../../result/manifest.ts";
import type { Disk } from "../effects.ts";
import { safePath } from "../openFolder.ts";
import { isSealed } from "../run/identity.ts";

/** How the files of a folder differ from what its manifest says of them; all lists are empty where none does. */
export interface FilesChecked {
  /** Files that the manifest names. */
  readonly stated: number;
  readonly missing: readonly string[];
  /** Files that nobody wrote who keeps the manifest. */
  readonly extra: readonly string[];
  readonly changed: readonly ChangedFile[];
}

export interface ChangedFile {
  readonly path: string;
  /** In what, in words. */
  readonly how: string;
}

/** Files that carry their own checksum, since they cannot be in the manifest. */
const sealed = ["manifest.json", "run-info.json"] as const;

/**
 * Compares size and hash of every file of a folder with its manifest.
 *
 * @throws BadFolder where a file that the manifest names is a link
 */
export function checkFiles(disk: Disk, folder: string, { files }: Manifest): FilesChecked {
  const found = filesBelow(disk, folder);
  const ours: ReadonlySet<string> = new Set([...files.map(({ path }) => path), ...sealed]);
  const changed: ChangedFile[] = [];
  for (const { path, bytes, sha256 } of files) {
    const file = disk.fingerprint(safePath(disk, folder, path));
    if (file === undefined || file.sha256 === sha256) continue;
    const sizes = file.bytes === bytes ? `${bytes} bytes as stated, but` : `${file.bytes} bytes, not ${bytes};`;
    changed.push({ path, how: `${sizes} sha256 ${file.sha256.slice(0, 12)}, not ${sha256.slice(0, 12)}` });
  }
  for (const path of sealed) {
    const text = disk.read(safePath(disk, folder, path));
    if (text !== undefined && !isSealed(text)) {
      changed.push({ path, how: "its last line, the checksum of the rest, does not fit" });
    }
  }
  return {
    stated: files.length,
    missing: [...ours].filter((path) => !found.includes(path)).sort(),
    extra: found.filter((path) => !ours.has(path)),
    changed,
  };
}

/** Paths of all files below a folder, with `/`, sorted within each folder. Links are named and not followed. */
function filesBelow(disk: Disk, folder: string, inside = ""): string[] {
  return disk.list(join(folder, inside)).flatMap((name) => {
    const path = inside === "" ? name : `${inside}/${name}`;
    const { kind } = disk.look(disk.absolute(join(folder, path))) ?? {};
    return kind === "folder" ? filesBelow(disk, folder, path) : [path];
  });
}
