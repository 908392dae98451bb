import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { asScenarioName, GROUP_NAME, SCENARIO_NAME, suffixed, unusableOnWindows } from "../../src/scenario/names.ts";
import { problemsOf } from "../scenario/libraries.ts";
import { catfish, freshFolder } from "./commandLine.ts";
import { inProcess, listening } from "./inProcess.ts";

const LONG = "a".repeat(300);

describe("a name that Windows cannot use, or no disk", () => {
  test.each(["con", "prn", "aux", "nul", "com1", "lpt9"])("is none for a scenario or a group: %s", (name) => {
    expect([SCENARIO_NAME.test(name), GROUP_NAME.test(name)]).toEqual([false, false]);
    expect([SCENARIO_NAME.test(`${name}a`), GROUP_NAME.test(`${name}-1`)]).toEqual([true, true]);
    const file = `name: ${name}\nextends: baseline\nsuppliers: [{ name: ${name}, kind: newcomer }]\n`;
    expect(problemsOf(file).map(({ wrong }) => wrong)).toEqual([
      `\`name\` is "${name}", which Windows keeps for a device.`,
      `\`name\` is "${name}", which Windows keeps for a device.`,
    ]);
  });

  test("of hundreds of letters is refused with how many it has", () => {
    const file = `name: ${LONG}\nextends: baseline\nbuyers: [{ name: ${LONG} }]\n`;
    expect(problemsOf(file)).toMatchObject([
      { wrong: "`name` has 300 letters.", right: "at most 60" },
      { wrong: "`name` has 300 letters." },
    ]);
  });

  test.each([
    ["con", "scenario-con"],
    ["AUX", "scenario-aux"],
    [LONG, "a".repeat(60)],
    ["Ärger im Markt", "arger-im-markt"],
    ["Straße", "strasse"],
    ["Ünlü Łódź", "unlu-lodz"],
    ["cafe\u0301 (neu)", "cafe-neu"],
    ["猫", "scenario-cwy5ka"],
    ["рынок 1", "1-1hemrfw"],
    ["con猫", "con-45gq3k"],
    ["😀", "scenario-1r2uqn"],
    [`${"a".repeat(59)}猫`, `${"a".repeat(53)}-k5i1zn`],
    ["»alt«", "alt"],
    ["- -", "scenario"],
    [`${"a".repeat(59)} b`, "a".repeat(59)],
  ])("of a file gives a scenario one that can be used: %s", (text, name) => {
    expect(asScenarioName(text)).toBe(name);
    expect(SCENARIO_NAME.test(name)).toBe(true);
  });

  test("is not made of two that can be used", () => {
    expect(suffixed("a", "-what-if")).toBe("a-what-if");
    expect(suffixed("a".repeat(60), "-without-reaction")).toMatch(/^a{43}-without-reaction$/);
  });

  test.each([
    "a:b",
    "what?",
    "a*",
    "a|b",
    "<a>",
    '"a"',
    "a.",
    "a ",
    "nul",
    "CON.txt",
    "com1.yaml",
    "con .txt",
    "COM¹",
    "CONOUT$",
    "a\tb",
  ])("is known as such: %s", (part) => {
    expect(unusableOnWindows(part)).toBeDefined();
  });

  test.each(["a", "a.b", "..", ".", "console", "with space", "Ü", "a-1", "com", "com10", "a.con"])(
    "is not seen where none is: %s",
    (part) => {
      expect(unusableOnWindows(part)).toBeUndefined();
    },
  );

  test("is refused for results on Windows, where they would go nowhere", async () => {
    const effects = nodeEffects(new AbortController().signal, false);
    const { terminal, said } = listening();
    const machine = { ...effects.machine, platform: "win32-x64" };
    const code = await main(["run", "catfish", "--out", "C:/results/a:b"], { ...effects, terminal, machine });
    expect([code, said().error]).toEqual([2, expect.stringContaining('"a:b" has one of < > : " | ? *')]);
  });
});

describe("a folder that Windows could not have", () => {
  test.each(["con", "a:b", "ends."])("is written elsewhere, with a note: %s", async (name) => {
    const out = join(freshFolder(), name);
    const { code, error } = await inProcess(["schema", "--out", out]);
    expect([code, error]).toEqual([0, expect.stringContaining("no name on Windows")]);
    expect(readdirSync(join(out, ".."))).toEqual([name]);
  });

  test("is not seen in the names above it", async () => {
    const { error } = await inProcess(["run", "catfish", "--out", "/aux/con/x", "-n", "0"]);
    expect(error).not.toContain("Windows");
  });
});

