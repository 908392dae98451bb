import { accepted } from "../../worlds/plausible/accepted.ts";
import { count } from "../number.ts";
import { TAKEN_BY } from "./plausible.ts";

/** A word of the field, or of ours, as it is meant here. */
export interface Term {
  readonly word: string;
  /** Other words for it. */
  readonly also?: readonly string[];
  readonly meaning: string;
}

/** Words that titles, sentences, options and files use and that are neither parameters, measures nor charts. */
export const glossary: readonly Term[] = [
  {
    word: "scenario",
    also: ["scenario file"],
    meaning: "A market with its policy, suppliers and events: a YAML or JSON file, or one that is bundled.",
  },
  {
    word: "baseline",
    meaning: "The bundled scenario that others extend; in compare, the first scenario that is named.",
  },
  {
    word: "reference",
    meaning: "What a scenario is measured against in the same worlds: itself without entry, another scenario, or none.",
  },
  {
    word: "world",
    also: ["worlds", "replication", "replications"],
    meaning:
      "One run of a market under one draw of all that is left to chance. The same seed and number give the same world.",
  },
  { word: "seed", meaning: "Any text from which all chance is drawn; equal seeds are equal worlds." },
  {
    word: "paired",
    also: ["pair", "pairs", "paired difference"],
    meaning:
      "Two scenarios in the same worlds: what differs in a pair is caused by what differs between the scenarios.",
  },
  {
    word: "window",
    also: ["months of the means"],
    meaning:
      "First and last month, both included, over which means are taken; the second half of the run unless given.",
  },
  {
    word: "interval",
    also: ["95 % interval", "confidence"],
    meaning:
      "Where the mean over all possible worlds lies in 95 of 100 cases. It shows chance between worlds, not whether the model is right.",
  },
  {
    word: "plausible markets",
    also: ["plausible market", "markets that are as plausible"],
    meaning: `The same scenario with everything that is assumed drawn at once from its plausible range. Of ${count(accepted.tried)} draws ${count(accepted.draws.length)} are taken that are as markets are seen, by ${TAKEN_BY}, and never by what entry does. The bundled baseline would itself be left out, by a little: 1.7 % of its old spend ends each year.`,
  },
  {
    word: "catfish effect",
    also: ["catfish", "reaction"],
    meaning:
      "What newcomers bring because those that were there try harder: the effect of entry less buying elsewhere.",
  },
  {
    word: "entry",
    also: ["effect of entry"],
    meaning:
      "Newcomers that come to the market and may be let in; its effect is the difference from the same worlds in which nobody enters.",
  },
  {
    word: "newcomer",
    also: ["newcomers"],
    meaning: "A supplier that is outside the market at the start, enters later and has to earn trust.",
  },
  {
    word: "incumbent",
    also: ["incumbents"],
    meaning:
      "A supplier that has a contract at the start of the run; as a group, the relations that were on the fixed track then.",
  },
  { word: "challenger", meaning: "A flexible supplier or a newcomer that competes at a contract review." },
  {
    word: "second source",
    also: ["dual sourcing", "back-up", "backup"],
    meaning:
      "Another approved supplier of the same demand, under contract (fixedSlots of 2 or more) or on the flexible track.",
  },
  {
    word: "panel",
    also: ["slot", "slots", "place"],
    meaning: "The approved suppliers of a buyer: places on the fixed and on the flexible track.",
  },
  {
    word: "track",
    also: ["fixed track", "flexible track", "fixed", "flexible"],
    meaning:
      "Fixed: suppliers under contract until its review. Flexible: approved suppliers that get orders month by month.",
  },
  {
    word: "tender",
    also: ["contract review", "review", "bid", "bids"],
    meaning: "At the end of a contract suppliers bid for it, and the buyer keeps the holder or takes a challenger.",
  },
  {
    word: "quota",
    also: ["quotas"],
    meaning:
      "A share of contract volume that is fixed beforehand; the part that holders compete for is policy.performanceShare.",
  },
  {
    word: "box",
    meaning: "Ranges of settings within which an outcome happens more often than elsewhere; discover looks for it.",
  },
  { word: "coverage", meaning: "Of all points at which the outcome happens, the share that lies in the box." },
  { word: "density", meaning: "Of the points in the box, the share at which the outcome happens." },
  {
    word: "threshold",
    also: ["tipping point"],
    meaning: "The value of one setting at which an outcome begins or ends to happen in as many worlds as asked.",
  },
  {
    word: "regret",
    meaning:
      "How far a policy is behind the best one in the same future; the least worst regret is never far behind, whatever comes.",
  },
  { word: "satisficing", also: ["satisfy"], meaning: "The share of futures in which a policy meets the criteria." },
  {
    word: "future",
    also: ["futures"],
    meaning: "One point of the uncertain ranges in choose: a market as it may come.",
  },
  { word: "lever", also: ["levers"], meaning: "A setting that can be decided; what is not known is uncertain." },
  {
    word: "uncertain",
    also: ["uncertainty"],
    meaning: "A setting that nobody decides and whose value is not known; choose tries policies over its range.",
  },
  {
    word: "policy",
    meaning: "What buyers decide: shares, contracts, openness, negotiation; in choose, a combination of levers.",
  },
  {
    word: "claim",
    also: ["claims"],
    meaning: "A sentence of a scenario that can be run: green it holds, red it fails, undecided it needs more worlds.",
  },
  {
    word: "morris",
    also: ["screening"],
    meaning: "A screening of many settings: mean size of the effect of each from many places of its range.",
  },
  {
    word: "sobol",
    also: ["sobol index", "sobol indices"],
    meaning: "The share of the variance of an outcome that a setting accounts for, by itself and with interactions.",
  },
  {
    word: "tornado",
    meaning: "The outcome at both ends of the range of each setting, all else as it is, the widest first.",
  },
  {
    word: "design",
    also: ["grid", "lhs"],
    meaning: "Which points are tried: a grid of all levels, or lhs or sobol, which fill the ranges evenly.",
  },
  {
    word: "manifest",
    also: ["manifest.json"],
    meaning: "The file of a result folder that says what was asked, by which program, and the hash of every file.",
  },
  {
    word: "record",
    meaning: "What was simulated, world by world: with the question, all that a result folder follows from.",
  },
  {
    word: "shard",
    also: ["merge"],
    meaning: "One of several parts of the same work, for many machines; merge joins them to the same bytes.",
  },
  { word: "verdict", meaning: "What an answer comes down to for who asked: better, worse, or no clear difference." },
  {
    word: "HHI",
    also: ["Herfindahl index"],
    meaning: "The sum of squared shares of spend, from near 0 to 1: the measure concentration.",
  },
  {
    word: "group",
    also: ["all"],
    meaning:
      "Buyers or suppliers that a scenario describes together; measure:group is a measure of one, all of everybody.",
  },
  {
    word: "settings",
    also: ["setting", "path"],
    meaning:
      "What a scenario says, by its path, e.g. policy.flexibleShare; catfish show has every one with its origin.",
  },
  {
    word: "warm-up",
    meaning:
      "Months before month 0 that are simulated and not observed, so that a decision falls into a settled market.",
  },
  {
    word: "better",
    also: ["worse", "unclear"],
    meaning: "Whether a difference is what buyers want more of; unclear where its interval holds both.",
  },
  {
    word: "all years",
    meaning:
      "In tables: the difference over the whole run from the month of the decision, later years weighing less by the discount rate.",
  },
  {
    word: "90 % of markets",
    also: ["behind, 90 % of markets", "total, 90 % of markets", "best in"],
    meaning: "In tables: where it lies in nine of ten of the markets that are as plausible; catfish explain plausible.",
  },
  {
    word: "~",
    also: ["no clear difference"],
    meaning: "In tables: no clear difference, since the interval beside it has zero in it; catfish explain clear.",
  },
  {
    word: "clear",
    also: ["clear difference", "Holm", "correction"],
    meaning:
      "Told from chance between worlds. The buyer's value over all years, by which a verdict is, counts as clear where its 95 % interval is clear of zero. The headline measures beside it are looked at together: one counts as clear where it passes the correction of Holm (1979) for all of them, which keeps the chance of even one false alarm below 5 %; where that alone makes it unclear, the wider interval of the correction is shown. Points of a sweep, policies and scenarios are held against the best for all comparisons together.",
  },
  {
    word: "tiny",
    meaning:
      "In tables: a difference that is clear and smaller than the least that matters, which the note below says.",
  },
  {
    word: "share of reaction",
    also: ["reaction of incumbents", "total effect"],
    meaning: "Of what entry changes, the part that the reaction of those that were there accounts for.",
  },
  {
    word: "behind the best",
    meaning:
      "In sweep: how much worse a point is than the best one in the same worlds; regret where there are futures.",
  },
  {
    word: "as it is",
    also: ["base"],
    meaning: "The scenario before anything is changed, varied or decided.",
  },
  {
    word: "by itself",
    also: ["with its interactions", "first", "total"],
    meaning:
      "Of the variance of an outcome: the share of a setting alone, and with all that it does together with others.",
  },
  { word: "swing", meaning: "How far an outcome moves when one setting goes from one end of its range to the other." },
  {
    word: "density without it",
    also: ["quasi p"],
    meaning: "How thin a box gets without one of its limits, and how likely that is by chance alone.",
  },
  {
    word: "9 in 10",
    also: ["worst regret", "mean regret", "satisfies"],
    meaning: "In choose: regret in the worst future, the one that nine futures in ten do not exceed, and on average.",
  },
  {
    word: "share of worlds",
    also: ["worlds better", "worlds worse off", "worse off", "better off"],
    meaning: "In how many of the paired worlds the difference has that sign.",
  },
];

