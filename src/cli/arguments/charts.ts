import { explorations } from "../explorations/all.ts";
import type { ChartText } from "../explorations/exploration.ts";

/** The charts that `catfish run` draws for a scenario, and those of other commands, which say so. */
export const charts: readonly ChartText[] = [
  {
    name: "over-time",
    question: "What happened over time?",
    drawn:
      "Buyer value first, then what is farthest from the reference, then the rest: bands over worlds, a few single worlds, the reference in grey.",
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
    name: "means",
    question: "What is each means of a strategy worth?",
    drawn:
      "Where the reference is without-strategy and who asks has several means: profit and share of spend with each of them less without it, all else as it is, with intervals.",
  },
  {
    name: "pipeline",
    question: "How far is a supplier with which buyers?",
    drawn:
      "Where a group of suppliers has a strategy: buyers courted, prospects, on trial, past the gate and under contract, stacked, month by month.",
  },
  {
    name: "trust-by-cause",
    question: "Is it words, deeds or contact that build trust?",
    drawn:
      "Where a group of suppliers has a strategy: the four rungs, each stacked by what has built it, with the gates drawn.",
  },
  {
    name: "cash",
    question: "When does it pay back, and how often does the cash run out before?",
    drawn:
      "Where a group of newcomers has a strategy: cash in bands over worlds, the month of pay-back, worlds that ran out of cash counted; the reference in grey.",
  },
  {
    name: "departure",
    question: "What goes along with an account manager who leaves?",
    drawn:
      "Where a group of suppliers has account managers: share of spend, trust in the people, rapport and service over months since the first of them left in each world.",
  },
  {
    name: "since-entry",
    question: "What changes before and after the first newcomer is let in?",
    drawn:
      "The measures over months since the first trial of a newcomer in each world, so that the moment is not averaged away; the reference in the same months in grey.",
  },
  {
    name: "survival",
    question: "How long do links between a buyer and a supplier last?",
    drawn:
      "Share of links that outlive a year, by their age, with its interval, beside two real ledgers; in runs of three years or more.",
  },
  {
    name: "ledger",
    question: "Which regularities of real spend ledgers do the simulated payments have, and which do they miss?",
    drawn:
      "One row a regularity: two real ledgers and their range, and the simulated payments with their interval, by the same function and threshold; in runs of three years or more.",
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
      "Of catfish effect. By measure: buying elsewhere + reaction of incumbents = total effect of entry, each with its interval. Of buyer value the reaction is effort and technology + price concessions + moved orders.",
  },
  {
    name: "catfish-effect-by-year",
    question: "What does the reaction bring in which year of the run, by effort and by price?",
    drawn:
      "Of catfish effect, in runs of more than a year. Buyer value: the total effect of entry and what it is made of, and the share of the reaction, year by year, with intervals.",
  },
  {
    name: "catfish-effect-over-time",
    question: "When does buying elsewhere matter, and when the reaction of incumbents?",
    drawn:
      "Of catfish effect. The total effect of entry and its two parts, month by month, with intervals; behind them the total in nine in ten of plausible markets, by year.",
  },
  {
    name: "comparison",
    question: "What differs between two scenarios, and in how many worlds?",
    drawn:
      "Of catfish run, compare and what-if. One row a measure: each world as a dot, the mean difference with its interval, behind it nine in ten of plausible markets; better, worse and unclear by colour and shape.",
  },
  {
    name: "comparison-over-time",
    question: "When do two scenarios differ?",
    drawn:
      "Of catfish run, compare and what-if. The difference of each measure, month by month, with intervals; behind it nine in ten of plausible markets, by year.",
  },
  {
    name: "overview",
    question: "Which of many scenarios is better for the buyer, and when?",
    drawn:
      "Of catfish compare with three scenarios or more. One small panel a scenario, the best first: the difference of buyer value from the first one, month by month, with its interval.",
  },
  {
    name: "plausible-movers",
    question: "Which of the values that are assumed does the answer hang on?",
    drawn:
      "Of catfish run, compare, what-if and effect. Over markets that are as plausible, all assumed values drawn at once: the rank correlation of each with the difference.",
  },
  ...Object.values(explorations).flatMap((each) => each.charts),
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
