import type { TopLevelSpec } from "vega-lite";
import type { MarkDef } from "vega-lite/types_unstable/mark.js";
import { axisNumber, axisPercent } from "../words/number.ts";
import { type Scale, spreadLabels } from "./scale.ts";
import { FONT_SLACK, shortenText, textWidth } from "./textWidth.ts";
import { AXIS_ROOM, fontSize, LEVEL_TITLE } from "./theme.ts";

/**
 * The marks of which all charts are made, as layers of Vega-Lite. A mark is told what of its rows stands
 * where (`Places`), how it looks (in the words of Vega-Lite), and its rows, unless it shares those of its panel.
 */

type Stacked = Extract<TopLevelSpec, { vconcat: unknown }>;
/** One view, or a grid of views, of a chart. */
export type View = Stacked["vconcat"][number];
/** One layer of a view. */
export type Layer = Extract<View, { layer: unknown }>["layer"][number];
/** A record of the data; null is missing. */
export type Row = Record<string, string | number | null>;

type Unit = Extract<Layer, { mark: unknown }>;
/** How a mark looks; a property stands in the spec where it stands here. */
export type Look = Partial<Omit<MarkDef, "type">>;
/** What of a row stands where. */
export type Places = NonNullable<Unit["encoding"]>;

/** A field of numbers, on the scale that the axes of the view own. */
export function at(field: string) {
  return { field, type: "quantitative" } as const;
}
export const x = at("x");
export const y = at("y");
export const month = at("month");

/** Upright from the one field to the other. */
export function upFrom(low: string, high: string) {
  return { y: at(low), y2: { field: high } } as const;
}

/** Across from the one field to the other. */
export function acrossFrom(low: string, high: string) {
  return { x: at(low), x2: { field: high } } as const;
}

/** A field that holds colours, shapes or the like, to be taken as they are. */
export function asGiven(field: string) {
  return { field, type: "nominal", scale: null } as const;
}

function layerOf(mark: MarkDef, places: Places, rows?: readonly Row[]): Layer {
  return { ...(rows === undefined ? {} : { data: { values: [...rows] } }), mark, encoding: places };
}

/** A layer under the name by which the key calls it, so that a page can say its values and find it by its key. */
export function called(name: string | undefined, layer: Layer): Layer {
  return name === undefined ? layer : { ...layer, description: name };
}

/**
 * A row of whose mark a page speaks when it is asked.
 *
 * @param said  a heading, and below it a line each
 * @param keys  how the key calls what the mark shows
 */
export function told<R extends Row>(row: R, said: readonly string[], keys: readonly string[] = []) {
  return { ...row, told: said.join("\n"), ...(keys.length > 0 && { keys: keys.join("\n") }) };
}

/** Filled points. */
export function dots(places: Places, look: Look, rows?: readonly Row[]): Layer {
  return layerOf({ type: "point", ...("filled" in look ? {} : { filled: true }), ...look }, places, rows);
}

/** A line through the rows. */
export function line(places: Places, look: Look, rows?: readonly Row[]): Layer {
  return layerOf({ type: "line", ...look }, places, rows);
}

/** An area between `y` and `y2`. */
export function band(places: Places, look: Look, rows?: readonly Row[]): Layer {
  return layerOf({ type: "area", line: false, ...look }, places, rows);
}

/** A straight line: between `x` and `x2` or `y` and `y2`, as intervals are; with one of them alone, through the view. */
export function rule(places: Places, look: Look, rows?: readonly Row[]): Layer {
  return layerOf({ type: "rule", ...look }, places, rows);
}

/** A straight line through the view at a height. */
export function level(value: number | null, look: Look): Layer {
  return rule({ y }, look, [{ y: value }]);
}

/** A straight line from the foot of the view to its top. */
export function upright(place: number | null, look: Look, field = "x"): Layer {
  return rule({ x: at(field) }, look, [{ [field]: place }]);
}

/** Rectangles. */
export function box(places: Places, look: Look, rows?: readonly Row[]): Layer {
  return layerOf({ type: "rect", ...look }, places, rows);
}

/** Short strokes, as at the ends of intervals. */
export function ticks(places: Places, look: Look, rows?: readonly Row[]): Layer {
  return layerOf({ type: "tick", ...look }, places, rows);
}

/** Texts: of the look where all are the same, else of the field `text`. */
export function label(places: Places, look: Look, rows?: readonly Row[]): Layer {
  const words: Places = "text" in look || "text" in places ? {} : { text: { field: "text", type: "nominal" } };
  return layerOf({ type: "text", ...look }, { ...places, ...words }, rows);
}

/** A point that is to be found at once: a white rim parts it from what lies below. */
export function standout(row: Row, look: { readonly colour: string; readonly shape: string }, size = 150): Layer {
  const { colour: color, shape } = look;
  return dots({ x, y }, { shape, filled: true, color, size, opacity: 1, stroke: "#ffffff" }, [row]);
}

/** A view of one set of axes; its layers, from back to front, share the rows. */
export function panel(
  size: { readonly width: number; readonly height: number },
  layer: readonly Layer[],
  rows?: readonly Row[],
) {
  const { width, height } = size;
  const data = rows === undefined ? {} : { data: { values: [...rows] } };
  return { width, height, ...data, layer: [...layer] } satisfies View;
}

