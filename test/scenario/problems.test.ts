import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import type { Problem } from "../../src/scenario/scenario.ts";
import { problemLines, problemReport } from "../../src/scenario/text/problemLines.ts";
import { bundled, problemsOf } from "./libraries.ts";

/** Text below `extends: baseline`, so line 2 is the first of it. */
function inBaseline(text: string, settings: readonly string[] = []): readonly Problem[] {
  return problemsOf(`extends: baseline\n${text}`, { settings });
}

describe("a text that is no scenario", () => {
  test.each([
    ["of another kind of file", "title: x\u0000\nextends: baseline", "This is not a text."],
    ["that is too long", `extends: baseline\n${"# x\n".repeat(300_000)}`, "This is too long for a scenario."],
    [
      "whose aliases are many values",
      `a: &a [${"1,".repeat(200)}]\nb: [${"*a,".repeat(200)}]`,
      "This is too long for a scenario.",
    ],
    ["that is nested without end", `${"[".repeat(200)}${"]".repeat(200)}`, "This is nested too deeply."],
  ])("%s is one problem, told without reading on", (_, text, wrong) => {
    expect(problemsOf(text).map((problem) => problem.wrong)).toEqual([wrong]);
  });

  test("whose lines end with a carriage return alone is read as any other", () => {
    const [problem] = problemsOf("extends: baseline\rpolicy:\r  opennes: 1\r");
    expect(problem).toMatchObject({ line: 3, column: 3, excerpt: "  opennes: 1", suggestion: "openness" });
    expect(problemsOf("extends: baseline\rpolicy:\r  openness: 1\r\n")).toEqual([]);
  });

  test("may have no-break spaces in what people read", () => {
    expect(problemsOf("extends: baseline\ntitle: 10\u00a0% \u00a0- more\n")).toEqual([]);
    expect(problemsOf('extends: baseline\ntitle: "Price:\u00a0high"\n')).toEqual([]);
    expect(problemsOf("extends: baseline\ntitle: >\n  Price:\u00a0high\n")).toEqual([]);
  });

  test("cannot speak to the terminal", () => {
    const report = problemReport(problemsOf('extends: baseline\n"\u001b[31mred": 1')).join("");
    expect(report).toContain("[31mred");
    expect(report).not.toContain("\u001b");
  });
});

