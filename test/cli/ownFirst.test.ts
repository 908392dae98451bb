import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import type { MeasureName } from "../../src/model/measures.ts";
import { ownFactor } from "../../src/words/en/ownMoney.ts";
import { type Files, folderOf } from "../verify/forgery.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/* Where a group of suppliers asks, charts and tables begin with what it earns, as the answer does. */

const home = freshFolder();
const fileOf = (name: string, strategy: string) => {
  const file = join(home, `${name}.yaml`);
  const group = `suppliers:\n  - name: challenger\n    label: Us\n    strategy: { ${strategy} }\n`;
  writeFileSync(file, `extends: newcomer-playbook\ntitle: ${name}\n${group}`);
  return file;
};
const [ours, brand, people] = [
  fileOf("ours", "managers: 1"),
  fileOf("brand", "brand: 0.04"),
  fileOf("people", "managers: 4"),
];

const few = ["-n", "8", "--months", "60", "--plausible", "0", "--no-cache"];
let whatIf: Files = new Map();
let three: Files = new Map();

beforeAll(async () => {
  whatIf = await folderOf(["what-if", ours, "--set", "suppliers.challenger.strategy.managers=4", ...few]);
  three = await folderOf(["compare", ours, brand, people, ...few]);
});

const summaryOf = (files: Files) => JSON.parse(`${files.get("summary.json")}`);
const described = (files: Files, chart: string): string =>
  JSON.parse(`${files.get(`charts/${chart}.vl.json`)}`).description;
const own = ["profit", "shareOfSpend", "contracts", "sellingCost"];

describe("a what-if of a supplier", () => {
  test("has its own measures first, in the table and for programs, all rows corrected together", () => {
    const { scenarios, families } = summaryOf(whatIf);
    const measured: { measure: string; group: string; label: string }[] = scenarios[0].measures;
    expect(measured.slice(0, 5).map(({ measure }) => measure)).toEqual([...own, "price"]);
    expect(measured[0]).toMatchObject({ group: "challenger", label: "Supplier profit, Us" });
    expect(families.headline).toBe(measured.length);
  });

  test("draws them before the value of buyers, which no title begins with", () => {
    for (const chart of ["comparison", "comparison-over-time"]) {
      const text = described(whatIf, chart);
      const places = ["Supplier profit, Us", "Share of spend, Us", "Contracts, Us", "Selling cost, Us", "Buyer value"];
      const found = places.map((name) => text.indexOf(`${name}`));
      expect(
        found.toSorted((a, b) => a - b),
        text,
      ).toEqual(found);
      expect(Math.min(...found), text).toBeGreaterThan(0);
      expect(text).toMatch(/profit of Us/);
      expect(text).not.toMatch(/buyer value not clearly|difference in buyer value/i);
      expect(text).not.toContain("challenger");
    }
  });

  test("keeps them month by month and world by world", () => {
    for (const table of ["differences", "pairs"]) {
      const rows = csvParse(`${whatIf.get(`data/${table}.csv`)}`).filter(({ group }) => group === "challenger");
      expect([...new Set(rows.map(({ measure }) => measure))].toSorted()).toEqual(own.toSorted());
    }
  });
});

describe("several strategies beside each other", () => {
  test("are ranked by what they earn whoever asks, over all years", () => {
    const { answer, ranking } = summaryOf(three);
    expect(answer[0]).toMatch(/in profit of Us|earns Us most/);
    const whole = csvParse(`${three.get("data/verdict.csv")}`).filter(
      ({ measure, group, year }) => measure === "profit" && group === "challenger" && year === "0",
    );
    const means = new Map(whole.map(({ scenario, meanScenario }) => [scenario, Number(meanScenario)]));
    means.set("ours", Number(whole[0].meanBaseline));
    expect(ranking).toHaveLength(3);
    for (const { name, mean } of ranking) expect(mean).toBeCloseTo(means.get(name) ?? Number.NaN, 6);
    const order = ranking.map(({ name }: { name: string }) => name);
    expect(order).toEqual([...means.keys()].toSorted((a, b) => (means.get(b) ?? 0) - (means.get(a) ?? 0)));
  });

  test("are drawn and listed by it", () => {
    expect(described(three, "overview")).toMatch(/^Supplier profit of Us over months/);
    const page = `${three.get("index.html")}`;
    expect(page).toContain("profit of Us, all years, against ours");
    expect(page).not.toContain("gives the buyer most value");
  });
});

