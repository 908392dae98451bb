import { dirname, join } from "node:path";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";

/** Refuses a place where a folder cannot be made, before the long work rather than after it. Leaves nothing behind. */
export function refuseUnwritable(disk: Disk, folder: string): void {
  let above = dirname(disk.absolute(folder));
  while (!disk.exists(above) && dirname(above) !== above) above = dirname(above);
  if (!disk.isFolder(above)) {
    throw new Refusal(
      `${above} is a file, so that ${folder} cannot be made below it.`,
      "Choose another place with --out, or move the file away.",
    );
  }
  try {
    disk.remove(disk.makeTemporaryBeside(join(above, "probe")));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new Refusal(`Nothing can be written in ${above}${code}.`, "Choose another place with --out.");
  }
}
