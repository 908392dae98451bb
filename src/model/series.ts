import type { Market } from "./market.ts";
import { type MeasureName, measureNames, measures } from "./measures.ts";

/** One measure of one group, month by month. */
export interface Series {
  readonly measure: MeasureName;
  /** `all`, the name of a group, or `incumbents`: the relations under contract when the run began. */
  readonly group: string;
}

export function isSame(a: Series, b: Series): boolean {
  return a.measure === b.measure && a.group === b.group;
}

/** Name of the whole market as a group. */
export const ALL = "all";
/** Name of the relations that were on the fixed track when the run began. */
export const INCUMBENTS = "incumbents";

/** Groups that stand for the incumbents, best first. */
export function incumbentGroups(market: Market): string[] {
  const fixed = market.suppliers.filter((group) => group.kind === "fixed").map((group) => group.name);
  return [INCUMBENTS, ...fixed, ALL];
}

/**
 * The series that a market has, in the order in which they are stored: measure by measure, in each
 * `all`, then groups of buyers (only where there are several), groups of suppliers, `incumbents`.
 */
export function seriesOf(market: Market): Series[] {
  const buyerGroups = market.buyers.length > 1 ? market.buyers.map((group) => group.name) : [];
  const supplierGroups = market.suppliers.map((group) => group.name);
  const series: Series[] = [];
  for (const measure of measureNames) {
    for (const group of groupsOf(measure, buyerGroups, supplierGroups)) series.push({ measure, group });
  }
  return series;
}

function groupsOf(measure: MeasureName, buyerGroups: readonly string[], supplierGroups: readonly string[]): string[] {
  const { scope, of } = measures[measure];
  const groups = [ALL];
  if (scope !== "suppliers") groups.push(...buyerGroups);
  if (scope !== "buyers") groups.push(...supplierGroups);
  // A supplier is no incumbent, its relations may be.
  if (scope !== "buyers" && of.sum.over !== "suppliers") groups.push(INCUMBENTS);
  return groups;
}
