/** A chart of the report: its file name and the question it answers. */
export interface ChartText {
  readonly name: string;
  readonly question: string;
  readonly drawn: string;
}

/** The charts that `catfish run` draws for a scenario. */
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
    name: "one-world",
    question: "What is the story of a single world?",
    drawn: "Who held which place of which panel in the typical world, with the events in words.",
  },
];
