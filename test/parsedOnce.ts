import { parse as read } from "../src/scenario/text/parse.ts";

/** Whether this is `npm test`, in which the same is not done twice (`drawnOnce.ts`); the long tests do all of it anew. */
const isOnce = process.env.CATFISH_TESTS_DRAWN !== undefined;
/** Most texts that are kept; more than all bundled scenarios and what a file of tests makes of them. */
const KEPT = 100;

const kept = new Map<string, ReturnType<typeof read>>();

/**
 * `parse`, which reads the very same text of the same name once in a thread. What it gives follows from text and name
 * alone and is never changed, as its types say; the bundled scenarios are read by nearly every command of the tests.
 */
export const parse: typeof read = (text, source, from) => {
  if (!isOnce) return read(text, source, from);
  const key = `${from} ${source}\n${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= KEPT) kept.clear();
  const parsed = read(text, source, from);
  kept.set(key, parsed);
  return parsed;
};
