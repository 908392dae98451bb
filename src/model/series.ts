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
 * `all`, then groups of buyers (only where there are several), groups of suppliers, `incumbents`; of the supplier's
 * side the groups alone of which it is measured. A group that nobody belongs to has none.
 */
export function seriesOf({ buyers, suppliers, supplierSide = [] }: Market): Series[] {
  const present = suppliers.filter(hasMembers);
  const sides = present.filter(({ name }) => supplierSide.includes(name));
  return seriesIn(buyers.filter(hasMembers), present, sides);
}

/**
 * The same, and after them those of groups that nobody belongs to, and of the supplier's side of every group, for
 * whoever reads markets side by side of which some have the group, or a strategy: a share that is 0 because nobody is
 * there is known, a price is not.
 */
export function everySeriesOf(market: Market): Series[] {
  const own = seriesOf(market);
  const all = seriesIn(market.buyers, market.suppliers, market.suppliers);
  if (own.length === all.length) return own;
  const isKnown = new Set(own.map(({ measure, group }) => `${measure}:${group}`));
  return [...own, ...all.filter(({ measure, group }) => !isKnown.has(`${measure}:${group}`))];
}

function hasMembers({ count }: { readonly count: number }): boolean {
  return count > 0;
}

type Named = readonly { readonly name: string }[];

/** @param sides  groups whose own side is measured */
function seriesIn(buyers: Named, suppliers: Named, sides: Named): Series[] {
  const buyerGroups = buyers.length > 1 ? buyers.map((group) => group.name) : [];
  const supplierGroups = suppliers.map((group) => group.name);
  const series: Series[] = [];
  for (const measure of measureNames) {
    const groups = isOfSide(measure) ? sides.map(({ name }) => name) : groupsOf(measure, buyerGroups, supplierGroups);
    for (const group of groups) series.push({ measure, group });
  }
  return series;
}

/** Whether a measure is of the supplier's side: of single groups of suppliers, where somebody has a strategy or asks for it. */
export function isOfSide(measure: MeasureName): boolean {
  return measures[measure].scope === "supplierSide";
}

/** The measures that some of these markets have. */
export function measuresIn(markets: readonly Market[]): MeasureName[] {
  const hasSide = markets.some(({ supplierSide = [] }) => supplierSide.length > 0);
  return measureNames.filter((measure) => hasSide || !isOfSide(measure));
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
