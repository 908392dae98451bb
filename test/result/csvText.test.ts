import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParseRows } from "d3-dsv";
import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { csvChunks } from "../../src/result/csv.ts";
import { cellOf, guarded, textOf, unguarded } from "../../src/result/formulas.ts";
import { frameOf, readCsv } from "../../src/result/frame.ts";
import { freshFolder, hashesBelow } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { runs } from "../thorough.ts";

describe("a text in a table", () => {
  test.each([
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    '=HYPERLINK("http://x")',
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "--set a=1",
    "-",
    "'=1",
    "''@x",
  ])("that a spreadsheet would take for a formula has a quote before it: %j", (text) => {
    expect(guarded(text)).toBe(`'${text}`);
    expect(unguarded(guarded(text))).toBe(text);
  });

  test.each(["", "catfish", "a=1", "a-b", "'tis", "'", "1", "0.5", "-0.5", "+3", "-1e-7", "-.5", "€ 3", " =1"])(
    "that is none, or a number, is as it was: %j",
    (text) => {
      expect(guarded(text)).toBe(text);
      expect(unguarded(text)).toBe(text);
    },
  );

  test("is read back as it was, whatever it was, and no two texts are written alike", () => {
    const hostile = string({ unit: constantFrom("'", "=", "+", "-", "@", "\t", "1", "a", ".", "e"), maxLength: 6 });
    assert(property(hostile, (text) => unguarded(guarded(text)) === text));
    assert(property(string(), (text) => unguarded(guarded(text)) === text));
    assert(property(hostile, (text) => !/^[=@\t\r\n]/.test(guarded(text))));
  });
});

describe("a text with characters that are not seen", () => {
  test.each([
    ["\u001b[31mRED", "\\u001b[31mRED"],
    ["a\rb", "a\\u000db"],
    ["\r=1", "'\\u000d=1"],
    ["\u202egnp.exe", "\\u202egnp.exe"],
    ["\u009b2J", "\\u009b2J"],
    ["bell\u0007", "bell\\u0007"],
    ["\ud800", "\\ud800"],
    ["a\tb\nc", "a\tb\nc"],
    ["\\u001b", "\\\\u001b"],
    ["\\\u001b", "\\\\\\u001b"],
    ["C:\\users\\u0041", "C:\\users\\u0041"],
  ])("is written so that they are seen and do nothing: %j", (text, cell) => {
    expect(cellOf(text)).toBe(cell);
    expect(textOf(cell)).toBe(text);
  });

  test("is read back as it was, whatever it was", () => {
    const units = constantFrom("\\", "u", "0", "1", "b", "\u001b", "\u202e", "'", "=", "\n", "\r", "\ud800");
    const seen = (text: string) => !/[\p{Cc}\u202a-\u202e]/u.test(cellOf(text).replace(/[\t\n]/g, ""));
    assert(
      property(string({ unit: units, maxLength: 12 }), (text) => textOf(cellOf(text)) === text && seen(text)),
      runs(200),
    );
    assert(property(string({ unit: "binary" }), (text) => textOf(cellOf(text)) === text && seen(text)));
  });
});

test("what is not seen in a title, a claim and the name of a file is harmless in the tables, and the result is verified", async () => {
  const out = freshFolder();
  const file = join(out, "\u001b[31mevil.yaml");
  const says = '"red \\e[31m \\u202e and \\\\u001b"';
  const claims = `claims: [{ says: ${says}, measure: price, is: below, value: 9 }]`;
  writeFileSync(file, `name: evil\ntitle: "T\\e[31mRED"\nextends: catfish\n${claims}\n`);
  const folder = join(out, "made");
  const words = ["sweep", file, "--vary", "policy.flexibleShare=0.1,0.2", "-n", "2", "--months", "24"];
  expect((await inProcess([...words, "--no-charts", "--no-cache", "--out", folder])).code).toBe(0);
  expect((await inProcess(["run", file, ...words.slice(4), "--no-charts", "--out", out])).code).toBe(0);
  const made = [
    folder,
    join(out, readdirSync(out).find((name) => name.includes("evil") && !name.endsWith("yaml")) ?? ""),
  ];
  for (const each of made) {
    const text = readFileSync(join(each, "data", "parameters.csv"), "utf8");
    expect(text).toContain("T\\u001b[31mRED");
    expect(text.includes("\u001b") || text.includes("\u202e")).toBe(false);
    expect((await inProcess(["verify", each])).code).toBe(0);
  }
  expect(readFileSync(join(made[1], "data", "claims.csv"), "utf8")).toContain("red \\u001b[31m \\u202e and \\\\u001b");
});

test("numbers stay numbers, and texts with quotes, commas and new lines are cells of their own, and are read back", () => {
  const fields = [
    { name: "text", type: "string", meaning: "" },
    { name: "number", type: "number", meaning: "" },
  ] as const;
  const texts = ['=cmd|"/c calc"!A1', "-2", "=1,2", "@a\nb", "+", "'=1", "plain"];
  const shape = { name: "x", title: "X", fields, key: [], precision: "full" } as const;
  const text = [
    ...csvChunks(
      frameOf(
        shape,
        texts.map((each) => [each, -1.5]),
      ),
    ),
  ].join("");
  const [, ...rows] = csvParseRows(text);
  const cells = ['\'=cmd|"/c calc"!A1', "-2", "'=1,2", "'@a\nb", "'+", "''=1", "plain"];
  expect(rows).toEqual(cells.map((each) => [each, "-1.5"]));
  const read = readCsv(text, shape);
  expect(read.text("text")).toEqual(texts);
  expect([...read.number("number")]).toEqual(texts.map(() => -1.5));
});

test("a claim of a scenario that is a formula is none in claims.csv, is said as it was, and is described", async () => {
  const out = freshFolder();
  const file = join(out, "evil.yaml");
  const says = '=HYPERLINK("http://x","click")';
  writeFileSync(
    file,
    `title: Evil\nextends: catfish\nclaims: [{ says: '${says}', measure: price, is: below, value: 9 }]\n`,
  );
  const words = ["run", file, "-n", "3", "--months", "24", "--no-charts", "--out", out];
  expect((await inProcess(words)).code).toBe(0);
  const folder = join(out, "evil");
  const [, [, , cell]] = csvParseRows(readFileSync(join(folder, "data", "claims.csv"), "utf8"));
  expect(cell).toBe(`'${says}`);
  expect(JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8")).description).toContain("single quote");
});

test("a text that is guarded in a table of a result is read back, and an option is none, so that the result is drawn again to the same bytes", async () => {
  const folder = join(freshFolder(), "made");
  const words = ["sweep", "catfish", "--set", "policy.openness=0.2", "--vary", "policy.flexibleShare=0.1,0.2"];
  expect((await inProcess([...words, "-n", "3", "--months", "24", "--no-cache", "--out", folder])).code).toBe(0);
  expect(readFileSync(join(folder, "data", "parameters.csv"), "utf8")).toContain(
    ",command line,option --set policy.openness=0.2\n",
  );
  const before = hashesBelow(folder);
  expect((await inProcess(["report", folder])).code).toBe(0);
  expect(hashesBelow(folder)).toEqual(before);
  expect((await inProcess(["verify", folder])).code).toBe(0);
});
