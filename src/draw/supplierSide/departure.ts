import { foot } from "../../words/en/chart.ts";
import { type Departure, departureKeys, departureOf, departureWords } from "../../words/en/supplierSide/departure.ts";
import { axisTitle, labelled } from "../../words/names.ts";
import { formatNumber } from "../../words/number.ts";
import type { Track } from "../../words/track.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { fanBands, fanKey, fanLine } from "../fan.ts";
import { fanPanel } from "../fanPanel.ts";
import { keyView } from "../key.ts";
import type { View } from "../marks.ts";
import { isFromZero } from "../overTime.ts";
import { ENTRY_DASH, ink } from "../theme.ts";

const SIZE = { width: 260, height: 130 };
const DEPARTURE = { name: departureKeys.departure, month: 0, colour: ink.entry, dash: ENTRY_DASH };

/** What is seen before and after an account manager leaves, world by world; undefined where none does. */
export function departure(result: ScenarioResult, group: string, provenance: Provenance): Chart | undefined {
  const found = departureOf(result, group);
  if (found === undefined) return undefined;
  const words = departureWords(result, group, found);
  const panels = found.tracks.flatMap((track) => panelOf(result, track, found) ?? []);
  const mark = { label: departureKeys.departure, sample: "upright", colour: ink.entry, dash: ENTRY_DASH } as const;
  return drawChart(
    "departure",
    { ...words, foot: foot(result, words.foot) },
    [...keyView([...fanKey(found.worlds), mark]), panelGrid(panels)],
    provenance,
  );
}

function panelOf({ scenario }: ScenarioResult, track: Track, { offsets, worlds }: Departure): View | undefined {
  const { showing, series, values } = track;
  const median = values("p50");
  const last = median[median.findLastIndex(Number.isFinite)];
  return fanPanel({
    ...SIZE,
    title: axisTitle(showing, labelled(scenario, series)),
    months: offsets,
    monthTitle: departureKeys.axis,
    percent: showing.percent,
    fromZero: isFromZero(series.measure),
    bands: fanBands(track, worlds),
    marks: [DEPARTURE],
    lines: [fanLine(track, worlds)],
    labels: [{ text: formatNumber(last, showing.percent), value: last, colour: ink.text, bold: true }],
  });
}
