import type { PageBlock, PageTable, PageText, Tone } from "../question/kind.ts";
import { csvChunks } from "../result/csv.ts";
import type { Frame } from "../result/frame.ts";
import { pageWords, scriptWords } from "../words/en/page.ts";
import { resultsWords } from "../words/en/results.ts";
import { boldIn, fontFaces, seenIn } from "./font.ts";
import { definitions, details, escapeHtml, foldedSection, paragraphs, section, uniqueIds } from "./html.ts";
import { packed, unpacked } from "./packed.ts";
import { COLUMNS } from "./pageStyle.ts";
import type { Reading } from "./readings.ts";
import { builtInLoader, builtInScript, builtInStyle } from "./script/builtIn.ts";
import { beforeScript } from "./script/needs.ts";
import { askedSection, storySection } from "./story.ts";
import { usedStyle } from "./usedStyle.ts";

/**
 * The report as one self-contained page: pictures inside, no network, and whole without its script. Ends with a new line.
 */
export function page(parts: PageParts): string {
  const figures = parts.charts.flatMap(({ id, reading }) => (reading === undefined ? [] : [[figureId(id), reading]]));
  const sections = [
    parts.story ? section("asked", pageWords.asked, askedSection(parts.story)) : "",
    section("answer", pageWords.answer, answer(parts)),
    ...(parts.blocks === undefined ? usualBlocks(parts) : parts.blocks.map((each) => block(each, parts.charts))),
    section("run", pageWords.run, definitions(parts.run)),
    parts.assumptions === undefined
      ? ""
      : section("assumptions", pageWords.assumptions, assumptions(parts.assumptions)),
    section("downloads", pageWords.downloads, parts.downloads === undefined ? "" : downloads(parts.downloads)),
    section("files", pageWords.files, files(parts.files)),
  ];
  return pageFrame(parts, [contents(sections, parts.beside), ...sections], Object.fromEntries(figures));
}

/** Where the list of results lies in which the folder of a page has its place. */
const LIST: PageFile = { href: "../index.html", label: resultsWords.all };

/** At the top of a page: other pages of its result, where its sections are, and the list that it is in. */
function contents(sections: readonly string[], beside: readonly PageFile[] = []): string {
  const links = sections.flatMap((text) => {
    const heading = /<h2 id="([^"]+)">([^<]*)<\/h2>/.exec(text);
    return heading === null ? [] : [`<li><a href="#${heading[1]}">${heading[2]}</a></li>`];
  });
  const items = [...beside.map((file) => `<li>${link(file)}</li>`), ...links, `<li>${link(LIST)}</li>`];
  return `<nav aria-label="${pageWords.contents}"><ul>\n${items.join("\n")}\n</ul></nav>`;
}

function answer({ answer: sentences, warnings = [], notes = [] }: PageParts): string {
  return [...paragraphs(sentences), ...paragraphs(warnings.map(pageWords.warning)), ...paragraphs(notes, "quiet")].join(
    "\n",
  );
}

function usualBlocks(parts: PageParts): string[] {
  return [
    parts.keyTable ? section("numbers", pageWords.numbers, keyTable(parts.keyTable, parts.isWide)) : "",
    ...(parts.further ?? []).map((each) => block(each, parts.charts)),
    section("one-world", pageWords.oneWorld, paragraphs(parts.oneWorld ?? []).join("\n")),
    section(
      "charts",
      pageWords.charts,
      [...parts.charts.map((chart) => figure(chart)), ...paragraphs(parts.leftOut ?? [], "quiet")].join("\n"),
    ),
    parts.claims ? block(parts.claims, []) : "",
    parts.story ? section("story", pageWords.story, storySection(parts.story)) : "",
  ];
}

