import { exploration } from "./exploration.ts";

/** What `catfish sweep` takes, and what its help and its charts are about. */
export const sweep = exploration({
  command: "sweep",
  folder: "sweep",
  load: async () => (await import("../../question/sweep.ts")).sweepKind,
  text: {
    help: "Vary settings over a grid or a design: the response, the best point, and what may be as good",
    options: ["vary", "set", "from", "months", "design", "points", "measure", "best", "plausible"],
    optionHelp: {
      replications: "Worlds of every point, the same at all; 100 unless given",
      plausible:
        "Markets with other values for all that is assumed, in which every point is tried too; none unless given",
      measure:
        "What the answer is about, measure or measure:group, several with commas; buyerValue unless given, or the profit of the suppliers who ask in the scenario",
    },
    examples: [
      ["catfish sweep catfish --vary policy.flexibleShare=0:0.6:0.05", "how much to leave open"],
      [
        "catfish sweep catfish --vary policy.flexibleShare=0:60%:10% --vary policy.contractMonths=12,24,36",
        "two at once",
      ],
      [
        "catfish sweep catfish --vary policy.flexibleShare --vary policy.openness --design sobol --points 256",
        "ranges",
      ],
    ],
  },
  charts: [
    {
      name: "sweep",
      question: "Which values of a setting are best, and which may be as good?",
      drawn:
        "Of catfish sweep. One setting: the response with its bands, and how far each value is behind the best in the same worlds. Two: a heat map. More, or a design: every point over each setting.",
    },
    {
      name: "sweep-measures",
      question: "What else changes with the setting?",
      drawn: "Of catfish sweep over one setting. The other measures over its values, with bands and the best point.",
    },
    {
      name: "spend-return",
      question: "How much more does it bring in to spend more on selling?",
      drawn:
        "Of catfish sweep over one setting that changes what a group with a strategy spends. Profit before selling cost over selling cost, the line on which a unit brings in a unit, the best point.",
    },
    {
      name: "sweep-trade-off",
      question: "What does one measure cost in another?",
      drawn:
        "Of catfish sweep with several measures. Every point by each further measure against the first, and which points no other beats.",
    },
    {
      name: "sweep-plausible",
      question: "Is it the best value in other markets that are as plausible?",
      drawn:
        "Of catfish sweep --plausible. One row a point: in how many markets it is best, and how far it is behind the best of each.",
    },
  ],
});
