import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, expect, test } from "vitest";
import { type Files, folderOf, forged, isCaught } from "../verify/forgery.ts";
import { expectReadAloud } from "../words/readAloud.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/* Who threatens an incumbent, before a change and after it: one fact in tables, answer, page, plan and for programs. */

const few = ["-n", "8", "--months", "72", "--plausible", "0", "--no-cache"];
const opened = ["what-if", "incumbent-defence", "--set", "policy.flexibleShare=0.5", ...few];
const entered = ["what-if", "newcomer-playbook", "--set", "suppliers.challenger.strategy.managers=2", ...few];
let files: Files = new Map();
let ofNewcomer: Files = new Map();

beforeAll(async () => {
  [files, ofNewcomer] = [await folderOf(opened), await folderOf([...entered, "--no-charts"])];
});

const read = (path: string) => `${files.get(path)}`;
const rowsOf = (from: Files, measure: string) =>
  csvParse(`${from.get("data/differences.csv")}`).filter((row) => row.measure === measure);

interface Told {
  readonly before: { readonly group: string; readonly first: number; readonly last: number; readonly half: number };
  readonly after: Told["before"];
  readonly share: Readonly<Record<"n" | "meanBaseline" | "meanScenario" | "difference" | "lower" | "upper", number>>;
}

const told = (from = files): { readonly answer: readonly string[]; readonly threat: Told } => {
  const [{ answer, supplierSide }] = JSON.parse(`${from.get("summary.json")}`).scenarios;
  return { answer, threat: supplierSide.threatChange };
};

test("is what the table of months holds: the group that gains most, its last month in the same worlds", () => {
  const { before, after, share } = told().threat;
  const rows = rowsOf(files, "shareOfSpend");
  const gained = (column: "meanBaseline" | "meanScenario") => {
    const groups = [...new Set(rows.map(({ group }) => group))].filter((group) => group !== "focal");
    const course = (group: string) => rows.filter((row) => row.group === group).map((row) => Number(row[column]));
    const gains = groups.map((group) => (course(group).at(-1) ?? 0) - course(group)[0]);
    return groups[gains.indexOf(Math.max(...gains))];
  };
  expect([before.group, after.group]).toEqual([gained("meanBaseline"), gained("meanScenario")]);
  const last = rows.filter(({ group }) => group === before.group).at(-1);
  for (const key of ["n", "meanBaseline", "meanScenario", "difference", "lower", "upper"] as const) {
    expect(share[key], key).toBe(Number(last?.[key]));
  }
  expect(share.meanScenario - share.meanBaseline).toBeCloseTo(share.difference, 6);
  expect(before.half).toBeGreaterThan(0);
});

test("is said aloud in answer, page and plan: more open buyers are more of a threat", () => {
  const { answer, threat } = told();
  const sentence = answer.find((each) => each.startsWith("Who threatens: "));
  expect(threat.share.lower).toBeGreaterThan(0);
  expect(sentence).toMatch(
    /^Who threatens: newcomer gains most in both\. At the end of the run it has [\d.]+ % of the spend without the change and [\d.]+ % with the change \(\+[\d.]+ points, [\d.]+ to [\d.]+\)\.$/,
  );
  expectReadAloud(answer.filter((each) => /threatens|Half of|Newcomers hold|complacent/.test(each)));
  for (const path of ["summary.md", "account-plan.md", "index.html", "account-plan.html"]) {
    expect(read(path).replaceAll("&#39;", "'"), path).toContain(sentence);
  }
});

test("is verified: no forged month passes", async () => {
  const path = "data/differences.csv";
  const last = rowsOf(files, "shareOfSpend").findLast(({ group }) => group === "newcomer");
  const isLast = (line: string) => line.includes(",shareOfSpend,") && line.includes(",newcomer,71,");
  const lines = read(path).split("\n");
  expect(lines.filter(isLast)).toHaveLength(1);
  const text = lines
    .map((line) => (isLast(line) ? line.replace(`,${last?.meanScenario},`, ",0.123,") : line))
    .join("\n");
  expect(text).not.toBe(read(path));
  const changed = forged(files, { [path]: text });
  expect(await isCaught(changed)).toBe(true);
});

test("is said of saved folders too, with intervals as if no world were shared, and verified", async () => {
  const home = freshFolder();
  const saved = (name: string) => join(home, name, "incumbent-defence");
  const run = ["run", "incumbent-defence", ...few, "--no-charts"];
  expect((await inProcess([...run, "--out", join(home, "before")])).code).toBe(0);
  const change = ["--set", "policy.flexibleShare=0.5"];
  expect((await inProcess([...run, ...change, "--out", join(home, "after")])).code).toBe(0);
  const compared = await folderOf(["compare", saved("before"), saved("after"), "--no-charts"]);
  const [{ answer, threat }, now] = [told(compared), told().threat];
  expect([threat.before, threat.after]).toEqual([now.before, now.after]);
  for (const key of ["n", "meanBaseline", "meanScenario", "difference"] as const) {
    expect(threat.share[key], key).toBeCloseTo(now.share[key], 6);
  }
  expect(threat).toMatchObject({ from: "no pairs" });
  expect(threat.share.upper - threat.share.lower).toBeGreaterThan(now.share.upper - now.share.lower);
  const said = answer.filter((each) => /threatens|Half of|single worlds/.test(each));
  expect(said[0]).toMatch(/^Who threatens: newcomer gains most in both\./);
  expect(said.at(-1)).toMatch(
    /^Folders hold no single worlds of these months: with n = 8, .* as if no world were shared/,
  );
  expectReadAloud(said);
  const sources = (measure: string) => [
    ...new Set(rowsOf(compared, measure).map(({ from, pairs }) => `${from} ${pairs}`)),
  ];
  expect([sources("shareOfSpend"), sources("price")]).toEqual([["no pairs 0"], ["pairs 8"]]);
  // The second is called otherwise than its folder has it: who asks is no change.
  expect(csvParse(`${compared.get("data/input.csv")}`).map(({ path }) => path)).toEqual(["policy.flexibleShare"]);
  expect(await isCaught(compared)).toBe(false);
}, 120_000);

test("is no matter of a newcomer, whose tables hold of shares of spend its own alone", () => {
  expect([...new Set(rowsOf(ofNewcomer, "shareOfSpend").map(({ group }) => group))]).toEqual(["challenger"]);
  expect(`${ofNewcomer.get("summary.json")}`).not.toContain("threatChange");
});