function block({ id, title, style, parts, isFolded = false }: PageBlock, charts: readonly PageChart[]): string {
  const texts = parts.flatMap((part) => {
    if ("words" in part) return paragraphs(part.words, part.quiet ? "quiet" : undefined);
    if ("charts" in part) {
      return charts.filter((chart) => part.charts.includes(chart.id)).map((chart) => figure(chart, isFolded));
    }
    if ("summary" in part) return [details(part.summary, table(part.table))];
    return [part.isSmall ? `<div class="small">${table(part.table)}</div>` : table(part.table)];
  });
  return isFolded ? foldedSection(id, title, texts.join("\n"), style) : section(id, title, texts.join("\n"), style);
}

function keyTable(numbers: PageTable, isWide = false): string {
  return isWide ? `<div class="small">${table(numbers)}</div>` : table(numbers);
}

function assumptions(changed: PageTable): string {
  if (changed.rows.length === 0) return `<p>${pageWords.noAssumptions}</p>`;
  return `<div class="small">${table(changed)}</div>`;
}

/** Nothing may be fetched, and no script may run but those of the page, which are known by their hashes. */
const policyOf = (hashes: string) =>
  `default-src 'none'; script-src ${hashes}; style-src 'unsafe-inline'; img-src data:; font-src data:`;

/** What stands at the top of a page; plain text. */
export interface PageHead {
  /** Language of the texts, e.g. `en`. */
  readonly lang: string;
  readonly title: string;
  /** The line under the title. */
  readonly subtitle?: string;
}

/** What a page has in place of, or beside, what all have. */
export interface PageExtras {
  /** HTML in its head that tells what the page is. */
  readonly mark: string;
  /** What it may load and run, as a Content-Security-Policy has it. */
  readonly policy: string;
  /** CSS after that of all pages. */
  readonly style: string;
  /** JavaScript in place of that of reports, which the policy lets run; none unless given. */
  readonly script?: string;
}

/**
 * A self-contained page around its sections (HTML); empty ones are left out. Ends with a new line.
 *
 * @param figures  what can be read of its charts, by the id of their figures
 * @param extras   what is its own, where it is no report
 */
export function pageFrame(
  head: PageHead,
  sections: readonly string[],
  figures: Readonly<Record<string, Reading>> = {},
  extras?: PageExtras,
): string {
  const words = [header(head), ...sections].filter((text) => text !== "").join("\n");
  const readings = JSON.stringify({ words: scriptWords, figures });
  const script = scriptOf(figures);
  return `<!doctype html>
<html lang="${escapeHtml(head.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${extras?.policy ?? policyOf(`${builtInLoader.hash} ${script.hash}`)}">${extras === undefined ? "" : `\n${extras.mark}`}
<link rel="icon" href="data:,">
<title>${escapeHtml(head.title)}</title>
<style>${extras === undefined ? lettersOf(words, figures) + usedStyle(builtInStyle.page, words) : ownStyle(words, extras)}</style>
</head>
<body>
<main>
${words}
</main>
${extras === undefined ? scripts(readings, script.text) : ownScript(extras)}</body>
</html>
`;
}

/** A script of its own makes what it likes of the page: it may need any letter that stands somewhere, and any rule. */
function ownStyle(words: string, { script, style }: PageExtras): string {
  if (script === undefined) return lettersOf(words, {}) + builtInStyle.page + style;
  return fontFaces(words + script) + builtInStyle.page + builtInStyle.script + style;
}

/** The letters that a page shows, and those that its script puts on the screen; of its charts all names may be bold. */
function lettersOf(words: string, figures: Readonly<Record<string, Reading>>): string {
  const names = textsIn(figures).join("");
  const rest = textsIn(scriptWords).join("");
  const whole = words.replace(/ data-packed="([^"]*)">/g, (_, signs: string) => `>${unpacked(signs)}`);
  return fontFaces(seenIn(whole) + names + rest, seenIn(boldIn(whole)) + names);
}

