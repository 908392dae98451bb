import { distance } from "fastest-levenshtein";

/** Length above which nothing is compared: no name is that long. */
const LONGEST = 80;
/** Letters below which a word is no abbreviation: it would be one of too much. */
const SHORTEST_ABBREVIATION = 3;

/**
 * The known name nearest to a misspelt or abbreviated one, or nothing where none is near.
 * Capitals, hyphens and underscores do not count; of the rest a third may differ. An abbreviation (`flexShare` for
 * `flexibleShare`) is nearer than any slip, letters left out (`sed` for `seed`) are nearer than as many that differ, and
 * letters swapped (`rnu` for `run`), the commonest slip in a short word, are as near as one that differs.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const bare = bareWord(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(bare.length / 3)) + 1;
  for (const name of known) {
    const far = farness(bare, name);
    if (far < least) {
      best = name;
      least = far;
    }
  }
  return best;
}

/** Letters to change, a little less where they were only left out; below one for an abbreviation. */
function farness(word: string, name: string): number {
  const bare = bareWord(name);
  if (word.length >= SHORTEST_ABBREVIATION && beginsPartsOf(word, partsOf(name))) return 1 - word.length / bare.length;
  const letters = sorted(word) === sorted(bare) ? Math.min(1, distance(word, bare)) : distance(word, bare);
  return letters > 0 && isInOrder(word, bare) ? letters - 0.5 : letters;
}

/** Whether a word is made of the beginnings of the first parts of a name, one of each. */
function beginsPartsOf(word: string, [part, ...others]: readonly string[]): boolean {
  if (word === "") return true;
  if (part === undefined) return false;
  for (let length = 1; length <= part.length && word.startsWith(part.slice(0, length)); length++) {
    if (beginsPartsOf(word.slice(length), others)) return true;
  }
  return false;
}

/** Whether all letters of a word are in a name, in order. */
function isInOrder(word: string, name: string): boolean {
  let found = 0;
  for (const letter of name) if (letter === word[found]) found += 1;
  return found === word.length;
}

function sorted(word: string): string {
  return [...word].sort().join("");
}

/** `flexibleShare` as `flexible` and `share`. */
function partsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[-_\s]+/);
}

function bareWord(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, "");
}
