import { csvFormatRow } from "d3-dsv";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { measureNames } from "../../src/model/measures.ts";
import { recordFrames, recordOf } from "../../src/question/runRecord.ts";
import { claimsTable, eventsTable, panelsTable, survivalTable } from "../../src/question/runTables.ts";
import { comparisonTable } from "../../src/result/comparisonTable.ts";
import { csvChunks } from "../../src/result/csv.ts";
import { datapackage } from "../../src/result/datapackage.ts";
import { cellText, type Frame, inFolder, pathOf, streamed } from "../../src/result/frame.ts";
import { parquetChunks } from "../../src/result/parquet.ts";
import { parametersTable } from "../../src/result/savedScenario.ts";
import { measuresTable } from "../../src/result/series.ts";
import { UNIT_COSTS } from "../../src/worlds/money.ts";
import type { PairedDifference, ScenarioResult } from "../../src/worlds/result.ts";
import { sampleComparison } from "../chart/sampleResult.ts";

const { result } = sampleComparison({ months: 24, replications: 3, missing: ["price backup"] });
const { scenario } = result;

function framesOf(record: ScenarioResult) {
  return recordFrames(recordOf(record.scenario, record, UNIT_COSTS), record);
}

const { months, replications, worlds, sinceEntry, firstTrials, survivalByWorld } = framesOf(result);

const difference: PairedDifference = {
  series: { measure: "price", group: "all" },
  n: 3,
  meanReference: 1.25,
  meanScenario: 1.2,
  difference: -0.05,
  lower: -0.08,
  upper: -0.02,
  relative: -0.04,
  better: 1,
};

const tables: readonly Frame[] = [
  parametersTable(scenario),
  measuresTable(),
  months,
  replications,
  eventsTable(scenario.name, result.typicalWorld),
  claimsTable(scenario, []),
  survivalTable(result),
  comparisonTable({ baseline: "without-entry", scenario: scenario.name }, [difference]),
  worlds,
  sinceEntry,
  firstTrials,
  panelsTable(scenario.name, result.typicalWorld),
  survivalByWorld,
];

function textOf(table: Frame): string {
  return [...csvChunks(table)].join("");
}

function linesOf(table: Frame): string[] {
  return textOf(table).trimEnd().split("\n");
}

