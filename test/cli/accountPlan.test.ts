import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { planHeadings } from "../../src/words/en/accountPlan.ts";
import { isThorough, thoroughTest } from "../thorough.ts";
import { type Files, folderOf, forged, isCaught, numericRows, withOtherDigit } from "../verify/forgery.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/* The account plan: one page of a supplier that asks, made of what the tables of the folder hold. */

const WORLDS = 8;
const few = ["-n", `${WORLDS}`, "--plausible", "4", "--no-cache"];
/** Two groups of buyers that are not alike, so that there is an order among them. */
const questions: Readonly<Record<string, readonly string[]>> = {
  newcomer: ["run", "newcomer-playbook", ...few],
  incumbent: ["run", "talk-is-cheap", ...few, "--set", "suppliers.focal.strategy.improvement=0.04"],
  change: ["what-if", "newcomer-playbook", "--set", "suppliers.challenger.strategy.managers=2", ...few],
};

/** Whose pages are drawn: in `npm test` one. Tables and texts are the same without. */
const paged = Object.keys(questions).filter((name) => isThorough || name === "change");

const folders = new Map<string, Files>();
beforeAll(async () => {
  for (const [name, words] of Object.entries(questions)) {
    folders.set(name, await folderOf([...words, ...(paged.includes(name) ? [] : ["--no-charts"])]));
  }
});

const read = (name: string, path: string) => `${folders.get(name)?.get(path)}`;
const tableOf = (name: string, path: string) => csvParse(read(name, path));

/** Points by heading. */
function sectionsOf(name: string): Map<string, string[]> {
  const parts = read(name, "account-plan.md").split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const [heading, ...lines] = part.split("\n");
      return [heading, lines.filter((line) => line.trim() !== "").map((line) => line.replace(/^- /, ""))];
    }),
  );
}

/** Points of a section of the plan. */
const points = (name: string, id: keyof typeof planHeadings) => sectionsOf(name).get(planHeadings[id]) ?? [];

/** The middle of the worlds by rank; those in which it never happens come last. */
function medianMonth(months: readonly string[]): number {
  const sorted = months
    .map((month) => (month === "" ? Number.POSITIVE_INFINITY : Number(month)))
    .sort((a, b) => (a === b ? 0 : a - b));
  return sorted[Math.ceil(sorted.length / 2) - 1];
}

