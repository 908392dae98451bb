import type { Study } from "../../question/study.ts";

/** What to ask next, after a comparison that left nothing to explain. */
export const suggestion = {
  settings: (word: string) => `catfish show ${word}     what can be set, and what it is now`,
  worlds: (folder: string) => `catfish verify ${folder}     whether its worlds come out the same again`,
} as const;

/** True where a comparison was made and no pair of worlds differs in anything. */
export function nothingDiffers(study: Study | undefined): boolean {
  return study?.scenarios.every(({ same }) => same) === true;
}
