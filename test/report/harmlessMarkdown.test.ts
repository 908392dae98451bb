import { expect, test } from "vitest";
import { harmlessMarkdown, type OwnWords } from "../../src/page/harmlessMarkdown.ts";
import { markdownTable } from "../../src/question/markdownTable.ts";

const scenario = (labels: readonly string[], title = "Plain"): OwnWords => ({
  title,
  labels: new Map(labels.map((label, at) => [`group-${at}`, label])),
  goals: [],
  claims: [],
});

test("a label is the letters that it is: no emphasis, no code, no cell, no HTML and no link", () => {
  const made = (label: string) => harmlessMarkdown(`Trust of ${label} rises.`, [scenario([label])]);
  expect(made("*A* and **B**")).toBe("Trust of \\*A\\* and \\*\\*B\\*\\* rises.");
  expect(made("_A_ of a_b")).toBe("Trust of \\_A\\_ of a_b rises.");
  expect(made("`x` ~~y~~ &amp; R&D")).toBe("Trust of \\`x\\` \\~\\~y\\~\\~ \\&amp; R&D rises.");
  expect(made("<b>x</b> [y](javascript:1)")).toBe("Trust of \\<b>x\\</b> \\[y\\](javascript:1) rises.");
  expect(made("http://e.org, WWW.e.org and ftp://e")).toBe("Trust of http\\://e.org, WWW\\.e.org and ftp\\://e rises.");
  // A backslash that was there already does not set free what comes after it.
  expect(made("\\<u>x")).toBe("Trust of \\\\\\<u>x rises.");
  const [, , row] = harmlessMarkdown(markdownTable(["group"], [["*A* | B"]]).join("\n"), [scenario(["*A* | B"])]).split(
    "\n",
  );
  expect(row).toBe("| \\*A\\* \\| B |");
});

test("a label with any sign of a keyboard is found and is that sign", () => {
  for (const sign of Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))) {
    const label = `Buyers [EU] ${sign} x`;
    const made = harmlessMarkdown(`It is ${label}.`, [scenario([label])]);
    expect(made.replace(/\\(.)/g, "$1"), sign).toBe(`It is ${label}.`);
  }
});

test("a label with a bar takes no bar of a table", () => {
  const table = markdownTable(["Measure", "unit"], [["Price", "unit costs"]]).join("\n");
  expect(harmlessMarkdown(table, [scenario(["Price |", "| unit |", "1 |"])])).toBe(table);
  expect(harmlessMarkdown("Of Price | all", [scenario(["Price |"])])).toBe("Of Price \\| all");
});

test("what is no word of a scenario keeps its marks, but becomes neither HTML nor a link", () => {
  const text = "**Best** is `policy.openness`, *by far*; \\<u>x <http://e> [y](z)";
  expect(harmlessMarkdown(text, [scenario(["by", "far", "*"])])).toBe(
    "**Best** is `policy.openness`, *by far*; \\&lt;u>x &lt;http://e> [y]&#40;z)",
  );
});

test("of two labels one of which begins the other, the longer one is found", () => {
  expect(harmlessMarkdown("*A* B* and *A*", [scenario(["*A*", "*A* B*"])])).toBe("\\*A\\* B\\* and \\*A\\*");
});
