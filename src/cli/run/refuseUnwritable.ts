import { dirname, join } from "node:path";
import { codeOf } from "../disk.ts";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";

/** Failures that have nothing to do with the place, or are told better by what all commands share. */
const ELSEWHERE: readonly (string | undefined)[] = ["EMFILE", "ENFILE", "ENOSPC", "EDQUOT", "ENAMETOOLONG"];

/**
 * Refuses a place where a folder, or a file, cannot be made, before the long work rather than after it. Leaves nothing
 * behind.
 */
export function refuseUnwritable(disk: Disk, folder: string, elsewhere = "Choose another place with --out."): void {
  let above = dirname(disk.absolute(folder));
  while (!disk.exists(above) && dirname(above) !== above) {
    if (disk.look(above)?.kind === "link") {
      throw new Refusal(
        `${above} is a link that leads nowhere, so that ${folder} cannot be made below it.`,
        "Make the folder that it leads to, or choose another place with --out.",
      );
    }
    above = dirname(above);
  }
  if (!disk.isFolder(above)) {
    throw new Refusal(
      `${above} is a file, so that ${folder} cannot be made below it.`,
      "Choose another place with --out, or move the file away.",
    );
  }
  try {
    disk.remove(disk.makeTemporaryBeside(join(above, "probe")));
  } catch (error) {
    if (ELSEWHERE.includes(codeOf(error))) throw error;
    const code = codeOf(error) === undefined ? "" : ` (${codeOf(error)})`;
    throw new Refusal(`Nothing can be written in ${above}${code}.`, elsewhere);
  }
}
