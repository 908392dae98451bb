import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, test } from "vitest";
import { type Cell, type Frame, frameOf, type Shape, streamed } from "../../src/result/frame.ts";
import { MOST_ROWS, sheetNames, workbookChunks } from "../../src/result/workbook.ts";

const shape: Shape = {
  name: "mine",
  title: "Mine: one row for each",
  fields: [
    { name: "name", type: "string", meaning: "What it is called." },
    { name: "count", type: "integer", meaning: "How many." },
    { name: "value", type: "number", unit: "unit costs", meaning: "What it is worth." },
  ],
  key: ["name"],
  precision: "short",
};

const table = (...rows: readonly (readonly Cell[])[]): Frame => frameOf(shape, rows);

function bytesOf(tables: readonly Frame[]): Uint8Array {
  const chunks = [...workbookChunks(tables)];
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
}

/** The parts of a workbook as text, by path. */
function partsOf(tables: readonly Frame[]): Record<string, string> {
  const parts = Object.entries(unzipSync(bytesOf(tables)));
  return Object.fromEntries(parts.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** The third sheet is that of the first table. */
const FIRST = "xl/worksheets/sheet3.xml";

describe("a workbook", () => {
  test("says what there is and what the columns mean, then has a sheet for each table", () => {
    const parts = partsOf([table(["a", 1, 2]), { ...table(["b", 1, 2]), shape: { ...shape, folder: "reference" } }]);
    const names = [...parts["xl/workbook.xml"].matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(["contents", "columns", "mine", "reference-mine"]);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain("Mine: one row for each");
    expect(parts["xl/worksheets/sheet1.xml"]).toContain("location=\"'reference-mine'!A1\"");
    expect(parts["xl/worksheets/sheet2.xml"]).toContain("What it is worth.");
  });

  test("has numbers as numbers with the digits of the CSV, and nothing where a value is missing", () => {
    const sheet = partsOf([table(["a", 3, 0.1 + 0.2], ["b", Number.NaN, undefined])])[FIRST];
    expect(sheet).toContain('<c r="B2"><v>3</v></c><c r="C2"><v>0.3</v></c></row>');
    expect(sheet).toMatch(/<row r="3"><c r="A3"[^/]*<is><t[^>]*>b<\/t><\/is><\/c><\/row>/);
  });

  test.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["a < b & c", "a &lt; b &amp; c"],
    ["\u001b[31m", "\\u001b[31m"],
    ["_x0041_", "_x005F_x0041_"],
    ["\ufffe", "\\ufffe"],
    [" two\nlines", " two\nlines"],
    ["价格", "价格"],
  ])("takes any text as text that does nothing: %j", (text, written) => {
    const sheet = partsOf([table([text, 1, 1])])[FIRST];
    expect(sheet).toContain(`<c r="A2" t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`);
    expect(sheet).not.toContain("<f>");
  });

  test("cuts a text that is longer than Excel takes", () => {
    const sheet = partsOf([table(["x".repeat(40_000), 1, 1])])[FIRST];
    expect(/<t xml:space="preserve">(x+\.\.\.)<\/t>/.exec(sheet)?.[1]).toHaveLength(32_767);
  });

  test("leaves out a table that has more rows than a sheet, and says where it is", () => {
    const large = streamed({ ...shape, name: "large" }, MOST_ROWS, () => {
      throw new Error("its rows are asked for");
    });
    const parts = partsOf([large, table(["a", 1, 2])]);
    expect(parts["xl/workbook.xml"]).not.toContain('name="large"');
    expect(parts["xl/worksheets/sheet1.xml"]).toContain("Too large for a sheet, which has 1048576 rows at most");
    expect(parts["xl/worksheets/sheet1.xml"]).toContain("read data/large.csv");
    expect(parts[FIRST]).toContain(">a</t>");
  });
});

describe("the bytes of a workbook", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test("are the same in any time zone", () => {
    const tables = [table(["a", 1, 2], ["b", 3, 4])];
    process.env.TZ = "Pacific/Kiritimati";
    const east = bytesOf(tables);
    process.env.TZ = "Pacific/Pago_Pago";
    expect(bytesOf(tables)).toEqual(east);
  });
});

describe("the name of a sheet", () => {
  test("is one that Excel takes: 31 letters, no sign of its own, no two alike but for capitals", () => {
    const long = "a-table-with-a-name-that-is-far-too-long";
    const names = sheetNames(["mine", "Mine", long, `${long}-2`, "a/b", "contents"]);
    expect(names).toEqual([
      "mine",
      "Mine-2",
      "a-table-with-a-name-that-is-far",
      "a-table-with-a-name-that-is-f-2",
      "a-b",
      "contents-2",
    ]);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
  });
});
