import { describe, expect, test } from "vitest";
import { nodeEffects } from "../../src/cli/effects.ts";
import { readProgram } from "../../src/cli/program.ts";
import { joinableShards } from "../../src/cli/shard/joinable.ts";
import { joinedWorkers } from "../../src/cli/shard/joinedWorkers.ts";
import { runShard } from "../../src/cli/shard/runShard.ts";
import { ShardIsDone, ShardWork } from "../../src/cli/shard/shardWork.ts";
import { batchKey } from "../../src/cli/store/batchKey.ts";
import { threadsHere, type Workers } from "../../src/cli/workers.ts";
import type { BatchResult, MapBatches } from "../../src/worlds/batch.ts";
import { evaluatePoints, type Point, type PointOutcome } from "../../src/worlds/points.ts";
import { livelyMarket } from "../model/exampleMarket.ts";
import { freshFolder } from "./commandLine.ts";

const market = livelyMarket();
const points: readonly Point[] = [market, { ...market, entryEnabled: false }, { ...market, months: 5 }].map((each) => ({
  market: each,
}));
const options = { seed: "shards", replications: 60, readings: [{ serie: 0, months: [0, 4] }] } as const;
const keyOf = (task: Parameters<typeof batchKey>[0]) => batchKey(task, "source");

async function outcomes(map: MapBatches, of: readonly Point[] = points): Promise<PointOutcome[]> {
  const found: PointOutcome[] = [];
  await evaluatePoints(of, options, map, (_, outcome) => found.push(outcome));
  return found;
}

describe("the work of a shard", () => {
  test("is every n-th batch of an exploration, so that all shards have each batch once", async () => {
    const results = new Map<string, BatchResult>();
    const digests = new Set<string>();
    for (const part of [1, 2, 3, 4]) {
      const work = new ShardWork({ part, parts: 4 }, keyOf);
      const kept: MapBatches = (tasks, onDone, ...rest) =>
        threadsHere.map(
          tasks,
          (result, place) => {
            expect(results.has(work.keys[place])).toBe(false);
            results.set(work.keys[place], result);
            onDone(result, place);
          },
          ...rest,
        );
      await expect(outcomes(work.over(kept))).rejects.toThrow(ShardIsDone);
      expect(work.tasks).toBe(9);
      digests.add(work.digest());
    }
    expect([results.size, digests.size]).toEqual([9, 1]);
    const joined: MapBatches = async (tasks, onDone) => {
      let number = 0;
      for (const task of tasks) {
        const result = results.get(keyOf(task));
        if (result === undefined) throw new Error("missing");
        onDone(result, number++);
      }
    };
    expect(await outcomes(joined)).toEqual(await outcomes(threadsHere.map));
  });

  test("has another digest when the number of worlds is another", async () => {
    const digests = [60, 61].map(async (replications) => {
      const work = new ShardWork({ part: 1, parts: 2 }, keyOf);
      const look: MapBatches = async (tasks) => {
        for (const _ of tasks);
      };
      const asked = evaluatePoints(points, { ...options, replications }, work.over(look), () => {});
      await expect(asked).rejects.toThrow(ShardIsDone);
      return work.digest();
    });
    expect(new Set(await Promise.all(digests)).size).toBe(2);
  });
});

describe("merged shards", () => {
  test("give the points that were cut, and points that were chosen by what was seen there are simulated", async () => {
    const out = freshFolder();
    const effects = nodeEffects(new AbortController().signal, false);
    const quiet = { ...effects, terminal: { ...effects.terminal, out: () => {} } };
    const given = { words: [], text: () => undefined, texts: () => [], is: () => false };
    /** Two rounds of points, of which a shard only comes to the first. */
    const analysis = async (map: MapBatches) => [
      ...(await outcomes(map)),
      ...(await outcomes(map, [{ market: { ...market, months: 6 } }])),
    ];
    for (const part of [1, 2]) {
      const sharded = { command: "sweep", given, part: { part, parts: 2 }, folder: out, out, threads: 1 } as const;
      await runShard({ ...sharded, feed: analysis }, quiet);
    }
    const program = readProgram(effects.disk);
    const shards = joinableShards(effects.disk, [out], program);
    let worlds = 0;
    const counted: Workers = {
      ...threadsHere,
      map: (tasks, onDone, ...rest) =>
        threadsHere.map(
          tasks,
          (result, task) => {
            worlds += result.count;
            onDone(result, task);
          },
          ...rest,
        ),
    };
    const joined = joinedWorkers(effects.disk, shards, program, async () => counted);
    expect(await analysis(joined.map)).toEqual(await analysis(threadsHere.map));
    expect(worlds).toBe(options.replications);
  });
});
