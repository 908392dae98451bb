import type { Brief, BriefSection, PageTable } from "../question/kind.ts";
import { markdownTable } from "../question/markdownTable.ts";
import { pageWords } from "../words/en/page.ts";
import { escapeHtml, paragraphs, section, uniqueIds } from "./html.ts";
import { pageFrame } from "./page.ts";

/** No script, nothing from elsewhere. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** Where there is room, short sections flow in two columns, one under the other as they come. */
const columns = `
  .beside { columns: 2; column-gap: 2em; }
  .beside .brief { break-inside: avoid; padding-top: 0.5em; }
  .beside h2 { margin-top: 0; }`;

/** In a plan, which has more to say, the picture stands beside what it brings. */
const planColumns = `
  .verdict { display: grid; grid-template-columns: 1fr 35%; column-gap: 1.5em; }
  .verdict h2, .verdict .described { grid-column: 1 / -1; }
  .means th, .means td:last-child { white-space: nowrap; }`;

/** One page on paper: smaller letters and less room than a report. */
const STYLE = `
main { max-width: 62rem; }
h1 { font-size: 1.5em; }
h2 { font-size: 1em; margin: 0.9em 0 0.2em; padding-top: 0.35em; border-top: 1px solid var(--ink); }
.brief ul { margin: 0.2em 0; padding-left: 1.1em; }
.brief li { margin: 0.15em 0; }
.verdict p { font-size: 1.1em; font-weight: bold; margin: 0.2em 0; max-width: none; }
.verdict p + p { font-size: 1em; font-weight: normal; }
.question p { margin: 0.2em 0; max-width: none; }
.accounts { overflow-x: auto; }
.accounts table { width: 100%; font-size: 0.92em; margin: 0.3em 0; }
.picture { margin: 0.4em 0 0; }
.picture svg { display: block; width: 100%; height: auto; max-width: 50rem; min-width: 0; }
.brief code { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.88em; overflow-wrap: anywhere; }
.brief code span { display: inline-block; max-width: 100%; }
.foot { margin-top: 1.2em; padding-top: 0.4em; border-top: 1px solid var(--line); font-size: 0.8em; color: var(--quiet); }
.foot p { margin: 0.15em 0; max-width: none; }
.described { display: none; }
@media screen and (max-width: 45rem) {
  .picture text { font-size: 20px; }
  .picture .v0g { display: none; }
  .described { display: block; font-size: 0.85em; color: var(--quiet); }
}
@media screen and (min-width: 60rem) { ${columns} }
@page { size: A4; margin: 12mm; }
@media print {
  ${columns}
  body { font-size: 8.5pt; line-height: 1.3; }
  h1 { font-size: 14pt; }
  h2 { margin: 0.5em 0 0.1em; padding-top: 0.25em; }
  p, li { max-width: none; }
  .subtitle { margin: 0.2em 0; }
  .picture svg { max-width: 150mm; }
  .verdict .picture svg { max-width: 118mm; }
  .foot { margin-top: 0.6em; font-size: 7.5pt; }
  .brief { break-inside: avoid; }
}
`;

/** A plan has tables and more sections. */
const PLAN_STYLE = `
@media screen and (min-width: 60rem) { ${planColumns} }
@media print {
  ${planColumns}
  body { font-size: 7.9pt; line-height: 1.2; }
  .accounts table { font-size: 7.3pt; margin: 0.1em 0; }
  .accounts td, .accounts th { padding-top: 0.1em; padding-bottom: 0.1em; }
  h2 { margin-top: 0.3em; }
  .brief li { margin: 0.08em 0; }
  .question h2 { float: left; margin: 0 0.7em 0 0; padding: 0; border: 0; }
  .foot { font-size: 7pt; margin-top: 0.4em; }
}
`;

/**
 * The brief as one self-contained page: A4 on paper, no script, no network.
 *
 * @param pictures  SVG by the id of the section that it stands in
 */
