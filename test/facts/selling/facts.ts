import type { ArmName } from "./arms.ts";
import type { OutcomeName } from "./worlds.ts";

/** A fact of the supplier's side: what one arm has more of than another, in the same worlds. */
export interface Fact {
  readonly number: string;
  readonly says: string;
  readonly of: ArmName;
  readonly less: ArmName;
  readonly outcome: OutcomeName;
  /** Sign that the difference should have; 0: none at all, to the digits of the machine. */
  readonly sign: 1 | -1 | 0;
  /** What the pilot showed, with its 95 % interval where it had one. */
  readonly pilot: string;
}

// biome-ignore format: a table reads in rows
export const facts: readonly Fact[] = [
  { number: "S2", says: "Shows bring relations", of: "shows", less: "none", outcome: "relations", sign: 1, pilot: "+0.95 (0.77 to 1.13)" },
  { number: "", says: "and not the gate", of: "shows", less: "none", outcome: "gate", sign: 1, pilot: "+0.8" },
  { number: "S3", says: "A manager is through the gate sooner than shows for the same money", of: "one", less: "shows", outcome: "gate", sign: -1, pilot: "-15.3 (-15.8 to -14.9)" },
  { number: "", says: "and holds more contracts", of: "one", less: "shows", outcome: "contracts", sign: 1, pilot: "+0.32 (0.17 to 0.46)" },
  { number: "", says: "talks alone, too, are sooner through the gate", of: "talksOnly", less: "shows", outcome: "gate", sign: -1, pilot: "-7.6 (-8.2 to -7.0)" },
  { number: "S4", says: "The first manager brings contracts", of: "one", less: "none", outcome: "contracts", sign: 1, pilot: "+0.47" },
  { number: "", says: "the second less", of: "two", less: "one", outcome: "contracts", sign: 1, pilot: "+0.10" },
  { number: "", says: "the next two together", of: "four", less: "two", outcome: "contracts", sign: 1, pilot: "+0.14" },
  { number: "", says: "the first pays", of: "one", less: "none", outcome: "profit", sign: 1, pilot: "+2.4" },
  { number: "S5", says: "Pages bring more relations than shows for the same money", of: "online", less: "shows", outcome: "relations", sign: 1, pilot: "+0.19 (0.13 to 0.26)" },
  { number: "S6", says: "Two buyers: a name with each brings relations", of: "fewProduct", less: "fewCompany", outcome: "relations", sign: 1, pilot: "+0.11 (0.09 to 0.13)" },
  { number: "", says: "and opens the gate sooner than the name of the company", of: "fewProduct", less: "fewCompany", outcome: "gate", sign: -1, pilot: "-7.9" },
  { number: "", says: "24 buyers: the name of the company brings relations", of: "manyCompany", less: "manyProduct", outcome: "relations", sign: 1, pilot: "+0.78 (0.63 to 0.93)" },
  { number: "", says: "contracts", of: "manyCompany", less: "manyProduct", outcome: "contracts", sign: 1, pilot: "+0.19" },
  { number: "", says: "and profit", of: "manyCompany", less: "manyProduct", outcome: "profit", sign: 1, pilot: "+1.5" },
  { number: "S7", says: "A target of 0.3 of what is within reach", of: "target03", less: "one", outcome: "profit", sign: -1, pilot: "-0.48" },
  { number: "", says: "0.6", of: "target06", less: "one", outcome: "profit", sign: 1, pilot: "+0.04" },
  { number: "", says: "1", of: "target1", less: "one", outcome: "profit", sign: 1, pilot: "+0.53 (0.31 to 0.74)" },
  { number: "", says: "1.4", of: "target14", less: "one", outcome: "profit", sign: 1, pilot: "+0.25" },
  { number: "", says: "1.7", of: "target17", less: "one", outcome: "profit", sign: -1, pilot: "-0.23" },
  { number: "", says: "2.5", of: "target25", less: "one", outcome: "profit", sign: -1, pilot: "-1.26" },
  { number: "", says: "4, all against no target", of: "target4", less: "one", outcome: "profit", sign: -1, pilot: "-2.04 (-2.45 to -1.62)" },
  { number: "S8", says: "Appraisal by volume from month 36 on against from the start: gate", of: "switch36", less: "switch0", outcome: "gate", sign: -1, pilot: "-8.4" },
  { number: "", says: "contracts", of: "switch36", less: "switch0", outcome: "contracts", sign: 1, pilot: "+0.33 (0.14 to 0.52)" },
  { number: "", says: "profit", of: "switch36", less: "switch0", outcome: "profit", sign: 1, pilot: "+2.3 (0.6 to 3.9)" },
  { number: "", says: "against never: contracts", of: "switch36", less: "never", outcome: "contracts", sign: 1, pilot: "+0.15 (0.06 to 0.25)" },
  { number: "", says: "profit", of: "switch36", less: "never", outcome: "profit", sign: 1, pilot: "+1.4 (0.6 to 2.2)" },
  { number: "S9", says: "Three dealers beside one manager, 32 small buyers", of: "small3", less: "small0", outcome: "profit", sign: 1, pilot: "+1.48 (1.19 to 1.78)" },
  { number: "", says: "twelve in place of three", of: "small12", less: "small3", outcome: "profit", sign: -1, pilot: "-3.70" },
  { number: "", says: "three, eight big buyers", of: "big3", less: "one", outcome: "profit", sign: -1, pilot: "-1.5 (-2.4 to -0.7)" },
  { number: "S10", says: "An incumbent that improves keeps volume", of: "improves", less: "holds", outcome: "volume", sign: 1, pilot: "+0.31 (0.27 to 0.35)" },
  { number: "", says: "and earns", of: "improves", less: "holds", outcome: "profit", sign: 1, pilot: "+5.9" },
  { number: "", says: "One that talks keeps none", of: "talks", less: "holds", outcome: "volume", sign: 0, pilot: "0.000" },
  { number: "", says: "and pays for the talk", of: "talks", less: "holds", outcome: "profit", sign: -1, pilot: "-4.800" },
  { number: "S11", says: "The best split, 0.01 a month against nothing", of: "best01", less: "none", outcome: "profit", sign: 1, pilot: "+4.3" },
  { number: "", says: "0.02", of: "best02", less: "none", outcome: "profit", sign: 1, pilot: "about +5.5" },
  { number: "", says: "0.04", of: "best04", less: "none", outcome: "profit", sign: 1, pilot: "+6.7 (5.8 to 7.6)" },
  { number: "", says: "0.08", of: "best08", less: "none", outcome: "profit", sign: 1, pilot: "+5.0" },
  { number: "", says: "0.16", of: "best16", less: "none", outcome: "profit", sign: -1, pilot: "-8.0" },
  { number: "S12", says: "The best split against an even one", of: "best04", less: "even04", outcome: "profit", sign: 1, pilot: "+3.0 (2.4 to 3.6)" },
  { number: "", says: "all on improvement against nothing", of: "improve04", less: "none", outcome: "profit", sign: 1, pilot: "+4.5" },
  { number: "", says: "half as much on improvement", of: "improve02", less: "none", outcome: "profit", sign: 1, pilot: "+4.1" },
  { number: "", says: "all on people", of: "team04", less: "none", outcome: "profit", sign: 1, pilot: "+1.0 (0.0 to 2.0)" },
  { number: "", says: "all on the brand", of: "brand04", less: "none", outcome: "profit", sign: -1, pilot: "-1.1 (-1.9 to -0.4)" },
  { number: "S13", says: "A stable team holds more contracts (0.9 against 5.6 % a month leave)", of: "stable", less: "churn", outcome: "contracts", sign: 1, pilot: "+0.32 (0.23 to 0.41)" },
  { number: "", says: "and earns more", of: "stable", less: "churn", outcome: "profit", sign: 1, pilot: "+3.3" },
  { number: "S15", says: "Executive support: the gate sooner", of: "backed", less: "one", outcome: "gate", sign: -1, pilot: "-1.4" },
  { number: "", says: "fewer departures", of: "backed", less: "one", outcome: "departures", sign: -1, pilot: "-1.5" },
  { number: "", says: "less inertia in an incumbent", of: "supported", less: "holds", outcome: "inertia", sign: -1, pilot: "-0.08" },
  { number: "S16", says: "Some co-creation pays", of: "together", less: "one", outcome: "profit", sign: 1, pilot: "+0.9" },
  { number: "", says: "all of it, against some, does not", of: "tooDeep", less: "together", outcome: "profit", sign: -1, pilot: "-1.0" },
  { number: "S17", says: "A steady programme against one cut in a quarter of the years, same mean", of: "steady25", less: "swing25", outcome: "profit", sign: 1, pilot: "+0.31 (0.09 to 0.53)" },
  { number: "", says: "in half of the years", of: "steady50", less: "swing50", outcome: "profit", sign: 1, pilot: "+0.49 (0.23 to 0.76)" },
  { number: "S18", says: "Breadth: three accounts against one, for one manager", of: "one", less: "courts1", outcome: "profit", sign: 1, pilot: "+3.2" },
  { number: "", says: "eight against three", of: "courts8", less: "one", outcome: "profit", sign: 1, pilot: "+1.7" },
  { number: "", says: "twelve against eight", of: "courts12", less: "courts8", outcome: "profit", sign: -1, pilot: "-0.3" },
  { number: "", says: "eight against three: the gate later", of: "courts8", less: "one", outcome: "gate", sign: 1, pilot: "+5" },
  { number: "S19", says: "A fifth of the time on briefings: contracts", of: "briefed", less: "unbriefed", outcome: "contracts", sign: 1, pilot: "+0.10 (0.07 to 0.13)" },
  { number: "", says: "profit", of: "briefed", less: "unbriefed", outcome: "profit", sign: 1, pilot: "+1.0 (0.8 to 1.3)" },
];
