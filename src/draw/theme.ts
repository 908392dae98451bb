import type { TopLevelSpec } from "vega-lite";
import type { SupplierKind } from "../model/parameters.ts";
import { numberLocale } from "../words/number.ts";

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
  readonly shape: string;
  readonly fillOpacity: number;
}

export const kindStyle: Readonly<Record<SupplierKind, KindStyle>> = {
  fixed: { colour: "#0072b2", dash: [1, 0], shape: "square", fillOpacity: 0.95 },
  flexible: { colour: "#009e73", dash: [7, 3], shape: "circle", fillOpacity: 0.28 },
  newcomer: { colour: "#d55e00", dash: [3, 2], shape: "triangle-up", fillOpacity: 0.6 },
};

/** The best of several points. */
export const BEST = { colour: ink.entry, shape: "diamond" } as const;

/** A box of settings, and the points in and outside it at which the outcome happens often enough. */
export const BOX_COLOUR = "#0072b2";
export const HIT_COLOUR = ink.entry;
/** The scenario as it is among them. */
export const AS_IT_IS = { colour: ink.scenario, shape: "diamond" } as const;

/** Dash of everything that belongs to the reference. */
export const REFERENCE_DASH = [6, 4];
/** Dashes of the upright lines where newcomers may come and where the timetable changes something. */
export const ENTRY_DASH = [2, 2];
export const TIMETABLE_DASH = [8, 3];

/** How the worlds are drawn over time: their median, and the bands that hold half and nine tenths of them. */
export const fanStyle = {
  median: { colour: ink.scenario, width: 2.4 },
  half: { colour: ink.band, opacity: 0.34 },
  most: { colour: ink.band, opacity: 0.2 },
} as const;

/** How a difference is drawn over time: its mean, its interval over worlds, and behind both where plausible markets lie. */
export const differenceStyle = {
  mean: { colour: ink.scenario, width: 2.2 },
  interval: { colour: ink.band, opacity: 0.34 },
  markets: { colour: ink.reference, opacity: 0.16 },
} as const;

/** Width of a whole chart [px], labels included. */
export const CHART_WIDTH = 760;
/** Room for axis labels left of each view [px]; key, foot and lists start at its left edge. */
export const AXIS_ROOM = 46;
/** Bold letters are wider, in some fonts by a seventh. */
export const BOLD = 1.14;

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
  locale: { number: numberLocale },
};
