import { join } from "node:path";
import type { Disk } from "../effects.ts";

/** Paths of all files below a folder, with `/`, sorted within each folder. */
export function filesBelow(disk: Disk, folder: string, inside = ""): string[] {
  return disk.list(join(folder, inside)).flatMap((name) => {
    const path = inside === "" ? name : `${inside}/${name}`;
    return disk.isFolder(join(folder, path)) ? filesBelow(disk, folder, path) : [path];
  });
}
