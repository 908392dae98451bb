import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder } from "./commandLine.ts";
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

describe("a share without its percent sign", () => {
  const choose = ["choose", "catfish", "--lever", "policy.openness=0,1", "--uncertain", "market.disruptionRate"];
  test.each([
    [["discover", "catfish", "--when", "fillRate < 95"], 'Did you mean  --when "fillRate < 95%" ?'],
    [
      ["discover", "catfish", "--when", "fillRate < base - 2 @119"],
      'Did you mean  --when "fillRate < base - 2% @119" ?',
    ],
    [["discover", "catfish", "--when", "price < base * 95"], 'Did you mean  --when "price < base * 95%" ?'],
    [["discover", "catfish", "--when", "fillRate < 250%"], "fillRate is a share, and 250% is more than all."],
    [["discover", "catfish", "--when", "price < 1", "--share", "80"], "Did you mean  80% ?"],
    [["sensitivity", "catfish", "--range", "20"], "Did you mean  20% ?"],
    [["sweep", "catfish", "--vary", "policy.flexibleShare=0:60"], "Did you mean `60%`?"],
    [["sweep", "catfish", "--vary", "policy.flexibleShare=0:60%:5"], "Did you mean `policy.flexibleShare=0:60%:5%`?"],
    [["run", "catfish", "--set", "policy.flexibleShare=30"], "Did you mean `30%`?"],
    [["run", "catfish", "-n", "auto", "--measure", "fillRate", "--precision", "5"], "Did you mean  5% ,"],
    [[...choose, "--satisfy", "fillRate >= 95"], "Did you mean `fillRate >= 95%`?"],
    [[...choose, "--satisfy", "price <= 95%"], "price is no share and takes no percentage."],
  ])("is asked back: %j", async (words, message) => {
    await expectRefused(words, message);
  });

  test.each([
    [
      "timetable: [{ month: 9, demandShock: { factor: 130, months: 2 } }]",
      "demand is multiplied by 130 in month 9; 130% would be written for 1.3.",
    ],
    [
      "suppliers: [{ name: newcomer, quality: { mean: 85%, sd: 5 } }]",
      "suppliers.newcomer.quality has the sd 5; 5% would be written for 0.05.",
    ],
  ])("is only pointed out where the number may be as large: %s", async (line, note) => {
    const { code, error } = await inProcess(["show", "-"], `extends: baseline\n${line}\n`);
    expect([code, error]).toEqual([0, `Note: ${note}\n`]);
  });
});

describe("runs that end before the window does", () => {
  const said = "The means are over months 60 to 119, and the last month of a run of 61 is 60.";
  test.each([
    ["sweep", "catfish", "--vary", "months=61,90,120"],
    ["sweep", "catfish", "--vary", "months=61:130", "--design", "sobol"],
    ["sensitivity", "catfish", "--vary", "months=61:130"],
    ["discover", "catfish", "--when", "price > 1", "--vary", "months=61:130"],
    ["discover", "catfish", "--when", "price > 1 @60:119", "--vary", "months=61:130", "--vary", "policy.openness=0:1"],
  ])("are refused beforehand: %j", async (...words) => {
    await expectRefused(words, said);
  });

  test("are none where the window is given so that it fits", async () => {
    const words = ["sweep", "catfish", "--vary", "months=61,90", "--window", "40:60", "-n", "2", "--no-charts"];
    expect((await inProcess([...words, "--no-cache", "--out", join(freshFolder(), "sweep")])).code).toBe(0);
  });
});

test("as many worlds as an answer takes are not projected where no world differs", async () => {
  const words = ["run", "-", "-n", "auto", "--least", "16", "--most", "16", "--months", "12", "--no-charts"];
  const input = "extends: catfish\ntitle: The same\n";
  const { code, out } = await inProcess([...words, "--out", freshFolder()], input);
  expect(code).toBe(0);
  expect(out.replace(/\s+/g, " ")).toContain("there is no difference in buyer value in any of them.");
  expect(out).not.toContain("would be needed");
});

