import { mkdirSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeEffects } from "../../src/cli/effects.ts";
import { tellLargeCache } from "../../src/cli/store/cache.ts";
import { entryPath } from "../../src/cli/store/shelves.ts";
import { type BatchStore, openStore } from "../../src/cli/store/store.ts";
import { storedMap } from "../../src/cli/store/storedMap.ts";
import { threadsHere } from "../../src/cli/workers.ts";
import { type BatchResult, type BatchTask, batchesOf } from "../../src/worlds/batch.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { livelyMarket } from "../model/exampleMarket.ts";
import { freshFolder } from "./commandLine.ts";
import { listening } from "./inProcess.ts";

const market = livelyMarket({ months: 16 });
const lastMonth = market.months - 1;
const { disk } = nodeEffects(new AbortController().signal, false);

/** Two batches of whole worlds. */
const whole = batchesOf(market, "store", 30, [0, lastMonth]);

/** The same worlds, of which two means are kept. */
function readings(worlds: number): BatchTask[] {
  const kept = [
    { serie: 0, months: [0, lastMonth] },
    { serie: 1, months: [2, lastMonth] },
  ] as const;
  return batchesOf(market, "store", worlds, [0, lastMonth]).map((task) => ({ ...task, readings: kept }));
}

function open(folder: string, source = "this version"): BatchStore {
  return openStore(disk, folder, { source });
}

/** Results by the number of their task, as they are handed over. */
async function results(store: BatchStore, tasks: Iterable<BatchTask>): Promise<Map<number, BatchResult>> {
  const found = new Map<number, BatchResult>();
  await storedMap(threadsHere.map, store)(tasks, (result, task) => found.set(task, result));
  return found;
}

function simulated(tasks: readonly BatchTask[]): Map<number, BatchResult> {
  return new Map(tasks.map((task, number) => [number, simulateBatch(task)]));
}

/** What the two batches are; worked out once. */
const truth = simulated(whole);

function entryOf(store: BatchStore, task: BatchTask): string {
  return entryPath(store.folder, store.keyOf(task));
}

function withByte(bytes: Buffer, place: number): Buffer {
  bytes[place] ^= 1;
  return bytes;
}

describe("a store of batches", () => {
  test("gives back what was simulated, to the bit, and nothing is simulated twice", async () => {
    const folder = freshFolder();
    const [first, second] = [open(folder), open(folder)];
    expect(await results(first, whole)).toEqual(truth);
    expect(first.counts).toEqual({ reused: 0, simulated: 30, damaged: 0, unkept: 0 });
    expect(await results(second, whole)).toEqual(truth);
    expect(second.counts).toEqual({ reused: 30, simulated: 0, damaged: 0, unkept: 0 });
  });

  test("serves fewer worlds of readings from more, and simulates only the worlds that are missing", async () => {
    const folder = freshFolder();
    const steps = [
      { worlds: 10, reused: 0, simulated: 10 },
      { worlds: 40, reused: 10, simulated: 30 },
      { worlds: 7, reused: 7, simulated: 0 },
      { worlds: 40, reused: 40, simulated: 0 },
    ];
    for (const { worlds, ...counts } of steps) {
      const store = open(folder);
      expect(await results(store, readings(worlds))).toEqual(simulated(readings(worlds)));
      expect(store.counts).toMatchObject(counts);
    }
  });

  test("tells apart every task that gives other bytes, and every version of the program", () => {
    const [task] = whole;
    const store = open(freshFolder());
    const others: BatchTask[] = [
      { ...task, seed: "other" },
      { ...task, first: 25 },
      { ...task, count: 24 },
      { ...task, window: [1, lastMonth] },
      { ...task, market: { ...market, entryEnabled: !market.entryEnabled } },
      { ...task, arms: [market, market] },
      readings(25)[0],
    ];
    const keys = [task, ...others].map(store.keyOf);
    keys.push(open(freshFolder(), "other version").keyOf(task));
    expect(new Set(keys).size).toBe(keys.length);
    expect(store.keyOf(readings(10)[0])).toBe(store.keyOf(readings(20)[0]));
  });

  const damages: readonly (readonly [string, (bytes: Buffer, other: Buffer) => Uint8Array])[] = [
    ["has a changed byte", (bytes) => withByte(bytes, bytes.length - 9)],
    [
      "has a changed header",
      (bytes) => Buffer.from(bytes.toString("latin1").replace('"first":0', '"first":1'), "latin1"),
    ],
    ["is cut short", (bytes) => bytes.subarray(0, bytes.length - 8)],
    ["is empty", () => Buffer.alloc(0)],
    ["is no entry", () => Buffer.from('"a text"\nand more')],
    ["is the entry of another task", (_, other) => other],
  ];
  test.each(damages)("notices an entry that %s, and makes it again", async (_, damage) => {
    const folder = freshFolder();
    const before = open(folder);
    await results(before, whole);
    const [damaged, other] = whole.map((task) => entryOf(before, task));
    writeFileSync(damaged, damage(readFileSync(damaged), readFileSync(other)));
    const after = open(folder);
    expect(await results(after, whole)).toEqual(truth);
    expect(after.counts).toEqual({ reused: 5, simulated: 25, damaged: 1, unkept: 0 });
    const mended = open(folder);
    await results(mended, whole);
    expect(mended.counts).toEqual({ reused: 30, simulated: 0, damaged: 0, unkept: 0 });
  });

  test("goes on when an entry cannot be written, and counts it", async () => {
    const write = () => {
      throw new Error("disk full");
    };
    const store = openStore({ ...disk, write }, freshFolder(), { source: "this version" });
    expect(await results(store, whole)).toEqual(truth);
    expect(store.counts).toEqual({ reused: 0, simulated: 30, damaged: 0, unkept: 2 });
  });

  test("removes what was left half-written long ago, and leaves what another process is writing", async () => {
    const folder = freshFolder();
    const [old, fresh] = ["0", "1"].map((digit) => join(folder, `unfinished-${digit.repeat(36)}`));
    for (const path of [old, fresh]) writeFileSync(path, "half");
    utimesSync(old, new Date(0), new Date(0));
    await results(open(folder), whole);
    const left = readdirSync(folder).map((name) => join(folder, name));
    expect(left).toContain(fresh);
    expect(left).not.toContain(old);
  });

  test("is shared by two at once, which come out the same", async () => {
    const folder = freshFolder();
    const both = await Promise.all([results(open(folder), whole), results(open(folder), whole)]);
    for (const each of both) expect(each).toEqual(truth);
    const after = open(folder);
    await results(after, whole);
    expect(after.counts).toEqual({ reused: 30, simulated: 0, damaged: 0, unkept: 0 });
  });
});

