import { expect, test } from "vitest";
import { allocate } from "../../src/analyse/allocation/allocation.ts";
import { allocationCharts } from "../../src/draw/explorations.ts";
import { allocationNotes, allocationVerdict, evenSentence } from "../../src/words/en/allocation.ts";
import { allocationKeyTable } from "../../src/words/en/allocationTable.ts";
import { keptSentence, wasteSentence } from "../../src/words/en/keptMoney.ts";
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

test("what keeping the money of one channel loses is said where it is least and most, and by the title of its chart", async () => {
  const { allocation } = await answered();
  const { found } = allocation;
  if (found === undefined) throw new Error("nothing was found");
  expect(keptSentence(allocation, found)).toMatch(
    /^With the money of one channel kept and all else as proposed, the split is between 0\.004 \(-0\.004 to 0\.012\) ahead without the brand and 0\.052 \(0\.037 to 0\.068\) behind without account managers \(unit costs a month; 95 % for all 5 channels together\)\.$/,
  );
  expect(allocationNotes(allocation)).toContain(keptSentence(allocation, found));
  const chart = allocationCharts(allocation, {}).find(({ id }) => id === "allocation-responses");
  expect(chart?.title).toMatch(
    /^Taken one by one, the money of the proposed split on account managers improves supplier profit of challenger by 0\.0\d+ \(.*\), on steady improvement by 0\.0\d+ /,
  );
  expect(chart?.description).toContain("95 % for all 5 channels together");
  // What is seen without a channel, in place of what was: 0.01 better in every world, or better and worse by turns.
  const without = (change: (world: number) => number) => {
    const proposed = found.valued[0].worlds[0];
    const valued = found.valued.map((trial) =>
      trial.spend === 0 ? { ...trial, worlds: [proposed.map((value, world) => value + change(world))] } : trial,
    );
    return { ...allocation, found: { ...found, valued } };
  };
  const better = without((world) => 0.01 + 0.001 * (world % 2));
  expect(keptSentence(better, better.found)).toMatch(/; the money of account managers, .* is better kept\.$/);
  const mixed = without((world) => (world % 2 === 0 ? 0.01 : -0.01));
  expect(keptSentence(mixed, mixed.found)).not.toContain("better kept");
  const titles = allocationCharts(mixed, {}).map(({ title }) => title);
  expect(titles).toContain("Taken one by one, no channel clearly earns its money in the proposed split");
});

test("what one more brings has the same decimals on all channels", async () => {
  const { allocation } = await answered();
  const table = allocationKeyTable(allocation);
  if (table === undefined) throw new Error("there is no table");
  const column = table.head.indexOf("one more adds");
  const decimals = table.rows.flatMap((row) =>
    [...(row[column] ?? "").matchAll(/\.(\d+)/g)].map(([, digits]) => digits.length),
  );
  expect(decimals.length).toBeGreaterThan(5);
  expect(new Set(decimals).size).toBe(1);
});

test("money of a channel that is better kept is told beside what is said first", async () => {
  const { allocation } = await answered();
  const { found } = allocation;
  if (found === undefined) throw new Error("nothing was found");
  expect(wasteSentence(allocation, found)).toBe("");
  // Seen from the other side, what brings something is what costs.
  const turned: typeof allocation = { ...allocation, better: "lower" };
  expect(wasteSentence(turned, found)).toMatch(
    /^Better still is to keep the money of .*account managers.*, with all else as proposed\.$/,
  );
  const unspent = { ...found, valued: found.valued.filter(({ role }) => role !== "nothing") };
  expect(allocationVerdict({ ...turned, found: unspent })).toContain(wasteSentence(turned, unspent));
});
