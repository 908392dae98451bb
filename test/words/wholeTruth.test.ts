import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";

/*
 * Sentences that were false over the whole run: a change that comes after the months of the table, a run whose last year is
 * not whole, a decision after month 0, and a price that is none in some years.
 */

const home = freshFolder();
const common = ["--no-charts", "--no-cache", "--quiet"];

function scenarioFile(name: string, ...lines: readonly string[]): string {
  const path = join(home, `${name}.yaml`);
  writeFileSync(path, ["extends: catfish", "claims: []", ...lines, ""].join("\n"));
  return path;
}

async function said(...words: readonly string[]): Promise<{ text: string; folder: string }> {
  const folder = join(home, words.join(" ").replace(/\W+/g, "-").slice(-80));
  const { code, out, error } = await inProcess([...words, ...common, "--out", folder]);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  return { text: out.replace(/\s+/g, " "), folder };
}

describe("what is said of the whole run", () => {
  test("a change that shows after the months of the table is not said to make no difference", async () => {
    const late = scenarioFile(
      "late",
      "months: 36",
      "suppliers: [{ name: newcomer, entry: { month: 14 }, preparationMonths: 0 }]",
    );
    const words = ["what-if", late, "--set", "suppliers.newcomer.quality=0.5", "--window", "0:11", "-n", "4"];
    const { text, folder } = await said(...words, "--plausible", "2");
    expect(text).not.toContain("makes no difference");
    expect(text).toContain("means over months 0 to 11;");
    // Over the months of the table nothing differs in any market, and that is not said of all months.
    expect(text).toContain("Over the months of the table, in 2 markets that are as plausible nothing changes either");
    const summary = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
    expect(summary.scenarios[0].same).toBe(false);
    const page = readFileSync(join(folder, "summary.md"), "utf8");
    // The first year is the same in every world, the last is not.
    expect(page).toMatch(/^\| 1 \| = \| = \|/m);
    expect(page).toMatch(/^\| 3 \| -0\.\d+ \(-/m);
  });

  test("years that are not whole are counted in months", async () => {
    const odd = scenarioFile("odd", "months: 30", "reference: without-entry");
    const run = await said("run", odd, "-n", "4", "--plausible", "0");
    expect(run.text).toContain("over all 30 months,");
    const sweep = await said("sweep", odd, "--vary", "policy.flexibleShare=0,0.4", "-n", "4");
    expect(sweep.text).toContain("over all 30 months (discounted");
    expect(`${run.text} ${sweep.text}`).not.toMatch(/\b(3|three) years/);
  });

  test("years after a decision are said to be from its month on, in choosing as in comparing", async () => {
    const decided = scenarioFile("decided", "months: 36", "from: 12");
    const sweep = await said("sweep", decided, "--vary", "policy.flexibleShare=0,0.4", "-n", "4");
    expect(sweep.text).toContain("over the two years from month 12 on (discounted");
  });

  test("a price that nobody pays is said to be none, in the answer and below the table", async () => {
    const failures = ["powerhouse", "backup", "newcomer"].map(
      (supplier) => `  - { month: 12, failure: { supplier: ${supplier}, months: 24 } }`,
    );
    const stops = scenarioFile("stops", "months: 36", "timetable:", ...failures);
    const change = await said("what-if", stops, "--set", "policy.flexibleShare=45%", "-n", "4", "--plausible", "0");
    expect(change.text).toMatch(/the price rises by [^(]*\([^()]*; none in years 2 to 3\)/);
    const run = await said("run", stops, "-n", "4", "--plausible", "0");
    expect(run.text).toContain('"stops" has no price over months 18 to 35, so there is no difference.');
  });

  test("nothing is said to lie anywhere from 0 lower to 0 lower", async () => {
    const short = scenarioFile("short", "months: 1");
    const { text } = await said("effect", short, "-n", "4", "--plausible", "4");
    expect(text).not.toMatch(/\b0 (lower|higher)/);
    expect(text).toContain("leaves their service effort as it is (90 %).");
  });
});