describe("a mistake in a file is told with its line and what would be right", () => {
  const cases: readonly [what: string, text: string, expected: Partial<Record<keyof Problem, unknown>>][] = [
    ["a misspelt key", "policy:\n  flexibl_share: 20%", { line: 3, column: 3, suggestion: "flexibleShare" }],
    ["a key in the wrong section", "flexibleShare: 0.3", { line: 2, right: expect.stringContaining("`policy`") }],
    [
      "a row of the suppliers under policy",
      "policy: { quality: 1 }",
      { right: expect.stringContaining("group of `suppliers`") },
    ],
    ["a path used as a key", "policy.openness: 0.2", { right: expect.stringContaining("`policy:` on its own line") }],
    [
      "the row's own name for a nested one",
      "suppliers: [{ name: newcomer, entryMonth: 3 }]",
      { right: expect.stringContaining("`entry.month`") },
    ],
    [
      "a value out of range",
      "policy: { openness: 1.4 }",
      { right: expect.stringMatching(/from 0 to 1, default 0\.2/) },
    ],
    ["a percentage out of range", "policy: { openness: 140% }", { path: "policy.openness" }],
    ["a start with the month first", "start: 03/2027", { line: 2, suggestion: "2027-03" }],
    ["a start with a day", "start: 2027-03-01", { suggestion: "2027-03" }],
    ["a start whose month has one digit", "start: 2027-3", { suggestion: "2027-03" }],
    ["a start that is a number", "start: 03.2027", { suggestion: "2027-03" }],
    ["a start that is a year", "start: 2027", { suggestion: "2027-01" }],
    ["a start in words", "start: March 2027", { suggestion: "2027-03" }],
    ["a start in a month that there is not", "start: 2027-13", { suggestion: undefined }],
    ["a start whose day may be its month", "start: 3/1/2027", { suggestion: undefined }],
    ["a forgotten percent sign", "policy: { flexibleShare: 20 }", { suggestion: "20%" }],
    [
      "a percentage of what is no share",
      "market: { switchingCost: 20% }",
      { wrong: expect.stringContaining("no percentage") },
    ],
    ["a fraction of a slot", "policy: { fixedSlots: 1.5 }", { wrong: expect.stringContaining("whole") }],
    ["text for a number", "policy: { openness: often }", { wrong: expect.stringContaining("not a number") }],
    ["a word that is no choice", "policy: { choice: sigle }", { suggestion: "single" }],
    ["yes for true", "suppliers: [{ name: backup, respondsToThreat: yes }]", { suggestion: "true" }],
    [
      "a spread the wrong way round",
      "buyers: [{ name: buyer, demand: { low: 3, high: 1 } }]",
      { path: "buyers.buyer.demand" },
    ],
    [
      "a spread of the whole market",
      "market: { trustGain: { mean: 0.1, sd: 0.1 } }",
      { wrong: expect.stringContaining("single value") },
    ],
    ["a value left out", "market:\n  trustGain:", { line: 3, wrong: expect.stringContaining("no value") }],
    ["a list where a section belongs", "policy: [1]", { right: expect.stringContaining("section") }],
    ["a number for a title", "title: 2024", { right: expect.stringContaining("quotes") }],
    ["an unknown kind", "suppliers: [{ name: x, kind: fxed }]", { suggestion: "fixed" }],
    ["a group of no kind", "suppliers: [{ name: powerhose }]", { path: "suppliers.powerhose.kind" }],
    [
      "a name used twice",
      "suppliers: [{ name: buyer, kind: fixed }]",
      { wrong: expect.stringContaining("Two groups") },
    ],
    [
      "a name that means something else",
      "suppliers: [{ name: incumbents, kind: fixed }]",
      { wrong: expect.stringContaining("something else") },
    ],
    [
      "a name that is no column value",
      "suppliers: [{ name: Big One, kind: fixed }]",
      { right: expect.stringContaining("lower-case") },
    ],
    ["a key given twice", "title: a\ntitle: b", { line: 3, column: 1 }],
    ["broken YAML", "policy: { openness: 0.1", { line: 2 }],
    [
      "no-break spaces",
      "policy:\n\u00a0\u00a0openness: 1",
      { line: 3, column: 1, wrong: expect.stringContaining("U+00A0") },
    ],
    [
      "a no-break space after a colon",
      "policy:\n  openness:\u00a01",
      { line: 3, wrong: "The line has a no-break space (U+00A0)." },
    ],
    [
      "a no-break space after a dash",
      "suppliers:\n  -\u00a0name: x",
      { line: 3, wrong: expect.stringContaining("no-break") },
    ],
    ["a wide space", "policy:\n  openness: 1\n\u3000 margin: 1", { line: 4, right: "plain spaces" }],
    ["a percentage in words", "policy: { openness: 30 percent }", { suggestion: "30%" }],
    ["a name as people write it", "suppliers: [{ name: Back Up, count: 2 }]", { line: 2, suggestion: "back-up" }],
    ["a name with an umlaut", "suppliers: [{ name: Größer, kind: newcomer }]", { suggestion: "grosser" }],
    [
      "labels that look alike",
      "suppliers:\n  - { name: a, kind: newcomer, label: Caf\u00e9 }\n  - { name: b, kind: newcomer, label: Cafe\u0301 }",
      { line: 4, wrong: 'The groups "a" and "b" have the same label.' },
    ],
    ["a tab", "policy:\n\topenness: 1", { line: 3, wrong: expect.stringContaining("tab") }],
    ["no buyers", "buyers: [{ name: buyer, count: 0 }]", { wrong: "There are no buyers." }],
    [
      "no places on any panel",
      "policy: { fixedSlots: 0, flexibleSlots: 0 }",
      { wrong: expect.stringContaining("no place for any") },
    ],
    [
      "a track without suppliers",
      "policy: { fixedSlots: 0 }\nsuppliers: [{ name: backup, count: 0 }]",
      { wrong: expect.stringContaining("flexible track only") },
    ],
    [
      "more demand than capacity",
      "buyers: [{ name: buyer, count: 200 }]",
      { wrong: expect.stringContaining("200 units a month") },
    ],
    ["a reference to itself by an unknown name", "reference: catfsh", { suggestion: "catfish" }],
  ];
  test.each(cases)("%s", (_, text, expected) => {
    const problems = inBaseline(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(expected);
    expect(problems[0].line).toBeGreaterThan(0);
  });

  test("more demand than capacity, told at the user's own line with the groups that are inherited", () => {
    const text = "policy: { openness: 0.2 }\nbuyers:\n  - { name: giant, count: 3, demand: 20 }";
    const [problem] = inBaseline(text);
    expect(problem).toMatchObject({ source: "mine.yaml", line: 3 });
    expect(problem.wrong).toContain("68 units a month are wanted");
    expect(problem.wrong).toContain('8 are wanted by "buyer", inherited from scenarios/baseline.yaml');
    expect(problem.right).toContain("`count: 0` drops an inherited group");
    expect(inBaseline(`${text}\n  - { name: buyer, count: 0 }\nsuppliers: [{ name: backup, capacity: 20 }]`)).toEqual(
      [],
    );
  });

  test.each([
    ["buyers.buyer.count=200", "Nobody can serve the demand"],
    ["buyers.buyer.count=0", "There are no buyers."],
  ])("a market that does not work because of --set %s is told at the flag", (setting, wrong) => {
    const [problem] = inBaseline("suppliers: [{ name: backup, count: 4 }]", [setting]);
    expect(problem).toMatchObject({ source: `--set ${setting}`, wrong: expect.stringContaining(wrong) });
  });

  test("broken JSON is called JSON", () => {
    const source = { name: "mine", place: "mine.json", text: '{ "extends": "baseline" "title": "x" }' };
    const read = readScenario(source, bundled);
    const wrongs = "problems" in read ? read.problems.map(({ wrong }) => wrong) : [];
    expect(wrongs).toEqual(["This is not valid JSON."]);
  });

  test("no suppliers and no buyers", () => {
    expect(problemsOf("title: Alone").map((problem) => problem.wrong)).toEqual([
      "There are no buyers.",
      "There are no suppliers.",
    ]);
  });

  test.each(["", "\n", "# nothing here"])("a file that says nothing: %j", (text) => {
    expect(problemsOf(text)).toMatchObject([{ wrong: "The file is empty.", line: 1 }]);
  });

  test("all mistakes of a file at once, in its order", () => {
    const problems = inBaseline(
      "policy: { opennes: 1 }\nmarket: { trustGain: 3 }\nmonths: soon\nsuppliers: [{ name: all, kind: fixed }]",
      ["policy.x=1"],
    );
    expect(problems.map((problem) => problem.line)).toEqual([2, 3, 4, 5, undefined]);
  });
});

describe("a mistake in --set is told by its flag", () => {
  const cases: readonly [setting: string, expected: Partial<Record<keyof Problem, unknown>>][] = [
    ["policy.flexibelShare=0.3", { suggestion: "policy.flexibleShare" }],
    ["flexibleShare=0.3", { suggestion: "policy.flexibleShare" }],
    ["suppliers.newcommer.count=3", { suggestion: "suppliers.newcomer.count" }],
    ["policy.flexibleShare", { right: "--set path=value" }],
    ["policy.flexibleShare=abc", { wrong: expect.stringContaining("not a number") }],
    ["policy.flexibleShare=", { wrong: expect.stringContaining("no value") }],
    ["policy.flexibleShare=[", { wrong: expect.stringContaining("not a value") }],
    ["entry.enabled=off", { suggestion: "false" }],
    ["months=0", { right: expect.stringContaining("from 1") }],
    ["story.whatIsIt=x", { wrong: expect.stringContaining("no setting") }],
  ];
  test.each(cases)("%s", (setting, expected) => {
    expect(inBaseline("", [setting])).toMatchObject([{ source: `--set ${setting}`, ...expected }]);
  });
});

describe("problemLines", () => {
  test("shows the user's own line with a mark below the mistake", () => {
    const [problem] = inBaseline("policy:\n  flexibl_share: 20%");
    expect(problemLines(problem)).toEqual([
      "mine.yaml:3:3: I do not know the setting `flexibl_share` under `policy`.",
      "",
      "   3 |   flexibl_share: 20%",
      "     |   ^^^^^^^^^^^^^",
      "",
      "Did you mean `flexibleShare`?",
      "Right would be: share, from 0 to 1, default 0.2.",
    ]);
  });

  test("shows only the neighbourhood in a very long line", () => {
    const [problem] = problemsOf(
      `{"extends":"baseline","title":"${"x".repeat(5000)}","months":0,"currency":"${"y".repeat(5000)}"}`,
    );
    const [line, mark] = problemLines(problem).slice(2, 4);
    expect(line.length).toBeLessThan(140);
    expect(line[mark.indexOf("^")]).toBe("0");
  });

  test("marks the right place after Chinese text", () => {
    const [problem] = inBaseline('story: { whatIsIt: "鲶鱼", tings: 1 }');
    const mark = problemLines(problem)[3];
    expect([...mark].filter((character) => character === "\u3000")).toHaveLength(2);
  });

  test("lists the others below the first, a line each", () => {
    const report = problemReport(inBaseline("policy: { opennes: 1 }\nmonths: 0\ncurrency: 1"));
    expect(report).toContain("2 more problems:");
    expect(report.filter((line) => line.startsWith("  mine.yaml:"))).toHaveLength(2);
  });
});
