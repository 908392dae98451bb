import { describe, expect, test } from "vitest";
import { inProcess } from "./inProcess.ts";

/** Every command line ends with 2, says this on standard error and nothing on standard output. */
async function expectRefused(words: readonly string[], message: string, input = ""): Promise<void> {
  const { code, out, error } = await inProcess(words, input);
  expect(error).toContain(message);
  expect(error).not.toMatch(/fault of the program|\n\s+at /);
  expect({ code, out }).toEqual({ code: 2, out: "" });
}

describe("a policy that every group of buyers has its own of", () => {
  const own = "extends: baseline\nbuyers: [{ name: buyer, policy: { openness: 0.2 } }]\n";

  test.each([
    ["what-if", "-", "--set", "policy.openness=0.5"],
    ["run", "-", "--set", "policy.openness=0.5"],
    ["show", "-", "--set", "policy.openness=0.5"],
    ["compare", "-", "catfish", "--set", "policy.openness=0.5"],
    ["effect", "-", "--set", "policy.openness=0.5"],
    ["sweep", "-", "--vary", "policy.openness=0:1:0.5"],
    ["sweep", "-", "--set", "policy.openness=0.5", "--vary", "policy.fixedSlots=1,2"],
    ["sensitivity", "-", "--vary", "policy.openness=0:1"],
    ["discover", "-", "--when", "price > 1", "--vary", "policy.openness=0:1"],
    ["choose", "-", "--lever", "policy.openness=0,1", "--uncertain", "market.disruptionRate"],
    ["choose", "-", "--policy", "open: policy.openness=1", "--uncertain", "market.disruptionRate"],
  ])("is refused: %j", async (...words) => {
    await expectRefused(words, "No group of buyers follows `policy.openness`: each has its own.", own);
  });
});
