import type { Series } from "../../model/series.ts";
import type { Facts } from "../../worlds/claims/packFacts.ts";
import type { MeanInterval } from "../../worlds/statistics/intervals.ts";
import type { Levers, Side } from "../levers.ts";
import type { Policy, TablePolicies } from "./policy.ts";
import type { FileProblem, SavedFile } from "./savedFile.ts";
import type { Score } from "./standings.ts";

/** What teams ask of the engine, and what they are told. All of it can be cloned from a thread to another. */

/** In which worlds teams are looked at: those of a market of the bank, up to the end of a round. */
interface InRound {
  readonly scenario: string;
  readonly seed: string;
  /** From 1. */
  readonly round: number;
  readonly worlds: number;
}

/** A team with what all at its table do. */
export interface AskedSeat {
  readonly team: number;
  readonly side: Side;
  readonly policies: TablePolicies;
}

export interface TeamRequests {
  /** How teams stand after a round. */
  readonly scores: InRound & { readonly seats: readonly AskedSeat[] };
  /** How large the threat to those who hold contracts was in the world that is played, in the market of each seat. */
  readonly threat: Omit<InRound, "worlds"> & { readonly seats: readonly AskedSeat[] };
  /** Why a team is behind the one ahead, which plays its side too. */
  readonly turning: InRound & { readonly seat: AskedSeat; readonly ahead: AskedSeat };
  /** The best steady policy of a side that a search finds. */
  readonly optimum: { readonly scenario: string; readonly seed: string; readonly side: Side };
  /** Which levers of a scenario can be moved in the first round alone, by key. */
  readonly once: { readonly scenario: string };
  /** A table as a file that the command line runs. */
  readonly tableFile: { readonly scenario: string; readonly policies: TablePolicies };
  /** Texts of dropped files, read; a file's name is told with what is wrong. */
  readonly savedFiles: { readonly files: readonly { readonly name: string; readonly text: string }[] };
  /** What policies are worth to the buyer, one a file. */
  readonly overlay: {
    readonly scenario: string;
    readonly seed: string;
    readonly worlds: number;
    readonly policies: readonly Levers[];
  };
  /** What the facilitator's pack rests on. */
  readonly facts: { readonly worlds: number };
}

/** Means month by month of what a team plays for; NaN is missing. */
export interface TeamLine {
  readonly team: number;
  /** In the world that is played, and over all worlds. */
  readonly inWorld: Float64Array;
  readonly mean: Float64Array;
}

export interface ToldTurningPoint {
  readonly round: number;
  readonly cost: MeanInterval;
  readonly inWorld: number;
  /** Which levers stood otherwise, what it cost, and where the two histories part. */
  readonly decided: string;
  readonly costs: string;
  readonly story: readonly string[];
}

export interface TeamAnswers {
  readonly scores: { readonly scores: readonly Score[]; readonly lines: readonly TeamLine[]; readonly worlds: number };
  /** By seat, the chance month by month that an incumbent would lose a contract at a review; NaN where none holds one. */
  readonly threat: { readonly lines: readonly Float64Array[] };
  readonly turning: { readonly points: readonly ToldTurningPoint[] };
  readonly optimum: {
    readonly policy: Policy;
    readonly mean: MeanInterval;
    readonly byDefault: MeanInterval;
    readonly gain: MeanInterval;
    readonly tried: number;
    readonly aim: Series;
  };
  readonly once: { readonly keys: readonly string[] };
  readonly tableFile: { readonly yaml: string };
  readonly savedFiles: {
    readonly read: readonly { readonly name: string; readonly file: SavedFile }[];
    readonly wrong: readonly { readonly name: string; readonly problem: FileProblem }[];
  };
  readonly overlay: {
    /** Gain over the market as it is, all months, by policy; and the buyer's value month by month. */
    readonly gains: readonly MeanInterval[];
    readonly better: readonly number[];
    readonly lines: readonly Float64Array[];
    readonly asItIs: Float64Array;
    readonly worlds: number;
  };
  readonly facts: { readonly facts: Facts; readonly worlds: number; readonly title: string };
}
