/** Control characters, marks that turn the direction of text around, and what else breaks a line. */
export const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/**
 * Text of a folder that somebody else may have made, as it can stand in a message: what would move the cursor, colour
 * the terminal, begin a new line or turn text around is written as `\u001b`, so that it is seen and does nothing.
 */
export function shown(text: string): string {
  return text.replace(UNSEEN, escaped);
}

const UNSEEN_IN_LINES = new RegExp(`(?![\\n\\t])(?:${UNSEEN.source})`, "gu");

/**
 * The same of a text of several lines, whose line ends and tabs stay. Text of files is what its author wrote as long as it
 * is data; every door through which people see it (terminal, page, picture, Markdown) makes it harmless by this.
 */
export function shownLines(text: string): string {
  return text.replace(UNSEEN_IN_LINES, escaped);
}

/** A character that is not seen, as it is written: `\u001b`. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
