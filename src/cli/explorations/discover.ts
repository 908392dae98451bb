import { exploration } from "./exploration.ts";

/** What `catfish discover` takes, and what its help and its charts are about. */
export const discover = exploration({
  command: "discover",
  folder: "discovery",
  load: async () => (await import("../../question/discover.ts")).discoverKind,
  text: {
    help: "When does an outcome happen: the box of settings where it does, or with one setting where it tips",
    options: ["when", "vary", "share", "set", "from", "months", "design", "points"],
    optionHelp: {
      vary: "What to vary: path=low:high, or path for all of its range (repeatable); one finds a threshold, more a box; five levers of the buyer unless given",
      design: "Which points find a box: sobol, unless given, or lhs",
      points:
        "Points that find a box, 512 unless given, and half as many check it; with one --vary values tried at most, 64 unless given",
      replications: "Worlds of every point: 20 unless given, with one --vary 200",
    },
    examples: [
      ['catfish discover catfish --when "newcomersOnFixedTrack > 0 @119"', "over the levers of the buyer"],
      ['catfish discover catfish --when "buyerValue < base" --vary policy.openness', "where one setting tips"],
      [
        'catfish discover newcomer-playbook --when "profit:challenger < without-strategy" --vary suppliers.challenger.strategy.budgetScale=0:4',
        "from which size on a strategy costs more than it brings",
      ],
      ['catfish discover mine.yaml --when "fillRate < 95%" --design lhs --points 256', "a file of your own"],
    ],
  },
  charts: [
    {
      name: "discovery",
      question: "Where does an outcome happen?",
      drawn:
        "Of catfish discover. The ranges of the box over the ranges that were tried, the limit that matters most first, beside the scenario as it is.",
    },
    {
      name: "discovery-cases",
      question: "At which points does it happen often enough, and where lies the box among them?",
      drawn: "Of catfish discover. Every point over the two settings that matter most, with the box.",
    },
    {
      name: "discovery-trade-off",
      question: "What does a smaller box gain in density, and lose in coverage?",
      drawn:
        "Of catfish discover. Coverage against density of every box on the way, on the points that found it and on those that check it.",
    },
    {
      name: "threshold",
      question: "From which value of one setting on does an outcome happen?",
      drawn:
        "Of catfish discover with one --vary. Share of worlds over the setting with its interval, and each threshold with its own.",
    },
  ],
});
