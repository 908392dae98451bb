import { resultsWords, worldsInWords } from "../words/en/results.ts";
import { escapeHtml, section } from "./html.ts";
import { pageFrame } from "./page.ts";
import { resultsScript, resultsStyle } from "./resultsScript.ts";

/** A result as the list shows it; all texts are plain. */
export interface ResultRow {
  /** Name of its folder, beside the list. */
  readonly name: string;
  readonly question: string;
  readonly sentence: string;
  readonly seed: string;
  readonly replications: number;
  /** ISO 8601 in UTC. */
  readonly made: string;
  /** Path of a picture below its folder. */
  readonly picture?: string;
  readonly hasPage: boolean;
  readonly compares: readonly string[];
}

/** Pictures of the results beside it, from a disk or a server; nothing else, and no script but its own. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:; font-src data:";

/** What a list of results is told by: no other page says it. */
export const RESULTS_MARK = '<meta name="generator" content="catfish: list of results">';

/**
 * The list of the results in a folder as a page: a row each, with its question, the first sentence of its answer, a
 * picture, and a link to its report. Reads without a script; with one it is sorted and searched.
 *
 * @param hashOf  SHA-256 of a text in Base64, by which the page lets its own script run, and no other
 */
export function resultsPage(
  rows: readonly ResultRow[],
  skipped: readonly { readonly name: string; readonly why: string }[],
  hashOf: (text: string) => string,
): string {
  const { title, subtitle, heading, none, skippedHeading } = resultsWords;
  const list = rows.length === 0 ? `<p>${escapeHtml(none)}</p>` : table(rows);
  const left = skipped.map(({ name, why }) => `<li>${escapeHtml(name)}: ${escapeHtml(why)}</li>`);
  return pageFrame(
    { lang: "en", title, subtitle },
    [
      section("results", heading(rows.length), list),
      section("skipped", skippedHeading, left.length === 0 ? "" : `<ul>\n${left.join("\n")}\n</ul>`),
    ],
    {},
    {
      mark: RESULTS_MARK,
      policy: `${POLICY}; script-src 'sha256-${hashOf(resultsScript)}'`,
      style: resultsStyle,
      script: resultsScript,
    },
  );
}

function table(rows: readonly ResultRow[]): string {
  const [picture, ...others] = resultsWords.columns;
  const head = others.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const { find, sortBy } = resultsWords;
  return `<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(resultsWords.title)}">
<table id="list" data-find="${escapeHtml(find)}" data-sort="${escapeHtml(sortBy)}">
<thead><tr><td><span class="unseen">${escapeHtml(picture)}</span></td>${head}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, rows)).join("\n")}
</tbody></table></div>`;
}

function rowOf(row: ResultRow, rows: readonly ResultRow[]): string {
  const { name, question, sentence, made, replications } = row;
  const link = row.hasPage
    ? `<a href="${addressOf(name, "index.html")}">${escapeHtml(question)}</a>`
    : `${escapeHtml(question)} <span class="quiet">(${escapeHtml(resultsWords.noPage)})</span>`;
  const lines = [
    `<div class="question">${link}</div>`,
    sentence === "" ? "" : `<div>${escapeHtml(sentence)}</div>`,
    related(resultsWords.compares, row.compares, rows),
    related(
      resultsWords.comparedIn,
      rows.filter(({ compares }) => compares.includes(name)).map((other) => other.name),
      rows,
    ),
    `<div class="quiet">${escapeHtml(name)} · ${escapeHtml(worldsInWords(row))}</div>`,
  ];
  const cells = [
    `<td>${pictureOf(row)}</td>`,
    `<td>${lines.join("")}</td>`,
    `<td class="number" data-value="${replications}">${replications}</td>`,
    `<td class="date" data-value="${escapeHtml(made)}"><time datetime="${escapeHtml(made)}">${escapeHtml(made.slice(0, 16).replace("T", " "))}</time></td>`,
  ];
  return `<tr>${cells.join("")}</tr>`;
}

/** The picture says nothing that the row does not, so that it is passed over by those who do not see it. */
function pictureOf({ name, picture }: ResultRow): string {
  return picture === undefined ? "" : `<img src="${addressOf(name, picture)}" alt="" loading="lazy">`;
}

function related(words: string, names: readonly string[], rows: readonly ResultRow[]): string {
  const links = names.flatMap((name) => {
    const row = rows.find((each) => each.name === name && each.hasPage);
    return row === undefined ? [] : [`<a href="${addressOf(name, "index.html")}">${escapeHtml(name)}</a>`];
  });
  return links.length === 0 ? "" : `<div class="quiet">${escapeHtml(words)} ${links.join(", ")}</div>`;
}

/** Each part of a path is encoded, so that it can only be a path beside the list. */
function addressOf(name: string, file: string): string {
  return escapeHtml(`./${[name, ...file.split("/")].map(encodeURIComponent).join("/")}`);
}
