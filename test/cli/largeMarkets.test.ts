import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess, listening } from "./inProcess.ts";

const huge = `extends: baseline
buyers: [{ name: buyer, count: 1000000, demand: 0.01 }]
suppliers: [{ name: powerhouse, count: 1000000 }]
claims: [{ says: It costs something, measure: price, is: above, value: 0 }]
`;

test.each([
  ["run", "-"],
  ["check", "-"],
  ["what-if", "-", "--set", "policy.openness=1"],
  ["compare", "-", "catfish"],
  ["effect", "-"],
  ["sweep", "-", "--vary", "policy.openness=0,1"],
  ["sensitivity", "-"],
  ["discover", "-", "--when", "price > 1", "--vary", "policy.openness"],
  ["allocate", "-", "--group", "newcomer", "--budget", "1", "--over", "managers,online"],
  ["choose", "-", "--lever", "policy.openness=0,1", "--uncertain", "market.disruptionRate"],
])("a million buyers and a million suppliers are refused before there is one: %j", async (...words) => {
  const { code, out, error } = await inProcess([...words, ...(words[0] === "check" ? [] : ["--no-cache"])], huge);
  expect([code, out]).toEqual([2, ""]);
  expect(error).toMatch(
    /^A world of 1,000,000 buyers and 1,000,030 suppliers over 120 months takes \d.* GB of memory/m,
  );
  expect(error).toContain("Lower a `count`");
});

test("so is a sweep that only ends there", async () => {
  const counts = ["--vary", "suppliers.powerhouse.count=3,1000000", "--vary", "buyers.buyer.count=8,1000000"];
  const { code, error } = await inProcess(["sweep", "catfish", ...counts, "--no-cache"]);
  expect([code, error]).toEqual([2, expect.stringContaining("A world of 1,000,000 buyers")]);
});

test("so are months without end of groups without end", async () => {
  const groups = Array.from({ length: 1000 }, (_, i) => `  - { name: s${i}, kind: flexible }\n`).join("");
  const { code, error } = await inProcess(["run", "-"], `extends: baseline\nmonths: 12000\nsuppliers:\n${groups}`);
  expect([code, error]).toEqual([
    2,
    expect.stringMatching(/^A world of 8 buyers and 1,0\d\d suppliers over 12000 months/),
  ]);
});

test("what fits on fewer threads is said", async () => {
  const { terminal, said } = listening("extends: baseline\nbuyers: [{ name: buyer, count: 2000, demand: 0.001 }]\n");
  const effects = nodeEffects(new AbortController().signal, false);
  const machine = { ...effects.machine, freeMemory: () => 10e6 };
  const run = ["sweep", "-", "--vary", "policy.openness=0,1", "-n", "200", "--workers", "4", "--no-cache"];
  const code = await main([...run, "--out", join(freshFolder(), "x")], { ...effects, terminal, machine });
  expect([code, said().error]).toEqual([2, expect.stringMatching(/on each of 4 threads.*\n.*--workers [123]\./)]);
});
