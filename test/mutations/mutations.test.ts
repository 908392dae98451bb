import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import type { MapBatches } from "../../src/worlds/batch.ts";
import { planClaims } from "../../src/worlds/claims/plan.ts";
import { type ClaimOutcome, runClaims } from "../../src/worlds/claims/runClaims.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { bundled } from "../scenario/libraries.ts";
import { type Fault, faults } from "./faults.ts";
import { mutatedEngine } from "./mutatedEngine.ts";

/** Enough for every one of these claims to be green without the fault, and red with it. */
const WORLDS = 25;

/** What becomes of the claim that is to catch a fault when this engine makes its worlds. */
async function outcomeOf({ scenario, caughtBy }: Fault, engine: typeof simulateBatch): Promise<ClaimOutcome> {
  const source = bundled.find(scenario);
  const read = source && readScenario(source, bundled);
  if (!source || !read || !("scenario" in read)) throw new Error(`${scenario} cannot be read`);
  const claims = read.scenario.claims.filter(({ says }) => says === caughtBy);
  expect(claims, `the claim "${caughtBy}" of ${scenario}`).toHaveLength(1);
  const plan = await planClaims([{ scenario: { ...read.scenario, claims }, source }], bundled);
  if ("problems" in plan) throw new Error(JSON.stringify(plan.problems));
  const here: MapBatches = async (tasks, onDone) => {
    for (const [i, task] of [...tasks].entries()) onDone(engine(task), i);
  };
  const [outcome] = await runClaims(plan, { seed: "catfish", replications: WORLDS }, here);
  return outcome;
}

describe("a fault in the model", () => {
  test("is one of ten or more, in as many places", () => {
    expect(faults.length).toBeGreaterThanOrEqual(10);
    expect(new Set(faults.map(({ file, from, to }) => [file, from, to].join())).size).toBe(faults.length);
    expect(new Set(faults.map(({ file }) => file)).size).toBeGreaterThanOrEqual(10);
  });

  const table = faults.map((fault) => [fault.mistake, fault.scenario, fault.caughtBy, fault] as const);

  test.each(table)("%s: turns a claim of %s red, %s", async (_mistake, _scenario, _caughtBy, fault) => {
    expect((await outcomeOf(fault, simulateBatch)).verdict, "without the fault").toBe("green");
    expect((await outcomeOf(fault, await mutatedEngine(fault))).verdict, "with the fault").toBe("red");
  });

  test("whose line is no longer there is told, not passed over", async () => {
    const gone = { file: "processes/bargain.ts", from: "a line that nobody wrote", to: "" };
    await expect(mutatedEngine(gone)).rejects.toThrow("stands 0 times in src/model/processes/bargain.ts");
  });
});
