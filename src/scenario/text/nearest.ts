import { distance } from "fastest-levenshtein";

/** Length above which nothing is compared: no name is that long. */
const LONGEST = 80;

/**
 * The known name nearest to a misspelt one, or nothing where none is near.
 * Capitals, hyphens and underscores do not count; of the rest a third may differ.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const bare = bareWord(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(bare.length / 3)) + 1;
  for (const name of known) {
    const d = distance(bare, bareWord(name));
    if (d < least) {
      best = name;
      least = d;
    }
  }
  return best;
}

function bareWord(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, "");
}
