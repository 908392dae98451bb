import type { PointOverMarkets, PointsOverMarkets } from "../../analyse/plausible/points.ts";
import { WORLDS_OF_MARKET } from "../../worlds/plausible/markets.ts";
import { capital, count } from "../number.ts";
import type { ChartTable, ChartWords } from "./chart.ts";
import type { ShownSeries } from "./shownSeries.ts";

/** How points do in markets that are as plausible, in words. */

/** Points over plausible markets with what their words need. */
export interface SaidPoints {
  readonly markets: PointsOverMarkets;
  /** The point that the answer names. */
  readonly chosen: number;
  /** A point inside a sentence: `flexible share 20 %`. */
  readonly nameOf: (point: number) => string;
  readonly shown: ShownSeries;
}

/** How often the best point is best there, and how far behind it is where it is not. */
export function overMarketsSentence({ markets, chosen, nameOf, shown }: SaidPoints): string {
  const seen = markets.points[chosen];
  if (markets.markets === 0 || seen === undefined) {
    return "In no plausible market have all points a value, so that nothing is known of other values for what is assumed.";
  }
  const [most] = byBest(markets);
  const all = `${count(markets.markets)} markets that are as plausible`;
  const often = `it is best in ${count(seen.best)}`;
  const behind =
    seen.p95 === 0
      ? "In nine of ten it is the best of the market itself."
      : `In nine of ten it is behind the best of the market by ${regretRange(seen, shown)}.`;
  if (most.seen.best > seen.best) {
    const beside = isTied(markets) ? ", and another as often" : "";
    return `Over ${all}, ${often}; ${nameOf(most.point)} is in ${count(most.seen.best)}${beside}. ${behind}`;
  }
  const other = byBest(markets).find(({ point }) => point !== chosen);
  const rank =
    other !== undefined && other.seen.best === seen.best
      ? `, and so is ${nameOf(other.point)}`
      : ", more often than any other";
  return `Over ${all}, ${often}${rank}. ${behind}`;
}

function isTied(markets: PointsOverMarkets): boolean {
  const [first, second] = byBest(markets);
  return second !== undefined && second.seen.best === first.seen.best;
}

/** Points by the number of markets in which they are best, most first; those without a value are left out. */
export function byBest({ points }: PointsOverMarkets) {
  return points
    .flatMap((seen, point) => (seen === undefined ? [] : [{ point, seen }]))
    .sort((a, b) => b.seen.best - a.seen.best || a.seen.p50 - b.seen.p50 || a.point - b.point);
}

/** `0 to 0.021 unit costs`. */
function regretRange({ p05, p50, p95 }: PointOverMarkets, shown: ShownSeries): string {
  const { interval } = shown.difference(p50, p05, p95);
  const unit = shown.showing.unit === "index" ? "" : ` ${shown.differenceUnit}`;
  return `${interval}${unit}`;
}

/** Where it was not asked, and how it is. */
export const NOT_ASKED =
  "Whether it holds where other values are assumed that are as plausible was not asked: --plausible 100 asks it.";

/** What the numbers over markets rest on. */
export function marketsRestOn({ plan }: PointsOverMarkets): string {
  return `In plausible markets ${count(plan.moved.length)} assumed values are drawn at once, the same at all points; each market has ${WORLDS_OF_MARKET} worlds of its own, and the best is chosen in other worlds than it is valued in.`;
}

/** Heads of the columns that the table of points gets. */
export const MARKETS_HEADS = ["best in", "behind, 90 % of markets"] as const;

/** Cells of a point: in how many markets it is best, and how far it is behind in nine of ten. */
export function marketCells({ points }: PointsOverMarkets, point: number, shown: ShownSeries): string[] {
  const seen = points[point];
  if (seen === undefined) return ["", ""];
  return [count(seen.best), shown.difference(seen.p50, seen.p05, seen.p95).interval];
}

/** What is said of a point beside the mouse: how far it is behind in the median market and in nine of ten, and how often it is best. */
export function marketLines({ markets, shown }: SaidPoints, point: number): string[] {
  const seen = markets.points[point];
  if (seen === undefined) return [];
  const { size, interval } = shown.difference(seen.p50, seen.p05, seen.p95);
  return [
    `${pointMarketsKey.median}: ${size} ${shown.differenceUnit}`,
    `${pointMarketsKey.spread}: ${interval}`,
    `${MARKETS_HEADS[0]}: ${count(seen.best)} of ${count(markets.markets)}`,
  ];
}

/** What those columns mean. */
export function marketsNote({ markets }: PointsOverMarkets): string {
  return `best in, behind: of ${count(markets)} plausible markets`;
}

/** What the marks of the chart mean. */
export const pointMarketsKey = {
  median: "median market",
  spread: "nine in ten of the markets",
  beyond: "further right",
} as const;

/** Title of its axis. */
export function pointMarketsAxis({ differenceUnit }: ShownSeries): string {
  return `Behind the best of the market (${differenceUnit}), less is better`;
}

/** What the chart says. @param drawn  points that are drawn, best most often first */
export function pointMarketsWords(said: SaidPoints, drawn: readonly number[], foot: string): ChartWords {
  const { markets, nameOf, shown } = said;
  const [most] = byBest(markets);
  const often = `${nameOf(most.point)} is best ${isTied(markets) ? "most often beside another" : "most often"}`;
  const title = `Over ${count(markets.markets)} plausible markets ${often}, in ${count(most.seen.best)}${most.point === said.chosen ? "" : `; ${nameOf(said.chosen)} in ${count(markets.points[said.chosen]?.best ?? 0)}`}`;
  const cut =
    drawn.length < byBest(markets).length ? ` The first ${drawn.length} of ${byBest(markets).length} points.` : "";
  return {
    title: capital(title),
    subtitle: `How far each is behind the best of the same market in ${shown.noun}; at the right, in how many markets it is best, and where nine in ten of its distances lie. ${marketsRestOn(markets)}${cut}`,
    description: `${title}. One row a point, best most often first.${cut}`,
    foot,
    table: tableOf(said, drawn),
  };
}

function tableOf({ markets, nameOf, shown }: SaidPoints, drawn: readonly number[]): ChartTable {
  return {
    columns: ["Point", `Best in, of ${count(markets.markets)}`, `Behind, 90 % of markets (${shown.differenceUnit})`],
    rows: drawn.map((point) => [nameOf(point), ...marketCells(markets, point, shown)]),
  };
}
