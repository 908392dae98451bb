import type { CommandText } from "./options.ts";
import { everywhere } from "./options.ts";

/** What `catfish effect` takes and what its help says. */
export const effectCommand = {
  words: "<scenario>",
  help: "The catfish effect: what newcomers change, how much of it is buying elsewhere and how much reaction",
  wordHelp: { scenario: "Bundled name, path of a file, or - for standard input; somebody must enter" },
  options: [
    "set",
    "from",
    "months",
    "replications",
    "measure",
    "precision",
    "least",
    "most",
    "plausible",
    "seed",
    "window",
    "workers",
    "out",
    "cache",
    "no-cache",
    "force",
    "format",
    "detail",
    "detail-worlds",
    "explain",
    "no-charts",
    "open",
    ...everywhere,
  ],
  optionHelp: {
    replications: "Worlds to simulate, each in three arms; 500 unless given; auto: as many as a sharp answer takes",
    out: "Folder to write; one in output, named after the question, unless given",
  },
  examples: [
    ["catfish effect catfish", "no entry, entry without reaction, entry: 500 worlds of each"],
    ["catfish effect baseline --set policy.openness=30%", "the same with doors more open"],
    ["catfish effect mine.yaml -n 2000 --window 60:119", "a file of your own, more worlds, other months"],
  ],
  completes: "scenarios",
} as const satisfies CommandText;
