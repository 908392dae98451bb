import type { BatchTask, MapBatches } from "../../worlds/batch.ts";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";
import type { Program } from "../program.ts";
import { batchKey } from "../store/batchKey.ts";
import { readEntry } from "../store/entry.ts";
import type { BatchStore } from "../store/store.ts";
import { noCounts } from "../store/store.ts";
import { storedMap } from "../store/storedMap.ts";
import type { Workers } from "../workers.ts";
import type { FoundShard } from "./joinable.ts";
import { shardEntry } from "./shardFile.ts";

/**
 * Workers that take the batches of a request from its shards. Only those that failed there are tried again, and
 * those simulated that are asked for after all that were cut in shards: an analysis may choose points by what it
 * saw at others. Worlds that are simulated twice are in no shard, whenever they are asked for.
 *
 * @param open  opens real workers, when there is something to simulate
 */
export function joinedWorkers(
  disk: Disk,
  shards: readonly FoundShard[],
  program: Program,
  open: () => Promise<Workers>,
): Workers {
  const { tasks: cut } = shards[0].file;
  const store = storeOf(disk, shards, program);
  const failed = new Set(shards.flatMap(({ file }) => file.failed));
  let asked = 0;
  const counting: BatchStore = {
    ...store,
    keyOf: (task) => {
      asked++;
      return store.keyOf(task);
    },
  };
  function* missing(tasks: Iterable<BatchTask>): Iterable<BatchTask> {
    for (const task of tasks) {
      if (asked <= cut && !failed.has(store.keyOf(task))) throw notInShards();
      yield task;
    }
  }
  let opened: Promise<Workers> | undefined;
  const fresh: MapBatches = async (...work) => {
    opened ??= open();
    await (await opened).map(...work);
  };
  const simulated: MapBatches = async (tasks, onDone, signal, onFailed) => {
    const queue = missing(tasks)[Symbol.iterator]();
    const first = queue.next();
    if (first.done) return;
    await fresh(startingWith(first.value, queue), onDone, signal, onFailed);
  };
  return { map: storedMap(simulated, counting), once: fresh, close: async () => (await opened)?.close() };
}

function* startingWith<Item>(first: Item, rest: Iterator<Item>): Iterable<Item> {
  yield first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}

function notInShards(): Refusal {
  return new Refusal(
    "The shards do not hold all batches of their command: the scenario has changed since they were run.",
    "Run the shards again with --force, then merge again.",
  );
}

/** The entries of all shards as one store, to which nothing is added. */
function storeOf(disk: Disk, shards: readonly FoundShard[], { source }: Program): BatchStore {
  const paths = new Map<string, string>();
  for (const { folder, file } of shards) {
    for (const { key } of file.entries) paths.set(key, shardEntry(disk, folder, key));
  }
  return {
    counts: noCounts(),
    folder: shards.map(({ folder }) => folder).join(", "),
    keyOf: (task) => batchKey(task, source),
    find: (key) => {
      const path = paths.get(key);
      const bytes = path === undefined ? undefined : disk.readBytes(path);
      return bytes === undefined ? undefined : readEntry(key, bytes);
    },
    keep: () => {},
    forget: () => {},
    tidy: () => {},
  };
}
