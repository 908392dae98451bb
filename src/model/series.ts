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

/** A series, and its place among others. */
export interface PlacedSeries {
  readonly serie: Series;
  readonly place: number;
}

/** Some series with their places among all; those that are not among them are left out. */
export function placesOf(some: readonly Series[], all: readonly Series[]): PlacedSeries[] {
  return some
    .map((serie) => ({ serie, place: all.findIndex((other) => isSame(serie, other)) }))
    .filter(({ place }) => place >= 0);
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
 * `all`, then groups of buyers (only where there are several), groups of suppliers, `incumbents`. A group that
 * nobody belongs to has none.
 */
export function seriesOf({ buyers, suppliers }: Market): Series[] {
  return seriesIn(buyers.filter(hasMembers), suppliers.filter(hasMembers));
}

/**
 * The same, and after them those of groups that nobody belongs to, for whoever reads markets side by side of which some
 * have the group: a share that is 0 because nobody is there is known, a price is not.
 */
export function everySeriesOf(market: Market): Series[] {
  const own = seriesOf(market);
  const all = seriesIn(market.buyers, market.suppliers);
  if (own.length === all.length) return own;
  const isKnown = new Set(own.map(({ measure, group }) => `${measure}:${group}`));
  return [...own, ...all.filter(({ measure, group }) => !isKnown.has(`${measure}:${group}`))];
}

function hasMembers({ count }: { readonly count: number }): boolean {
  return count > 0;
}

type Named = readonly { readonly name: string }[];

function seriesIn(buyers: Named, suppliers: Named): Series[] {
  const buyerGroups = buyers.length > 1 ? buyers.map((group) => group.name) : [];
  const supplierGroups = suppliers.map((group) => group.name);
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
