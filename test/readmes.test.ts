import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Parameter } from "../src/model/parameters.ts";
import { scopeNames, scopeOf } from "../src/scenario/scopes.ts";
import { defaultInWords } from "../src/scenario/values.ts";
import { accepted } from "../src/worlds/plausible/accepted.ts";

function textOf(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8");
}

/** A row of a table of scenarios/README.md. */
function rowOf(path: string, row: Parameter): string {
  const [unit, range] = row.choices
    ? ["", row.choices.map((choice) => `\`${choice}\``).join(", ")]
    : [`${row.unit}${row.whole ? ", whole" : ""}`, `${grouped(row.min)} to ${grouped(row.max)}`];
  // Of the three kinds, whose order is said above the table: 0.85 / 0.5 / 0.75.
  const byKind = defaultInWords(row)
    .replace(/ \(\w+\)$/, "")
    .replace(/ \(\w+\),/g, " /");
  return `| \`${path}\` | ${row.meaning} | ${unit} | ${range} | ${byKind} |`;
}

/** With commas from a million on, where zeros are hard to count. */
function grouped(bound: number): string {
  return bound < 1_000_000 ? String(bound) : bound.toLocaleString("en");
}

describe("the table in scenarios/README.md", () => {
  const lines = textOf("scenarios/README.md").split("\n");

  // Settings of the run stand in the table of the whole file, in its own words.
  test.each(scopeNames.filter((name) => name !== "run"))("of %s has what the model has", (name) => {
    const rows = Object.entries<Parameter>(scopeOf(name).parameters).map(([key, row]) => rowOf(row.path ?? key, row));
    expect(rows.filter((row) => !lines.includes(row))).toEqual([]);
  });
});

test.each(["README.md", "output/README.md"])("%s counts the draws as they were taken", (path) => {
  const said = textOf(path).match(/[\d,]+\s+of\s+2,000/)?.[0];
  expect(said).toBe(`${accepted.draws.length} of ${accepted.tried.toLocaleString("en")}`);
});
