/** A chart of the report: its file name and the question it answers. */
export interface ChartText {
  readonly name: string;
  readonly question: string;
  readonly drawn: string;
}

/** The charts that `catfish run` draws for a scenario, and those of other commands, which say so. */
export const charts: readonly ChartText[] = [
  {
    name: "over-time",
    question: "What happened over time?",
    drawn:
      "Price, service, technology lag, concentration, inertia, newcomer share and launches: bands over worlds, a few single worlds, the reference in grey.",
  },
  {
    name: "who-supplies",
    question: "Who supplies?",
    drawn: "Share of spend by kind of supplier, month by month.",
  },
  {
    name: "trust",
    question: "How far up the ladder of trust do newcomers climb?",
    drawn: "The four rungs, product, supply, organisation and reputation, by group of suppliers.",
  },
  {
    name: "since-entry",
    question: "What changes before and after the first newcomer is let in?",
    drawn:
      "The measures over months since the first trial of a newcomer in each world, so that the moment is not averaged away.",
  },
  {
    name: "survival",
    question: "How long do links between a buyer and a supplier last?",
    drawn:
      "Share of links that outlive a year, by their age, with its interval, beside two real ledgers; in runs of three years or more.",
  },
  {
    name: "loyalty",
    question: "From where on do buyers turn loyal to one supplier?",
    drawn:
      "Loyalty against how closely buyers follow the preference they have learned, over the theory of Weisbuch, Kirman and Herreiner; in scenarios that are about it, such as loyal-or-shopping.",
  },
  {
    name: "catfish-effect",
    question: "What do newcomers change, and how much of it is the reaction of those that were there?",
    drawn:
      "Of catfish effect. By measure: buying elsewhere + reaction of incumbents = total effect of entry, each with its interval.",
  },
  {
    name: "catfish-effect-over-time",
    question: "When does buying elsewhere matter, and when the reaction of incumbents?",
    drawn: "Of catfish effect. The total effect of entry and its two parts, month by month, with intervals.",
  },
  {
    name: "comparison",
    question: "What differs between two scenarios, and in how many worlds?",
    drawn:
      "Of catfish compare and what-if. One row a measure: each world as a dot, the mean difference with its interval; better, worse and unclear by colour and shape.",
  },
  {
    name: "comparison-over-time",
    question: "When do two scenarios differ?",
    drawn: "Of catfish compare and what-if. The difference of each measure, month by month, with intervals.",
  },
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
  {
    name: "one-world",
    question: "What is the story of a single world?",
    drawn: "Who held which place of which panel in the typical world, with the events in words.",
  },
  {
    name: "world-pair",
    question: "Where and why does one world take another course?",
    drawn: "With --explain. The same world under two scenarios side by side: who held which place, and what happened.",
  },
];