/** Every text that stands somewhere in what a script is given, but names of parts of a picture. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return /^v\d[\dvlm]*$/.test(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The script for the charts of a page. */
function scriptOf(figures: Readonly<Record<string, Reading>>) {
  const have = Object.values(figures).map(({ panels }) => panels.length > 0);
  return builtInScript({ panels: have.includes(true), views: have.includes(false) });
}

function scripts(readings: string, script: string): string {
  const kept = packed(beforeScript(readings, script));
  return `<script type="text/plain" id="script">${kept}</script>\n<script>${builtInLoader.text}</script>\n`;
}

function ownScript({ script }: PageExtras): string {
  return script === undefined ? "" : `<script>${script}</script>\n`;
}

function header({ title, subtitle }: PageHead): string {
  const line = subtitle === undefined ? "" : `\n<p class="subtitle">${escapeHtml(subtitle)}</p>`;
  return `<header>\n<h1>${escapeHtml(title)}</h1>${line}\n</header>`;
}

/** A file beside the page; `href` is relative to it. */
export type PageFile = PageText["files"][number];

/** A drawn chart with everything that stands around it. */
export interface PageChart {
  readonly id: string;
  /** The finding. It stands in the picture too; here it is the heading for those who do not see it. */
  readonly title: string;
  readonly description: string;
  readonly svg: string;
  /** What the script of the page can read of it. */
  readonly reading?: Reading;
  readonly table?: PageTable;
  /** Events in words, in order. */
  readonly told?: readonly string[];
  readonly files?: readonly PageFile[];
}

/** What the page says, from top to bottom. All texts are plain; the page escapes them. */
export interface PageParts extends PageText {
  readonly charts: readonly PageChart[];
  /** Other pages of the same result. */
  readonly beside?: readonly PageFile[];
}

/**
 * A chart: heading for those who do not see it, picture, and the numbers or events behind it.
 *
 * @param isPacked  whether its picture waits, pressed, until the script of the page puts it there: without a script the
 *                  file beside the page has it
 */
export function figure(chart: PageChart, isPacked = false): string {
  const id = figureId(chart.id);
  const svg = pictureOn(chart, id);
  const scroll = `<div class="scroll" tabindex="0" role="group" aria-labelledby="${id}-title"`;
  const parts = [
    `<figure id="${id}">`,
    `<h3 class="unseen" id="${id}-title">${escapeHtml(chart.title)}</h3>`,
    isPacked
      ? `${scroll} data-packed="${packed(svg)}"><p class="quiet">${pageWords.packed}</p></div>`
      : `${scroll}>${svg}</div>`,
    chart.table ? details(pageWords.behindChart, table(chart.table)) : "",
    chart.told?.length ? details(pageWords.inWords, list(chart.told)) : "",
    chart.files?.length ? `<figcaption>${chart.files.map(link).join(" · ")}</figcaption>` : "",
    "</figure>",
  ];
  return parts.filter((text) => text !== "").join("\n");
}

/** Longest text alternative that stands beside a table of the same numbers [characters]. */
const SHORT = 900;

/**
 * A picture as it stands on a page, which has its title as a heading, names its fonts once for all, and has the numbers
 * of a long text alternative in the table below it.
 */
function pictureOn({ title, description, svg, table: numbers }: PageChart, id: string): string {
  const rest = description.startsWith(`${title}. `) ? description.slice(title.length + 2) : description;
  const told = numbers !== undefined && rest.length > SHORT ? "" : `<desc id="${id}-desc">${escapeHtml(rest)}</desc>`;
  const described = told === "" ? "" : ` aria-describedby="${id}-desc"`;
  return uniqueIds(svg, id)
    .replace(/<title[^>]*>[^<]*<\/title><desc[^>]*>[^<]*<\/desc>/, () => told)
    .replace(/<svg [^>]*?(width="[^>]*>)/, (_, size: string) => {
      return `<svg role="img" aria-labelledby="${id}-title"${described} ${size}`;
    });
}

