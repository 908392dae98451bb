import type { Sweep } from "../../analyse/sweep.ts";
import { type TradedPoint, tradedPoints } from "../../analyse/tradeOff.ts";
import { capital, count, listed } from "../number.ts";
import { bareTextAt, settingLabel } from "../settings.ts";
import type { ChartWords } from "./chart.ts";
import { overOf, placeOf, shownOutcome } from "./sweep.ts";
import { footOfSweep } from "./sweepCharts.ts";
import { meanOver } from "./valuesOver.ts";

/** Several measures of the same points, in words. */

/** Points that are named one by one. */
const MOST_NAMED = 5;

/** Which points are beaten by no other in all that is asked about; nothing where one measure is, or neither way is better. */
export function tradeOffSentence(sweep: Sweep): string {
  const points = tradedPoints(sweep);
  if (points.length === 0) return "";
  const front = points.filter(({ isOnFront }) => isOnFront);
  const measures = listed([sweep, ...sweep.others].map((each) => shownOutcome(each).noun));
  const named = front.length <= MOST_NAMED ? `: ${namesOf(sweep, front)}` : "";
  if (front.length === 1) {
    return `By ${measures} together ${nameOf(sweep, front[0])} beats all others, by the means.`;
  }
  const many =
    front.length === points.length
      ? `none of the ${count(points.length)} points is beaten`
      : `${count(front.length)} of the ${count(points.length)} points are beaten by no other`;
  return `By ${measures} together ${many}, by the means${named}.`;
}

/** `flexible share 0 %, 10 % and 30 %`; points of several settings one by one. */
function namesOf(sweep: Sweep, front: readonly TradedPoint[]): string {
  const { variables, points } = sweep;
  if (variables.length > 1) return front.map((point) => nameOf(sweep, point)).join("; ");
  const values = front.map(({ index }) => bareTextAt(variables[0], points[index].settings));
  return `${settingLabel(variables[0])} ${listed(values)}`;
}

function nameOf(sweep: Sweep, { index }: TradedPoint): string {
  return placeOf(sweep, sweep.points[index]);
}

/** What the marks of the chart mean. */
export const tradeOffKey = {
  front: "beaten by no other point",
  beaten: "beaten by another",
  best: "best by the first measure",
} as const;

/** The chart of a measure against the first. */
export function tradeOffWords(sweep: Sweep): ChartWords {
  const title = tradeOffSentence(sweep).replace(/\.$/, "");
  const points = tradedPoints(sweep);
  const all = [sweep, ...sweep.others].map(shownOutcome);
  return {
    title,
    subtitle: `${capital(meanOver(overOf(sweep), sweep))}, every point by each measure against the first. A point is beaten where another is at least as good by every measure and better by one.`,
    description: `${title}. One panel for each measure beside the first.`,
    foot: footOfSweep(sweep),
    table: {
      columns: ["Point", ...all.map((shown) => shown.title), "Beaten by none"],
      rows: points
        .slice(0, 25)
        .map((point) => [
          nameOf(sweep, point),
          ...point.means.map((mean, at) => all[at].value(mean)),
          point.isOnFront ? "yes" : "",
        ]),
    },
  };
}
