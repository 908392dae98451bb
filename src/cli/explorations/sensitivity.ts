import { exploration } from "./exploration.ts";

/** What `catfish sensitivity` takes, and what its help and its charts are about. */
export const sensitivity = exploration({
  command: "sensitivity",
  folder: "sensitivity",
  load: async () => (await import("../../question/sensitivity.ts")).sensitivityKind,
  text: {
    help: "Which settings matter: tornado, Morris screening, Sobol indices; chance between worlds told apart",
    options: ["vary", "range", "set", "from", "months", "method", "trajectories", "points", "measure"],
    optionHelp: {
      vary: "What to vary: path=low:high, or path alone for the whole range that it may have (repeatable)",
      points: "With --method sobol: rows of the design, a power of two; settings + 2 points each; 512 unless given",
      replications: "Worlds of every point, the same at all; 10 unless given",
      measure:
        "What the answer is about, measure or measure:group, several with commas; buyerValue unless given, or the profit of the suppliers who ask in the scenario",
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
  },
  charts: [
    {
      name: "screening",
      question: "Which of many settings matter?",
      drawn:
        "Of catfish sensitivity. One row a setting: mean size of its effect over its whole range with its interval, how much the effect differs from place to place, and what chance alone would show.",
    },
    {
      name: "indices",
      question: "How much of the variance does each setting account for?",
      drawn:
        "Of catfish sensitivity --method sobol. Shares of the variance by itself and with interactions (first-order and total Sobol indices), with intervals.",
    },
    {
      name: "tornado",
      question: "What does each setting change when it alone moves?",
      drawn:
        "Of catfish sensitivity. The outcome at both ends of the range of each setting, all else as it is, less the scenario as it is, with intervals; the widest first.",
    },
  ],
});
