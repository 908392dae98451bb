import { describe, expect, test } from "vitest";
import { keepingWorld } from "../../src/model/keptWorld.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { bundled } from "../scenario/libraries.ts";
import { facts, holds } from "./facts.ts";
import { FactWorlds } from "./factWorlds.ts";

/** Facts of the second science brief that stand in no claim of a scenario, mostly in the worlds of the baseline. */
const engines = keepingWorld();
const engine: typeof simulateBatch = (task) => simulateBatch(task, engines);
const worlds = new FactWorlds(engine, bundled, { seed: "facts", count: 60 });

describe("in the baseline", () => {
  const asked = facts.filter(({ isClaim }) => isClaim === undefined);

  test("facts are asked for that no claim asks for", () => {
    expect(asked.length).toBeGreaterThanOrEqual(13);
  });

  test.each(asked.map((fact) => [fact.says, fact] as const))("fact %s", (_, fact) => {
    const found = fact.of(worlds);
    expect(found.length).toBeGreaterThan(0);
    const each = fact.everyWorld ? found.map((value) => [value]) : [found];
    for (const values of each)
      expect(holds(fact, values), `${values.slice(0, 5)} against ${fact.above} to ${fact.below}`).toBe(true);
  });
});