describe("the tables of a result folder", () => {
  test("the columns that people script against keep their names and order", () => {
    const heads = Object.fromEntries(tables.map((table) => [table.shape.name, linesOf(table)[0]]));
    expect(heads.months).toBe("scenario,measure,unit,group,month,n,mean,lower,upper,p05,p25,p50,p75,p95");
    expect(heads.replications).toBe("scenario,replication,measure,unit,group,value");
    expect(heads.comparison).toBe(
      "baseline,scenario,measure,unit,group,n,meanBaseline,meanScenario,difference,lower,upper,relative,better",
    );
    expect(heads.survival).toBe("scenario,age,weighting,n,atRisk,survival,lower,upper");
    expect(heads.worlds).toBe(
      "scenario,replication,group,month,price,service,technologyLag,fillRate,buyerValue,launches,inertia,concentration,newcomerShare",
    );
    expect(heads["since-entry"]).toBe(
      "scenario,measure,unit,group,monthsSinceTrial,n,mean,lower,upper,p05,p25,p50,p75,p95",
    );
    expect(heads["first-trials"]).toBe("scenario,replication,month");
    expect(heads.panels).toBe("scenario,replication,buyer,firstMonth,supplier,track,lastMonth");
    expect(heads["survival-by-world"]).toBe("scenario,replication,age,atRisk,survived,spendAtRisk,spendSurvived");
    expect(heads.events).toBe("scenario,replication,month,event,buyer,supplier,other,text,ordinal");
  });

  test.each(tables.map((table) => [table.shape.name, table] as const))("%s has as many rows as it says", (_, table) => {
    expect(linesOf(table)).toHaveLength(table.rowCount + 1);
    expect(textOf(table).endsWith("\n")).toBe(true);
    expect(textOf(table)).not.toContain("\r");
  });

  test.each(tables.map((table) => [table.shape.name, table] as const))(
    "%s has a meaning for every column",
    (_, table) => {
      for (const column of table.shape.fields) expect(column.meaning).toMatch(/[a-z]/);
      const names = table.shape.fields.map(({ name }) => name);
      for (const key of table.shape.key) expect(names).toContain(key);
    },
  );

  test("only the dictionary is not ASCII", () => {
    const isAscii = (table: Frame) => [...textOf(table)].every((character) => character <= "\u007f");
    expect(tables.filter((table) => !isAscii(table)).map(({ shape }) => shape.name)).toEqual(["measures"]);
  });

  test("rows are sorted by measure, group and month", () => {
    const keys = linesOf(months)
      .slice(1)
      .map((line) => line.split(","))
      .map(([, measure, , group, month]) => `${measure}\u0000${group}\u0000${month.padStart(4, "0")}`);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("a missing value is empty, never zero and never NaN", () => {
    const line = linesOf(months).find((each) => each.startsWith(`${scenario.name},price,unit costs,backup,0,`));
    expect(line).toBe(`${scenario.name},price,unit costs,backup,0,0,,,,,,,,`);
    expect(textOf(replications)).not.toContain("NaN");
  });

  test("the means of single worlds keep every bit, so that pairs can be computed from the file", () => {
    const at = result.series.findIndex(({ measure, group }) => measure === "price" && group === "all");
    const values = linesOf(replications)
      .map((line) => line.split(","))
      .filter(([, , measure, , group]) => measure === "price" && group === "all")
      .map((cells) => Number(cells[5]));
    expect(values).toEqual([0, 1, 2].map((replication) => result.means[replication * result.series.length + at]));
  });

  test("more worlds add rows at the end and change none", () => {
    const few = sampleComparison({ months: 24, replications: 2 }).result;
    const more = sampleComparison({ months: 24, replications: 4 }).result;
    expect(textOf(framesOf(more).replications).startsWith(textOf(framesOf(few).replications))).toBe(true);
  });

  test("the dictionary has a row for each measure", () => {
    expect(measuresTable().rowCount).toBe(measureNames.length);
  });

  test("an event names who took part and is told in words", () => {
    const [, first] = linesOf(eventsTable(scenario.name, result.typicalWorld));
    expect(first).toMatch(/Month \d+: /);
  });
});

describe("a cell", () => {
  test("is written in its shortest form with seven significant digits", () => {
    expect(cellText(0.1 + 0.2, "short")).toBe("0.3");
    expect(cellText(1234567.89, "short")).toBe("1234568");
    expect(cellText(-0, "short")).toBe("0");
  });

  test("keeps every bit where asked to", () => {
    expect(cellText(0.1 + 0.2, "full")).toBe("0.30000000000000004");
  });
});

/** Chunks as one file in memory. */
function fileOf(chunks: Iterable<Uint8Array>): ArrayBuffer {
  const parts = [...chunks];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole.buffer;
}

describe("Parquet", () => {
  test("of more rows than are held at once has them all, group after group", async () => {
    const shape = { name: "many", title: "Many", key: ["row"], precision: "full" } as const;
    const fields = [
      { name: "row", type: "integer", meaning: "Number of the row." },
      { name: "word", type: "string", meaning: "A word." },
    ] as const;
    const count = 120_001;
    const table = streamed({ ...shape, fields }, count, function* () {
      for (let row = 0; row < count; row++) yield [row, row % 3 === 0 ? undefined : `word ${row % 7}`];
    });
    const chunks = [...parquetChunks(table, {})];
    expect(chunks.length).toBeGreaterThan(2);
    const rows = await parquetReadObjects({ file: fileOf(chunks) });
    expect(rows).toHaveLength(count);
    expect([rows[0], rows[50_000], rows[120_000]]).toEqual([
      { row: 0, word: null },
      { row: 50_000, word: "word 6" },
      { row: 120_000, word: null },
    ]);
  });

  test("holds the same rows as the CSV, with null for missing", async () => {
    const table = months;
    const rows = await parquetReadObjects({ file: fileOf(parquetChunks(table, { source: "abc" })) });
    expect(rows).toHaveLength(table.rowCount);
    const missing = rows.find(({ measure, group }) => measure === "price" && group === "backup");
    expect(missing).toMatchObject({ scenario: scenario.name, month: 0, mean: null });
  });

  test.each([months, replications].map((table) => [table.shape.name, table] as const))(
    "and CSV of %s hold the same numbers, to the last digit",
    async (_, table) => {
      const rows = await parquetReadObjects({ file: fileOf(parquetChunks(table, {})) });
      const asText = rows.map((row) =>
        csvFormatRow(Object.values(row).map((cell) => (cell === null ? "" : String(cell)))),
      );
      expect(asText).toEqual(linesOf(table).slice(1));
    },
  );
});

describe("the data package", () => {
  test("says what the amounts of a claim are counted in where the scenario has a currency", () => {
    const meaningOf = (each: typeof scenario, column: string) =>
      claimsTable(each, []).shape.fields.find(({ name }) => name === column)?.meaning;
    const euros = { ...scenario, currency: "EUR", unitCost: 100 };
    expect([meaningOf(euros, "by"), meaningOf(euros, "value")]).toEqual([
      expect.stringContaining("Money in EUR, of which the reference unit costs 100."),
      expect.stringContaining("Money in EUR"),
    ]);
    expect(meaningOf(scenario, "value")).toBe("Bound, or both bounds as JSON.");
  });

  test("tells the tables of the reference from those of the scenario", () => {
    const written = [months, inFolder("reference", months)].map((table) => ({
      table,
      file: { path: `${pathOf(table.shape)}.csv`, bytes: 1, sha256: "00" },
    }));
    const { resources } = JSON.parse(datapackage("catfish", "Catfish", written));
    expect(resources.map(({ name, path }: { name: string; path: string }) => [name, path])).toEqual([
      ["months", "data/months.csv"],
      ["reference-months", "data/reference/months.csv"],
    ]);
  });

  test("describes every column of every table with its type and meaning, and gives hashes", () => {
    const written = tables.map((table) => ({
      table,
      file: { path: `data/${table.shape.name}.csv`, bytes: 10, sha256: "00", rows: table.rowCount },
    }));
    const described = JSON.parse(datapackage("catfish", "Catfish", written));
    expect(described.resources.map(({ path }: { path: string }) => path)).toEqual(written.map(({ file }) => file.path));
    const { schema, hash } = described.resources.find(({ name }: { name: string }) => name === "months");
    expect(schema.fields).toHaveLength(14);
    expect(schema.primaryKey).toEqual(["scenario", "measure", "group", "month"]);
    expect(hash).toBe("sha256:00");
  });
});