/** Labels of an axis: a format, or a Vega expression, and what else concerns them. */
export type AxisLabels =
  | { readonly format: string }
  | { readonly labelExpr: string; readonly labelLimit?: number; readonly labelOverlap?: boolean };
export const NUMBERS: AxisLabels = { labelExpr: axisNumber };
export const PERCENT: AxisLabels = { labelExpr: axisPercent };

type AxisLook = object;

/** Along which a view is read. */
export interface Axis {
  /** Field of the rows; `x` across and `y` up unless said. */
  readonly field?: string;
  readonly scale: Scale;
  /** What is measured, with its unit. */
  readonly title: string;
  readonly labels: AxisLabels;
  /** What is unusual about it, in the words of Vega-Lite. */
  readonly look?: AxisLook;
}

/** Draws nothing; owns the axes of a view, so that every other layer only shares their scales. */
export function axes(across: Axis, up: Axis): Layer {
  const [right, top] = [across.field ?? "x", up.field ?? "y"];
  return {
    data: { values: [{ [right]: across.scale.low, [top]: up.scale.low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: { ...at(right), scale: ends(across.scale), axis: acrossAxis(across) },
      y: { ...at(top), scale: ends(up.scale), axis: upAxis(up) },
    },
  };
}

function ends({ low, high }: Scale) {
  return { domain: [low, high], nice: false, zero: false };
}

/** The axis below a view. */
export function acrossAxis({ scale, title, labels, look }: Axis) {
  const values = { values: [...scale.ticks], tickCount: scale.ticks.length, ...labels };
  return { ...values, grid: false, labelFlush: false, title, titlePadding: 4, ...look };
}

/** The axis at the left of a view, its title written level above. */
function upAxis({ scale, title, labels, look }: Axis) {
  const values = { values: [...scale.ticks], tickCount: scale.ticks.length, ...labels };
  return { ...values, domain: false, ticks: false, minExtent: AXIS_ROOM - 6, title, ...LEVEL_TITLE, ...look };
}

/** Down a view that is laid out by hand, from its top [px]. */
export function down(height: number, field = "y") {
  const scale = { domain: [0, height], range: [0, height], nice: false as const };
  return { ...at(field), scale, axis: null };
}

/** Along a strip between two places [px]; its marks say their numbers, so that it has no axis. */
export function along(domain: readonly [number, number], range: readonly [number, number], field = "x") {
  const scale = { domain: [...domain], range: [...range], nice: false as const, zero: false };
  return { ...at(field), scale, axis: null };
}

/** Texts one below the other in a view of some height, each shortened to the room that there is [px]. */
export function textColumn(
  lines: readonly { readonly y: number; readonly text: string }[],
  { height, room }: { readonly height: number; readonly room: number },
  look: Look & { readonly fontSize: number },
): Layer {
  const rows = lines.map(({ y: place, text }) => ({ y: place, text: shortenText(text, look.fontSize, room) }));
  return label({ y: down(height) }, { align: "left", baseline: "middle", ...look }, rows);
}

/** Widest of some texts [px]. */
export function widest(texts: readonly string[], size: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, size)));
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
  /** That of what it stands for, so that it looks the same; 1 unless given. */
  readonly shapeOpacity?: number;
}

/** Between the middles of two labels, one below the other [px]. */
export const LABEL_GAP = 15;

/**
 * Labels at the right of a view, moved apart so that none covers another.
 * @param end   where the lines end: a field of the rows, and its value
 * @param clear room to leave between the end and the labels [px]
 */
export function endLabels(
  labels: readonly EndLabel[],
  scale: Scale,
  end: Readonly<Record<string, number>>,
  height: number,
  clear = 0,
): Layer[] {
  const shown = labels.filter(({ value }) => Number.isFinite(value));
  const span = scale.high - scale.low;
  const wished = shown.map(({ value }) => height * (1 - (value - scale.low) / span));
  const places = spreadLabels(wished, LABEL_GAP, 2, height - 2);
  return shown.flatMap((each, index) => {
    const top = Number((scale.low + (1 - places[index] / height) * span).toPrecision(6));
    return endLabel(each, { ...end, y: top }, clear);
  });
}

function endLabel(
  { text, colour, bold, shape, shapeColour, shapeOpacity = 1 }: EndLabel,
  row: Row,
  clear: number,
): Layer[] {
  const [field] = Object.keys(row);
  const places = { x: at(field), y };
  const words = label(
    places,
    {
      align: "left",
      baseline: "middle",
      dx: clear + (shape === undefined ? 6 : 16),
      text,
      color: colour,
      fontSize: fontSize.label,
      fontWeight: bold ? "bold" : "normal",
    },
    [row],
  );
  if (shape === undefined) return [words];
  const look = { shape, filled: true, size: 55, opacity: shapeOpacity, color: shapeColour, xOffset: clear + 8 };
  return [dots(places, look, [row]), words];
}

/** Room that a text takes in any usual font [px]. */
export function roomFor(text: string, size: number): number {
  return textWidth(text, size) * FONT_SLACK;
}
