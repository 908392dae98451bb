import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { few } from "../thorough.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const out = freshFolder();
const small = ["-n", "4", "--months", "24", "--no-charts", "--no-cache", "--quiet", "--format", "csv,xlsx,parquet"];
const twoRanges = ["--vary", "policy.openness=0.1:0.3", "--vary", "policy.flexibleShare=0.1:0.4"];

/** One result of each kind, with its tables in every form. */
const asked: Readonly<Record<string, readonly string[]>> = {
  run: ["run", "catfish", "--plausible", "2"],
  sweep: ["sweep", "catfish", "--vary", "policy.openness=0.1:0.3:0.1"],
  "what-if": ["what-if", "catfish", "--set", "policy.flexibleShare=30%", "--plausible", "2"],
  effect: ["effect", "catfish", "--plausible", "2"],
  sensitivity: ["sensitivity", "catfish", ...twoRanges, "--method", "sobol", "--points", "4"],
  box: ["discover", "catfish", "--when", "price > 1.2", ...twoRanges, "--points", "60"],
  threshold: ["discover", "catfish", "--when", "price > 1.2", "--vary", "policy.openness=0.1:0.3"],
  choose: [
    ...["choose", "catfish", "--lever", "policy.openness=0.1,0.3"],
    ...["--uncertain", "market.disruptionRate=0.01:0.05", "--futures", "3"],
  ],
  allocate: [
    ...["allocate", "newcomer-playbook", "--group", "challenger", "--budget", "0.04"],
    ...["--over", "managers,online", "--points", "2"],
  ],
};

const folderOf = (name: string) => (name === "run" ? join(out, name, "catfish") : join(out, name));

const packageSchema = z.object({
  $schema: z.literal("https://datapackage.org/profiles/2.0/datapackage.json"),
  resources: z.array(
    z.looseObject({
      name: z.string().regex(/^[a-z0-9-]+$/),
      path: z.string(),
      format: z.enum(["csv", "parquet", "xlsx"]),
      schema: z
        .strictObject({
          fields: z.array(
            z.strictObject({
              name: z.string(),
              type: z.enum(["string", "integer", "number"]),
              unit: z.string().optional(),
              description: z.string().min(1),
              categories: z.array(z.string()).optional(),
              constraints: z
                .strictObject({ required: z.boolean().optional(), enum: z.array(z.string()).optional() })
                .optional(),
            }),
          ),
          primaryKey: z.array(z.string()),
          foreignKeys: z
            .array(
              z.strictObject({
                fields: z.array(z.string()),
                reference: z.strictObject({ resource: z.string(), fields: z.array(z.string()) }),
              }),
            )
            .optional(),
          missingValues: z.tuple([z.literal("")]),
        })
        .optional(),
    }),
  ),
});
type Resource = z.infer<typeof packageSchema>["resources"][number];
type Row = Readonly<Record<string, string>>;

