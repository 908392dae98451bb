import { exploration } from "./exploration.ts";

/** What `catfish choose` takes, and what its help and its charts are about. */
export const choose = exploration({
  command: "choose",
  folder: "choice",
  load: async () => (await import("../../question/choose.ts")).chooseKind,
  text: {
    help: "Choose among policies over uncertain futures: the least regret, and which satisfies most often",
    scenarioHelp: "as it is, it is one of the policies",
    options: [
      "for",
      "lever",
      "policy",
      "uncertain",
      "satisfy",
      "set",
      "from",
      "months",
      "futures",
      "design",
      "measure",
      "best",
      "plausible",
    ],
    optionHelp: {
      design: "How futures fill the ranges: sobol, lhs, or grid of all levels; sobol unless all are short lists",
      replications: "Worlds of every policy in every future, the same for all; 20 unless given",
      measure:
        "What is regretted, measure or measure:group, several with commas, the first of which chooses; buyerValue unless given, with --for the profit of the group",
      plausible:
        "Markets with other values for all that is assumed, each in one of the futures, in which every policy is tried too; none unless given",
      best: "lower or higher: what is best; as the measure says unless given",
    },
    examples: [
      [
        "catfish choose catfish --for newcomer --lever suppliers.newcomer.preparationMonths=0:36:12 --uncertain policy.openness=0.05:0.3",
        "a newcomer's choice, whatever buyers decide",
      ],
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
  },
  charts: [
    {
      name: "choice-regret",
      question: "Which policy is never far behind the best, whatever comes?",
      drawn:
        "Of catfish choose. One row a policy: its regret in each future as a dot, in the worst future and on average with intervals.",
    },
    {
      name: "choice-satisficing",
      question: "Which policy is good enough in most futures?",
      drawn: "Of catfish choose. One bar a policy: the share of futures that meet the criteria, with its interval.",
    },
    {
      name: "choice-deciding",
      question: "Where does the policy with the least regret lose to the next?",
      drawn: "Of catfish choose. The gain of the one over the other in each future, over each uncertainty.",
    },
    {
      name: "choice-plausible",
      question: "Is it the best policy in other markets that are as plausible?",
      drawn:
        "Of catfish choose --plausible. One row a policy: in how many markets it is best, and how far it is behind the best of each.",
    },
  ],
});