describe.each(Object.keys(questions))("the account plan: %s", (name) => {
  test("has its sections in order, something to say in each, and stands in place of a board brief", () => {
    const sections = sectionsOf(name);
    // Of who threatens there is something to say where whoever asks has a place to lose.
    const { threat, ...always } = planHeadings;
    expect([...sections.keys()]).toEqual(Object.values(name === "incumbent" ? planHeadings : always));
    for (const said of sections.values()) expect(said.length).toBeGreaterThan(0);
    expect([...(folders.get(name)?.keys() ?? [])].filter((path) => path.startsWith("brief"))).toEqual([]);
  });

  test("says what the answer says", () => {
    const [verdict] = points(name, "verdict");
    expect(read(name, "summary.json")).toContain(JSON.stringify(verdict).slice(1, -1));
    expect(read(name, "summary.md")).toContain(verdict);
    if (paged.includes(name)) expect(read(name, "index.html")).toContain('<a href="account-plan.html">');
  });

  test.runIf(paged.includes(name))("is the same on the page as in the text", () => {
    const page = read(name, "account-plan.html").replace(/<[^>]+>/g, "");
    const plain = page
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&gt;/g, ">")
      .replace(/&amp;/g, "&");
    for (const [heading, said] of sectionsOf(name)) {
      for (const point of said) {
        const isTable = point.startsWith("|");
        if (isTable) continue;
        expect(plain, heading).toContain(point.replace(/`/g, ""));
      }
    }
  });

  test("counts the worlds of the table in which it earns less", () => {
    const group = name === "incumbent" ? "focal" : "challenger";
    const row = tableOf(name, "data/verdict.csv").find(
      (each) => each.measure === "profit" && each.group === group && each.year === "0",
    );
    const many = Math.round(Number(row?.worse) * Number(row?.n));
    const said = points(name, "against").filter((point) => /^In .* worlds it earns less than without\.$/.test(point));
    expect(said).toHaveLength(many === 0 ? 0 : 1);
    if (many > 0)
      expect(said[0]).toContain(many === WORLDS ? `all ${WORLDS} worlds` : `${many} of the ${WORLDS} worlds`);
  });

  test("names the median months of the table of accounts", () => {
    const scenario = name === "change" ? "newcomer-playbook-what-if" : questions[name][1];
    const rows = tableOf(name, "data/accounts.csv").filter((each) => each.scenario === scenario);
    expect(rows).toHaveLength(WORLDS);
    const table = points(name, "buyers").find((line) => line.startsWith("| 1 |")) ?? "";
    for (const step of ["order", "contract"]) {
      const month = medianMonth(rows.map((row) => row[step] ?? ""));
      expect(table).toContain(Number.isFinite(month) ? `month ${month} (` : "after the run (");
    }
  });

  test("gives commands that go on from the folder", () => {
    for (const point of points(name, "next").filter((each) => each.includes("`")))
      expect(point).toMatch(
        / `catfish (allocate|sweep|what-if) (scenario|scenarios\/newcomer-playbook-what-if)\.yaml /,
      );
  });

  // Of the smallest folder in `npm test`, of all in the long tests.
  const testForgery = name === "change" ? test : thoroughTest;
  testForgery(
    "is made again by report, and a forged one is caught",
    async () => {
      const files = folders.get(name) ?? new Map();
      const plan = read(name, "account-plan.md");
      const told = plan.replace(
        /in (\d+) of the (\d+) worlds/,
        (_, many, all) => `in ${Number(many) - 1} of the ${all} worlds`,
      );
      const forgeries: Files[] = [
        forged(files, { "account-plan.md": plan.replace("# Account plan", "# Account Plan") }),
        forged(files, {
          "account-plan.html": read(name, "account-plan.html").replace("What it brings", "What it gives"),
        }),
        ...(told === plan ? [] : [forged(files, { "account-plan.md": told })]),
      ];
      const cell = numericRows(files).find(({ table }) => table === "data/accounts.csv");
      if (cell === undefined) throw new Error("accounts.csv has no numbers");
      for (const forgery of [...forgeries, withOtherDigit(files, cell)]) expect(await isCaught(forgery)).toBe(true);
      expect(await isCaught(files)).toBe(false);
    },
    240_000,
  );
});

describe("who asks", () => {
  const run = async (...words: readonly string[]) => {
    const out = join(freshFolder(), "out");
    const ended = await inProcess([
      "run",
      ...words,
      "-n",
      "3",
      "--months",
      "36",
      "--plausible",
      "0",
      "--no-charts",
      "--out",
      out,
    ]);
    return { ...ended, said: ended.out.replace(/\s+/g, " "), out };
  };

  test("is whom --for names, though the group has no strategy; then there is no plan but a board brief", async () => {
    const { code, said, out } = await run("catfish", "--for", "powerhouse");
    expect(code).toBe(0);
    expect(said).toMatch(/newcomers' entry (costs|brings|makes no clear difference to what) powerhouse/);
    expect(said).toMatch(/As to the buyers, it /);
    expect(readFileSync(join(out, "catfish", "brief.md"), "utf8")).toContain("## The verdict");
  });

  test("is buyers where that is said, of a scenario in which a supplier would", async () => {
    const { code, said } = await run("newcomer-playbook", "--for", "buyers");
    expect(code).toBe(0);
    expect(said).toContain("the suppliers' strategy");
    expect(said).not.toContain("As to the buyers, it ");
  });

  test("is a group that there is, and is said once", async () => {
    const stranger = await run("catfish", "--for", "powerhose");
    expect([stranger.code, stranger.error]).toEqual([
      2,
      expect.stringContaining('No group of suppliers is called "powerhose".'),
    ]);
    expect(stranger.error).toContain("powerhouse");
    const twice = await run("catfish", "--for", "newcomer", "--set", "for=newcomer");
    expect([twice.code, twice.error]).toEqual([2, expect.stringContaining("both say who asks")]);
  });

  test("is in a what-if the group whose settings are all that is changed", async () => {
    const out = join(freshFolder(), "out");
    const words = [
      "what-if",
      "catfish",
      "--set",
      "suppliers.newcomer.quality=0.9",
      "-n",
      "4",
      "--plausible",
      "0",
      "--no-charts",
    ];
    const { code, out: said } = await inProcess([...words, "--out", out]);
    expect(code).toBe(0);
    expect(said.replace(/\s+/g, " ")).toMatch(/raising quality of newcomer from 0\.85 to 0\.9 (brings|costs|makes)/);
    expect(Object.keys(JSON.parse(readFileSync(join(out, "summary.json"), "utf8")).scenarios[0])).toContain(
      "supplierSide",
    );
  });
});
