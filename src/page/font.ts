import { type FontPiece, fontPieces } from "./fontPieces.ts";

/*
 * Pages and pictures bring their letters along, so that a text is as wide on every machine as it was when places were
 * kept for it, whatever fonts are installed there. Letters are those of Arimo, as wide as those of Helvetica, Arial
 * and Liberation Sans, which take their place where a program ignores fonts in a file.
 */

/** The name that the letters go by; before the names of fonts that machines have. */
export const FONT = "Arimo";

/** The pieces of the font that a text needs: none of which it uses nothing. */
export function fontPiecesOf(text: string, weights: readonly FontPiece["weight"][] = [400, 700]): FontPiece[] {
  const codes = codesOf(text);
  return fontPieces.filter(
    ({ weight, range }) => weights.includes(weight) && stretches(range).some((each) => codes.some(within(each))),
  );
}

/**
 * The rules of CSS that bring the letters of a text along.
 *
 * @param text  plain, or markup (`seenIn`) where no more is wanted than what is seen
 * @param bold  what of it may be bold; all unless given
 */
export function fontFaces(text: string, bold = text): string {
  const faces = [...fontPiecesOf(text, [400]), ...fontPiecesOf(bold, [700])].map(faceOf);
  return faces.length === 0 ? "" : `${LICENCE}\n${faces.join("")}`;
}

/** The pieces themselves say nothing of it: it would be a tenth of a small one. */
const LICENCE = "/* Arimo: SIL OFL 1.1, github.com/googlefonts/arimo */";

/** What of markup may be bold, as markup: headings, the first sentence of an answer or a verdict, words of pictures, and on a phone the first cells of rows. */
export function boldIn(markup: string): string {
  return [...markup.matchAll(BOLD)].map(([found]) => found).join("");
}

const BOLD =
  /<(h[1-3]|th)\b[\s\S]*?<\/\1>|<tr><td[\s\S]*?<\/td>|<section[^>]* class="(?:answer|brief verdict)">\n<h2.*\n<p.*|<(g|text)[^>]* font-weight="(?:bold|[6-9]00)"[\s\S]*?<\/\2>/g;

/** What is seen of markup, and names that a screen for a projector shows; the rest of its tags brings no letters along. */
export function seenIn(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, (tag) => [...tag.matchAll(SHOWN_LATER)].map(([, value]) => value).join(" "))
    .replace(/&(?:lt|gt|amp|quot|#39);/g, (code) => MEANT[code]);
}

const SHOWN_LATER = / aria-label="([^"]*)"/g;
const MEANT: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'" };

/** Letters of a text that no piece of the font has, each once; a browser draws them in a font of the machine. */
export function lettersWithoutFont(text: string): string[] {
  const all = fontPieces.flatMap(({ range }) => stretches(range));
  const codes = codesOf(text).filter((code) => code >= FIRST_LETTER && !all.some((each) => within(each)(code)));
  return codes.map((code) => String.fromCodePoint(code));
}

/** What comes before it are spaces and ends of lines. */
const FIRST_LETTER = 0x21;

/** The letters of a text, each once: a page has a million of them, nearly all of few kinds. */
function codesOf(text: string): number[] {
  const seen = new Uint8Array(0x110000);
  const codes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    if (seen[code] === 1) continue;
    seen[code] = 1;
    codes.push(code);
  }
  return codes;
}

/** A picture that is looked at by itself, with its letters. */
export function withFont(svg: string): string {
  const style = `<style>${fontFaces(seenIn(svg), seenIn(boldIn(svg)))}</style>`;
  return svg.replace("</desc>", () => `</desc>${style}`);
}

function faceOf({ weight, range, woff2 }: FontPiece): string {
  const source = `url(data:font/woff2;base64,${woff2})`;
  return `@font-face{font-family:${FONT};font-weight:${weight};unicode-range:${range};src:${source}}\n`;
}

/** First and last letter of each stretch of a range, as CSS has it. */
function stretches(range: string): (readonly [number, number])[] {
  return range.split(",").map((stretch) => {
    const [first, last = first] = stretch.slice(2).split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

const within =
  ([first, last]: readonly [number, number]) =>
  (code: number) =>
    first <= code && code <= last;
