import { expect, test } from "vitest";
import { allocate } from "../../src/analyse/allocation/allocation.ts";
import { allocationNotes, evenSentence } from "../../src/words/en/allocation.ts";
import { asked, plantedBudget } from "../experiment/explore/plantedBudget.ts";

/* What is said of a budget whose response is known. */

const chance = { worlds: 20, spread: 0.3, own: 0.01 };

async function answered() {
  const question = asked("said", chance);
  const allocation = await allocate(question, plantedBudget(question, chance));
  const { found } = allocation;
  if (found === undefined) throw new Error("nothing was found");
  /** The even split, so far above the proposed one in what it brings. */
  const evenAbove = (mean: number, lower: number, upper: number) => {
    const toProposed = [{ n: 20, mean, lower, upper }];
    const valued = found.valued.map((trial) => (trial.role === "even" ? { ...trial, toProposed } : trial));
    return evenSentence(allocation, { ...found, valued });
  };
  return { allocation, evenAbove };
}

test("the even split loses, may be as good, behind or ahead, or does better", async () => {
  const { evenAbove } = await answered();
  expect(evenAbove(-0.4, -0.6, -0.2)).toMatch(
    /^The even split loses 0\.4\d* .*\(0\.2\d* to 0\.6\d*\) against the proposed one\.$/,
  );
  expect(evenAbove(-0.1, -0.3, 0.1)).toMatch(
    /^The even split may be as good: it is behind by 0\.1\d* .*\(-0\.1\d* to 0\.3\d*\)\.$/,
  );
  expect(evenAbove(0.1, -0.1, 0.3)).toMatch(
    /^The even split may be as good: it is ahead by 0\.1\d* .*\(-0\.1\d* to 0\.3\d*\)\.$/,
  );
  expect(evenAbove(0.4, 0.2, 0.6)).toMatch(
    /^The even split does better in these worlds by 0\.4\d* .*\(0\.2\d* to 0\.6\d*\)\.$/,
  );
});

test("half of the smallest step, a fortieth of the budget, is said as it is", async () => {
  const { allocation } = await answered();
  expect(allocationNotes(allocation).join(" ")).toContain("To these comes 2.5 % of the budget on either side");
});
