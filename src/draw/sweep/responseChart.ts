import type { BehindBest } from "../../analyse/bestPoint.ts";
import type { Sweep } from "../../analyse/sweep.ts";
import { pointsWords, type ShownSeries, shownOutcome, sweepFinding, tellsApart } from "../../words/en/sweep.ts";
import { capital, worlds } from "../../words/number.ts";
import { bareTextIn, settingLabel, settingTitle } from "../../words/settings.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import { widest } from "../marks.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink, REFERENCE_DASH } from "../theme.ts";
import { gapPanel } from "./gapPanel.ts";
import { BEST, responsePanel } from "./responsePanel.ts";
import { variableAxis } from "./variableAxis.ts";

/** Chart 7 of one variable: the outcome over its values, where it is best, and what may be as good. */
export function responseChart(sweep: Sweep, provenance: Provenance): Chart {
  const { scenario, variables, outcome, window, replications, best } = sweep;
  const axis = variableAxis(variables[0], scenario);
  const shown = shownOutcome(sweep);
  const title = sweepFinding(sweep);
  const width = CHART_WIDTH - AXIS_ROOM - labelRoom(sweep, shown);
  const panels = [
    responsePanel(sweep, {
      axis,
      serie: outcome,
      shown,
      width,
      height: 250,
      compared: best !== undefined,
      failures: true,
    }),
    gapPanel(sweep, axis, { width, height: 120 }),
  ].flatMap((panel) => panel ?? []);
  const description = `${title}. ${capital(settingLabel(variables[0].path))}: ${variables[0].parameter.meaning}`;
  return {
    id: "sweep",
    title,
    description,
    table: tableOf(sweep, shown),
    spec: composeChart({
      title,
      subtitle: `Mean of months ${window[0]} to ${window[1]} in the same ${worlds(replications)} at every value. ${capital(settingLabel(variables[0].path))}: ${variables[0].parameter.meaning}${notesOn(sweep)}`,
      description,
      provenance,
      foot: foot({ ...sweep, months: scenario.market.months }, pointsWords(sweep)),
      views: [...keyView(keyItems(sweep)), panelGrid(panels, 1)],
    }),
  };
}

/** What the marks of the points mean. */
function notesOn({ best, points }: Sweep): string {
  const notes: string[] = [];
  const isCompared = best?.behind.some((behind) => behind?.worse === true) === true;
  if (isCompared) notes.push(" Hollow points are clearly behind the best, at 95 % shared among all.");
  if (points.some(({ failure }) => failure !== undefined)) notes.push(" A cross is a point that failed.");
  return notes.join("");
}

/** Room for the labels at the right [px]. */
function labelRoom({ base, points, best, outcome }: Sweep, { value }: ShownSeries): number {
  const means = [base, ...(best === undefined ? [] : [points[best.best]])].map(
    (point) => point.statistics.of(outcome).mean,
  );
  return (
    widest(
      means.map((mean) => `as it is ${value(mean ?? Number.NaN)}`),
      fontSize.label,
    ) *
      1.16 +
    12
  );
}

export function keyItems(sweep: Sweep): KeyItem[] {
  const { best, replications } = sweep;
  const bands: KeyItem[] = [
    { label: "95 % interval of the mean", sample: "band", colour: ink.band, opacity: 0.6 },
    { label: "90 % of the worlds", sample: "band", colour: ink.band, opacity: 0.2 },
  ];
  return [
    { label: replications > 1 ? "mean" : "value", sample: "line", colour: ink.scenario },
    ...(replications > 1 ? bands : []),
    { label: "scenario as it is", sample: "line", colour: ink.reference, dash: REFERENCE_DASH },
    ...(best === undefined
      ? []
      : [
          { label: "best", sample: "upright", colour: BEST.colour, shape: BEST.shape, opacity: 0 } as const,
          ...(tellsApart(sweep)
            ? [{ label: "may be as good", sample: "band", colour: ink.entry, opacity: 0.13 } as const]
            : []),
        ]),
  ];
}

/** Most rows of a table that is read by people. */
const MOST_ROWS = 25;

function tableOf({ points, outcome, best, variables }: Sweep, shown: ShownSeries): ChartTable {
  const every = Math.ceil(points.length / MOST_ROWS);
  const rows = points.filter(({ index }) => index % every === 0 || index === best?.best);
  return {
    columns: [
      settingTitle(variables[0]),
      shown.title,
      "95 % interval",
      "90 % of the worlds",
      "behind the best",
      "95 % interval",
    ],
    rows: rows.map(({ settings, statistics, failure, index }) => {
      const value = bareTextIn(variables[0], settings[0]);
      if (failure !== undefined) return [value, "failed", "", "", "", ""];
      const { mean, lower, upper, p05, p95 } = statistics.of(outcome);
      const behind = best?.behind[index];
      const compared = index === best?.best ? ["best", ""] : behindCells(behind, shown);
      return [value, shown.value(mean), shown.interval(lower, upper), shown.interval(p05, p95), ...compared];
    }),
  };
}

function behindCells(behind: BehindBest | undefined, shown: ShownSeries): [string, string] {
  if (behind === undefined) return ["", ""];
  const { size, interval } = shown.difference(behind.behind, behind.lower, behind.upper);
  return [size, interval];
}
