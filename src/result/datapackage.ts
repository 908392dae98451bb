import { GUARDED } from "./formulas.ts";
import { type Field, type Frame, resourceName, type Shape } from "./frame.ts";

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

/**
 * The `datapackage.json` of a result folder (Frictionless Data Package, version 2): of every table its columns with
 * type, unit, meaning and the words they may have, what identifies a row, and which table a row refers to.
 *
 * @param workbook  the file that has all tables, where there is one
 */
export function datapackage(
  name: string,
  title: string,
  written: readonly WrittenTable[],
  workbook?: FileFacts,
): string {
  const shapes = written.map(({ table }) => table.shape);
  const description = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `catfish-${name}`,
    title,
    description: GUARDED,
    resources: [
      ...written.map((each) => resource(each, shapes)),
      ...(workbook === undefined ? [] : [workbookResource(workbook)]),
    ],
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function resource({ table: { shape, rowCount }, file }: WrittenTable, shapes: readonly Shape[]): object {
  const isParquet = file.path.endsWith(".parquet");
  const foreignKeys = foreignKeysOf(shape, shapes);
  return {
    name: isParquet ? `${resourceName(shape)}-parquet` : resourceName(shape),
    type: "table",
    title: shape.title,
    path: file.path,
    format: isParquet ? "parquet" : "csv",
    mediatype: isParquet ? "application/vnd.apache.parquet" : "text/csv",
    ...(isParquet ? {} : { encoding: "utf-8", dialect: { delimiter: ",", lineTerminator: "\n", header: true } }),
    ...size(file),
    rows: rowCount,
    schema: {
      fields: shape.fields.map((each) => field(each, shape)),
      primaryKey: shape.key,
      ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
      missingValues: [""],
    },
  };
}

function workbookResource(file: FileFacts): object {
  return {
    name: "workbook",
    title: "All tables, a sheet each; what they hold and what their columns mean on the first two",
    path: file.path,
    format: "xlsx",
    mediatype: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ...size(file),
  };
}

function size({ bytes, sha256 }: FileFacts): object {
  return { bytes, hash: `sha256:${sha256}` };
}

function field({ name, type, unit, meaning, categories }: Field, { key }: Shape): object {
  const constraints = {
    ...(key.includes(name) ? { required: true } : {}),
    ...(categories === undefined ? {} : { enum: categories }),
  };
  return {
    name,
    type,
    ...(unit === undefined ? {} : { unit }),
    description: meaning,
    ...(categories === undefined ? {} : { categories }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** The tables that rows of this one refer to. */
function foreignKeysOf(shape: Shape, shapes: readonly Shape[]): object[] {
  const columns = new Set(shape.fields.map(({ name }) => name));
  const found = new Map<string, object>();
  for (const other of shapes) {
    const { name, folder, key, isReferredTo } = other;
    if (isReferredTo === undefined || name === shape.name || !key.every((each) => columns.has(each))) continue;
    if (isReferredTo === "in its folder" && folder !== shape.folder) continue;
    found.set(name, { fields: key, reference: { resource: resourceName(other), fields: key } });
  }
  return [...found.values()];
}
