import { join, relative } from "node:path";
import { type NextStep, ofWords } from "../../question/next.ts";
import { nextQuestions } from "../../words/en/next.ts";
import type { MapBatches } from "../../worlds/batch.ts";
import type { CommandName } from "../arguments/commandTable.ts";
import type { Given } from "../arguments/given.ts";
import type { Disk, Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { counted, paced } from "../explore/progress.ts";
import { sayNext } from "../print/nextLines.ts";
import { sayJson } from "../print/sayJson.ts";
import { silence } from "../print/terminal.ts";
import { readProgram } from "../program.ts";
import { placeAt, refuseChanged, takeName } from "../run/place.ts";
import { refuseUnwritable } from "../run/refuseUnwritable.ts";
import { tellKept } from "../run/strangers.ts";
import { batchKey } from "../store/batchKey.ts";
import { entryPath } from "../store/shelves.ts";
import { type BatchStore, openStore } from "../store/store.ts";
import { storedMap } from "../store/storedMap.ts";
import { filesOf } from "../store/survey.ts";
import { tellCounts, unlessStopped } from "../store/telling.ts";
import { entriesFolder, type Part, readShard, requestWords, shardName, shardPath, shardText } from "./shardFile.ts";
import { ShardIsDone, ShardWork } from "./shardWork.ts";

/** A command of which one shard is wanted. */
interface ShardedCommand {
  readonly command: CommandName;
  readonly given: Given;
  readonly part: Part;
  /** Folder in which the shards come to lie side by side. */
  readonly folder: string;
  /** What `--out` is for the whole. */
  readonly out: string;
  readonly threads: number;
  /** Hands all batches of the whole to a map, in one call; what would be made of their results is never reached. */
  readonly feed: (map: MapBatches) => Promise<unknown>;
}

/** Simulates one shard and writes its folder whole or not at all; what was finished before is taken up. */
export async function runShard(sharded: ShardedCommand, effects: Effects): Promise<ExitCode> {
  const { disk, terminal } = effects;
  const { given, part } = sharded;
  const folder = join(sharded.folder, shardName(part));
  const place = placeAt(disk, folder);
  const isThere = place.stood !== undefined;
  if (isThere && readShard(disk, folder) === undefined) {
    throw new Refusal(
      `${folder} is there already and is no shard.`,
      "Move it away, or choose another place with --out.",
    );
  }
  if (isThere && !given.is("force")) {
    await refuseOther(sharded, folder, effects);
    if (given.is("json")) sayJson(sharded.command, { folder, ...part, kept: true }, effects, "line");
    else terminal.out(`Kept   ${folder}, which holds this very shard`);
    return exit.done;
  }
  refuseUnwritable(disk, folder);
  const unfinished = join(sharded.folder, `.catfish-unfinished-${shardName(part)}`);
  const store = openStore(disk, entriesFolder(unfinished), readProgram(disk));
  try {
    const work = await simulate(sharded, store, effects);
    // Two processes with the same shard share what is unfinished; the first to finish takes it away.
    refuseChanged(disk, place);
    finishShard(sharded, work, unfinished, disk);
    tellKept(place, takeName(disk, unfinished, place), terminal);
    tellCounts(store, effects, given.is("quiet"));
    say(sharded, work, folder, effects);
    return work.failed.length > 0 ? exit.failed : exit.done;
  } catch (error) {
    throw unlessStopped(error, store, effects);
  }
}

/** What the whole is made of is looked through; nothing is simulated. */
async function refuseOther(sharded: ShardedCommand, folder: string, { disk }: Effects): Promise<void> {
  const hint = "Replace it with --force, or choose another place with --out.";
  const there = readShard(disk, folder);
  const { source } = readProgram(disk);
  const work = new ShardWork(sharded.part, (task) => batchKey(task, source));
  await feed(sharded, work, async (tasks) => {
    for (const _ of tasks);
  });
  if (there?.digest !== work.digest()) {
    throw new Refusal(`${folder} holds a shard of another request, or of another version, already.`, hint);
  }
}

async function simulate(sharded: ShardedCommand, store: BatchStore, effects: Effects): Promise<ShardWork> {
  const { given, part, threads } = sharded;
  const work = new ShardWork(part, store.keyOf);
  const all = await worldsOf(sharded);
  const progress = given.is("quiet") ? silence : await effects.terminal.progress();
  const workers = await effects.workers(threads, false);
  const pace = paced((text) => progress.say(`shard ${part.part} of ${part.parts}: ${text}`), effects);
  const map = counted(storedMap(workers.map, store), all, pace, "worlds");
  try {
    await feed(sharded, work, (tasks, onDone, _, onFailed) => map(tasks, onDone, effects.interrupted, onFailed));
    return work;
  } finally {
    progress.stop();
    await workers.close();
  }
}

/** Worlds of this shard: what the whole is made of is looked through. */
async function worldsOf(sharded: ShardedCommand): Promise<number> {
  let worlds = 0;
  await feed(sharded, new ShardWork(sharded.part, () => ""), async (tasks) => {
    for (const { count } of tasks) worlds += count;
  });
  return worlds;
}

async function feed({ feed }: ShardedCommand, work: ShardWork, map: MapBatches): Promise<void> {
  try {
    await feed(work.over(map));
  } catch (error) {
    if (!(error instanceof ShardIsDone)) throw error;
  }
}

/** The shard that is still to do, or, where all lie there, what they say together. */
function nextShard(
  { command, part: { parts }, folder }: Pick<ShardedCommand, "command" | "part" | "folder">,
  { disk }: Effects,
): NextStep {
  const places = Array.from({ length: parts }, (_, index) => ({ part: index + 1, parts }));
  const missing = places.find((each) => !disk.exists(join(folder, shardName(each))));
  if (missing === undefined) return ofWords(nextQuestions.joined, "merge", folder);
  return {
    why: nextQuestions.nextShard,
    command,
    with: [["shard", `${missing.part}/${parts}`]],
    goesOn: true,
  };
}

function say(
  { command, given, part, folder: all }: ShardedCommand,
  work: ShardWork,
  folder: string,
  effects: Effects,
): void {
  const { terminal } = effects;
  const batches = work.keys.length;
  const failed = work.failed.length;
  if (failed > 0) terminal.error(`${failed} of ${batches} batches failed.`);
  if (given.is("json")) {
    sayJson(command, { folder, ...part, kept: false, batches, failed }, effects, "line");
    return;
  }
  terminal.out(`Wrote  ${folder}: shard ${part.part} of ${part.parts}, ${batches} of ${work.tasks} batches`);
  sayNext([nextShard({ command, part, folder: all }, effects)], { command, given }, effects);
}

/** Writes what a shard is beside its entries, and leaves none in its folder that are not of it. */
function finishShard(sharded: ShardedCommand, work: ShardWork, folder: string, disk: Disk): void {
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
