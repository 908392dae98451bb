import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { budgetOf } from "../../src/question/budget.ts";
import { channelsNamed, spenderNamed } from "../../src/question/channels.ts";
import { scenarioFrom } from "../scenario/libraries.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/* Who asks, and with what money: said by the scenario, by the command line, or wrongly. */

const words = (text: string) => text.replace(/\s+/g, " ");
const small = ["-n", "4", "--months", "36", "--no-cache", "--no-charts", "--quiet"];
const managers = "suppliers.challenger.strategy.managers";
const openness = ["--uncertain", "policy.openness=0.05,0.4"];

/** What a folder was asked, as its manifest has it. */
function designOf(folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")).design;
}

describe("a choice of whoever asks in the scenario", () => {
  const home = freshFolder();
  const [asked, named] = [join(home, "asked"), join(home, "named")];
  const choice = ["choose", "newcomer-playbook", "--lever", `${managers}=0.5,2`, ...openness, ...small];
  let said = "";
  beforeAll(async () => {
    const ended = await inProcess([...choice, "--out", asked]);
    expect([ended.code, ended.error]).toEqual([0, ""]);
    said = ended.out;
  });

  test("is by its profit, and the same to the byte as where --for names it", async () => {
    expect(designOf(asked)).toMatchObject({ for: "challenger", measures: ["profit:challenger"] });
    expect(words(said)).toContain("Choice for challenger: How a newcomer gets in");
    const ended = await inProcess([...choice, "--for", "challenger", "--out", named]);
    expect(ended.out.replaceAll(named, asked)).toBe(
      said.replaceAll("choose newcomer-playbook", "choose newcomer-playbook"),
    );
    for (const file of ["manifest.json", "summary.json", "data/values.csv"]) {
      expect(readFileSync(join(named, file), "utf8"), file).toBe(readFileSync(join(asked, file), "utf8"));
    }
    expect((await inProcess(["verify", asked, "--sample", "all"])).code).toBe(0);
  });

  test("is the buyers' where --for says buyers, with a lever of theirs", async () => {
    const folder = join(home, "buyers");
    const lever = ["--lever", "policy.flexibleShare=0.1,0.4", "--uncertain", "suppliers.challenger.quality=0.7,0.9"];
    const ended = await inProcess([
      "choose",
      "newcomer-playbook",
      "--for",
      "buyers",
      ...lever,
      ...small,
      "--out",
      folder,
    ]);
    expect([ended.code, ended.error]).toEqual([0, ""]);
    expect(designOf(folder)).toMatchObject({ for: null, measures: ["buyerValue:all"] });
  });
});

describe("who asks, said wrongly, is refused in one message that names --for", () => {
  const wrong = 'No group of suppliers is called "chalenger".';
  const lever = ["--lever", `${managers}=0.5,2`, ...openness];

  test.each([
    [
      "run",
      ["run", "newcomer-playbook", "--for", "chalenger"],
      `--for chalenger: ${wrong} Did you mean \`challenger\`?`,
    ],
    ["a group of buyers", ["run", "newcomer-playbook", "--for", "buyer"], "--for buyer: No group of suppliers"],
    [
      "what-if",
      ["what-if", "newcomer-playbook", "--for", "chalenger", "--set", `${managers}=2`],
      `--for chalenger: ${wrong} Did you mean \`challenger\`?`,
    ],
    [
      "compare, once for both",
      ["compare", "newcomer-playbook", "overspending", "--for", "chalenger"],
      `--for chalenger: ${wrong}`,
    ],
    [
      "compare, of one of them with its name",
      ["compare", "newcomer-playbook", "catfish", "--for", "challenger"],
      '--for challenger (catfish): No group of suppliers is called "challenger".',
    ],
    [
      "choose",
      ["choose", "newcomer-playbook", "--for", "chalenger", ...lever],
      '--for chalenger: There is no group "chalenger". Did you mean challenger ?',
    ],
    [
      "choose by --set",
      ["choose", "newcomer-playbook", "--set", "for=chalenger", ...lever],
      `--set for=chalenger: ${wrong}`,
    ],
    ["twice", ["run", "newcomer-playbook", "--for", "challenger", "--set", "for=buyers"], "both say who asks"],
  ])("%s", async (_, asked, message) => {
    const folder = join(freshFolder(), "result");
    const { code, out, error } = await inProcess([...asked, ...small, "--out", folder]);
    expect(words(error)).toContain(message);
    expect(error).not.toMatch(/more problem|\n\s+at /);
    expect([code, out, existsSync(folder)]).toEqual([2, "", false]);
  });
});

