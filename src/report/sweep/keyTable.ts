import type { Sweep, SweepPoint } from "../../experiment/explore/sweep/sweep.ts";
import { measures } from "../../model/measures.ts";
import type { KeyTable } from "../answer/keyTable.ts";
import { change, interval, level } from "../answer/quantities.ts";
import { valueText } from "../tables/sweep.ts";

/** Most points that a table for people holds. */
const MOST_ROWS = 25;

/** The points with their outcome: all of a short sweep, the best of a long one. */
export function sweepKeyTable(sweep: Sweep): KeyTable {
  const { points, best, variables, series, outcome } = sweep;
  const { measure } = series[outcome];
  const shown = points.length <= MOST_ROWS ? points : bestFirst(sweep).slice(0, MOST_ROWS);
  const isCut = shown.length < points.length;
  return {
    head: [...variables.map(({ path }) => path), measures[measure].label, "95 % interval", "behind the best", ""],
    rows: shown.map((point) => {
      const values = variables.map((_, i) => valueText(point.settings[i]));
      if (point.failure !== undefined) return [...values, "failed", "", "", ""];
      const { mean, lower, upper } = point.statistics[outcome];
      return [...values, level(measure, mean), interval(measure, lower, upper), ...comparedWithBest(sweep, point)];
    }),
    note: noteOf(best !== undefined, isCut ? `the best ${shown.length} of ${points.length} points; ` : ""),
  };
}

function noteOf(hasBest: boolean, cut: string): string {
  const compared = hasBest
    ? "behind the best: paired in the same worlds; ~ the worlds do not tell it from the best"
    : "";
  return `${cut}${compared}`;
}

function comparedWithBest({ best, series, outcome }: Sweep, { index }: SweepPoint): [string, string] {
  const behind = best?.behind[index];
  if (best === undefined || behind === undefined) return ["", ""];
  if (index === best.best) return ["", "best"];
  const { measure } = series[outcome];
  return [behind.worse ? change(measure, behind.behind).replace("+", "") : "~", behind.worse ? "" : "as good"];
}

function bestFirst({ points, best }: Sweep): readonly SweepPoint[] {
  if (best === undefined) return points;
  const behind = ({ index }: SweepPoint) => best.behind[index]?.behind ?? Number.POSITIVE_INFINITY;
  return [...points].sort((a, b) => behind(a) - behind(b) || a.index - b.index);
}
