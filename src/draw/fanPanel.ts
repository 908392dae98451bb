import { rounded } from "../words/number.ts";
import { frameLayer, type Layer, type Row, type View } from "./chart.ts";
import { type Scale, spreadLabels, valueScale } from "./scale.ts";
import { fontSize, ink } from "./theme.ts";

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

/** A label at the right end of a line, at the height where the line ends. */
export interface EndLabel {
  readonly text: string;
  /** Where the line ends, as shown; missing ends get no label. */
  readonly value: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly shape?: string;
  readonly shapeColour?: string;
}

const GAP = 15;

/**
 * Labels at the right of a view, moved apart so that none covers another.
 * @param clear room to leave between the last month and the labels [px]
 */
export function endLabelLayers(
  labels: readonly EndLabel[],
  scale: Scale,
  month: number,
  height: number,
  clear = 0,
): Layer[] {
  const shown = labels.filter((label) => Number.isFinite(label.value));
  const span = scale.high - scale.low;
  const wished = shown.map((label) => height * (1 - (label.value - scale.low) / span));
  const places = spreadLabels(wished, GAP, 2, height - 2);
  return shown.flatMap((label, index) => {
    const y = Number((scale.low + (1 - places[index] / height) * span).toPrecision(6));
    return endLabelLayer(label, { month, y }, clear);
  });
}

function endLabelLayer(label: EndLabel, row: Row, clear: number): Layer[] {
  const data = { values: [row] };
  const encoding = {
    x: { field: "month", type: "quantitative" },
    y: { field: "y", type: "quantitative" },
  } as const;
  const text: Layer = {
    data,
    mark: {
      type: "text",
      align: "left",
      baseline: "middle",
      dx: clear + (label.shape === undefined ? 6 : 16),
      text: label.text,
      color: label.colour,
      fontSize: fontSize.label,
      fontWeight: label.bold ? "bold" : "normal",
    },
    encoding,
  };
  if (label.shape === undefined) return [text];
  const { shape, shapeColour } = label;
  const mark = {
    type: "point",
    shape,
    filled: true,
    size: 55,
    opacity: 1,
    color: shapeColour,
    xOffset: clear + 8,
  } as const;
  return [{ data, mark, encoding }, text];
}
