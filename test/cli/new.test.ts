import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { isAsked, marketParts } from "../../src/scenario/newMarket.ts";
import { catfish, freshFolder } from "./commandLine.ts";
import { listening } from "./inProcess.ts";

const PANEL = "--spend 12m --currency EUR --contracts 3 --back-ups 2 --contract-months 24 --margin 10% --start 2027-01";

/** "We are the newcomer; eight large buyers, two of them open; half a million a year to spend." */
const ENTRY =
  "--for newcomer --buyers 8 --open-buyers 2 --spend 60m --currency EUR --budget 500k --start 2027-01".split(" ");

/** `catfish new` with somebody at the terminal who gives these answers; nothing is written to the disk. */
async function asked(answers: readonly (string | undefined)[], words: readonly string[] = ["new", "mine"]) {
  const effects = nodeEffects(new AbortController().signal, false);
  const { terminal, said } = listening();
  const written: string[] = [];
  const questions: string[] = [];
  const left = [...answers];
  const ask = async (question: string) => {
    questions.push(question);
    return left.shift();
  };
  const disk = {
    ...effects.disk,
    look: () => undefined,
    writeWhole: (_: string, text: string) => {
      written.push(text);
      return true;
    },
  };
  const code = await main(words, { ...effects, disk, terminal: { ...terminal, ask } });
  return { code, questions, text: written.join(""), ...said() };
}

describe("catfish new at a terminal", () => {
  const answers = ["", "12m", "EUR", "", "3", "2", "", "", "10%", "", "", "2027-01"];

  test("asks for every part once and writes what the same options write", async () => {
    const { code, questions, text, out } = await asked(answers);
    expect([code, questions.length]).toEqual([0, marketParts.filter((part) => isAsked(part, {})).length]);
    const cwd = freshFolder();
    const given = catfish(["new", "mine", ...PANEL.split(" ")], { cwd });
    expect(text).toBe(readFileSync(join(cwd, "mine.yaml"), "utf8"));
    expect(out).toBe(given.out);
    expect(out).toContain("One buyer spends 12 million EUR a year: 80 % with 3 suppliers under contracts of 24 months");
    expect(out).toContain("Month 0 is January 2027.");
  });

  test("asks again where an answer makes no sense, and for no currency where no spend is said", async () => {
    const { code, questions, error, text } = await asked(["", "", "none", "0", "1", ...Array(8).fill("")]);
    expect([code, questions.length]).toEqual([0, 13]);
    expect(error.match(/Right would be a whole number from 1 to 1000/g)).toHaveLength(2);
    expect(text).toMatch(/^# currency: EUR$/m);
  });

  test("writes nothing where the answers end", async () => {
    const { code, text, error } = await asked(["", "12m", "EUR", undefined]);
    expect([code, text, error]).toEqual([2, "", expect.stringContaining("nothing was written")]);
  });

  test("asks a supplier that wants to get in what it has to spend, and writes what the same options write", async () => {
    const answers = ["newcomer", "60m", "EUR", "8", "", "", "", "", "", "", "", "2027-01", "9", "2", "500k", ""];
    const { code, questions, text, error } = await asked(answers, ["new", "entry"]);
    expect([code, questions.length]).toEqual([0, marketParts.length + 1]);
    // Of eight buyers nine cannot be open.
    expect(error).toContain("Right would be a whole number, as many as there are buyers at most.");
    const cwd = freshFolder();
    expect(catfish(["new", "entry", ...ENTRY], { cwd }).code).toBe(0);
    expect(text).toBe(readFileSync(join(cwd, "entry.yaml"), "utf8"));
    expect(text).toMatch(/^for: us\b/m);
  });

  test("asks nothing where an option says something, or a program asks", async () => {
    expect((await asked([], ["new", "mine", "--contracts", "3"])).questions).toEqual([]);
    expect((await asked([], ["new", "mine", "--json"])).questions).toEqual([]);
  });
});

describe("catfish new with options", () => {
  test("refuses what makes no sense, all at once, and writes nothing", () => {
    const cwd = freshFolder();
    const { code, error } = catfish(["new", "mine", ..."--spend 12,000 --contracts 0 --start 2027".split(" ")], {
      cwd,
    });
    expect(code).toBe(2);
    expect(error).toContain('--spend takes an amount such as 12m, 800k or 12000000, without separators, not "12,000".');
    expect(error).toContain('--contracts takes a whole number from 1 to 20, not "0".');
    expect(error).toContain("--start takes a year and a month");
    expect(error).toContain("--currency EUR");
    expect(existsSync(join(cwd, "mine.yaml"))).toBe(false);
  });

  test("refuses what is no supplier's to say, or says nothing", () => {
    const cwd = freshFolder();
    const wrong = (words: string) => catfish(["new", "mine", ...words.split(" ")], { cwd }).error;
    expect(wrong("--budget 500k")).toContain("--budget is of a supplier that asks: say which with --for newcomer");
    expect(wrong("--for newcomer --budget 500k")).toContain("--spend 60m --currency EUR");
    expect(wrong("--for newcomer --buyers 2 --open-buyers 3")).toContain("--open-buyers 3 are more than there are");
    expect(wrong("--for seller")).toContain('--for takes buyer, newcomer or incumbent, not "seller".');
    expect(wrong("--for incumbent --enters 3")).toContain("--enters is of a supplier that asks");
    expect(existsSync(join(cwd, "mine.yaml"))).toBe(false);
  });

  test("never writes over a file", () => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "mine.yaml"), "mine");
    expect(catfish(["new", "mine", "--contracts", "3"], { cwd }).error).toContain("is there already");
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe("mine");
  });
});

