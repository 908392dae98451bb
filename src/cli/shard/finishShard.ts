import { relative } from "node:path";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { readProgram } from "../program.ts";
import { entryPath } from "../store/entryNames.ts";
import { filesOf } from "../store/survey.ts";
import { requestWords } from "./requestWords.ts";
import type { ShardedCommand } from "./runShard.ts";
import { entriesFolder, shardPath, shardText } from "./shardFile.ts";
import type { ShardWork } from "./shardWork.ts";

/** Writes what a shard is beside its entries, and leaves none in its folder that are not of it. */
export function finishShard(sharded: ShardedCommand, work: ShardWork, folder: string, disk: Disk): void {
  const { version, source } = readProgram(disk);
  const { command, given, part, out } = sharded;
  const entries = hashedEntries(work, folder, disk);
  const shard = {
    program: { version, source },
    request: requestWords(command, given),
    ...part,
    tasks: work.tasks,
    digest: work.digest(),
    out: (relative(sharded.folder, out) || ".").replaceAll("\\", "/"),
    entries,
    failed: work.failed,
  };
  disk.write(shardPath(folder), [shardText(shard)]);
}

function hashedEntries(work: ShardWork, folder: string, disk: Disk): { key: string; sha256: string }[] {
  const failed = new Set(work.failed);
  const keys = [...new Set(work.keys)].filter((key) => !failed.has(key));
  const paths = new Set(keys.map((key) => entryPath(entriesFolder(folder), key)));
  for (const path of filesOf(disk, entriesFolder(folder))) if (!paths.has(path)) disk.remove(path);
  return keys.map((key) => {
    const found = disk.fingerprint(entryPath(entriesFolder(folder), key));
    if (found === undefined) throw new Refusal(`A batch could not be written to ${folder}: is the disk full?`);
    return { key, sha256: found.sha256 };
  });
}
