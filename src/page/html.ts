import { shownLines } from "../result/shown.ts";

const replacements = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** The two code points that are none: XML forbids them. */
const FORBIDDEN = /[\ufffe\uffff]/gu;

/** Sections that have a style of their own, or that the script asks for. */
const STYLED = ["answer", "numbers"];

/**
 * A section with its heading; nothing where it has no content.
 *
 * @param heading    plain text
 * @param content    HTML
 * @param className  what it looks like; its id, where that has a style, unless given
 */
export function section(id: string, heading: string, content: string, className = lookOf(id)): string {
  if (content === "") return "";
  const title = escapeHtml(heading);
  return `${opening(id, className)}\n<h2 id="${id}">${title}</h2>\n${content}\n</section>`;
}

/** The same, opened by a click on its heading. */
export function foldedSection(id: string, heading: string, content: string, className = lookOf(id)): string {
  if (content === "") return "";
  const title = `<h2 id="${id}">${escapeHtml(heading)}</h2>`;
  return `${opening(id, className)}\n<details class="folded"><summary>${title}</summary>\n${content}\n</details>\n</section>`;
}

const lookOf = (id: string) => (STYLED.includes(id) ? id : "");

function opening(id: string, className: string): string {
  return `<section aria-labelledby="${id}"${className === "" ? "" : ` class="${className}"`}>`;
}

export function paragraphs(texts: readonly string[], className = ""): string[] {
  const attribute = className === "" ? "" : ` class="${className}"`;
  return texts.map((text) => `<p${attribute}>${escapeHtml(text)}</p>`);
}

export function details(summary: string, content: string): string {
  return `<details class="small">\n<summary>${summary}</summary>\n${content}\n</details>`;
}

export function definitions(pairs: readonly (readonly [string, string])[]): string {
  const rows = pairs.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`);
  return rows.length === 0 ? "" : `<dl>\n${rows.join("\n")}\n</dl>`;
}

/**
 * Text as HTML or SVG text or attribute value: what is not seen or turns text around is written as `\u202e`, and characters
 * that XML forbids are left out.
 */
export function escapeHtml(text: string): string {
  return shownLines(text.replace(FORBIDDEN, "")).replace(/[&<>"']/g, (character) => replacements.get(character) ?? "");
}

/** Puts a prefix before every id of an SVG and every reference to one, so that many can share a page. */
export function uniqueIds(svg: string, prefix: string): string {
  return svg.replace(/<[^>]*>/g, (tag) =>
    tag
      .replace(/ id="([^"]+)"/g, ` id="${prefix}-$1"`)
      .replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
      .replace(/ (xlink:)?href="#([^"]+)"/g, ` $1href="#${prefix}-$2"`)
      .replace(/ (aria-\w+)="([^"]+)"/g, (attribute, name: string, ids: string) =>
        name === "aria-labelledby" || name === "aria-describedby"
          ? ` ${name}="${ids
              .split(" ")
              .map((id) => `${prefix}-${id}`)
              .join(" ")}"`
          : attribute,
      ),
  );
}