function figureId(chart: string): string {
  return `chart-${chart.replace(/[^\w-]/g, "-")}`;
}

function list(items: readonly string[]): string {
  return `<ol>\n${items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}\n</ol>`;
}

export function table({ caption, columns, rows, tones = [] }: PageTable): string {
  const numeric = columns.map((_, column) => rows.length > 0 && rows.every((row) => isNumber(row[column] ?? "")));
  const cell = (tag: string, text: string, column: number, tone?: Tone) => {
    const looks = [...(numeric[column] && column >= COLUMNS ? ["number"] : []), ...(tone === undefined ? [] : [tone])];
    const look = looks.length === 0 ? "" : ` class="${looks.join(" ")}"`;
    return `<${tag}${look}>${unbroken(escapeHtml(text))}</${tag.split(" ")[0]}>`;
  };
  // A heading without words is none: it would be read out as an empty one.
  const head = columns.map((text, column) => cell(text === "" ? "td" : 'th scope="col"', text, column)).join("");
  const body = rows.map((row, place) => {
    const cells = row.map((text, column) => cell("td", text, column, tones[place]?.[column]));
    return `<tr>${cells.join("")}</tr>`;
  });
  const title = caption === undefined ? "" : `<caption>${escapeHtml(caption)}</caption>`;
  // Said once for a column, and not by each of its cells.
  const ofNumbers = numeric.flatMap((each, column) => (each && column < COLUMNS ? [`n${column + 1}`] : [])).join(" ");
  const look = ofNumbers === "" ? "" : ` class="${ofNumbers}"`;
  return `<div class="scroll" tabindex="0"><table${look}>${title}<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody></table></div>`;
}

/** An interval in brackets whose spaces break no line: on paper, where a wide table has less room, the style lets them. */
function unbroken(text: string): string {
  return text.replace(
    /\([^()]*\u00a0[^()]*\)/g,
    (found) => `<span class="whole">${found.replaceAll("\u00a0", " ")}</span>`,
  );
}

/** Also one that a mark follows: `0.14 ~`. */
function isNumber(text: string): boolean {
  return /^([-+−]?[\d.,]+( ?%)?( [*~])?|-|)$/.test(text);
}

export function files(items: readonly PageFile[]): string {
  return items.length === 0 ? "" : `<ul>\n${items.map((file) => `<li>${link(file)}</li>`).join("\n")}\n</ul>`;
}

/** A link to a file beside the page; each part of its path is encoded, so that it can only be a path. */
function link({ href, label }: PageFile): string {
  const path = href.split("/").map(encodeURIComponent).join("/");
  return `<a href="${escapeHtml(path)}">${escapeHtml(label)}</a>`;
}

/** Tables are put into the page as long as all of them together are no larger; others are linked beside it [characters]. */
const LARGEST = 400_000;

/** Links that save the tables from the page itself, so that it needs nothing beside it. */
export function downloads(tables: readonly Frame[]): string {
  let room = LARGEST;
  const items = tables.map((table) => {
    const text = [...csvChunks(table)].join("");
    const fits = text.length <= room;
    if (fits) room -= text.length;
    return `<li>${download(table, text, fits)}</li>`;
  });
  return `<ul>\n${items.join("\n")}\n</ul>`;
}

function download(table: Frame, text: string, fits: boolean): string {
  const file = `${table.shape.name}.csv`;
  const label = escapeHtml(`${table.shape.title} (${file}, ${table.rowCount} rows)`);
  if (!fits) return `<a href="data/${file}">${label}, beside this page</a>`;
  return `<a download="${file}" href="data:text/csv;charset=utf-8,${escapeHtml(percentEncoded(text))}">${label}</a>`;
}

/** As short as an address may be: commas and the like stand for themselves. */
function percentEncoded(text: string): string {
  return encodeURI(text).replace(/#/g, "%23");
}