export function briefPage(brief: Brief, pictures: ReadonlyMap<string, string>): string {
  const { lang, title, subtitle, sections, foot } = brief;
  const nav = `<nav aria-label="${pageWords.contents}"><ul><li><a href="index.html">${pageWords.report}</a></li></ul></nav>`;
  const told = inColumns(sections, (each) => sectionOf(each, pictures.get(each.id)));
  const end = `<footer class="foot">\n${paragraphs(foot).join("\n")}\n</footer>`;
  return pageFrame(
    { lang, title, subtitle },
    [nav, ...told, end],
    {},
    { mark: "", policy: POLICY, style: brief.name === "account-plan" ? `${STYLE}${PLAN_STYLE}` : STYLE },
  );
}

/** Sections that are short, of which two stand side by side. */
const SHORT: readonly BriefSection["id"][] = ["expect", "against", "risk", "mustBeTrue", "watch"];

/** The sections as HTML, those that are short and follow each other in one piece. */
function inColumns(sections: readonly BriefSection[], told: (section: BriefSection) => string): string[] {
  const isShort = (at: number) => at in sections && SHORT.includes(sections[at].id);
  return sections.map((each, at) =>
    [
      isShort(at) && !isShort(at - 1) ? '<div class="beside">\n' : "",
      told(each),
      isShort(at) && !isShort(at + 1) ? "\n</div>" : "",
    ].join(""),
  );
}

function sectionOf({ id, title, points, table }: BriefSection, picture: string | undefined): string {
  const isSaid = id === "verdict" || id === "question";
  const items = points.map((point) => {
    if (typeof point === "string") return isSaid ? `<p>${escapeHtml(point)}</p>` : `<li>${escapeHtml(point)}</li>`;
    return `<li>${escapeHtml(point.text)} <code>${words(point.command)}</code></li>`;
  });
  const list = items.length === 0 || isSaid ? items.join("\n") : `<ul>\n${items.join("\n")}\n</ul>`;
  const drawn =
    picture === undefined
      ? ""
      : `\n<div class="picture" tabindex="0" role="group" aria-label="${escapeHtml(title)}">${uniqueIds(picture, id)}</div>\n<p class="described" aria-hidden="true">${described(picture)}</p>`;
  const tabled = table === undefined ? "" : `${briefTable(table)}\n`;
  return section(id, title, `${tabled}<div>\n${list}\n</div>${drawn}`, `brief ${id}`);
}

function briefTable({ columns, rows }: PageTable): string {
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  const body = rows.map((cells) => row(cells, "td")).join("\n");
  return `<div class="accounts" tabindex="0" role="group"><table>\n<thead>${row(columns, "th")}</thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

/** What a picture shows, in words, where there is no room for its key. */
function described(picture: string): string {
  return /<desc[^>]*>([^<]*)<\/desc>/.exec(picture)?.[1] ?? "";
}

/** The words of a command, none of which breaks at a hyphen. */
function words(command: string): string {
  return command
    .split(" ")
    .map((word) => `<span>${escapeHtml(word)}</span>`)
    .join(" ");
}

/** The brief as Markdown. */
export function briefMarkdown({ title, subtitle, sections, foot }: Brief): string {
  const lines = [
    `# ${title}`,
    "",
    subtitle,
    "",
    ...sections.flatMap(({ id, title: heading, points, table }) => {
      if (points.length === 0 && table === undefined) return [];
      const isSaid = id === "verdict" || id === "question";
      const words = points.map((point) => (typeof point === "string" ? point : `${point.text} \`${point.command}\``));
      return [
        `## ${heading}`,
        "",
        ...(table === undefined ? [] : [...markdownTable(table.columns, table.rows), ""]),
        ...(isSaid ? words.flatMap((text) => [text, ""]) : [...words.map((text) => `- ${text}`), ""]),
      ];
    }),
    ...foot.flatMap((text) => [text, ""]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}
