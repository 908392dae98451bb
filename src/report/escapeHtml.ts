const replacements = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** Control characters but tab and line ends, and the two code points that are none: XML forbids them. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

/** Text as HTML or SVG text or attribute value; characters that XML forbids are left out. */
export function escapeHtml(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"']/g, (character) => replacements.get(character) ?? "");
}