/** What keys of a scenario mean that the schema does not say by themselves. */
export const keyMeanings: Readonly<Record<string, string>> = {
  $schema: "Where an editor finds the schema to complete from.",
  entry: "Whether anybody enters; of a group of newcomers, when.",
  demandShock: "Demand is multiplied by a factor for some months.",
  failure: "A supplier loses a share of its capacity for some months.",
  technologyJump: "The frontier jumps, so that the suppliers named fall back.",
  mean: "The mean of a spread over a group; each agent has its own value.",
  sd: "The standard deviation of a spread over a group.",
  low: "The lower end of an even spread over a group.",
  high: "The upper end of an even spread over a group.",
  enabled: "False: nobody enters, whatever the groups say.",
  time: "How a supplier's people spend their time, activity by activity.",
  target: "Which buyers a supplier courts, and how it chooses them.",
  appraisal: "By what a supplier judges its people, and what follows from it.",
  tradeShow: "What trade shows do.",
  press: "What the trade press does.",
  online: "What a presence online does.",
  executiveVoice: "What it does that executives speak in public.",
  brand: "What a brand does.",
  leads: "How contacts become leads.",
  words: "What is said about a supplier, and how it travels.",
  opening: "How hard it is to begin with a buyer.",
  references: "What buyers that are served are worth to others.",
  contact: "What contact with a buyer does.",
  team: "What the team that serves a buyer does.",
  departure: "When people leave, and what goes with them.",
  edge: "What a supplier has that others have not.",
  improvement: "What improvement programmes do.",
  learning: "How a supplier learns from whom it serves.",
  coCreation: "What developing together with a buyer does.",
  dealers: "What dealers do, and what they cost.",
  cost: "What selling costs.",
};