describe("files whose names have no Latin letters", () => {
  test("have folders of their own, one after the other and together", () => {
    const cwd = freshFolder();
    for (const name of ["ü", "ö", "猫", "狗"]) writeFileSync(join(cwd, `${name}.yaml`), "extends: baseline\n");
    const few = ["-n", "2", "--months", "6", "--no-charts"];
    for (const name of ["ü", "猫"]) expect(catfish(["run", `${name}.yaml`, ...few], { cwd }).code).toBe(0);
    expect(catfish(["run", "ö.yaml", "狗.yaml", ...few], { cwd })).toMatchObject({ code: 0 });
    const folders = readdirSync(join(cwd, "output")).filter((name) => name !== "index.html");
    expect(folders.sort()).toEqual(["o", "scenario-cwy5ka", "scenario-mwjuja", "u"]);
  });
});

describe("catfish new", () => {
  test.each([
    ["catfish", '"catfish" is a bundled scenario'],
    ["aux.yaml", "Windows keeps it for a device."],
    [LONG, "it has 300 letters."],
    ["../x", "is no name for a scenario."],
  ])("refuses %s", async (word, message) => {
    const { code, error } = await inProcess(["new", word]);
    expect([code, error]).toEqual([2, expect.stringContaining(message)]);
  });

  test("writes a scenario that is measured against itself without entry", () => {
    const cwd = freshFolder();
    expect(catfish(["new", "mine"], { cwd }).code).toBe(0);
    expect(JSON.parse(catfish(["show", "mine.yaml", "--json"], { cwd }).out).reference).toBe("without-entry");
  });
});

describe("words after --", () => {
  const cwd = freshFolder();
  writeFileSync(join(cwd, "x.yaml"), "extends: baseline\ntitle: The first\n");
  writeFileSync(join(cwd, "-y.yaml"), "extends: baseline\ntitle: The second\n");

  test("are scenarios, whatever they look like", () => {
    const run = catfish(["run", "-n", "2", "--months", "6", "--no-charts", "--", "x.yaml", "-y.yaml"], { cwd });
    expect(run).toMatchObject({ code: 0, error: "" });
    expect(readdirSync(join(cwd, "output")).sort()).toEqual(["index.html", "x", "y"]);
    expect(catfish(["show", "--", "-y.yaml"], { cwd }).out).toContain("The second");
  });

  test("are no options, and what stands before them is", () => {
    expect(catfish(["show", "--", "x.yaml", "--json"], { cwd }).error).toContain('catfish show takes no "--json".');
    expect(catfish(["show", "--nope", "--", "x.yaml"], { cwd }).error).toContain("has no option --nope");
  });
});

describe("a reference of another size", () => {
  const run = ["run", "-", "-n", "2", "--months", "6", "--no-charts"];
  const noteOn = async (text: string) => {
    const { code, error } = await inProcess([...run, "--out", freshFolder()], text);
    expect(code).toBe(0);
    return error;
  };

  test("is said", async () => {
    const buyers = await noteOn("extends: baseline\nbuyers: [{ name: buyer, count: 2 }]\n");
    expect(buyers).toBe(
      'Note: "stdin" has 2 buyers and 12 suppliers at the start, and its reference baseline 8 buyers and 12 suppliers ' +
        "at the start: what differs is also that. With  reference: without-entry  it is held against itself.\n",
    );
    expect(await noteOn("extends: baseline\nsuppliers: [{ name: powerhouse, count: 4 }]\n")).toContain("10 suppliers");
    expect(await noteOn("extends: baseline\nbuyers: [{ name: buyer, demand: 0.5 }]\n")).toContain(
      '"stdin" has 8 buyers and 12 suppliers at the start and a demand of 4 units a month, and its reference baseline ' +
        "8 buyers and 12 suppliers at the start and a demand of 8 units a month: what differs is also that.",
    );
  });

  test.each([
    "extends: baseline\nreference: without-entry\nbuyers: [{ name: buyer, count: 2 }]\n",
    "extends: baseline\nreference: baseline\nsuppliers: [{ name: powerhouse, count: 4 }]\n",
    "extends: baseline\nsuppliers: [{ name: newcomer, count: 9 }]\n",
    "extends: baseline\npolicy: { openness: 0.5 }\n",
  ])("is not said where the sizes are the same, or asked about: %s", async (text) => {
    expect(await noteOn(text)).toBe("");
  });
});
