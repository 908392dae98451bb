import { exploration } from "./exploration.ts";

/** What `catfish allocate` takes, and what its help and its charts are about. */
export const allocate = exploration({
  command: "allocate",
  folder: "allocation",
  load: async () => (await import("../../question/allocate.ts")).allocateKind,
  text: {
    help: "Share out a budget of a group of suppliers among channels: between which shares the best split lies",
    options: ["group", "budget", "over", "points", "set", "from", "months", "measure", "best", "plausible"],
    optionHelp: {
      points: "Splits that are laid out between the corners before the search, 32 unless given",
      replications: "Worlds of every split, the same for all; 100 unless given, and as many others to value the best",
      measure:
        "What the split is best for, measure or measure:group, several with commas, the first of which chooses; the profit of the group unless given",
      plausible:
        "Markets with other values for all that is assumed, in which the splits laid out beforehand are tried too; none unless given",
      best: "lower or higher: what is best; as the measure says unless given",
    },
    examples: [
      [
        "catfish allocate newcomer-playbook --budget 0.04 --over managers,online,tradeShow,brand,improvement",
        "what a newcomer does best with 0.04 unit costs a month",
      ],
      [
        "catfish allocate newcomer-playbook --over managers,online -n 200",
        "what it spends on the two now, shared out anew",
      ],
      [
        "catfish allocate newcomer-playbook --group powerhouse --budget 0.04 --over managers,improvement,online --measure shareOfSpend",
        "what keeps powerhouses most of the spend",
      ],
    ],
  },
  charts: [
    {
      name: "allocation",
      question: "Between which shares of a budget does the best split lie?",
      drawn:
        "Of catfish allocate. One bar a channel: its share in the proposed split, where that of the best lies with 95 %, and the even split.",
    },
    {
      name: "allocation-responses",
      question: "What does the money on each channel bring, and where does more of it stop paying?",
      drawn:
        "Of catfish allocate. One panel a channel on the same axes: the measure over what is spent on it, the others as proposed, with the interval, the proposed and the even split marked.",
    },
    {
      name: "allocation-returns",
      question: "What does more money bring on each channel?",
      drawn: "Of catfish allocate. One row a channel: what one more unit of money a month adds, with its interval.",
    },
  ],
});