describe("a map with a store", () => {
  test("numbers tasks and failures as they were given, known ones among them", async () => {
    const folder = freshFolder();
    await results(open(folder), [whole[1]]);
    const wrong = { ...whole[0], market: { ...market, months: -1 } };
    const [done, failed]: [number[], number[]] = [[], []];
    await storedMap(threadsHere.map, open(folder))(
      [wrong, whole[1], whole[0]],
      (_, task) => done.push(task),
      undefined,
      (_, task) => failed.push(task),
    );
    expect([done, failed]).toEqual([[1, 2], [0]]);
  });

  test("takes tasks as they are needed, so that they need not all exist at once", async () => {
    let [made, done, mostOpen] = [0, 0, 0];
    function* tasks(): Iterable<BatchTask> {
      for (const task of [...whole, ...whole, ...whole]) {
        made++;
        mostOpen = Math.max(mostOpen, made - done);
        yield task;
      }
    }
    await storedMap(threadsHere.map, open(freshFolder()))(tasks(), () => done++);
    expect([done, mostOpen]).toEqual([6, 1]);
  });

  test("hears Ctrl-C in the middle of a long row of known batches", async () => {
    const folder = freshFolder();
    await results(open(folder), [whole[0]]);
    function* forever(): Iterable<BatchTask> {
      for (;;) yield whole[0];
    }
    const pressed = new AbortController();
    setTimeout(() => pressed.abort(), 20);
    const map = storedMap(threadsHere.map, open(folder));
    await expect(map(forever(), () => {}, pressed.signal)).rejects.toThrow("aborted");
  });
});

describe("a cache", () => {
  /** A cache of one version with an entry of so many bytes on every shelf, and what is said of it. */
  function saidOf(bytes: number): string {
    const folder = join(freshFolder(), ".catfish-cache", `0.1.0-${"a".repeat(12)}`);
    for (let shelf = 0; shelf < 256; shelf++) {
      const path = entryPath(folder, shelf.toString(16).padStart(2, "0").padEnd(64, "0"));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, "");
      truncateSync(path, bytes);
    }
    const { terminal, said } = listening();
    const effects = { ...nodeEffects(new AbortController().signal, false), terminal };
    tellLargeCache(openStore(effects.disk, folder, { source: "a" }), effects);
    return said().error;
  }

  test("that has grown beyond a gigabyte is said, with the command that clears it", () => {
    expect(saidOf(3_000_000)).toBe("");
    expect(saidOf(5_000_000)).toMatch(/ has grown to about 1\.3 GB: catfish cache clear removes it\.\n$/);
  });

  test("of which an entry cannot be read has it made again", () => {
    const { disk } = nodeEffects(new AbortController().signal, false);
    const folder = join(freshFolder(), "store");
    const store = openStore(disk, folder, { source: "a" });
    const key = "b".repeat(64);
    mkdirSync(entryPath(folder, key), { recursive: true });
    expect(store.find(key)).toBeUndefined();
    expect(store.counts.damaged).toBe(1);
  });
});