describe("where a scenario tells what buyers spend", () => {
  const file = join(home, "spend.yaml");
  writeFileSync(
    file,
    `extends: newcomer-playbook\ntitle: Spend\ncurrency: EUR\nunitCost: 100\nannualSpend: 60000000\n`,
  );
  let seen: Files = new Map();
  beforeAll(async () => {
    seen = await folderOf(["what-if", file, "--set", "suppliers.challenger.strategy.managers=4", ...few]);
  });

  test("own amounts are money a year, the same in sentence, table and chart", () => {
    const [{ answer, supplierSide }] = summaryOf(seen).scenarios;
    const { aYearOfOne } = supplierSide.gain;
    const [row] = csvParse(`${seen.get("data/comparison.csv")}`).filter(
      ({ measure, group }) => measure === "sellingCost" && group === "challenger",
    );
    const thousands = Math.round((Number(row.difference) * aYearOfOne) / 1000);
    const digits = thousands.toLocaleString("en");
    expect(answer[0]).toMatch(/thousand EUR a year|million EUR a year/);
    expect(`${seen.get("index.html")}`).toContain(`+${digits},000`);
    const text = described(seen, "comparison");
    expect(text).toContain(`Selling cost, challenger +${digits},000`);
    expect(text).toContain("EUR a year)");
    expect(text).not.toMatch(/EUR a month/);
    expect(described(seen, "comparison-over-time")).toContain("Supplier profit, challenger (EUR a year)");
  });

  test("what is in hand is counted at the same spend, and a price is not", async () => {
    const run = ["run", file, ...few, "--out", join(home, "runs")];
    expect((await inProcess(run)).code).toBe(0);
    const read = (path: string) => readFileSync(join(home, "runs", "spend", path), "utf8");
    const { description }: { description: string } = JSON.parse(read("charts/cash.vl.json"));
    // Eight unit costs at the start: 800 EUR, were the whole market eight units a month.
    expect(description).toMatch(/median .*\d{7}|median .*\d,\d{3},\d{3}/);
    const own = { group: "challenger", unit: "EUR a year", factor: 12 };
    const factor = (measure: MeasureName, group = own.group) => ownFactor(own, { measure, group });
    expect([factor("profit"), factor("sellingCost"), factor("price"), factor("cash")]).toEqual([12, 12, 1, 1]);
    expect(factor("profit", "powerhouse")).toBe(1);
  });

  test.each([
    ["sweep", ["--vary", "suppliers.challenger.strategy.managers=1:3:2", "--measure", "profit:challenger"], "sweep"],
    ["allocate", ["--over", "managers,online", "--points", "2"], "allocation-responses"],
    [
      "choose",
      [
        "--for",
        "challenger",
        "--lever",
        "suppliers.challenger.strategy.managers=1,3",
        "--uncertain",
        "market.switchingCost=0.2:0.6",
        "--futures",
        "4",
      ],
      "choice-regret",
    ],
  ])("%s says own amounts as money a year in answer, table, chart and page", async (command, asked, chart) => {
    const files = await folderOf([command, file, ...asked, "-n", "4", "--months", "48", "--no-cache"]);
    const { unit, answer } = summaryOf(files);
    const page = `${files.get("index.html")}`.replace(/<script[\s\S]*?<\/script>/g, "");
    const drawn = `${files.get(`charts/${chart}.vl.json`)}`;
    expect(unit).toBe("EUR a month");
    expect(page).toContain("EUR a year");
    expect(drawn).toContain("EUR a year");
    for (const text of [answer.join(" "), drawn, page, `${files.get("summary.md")}`]) {
      expect(text).not.toContain("EUR a month");
    }
    const [, thousands] = /"(?:y|x|to)":-?(\d{4,})/.exec(drawn) ?? [];
    expect(Number(thousands)).toBeGreaterThan(1000);
  });
});
