import { escapeHtml } from "./escapeHtml.ts";
import type { PageChart, PageFile, PageTable } from "./pageParts.ts";
import { uniqueIds } from "./uniqueIds.ts";

/**
 * A section with its heading; nothing where it has no content.
 *
 * @param heading    plain text
 * @param content    HTML
 * @param className  what it looks like; its id unless given
 */
export function section(id: string, heading: string, content: string, className = id): string {
  if (content === "") return "";
  const title = escapeHtml(heading);
  return `<section aria-labelledby="${id}" class="${className}">\n<h2 id="${id}">${title}</h2>\n${content}\n</section>`;
}

export function paragraphs(texts: readonly string[], className = ""): string[] {
  const attribute = className === "" ? "" : ` class="${className}"`;
  return texts.map((text) => `<p${attribute}>${escapeHtml(text)}</p>`);
}

/** A chart: heading for those who do not see it, picture, and the numbers or events behind it. */
export function figure(chart: PageChart): string {
  const id = `chart-${chart.id.replace(/[^\w-]/g, "-")}`;
  const title = escapeHtml(chart.title);
  const parts = [
    `<figure id="${id}">`,
    `<h3 class="unseen">${title}</h3>`,
    `<div class="scroll" tabindex="0" role="group" aria-label="${title}">${uniqueIds(chart.svg, id)}</div>`,
    chart.table ? details("The numbers behind this chart", table(chart.table)) : "",
    chart.told?.length ? details("What happened, in words", list(chart.told)) : "",
    chart.files?.length ? `<figcaption>${chart.files.map(link).join(" · ")}</figcaption>` : "",
    "</figure>",
  ];
  return parts.filter((text) => text !== "").join("\n");
}

export function details(summary: string, content: string): string {
  return `<details class="small">\n<summary>${summary}</summary>\n${content}\n</details>`;
}

function list(items: readonly string[]): string {
  return `<ol>\n${items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}\n</ol>`;
}

export function table({ caption, columns, rows }: PageTable): string {
  const numeric = columns.map((_, column) => rows.length > 0 && rows.every((row) => isNumber(row[column] ?? "")));
  const cell = (tag: string, text: string, column: number) =>
    `<${tag}${numeric[column] ? ' class="number"' : ""}>${escapeHtml(text)}</${tag.split(" ")[0]}>`;
  const head = columns.map((text, column) => cell('th scope="col"', text, column)).join("");
  const body = rows.map((row) => `<tr>${row.map((text, column) => cell("td", text, column)).join("")}</tr>`);
  const title = caption === undefined ? "" : `<caption>${escapeHtml(caption)}</caption>`;
  return `<div class="scroll" tabindex="0"><table>${title}<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody></table></div>`;
}

function isNumber(text: string): boolean {
  return /^([-+−]?[\d.,]+( ?%)?|-|)$/.test(text);
}

export function definitions(pairs: readonly (readonly [string, string])[]): string {
  const rows = pairs.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
  return rows.length === 0 ? "" : `<dl>\n${rows.join("\n")}\n</dl>`;
}

export function files(items: readonly PageFile[]): string {
  return items.length === 0 ? "" : `<ul>\n${items.map((file) => `<li>${link(file)}</li>`).join("\n")}\n</ul>`;
}

/** A link to a file beside the page; each part of its path is encoded, so that it can only be a path. */
function link({ href, label }: PageFile): string {
  const path = href.split("/").map(encodeURIComponent).join("/");
  return `<a href="${escapeHtml(path)}">${escapeHtml(label)}</a>`;
}
