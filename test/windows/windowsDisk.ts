import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, win32 } from "node:path";
import type { Disk } from "../../src/cli/effects.ts";

/** Where a folder of this machine stands in the paths of Windows. */
export interface Mount {
  /** Path of Windows, e.g. `C:\`. */
  readonly at: string;
  readonly folder: string;
}

/** What Windows takes for a device, or for no name at all. */
const NO_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:"|?*/\p{Cc}]|[ .]$/iu;

/**
 * A disk of Windows, as far as paths go, on that of this machine: two slashes, drives, names that are the same in either
 * case, and names that cannot be, which are an error.
 *
 * @param real    the disk of this machine
 * @param mounts  where paths lead, the longest first
 * @param cwd     the working folder, a path of Windows
 */
export function windowsDisk(real: Disk, mounts: readonly Mount[], cwd: string): Disk {
  const absolute = (path: string) => win32.resolve(cwd, path);

  /** Where a path of Windows lies here. */
  const here = (path: string): string => {
    const whole = absolute(path);
    const mount = mounts.find(({ at }) => whole.toLowerCase().startsWith(at.toLowerCase()));
    if (mount === undefined) throw failing("ENOENT", path);
    const parts = whole
      .slice(mount.at.length)
      .split("\\")
      .filter((part) => part !== "");
    return parts.reduce((folder, part) => join(folder, nameIn(folder, part, path)), mount.folder);
  };

  /** The path of Windows to what lies here. */
  const there = (path: string): string => {
    const mount = mounts.find(({ folder }) => path === folder || path.startsWith(`${folder}/`));
    if (mount === undefined) throw new Error(`${path} is outside of what Windows sees`);
    return win32.join(mount.at, ...path.slice(mount.folder.length).split("/"));
  };

  return {
    home: there(real.home),
    read: (path) => real.read(here(path)),
    input: (path, most) => real.input(here(path), most),
    readBytes: (path) => real.readBytes(here(path)),
    standing: (path) => real.standing(here(path)),
    exists: (path) => real.exists(here(path)),
    isFolder: (path) => real.isFolder(here(path)),
    list: (folder) => real.list(here(folder)),
    look: (path) => real.look(here(path)),
    makeTemporaryBeside: (path) => there(real.makeTemporaryBeside(here(path))),
    removeAbandoned: (folder) => real.removeAbandoned(here(folder)).map(there),
    write: (path, chunks) => real.write(here(path), chunks),
    fingerprint: (path) => real.fingerprint(here(path)),
    makeFolder: (path) => real.makeFolder(here(path)),
    copy: (from, to) => real.copy(here(from), here(to)),
    carry: (from, to) => real.carry(here(from), here(to)),
    move: (from, to) => real.move(here(from), here(to)),
    writeWhole: (path, text, replace) => real.writeWhole(here(path), text, replace),
    remove: (path) => real.remove(here(path)),
    removeEmpty: (folder) => real.removeEmpty(here(folder)),
    absolute,
  };
}

/** The name in a folder that Windows takes for this one. */
function nameIn(folder: string, name: string, path: string): string {
  if (NO_NAME.test(name)) throw failing("EINVAL", path);
  if (!existsSync(folder) || existsSync(join(folder, name))) return name;
  return readdirSync(folder).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
}

function failing(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, path });
}

/** A drive with nothing on it. */
export function emptyDrive(letter: string, below: string): Mount {
  const folder = join(below, letter);
  mkdirSync(folder);
  return { at: `${letter}:\\`, folder };
}