describe("a Sobol design for indices", () => {
  test.each([
    ["100", "take --points 64 or --points 128."],
    ["3", "take --points 2 or --points 4."],
    ["65535", "take --points 32768 or --points 65536."],
  ])("of %s rows is refused with the powers of two about it", async (points, message) => {
    const words = ["sensitivity", "catfish", "--method", "sobol", "--vary", "policy.openness=0:0.5"];
    await expectRefused([...words, "--points", points], message);
  });
});

test("steps that do not reach the end of a range are said", async () => {
  const words = ["sweep", "catfish", "--vary", "policy.flexibleShare=0:0.65:0.6", "-n", "2", "--months", "6"];
  const { error } = await inProcess([...words, "--no-charts", "--no-cache", "--out", join(freshFolder(), "sweep")]);
  expect(error).toContain("Note: policy.flexibleShare ends at 0.6: steps of 0.6 from 0 do not reach 0.65");
});

describe("a name that every object of JavaScript knows", () => {
  test.each([
    [["list", "constructor"], 'There is no list of "constructor".'],
    [["list", "__proto__"], 'There is no list of "__proto__".'],
    [["list", "toString"], 'There is no list of "toString".'],
    [["explain", "__proto__"], 'Nothing is called "__proto__".'],
    [["explain", "constructor"], 'Nothing is called "constructor".'],
    [["show", "toString"], 'There is no bundled scenario "toString"'],
    [["run", "catfish", "--set", "constructor.prototype=1"], "There is no setting `constructor.prototype`."],
    [["run", "catfish", "--__proto__=1"], "catfish run has no option --__proto__."],
    [["sweep", "catfish", "--vary", "__proto__=1,2"], "There is no setting `__proto__`."],
    [["sweep", "catfish", "--vary", "policy.openness=0,1", "--measure", "valueOf"], 'There is no measure "valueOf".'],
    [["discover", "catfish", "--when", "constructor < 1"], 'There is no measure "constructor".'],
    [["completion", "__proto__"], "There is no completion for __proto__."],
  ])("is none of ours: %j", async (words, message) => {
    await expectRefused(words, message);
  });

  test.each([
    ["constructor: 1", "I do not know the setting `constructor`"],
    ["__proto__: { months: 3 }", "I do not know the setting `__proto__`"],
    ["policy: { __proto__: { openness: 0.9 } }", "I do not know the setting `__proto__`"],
    ["buyers: [{ name: buyer, toString: 1 }]", "I do not know the setting `toString`"],
    ["timetable: [{ month: 3, set: { __proto__: 1 } }]", "There is no setting `__proto__`."],
    ["timetable: [{ month: 3, set: { constructor: 1 } }]", "There is no setting `constructor`."],
    ["claims: [{ says: A, measure: price, is: lower, against: { __proto__: 1 } }]", "There is no setting `__proto__`."],
    ["claims: [{ says: A, measure: hasOwnProperty, is: above, value: 1 }]", "which I do not know"],
    ["reference: constructor", 'names the scenario "constructor", which I cannot find'],
    ["suppliers: [{ name: newcomer, kind: constructor }]", '`kind` is "constructor", which I do not know'],
  ])("is none of a file: %s", async (line, message) => {
    await expectRefused(["show", "-"], message, `extends: baseline\n${line}\n`);
  });

  test("may be that of a group", async () => {
    const input = "extends: baseline\nsuppliers: [{ name: constructor, kind: newcomer }]\n";
    const words = ["run", "-", "-n", "2", "--months", "12", "--set", "suppliers.constructor.count=2"];
    expect((await inProcess([...words, "--out", freshFolder()], input)).code).toBe(0);
  });
});

test("what discover varies unless asked leaves out what changes nothing", async () => {
  const input = "extends: baseline\nbuyers: [{ name: buyer, policy: { openness: 0.2 } }]\n";
  const words = [
    "discover",
    "-",
    "--when",
    "price < 1.1",
    "-n",
    "2",
    "--months",
    "12",
    "--points",
    "32",
    "--no-charts",
  ];
  const out = join(freshFolder(), "x");
  expect((await inProcess([...words, "--no-cache", "--out", out], input)).code).toBe(0);
  const vary = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).design.vary;
  expect(vary.map(({ path }: { path: string }) => path)).toEqual([
    "policy.flexibleShare",
    "policy.flexibleSlots",
    "policy.contractMonths",
    "policy.negotiation",
  ]);
});
