import type { TopLevelSpec } from "vega-lite";
import type { Provenance, View } from "../chart.ts";
import { textWidth, wrapText } from "./textWidth.ts";
import { CHART_WIDTH, chartConfig, fontSize, ink } from "./theme.ts";

/** Room for axis labels left of each view [px]; key, foot and lists start at its left edge. */
export const AXIS_ROOM = 46;

/** Bold letters are wider, in some fonts by a seventh. */
const BOLD = 1.14;

interface Parts {
  readonly title: string;
  /** What is drawn. */
  readonly subtitle: string;
  readonly description: string;
  /** From top to bottom. */
  readonly views: readonly View[];
  /** n, seed and the like. */
  readonly foot: string;
  readonly provenance: Provenance;
}

/** Title, views and foot, one below the other, as one chart in the common look. */
export function composeChart(parts: Parts): TopLevelSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: parts.description,
    usermeta: { ...parts.provenance },
    title: {
      text: wrapText(parts.title, fontSize.title * BOLD, CHART_WIDTH),
      subtitle: wrapText(parts.subtitle, fontSize.subtitle, CHART_WIDTH),
      anchor: "start",
      frame: "bounds",
      color: ink.text,
      fontSize: fontSize.title,
      lineHeight: 22,
      subtitleColor: ink.quiet,
      subtitleFontSize: fontSize.subtitle,
      subtitleLineHeight: 17,
      subtitlePadding: 6,
      offset: 14,
    },
    padding: { left: 8, right: 22, top: 8, bottom: 8 },
    spacing: 18,
    vconcat: [...parts.views, textRows([parts.foot], fontSize.foot, ink.quiet)],
    config: chartConfig,
  };
}

/** Lines of text across the chart, wrapped. */
export function textRows(paragraphs: readonly string[], size: number, colour: string): View {
  const lines = paragraphs.flatMap((paragraph) => wrapText(paragraph, size, CHART_WIDTH));
  const height = lines.length * (size + 5);
  return {
    width: CHART_WIDTH - AXIS_ROOM,
    height,
    data: { values: lines.map((text, line) => ({ text, y: line * (size + 5) + (size + 5) / 2 })) },
    mark: { type: "text", align: "left", baseline: "middle", x: -AXIS_ROOM, fontSize: size, color: colour },
    encoding: {
      y: { field: "y", type: "quantitative", scale: { domain: [0, height], range: [0, height] }, axis: null },
      text: { field: "text", type: "nominal" },
    },
  };
}

/** Widest of some texts [px]. */
export function widest(texts: readonly string[], size: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, size)));
}
