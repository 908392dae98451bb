import type { CommandText } from "./options.ts";
import { everywhere } from "./options.ts";

/** What `catfish workshop` takes and what its help says. */
export const workshopCommand = {
  words: "[scenario..]",
  help: "The page for a room: one file with the same engine, which needs no network; predict, reveal, try, debrief",
  wordHelp: { scenario: "Bundled names or paths of files, the first of them shown first; all bundled unless given" },
  options: ["out", "force", "open", ...everywhere],
  optionHelp: { out: "File to write; workshop.html unless given", open: "Open the page in a browser" },
  examples: [
    ["catfish workshop", "workshop.html with all bundled scenarios"],
    ["catfish workshop mine.yaml catfish -o ours.html", "a market of your own first"],
  ],
  completes: "scenarios",
} as const satisfies CommandText;

/** What `catfish explore` takes and what its help says. */
export const exploreCommand = {
  words: "<scenario>",
  help: "A scenario with its levers as a page: move one and see what it does, without a network",
  wordHelp: { scenario: "Bundled name, path of a file, or - for standard input" },
  options: ["set", "from", "months", "out", "force", "open", ...everywhere],
  optionHelp: { out: "File to write; explore-NAME.html unless given", open: "Open the page in a browser" },
  examples: [
    ["catfish explore catfish --open", "the levers of a bundled scenario, in a browser"],
    ["catfish explore mine.yaml --set policy.flexibleShare=30%", "a file of your own, with one thing changed"],
  ],
  completes: "scenarios",
} as const satisfies CommandText;
