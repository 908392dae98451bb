import type { TopLevelSpec } from "vega-lite";
import { type ChartWords, NOTHING_TO_DRAW } from "../words/en/chart.ts";
import { at, label, type View } from "./marks.ts";
import { wrapText } from "./textWidth.ts";
import { AXIS_ROOM, BOLD, CHART_WIDTH, chartConfig, fontSize, ink } from "./theme.ts";

/** A chart as a product: what it says, in words and as a Vega-Lite object with its data inside. */
export interface Chart extends Pick<ChartWords, "title" | "description" | "table" | "told"> {
  /** Name of the file, without ending. */
  readonly id: string;
  readonly spec: TopLevelSpec;
}

/** What made the chart: version, hashes, seed. Kept under `usermeta` of the spec. */
export type Provenance = Readonly<Record<string, string | number>>;

/** A chart of what it says and its views, from top to bottom, in the common look. */
export function drawChart(id: string, words: ChartWords, views: readonly View[], provenance: Provenance): Chart {
  const { title, description, table, told } = words;
  return { id, title, description, table, told, spec: specOf(words, views, provenance) };
}

/** Title, views and foot, one below the other. */
function specOf(words: ChartWords, views: readonly View[], provenance: Provenance): TopLevelSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: words.description,
    usermeta: { ...provenance },
    title: {
      text: wrapText(words.title, fontSize.title * BOLD, CHART_WIDTH),
      subtitle: wrapText(words.subtitle, fontSize.subtitle, CHART_WIDTH),
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
    vconcat: [...views, textRows([words.foot], fontSize.foot, ink.quiet)],
    config: chartConfig,
  };
}

/** Lines of text across the chart, wrapped. */
export function textRows(paragraphs: readonly string[], size: number, colour: string): View {
  const lines = paragraphs.flatMap((paragraph) => wrapText(paragraph, size, CHART_WIDTH));
  const height = lines.length * (size + 5);
  const rows = lines.map((text, line) => ({ text, y: line * (size + 5) + (size + 5) / 2 }));
  const places = { y: { ...at("y"), scale: { domain: [0, height], range: [0, height] }, axis: null } };
  const look = { align: "left", baseline: "middle", x: -AXIS_ROOM, fontSize: size, color: colour } as const;
  return { width: CHART_WIDTH - AXIS_ROOM, height, ...label(places, look, rows) };
}

/** Panels two beside each other, as many rows as it takes; says so where there is nothing to draw. */
export function panelGrid(panels: readonly View[], columns = 2): View {
  if (panels.length === 0) return textRows([NOTHING_TO_DRAW], fontSize.label, ink.quiet);
  return { concat: [...panels], columns, spacing: { row: 22, column: 24 } };
}
