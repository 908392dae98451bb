import fc from "fast-check";
import { beforeAll, describe, expect, type TestContext, test } from "vitest";
import { kernelOfSource } from "../../../src/cli/kernel/cached.mjs";
import { type Engines, keepingWorld } from "../../../src/model/keptWorld.ts";
import { openKernel } from "../../../src/model/kernel/kernel.ts";
import type { Market } from "../../../src/model/market.ts";
import { simulate } from "../../../src/model/simulate.ts";
import { arbitraryMarket } from "../../model/arbitraryMarket.ts";
import { livelyMarket, strategicMarket } from "../../model/exampleMarket.ts";
import { notRun } from "../../notRun.ts";
import { baselineMarket } from "../engine-markets.ts";
import { cOf } from "./c.mjs";
import { compileTwin, REMEDY, type Speed, type Twin } from "./compiled.ts";
import { headersOfTwin } from "./headers.mjs";
import { passAllMonths, startWorlds } from "./worlds.ts";

let engines: Engines;
let twin: Twin | undefined;

beforeAll(async () => {
  const kernel = openKernel(await kernelOfSource());
  engines = keepingWorld(() => kernel);
  twin = compileTwin(await headersOfTwin(), "test/bench/twin/twin.c");
  return twin?.close;
});

function twinFor(context: TestContext): Twin {
  return twin ?? notRun(context, REMEDY);
}

/** How many numbers have other bits: -0 and 0 are two numbers, and what is missing is missing. */
function different(one: Float64Array, other: Float64Array): number {
  expect(one.length).toBe(other.length);
  return one.filter((value, i) => !Object.is(value, other[i])).length;
}

function expectSameBits(inC: Twin, market: Market, seed: string, count: number, speed: Speed = "usual"): void {
  const worlds = startWorlds(market, seed, count, engines);
  const here = new Float64Array(count * worlds.simulation.size);
  passAllMonths(worlds, here);
  inC.run(inC.hand(worlds), speed, 1);
  expect(different(inC.observed(), here)).toBe(0);
}

describe("the twin in C gives the bits of the engine", () => {
  test("in the baseline, in several seeds and twice in a row, however it is compiled", (context) => {
    const inC = twinFor(context);
    for (const seed of ["1", "bench", "any text"]) {
      for (const speed of ["usual", "native"] as const) expectSameBits(inC, baselineMarket(), seed, 10, speed);
    }
    const worlds = startWorlds(baselineMarket(), "again", 3, engines);
    const handed = inC.hand(worlds);
    const [twice, once] = [2, 1].map((rounds) => {
      expect(inC.run(handed, "usual", rounds)).toHaveLength(rounds);
      return inC.observed();
    });
    expect(different(twice, once)).toBe(0);
  });

  test("where all happens that can happen, and suppliers have strategies", (context) => {
    const inC = twinFor(context);
    expectSameBits(inC, livelyMarket(), "lively", 8);
    expectSameBits(inC, { ...livelyMarket(), warmUp: 13, entryEnabled: false }, "lively", 4);
    expectSameBits(inC, strategicMarket(), "strategic", 8);
  });

  test("in any market without a timetable", (context) => {
    const inC = twinFor(context);
    fc.assert(
      fc.property(arbitraryMarket, (market) => {
        expectSameBits(inC, { ...market, timetable: [] }, "any", 2);
      }),
      { numRuns: 60, seed: 20 },
    );
  });
});

test("worlds that are handed over are those that the engine simulates from start to end", () => {
  const worlds = startWorlds(livelyMarket(), "start", 4, engines);
  const { simulation } = worlds;
  const handed = new Float64Array(4 * simulation.size);
  passAllMonths(worlds, handed);
  const whole = new Float64Array(4 * simulation.size);
  for (let i = 0; i < 4; i++) simulate(simulation, i, whole, i * simulation.size);
  expect(different(handed, whole)).toBe(0);
});

test("a market with a timetable, or an engine without a kernel, is refused", () => {
  const planned = { ...livelyMarket(), timetable: [{ month: 3, event: "setEntry", enabled: false }] } as const;
  expect(() => startWorlds(planned, "no", 1, engines)).toThrow("timetable");
  const without = keepingWorld(() => undefined);
  expect(() => startWorlds(livelyMarket(), "no", 1, without)).toThrow("kernel");
});

test("what is written another way in C is written that way, and all else is left", () => {
  const text = [
    'import { exp } from "../arithmetic";',
    "const END = 3;",
    "function f(world: World, r: i32): f64 {",
    "  const relation = world.relation, share = relation.share;",
    "  let sum: f64 = 0;",
    "  for (let i = 0, j = r >>> 2; i < share.length; i++) if (share[i] !== END && i === j) sum += exp(share[i]);",
    "  return f64(sum % 4) / f64(i32(Math.sqrt(sum)));",
    "}",
  ].join("\n");
  const { constants, functions } = cOf("processes/some.ts", text);
  expect(constants).toEqual(["#define processes_some_END (3)"]);
  expect(functions).toHaveLength(1);
  expect(functions[0]).toMatchObject({
    name: "processes_some_f",
    head: "static double processes_some_f(World *world, int32_t r)",
    calls: ["arithmetic_exp"],
  });
  expect(functions[0].text).toBe(
    [
      "static double processes_some_f(World *world, int32_t r) {",
      "  __auto_type relation = world->relation; __auto_type share = relation->share;",
      "  double sum = 0;",
      "  for (int32_t i = 0, j = (int32_t)((uint32_t)(r) >> (2)); i < LENGTH(share); i++) " +
        "if (share[i] != processes_some_END && i == j) sum += arithmetic_exp(share[i]);",
      "  return (double)(REST(sum, 4)) / (double)((int32_t)(sqrt(sum)));",
      "}",
    ].join("\n"),
  );
});