describe("a budget in money a year", () => {
  const home = freshFolder();
  const file = join(home, "ours.yaml");
  writeFileSync(file, "extends: newcomer-playbook\ntitle: Ours\ncurrency: EUR\nannualSpend: 60000000\n");
  const asked = ["allocate", file, "--group", "challenger", "--over", "managers,online"];
  const few = ["--points", "2", ...small];

  test("is shared out in its own words, and verified", async () => {
    const folder = join(home, "split");
    const ended = await inProcess([...asked, ...few, "--budget", "500000 EUR/year", "--out", folder]);
    expect([ended.code, ended.error]).toEqual([0, ""]);
    // 60 million a year are 8 units a month at the price of a contract, 1.2: a twelfth of a tenth of 0.8.
    expect(Number(designOf(folder).budget)).toBeCloseTo(0.08, 9);
    expect(words(ended.out)).toContain("500 thousand EUR a year");
    expect((await inProcess(["verify", folder, "--sample", "all"])).code).toBe(0);
  });

  test.each(["500000/year", "500000 EUR/year", "EUR 5e5 / year", "500000eur/year", "0.08", "8e-2"])(
    "may be written %s",
    (budget) => {
      const scenario = scenarioFrom(`extends: newcomer-playbook\ncurrency: EUR\nannualSpend: 60000000\n`);
      const group = spenderNamed("challenger", scenario);
      const channels = channelsNamed("managers,online", "challenger", scenario);
      expect(budgetOf(budget, channels, group, scenario)).toBeCloseTo(0.08, 9);
    },
  );

  test.each([
    ["other money", "500000 USD/year", "--budget 500000 USD/year is in USD, and the scenario counts in EUR."],
    ["no time", "500000 EUR", '--budget 500000 EUR does not say in what time. A year: --budget "500000 EUR/year"'],
    ["a month", "500000/month", '--budget takes an amount above 0, not "500000/month".'],
    ["nothing", "0/year", 'takes an amount above 0, not "0/year". Money a year, e.g. --budget 500000/year'],
    ["less than nothing", "-5/year", 'takes an amount above 0, not "-5/year"'],
    ["no amount", "/year", 'takes an amount above 0, not "/year"'],
    ["words", "half a million/year", 'takes an amount above 0, not "half a million/year"'],
    ["commas", "500,000/year", 'takes an amount above 0, not "500,000/year"'],
    ["money twice", "EUR 5 EUR/year", 'takes an amount above 0, not "EUR 5 EUR/year"'],
    ["more than people can be paid with", "1e12/year", "200 is the most"],
  ])("is refused as %s", async (_, budget, message) => {
    const { code, out, error } = await inProcess([...asked, ...few, `--budget=${budget}`, "--out", join(home, "no")]);
    expect(words(error)).toContain(message);
    expect(error).not.toMatch(/\n\s+at /);
    expect([code, out]).toEqual([2, ""]);
  });

  test("is refused where nobody says what buyers spend, or what money it is", async () => {
    const plain = ["allocate", "newcomer-playbook", "--group", "challenger", "--over", "managers,online", ...few];
    const yearly = await inProcess([...plain, "--budget", "500000/year"]);
    expect(words(yearly.error)).toContain(
      "the scenario does not say what buyers spend a year. Write annualSpend into it",
    );
    const euro = await inProcess([...plain, "--budget", "500000 EUR/year"]);
    expect(words(euro.error)).toContain("is in EUR, and the scenario names no currency. Write currency: EUR into it");
    expect([yearly.code, euro.code]).toEqual([2, 2]);
  });
});
