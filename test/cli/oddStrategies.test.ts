import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/* Strategies that nobody would plan: each is answered, and nothing is said that is not known. */

const home = freshFolder();
const few = ["-n", "4", "--months", "36", "--plausible", "0", "--no-cache", "--no-charts"];

interface Odd {
  readonly count?: number;
  readonly month?: number;
  readonly cash?: number;
  readonly strategy: string;
  readonly more?: string;
}

/** What is said of a challenger with such a strategy, and the files of its folder. */
async function answered(name: string, { count = 1, month = 12, cash = 8, strategy, more = "" }: Odd) {
  const file = join(home, `${name}.yaml`);
  const group = `suppliers:\n  - name: challenger\n    kind: newcomer\n    count: ${count}\n    entry: { month: ${month}, rate: 0 }\n    initialCash: ${cash}\n    closureRate: 0\n    strategy: ${strategy}\n`;
  writeFileSync(file, `extends: baseline\nreference: without-strategy\nfor: challenger\ntitle: Odd\n${more}${group}`);
  const out = join(home, "results");
  const { code, out: told, error } = await inProcess(["run", file, ...few, "--out", out]);
  expect([code, error.replace(/^.*worlds.*$/gm, "").trim()]).toEqual([0, ""]);
  const read = (path: string) => readFileSync(join(out, name, path), "utf8");
  return { read, said: told.replace(/\s+/g, " ") };
}

describe("an odd strategy is answered", () => {
  test.each<[string, Odd]>([
    ["that-begins-after-the-run", { month: 40, strategy: "{ managers: 1 }" }],
    ["of-nothing", { strategy: "{ managers: 0, online: 0 }" }],
    ["of-a-budget-of-nothing", { strategy: "{ managers: 1, online: 0.01, budgetScale: 0 }" }],
    ["with-more-dealers-than-buyers", { strategy: "{ managers: 1, distributors: 40 }" }],
    ["of-ten-suppliers", { count: 10, strategy: "{ managers: 1, online: 0.01 }" }],
    ["of-who-is-ruined-at-once", { month: 0, cash: 0, strategy: "{ managers: 200, brand: 10 }" }],
    [
      "in-large-money",
      { strategy: "{ managers: 2, online: 0.02 }", more: "currency: JPY\nunitCost: 10000\nannualSpend: 9e11\n" },
    ],
  ])("%s", async (name, odd) => {
    const { read, said } = await answered(name, odd);
    expect(said).toMatch(/what challenger earns|costs challenger|brings challenger/);
    for (const text of [said, read("summary.md"), read("data/comparison.csv")]) {
      expect(text).not.toMatch(/\b(NaN|Infinity|null|undefined)\b|later to later|come in none/);
    }
    expect(said).not.toMatch(/allocate .* --budget 0 /);
  });

  test("and is no outlay where nothing is spent", async () => {
    const { said } = await answered("of-no-spend", { strategy: "{ managers: 1, online: 0.01, budgetScale: 0 }" });
    expect(said).not.toContain("costs first");
  });

  test("and says that it is ruined, with and without", async () => {
    const { said } = await answered("ruined", { month: 0, cash: 0, strategy: "{ managers: 200 }" });
    expect(said).toContain("It runs out of cash in 100 % (51 to 100 %) of the 4 worlds, with and without.");
    expect(said).toContain("its first order comes after the run and its first contract comes after the run");
    expect(said).toMatch(/the first order has not come in 100 % .*, with and without; the first contract/);
  });

  test("and says what is not clear in money on one scale", async () => {
    const { said } = await answered("scale", {
      strategy: "{ managers: 2, online: 0.02 }",
      more: "currency: JPY\nunitCost: 10000\nannualSpend: 9e11\n",
    });
    expect(said).toMatch(/(billion|million) JPY a year/);
    expect(said).not.toMatch(/\d,\d{3},\d{3} JPY/);
  });
});
