import { doesTheSame } from "../../analyse/bestPoint.ts";
import { isUnmoved, type Sweep, type SweepPoint } from "../../analyse/sweep.ts";
import { settingTitle } from "../settings.ts";
import { MARKETS_HEADS, marketCells, marketsNote } from "./pointMarkets.ts";
import type { KeyTable } from "./runTable.ts";
import { shownOutcome, valuesOf } from "./sweep.ts";

/** Most points that a table for people holds. */
const MOST_ROWS = 25;

/** The points with their outcome: all of a short sweep, the best of a long one. */
export function sweepKeyTable(sweep: Sweep): KeyTable {
  const { points, best, variables, outcome, markets } = sweep;
  const shown = shownOutcome(sweep);
  const others = sweep.others.map((other) => ({ other, shown: shownOutcome(other) }));
  const ofOthers = ({ statistics, failure }: SweepPoint) =>
    others.map(({ other, shown: of }) => {
      if (failure !== undefined) return "";
      const { mean, lower, upper } = statistics.of(other.outcome);
      const { size, interval } = of.within(mean, lower, upper);
      return `${size} (${interval})`;
    });
  const inMarkets = (point: SweepPoint) => (markets === undefined ? [] : marketCells(markets, point.index, shown));
  const rows = points.length <= MOST_ROWS ? points : bestFirst(sweep).slice(0, MOST_ROWS);
  const titles = variables.map(settingTitle);
  const compared = best === undefined ? [] : ["behind the best", ""];
  return {
    head: [
      ...titles,
      shown.title,
      ...others.map(({ shown: of }) => of.title),
      ...compared,
      ...(markets === undefined ? [] : MARKETS_HEADS),
    ],
    rows: rows.map((point) => {
      const values = valuesOf(sweep, point);
      if (point.failure !== undefined)
        return [...values, "failed", ...ofOthers(point), ...compared.map(() => ""), ...inMarkets(point)];
      const { mean, lower, upper } = point.statistics.of(outcome);
      const { size, interval } = shown.within(mean, lower, upper);
      return [
        ...values,
        `${size} (${interval})`,
        ...ofOthers(point),
        ...comparedWithBest(sweep, point),
        ...inMarkets(point),
      ];
    }),
    note: noteOf(sweep, rows.length < points.length ? rows.length : undefined, shown.differenceUnit),
  };
}

function noteOf({ best, points, markets }: Sweep, cut: number | undefined, unit: string): string {
  const parts = ["in brackets: 95 % interval"];
  if (cut !== undefined) parts.push(`the ${best === undefined ? "first" : "best"} ${cut} of ${points.length} points`);
  if (best !== undefined)
    parts.push(`behind the best: in the same worlds, in ${unit}, each interval for its point alone`);
  if (markets !== undefined) parts.push(marketsNote(markets));
  return parts.join("; ");
}

function comparedWithBest(sweep: Sweep, { index }: SweepPoint): string[] {
  const { best } = sweep;
  if (best === undefined) return [];
  const behind = best.behind[index];
  if (behind === undefined) return ["", ""];
  if (index === best.best) return ["", isUnmoved(sweep) ? SAME : "best"];
  const shown = shownOutcome(sweep);
  const { size, interval } = shown.difference(behind.behind, behind.lower, behind.upper);
  if (doesTheSame(behind)) return [`${size} (${interval})`, SAME];
  return [`${size} (${interval})`, behind.worse ? "worse" : behind.n > 1 ? "may be as good" : ""];
}

/** What does in every world what the best does. */
const SAME = "same";

function bestFirst({ points, best }: Sweep): readonly SweepPoint[] {
  if (best === undefined) return points;
  const behind = ({ index }: SweepPoint) => best.behind[index]?.behind ?? Number.POSITIVE_INFINITY;
  return [...points].sort((a, b) => behind(a) - behind(b) || a.index - b.index);
}
