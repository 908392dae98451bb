import type { MeasureName } from "../../model/measures.ts";
import type { Regularity } from "../../worlds/ledger/regularities.ts";

/**
 * What markets are seen to be like. A drawn market that is not like that is left out. Nothing here is a conclusion of
 * the model: no direction, no effect of anything, no difference between two arms. What real ledgers show is counted in
 * simulated payments by the same function and threshold. A price in unit costs is seen nowhere; what is seen of it is what
 * it leaves over cost.
 */
export interface Observed {
  readonly what: MeasureName | Regularity;
  readonly low: number;
  readonly high: number;
  /** Where the range comes from. */
  readonly source: string;
}

// biome-ignore format: a table reads in rows
export const observed: readonly Observed[] = [
  { what: "margin", low: 0.03, high: 0.22, source: "Damodaran (2014), Margins by Sector, US, January: makers of parts, materials and aircraft keep 3 to 11 % of sales as operating margin, 15 to 22 % before selling and general costs" },
  { what: "attrition", low: 0.02, high: 0.052, source: "ledgers of four large public buyers over all their years: of the spend with suppliers of the first year 2.1 to 5.2 % ends each year" },
  { what: "gini", low: 0.62, high: 0.87, source: "ledgers of the same four buyers: how unequally suppliers are paid in a year" },
];