function resourcesIn(folder: string): readonly Resource[] {
  return packageSchema.parse(JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8"))).resources;
}

function rowsIn(folder: string, { path }: Resource): readonly Row[] {
  return csvParse(readFileSync(join(folder, path), "utf8"));
}

function keyIn(row: Row, fields: readonly string[]): string {
  return JSON.stringify(fields.map((field) => row[field]));
}

/** What of a table does not keep what its description promises. */
function broken(resource: Resource, rows: readonly Row[], keysOf: (name: string, fields: string[]) => Set<string>) {
  const { name, schema } = resource;
  if (schema === undefined) return [];
  const { fields, primaryKey, foreignKeys = [] } = schema;
  const found: string[] = [];
  const keys = rows.map((row) => keyIn(row, primaryKey));
  if (new Set(keys).size !== rows.length) found.push(`${name}: two rows have one key`);
  for (const field of fields) {
    const cells = rows.map((row) => row[field.name]);
    const { required = false, enum: words } = field.constraints ?? {};
    if (required && cells.includes("")) found.push(`${name}.${field.name}: a cell of the key is empty`);
    if (field.type !== "string" && cells.some((cell) => !Number.isFinite(Number(cell)))) {
      found.push(`${name}.${field.name}: no number`);
    }
    if (field.type === "integer" && cells.some((cell) => !Number.isInteger(Number(cell)))) {
      found.push(`${name}.${field.name}: no whole number`);
    }
    const other = cells.find((cell) => cell !== "" && words?.includes(cell) === false);
    if (other !== undefined) found.push(`${name}.${field.name}: "${other}" is none of its words`);
  }
  for (const { fields: from, reference } of foreignKeys) {
    const there = keysOf(reference.resource, reference.fields);
    const lost = rows.find((row) => from.every((each) => row[each] !== "") && !there.has(keyIn(row, from)));
    if (lost !== undefined) found.push(`${name}: ${keyIn(lost, from)} is not in ${reference.resource}`);
  }
  return found;
}

async function parquetRows(path: string): Promise<readonly Record<string, unknown>[]> {
  const bytes = readFileSync(path);
  return parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
}

describe.each(few(Object.entries(asked), 2))("the tables of %s", (name, words) => {
  const folder = folderOf(name);

  test("come in every form that is asked for, and verify knows them", async () => {
    expect(await inProcess([...words, ...small, "--out", join(out, name)])).toMatchObject({ code: 0 });
    const resources = resourcesIn(folder);
    const tables = resources.filter(({ format }) => format === "csv");
    expect(resources.filter(({ format }) => format === "parquet")).toHaveLength(tables.length);
    expect(resources.at(-1)).toMatchObject({ name: "workbook", path: "tables.xlsx" });
    for (const { path } of resources) expect(existsSync(join(folder, path))).toBe(true);
    expect(await inProcess(["verify", folder, "--sample", "1", "--quiet"])).toMatchObject({ code: 0 });
  });

  test("keep what their description promises: types, words, keys, and rows that they refer to", () => {
    const tables = resourcesIn(folder).filter(({ format }) => format === "csv");
    const rows = new Map(tables.map((table) => [table.name, rowsIn(folder, table)]));
    const keysOf = (table: string, fields: string[]) =>
      new Set((rows.get(table) ?? []).map((row) => keyIn(row, fields)));
    expect(tables.flatMap((table) => broken(table, rows.get(table.name) ?? [], keysOf))).toEqual([]);
    const measured = tables.filter(({ schema }) => schema?.fields.some(({ name }) => name === "measure"));
    for (const { name: table, schema } of measured) {
      if (table !== "measures") expect(JSON.stringify(schema?.foreignKeys)).toContain('"measures"');
    }
  });

  test("have the same rows as Parquet", async () => {
    for (const { name: table, path } of resourcesIn(folder).filter(({ format }) => format === "parquet")) {
      const rows = await parquetRows(join(folder, path));
      const csv = csvParse(readFileSync(join(folder, path.replace(/parquet$/, "csv")), "utf8"));
      expect(rows.length, table).toBe(csv.length);
      if (csv.length > 0) expect(Object.keys(rows[0]), table).toEqual(csv.columns);
    }
  });
});

describe("a description", () => {
  test("finds a row that breaks what it promises", () => {
    const [measures] = resourcesIn(folderOf("sweep")).filter(({ name }) => name === "measures");
    const rows = rowsIn(folderOf("sweep"), measures);
    const none = () => new Set<string>();
    expect(broken(measures, [...rows, rows[0]], none)).toEqual(["measures: two rows have one key"]);
    expect(broken(measures, [{ ...rows[0], better: "dear" }], none)[0]).toContain('"dear" is none of its words');
  });
});

describe("report", () => {
  test("adds the tables in other forms to a folder that is there, to the bytes that they would have had", async () => {
    const folder = join(out, "plain");
    const words = ["sweep", "catfish", "--vary", "policy.openness=0.1:0.3:0.1", "-n", "4", "--months", "24"];
    await inProcess([...words, "--no-cache", "--quiet", "--out", folder]);
    expect(existsSync(join(folder, "tables.xlsx"))).toBe(false);
    expect(await inProcess(["report", folder, "--format", "xlsx,parquet"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("tables.xlsx"),
    });
    const whole = join(out, "at-once");
    await inProcess([...words, "--no-cache", "--quiet", "--format", "csv,xlsx,parquet", "--out", whole]);
    const [{ "run-info.json": _, ...added }, { "run-info.json": __, ...made }] = [
      hashesBelow(folder),
      hashesBelow(whole),
    ];
    expect(added).toEqual(made);
    expect(await inProcess(["verify", folder, "--sample", "all", "--quiet"])).toMatchObject({ code: 0 });
  });

  test("is not needed where the same command asks for a form that its folder lacks", async () => {
    const words = ["sweep", "catfish", "--vary", "policy.openness=0.1:0.3:0.1", "-n", "4", "--months", "24", "--quiet"];
    const folder = join(out, "lacking");
    await inProcess([...words, "--no-charts", "--out", folder]);
    expect(await inProcess([...words, "--no-charts", "--format", "xlsx", "--out", folder])).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, "tables.xlsx"))).toBe(true);
  });
});
