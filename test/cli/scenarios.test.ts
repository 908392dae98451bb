import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mean } from "simple-statistics";
import { beforeAll, describe, expect, test } from "vitest";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/* The table of scenarios of a comparison: spend and saving, held against the years of the record. */

const few = ["-n", "8", "--months", "48", "--plausible", "0"];
const [plain, money, changed] = [freshFolder(), freshFolder(), freshFolder()].map((folder) => join(folder, "result"));
let out = "";
beforeAll(async () => {
  const asked = await inProcess(["compare", "baseline", "one-contract", "closed-market", ...few, "--out", plain]);
  expect(asked.code).toBe(0);
  out = asked.out;
  const spend = ["--set", "annualSpend=12000000", "--set", "currency=EUR"];
  const inMoney = await inProcess([
    "compare",
    "baseline",
    "one-contract",
    ...few,
    ...spend,
    "--no-charts",
    "--out",
    money,
  ]);
  expect(inMoney.code).toBe(0);
  const whatIf = ["what-if", "baseline", "--set", "policy.openness=30%", ...few, "--no-charts", "--out", changed];
  expect((await inProcess(whatIf)).code).toBe(0);
});

type Row = Readonly<Record<string, string>>;

function rowsOf(folder: string, table: string): Row[] {
  const [head, ...rows] = readFileSync(join(folder, "data", `${table}.csv`), "utf8")
    .trimEnd()
    .split("\n");
  const columns = head.split(",");
  return rows.map((row) => Object.fromEntries(row.split(",").map((cell, at) => [columns[at], cell])));
}

/** Mean total cost of a scenario over worlds, in a year from 0, or in all of them. */
function cost(folder: string, scenario: string, year?: number): number {
  const rows = rowsOf(folder, "years").filter((row) => row.scenario === scenario);
  const wanted = rows.filter((row) => year === undefined || Number(row.firstMonth) === 12 * year);
  return mean(wanted.map((row) => Number(row.totalCost)));
}

describe("the table of scenarios", () => {
  test("counts spend and saving in what the baseline spends in its first year", () => {
    const first = cost(plain, "baseline", 0);
    const rows = rowsOf(plain, "scenarios");
    expect(rows.map(({ scenario }) => scenario)).toEqual(["baseline", "closed-market", "one-contract"]);
    for (const { scenario, spend, saving, savingShare, savingShareYear3, savingLower, savingUpper } of rows) {
      expect(Number(spend)).toBeCloseTo((100 * cost(plain, scenario)) / first, 3);
      if (scenario === "baseline") {
        expect([saving, savingShare, savingShareYear3]).toEqual(["", "", ""]);
        continue;
      }
      const saved = (100 * (cost(plain, "baseline") - cost(plain, scenario))) / first;
      expect(Number(saving)).toBeCloseTo(saved, 3);
      expect(Number(savingShare)).toBeCloseTo(saved / 100, 5);
      expect(Number(savingLower)).toBeLessThan(saved);
      expect(Number(savingUpper)).toBeGreaterThan(saved);
      const third = (cost(plain, "baseline", 2) - cost(plain, scenario, 2)) / first;
      expect(Number(savingShareYear3)).toBeCloseTo(third, 5);
    }
  });

  test("counts in money where a scenario says what is spent", () => {
    const [baseline, scenario] = rowsOf(money, "scenarios");
    expect([baseline.unit, scenario.unit]).toEqual(["EUR", "EUR"]);
    const first = cost(money, "baseline", 0);
    expect(Number(baseline.spend) / 1e6).toBeCloseTo((12 * cost(money, "baseline")) / first, 4);
    const saved = Number(baseline.spend) - Number(scenario.spend);
    expect(Number(scenario.saving) / saved).toBeCloseTo(1, 4);
    const { scenarios } = JSON.parse(readFileSync(join(money, "summary.json"), "utf8"));
    expect(Number(scenario.saving) / scenarios[0].savings.cashAYear.mean).toBeCloseTo(1, 5);
  });

  test("says in the worlds of the verdict how many end worse off", () => {
    const whole = rowsOf(plain, "verdict").filter(({ measure, year }) => measure === "buyerValue" && year === "0");
    for (const { scenario, worse } of rowsOf(plain, "scenarios").slice(1)) {
      expect(worse).toBe(whole.find((row) => row.scenario === scenario)?.worse);
    }
  });

  test("says the rule in words, on the page, in the text and in the terminal, which it fits", () => {
    expect(out).toMatch(/scenario +suppliers +largest share/);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(140);
    for (const path of ["index.html", "summary.md"]) {
      expect(readFileSync(join(plain, path), "utf8")).toContain("Holding 1 supplier under contract in place of 2");
    }
  });

  test("is one of comparisons alone", () => {
    const files = JSON.parse(readFileSync(join(changed, "manifest.json"), "utf8")).files;
    expect(files.map(({ path }: { readonly path: string }) => path)).not.toContain("data/scenarios.csv");
  });

  test("is verified", async () => {
    expect(await inProcess(["verify", plain, "--sample", "all"])).toMatchObject({ code: 0 });
  });
});
