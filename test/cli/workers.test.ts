import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { openWorkers } from "../../src/cli/workers.ts";
import type { BatchTask } from "../../src/worlds/batch.ts";
import { buyersOf, marketOf } from "../model/exampleMarket.ts";

const entry = fileURLToPath(new URL("../../.build/worker.js", import.meta.url));

/** Collects garbage, all of it. */
function collect(): void {
  setFlagsFromString("--expose-gc");
  const gc: () => void = runInNewContext("gc");
  gc();
}

test("threads let go of what they have handed over, however many batches follow", async () => {
  const market = marketOf({ months: 6, buyers: [buyersOf("buyer", 2, {})] });
  // A message brings several, which live as long as one of them is looked at: some of them, however many there are.
  const BATCHES = 160;
  const tasks = Array.from({ length: BATCHES }, (_, first): BatchTask => {
    return { market, seed: "let go", first, count: 1, window: [0, 5] };
  });
  const { map, close } = openWorkers(2, entry);
  const handed: WeakRef<object>[] = [];
  let held = BATCHES;
  try {
    await map(tasks, (result) => {
      handed.push(new WeakRef(result));
      if (handed.length < BATCHES) return;
      collect();
      held = handed.filter((each) => each.deref() !== undefined).length;
    });
  } finally {
    await close();
  }
  expect(handed).toHaveLength(BATCHES);
  expect(held).toBeLessThan(BATCHES / 4);
});

test("a thread loads nothing but the model: no reader of scenarios, with which it would start seven times as slowly", () => {
  expect(readFileSync(entry, "utf8")).not.toMatch(/ZodError|YAMLParseError/);
});
