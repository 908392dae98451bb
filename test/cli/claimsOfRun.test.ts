import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { isThorough } from "../thorough.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

interface Checked {
  readonly number: number;
  readonly verdict: string;
  readonly n: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

const few = ["-n", "6", "--plausible", "0"];

/** A run without charts has no page. */
async function runAndCheck(word: string, withPage: boolean) {
  const out = freshFolder();
  const ran = await inProcess(["run", word, ...few, ...(withPage ? [] : ["--no-charts"]), "--out", out]);
  expect(ran).toMatchObject({ code: 0 });
  const checked = await inProcess(["check", word, "-n", "6", "--json"]);
  const { claims } = JSON.parse(checked.out) as { readonly claims: readonly Checked[] };
  const name = word.replace(/^.*\/|\.yaml$/g, "");
  const rows = csvParse(readFileSync(join(out, name, "data/claims.csv"), "utf8"));
  return { claims, rows, page: withPage ? readFileSync(join(out, name, "index.html"), "utf8") : undefined };
}

/** Numbers of the table have seven digits, those of years of the run too. */
function expectSame(row: Record<string, string>, claim: Checked): void {
  expect([row.status, Number(row.n)]).toEqual([claim.verdict, claim.n]);
  for (const [column, value] of [
    ["mean", claim.mean],
    ["lower", claim.lower],
    ["upper", claim.upper],
  ] as const) {
    expect(Number(row[column]), `${column} of claim ${claim.number}`).toBeCloseTo(value, 5);
  }
}

/** Whose page is looked at in `npm test`; what stands there of claims follows from the same table in all. */
const paged = ["catfish"];

describe("the claims of a scenario on the page of its run", () => {
  // In turn: against nobody entering; a named reference, over whole years; a timetable; a price that is missing in some
  // months; what a scenario is like alone.
  test.each([
    ["catfish", 2],
    ["open-door", 5],
    ["policy-timetable", 2],
    ["single-source-shock", 1],
    ["loyal-or-shopping", 3],
  ])("are those of check where the run has their worlds: %s", async (word, least) => {
    const { claims, rows, page } = await runAndCheck(word, isThorough || paged.includes(word));
    const judged = rows.filter(({ status }) => status !== "not run");
    expect(judged.length).toBeGreaterThanOrEqual(least);
    for (const row of judged) expectSame(row, claims[Number(row.claim) - 1]);
    if (page === undefined) return;
    expect(page).toContain('<h2 id="claims">What the scenario claims</h2>');
    expect(page.includes("and not checked here")).toBe(rows.length > judged.length);
    for (const { says } of rows) expect(page).toContain(says.replace(/'/g, "&#39;"));
  });

  test("are not judged by another market: other settings in both arms, another arm, months that only some worlds have", async () => {
    const file = join(freshFolder(), "mine.yaml");
    writeFileSync(
      file,
      `title: Mine
extends: baseline
reference: without-entry
months: 24
claims:
  - { says: Held, measure: service, against: without-entry, months: [12, 23], is: different }
  - { says: Held by its name, measure: service, against: { entry.enabled: false }, months: [12, 23], is: different }
  - { says: In years, measure: price, since: [0, 11], months: [12, 23], is: different }
  - { says: Given, measure: service, given: { policy.openness: 1 }, against: without-entry, months: [12, 23], is: different }
  - { says: Other arm, measure: service, against: { policy.openness: 0 }, months: [12, 23], is: different }
  - { says: Other months, measure: service, against: without-entry, months: [3, 7], is: different }
  - { says: Some months, measure: service, against: without-entry, months: [12, 23], while: { measure: newcomersOnFixedTrack, is: 0 }, is: different }
`,
    );
    const { claims, rows } = await runAndCheck(file, false);
    expect(rows.map(({ status }) => status !== "not run")).toEqual([true, true, true, false, false, false, false]);
    for (const row of rows.slice(0, 3)) expectSame(row, claims[Number(row.claim) - 1]);
  });
});
