import type { Sweep } from "../../analyse/sweep.ts";
import {
  pointsWords,
  rankedPoints,
  type ShownSeries,
  shownOutcome,
  sweepFinding,
  valuesOf,
} from "../../words/en/sweep.ts";
import { capital, worlds } from "../../words/number.ts";
import { settingLabel, settingTitle } from "../../words/settings.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import { ink, REFERENCE_DASH } from "../theme.ts";
import { cloudPanel, MOST_DOTS } from "./cloudPanel.ts";
import { BEST } from "./responsePanel.ts";

const SIZE = { width: 290, height: 150 };

/** Chart 7 of a design, or of more than two variables: every point over each variable. */
export function cloudChart(sweep: Sweep, provenance: Provenance): Chart {
  const { scenario, variables, window, replications, points, isGrid } = sweep;
  const shown = shownOutcome(sweep);
  const title = sweepFinding(sweep);
  const panels = variables.flatMap((_, variable) => cloudPanel(sweep, variable, shown, SIZE) ?? []);
  const meanings = variables
    .map(({ path, parameter }) => `${capital(settingLabel(path))}: ${parameter.meaning}`)
    .join(" ");
  const description = `${title}. One panel for each of ${variables.length} variables. ${meanings}`;
  const some = rankedPoints(sweep).length > MOST_DOTS ? `, about ${MOST_DOTS} of ${points.length} drawn` : "";
  const along = isGrid ? "at each value" : "in each part of the range";
  return {
    id: "sweep",
    title,
    description,
    table: bestPoints(sweep, shown),
    spec: composeChart({
      title,
      subtitle: `Each dot is a point${some}: mean of months ${window[0]} to ${window[1]} over the same ${worlds(replications)}. All variables change at once; the black line is the mean of the points ${along}, with its 95 % interval.`,
      description,
      provenance,
      foot: foot({ ...sweep, months: scenario.market.months }, pointsWords(sweep)),
      views: [...keyView(keyItems(sweep)), panelGrid(panels)],
    }),
  };
}

function keyItems({ best }: Sweep): KeyItem[] {
  return [
    { label: "a point", sample: "upright", colour: ink.band, shape: "circle", opacity: 0 },
    { label: "mean of points, 95 % interval", sample: "upright", colour: ink.scenario, shape: "circle" },
    { label: "scenario as it is", sample: "line", colour: ink.reference, dash: REFERENCE_DASH },
    ...(best === undefined
      ? []
      : [{ label: "best", sample: "upright", colour: BEST.colour, shape: BEST.shape, opacity: 0 } as const]),
  ];
}

const ROWS = 10;

/** The best points; where neither way is better, the highest. */
function bestPoints(sweep: Sweep, shown: ShownSeries): ChartTable {
  const { variables, outcome, best } = sweep;
  const ranked = rankedPoints(sweep);
  if (best?.better !== "lower") ranked.reverse();
  return {
    columns: [...variables.map(settingTitle), shown.title, "95 % interval"],
    rows: ranked.slice(0, ROWS).map((point) => {
      const { mean, lower, upper } = point.statistics.of(outcome);
      return [...valuesOf(sweep, point), shown.value(mean), shown.interval(lower, upper)];
    }),
  };
}
