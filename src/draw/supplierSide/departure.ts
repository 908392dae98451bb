import { foot } from "../../words/en/chart.ts";
import { monthKeys } from "../../words/en/overTime.ts";
import { departureKeys, departureOf, departureWords } from "../../words/en/supplierSide/departure.ts";
import { axisTitle, labelled } from "../../words/names.ts";
import { formatNumber } from "../../words/number.ts";
import type { Track } from "../../words/track.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { fanPanel } from "../fanPanel.ts";
import { keyView } from "../key.ts";
import type { View } from "../marks.ts";
import { fanKey, isFromZero } from "../overTime.ts";
import { ENTRY_DASH, fanStyle, ink } from "../theme.ts";

const SIZE = { width: 260, height: 130 };
const DEPARTURE = { name: departureKeys.departure, month: 0, colour: ink.entry, dash: ENTRY_DASH };

/** What is seen before and after an account manager leaves, world by world; undefined where none does. */
export function departure(result: ScenarioResult, group: string, provenance: Provenance): Chart | undefined {
  const found = departureOf(result, group);
  if (found === undefined) return undefined;
  const words = departureWords(result, group, found);
  const panels = found.tracks.flatMap((track) => panelOf(result, track, found.offsets) ?? []);
  const mark = { label: departureKeys.departure, sample: "upright", colour: ink.entry, dash: ENTRY_DASH } as const;
  return drawChart(
    "departure",
    { ...words, foot: foot(result, words.foot) },
    [...keyView([...fanKey(), mark]), panelGrid(panels)],
    provenance,
  );
}

function panelOf(
  { scenario }: ScenarioResult,
  { showing, series, values }: Track,
  offsets: readonly number[],
): View | undefined {
  const median = values("p50");
  const last = median[median.findLastIndex(Number.isFinite)];
  return fanPanel({
    ...SIZE,
    title: axisTitle(showing, labelled(scenario, series)),
    months: offsets,
    monthTitle: departureKeys.axis,
    percent: showing.percent,
    fromZero: isFromZero(series.measure),
    bands: [
      { name: monthKeys.most, lower: values("p05"), upper: values("p95"), ...fanStyle.most },
      { name: monthKeys.half, lower: values("p25"), upper: values("p75"), ...fanStyle.half },
    ],
    marks: [DEPARTURE],
    lines: [{ name: monthKeys.median, values: median, ...fanStyle.median }],
    labels: [{ text: formatNumber(last, showing.percent), value: last, colour: ink.text, bold: true }],
  });
}
