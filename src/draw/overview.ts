import type { ComparisonSubject } from "../words/en/comparisonCharts.ts";
import { differenceKeys } from "../words/en/comparisonOverTime.ts";
import { monthKeys } from "../words/en/overTime.ts";
import { type OverviewPanel, overviewPanels, overviewWords } from "../words/en/overview.ts";
import { signed } from "../words/number.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "./chart.ts";
import { fanPanel } from "./fanPanel.ts";
import { keyView } from "./key.ts";
import type { View } from "./marks.ts";
import { shortenText } from "./textWidth.ts";
import { BOLD, differenceStyle, fontSize, ink } from "./theme.ts";

const SIZE = { width: 150, height: 90 };
const COLUMNS = 3;

/** Many scenarios at a glance: of each the difference of what decides, month by month; undefined where none is known. */
export function overview(subjects: readonly ComparisonSubject[], provenance: Provenance): Chart | undefined {
  const panels = overviewPanels(subjects);
  if (panels.length === 0) return undefined;
  const hold = panels.flatMap(({ track: { lower, upper } }) => [...lower, ...upper]).filter(Number.isFinite);
  const views = panels.flatMap((panel) => panelOf(panel, hold) ?? []);
  const key = keyView([
    { label: differenceKeys.mean, sample: "line", ...differenceStyle.mean },
    { label: differenceKeys.interval, sample: "band", ...differenceStyle.interval },
  ]);
  return drawChart("overview", overviewWords(panels), [...key, panelGrid(views, COLUMNS)], provenance);
}

function panelOf({ subject, track }: OverviewPanel, hold: readonly number[]): View | undefined {
  const { difference, lower, upper, points } = track;
  const last = difference[difference.length - 1];
  return fanPanel({
    ...SIZE,
    title: shortenText(subject.scenarioName, fontSize.panel * BOLD, SIZE.width + 80),
    months: difference.map((_, month) => month),
    monthTitle: monthKeys.axis,
    fromZero: true,
    hold: [Math.min(...hold), Math.max(...hold)],
    bands: [{ name: differenceKeys.interval, lower, upper, ...differenceStyle.interval }],
    levels: [0],
    lines: [{ name: differenceKeys.mean, values: difference, ...differenceStyle.mean }],
    labels: [{ text: signed(last, points), value: last, colour: ink.text, bold: true }],
  });
}
