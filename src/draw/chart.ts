import type { TopLevelSpec } from "vega-lite";
import { worlds } from "../words/number.ts";
import type { ScenarioResult } from "../worlds/result.ts";
import { at, label, type View } from "./marks.ts";
import { wrapText } from "./textWidth.ts";
import { AXIS_ROOM, BOLD, CHART_WIDTH, chartConfig, fontSize, ink } from "./theme.ts";

/** A chart as a product: what it says, in words and as a Vega-Lite object with its data inside. */
export interface Chart {
  /** Name of the file, without ending. */
  readonly id: string;
  /** The finding, with interval and n where it claims something. */
  readonly title: string;
  /** Text alternative: the finding, what is drawn, and the numbers at both ends. */
  readonly description: string;
  readonly spec: TopLevelSpec;
  /** The numbers behind the picture at a few moments, ready to print. */
  readonly table?: ChartTable;
  /** What happened, told in sentences, in order. */
  readonly told?: readonly string[];
}

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What made the chart: version, hashes, seed. Kept under `usermeta` of the spec. */
export type Provenance = Readonly<Record<string, string | number>>;

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
  const rows = lines.map((text, line) => ({ text, y: line * (size + 5) + (size + 5) / 2 }));
  const places = { y: { ...at("y"), scale: { domain: [0, height], range: [0, height] }, axis: null } };
  const look = { align: "left", baseline: "middle", x: -AXIS_ROOM, fontSize: size, color: colour } as const;
  return { width: CHART_WIDTH - AXIS_ROOM, height, ...label(places, look, rows) };
}

/** Panels two beside each other, as many rows as it takes; says so where there is nothing to draw. */
export function panelGrid(panels: readonly View[], columns = 2): View {
  if (panels.length === 0) return textRows(["There is no value to draw."], fontSize.label, ink.quiet);
  return { concat: [...panels], columns, spacing: { row: 22, column: 24 } };
}

/** What a reader needs to draw the same picture again: scenario, n, seed, months. */
export function foot(result: Pick<ScenarioResult, "scenario" | "replications" | "seed" | "months">, more = ""): string {
  const { scenario, replications, seed, months } = result;
  const length = months === 1 ? "one month" : `${months} months`;
  const parts = [`Scenario ${scenario.name}`, `n = ${worlds(replications)}`, `seed ${seed}`, length];
  return `${parts.join(" · ")}${more === "" ? "" : ` · ${more}`}`;
}
