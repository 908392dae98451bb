import type { TopLevelSpec } from "vega-lite";
import type { SupplierKind } from "../model/parameters.ts";
import { AXIS_ROOM, type Layer, type View } from "./chart.ts";
import { FONT_SLACK, textWidth } from "./textWidth.ts";

/**
 * The one look of all charts. Colours are those of Okabe and Ito that reach 3:1 on white; text is black
 * or a grey of 7:1. Colour never speaks alone: each kind of supplier also has its dash and shape.
 */
export const ink = {
  text: "#000000",
  quiet: "#595959",
  reference: "#6b6b6b",
  grid: "#e4e4e4",
  scenario: "#000000",
  band: "#56789c",
  entry: "#d55e00",
  timetable: "#0072b2",
} as const;

export const fontSize = { title: 17, subtitle: 12.5, panel: 13, label: 12, foot: 11 } as const;

/** How a kind of supplier is drawn, everywhere. Fill opacities differ so that areas part in grey too. */
export interface KindStyle {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly shape: "square" | "circle" | "triangle-up";
  readonly fillOpacity: number;
}

export const kindStyle: Readonly<Record<SupplierKind, KindStyle>> = {
  fixed: { colour: "#0072b2", dash: [1, 0], shape: "square", fillOpacity: 0.95 },
  flexible: { colour: "#009e73", dash: [7, 3], shape: "circle", fillOpacity: 0.28 },
  newcomer: { colour: "#d55e00", dash: [3, 2], shape: "triangle-up", fillOpacity: 0.6 },
};

/** Dash of everything that belongs to the reference. */
export const REFERENCE_DASH = [6, 4];
/** Width of a whole chart [px], labels included. */
export const CHART_WIDTH = 760;

export const chartConfig: NonNullable<TopLevelSpec["config"]> = {
  aria: false,
  background: "#ffffff",
  font: "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
  view: { stroke: null },
  axis: {
    labelFontSize: fontSize.label,
    titleFontSize: fontSize.label,
    labelColor: ink.quiet,
    titleColor: ink.quiet,
    titleFontWeight: "normal",
    gridColor: ink.grid,
    domainColor: "#888888",
    tickColor: "#888888",
    tickSize: 4,
  },
  text: { fontSize: fontSize.label, color: ink.text },
};

/** One entry of a key: a sample of the mark and what it stands for. */
export interface KeyItem {
  readonly label: string;
  readonly sample: "line" | "band" | "upright" | "bar";
  readonly colour: string;
  readonly opacity?: number;
  /** Of the line [px]. */
  readonly width?: number;
  /** Of the band or bar [px]. */
  readonly height?: number;
  readonly dash?: readonly number[];
  readonly shape?: string;
}

const SAMPLE = 26;
const GAP = 20;
const LINE = 20;

/** A key in as many lines as it needs, in reading order; no view where there is nothing to explain. */
export function keyView(items: readonly KeyItem[]): View[] {
  if (items.length === 0) return [];
  let x = -AXIS_ROOM;
  let line = 0;
  const layer: Layer[] = [];
  for (const item of items) {
    const width = SAMPLE + 6 + textWidth(item.label, fontSize.label) * FONT_SLACK + GAP;
    if (x > -AXIS_ROOM && x + width - GAP > CHART_WIDTH - AXIS_ROOM) {
      x = -AXIS_ROOM;
      line += 1;
    }
    layer.push(...keyItem(item, x, line * LINE + LINE / 2));
    x += Math.ceil(width);
  }
  return [{ width: CHART_WIDTH - AXIS_ROOM, height: (line + 1) * LINE, data: { values: [{}] }, layer }];
}

function keyItem(item: KeyItem, x: number, y: number): Layer[] {
  const label = { type: "text", x: x + SAMPLE + 6, y, align: "left", baseline: "middle", text: item.label } as const;
  return [...sampleOf(item, x, y), { mark: label, encoding: {} }];
}

function sampleOf(item: KeyItem, x: number, y: number): Layer[] {
  const { colour: color, opacity = 1, width = 2 } = item;
  const stroke = { color, opacity, strokeWidth: width, strokeDash: [...(item.dash ?? [1, 0])] };
  if (item.sample === "upright") {
    const encoding = { x: { value: x + SAMPLE / 2 }, y: { value: y - 8 }, y2: { value: y + 8 } };
    return [{ mark: { type: "rule", ...stroke }, encoding }, ...pointOf(item, x + SAMPLE / 2, y)];
  }
  if (item.sample === "line") {
    const encoding = { x: { value: x }, x2: { value: x + SAMPLE }, y: { value: y } };
    const rule: Layer = { mark: { type: "rule", ...stroke }, encoding };
    return [rule, ...pointOf(item, x + SAMPLE / 2, y)];
  }
  const half = (item.height ?? 12) / 2;
  const outline = item.sample === "bar" ? { stroke: color, strokeWidth: 1.2 } : {};
  const box = {
    type: "rect",
    x,
    x2: x + SAMPLE,
    y: y - half,
    y2: y + half,
    fill: color,
    fillOpacity: opacity,
  } as const;
  return [{ mark: { ...box, ...outline }, encoding: {} }];
}

function pointOf({ shape, colour: color }: KeyItem, x: number, y: number): Layer[] {
  if (shape === undefined) return [];
  return [{ mark: { type: "point", x, y, shape, color, filled: true, size: 50, opacity: 1 }, encoding: {} }];
}
