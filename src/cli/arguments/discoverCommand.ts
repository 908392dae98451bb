import type { CommandText } from "./options.ts";
import { ofExplorations } from "./options.ts";

/** What `catfish discover` takes and what its help says. */
export const discoverCommand = {
  words: "<scenario>",
  help: "When does an outcome happen: the box of settings where it does, or with one setting where it tips",
  wordHelp: { scenario: "Bundled name, path of a file, or - for standard input" },
  options: ["when", "vary", "share", "set", "months", "design", "points", ...ofExplorations],
  optionHelp: {
    vary: "What to vary: path=low:high, or path for all of its range (repeatable); one finds a threshold, more a box; five levers of the buyer unless given",
    design: "Which points find a box: sobol, unless given, or lhs",
    points:
      "Points that find a box, 512 unless given, and half as many check it; with one --vary values tried at most, 64 unless given",
    replications: "Worlds of every point: 20 unless given, with one --vary 200",
    out: "Folder to write; output/discover-<scenario> unless given",
    json: "Events as JSON lines on standard output, the result last",
  },
  examples: [
    ['catfish discover catfish --when "newcomersOnFixedTrack > 0 @119"', "over the levers of the buyer"],
    ['catfish discover catfish --when "buyerValue < base" --vary policy.openness', "where one setting tips"],
    ['catfish discover mine.yaml --when "fillRate < 95%" --design lhs --points 256', "a file of your own"],
  ],
  completes: "scenarios",
} as const satisfies CommandText;
