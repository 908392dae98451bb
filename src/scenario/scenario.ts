import type { Market } from "../model/market.ts";
import type { MeasureName } from "../model/measures.ts";
import type { Series } from "../model/series.ts";

/** The story of a scenario, under the same headings for all (after the NetLogo Models Library). */
export interface Story {
  readonly whatIsIt: string;
  readonly howItWorks: string;
  readonly thingsToNotice: readonly string[];
  readonly thingsToTry: readonly string[];
  readonly sources: readonly string[];
}

/** A sentence about a scenario that can be run: true, false, or not decided by so many worlds. */
export interface Claim {
  readonly says: string;
  readonly measure: MeasureName;
  /** `all` unless named. */
  readonly group: string;
  /** First and last month, both included. */
  readonly months: readonly [number, number];
  /** Settings that hold in both arms (`{ "policy.fixedGate": 1 }`), on top of what their files say. */
  readonly given?: Readonly<Record<string, number | string | boolean>>;
  /**
   * Only months of each world in which this measure of this scenario equals the number count, in both arms;
   * worlds without such a month are left out.
   */
  readonly while?: ClaimCondition;
  /** Settings of the other arm (`{ "entry.enabled": false }`), or the name of another scenario. */
  readonly against?: string | Readonly<Record<string, number | string | boolean>>;
  /** In place of another arm: earlier months of the same worlds, first and last. */
  readonly since?: readonly [number, number];
  /** With `against` or `since`: how the mean compares; alone: where it lies. */
  readonly is: "lower" | "higher" | "different" | "same" | "between" | "above" | "below";
  /** Size that the difference must exceed, or for `same` must not exceed; 0 unless given. Money in the scenario's currency. */
  readonly by?: number;
  /** What the mean lies above or below; both ends for `between`, which belong to it. Money in the scenario's currency. */
  readonly value?: number | readonly [number, number];
  /** How sure; 0.95 unless given. */
  readonly confidence: number;
}

/** A measure of a group that must equal a number for a month to count. */
export interface ClaimCondition {
  readonly measure: MeasureName;
  /** `all` unless named. */
  readonly group: string;
  readonly is: number;
}

/** What a buyer wants to reach: where the mean of a measure is to lie, in how many worlds. */
export interface Goal {
  /** In the words of who has it. */
  readonly says?: string;
  readonly measure: MeasureName;
  /** `all` unless named. */
  readonly group: string;
  /** Held against what the scenario is measured against, in the same world; by itself unless given. */
  readonly against?: "reference";
  readonly is: "above" | "below" | "atLeast" | "atMost";
  /** Money in the scenario's currency, shares from 0 to 1; against the reference how far from that. */
  readonly value: number;
  /** Whether the value is a part of the reference's mean: 0.02 is 2 % more. */
  readonly isRelative?: true;
  /** Share of worlds in which it must be met [0..1]. */
  readonly share: number;
  /** First and last month of the mean, both included; the whole run unless given. */
  readonly months?: readonly [number, number];
}

/** Where a value came from: a default, a file with its line, or the command line. */
export interface Origin {
  readonly path: string;
  readonly value: unknown;
  readonly from: "default" | "file" | "command line";
  /** File and line for `file`, e.g. `scenarios/catfish.yaml:12`. */
  readonly place?: string;
}

/** A scenario with everything filled in: ready to run. */
export interface Scenario {
  /** Name of the file without ending; lower case, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  readonly story?: Story;
  /** Name of the scenario it extends, if any. */
  readonly extends?: string;
  /**
   * What it is drawn and measured against, in the same worlds: `without-entry` (itself with nobody entering),
   * `without-strategy` (itself with no supplier having a strategy),
   * the name of a scenario, or `none`. Unless given: what it extends, else `without-entry` where anybody enters.
   */
  readonly reference: string;
  /** Group of suppliers that asks: answers begin with its side, and its own years are kept. Undefined: buyers ask. */
  readonly asker?: string;
  /** File that the path of a reference counts from; undefined is the working folder. */
  readonly referenceFrom?: string;
  readonly currency?: string;
  /** Cost of the reference unit in that currency; 1 without. */
  readonly unitCost: number;
  /** What all buyers spend a year in the reference market, in that currency [> 0]; undefined where it is not said. */
  readonly annualSpend?: number;
  /**
   * Month of the decision [>= 0]: what a what-if, an effect or the reference `without-entry` changes happens then, and
   * answers tell from then.
   */
  readonly from: number;
  /** How much less a later year counts where value is added up over the run [share a year]. */
  readonly discountRate: number;
  /** Calendar month of month 0, e.g. `2027-01` (`calendar.ts`). */
  readonly start?: string;
  /** What people call a group, by its name, for groups that have a label. Names of groups are unique in a scenario. */
  readonly labels: ReadonlyMap<string, string>;
  readonly goals: readonly Goal[];
  /** Goals of other scenarios that are held against this one, of which the same means are kept; its own unless given. */
  readonly goalsHeld?: readonly Goal[];
  /** What charts and answers lead with, the most important first; empty where nothing is asked for. */
  readonly lookAt: readonly Series[];
  readonly market: Market;
  readonly claims: readonly Claim[];
  readonly origins: readonly Origin[];
  /** The resolved scenario as YAML, every default visible; it runs again as it is. */
  readonly yaml: string;
}

/** One thing wrong with a file or a flag. All problems of a file are reported together. */
export interface Problem {
  /** File, flag or `standard input`. */
  readonly source: string;
  /** Line and column from 1, where known. */
  readonly line?: number;
  readonly column?: number;
  /** Path of the setting, e.g. `policy.flexibleShare`. */
  readonly path?: string;
  /** The user's own line, as written. */
  readonly excerpt?: string;
  /** What is wrong, in one sentence. */
  readonly wrong: string;
  /** What would be right: range, type, allowed names. */
  readonly right?: string;
  /** The nearest known name, for a misspelt one. */
  readonly suggestion?: string;
}
