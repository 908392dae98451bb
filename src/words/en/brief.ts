import type { RunIdentity } from "../../result/manifest.ts";
import { worlds } from "../number.ts";
import { monthsWords } from "./calendar.ts";
import { CHANCE_BETWEEN_WORLDS } from "./certainty.ts";

/** Headings of a brief, in its order. */
export const briefHeadings = {
  question: "The question",
  verdict: "The verdict",
  carries: "What carries it",
  against: "What speaks against it",
  risk: "The risk",
  mustBeTrue: "What must be true",
  watch: "What to watch, and from when",
  next: "The next step",
} as const;

/** A point of a brief: a sentence, or one with the command that does it. */
export type BriefPoint = string | { readonly text: string; readonly command: string };

/** What a brief rests on, at its foot. @param start  calendar month of month 0 */
export function briefFoot(identity: RunIdentity, start: string | undefined, each = ""): string[] {
  const { scenario, reference, seed, replications, months, program } = identity;
  const compared = reference === null ? "" : `, compared with ${reference.label}`;
  return [
    `Scenario ${scenario.name}${compared}; ${worlds(replications)}${each}; ${monthsWords([0, months - 1], start)}; seed ${seed}; catfish ${program.version} (source ${program.source.slice(0, 12)}); hash of the scenario ${scenario.sha256.slice(0, 12)}.`,
    `${CHANCE_BETWEEN_WORLDS} Commands are for a terminal in the folder of this page.`,
  ];
}
