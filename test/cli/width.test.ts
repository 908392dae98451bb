import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { printTable, seen } from "../../src/cli/print/printTable.ts";
import { few } from "../thorough.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const folder = freshFolder();
const scenario = (name: string, text: string): string => {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, text);
  return path;
};

/** A market that is simulated in no time. */
const small = `extends: baseline
reference: without-entry
months: 14
buyers: [{ name: buyer, count: 2 }]
suppliers: [{ name: newcomer, entry: { month: 4 } }]
claims: [{ says: The price is above nothing whatever else may happen in it., measure: price, is: above, value: 0 }]
`;
const files = {
  small: scenario("small", small),
  open: scenario("open", "extends: small.yaml\npolicy: { openness: 0.6 }\n"),
  closed: scenario("closed", "extends: small.yaml\npolicy: { openness: 0 }\n"),
};
const asked = (...words: string[]) => [...words, "-n", "2", "--no-charts", "--quiet", "--force"];
const share = "policy.flexibleShare";

const commands: Readonly<Record<string, readonly string[]>> = {
  run: asked("run", files.small, "--out", join(folder, "r")),
  "what-if": asked("what-if", files.small, "--set", `${share}=40%`, "--out", join(folder, "w")),
  "compare of three": asked("compare", files.small, files.open, files.closed, "--out", join(folder, "c")),
  sweep: asked(
    ...["sweep", files.small, "--vary", `${share}=0,0.2`, "--vary", "policy.openness=0,0.3"],
    ...["--measure", "price", "--out", join(folder, "s")],
  ),
  choose: [
    ...["choose", files.small, "--lever", "policy.openness=0.1,0.3", "--futures", "3"],
    ...["--uncertain", "market.disruptionRate=0.01:0.05", "--out", join(folder, "h")],
    ...["-n", "4", "--no-charts", "--quiet", "--force"],
  ],
  allocate: [
    ...["allocate", files.small, "--group", "newcomer", "--budget", "0.04", "--over", "managers,online"],
    ...["--points", "2", "--out", join(folder, "a"), "-n", "4", "--no-charts", "--quiet", "--force"],
  ],
  effect: asked("effect", files.small, "--out", join(folder, "e")),
  check: ["check", files.small, "-n", "2", "--quiet"],
  verify: ["verify", join(folder, "w"), "--quiet"],
  results: ["results", folder],
  "list of parameters": ["list", "parameters"],
  "list of scenarios": ["list"],
  "list of measures": ["list", "measures"],
  "list of errors": ["list", "errors"],
  "explain of a parameter": ["explain", "flexibleShare"],
  "explain of a key": ["explain", "month"],
  "explain of markets": ["explain", "plausible"],
  show: ["show", files.small],
  "help of run": ["help", "run"],
  "help of discover": ["help", "discover"],
  help: ["--help"],
};

/** Lines that are wider than the terminal, but for what is copied whole: a command, and a path or another single word. */
function tooWide(text: string, columns: number): string[] {
  const isCopied = (line: string) =>
    /^ {2,}(npx )?catfish /.test(line) || /^ *(\S+: |(Wrote|Kept|All|Folder) +)?\S+$/.test(line);
  return text.split("\n").filter((line) => seen(line) > columns && !isCopied(line));
}

describe.each(few([40, 80, 60, 200], 2))("in a terminal of %d columns no line is wider", (columns) => {
  test.each(Object.entries(commands))("%s", async (_, words) => {
    const { code, out, error } = await inProcess(words, "", columns);
    expect([0, 1]).toContain(code);
    expect(tooWide(`${out}\n${error}`, columns)).toEqual([]);
  });
});

describe("a table", () => {
  const head = ["measure", "before", "after", "difference", "95 % interval"];
  const rows = [
    ["Price", "1.25", "1.19", "-0.0610", "-0.0714 to -0.0506"],
    ["New-market launches", "0.96", "2.77", "+1.81", "+1.51 to +2.10"],
  ];
  const table = { head, rows, right: [1, 2, 3, 4], spare: [1, 2] };

  test("is as wide as it is where a file or a program takes it", () => {
    expect(printTable(table)).toBe(
      [
        "measure              before  after  difference       95 % interval",
        "Price                  1.25   1.19     -0.0610  -0.0714 to -0.0506",
        "New-market launches    0.96   2.77       +1.81      +1.51 to +2.10",
      ].join("\n"),
    );
  });

  test("first breaks words, then leaves out what can be spared and says so, never an interval", () => {
    expect(printTable(table, 62).split("\n").slice(-2)).toEqual([
      "New-market         0.96   2.77       +1.81      +1.51 to +2.10",
      "  launches",
    ]);
    const narrow = printTable(table, 54);
    expect(narrow).toMatch(/^measure +after {2}difference/);
    expect(narrow).toContain("left out, since the terminal is narrow: before");
    expect(narrow).toContain("-0.0714 to -0.0506");
  });

  test("is a paragraph a row where nothing else helps, and then lacks nothing", () => {
    expect(printTable(table, 30).split("\n\n")[0]).toBe(
      "measure: Price\n  before: 1.25\n  after: 1.19\n  difference: -0.0610\n  95 % interval: -0.0714 to\n    -0.0506",
    );
  });

  test("counts letters as a terminal does", () => {
    expect(
      printTable({
        head: [],
        rows: [
          ["质量", "x"],
          ["e\u0301", "y"],
        ],
      }),
    ).toBe("质量  x\ne\u0301     y");
    expect(seen("\u001b[1mbold\u001b[22m")).toBe(4);
  });
});
