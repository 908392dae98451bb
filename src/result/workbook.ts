import { strToU8, Zip, ZipDeflate } from "fflate";
import { cellOf } from "./formulas.ts";
import { type Field, type Frame, frameOf, pathOf, resourceName, type Shape, typedCell } from "./frame.ts";
import { escaped } from "./shown.ts";

/**
 * Tables as a workbook (Office Open XML). A sheet is a table, with the numbers of its CSV as numbers and missing cells
 * empty; the first two say what there is and what every column means. Texts are cells of text, as they stand in the CSV,
 * so that none is carried out as a formula. The bytes depend on the tables alone: nothing in it has a date.
 */

/** The file of the workbook. */
export const WORKBOOK = "tables.xlsx";

/** What Excel takes. */
export const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_NAME = 31;
const LONGEST_TEXT = 32_767;

/** The workbook of a folder in chunks, so that it is never whole in memory. */
export function* workbookChunks(tables: readonly Frame[]): Iterable<Uint8Array> {
  const sheets = sheetsOf(tables);
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const [path, text] of Object.entries(partsOf(sheets))) {
    yield* zipped(zip, chunks, path, [text]);
  }
  for (const [place, sheet] of sheets.entries()) {
    yield* zipped(zip, chunks, `xl/worksheets/sheet${place + 1}.xml`, sheetXml(sheet));
  }
  zip.end();
  yield* chunks.splice(0);
}

/** The earliest date that a ZIP file can have, in any time zone. */
const NO_DATE = "1980-01-01T00:00:00";

function* zipped(zip: Zip, chunks: Uint8Array[], path: string, texts: Iterable<string>): Iterable<Uint8Array> {
  const file = new ZipDeflate(path, { level: 6 });
  file.mtime = NO_DATE;
  zip.add(file);
  for (const text of texts) {
    file.push(strToU8(text));
    yield* chunks.splice(0);
  }
  file.push(new Uint8Array(0), true);
  yield* chunks.splice(0);
}

/** A table with the name of its sheet. */
interface Sheet {
  readonly name: string;
  readonly table: Frame;
  /** Column of the contents that leads to the sheets that it names. */
  readonly links?: { readonly column: number; readonly sheets: readonly string[] };
}

const CONTENTS = "contents";
const COLUMNS = "columns";

function sheetsOf(tables: readonly Frame[]): readonly Sheet[] {
  const names = sheetNames(tables.map(({ shape }) => resourceName(shape)));
  const fits = tables.map(({ shape, rowCount }) => rowCount < MOST_ROWS && shape.fields.length <= MOST_COLUMNS);
  const shown = tables.flatMap((table, place) => (fits[place] ? [{ name: names[place], table }] : []));
  const links = { column: 0, sheets: names.map((name, place) => (fits[place] ? name : "")) };
  return [
    { name: CONTENTS, table: contentsTable(tables, links.sheets), links },
    { name: COLUMNS, table: columnsTable(tables, names) },
    ...shown,
  ];
}

/** Names that Excel takes: of 31 letters, no two alike but for capitals. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set([CONTENTS, COLUMNS, "history"]);
  return names.map((name) => {
    const plain = name.replace(/[[\]:*?/\\']/g, "-");
    for (let number = 1; ; number++) {
      const end = number === 1 ? "" : `-${number}`;
      const sheet = plain.slice(0, LONGEST_NAME - end.length) + end;
      if (taken.has(sheet.toLowerCase())) continue;
      taken.add(sheet.toLowerCase());
      return sheet;
    }
  });
}

const contentsShape: Shape = {
  name: CONTENTS,
  title: "What there is: one row for each table",
  fields: [
    { name: "sheet", type: "string", meaning: "Name of the sheet; empty where the table is too large for one." },
    { name: "rows", type: "integer", meaning: "Rows of the table." },
    { name: "title", type: "string", meaning: "What the table holds." },
    { name: "file", type: "string", meaning: "The same table as CSV, with every row." },
    { name: "note", type: "string", meaning: "Why it is not here." },
  ],
  key: ["file"],
  precision: "full",
};

function contentsTable(tables: readonly Frame[], sheets: readonly string[]): Frame {
  const rows = tables.map(({ shape, rowCount }, place) => {
    const file = `${pathOf(shape)}.csv`;
    const note =
      sheets[place] === "" ? `Too large for a sheet, which has ${MOST_ROWS} rows at most: read ${file}.` : "";
    return [sheets[place], rowCount, shape.title, file, note];
  });
  return frameOf(contentsShape, rows);
}

const columnsShape: Shape = {
  name: COLUMNS,
  title: "What the columns mean: one row for each column of each table",
  fields: [
    { name: "sheet", type: "string", meaning: "Name of the sheet." },
    { name: "column", type: "string", meaning: "Name of the column." },
    { name: "type", type: "string", meaning: "string, integer or number." },
    { name: "unit", type: "string", meaning: "Unit, where all rows have the same." },
    { name: "words", type: "string", meaning: "The words that it may have, where they are few." },
    { name: "key", type: "string", meaning: "yes where the column is one of those that identify a row." },
    { name: "meaning", type: "string", meaning: "What it holds." },
  ],
  key: ["sheet", "column"],
  precision: "full",
};

function columnsTable(tables: readonly Frame[], names: readonly string[]): Frame {
  const rows = tables.flatMap(({ shape: { fields, key } }, place) =>
    fields.map(({ name, type, unit, categories, meaning }) => {
      return [names[place], name, type, unit, categories?.join(", "), key.includes(name) ? "yes" : "", meaning];
    }),
  );
  return frameOf(columnsShape, rows);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Every part of the workbook but its sheets, by path. */
