/**
 * The width of a text, from a table of character classes instead of a font, so that it is the same on
 * every machine. Within about a tenth for Latin and exact for Chinese.
 */

/** East Asian full-width characters: one em. */
const FULL_WIDTH = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;
const CAPITAL = /[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042fmw%@&→—…]/;
const NARROW = /[iljtfrI.,:;'|!()[\]{} \u00a0\u2009]/;

function ems(character: string): number {
  if (FULL_WIDTH.test(character)) return 1;
  if (CAPITAL.test(character)) return 0.72;
  return NARROW.test(character) ? 0.3 : 0.56;
}

/** Width [px] of one line of text. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += ems(character);
  return width * fontSize;
}

/** Fonts differ; places are kept a little wider than the table says. */
export const FONT_SLACK = 1.16;

/** Breaks a text into lines no wider than `width` [px]; between words (never before a % sign), or anywhere in a word that alone is wider. */
export function wrapText(text: string, fontSize: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.split(/(?<= )(?!%)|(?<=[\u3001\u3002\uff0c\uff1b])/)) {
    for (const part of splitWide(piece, fontSize, width)) {
      if (line !== "" && textWidth((line + part).trimEnd(), fontSize) * FONT_SLACK > width) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += part;
    }
  }
  if (line.trimEnd() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** The same in lines of much the same width, and in no more of them: so that none is a word alone. */
export function wrapEvenly(text: string, fontSize: number, width: number): string[] {
  let lines = wrapText(text, fontSize, width);
  for (let less = width - STEP; less > STEP; less -= STEP) {
    const narrower = wrapText(text, fontSize, less);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}

/** Steps in which a width is tried [px]. */
const STEP = 4;

function splitWide(piece: string, fontSize: number, width: number): string[] {
  if (textWidth(piece.trimEnd(), fontSize) * FONT_SLACK <= width) return [piece];
  const parts: string[] = [];
  let part = "";
  for (const character of piece) {
    if (part !== "" && textWidth(part + character, fontSize) * FONT_SLACK > width) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}

/** Shortens a text with an ellipsis until it fits into `width` [px]. */
export function shortenText(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) * FONT_SLACK <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, fontSize) * FONT_SLACK > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
