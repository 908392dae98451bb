import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParseRows } from "d3-dsv";
import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { guarded, unguarded } from "../../src/result/formulas.ts";
import { csvChunks, frameOf, readCsv } from "../../src/result/frame.ts";
import { freshFolder, hashesBelow } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";

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

test("a text that is guarded in a table of a result is read back, so that the result is drawn again to the same bytes", async () => {
  const folder = join(freshFolder(), "made");
  const words = ["sweep", "catfish", "--set", "policy.openness=0.2", "--vary", "policy.flexibleShare=0.1,0.2"];
  expect((await inProcess([...words, "-n", "3", "--months", "24", "--no-cache", "--out", folder])).code).toBe(0);
  expect(readFileSync(join(folder, "data", "parameters.csv"), "utf8")).toContain(",'--set policy.openness=0.2\n");
  const before = hashesBelow(folder);
  expect((await inProcess(["report", folder])).code).toBe(0);
  expect(hashesBelow(folder)).toEqual(before);
  expect((await inProcess(["verify", folder])).code).toBe(0);
});