function partsOf(sheets: readonly Sheet[]): Readonly<Record<string, string>> {
  const numbers = sheets.map((_, place) => place + 1);
  const styles = numbers.length + 1;
  const overrides = numbers.map(
    (each) => `<Override PartName="/xl/worksheets/sheet${each}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
  );
  const relations = numbers.map(
    (each) => `<Relationship Id="rId${each}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${each}.xml"/>`,
  );
  const named = sheets.map(
    ({ name }, place) => `<sheet name="${attribute(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  return {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${overrides.join("")}</Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${named.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}<Relationship Id="rId${styles}" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": STYLES,
  };
}

/** Two looks: that of cells, and that of the names of columns. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const ROWS_A_CHUNK = 1000;

/** A sheet in chunks: names of columns that stay in sight, rows, filters. */
function* sheetXml({ table, links }: Sheet): Iterable<string> {
  const { fields, precision } = table.shape;
  const letters = fields.map((_, place) => columnLetters(place));
  const last = letters.at(-1) ?? "A";
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${fields.map(columnWidth).join("")}</cols><sheetData>`;
  yield `<row r="1">${fields.map(({ name }, place) => textCell(`${letters[place]}1`, name, 1)).join("")}</row>`;
  let lines: string[] = [];
  let row = 1;
  for (const cells of table.rows()) {
    row++;
    lines.push(
      `<row r="${row}">${fields.map((field, at) => cellXml(`${letters[at]}${row}`, typedCell(cells[at], field, precision))).join("")}</row>`,
    );
    if (lines.length < ROWS_A_CHUNK) continue;
    yield lines.join("");
    lines = [];
  }
  yield `${lines.join("")}</sheetData><autoFilter ref="A1:${last}${row}"/>${linksXml(links)}</worksheet>`;
}

function linksXml(links: Sheet["links"]): string {
  if (links === undefined) return "";
  const letter = columnLetters(links.column);
  const each = links.sheets.flatMap((name, row) =>
    name === "" ? [] : [`<hyperlink ref="${letter}${row + 2}" location="${attribute(`'${name}'!A1`)}"/>`],
  );
  return each.length === 0 ? "" : `<hyperlinks>${each.join("")}</hyperlinks>`;
}

/** Columns of text are wider, and sentences widest [letters]. */
const WIDTHS = { number: 13, integer: 11, string: 18 } as const;
const WIDEST = 90;
const sentences: ReadonlySet<string> = new Set(["title", "meaning", "definition", "text", "says", "note"]);

function columnWidth({ name, type }: Field, place: number): string {
  const width = sentences.has(name) ? WIDEST : Math.max(WIDTHS[type], name.length + 3);
  return `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`;
}

/** Letters of a column, from 0: A, B, .., Z, AA. */
function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last;
}

function cellXml(at: string, cell: string | number | undefined): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell === "string") return textCell(at, cell);
  // Excel has no endless numbers.
  if (!Number.isFinite(cell)) return textCell(at, String(cell));
  return `<c r="${at}"><v>${cell}</v></c>`;
}

function textCell(at: string, text: string, style = 0): string {
  const look = style === 0 ? "" : ` s="${style}"`;
  return `<c r="${at}" t="inlineStr"${look}><is><t xml:space="preserve">${written(text)}</t></is></c>`;
}

/** A text as a cell has it: that of the CSV, cut where Excel takes no more. */
function written(text: string): string {
  const whole = cellOf(text);
  return xmlText(whole.length > LONGEST_TEXT ? `${whole.slice(0, LONGEST_TEXT - 3)}...` : whole);
}

/** Letters that no XML file may have, beside those that no cell has. */
const FORBIDDEN = /[\ufffe\uffff]/g;
/** What Excel would read as the code of a letter. */
const CODE = /_(?=x[0-9a-f]{4}_)/gi;

function xmlText(text: string): string {
  return text
    .replace(FORBIDDEN, escaped)
    .replace(CODE, "_x005F_")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

function attribute(text: string): string {
  return xmlText(text).replace(/"/g, "&quot;");
}
