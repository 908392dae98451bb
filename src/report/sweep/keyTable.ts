import { valuesOf } from "../../chart/sweep/finding.ts";
import { shownOutcome } from "../../chart/sweep/shownOutcome.ts";
import { settingTitle } from "../../experiment/explore/settingWords.ts";
import type { Sweep, SweepPoint } from "../../experiment/explore/sweep/sweep.ts";
import type { KeyTable } from "../answer/keyTable.ts";

/** Most points that a table for people holds. */
const MOST_ROWS = 25;

/** The points with their outcome: all of a short sweep, the best of a long one. */
export function sweepKeyTable(sweep: Sweep): KeyTable {
  const { points, best, variables, outcome } = sweep;
  const shown = shownOutcome(sweep);
  const rows = points.length <= MOST_ROWS ? points : bestFirst(sweep).slice(0, MOST_ROWS);
  const titles = variables.map(settingTitle);
  const compared = best === undefined ? [] : ["behind the best", ""];
  return {
    head: [...titles, shown.title, ...compared],
    rows: rows.map((point) => {
      const values = valuesOf(sweep, point);
      if (point.failure !== undefined) return [...values, "failed", ...compared.map(() => "")];
      const { mean, lower, upper } = point.statistics.of(outcome);
      return [...values, `${shown.value(mean)} (${shown.interval(lower, upper)})`, ...comparedWithBest(sweep, point)];
    }),
    note: noteOf(sweep, rows.length < points.length ? rows.length : undefined, shown.differenceUnit),
  };
}

function noteOf({ best, points }: Sweep, cut: number | undefined, unit: string): string {
  const parts = ["in brackets: 95 % interval"];
  if (cut !== undefined) parts.push(`the ${best === undefined ? "first" : "best"} ${cut} of ${points.length} points`);
  if (best !== undefined)
    parts.push(`behind the best: in the same worlds, in ${unit}, each interval for its point alone`);
  return parts.join("; ");
}

function comparedWithBest(sweep: Sweep, { index }: SweepPoint): string[] {
  const { best } = sweep;
  if (best === undefined) return [];
  const behind = best.behind[index];
  if (behind === undefined) return ["", ""];
  if (index === best.best) return ["", "best"];
  const shown = shownOutcome(sweep);
  const { size, interval } = shown.difference(behind.behind, behind.lower, behind.upper);
  return [`${size} (${interval})`, behind.worse ? "worse" : behind.n > 1 ? "may be as good" : ""];
}

function bestFirst({ points, best }: Sweep): readonly SweepPoint[] {
  if (best === undefined) return points;
  const behind = ({ index }: SweepPoint) => best.behind[index]?.behind ?? Number.POSITIVE_INFINITY;
  return [...points].sort((a, b) => behind(a) - behind(b) || a.index - b.index);
}
