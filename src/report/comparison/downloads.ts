import { escapeHtml } from "../escapeHtml.ts";
import { csvChunks } from "../tables/csv.ts";
import type { Table } from "../tables/table.ts";

/** A table above this is not put into the page but linked beside it [characters]. */
const LARGEST = 2_000_000;

/** Links that save the tables from the page itself, so that it needs nothing beside it. */
export function downloads(tables: readonly Table[]): string {
  return `<ul>\n${tables.map((table) => `<li>${download(table)}</li>`).join("\n")}\n</ul>`;
}

function download(table: Table): string {
  const file = `${table.name}.csv`;
  const text = [...csvChunks(table)].join("");
  const label = escapeHtml(`${table.title} (${file}, ${table.rowCount} rows)`);
  if (text.length > LARGEST) return `<a href="data/${file}">${label}, beside this page</a>`;
  return `<a download="${file}" href="data:text/csv;charset=utf-8,${escapeHtml(percentEncoded(text))}">${label}</a>`;
}

/** As short as an address may be: commas and the like stand for themselves. */
function percentEncoded(text: string): string {
  return encodeURI(text).replace(/#/g, "%23");
}
