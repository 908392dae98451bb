import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { coloursOf, guardedTerminal, harmless } from "../../src/cli/print/harmless.ts";
import { catfish, freshFolder } from "./commandLine.ts";
import { inProcess, listening } from "./inProcess.ts";

/** What a terminal obeys, or what turns text around, but for line ends and tabs. */
const OBEYED = /(?![\n\t])[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const EVIL = "T\\e[31mRED\\a\\e]0;owned\\a\\x9b2J\\u202Eevil\\r";
const evil = "T\u001b[31mRED\u0007\u009b2J\u202eevil\r";

const scenario = `title: "${EVIL}"
extends: baseline
story: { whatIsIt: "${EVIL} and so on, about what happens when somebody writes such a thing" }
claims: [{ says: "${EVIL}", measure: price, is: above, value: 1 }]
`;

describe("what comes from a file or a flag", () => {
  test.each([
    ["show", "-"],
    ["show", "-", "--json"],
    ["check", "-", "-n", "2"],
    ["check", "-", "-n", "2", "--json"],
    ["run", "-", "-n", "2", "--months", "6", "--no-charts"],
    ["run", "-", "-n", "2", "--months", "6", "--no-charts", "--json"],
    ["sweep", "-", "-n", "2", "--months", "6", "--no-charts", "--no-cache", "--vary", "policy.openness=0,1"],
  ])("reaches the terminal harmless: %j", async (...words) => {
    const out = words.includes("--no-charts") ? ["--out", join(freshFolder(), "out")] : [];
    const ended = await inProcess([...words, ...out, ...(words[0] === "show" ? [] : ["--seed", evil])], scenario);
    expect(ended.code).toBe(0);
    expect(ended.out + ended.error).not.toMatch(OBEYED);
    expect(ended.out).toContain("\\u001b[31mRED");
    if (words.includes("--json"))
      expect(() =>
        JSON.parse(
          ended.out.trimEnd().split("\n").at(-1) === "}" ? ended.out : (ended.out.trimEnd().split("\n").at(-1) ?? ""),
        ),
      ).not.toThrow();
  });

  test.each([
    [["run", `${evil}.yaml`]],
    [["run", `a\nWrote  everything.yaml`]],
    [["run", "catfish", "--set", `${evil}=1`]],
    [["run", "catfish", "--set", `policy.openness=${evil}`]],
    [["run", "catfish", "--months", evil]],
    [["explain", evil]],
    [["list", evil]],
    [[evil]],
    [["run", "catfish", `--${evil}`]],
    [["verify", evil]],
    [["sweep", "catfish", "--vary", `${evil}=1,2`]],
    [["discover", "catfish", "--when", `${evil} < 1`]],
    [["choose", "catfish", "--policy", `${evil}: x`, "--uncertain", "market.disruptionRate"]],
    [["new", evil]],
  ])("is harmless in a message: %j", async (words) => {
    const { code, out, error } = await inProcess(words);
    expect(code).toBe(2);
    expect(out + error).not.toMatch(OBEYED);
    expect(error).not.toMatch(/^Wrote/m);
  });

  test("is harmless in names of files and folders", () => {
    const cwd = freshFolder();
    mkdirSync(join(cwd, evil));
    writeFileSync(join(cwd, evil, "a.yaml"), "extends: nobody\nmonths: 0\n");
    const { code, error } = catfish(["check", `${evil}/a.yaml`], { cwd });
    expect(code).toBe(2);
    expect(error).not.toMatch(OBEYED);
  });
});

describe("our own colours", () => {
  test("reach a terminal that wants them, and nobody else's do", () => {
    const { terminal, said } = listening();
    const coloured = { ...terminal, colour: true };
    const { bold, red } = coloursOf(coloured);
    guardedTerminal(coloured).out(`${bold(`a${red("b")}`)} ${evil}`);
    expect(said().out).toBe(
      "\u001b[1ma\u001b[31mb\u001b[39m\u001b[22m T\\u001b[31mRED\\u0007\\u009b2J\\u202eevil\\u000d\n",
    );
  });

  test("are written once, however many doors they go through", () => {
    const { terminal, said } = listening();
    const coloured = { ...terminal, colour: true };
    guardedTerminal(guardedTerminal(coloured)).error(coloursOf(coloured).bold("a"));
    expect(said().error).toBe("\u001b[1ma\u001b[22m\n");
  });

  test("leave line ends, tabs and letters of all tongues as they are", () => {
    const text = "Köln\t鲶鱼 שלום\n  👩‍🌾\n";
    expect(harmless(text)).toBe(text);
  });
});

test("a title that is HTML or a link is neither in the answer as Markdown", async () => {
  const folder = join(freshFolder(), "html");
  const hostile = `extends: baseline\ntitle: "<img src=x onerror=alert(1)> and 1 < 2 [see](javascript:alert(1))"\n`;
  const words = ["run", "-", "-n", "2", "--months", "12", "--no-charts", "--no-cache", "--out", folder];
  expect(await inProcess(words, hostile)).toMatchObject({ code: 0 });
  const text = readFileSync(join(folder, "stdin", "summary.md"), "utf8");
  expect(text).toContain("\\<img src=x onerror=alert(1)> and 1 < 2 \\[see\\](javascript:alert(1))");
  expect(text).not.toMatch(/(^|[^\\])(<[a-z/!?]|\]\()/i);
});

test("what turns text around stands in no page and in no picture", async () => {
  const folder = join(freshFolder(), "turned");
  const hostile = `extends: baseline\ntitle: "Cheap \\u202Eteg\\u2066"\nstory: { whatIsIt: "${EVIL} and so on, about what happens when somebody writes such a thing" }\n`;
  const words = ["run", "-", "-n", "2", "--months", "12", "--no-cache", "--out", folder, "--seed", evil];
  expect(await inProcess(words, hostile)).toMatchObject({ code: 0 });
  const read = (name: string) => readFileSync(join(folder, "stdin", name), "utf8");
  for (const name of ["index.html", "summary.md", "charts/over-time.svg"]) expect(read(name)).not.toMatch(OBEYED);
  expect(read("index.html")).toContain("Cheap \\u202eteg\\u2066");
});

test("a bar in a label ends no cell of a table in the answer as Markdown", async () => {
  const folder = join(freshFolder(), "bar");
  const hostile = `extends: newcomer-playbook\nfor: challenger\nbuyers: [{ name: buyer, label: "large | small" }]\n`;
  const words = [
    "run",
    "-",
    "-n",
    "2",
    "--months",
    "12",
    "--plausible",
    "0",
    "--no-charts",
    "--no-cache",
    "--out",
    folder,
  ];
  expect(await inProcess(words, hostile)).toMatchObject({ code: 0 });
  const rows = ["summary.md", "account-plan.md"].flatMap((name) =>
    readFileSync(join(folder, "stdin", name), "utf8")
      .split("\n")
      .filter((line) => line.includes("| large ")),
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatch(/\| large \\\| small \|/);
});
