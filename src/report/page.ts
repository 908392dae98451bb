import { escapeHtml } from "./escapeHtml.ts";
import type { PageChart, PageFile, PageParts, PageTable } from "./pageParts.ts";
import { pageStyle } from "./pageStyle.ts";
import { storySection } from "./storySection.ts";
import { uniqueIds } from "./uniqueIds.ts";

/** Nothing may be fetched and no script may run: the page is whole as it is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The report as one self-contained page: pictures inside, no script, no network. Ends with a new line. */
export function page(parts: PageParts): string {
  const sections = [
    header(parts),
    section("answer", "The answer", answer(parts)),
    parts.keyTable ? section("numbers", "Key numbers", table(parts.keyTable)) : "",
    section("charts", "Charts", [...parts.charts.map(figure), ...paragraphs(parts.leftOut ?? [], "quiet")].join("\n")),
    parts.story ? section("story", "The story of this scenario", storySection(parts.story)) : "",
    section("run", "What was run", definitions(parts.run)),
    section("assumptions", "Assumptions that differ from the defaults", assumptions(parts.assumptions)),
    section("files", "Files", files(parts.files)),
  ];
  return `<!doctype html>
<html lang="${escapeHtml(parts.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="icon" href="data:,">
<title>${escapeHtml(parts.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${sections.filter((text) => text !== "").join("\n")}
</main>
</body>
</html>
`;
}

function header({ title, subtitle }: PageParts): string {
  const line = subtitle === undefined ? "" : `\n<p class="subtitle">${escapeHtml(subtitle)}</p>`;
  return `<header>\n<h1>${escapeHtml(title)}</h1>${line}\n</header>`;
}

function section(id: string, heading: string, content: string): string {
  if (content === "") return "";
  return `<section aria-labelledby="${id}" class="${id}">\n<h2 id="${id}">${heading}</h2>\n${content}\n</section>`;
}

function answer({ answer: sentences }: PageParts): string {
  return paragraphs(sentences).join("\n");
}

function paragraphs(texts: readonly string[], className = ""): string[] {
  const attribute = className === "" ? "" : ` class="${className}"`;
  return texts.map((text) => `<p${attribute}>${escapeHtml(text)}</p>`);
}

/** A chart: heading for those who do not see it, picture, and the numbers or events behind it. */
function figure(chart: PageChart): string {
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

function details(summary: string, content: string): string {
  return `<details class="small">\n<summary>${summary}</summary>\n${content}\n</details>`;
}

function list(items: readonly string[]): string {
  return `<ol>\n${items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}\n</ol>`;
}

function assumptions(changed: PageTable): string {
  if (changed.rows.length === 0) return "<p>None: every parameter has its default.</p>";
  return `<div class="small">${table(changed)}</div>`;
}

function table({ caption, columns, rows }: PageTable): string {
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

function definitions(pairs: readonly (readonly [string, string])[]): string {
  const rows = pairs.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
  return rows.length === 0 ? "" : `<dl>\n${rows.join("\n")}\n</dl>`;
}

function files(items: readonly PageFile[]): string {
  return items.length === 0 ? "" : `<ul>\n${items.map((file) => `<li>${link(file)}</li>`).join("\n")}\n</ul>`;
}

/** A link to a file beside the page; each part of its path is encoded, so that it can only be a path. */
function link({ href, label }: PageFile): string {
  const path = href.split("/").map(encodeURIComponent).join("/");
  return `<a href="${escapeHtml(path)}">${escapeHtml(label)}</a>`;
}
