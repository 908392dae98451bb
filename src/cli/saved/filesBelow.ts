import { join } from "node:path";
import type { Disk } from "../effects.ts";

/** Paths of all files below a folder, with `/`, sorted within each folder. Links are named and not followed. */
export function filesBelow(disk: Disk, folder: string, inside = ""): string[] {
  return disk.list(join(folder, inside)).flatMap((name) => {
    const path = inside === "" ? name : `${inside}/${name}`;
    const { kind } = disk.look(disk.absolute(join(folder, path))) ?? {};
    return kind === "folder" ? filesBelow(disk, folder, path) : [path];
  });
}
