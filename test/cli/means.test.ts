import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { type Files, folderOf, forged, isCaught, numericRows, withOtherDigit } from "../verify/forgery.ts";
import { expectReadAloud } from "../words/readAloud.ts";

/* What each means of a strategy is worth, as a run says it: the record, the table, the sentences and the plan. */

const WORLDS = 8;
const few = ["-n", `${WORLDS}`, "--months", "48", "--plausible", "0", "--no-cache", "--no-charts"];
const questions: Readonly<Record<string, readonly string[]>> = {
  defence: ["run", "incumbent-defence", ...few],
  bare: ["run", "incumbent-defence", ...few, "--set", "suppliers.focal.strategy.executiveSupport=0"],
  money: [
    ...["run", "newcomer-playbook", ...few, "--set", "currency=EUR", "--set", "annualSpend=90000000"],
    ...["--set", "suppliers.challenger.strategy.swings=0.5"],
  ],
};

const folders = new Map<string, Files>();
beforeAll(async () => {
  for (const [name, words] of Object.entries(questions)) folders.set(name, await folderOf(words));
});

const filesOf = (name: string): Files => folders.get(name) ?? new Map();
const tableOf = (name: string, table: string) => csvParse(`${filesOf(name).get(`data/${table}.csv`)}`);
const answerOf = (name: string): string[] => JSON.parse(`${filesOf(name).get("summary.json")}`).answer;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

/** By what is left out: the profit of each world, its years discounted at 8 %. */
function profitsOf(name: string, group: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const row of tableOf(name, "means-by-world")) {
    const years = Object.keys(row).filter((column) => column.startsWith(`profit:${group}@`));
    const weights = years.map((_, year) => 1.08 ** -year);
    const value = sum(years.map((year, at) => Number(row[year]) * weights[at])) / sum(weights);
    found.set(row.without ?? "", [...(found.get(row.without ?? "") ?? []), value]);
  }
  return found;
}

describe("what each means is worth", () => {
  test("is in the table what the record of its worlds comes to", () => {
    const profits = profitsOf("defence", "focal");
    const whole = profits.get("nothing") ?? [];
    expect([...profits.keys()]).toEqual(["executiveSupport", "improvement", "nothing"]);
    for (const means of ["executiveSupport", "improvement"]) {
      const pairs = whole.map((value, world) => value - (profits.get(means)?.[world] ?? Number.NaN));
      const row = tableOf("defence", "means").find((each) => each.means === means && each.measure === "profit");
      expect(Number(row?.difference)).toBeCloseTo(mean(pairs), 8);
      expect(Number(row?.higher)).toBeCloseTo(pairs.filter((each) => each > 0).length / WORLDS, 6);
    }
  });

  test("comes from the worlds that the lever at nothing gives: those of a run that sets it so", () => {
    const without = tableOf("defence", "means-by-world").filter((row) => row.without === "executiveSupport");
    const years = tableOf("bare", "years").filter((row) => row.scenario === "incumbent-defence");
    expect(without).toHaveLength(WORLDS);
    for (const row of without) {
      const ofWorld = years.filter(({ replication }) => replication === row.replication);
      expect(ofWorld).toHaveLength(4);
      for (const year of ofWorld) {
        const cell = row[`profit:focal@${year.firstMonth}:${year.lastMonth}`];
        expect(Number(cell)).toBeCloseTo(Number(year["profit:focal"]), 6);
      }
    }
    // One means is left there, which is the whole: nothing is told apart.
    expect([...filesOf("bare").keys()].filter((path) => /means/.test(path))).toEqual([]);
  });

  test("is said with the numbers of the table, in sentences that can be read aloud", () => {
    for (const name of ["defence", "money"]) {
      const said = answerOf(name).filter((sentence) =>
        /^(What (keeps|wins|pays|costs|makes|changes)|No single)/.test(sentence),
      );
      expect(said.length).toBeGreaterThan(1);
      expectReadAloud(said);
    }
    const rows = tableOf("defence", "means");
    const points = answerOf("defence").find((sentence) => sentence.startsWith("What keeps the spend")) ?? "";
    const kept = rows.filter(({ measure, verdict }) => measure === "shareOfSpend" && verdict === "more");
    expect(kept.length > 0).toBe(points !== "");
    for (const { difference } of kept) {
      const printed = [...points.matchAll(/(\d\.\d+) \(/g)].map(([, number]) => Number(number));
      expect(
        printed.some((number) => Math.abs(number - 100 * Number(difference)) <= 0.051),
        points,
      ).toBe(true);
    }
  });

  test("is money a year where the spend is given; what befalls a programme is none of its means", () => {
    const rows = tableOf("money", "means").filter(({ measure }) => measure === "profit");
    const manager = rows.find(({ means }) => means === "managers");
    expect(manager?.moneyUnit).toBe("EUR a year");
    const factor = Number(manager?.moneyAYear) / Number(manager?.difference);
    for (const row of rows.filter(({ difference }) => Number(difference) !== 0)) {
      expect(Number(row.moneyAYear) / Number(row.difference)).toBeCloseTo(factor, -2);
    }
    expect(rows.map(({ means }) => means)).not.toContain("swings");
    expect(answerOf("money").join(" ")).toMatch(/EUR a year/);
  });

  test("is caught where somebody changes a digit of it", async () => {
    const files = filesOf("defence");
    for (const table of ["data/means.csv", "data/means-by-world.csv"]) {
      const cell = numericRows(files).find((each) => each.table === table);
      if (cell === undefined) throw new Error(`${table} has no numbers`);
      expect(await isCaught(withOtherDigit(files, cell)), table).toBe(true);
    }
    const plan = `${files.get("account-plan.md")}`;
    expect(await isCaught(forged(files, { "account-plan.md": plan.replace("keeps spend", "holds spend") }))).toBe(true);
  });
});
