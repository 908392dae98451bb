import { escaped, UNSEEN } from "./shown.ts";

/**
 * Text that a spreadsheet would take for a formula and carry out when the file is opened: it begins with `=`, `+`, `-`,
 * `@`, a tab or the end of a line, also as a wide character (OWASP, CSV Injection), after any number of guards.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Text that is a number is one in a spreadsheet too, and does nothing. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A text as it stands in a cell: with a single quote before it where a spreadsheet would take it for a formula, as OWASP
 * recommends. `unguarded` gives it back as it was, whatever it was.
 */
export function guarded(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text that stands guarded in a cell. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** What is not seen, but for tabs and ends of lines, with the backslashes before it. */
const HIDDEN = new RegExp(`(\\\\*)(?:u([0-9a-f]{4})|(?![\\t\\n])(${UNSEEN.source}))`, "gu");
const ESCAPED = /(\\+)u([0-9a-f]{4})/g;

/**
 * A text as a cell of a table for programs: guarded, and what would move a cursor, colour a terminal or turn text around
 * written as `\u001b`. A text that has such letters itself has their backslashes twice, so that `textOf` gives any text
 * back as it was.
 */
export function cellOf(text: string): string {
  return guarded(text).replace(HIDDEN, (found, backslashes: string, code?: string, character?: string) => {
    if (character !== undefined) return `${backslashes}${backslashes}${escaped(character)}`;
    return code !== undefined && isHidden(code) ? `${backslashes}${found}` : found;
  });
}

/** The text that stands in a cell. */
export function textOf(cell: string): string {
  const text = cell.replace(ESCAPED, (found, backslashes: string, code: string) => {
    if (!isHidden(code)) return found;
    const kept = "\\".repeat(backslashes.length >> 1);
    return backslashes.length % 2 === 0
      ? `${kept}u${code}`
      : `${kept}${String.fromCharCode(Number.parseInt(code, 16))}`;
  });
  return unguarded(text);
}

/** Whether four hexadecimal digits are a character that is written by them. */
function isHidden(code: string): boolean {
  const character = String.fromCharCode(Number.parseInt(code, 16));
  return character !== "\t" && character !== "\n" && character.search(UNSEEN) === 0;
}

/** What `datapackage.json` says of it. */
export const GUARDED =
  "A text that a spreadsheet would take for a formula, beginning with = + - @, a tab or the end of a line, has a single quote before it: whoever reads the text takes that away. Texts that begin with quotes followed by such a character have one more. Control characters and marks that turn text around, but for tabs and ends of lines, are written as \\u001b, and the backslashes of a text that has such letters itself are doubled.";
