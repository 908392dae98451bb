import type { TopLevelSpec } from "vega-lite";
import type { YearlyPicture } from "../words/en/briefPicture.ts";
import { type Chart, type Provenance, panelGrid } from "./chart.ts";
import { fanPanel } from "./fanPanel.ts";
import { keyView } from "./key.ts";
import { CHART_WIDTH, chartConfig, differenceStyle, ink } from "./theme.ts";

/**
 * The small picture of a brief: what is gained or lost in each year, over worlds and over plausible markets.
 *
 * @param room  how wide it may be: one that stands beside words is drawn narrower, so that its letters stay as large [px]
 */
export function valueByYear(
  picture: YearlyPicture | undefined,
  provenance: Provenance,
  room: number = CHART_WIDTH,
): Chart | undefined {
  if (picture === undefined) return undefined;
  const { words, keys, values, interval, markets, last } = picture;
  const panel = fanPanel({
    width: room - 120,
    height: 110,
    title: picture.axis,
    months: values.map((_, year) => year + 1),
    monthTitle: picture.years,
    fromZero: true,
    bands: [
      ...(markets === undefined ? [] : [{ name: keys.markets, ...markets, ...differenceStyle.markets }]),
      { name: keys.interval, ...interval, ...differenceStyle.interval },
    ],
    levels: [0],
    lines: [{ name: keys.mean, values, ...differenceStyle.mean }],
    labels: [{ text: last, value: values[values.length - 1], colour: ink.text, bold: true }],
  });
  const key = keyView(
    [
      { label: keys.mean, sample: "line", ...differenceStyle.mean },
      { label: keys.interval, sample: "band", ...differenceStyle.interval },
      ...(markets === undefined ? [] : [{ label: keys.markets, sample: "band" as const, ...differenceStyle.markets }]),
    ],
    room,
  );
  if (panel === undefined) return undefined;
  const { title, description } = words;
  // The section that it stands in has heading and foot: no room is kept for either.
  const spec: TopLevelSpec = {
    description,
    usermeta: { ...provenance },
    padding: { left: 4, right: 22, top: 2, bottom: 2 },
    spacing: 6,
    vconcat: [...key, panelGrid([panel], 1)],
    config: chartConfig,
  };
  return { id: "value-by-year", title, description, spec };
}
