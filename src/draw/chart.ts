import type { TopLevelSpec } from "vega-lite";
import { worlds } from "../words/number.ts";
import type { ScenarioResult } from "../worlds/result.ts";
import { monthScale, type Scale } from "./scale.ts";
import { textWidth, wrapText } from "./textWidth.ts";
import { CHART_WIDTH, chartConfig, fontSize, ink } from "./theme.ts";

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

type Stacked = Extract<TopLevelSpec, { vconcat: unknown }>;
/** One view, or a grid of views, of a chart. */
export type View = Stacked["vconcat"][number];
/** One layer of a view. */
export type Layer = Extract<View, { layer: unknown }>["layer"][number];
/** A record of the data; null is missing. */
export type Row = Record<string, string | number | null>;

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

/** The axes of a view over months. */
export interface Frame {
  /** What is measured, with its unit: the title of the value axis, written level above the view. */
  readonly title: string;
  readonly monthTitle: string;
  /** Ticks below and the Vega expression of their labels, where they are not round numbers of months. */
  readonly monthAxis?: { readonly ticks: readonly number[]; readonly label: string };
  readonly first: number;
  readonly last: number;
  readonly percent?: boolean;
}

/** Draws nothing; owns the axes, so that every other layer only shares their scales. */
export function frameLayer(frame: Frame, values: Scale): Layer {
  const months = monthScale(frame.first, frame.last, 5);
  return {
    data: { values: [{ month: months.low, y: values.low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        field: "month",
        type: "quantitative",
        scale: { domain: [months.low, months.high], nice: false, zero: false },
        axis: {
          values: [...(frame.monthAxis?.ticks ?? months.ticks)],
          tickCount: months.ticks.length,
          ...(frame.monthAxis === undefined ? { format: "d" } : { labelExpr: frame.monthAxis.label }),
          grid: false,
          labelFlush: false,
          title: frame.monthTitle,
          titlePadding: 4,
        },
      },
      y: {
        field: "y",
        type: "quantitative",
        scale: { domain: [values.low, values.high], nice: false, zero: false },
        axis: {
          values: [...values.ticks],
          tickCount: values.ticks.length,
          ...(frame.percent
            ? { labelExpr: "format(datum.value * 100, ',~r') + ' %'" }
            : { labelExpr: "format(datum.value, ',~r')" }),
          domain: false,
          ticks: false,
          minExtent: AXIS_ROOM - 6,
          title: frame.title,
          ...LEVEL_TITLE,
        },
      },
    },
  };
}

/** An axis title that is read without turning the head. */
export const LEVEL_TITLE = {
  titleAngle: 0,
  titleAlign: "left",
  titleAnchor: "start",
  titleBaseline: "bottom",
  titleX: -AXIS_ROOM,
  titleY: -12,
  titleColor: ink.text,
  titleFontSize: fontSize.panel,
  titleFontWeight: "bold",
} as const;

/** What a reader needs to draw the same picture again: scenario, n, seed, months. */
export function foot(result: Pick<ScenarioResult, "scenario" | "replications" | "seed" | "months">, more = ""): string {
  const { scenario, replications, seed, months } = result;
  const length = months === 1 ? "one month" : `${months} months`;
  const parts = [`Scenario ${scenario.name}`, `n = ${worlds(replications)}`, `seed ${seed}`, length];
  return `${parts.join(" · ")}${more === "" ? "" : ` · ${more}`}`;
}