describe("a panel of one buyer, from a new file to its answers", () => {
  const cwd = freshFolder();
  const few = ["-n", "6", "--no-charts"];

  test("is written, checked, run and asked, up to the board brief", () => {
    const begun = Date.now();
    expect(catfish(["new", "panel", ...PANEL.split(" ")], { cwd }).code).toBe(0);
    expect(catfish(["check", "panel.yaml"], { cwd })).toMatchObject({ code: 0, error: "" });
    const run = catfish(["run", "panel.yaml", ...few], { cwd });
    expect(run).toMatchObject({ code: 0, error: "" });
    expect(run.out.replace(/\s+/g, " ")).toContain("over months 60 to 119 (January 2032 to December 2036)");
    expect(run.out.replace(/\s+/g, " ")).toMatch(/EUR a year \(.*\) of the 12 million EUR spent a year/);
    const identity = JSON.parse(readFileSync(join(cwd, "output/panel/manifest.json"), "utf8"));
    expect(identity.reference.label).toBe("without entry");
    const change = ["--set", "policy.flexibleShare=40%", "--from", "2028-06", "--window", "2030-01:2036-12"];
    const asked = catfish(["what-if", "panel.yaml", ...change, ...few, "--out", "asked"], { cwd });
    expect(asked.code).toBe(0);
    expect(asked.out).toContain("opening the flexible track from 20 to 40 % of spend from June 2028 on");
    expect(asked.out).toContain("policy.flexibleShare from month 17 on: 0.2 -> 0.4");
    expect(JSON.parse(readFileSync(join(cwd, "asked/summary.json"), "utf8")).scenarios[0].savings).toMatchObject({
      currency: "EUR",
      annualSpend: 12_000_000,
      months: [17, 119],
    });
    expect(JSON.parse(readFileSync(join(cwd, "asked/manifest.json"), "utf8")).window).toEqual([36, 119]);
    expect(catfish(["verify", "asked", "--sample", "all"], { cwd }).code).toBe(0);
    const brief = readFileSync(join(cwd, "asked/brief.md"), "utf8");
    expect(brief).toContain("# What if: opening the flexible track from 20 to 40 % of spend from June 2028 on");
    expect(brief).toContain("(June 2028 to December 2036)");
    expect(brief).toMatch(/## The verdict\n\n[\s\S]*EUR a unit[\s\S]*EUR a year[\s\S]*## What carries it/);
    expect(brief).toMatch(/## What speaks against it\n\n- /);
    process.stdout.write(`from catfish new to the brief: ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
    expect(catfish(["run", "panel.yaml", "--window", "2026-01:2026-12", ...few], { cwd }).error).toContain(
      "whose first month is 0 (2027-01) and whose last month is 119 (2036-12)",
    );
  });
});

describe("a newcomer with half a million a year, from a new file to its account plan", () => {
  const cwd = freshFolder();
  const few = ["-n", "6", "--plausible", "3", "--no-charts"];
  const read = (path: string) => readFileSync(join(cwd, path), "utf8");

  test("is written, checked, run, asked for more and less of it, and verified", () => {
    const begun = Date.now();
    expect(catfish(["new", "entry", ...ENTRY], { cwd }).code).toBe(0);
    expect(catfish(["check", "entry.yaml", "--form-only"], { cwd })).toMatchObject({ code: 0, error: "" });
    const run = catfish(["run", "entry.yaml", ...few], { cwd });
    expect(run.code).toBe(0);
    const said = run.out.replace(/\s+/g, " ");
    expect(said).toMatch(
      /the strategy (brings Our company|costs Our company|makes no clear difference to what Our company) .* (thousand|million) EUR a year/,
    );
    expect(said).toMatch(/its first order comes in (January|February|March|April|May|June) 20\d\d/);
    // A budget that is spent costs what it is.
    const { supplierSide } = JSON.parse(read("output/entry/summary.json"));
    expect(supplierSide.cost.aYear.mean).toBeGreaterThan(450_000);
    expect(supplierSide.cost.aYear.mean).toBeLessThan(550_000);
    const plan = read("output/entry/account-plan.md");
    expect(plan).toMatch(/^# Account plan: Our company\n/);
    expect(plan).toMatch(/\n\| [12] \| Open buyers \| 2 \|/);
    expect(plan).toMatch(/\n\| 2 account managers \| [\d,]+ \|/);
    const steps = [...plan.matchAll(/`(catfish [^`]+)`/g)].map(([, command]) => command);
    // No means of the first guess is seen to pay: nothing is proposed that makes more of one.
    expect(steps.map((command) => command.split(" ")[1])).toEqual(["allocate", "sweep"]);
    const less = "catfish what-if scenario.yaml --set suppliers.us.strategy.improvement=0 -n 6 --out ../one-more";
    for (const command of [steps[1], less]) {
      const words = command.split(" ").slice(1);
      expect(catfish([...words, "--no-charts"], { cwd: join(cwd, "output/entry") }).code).toBe(0);
    }
    expect(read("output/one-more/account-plan.md")).toContain("# Account plan: Our company");
    expect(catfish(["verify", "output/entry", "--sample", "all"], { cwd }).code).toBe(0);
    expect(catfish(["verify", "output/one-more", "--sample", "all"], { cwd }).code).toBe(0);
    process.stdout.write(`from catfish new to the account plan: ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
  });
});
