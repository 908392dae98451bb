import { rounded } from "../words/number.ts";
import {
  at,
  axes,
  band,
  called,
  dots,
  type EndLabel,
  endLabels,
  type Layer,
  level,
  line,
  month,
  NUMBERS,
  PERCENT,
  panel,
  type Row,
  rule,
  upFrom,
  upright,
  type View,
} from "./marks.ts";
import { monthScale, type Scale, valueScale } from "./scale.ts";
import { ink } from "./theme.ts";

/** What stands on the axes of a view over months. */
export interface MonthAxes {
  /** What is measured, with its unit: the title of the value axis, written level above the view. */
  readonly title: string;
  readonly monthTitle: string;
  readonly first: number;
  readonly last: number;
  readonly percent?: boolean;
}

/** Draws nothing; owns the axes. */
export function monthAxes({ title, monthTitle, first, last, percent }: MonthAxes, values: Scale): Layer {
  const across = { field: "month", scale: monthScale(first, last, 5), title: monthTitle, labels: { format: "d" } };
  return axes(across, { scale: values, title, labels: percent ? PERCENT : NUMBERS });
}

/** A line of a panel: one value a month, NaN where missing. */
export interface Line {
  /** What the key calls it; a line without a name is not read out. */
  readonly name?: string;
  readonly values: readonly number[];
  readonly colour: string;
  readonly width: number;
  readonly opacity?: number;
  readonly dash?: readonly number[];
}

/** A band of a panel, between two values a month. */
export interface Band {
  /** As that of a line. */
  readonly name?: string;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly colour: string;
  readonly opacity: number;
}

/** An upright line across a panel. */
export interface Mark {
  /** As that of a line. */
  readonly name?: string;
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
export function fanPanel(fan: Panel): View | undefined {
  const { months, bands, lines, marks = [], levels = [], hold = [], height } = fan;
  const shown = [...bands.flatMap((each) => [...each.lower, ...each.upper]), ...lines.flatMap(({ values }) => values)];
  const scale = valueScale([...shown, ...levels, ...hold], fan.fromZero, fan.whole);
  if (scale === undefined || !shown.some(Number.isFinite)) return undefined;
  const last = months[months.length - 1];
  const layer: Layer[] = [
    monthAxes({ ...fan, first: months[0], last }, scale),
    ...bands.map((each, index) => bandLayer(each, `band${index}`, months.length)),
    ...marks.map(({ name, month: at, colour: color, dash }) =>
      called(name, upright(at, { color, strokeWidth: 1.5, strokeDash: [...dash] }, "month")),
    ),
    ...levels.map((value) => level(value, { color: ink.text, strokeWidth: 1 })),
    ...lines.flatMap((each, index) => lineLayers(each, `line${index}`, months)),
    ...endLabels(fan.labels, scale, { month: last }, height, months.length > 1 ? 0 : 14),
  ];
  return panel(fan, layer, rowsOf(fan));
}

function rowsOf({ months, bands, lines }: Panel): Row[] {
  return months.map((month, at) => {
    const row: Row = { month };
    bands.forEach(({ lower, upper }, index) => {
      row[`band${index}low`] = rounded(lower[at]);
      row[`band${index}high`] = rounded(upper[at]);
    });
    lines.forEach(({ values }, index) => {
      row[`line${index}`] = rounded(values[at]);
    });
    return row;
  });
}

/** A band; over a single month, where an area has no width, an upright bar. */
function bandLayer({ name, colour: color, opacity }: Band, field: string, months: number): Layer {
  const places = { x: month, ...upFrom(`${field}low`, `${field}high`) };
  if (months > 1) return called(name, band(places, { color, opacity }));
  return called(name, rule(places, { strokeWidth: 26, strokeCap: "butt", color, opacity }));
}

/** A line through what is known; a value with nothing beside it, where a line has no length, is a dot. */
function lineLayers(
  { name, colour: color, width, opacity = 1, dash = [1, 0], values }: Line,
  field: string,
  months: readonly number[],
): Layer[] {
  const places = { x: month, y: at(field) };
  const look = { size: Math.round(width * 24), color, opacity };
  const isKnown = (place: number) => Number.isFinite(values[place]);
  if (months.filter((_, place) => isKnown(place)).length < 2) return [called(name, dots(places, look))];
  const alone = months.flatMap((at, place) =>
    isKnown(place) && !isKnown(place - 1) && !isKnown(place + 1)
      ? [{ month: at, [field]: rounded(values[place]) }]
      : [],
  );
  return [
    called(name, line(places, { color, strokeWidth: width, opacity, strokeDash: [...dash] })),
    ...(alone.length === 0 ? [] : [called(name, dots(places, look, alone))]),
  ];
}
