import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { briefHeadings } from "../../src/words/en/brief.ts";
import { isThorough } from "../thorough.ts";
import { questions } from "./briefQuestions.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/* The board brief: one page that a decision can be taken from, never without what speaks against it. */

/** Whose pages are drawn: in `npm test` some. Tables and texts are the same without. */
const paged = Object.keys(questions).filter((name) => isThorough || ["a change", "a budget"].includes(name));

const folders = new Map<string, string>();
beforeAll(async () => {
  for (const [name, words] of Object.entries(questions)) {
    const out = join(freshFolder(), "result");
    const { code, error } = await inProcess([...words, ...(paged.includes(name) ? [] : ["--no-charts"]), "--out", out]);
    if (code !== 0) throw new Error(error);
    folders.set(name, words[0] === "run" ? join(out, words[1]) : out);
  }
});

const read = (name: string, path: string) => readFileSync(join(folders.get(name) ?? "", path), "utf8");

/** Points by heading. */
function sectionsOf(text: string): Map<string, string[]> {
  const parts = text.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const [heading, ...lines] = part.split("\n");
      return [heading, lines.filter((line) => line.trim() !== "").map((line) => line.replace(/^- /, ""))];
    }),
  );
}

describe.each(Object.keys(questions))("the brief of %s", (name) => {
  test("has its sections in order, and something to say in each", () => {
    const all = sectionsOf(read(name, "brief.md"));
    const order = Object.values(briefHeadings);
    const found = [...all.keys()];
    expect(found).toEqual(order.filter((heading) => found.includes(heading)));
    for (const needed of ["question", "verdict", "against", "risk", "mustBeTrue", "watch", "next"] as const) {
      expect(found).toContain(briefHeadings[needed]);
    }
    for (const points of all.values()) expect(points.length).toBeGreaterThan(0);
  });

  test("says what the answer says", () => {
    const [verdict] = sectionsOf(read(name, "brief.md")).get(briefHeadings.verdict) ?? [];
    const said: unknown = JSON.parse(read(name, "summary.json"));
    expect(JSON.stringify(said)).toContain(JSON.stringify(verdict).slice(1, -1));
  });

  const testPage = test.runIf(paged.includes(name));

  testPage("is the same on the page as in the text", () => {
    const page = read(name, "brief.html").replace(/<[^>]+>/g, "");
    const plain = page
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&gt;/g, ">")
      .replace(/&amp;/g, "&");
    for (const points of sectionsOf(read(name, "brief.md")).values()) {
      for (const point of points) expect(plain).toContain(point.replace(/`/g, ""));
    }
  });

  testPage("is linked from the page, and leads back", () => {
    expect(read(name, "index.html")).toMatch(/<nav[^>]*><ul>\n<li><a href="brief\.html">/);
    expect(read(name, "brief.html")).toContain('<a href="index.html">');
  });

  testPage("is listed, and made again by report", async () => {
    const folder = folders.get(name) ?? "";
    const listed = JSON.parse(read(name, "manifest.json")).files.map(({ path }: { readonly path: string }) => path);
    expect(listed).toEqual(expect.arrayContaining(["brief.html", "brief.md"]));
    const again = join(freshFolder(), "again");
    expect((await inProcess(["report", folder, "--out", again])).code).toBe(0);
    for (const path of ["brief.html", "brief.md"]) {
      expect(readFileSync(join(again, path), "utf8")).toBe(read(name, path));
    }
  });
});

/** Numbers of the row of the value over the whole run. */
function wholeValue(name: string): Readonly<Record<string, string>> {
  const [head, ...rows] = read(name, "data/verdict.csv").trimEnd().split("\n");
  const columns = head.split(",");
  const cells = rows.map((row) => Object.fromEntries(row.split(",").map((cell, at) => [columns[at], cell])));
  const found = cells.find(({ measure, year }) => measure === "buyerValue" && year === "0");
  if (found === undefined) throw new Error("no row of the value");
  return found;
}

describe("what speaks against a change", () => {
  test.each(["a change", "two scenarios", "a run"])(
    "counts the worlds of the table that go the other way: %s",
    (name) => {
      const { n, better, worse, lower, upper } = wholeValue(name);
      const isWorse = Number(upper) < 0;
      const share = Number(isWorse ? better : worse);
      const many = Math.round(share * Number(n));
      const against = sectionsOf(read(name, "brief.md")).get(briefHeadings.against) ?? [];
      const said = against.filter((point) => /^In .* worlds (\([^)]*\) )?the buyer ends/.test(point));
      expect(said).toHaveLength(many === 0 ? 0 : 1);
      if (many > 0) expect(said[0]).toContain(many === Number(n) ? `all ${n} worlds` : `${many} of the ${n} worlds`);
      expect(against.some((point) => point.includes("not told from chance"))).toBe(
        Number(lower) <= 0 && Number(upper) >= 0,
      );
    },
  );

  test.each(["a change", "two scenarios", "a run"])("counts the same markets as the verdict: %s", (name) => {
    const verdict = (sectionsOf(read(name, "brief.md")).get(briefHeadings.verdict) ?? []).join(" ");
    const [, side, percent, n] =
      /(better|worse) off in [^.]* and in ([\d.]+) % of (\d+) plausible markets/.exec(verdict) ?? [];
    const many = Math.round((Number(n) * (100 - Number(percent))) / 100);
    // Without the intervals of shares.
    const against = (sectionsOf(read(name, "brief.md")).get(briefHeadings.against) ?? [])
      .join("\n")
      .replace(/markets \([^)]*\)/g, "markets");
    const other = side === "better" ? "worse" : "better";
    expect(against).toContain(
      many === 0
        ? `It holds in all ${n} plausible markets`
        : `In ${many === Number(n) ? "all" : `${many} of ${n}`} plausible markets the buyer is ${other} off`,
    );
  });

  test("names what gets worse where the buyer gains, and what gets better where it loses", () => {
    const names = ["a change", "a change that hurts", "two scenarios", "a run"];
    for (const name of names) {
      const answer = JSON.parse(read(name, "summary.json"));
      const { gains, losses, value } = (answer.scenarios?.[0] ?? answer).verdict;
      const other = value.upper < 0 ? gains : losses;
      const against = sectionsOf(read(name, "brief.md")).get(briefHeadings.against) ?? [];
      const moves = against.filter((point) => / (rises?|falls?) by /.test(point));
      expect(moves.length, name).toBe(Math.min(3, other.length));
    }
  });

  test("says that other markets were not tried, where they were not", () => {
    expect(read("a change that hurts", "brief.md")).toContain("not tried in other markets");
    expect(read("a change", "brief.md")).not.toContain("not tried in other markets");
  });
});

test("money and dates are said where the scenario has them", () => {
  const text = read("a run", "brief.md");
  expect(text).toContain("In cash, not discounted, it ");
  expect(text).toContain("January 2027");
});

test("there is none of several scenarios, none without a reference, and none of one world", async () => {
  const cwd = freshFolder();
  const ask = async (words: readonly string[], out: string) => {
    const { code } = await inProcess([
      ...words,
      "--months",
      "24",
      "--plausible",
      "0",
      "--no-charts",
      "--out",
      join(cwd, out),
    ]);
    expect(code).toBe(0);
    return JSON.parse(readFileSync(join(cwd, out, "manifest.json"), "utf8")).files.map(
      ({ path }: { readonly path: string }) => path,
    );
  };
  expect(await ask(["compare", "baseline", "catfish", "closed-market", "-n", "2"], "three")).not.toContain("brief.md");
  expect(await ask(["what-if", "catfish", "--set", "policy.openness=30%", "-n", "1"], "one")).not.toContain("brief.md");
  const two = await ask(["what-if", "catfish", "--set", "policy.openness=30%", "-n", "2"], "two");
  expect(two).toContain("brief.md");
  expect(two).not.toContain("brief.html");
});
