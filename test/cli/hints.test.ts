import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const folder = freshFolder();

/** What is said of a command line that is refused. */
async function refused(words: readonly string[]): Promise<string> {
  const { code, out, error } = await inProcess([...words]);
  expect([code, out]).toEqual([2, ""]);
  return error;
}

describe("what would be right is said", () => {
  test.each([
    ["a group by its number", ["--set", "suppliers.0.count=3"], "suppliers.powerhouse.count"],
    ["all groups at once", ["--set", "suppliers.*.quality=0.5"], "suppliers.newcomer.quality"],
    ["a group that is misspelt", ["--set", "suppliers.newcommer.count=3"], "Did you mean `suppliers.newcomer.count`?"],
    ["a number as it is written in German", ["--set", "unitCost=1.000,5"], "Did you mean `1000.5`?"],
    ["millions with their word", ["--set", "annualSpend=12 Mio"], "Did you mean `12000000`?"],
    ["years where months are asked", ["--set", "policy.contractMonths=2 years"], "Did you mean `24`?"],
    ["months with their letter", ["--set", "policy.contractMonths=24m"], "Did you mean `24`?"],
    ["a group by its number in brackets", ["--set", "suppliers[0].count=3"], "suppliers.powerhouse.count"],
    ["all groups in a word", ["--set", "suppliers.all.quality=0.5"], "a group by its name"],
    ["no group at all", ["--set", "suppliers.quality=0.5"], "suppliers.newcomer.quality"],
    ["a group without its list", ["--set", "newcomer.quality=0.5"], "Did you mean `suppliers.newcomer.quality`?"],
    ["a setting in a wrong section", ["--set", "market.unitCost=48"], "Did you mean `unitCost`?"],
    [
      "a setting one section too high",
      ["--set", "suppliers.newcomer.managers=1"],
      "Did you mean `suppliers.newcomer.strategy.managers`?",
    ],
    ["a decimal comma", ["--set", "policy.openness=0,3"], "Did you mean `0.3`?"],
    ["thousands with a line between", ["--set", "unitCost=1_000"], "Did you mean `1000`?"],
    ["percent in words", ["--set", "policy.openness=30 percent"], "Did you mean `30%`?"],
    ["years where a length is asked", ["--months", "10 years"], "Did you mean  --months 120 ?"],
    ["months with a hyphen between", ["--window", "60-119"], "Did you mean  --window 60:119 ?"],
    ["months with words between", ["--window", "60 to 119"], "Did you mean  --window 60:119 ?"],
    ["an empty seed", ["--seed", ""], "--seed needs a value."],
  ])("of %s", async (_, options, right) => {
    expect(await refused(["run", "catfish", "-n", "2", ...options])).toContain(right);
  });

  test.each([
    ["a number with its currency", "extends: catfish\nunitCost: 40 EUR\n", "Did you mean `40`?"],
    ["a quote that is not closed", 'extends: catfish\ntitle: "abc\n', 'The quote " is not closed.'],
  ])("of %s in a file, with its place", async (name, text, right) => {
    const path = join(folder, `${name.replaceAll(" ", "-")}.yaml`);
    writeFileSync(path, text);
    const said = await refused(["check", path, "--form-only"]);
    expect(said).toContain(right);
    expect(said).toContain(`${path}:2:`);
  });

  test.each([
    ["a bundled scenario as a file here", ["run", "./catfish"], "Did you mean  catfish ?"],
    ["a bundled scenario with an ending", ["show", "scenarios\\catfsh.yaml"], "Did you mean  catfish ?"],
    ["one of several", ["compare", "baseline", "./catfish"], "Did you mean `catfish`?"],
    ["an empty word", ["run", ""], "<scenario> should stand there."],
    ["an empty folder", ["verify", ""], "<folder> should stand there."],
    ["an option of help", ["help", "--nonsense"], "catfish help has no option --nonsense."],
    ["an option of help on a command", ["help", "run", "--nonsense"], "catfish help has no option --nonsense."],
    ["a second word of help", ["help", "run", "show"], 'catfish help takes no "show".'],
    [
      "what another command calls otherwise",
      ["allocate", "newcomer-playbook", "--for", "newcomer"],
      "Did you mean  --group ?",
    ],
    [
      "levers where settings are varied",
      ["sweep", "catfish", "--lever", "policy.openness=0:1"],
      "Did you mean  --vary ?",
    ],
    [
      "a share in words",
      ["discover", "catfish", "--when", "fillRate < 95 percent", "--vary", "policy.openness=0:1"],
      "Did you mean  95% ?",
    ],
    [
      "a criterion in words",
      [
        ...["choose", "catfish", "--satisfy", "fillRate >= 95 per cent", "--lever", "policy.openness=0.1,0.2"],
        ...["--uncertain", "market.disruptionRate=0:0.1"],
      ],
      "Did you mean `fillRate >= 95%`?",
    ],
    [
      "a budget as a share",
      ["allocate", "newcomer-playbook", "--budget", "4 percent", "--over", "managers,online"],
      'takes an amount above 0, not "4 percent"',
    ],
    ["two of one name", ["run", "catfish", "catfish"], 'Name "catfish" once'],
  ])("of %s", async (_, words, right) => {
    expect(await refused(words)).toContain(right);
  });

  test("of the folder of all results, of a word that is nearly one, and of a month beyond the run", async () => {
    const results = join(folder, "output");
    const run = ["run", "catfish", "-n", "2", "--months", "13", "--no-charts", "--quiet", "--out", results];
    expect((await inProcess(run)).code).toBe(0);
    expect(await refused(["verify", results])).toContain(`Did you mean  catfish verify ${join(results, "catfish")}`);
    expect(await refused(["cache", "clean"])).toContain("Did you mean  catfish cache clear ?");
    const late = ["discover", "catfish", "--vary", "policy.openness=0.1:0.3", "--when", "price < 1 @200", "-n", "4"];
    expect(await refused(late)).toMatch(/200.*\n?.*119/);
  });
});
