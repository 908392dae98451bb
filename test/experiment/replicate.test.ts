import { mean } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { traceWorld } from "../../src/model/traceWorld.ts";
import { withoutEntry } from "../../src/worlds/armScenarios.ts";
import { BATCH_SIZE, batchesOf, type MapBatches } from "../../src/worlds/batch.ts";
import { openScenario, replicateScenario, withTypicalWorld } from "../../src/worlds/replicateScenario.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { meansOverWindow } from "../../src/worlds/statistics/moments.ts";
import { livelyMarket } from "../model/exampleMarket.ts";
import { run } from "../model/runWorld.ts";
import { bundled, scenarioFrom } from "../scenario/libraries.ts";
import { inOrder, scenarioOf } from "./exampleScenario.ts";

const market = livelyMarket({ months: 20 });
const window: [number, number] = [5, 14];
const task = (first: number, count: number) => ({ market, seed: "batch", first, count, window });

describe("a batch", () => {
  test("has the same values in one piece and in several", () => {
    const whole = simulateBatch(task(3, 7));
    const pieces = [simulateBatch(task(3, 2)), simulateBatch(task(5, 4)), simulateBatch(task(9, 1))];
    expect(Float32Array.from(pieces.flatMap((piece) => [...piece.values]))).toEqual(whole.values);
    expect(Float64Array.from(pieces.flatMap((piece) => [...piece.means]))).toEqual(whole.means);
    expect(Float64Array.from(pieces.flatMap((piece) => [...piece.survival]))).toEqual(whole.survival);
    const counts = whole.counts.map((_, cell) => pieces.reduce((sum, piece) => sum + piece.counts[cell], 0));
    expect(counts).toEqual(whole.counts);
  });

  test("holds each replication as it is simulated alone, its means over the window, and the moments over all", () => {
    const batch = simulateBatch(task(4, 3));
    const alone = [4, 5, 6].map((replication) => run(market, "batch", replication));
    const cells = alone[0].values.length;
    const width = alone[0].series.length;
    alone.forEach(({ values }, i) => {
      expect(batch.values.subarray(i * cells, (i + 1) * cells)).toEqual(Float32Array.from(values));
    });
    const cell = 12 * width;
    expect(batch.cellMeans[cell]).toBeCloseTo(mean(alone.map(({ values }) => values[cell])), 12);
    const months = Array.from({ length: 10 }, (_, i) => alone[1].values[(5 + i) * width]);
    expect(batch.means[width]).toBeCloseTo(mean(months), 12);
  });

  test("means over the window leave missing months out, and are missing when all are", () => {
    const out = new Float64Array(3);
    const world = Float64Array.of(1, Number.NaN, 3, Number.NaN, 5, Number.NaN, 100, 7);
    meansOverWindow(world, 2, [0, 2], out, 1);
    expect([...out]).toEqual([0, 3, Number.NaN]);
  });

  test("keeps nothing but the readings when only those are wanted, and they are the same", () => {
    const [whole, months] = [simulateBatch(task(3, 4)), window];
    const serie = 2;
    const width = run(market).series.length;
    const { means, values } = simulateBatch({ ...task(3, 4), readings: [{ serie, months }] });
    expect(values.length).toBe(0);
    expect(means).toEqual(whole.means.filter((_, i) => i % width === serie));
  });

  test("is cut so that every replication is in exactly one", () => {
    const batches = batchesOf(market, "s", 2 * BATCH_SIZE + 3, window);
    const numbers = batches.flatMap(({ first, count }) => Array.from({ length: count }, (_, i) => first + i));
    expect(numbers).toEqual([...Array(2 * BATCH_SIZE + 3).keys()]);
  });
});

