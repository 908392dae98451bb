import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { type Cell, type Field, type Frame, type Shape, typedCell } from "./frame.ts";

/** Rows that are held at once: a group of rows is encoded column by column. */
const ROWS_A_GROUP = 50_000;

/**
 * A table as Parquet, in chunks: the same columns, rows and numbers as its CSV, missing null. However long it is, one
 * group of rows is in memory.
 */
export function* parquetChunks(
  { shape, rows }: Pick<Frame, "shape" | "rows">,
  metadata: Readonly<Record<string, string>>,
): Iterable<Uint8Array> {
  const { fields, precision } = shape;
  const writer = new ByteWriter();
  const named = fields.map((field) => ({ name: field.name, type: parquetType(field), nullable: true }));
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: named.map((column) => ({ ...column, data: [] })) }),
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  for (const group of groupsOf(rows(), fields, precision)) {
    file.write({
      columnData: named.map(({ name }, place) => ({ name, data: group[place] })),
      rowGroupSize: ROWS_A_GROUP,
    });
    yield taken(writer);
  }
  file.finish();
  yield taken(writer);
}

/** What was written since the last time; where it stands in the file is kept. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

type Column = (string | number | null)[];

function* groupsOf(
  rows: Iterable<readonly Cell[]>,
  fields: readonly Field[],
  precision: Shape["precision"],
): Iterable<Column[]> {
  const empty = (): Column[] => fields.map(() => []);
  let group = empty();
  let held = 0;
  for (const row of rows) {
    for (let place = 0; place < fields.length; place++)
      group[place].push(typedCell(row[place], fields[place], precision) ?? null);
    if (++held < ROWS_A_GROUP) continue;
    yield group;
    group = empty();
    held = 0;
  }
  if (held > 0) yield group;
}

function parquetType({ type }: Field): "STRING" | "INT32" | "DOUBLE" {
  if (type === "string") return "STRING";
  return type === "integer" ? "INT32" : "DOUBLE";
}
