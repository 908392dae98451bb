import { FONT_SLACK, shortenText, textWidth } from "../draw/textWidth.ts";

/** What a setting means, in one line of so many pixels: all of it, its first sentence or part, or the words that fit. */
export function meaningIn(meaning: string, size: number, width: number): string {
  const fits = (text: string) => textWidth(text, size) * FONT_SLACK <= width;
  const whole = meaning.replace(/\.$/, "");
  if (fits(whole)) return whole;
  const clauses = [...whole.matchAll(/\. |[;:(]/g)].map(({ index }) => whole.slice(0, index).trimEnd());
  const part = clauses.reverse().find(fits);
  if (part !== undefined) return part;
  const cut = shortenText(whole, size, width);
  return cut === whole ? whole : `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))} …`;
}