describe("replicating a scenario", () => {
  const options = { seed: "replicate", replications: 3 * BATCH_SIZE + 4, window };

  test("gives the same bits in whatever order the batches are done", async () => {
    const straight = await replicateScenario(scenarioOf(market), options, inOrder());
    const shuffled = await replicateScenario(
      scenarioOf(market),
      options,
      inOrder(() => [2, 3, 0, 1]),
    );
    const backwards = await replicateScenario(
      scenarioOf(market),
      options,
      inOrder((n) => [...Array(n).keys()].reverse()),
    );
    expect(shuffled).toEqual(straight);
    expect(backwards).toEqual(straight);
  });

  test("keeps the first worlds when more are added", async () => {
    const few = await replicateScenario(scenarioOf(market), { ...options, replications: 10 }, inOrder());
    const more = await replicateScenario(scenarioOf(market), { ...options, replications: 40 }, inOrder());
    expect(more.means.slice(0, few.means.length)).toEqual(few.means);
    expect(more.singleWorlds.slice(0, few.singleWorlds.length)).toEqual(few.singleWorlds);
  });

  test("gives the same bits when it grows in steps, and simulates no world twice", async () => {
    const atOnce = await replicateScenario(scenarioOf(market), options, inOrder());
    const simulated: number[] = [];
    const watched: MapBatches = (asked, onDone, signal) => {
      const tasks = [...asked];
      simulated.push(...tasks.flatMap(({ first, count }) => Array.from({ length: count }, (_, i) => first + i)));
      return inOrder((n) => [...Array(n).keys()].reverse())(tasks, onDone, signal);
    };
    const growing = openScenario(scenarioOf(market), { seed: options.seed, window }, watched);
    for (const worlds of [BATCH_SIZE, BATCH_SIZE, 3 * BATCH_SIZE, options.replications]) {
      await growing.growTo(worlds);
      expect(growing.soFar().means).toEqual(atOnce.means.slice(0, worlds * atOnce.series.length));
    }
    const { gaps: _, ...record } = await growing.finish();
    expect(withTypicalWorld(record)).toEqual(atOnce);
    expect(simulated.sort((a, b) => a - b)).toEqual([...Array(options.replications).keys()]);
  });

  test("does not grow backwards, nor from a broken batch", async () => {
    const growing = openScenario(scenarioOf(market), options, inOrder());
    await growing.growTo(BATCH_SIZE + 1);
    await expect(growing.growTo(2 * BATCH_SIZE)).rejects.toThrow("no whole number of batches");
    await expect(growing.growTo(BATCH_SIZE)).rejects.toThrow("worlds already");
  });

  test("tells of its progress, ends at the total, and traces one of its own worlds", async () => {
    const seen: number[] = [];
    const result = await replicateScenario(
      scenarioOf(market),
      { ...options, replications: 30, onProgress: (done) => seen.push(done) },
      inOrder(),
    );
    expect(seen).toEqual([BATCH_SIZE, 30]);
    expect(result.typicalWorld.replication).toBeLessThan(30);
    expect(result.typicalWorld).toEqual(traceWorld(market, "replicate", result.typicalWorld.replication));
    expect([...result.monthly.n].every((n) => n <= 30)).toBe(true);
  });

  test("stops when it is told to", async () => {
    const stop = new AbortController();
    const reason = new Error("enough");
    const running = replicateScenario(
      scenarioOf(market),
      { ...options, signal: stop.signal, onProgress: () => stop.abort(reason) },
      inOrder(),
    );
    await expect(running).rejects.toBe(reason);
  });
});

describe("a scenario without entry", () => {
  const texts = bundled.names().map((name) => [name, bundled.find(name)?.text ?? ""] as const);

  test.each(texts)("differs from %s in nothing but that nobody enters", (_, text) => {
    const scenario = scenarioFrom(text);
    const closed = withoutEntry(scenario);
    const { market } = scenario;
    // After a warm-up, which both share, the door is shut in month 0.
    const shut = { month: 0, event: "setEntry", enabled: false };
    const changed = market.warmUp > 0 ? { timetable: [...market.timetable, shut] } : { entryEnabled: false };
    expect(closed.market).toEqual({ ...market, ...changed });
    expect(closed.name).not.toBe(scenario.name);
  });

  test("has a file of its own that gives the same market again", () => {
    const closed = withoutEntry(scenarioFrom(bundled.find("catfish")?.text ?? ""));
    const again = scenarioFrom(closed.yaml);
    expect(again.market).toEqual(closed.market);
    expect([again.name, again.yaml]).toEqual([closed.name, closed.yaml]);
  });
});
