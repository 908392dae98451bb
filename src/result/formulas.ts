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

/** What `datapackage.json` says of it. */
export const GUARDED =
  "A text that a spreadsheet would take for a formula, beginning with = + - @, a tab or the end of a line, has a single quote before it: whoever reads the text takes that away. Texts that begin with quotes followed by such a character have one more.";
