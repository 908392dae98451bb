import type { Series } from "../model/series.ts";
import type { TracedWorld } from "../model/trace.ts";
import type { ScenarioSource } from "../scenario/library.ts";
import type { Lever } from "./levers.ts";
import type { TeamAnswers, TeamRequests } from "./teams/messages.ts";

/** What the page asks of the engine, and what it is told. All of it can be cloned from a thread to another. */

/** The scenarios of a page, those that they extend among them. */
export type PageSources = readonly Pick<ScenarioSource, "name" | "place" | "text">[];

/** What is asked of a market: what is set in it, what it is held against, and in which worlds. */
export interface Asked {
  readonly scenario: string;
  /** `path=value` each, as for `--set`. */
  readonly settings: readonly string[];
  readonly against: readonly string[];
  readonly seed: string;
}

export interface Requests extends TeamRequests {
  /** A scenario: its title, its levers, its groups. */
  readonly open: { readonly scenario: string };
  /** So many worlds of the market and of the one it is held against. */
  readonly worlds: Asked & {
    readonly worlds: number;
    readonly charts: readonly Series[];
    /** What a question is judged by: a year of a series, all years, or how it changes from a month on. */
    readonly judged?: {
      readonly series: Series;
      readonly by: { readonly year: number } | "whole" | "since";
      readonly from: number;
    };
  };
  /** Whether the answer holds in so many other markets that are as plausible. */
  readonly plausible: Asked & { readonly markets: number };
  /** One world, told. */
  readonly world: Omit<Asked, "against"> & { readonly replication: number };
  /** Where one world parts from the same world of the other market, and what came after. */
  readonly why: Asked & { readonly replication: number };
  /** The market as a file that the command line runs. */
  readonly file: Omit<Asked, "against" | "seed">;
  /** The best of a few policies for the buyer. */
  readonly best: Asked & { readonly worlds: number };
  /** The assumed values that what is asked hangs on most, seen over so many plausible markets. */
  readonly assumptions: Asked & { readonly markets: number };
  /** Means over the whole run of every series in every world, for who holds them against the command line. */
  readonly means: Omit<Asked, "against"> & { readonly worlds: number };
}
export type RequestKind = keyof Requests;

export interface Answers extends TeamAnswers {
  readonly open: OpenAnswer;
  readonly worlds: WorldsAnswer;
  readonly plausible: { readonly sentence: string; readonly worse: number; readonly markets: number };
  readonly world: WorldAnswer;
  /** The whole story, and its turning points: where the two part, and what came after. */
  readonly why: { readonly sentences: readonly string[]; readonly turns: readonly string[] };
  readonly file: { readonly yaml: string };
  readonly best: BestAnswer;
  readonly assumptions: readonly AssumptionRow[];
  readonly means: { readonly series: readonly Series[]; readonly means: Float64Array };
}

export interface OpenAnswer {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly levers: readonly Lever[];
  readonly months: number;
  /** Buyers of all groups. */
  readonly buyers: number;
  /** Month of the decision, from which answers tell. */
  readonly from: number;
  /** Month from which newcomers may come; -1 where nobody does. */
  readonly entry: number;
  /** Groups of suppliers as the page speaks of them. */
  readonly newcomers: string;
  readonly incumbents: string;
  /** Names of the groups of newcomers, and whether anybody has a contract at the start. */
  readonly newcomerGroups: readonly string[];
  readonly hasContracts: boolean;
  /** Decimals of a gain in value, in the money of the scenario. */
  readonly gainPlaces: number;
  /** What it is counted in: `unit costs`, `EUR a unit`. */
  readonly valueUnit: string;
  /** How much less a year later weighs [0..1]. */
  readonly discountRate: number;
  /** Charts of the menu that the market has. */
  readonly charts: readonly Series[];
  /** How months are simulated: the page says where it is the slow way. */
  readonly steps: "WebAssembly" | "TypeScript";
}

/** One series of both markets, month by month, in the money of the scenario; NaN is missing. */
export interface ChartLines {
  readonly series: Series;
  readonly label: string;
  readonly unit: string;
  readonly percent: boolean;
  /** Mean over worlds in the market that it is held against, and in the market itself. */
  readonly against: Float64Array;
  readonly now: Float64Array;
  /** Where nine worlds in ten lie in the market itself. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The first few worlds one by one, each month as the mean of the year around it. */
  readonly single: readonly Float64Array[];
}

export interface WorldsAnswer {
  readonly worlds: number;
  readonly charts: readonly ChartLines[];
  /** By world, over all years: what the market is worth to the buyer more than the other one. */
  readonly gains: Float64Array;
  /** The sentence that is read aloud, and those that a report has in its place. */
  readonly sentence: string;
  readonly report: readonly string[];
  /** Over all years: the difference in buyer value, its interval, and in how many worlds the buyer is better off. */
  readonly value: {
    readonly difference: number;
    readonly lower: number;
    readonly upper: number;
    readonly better: number;
  };
  /** The same over the first and the second half of the years. */
  readonly halves: readonly [first: number, second: number];
  /** What each side gets in both markets, over all months. */
  readonly roles: readonly Role[];
  /** Of what is judged: down, the same or up, and in how many worlds it is so. */
  readonly judged?: { readonly way: -1 | 0 | 1; readonly sentence: string };
}

/** What a side gets: in the market that it is held against, and in the market itself. */
export interface Role {
  readonly side: "buyer" | "incumbent" | "newcomer";
  readonly against: number;
  readonly now: number;
  readonly unit: string;
  readonly percent: boolean;
}

export interface WorldAnswer {
  readonly world: TracedWorld;
  readonly months: number;
  /** Everything that happened, in order: its month, whom it concerns, and the sentence. */
  readonly events: readonly ToldEvent[];
}

export interface ToldEvent {
  readonly month: number;
  readonly event: string;
  readonly buyer: number;
  readonly supplier: number;
  readonly other: number;
  readonly sentence: string;
}

export interface BestAnswer {
  /** Settings of the best policy that was tried over all years, and over the first half of them. */
  readonly whole: TriedPolicy;
  readonly firstHalf: TriedPolicy;
  readonly tried: number;
}

export interface TriedPolicy {
  readonly settings: readonly string[];
  readonly value: number;
  readonly firstHalf: number;
}

export interface AssumptionRow {
  readonly path: string;
  readonly meaning: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Whether it can only be a whole number. */
  readonly whole: boolean;
  readonly source: string;
  /** How it goes with the gain over plausible markets: rank correlation, -1 to 1. */
  readonly correlation: number;
}

/** A message to an engine. A later one about the same thing makes an earlier one stale. */
export interface RequestMessage<Kind extends RequestKind = RequestKind> {
  readonly id: number;
  readonly kind: Kind;
  readonly about: string;
  /** Assumed values that the room has changed, as `--set` takes them: they hold in every market. */
  readonly assumed?: readonly string[];
  readonly request: Requests[Kind];
}

/** A message from an engine: that its text has been read, an answer, that a later request has come first, or what is wrong in a sentence. */
export type AnswerMessage =
  | { readonly ready: true }
  | { readonly id: number; readonly answer: Answers[RequestKind] }
  | { readonly id: number; readonly stale: true }
  | { readonly id: number; readonly problem: string };
