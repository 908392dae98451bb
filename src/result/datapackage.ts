import { GUARDED } from "./formulas.ts";
import type { Field, Frame } from "./frame.ts";

/** A file as it lies in the result folder. */
export interface FileFacts {
  /** Path below the result folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Rows of data, for tables. */
  readonly rows?: number;
}

/** A table with the file it was written to. */
export interface WrittenTable {
  readonly table: Frame;
  readonly file: FileFacts;
}

/** The `datapackage.json` of a result folder (Frictionless Data Package, version 2). */
export function datapackage(name: string, title: string, written: readonly WrittenTable[]): string {
  const description = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `catfish-${name}`,
    title,
    description: GUARDED,
    resources: written.map(resource),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function resource({ table, file }: WrittenTable): object {
  const isParquet = file.path.endsWith(".parquet");
  return {
    name: nameOf(table, isParquet),
    type: "table",
    title: table.shape.title,
    path: file.path,
    format: isParquet ? "parquet" : "csv",
    mediatype: isParquet ? "application/vnd.apache.parquet" : "text/csv",
    ...(isParquet ? {} : { encoding: "utf-8", dialect: { delimiter: ",", lineTerminator: "\n", header: true } }),
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    rows: table.rowCount,
    schema: { fields: table.shape.fields.map(field), primaryKey: table.shape.key, missingValues: [""] },
  };
}

/** Names tell the resources of a package apart: `months`, `reference-months`, `months-parquet`. */
function nameOf({ shape: { folder, name } }: Frame, isParquet: boolean): string {
  return [...(folder === undefined ? [] : [folder]), name, ...(isParquet ? ["parquet"] : [])].join("-");
}

function field({ name, type, unit, meaning }: Field): object {
  return { name, type, ...(unit === undefined ? {} : { unit }), description: meaning };
}
