import type { Layer, Row, View } from "../chart.ts";
import { rounded } from "../read/formatNumber.ts";
import { type EndLabel, endLabelLayers } from "./endLabels.ts";
import { frameLayer } from "./frame.ts";
import { valueScale } from "./scale.ts";
import { ink } from "./theme.ts";

/** A line of a panel: one value a month, NaN where missing. */
export interface Line {
  readonly values: readonly number[];
  readonly colour: string;
  readonly width: number;
  readonly opacity?: number;
  readonly dash?: readonly number[];
}

/** A band of a panel, between two values a month. */
export interface Band {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly colour: string;
  readonly opacity: number;
}

/** An upright line across a panel. */
export interface Mark {
  readonly month: number;
  readonly colour: string;
  readonly dash: readonly number[];
}

export interface Panel {
  /** What is measured, above the panel, with its unit: the axis title. */
  readonly title: string;
  readonly months: readonly number[];
  readonly monthTitle: string;
  /** From back to front. */
  readonly bands: readonly Band[];
  readonly lines: readonly Line[];
  readonly marks?: readonly Mark[];
  /** Level lines across the panel, such as a gate. */
  readonly levels?: readonly number[];
  readonly labels: readonly EndLabel[];
  readonly percent?: boolean;
  readonly fromZero: boolean;
  readonly whole?: boolean;
  /** Values that the scale must hold although they are not drawn, so that panels can be compared. */
  readonly hold?: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Bands, lines, levels and end labels of one measure over months; undefined when nothing is known of it. */
export function fanPanel(panel: Panel): View | undefined {
  const shown = [
    ...panel.bands.flatMap((band) => [...band.lower, ...band.upper]),
    ...panel.lines.flatMap((line) => line.values),
  ];
  const { levels = [], hold = [] } = panel;
  const scale = valueScale([...shown, ...levels, ...hold], panel.fromZero, panel.whole);
  if (scale === undefined || !shown.some(Number.isFinite)) return undefined;
  const last = panel.months[panel.months.length - 1];
  const layer: Layer[] = [
    frameLayer({ ...panel, first: panel.months[0], last }, scale),
    ...panel.bands.map((band, index) => bandLayer(band, `band${index}`, panel.months.length)),
    ...(panel.marks ?? []).map(markLayer),
    ...levels.map(levelLayer),
    ...panel.lines.map((line, index) => lineLayer(line, `line${index}`)),
    ...endLabelLayers(panel.labels, scale, last, panel.height, panel.months.length > 1 ? 0 : 14),
  ];
  return { width: panel.width, height: panel.height, data: { values: rowsOf(panel) }, layer };
}

function rowsOf(panel: Panel): Row[] {
  return panel.months.map((month, at) => {
    const row: Row = { month };
    panel.bands.forEach((band, index) => {
      row[`band${index}low`] = rounded(band.lower[at]);
      row[`band${index}high`] = rounded(band.upper[at]);
    });
    panel.lines.forEach((line, index) => {
      row[`line${index}`] = rounded(line.values[at]);
    });
    return row;
  });
}

const monthOf = { field: "month", type: "quantitative" } as const;

/** A band; over a single month, where an area has no width, an upright bar. */
function bandLayer(band: Band, name: string, months: number): Layer {
  const look = { color: band.colour, opacity: band.opacity };
  const encoding = {
    x: monthOf,
    y: { field: `${name}low`, type: "quantitative" },
    y2: { field: `${name}high` },
  } as const;
  if (months > 1) return { mark: { type: "area", line: false, ...look }, encoding };
  return { mark: { type: "rule", strokeWidth: 26, strokeCap: "butt", ...look }, encoding };
}

function lineLayer(line: Line, name: string): Layer {
  const { colour, width, opacity = 1, dash = [1, 0], values } = line;
  const look = { color: colour, strokeWidth: width, opacity, strokeDash: [...dash] };
  const encoding = { x: monthOf, y: { field: name, type: "quantitative" } } as const;
  if (values.filter(Number.isFinite).length > 1) return { mark: { type: "line", ...look }, encoding };
  return { mark: { type: "point", filled: true, size: Math.round(width * 24), color: colour, opacity }, encoding };
}

function markLayer(mark: Mark): Layer {
  return {
    data: { values: [{ month: mark.month }] },
    mark: { type: "rule", color: mark.colour, strokeWidth: 1.5, strokeDash: [...mark.dash] },
    encoding: { x: monthOf },
  };
}

function levelLayer(value: number): Layer {
  return {
    data: { values: [{ y: value }] },
    mark: { type: "rule", color: ink.text, strokeWidth: 1 },
    encoding: { y: { field: "y", type: "quantitative" } },
  };
}
