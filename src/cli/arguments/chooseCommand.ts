import type { CommandText } from "./options.ts";
import { ofExplorations } from "./options.ts";

/** What `catfish choose` takes and what its help says. */
export const chooseCommand = {
  words: "<scenario>",
  help: "Choose among policies over uncertain futures: the least regret, and which satisfies most often",
  wordHelp: { scenario: "Bundled name, path of a file, or - for standard input; as it is, it is one of the policies" },
  options: [
    "lever",
    "policy",
    "uncertain",
    "satisfy",
    "set",
    "months",
    "futures",
    "design",
    "measure",
    "best",
    ...ofExplorations,
  ],
  optionHelp: {
    design: "How futures fill the ranges: sobol, lhs, or grid of all levels; sobol unless all are short lists",
    replications: "Worlds of every policy in every future, the same for all; 20 unless given",
    measure: "What is regretted, measure or measure:group; buyerValue unless given",
    best: "lower or higher: what is best; as the measure says unless given",
    out: "Folder to write; output/choose-<scenario> unless given",
    json: "Events as JSON lines on standard output, the result last",
  },
  examples: [
    [
      "catfish choose catfish --lever policy.flexibleShare=0:0.6:0.1 --uncertain market.disruptionRate=0:0.1",
      "how much to leave open, whatever the disruptions",
    ],
    [
      'catfish choose catfish --policy "open: policy.flexibleShare=0.4 policy.openness=0.5" --uncertain market.demandVolatility=0:0.3',
      "two policies: this one, and the scenario as it is",
    ],
    [
      'catfish choose catfish --lever policy.openness=0:1:0.2 --uncertain suppliers.newcomer.quality=0.7:1 --satisfy "service >= 60%"',
      "which keeps service up in most futures",
    ],
  ],
  completes: "scenarios",
} as const satisfies CommandText;
