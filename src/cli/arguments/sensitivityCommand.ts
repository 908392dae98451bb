import type { CommandText } from "./options.ts";
import { ofExplorations } from "./options.ts";

/** What `catfish sensitivity` takes and what its help says. */
export const sensitivityCommand = {
  words: "<scenario>",
  help: "Which settings matter: tornado, Morris screening, Sobol indices; chance between worlds told apart",
  wordHelp: { scenario: "Bundled name, path of a file, or - for standard input" },
  options: ["vary", "range", "set", "months", "method", "trajectories", "points", "measure", ...ofExplorations],
  optionHelp: {
    vary: "What to vary: path=low:high, or path alone for the whole range that it may have (repeatable)",
    points: "With --method sobol: rows of the design, a power of two; settings + 2 points each; 512 unless given",
    replications: "Worlds of every point, the same at all; 10 unless given",
    measure: "What the answer is about, measure or measure:group; buyerValue unless given",
    out: "Folder to write; output/sensitivity-<scenario> unless given",
    json: "Events as JSON lines on standard output, the result last",
  },
  examples: [
    ["catfish sensitivity catfish", "screens every setting, half to one and a half times its value"],
    ["catfish sensitivity catfish --method sobol", "shares of the variance, of the levers of policy"],
    [
      "catfish sensitivity baseline --method sobol --vary policy.flexibleShare=0:60% --vary policy.contractMonths=12:48",
      "of two settings, over ranges of your own",
    ],
    ["catfish sensitivity catfish --method tornado --measure price", "both ends of every range, for the price"],
  ],
  completes: "scenarios",
} as const satisfies CommandText;
