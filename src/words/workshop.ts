import { workshop } from "./en/workshop.ts";

/** The same keys with any texts: what a language has to say, as the compiler holds it against English. */
type InWords<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: InWords<T[Key]> };

/** All words of the workshop page in one language. */
export type WorkshopWords = InWords<typeof workshop>;

/** A language that nobody speaks: English, each text longer by a third, to see that no screen has just room for English. */
export const LONGER = "longer";

const longerWorkshop: WorkshopWords = longer(workshop);

/** The words of the page by language, English first. */
export const workshopLanguages: Readonly<Record<string, WorkshopWords>> = { en: workshop, [LONGER]: longerWorkshop };

/** Languages that a room may choose from. */
export const spokenLanguages = Object.keys(workshopLanguages).filter((language) => language !== LONGER);

/** A text, or all texts below a key, longer by a third. */
function longer<T>(words: T): T;
function longer(words: unknown): unknown {
  if (typeof words === "string") return longerText(words);
  if (typeof words === "function") return (...given: unknown[]) => longer(Reflect.apply(words, undefined, given));
  if (Array.isArray(words)) return words.map(longer);
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, longer(value)]));
}

/** The same text with a third more letters, word by word, as other languages have longer words. */
export function longerText(text: string): string {
  return text.replace(/\p{L}{3,}/gu, (word) => word + word.slice(0, Math.round(word.length / 3)).toLowerCase());
}
