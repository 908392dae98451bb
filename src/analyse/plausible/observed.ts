import type { MeasureName } from "../../model/measures.ts";

/**
 * What markets are seen to be like. A drawn market that is not like that is left out. Nothing here is a conclusion of
 * the model: no direction, no effect of anything, no difference between two arms. A range is about twice as wide as what
 * was seen, since a market of eight buyers and eighteen suppliers is none of those that were looked at.
 */
export interface Observed {
  readonly what: MeasureName | "survival";
  readonly low: number;
  readonly high: number;
  /** Where the range comes from. */
  readonly source: string;
}

// biome-ignore format: a table reads in rows
export const observed: readonly Observed[] = [
  { what: "price", low: 1.02, high: 1.6, source: "assumption: between bare cost and what nobody pays long, where a unit costs the reference supplier 1" },
  { what: "margin", low: 0.02, high: 0.3, source: "assumption: what makers of parts and services report before overheads, a few per cent to three tenths of the price" },
  { what: "concentration", low: 0.2, high: 0.7, source: "assumption: between five equal suppliers and one that has five sixths of the spend" },
  { what: "survival", low: 0.9, high: 0.995, source: "ledgers of four large public buyers: of the spend with those who were there in the first year, 94.8 to 97.7 % is still there a year later" },
];
