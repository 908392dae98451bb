import { rounded } from "../../words/number.ts";
import { type MonthAxes, monthAxes } from "../fanPanel.ts";
import {
  at,
  band,
  called,
  type EndLabel,
  endLabels,
  type Layer,
  level,
  month,
  panel,
  type Row,
  type View,
} from "../marks.ts";
import { valueScale } from "../scale.ts";
import { ink } from "../theme.ts";

/** One layer of a stack: a value a month, NaN where missing. */
export interface StackPart {
  /** What the key calls it. */
  readonly name: string;
  /** At the right end; the name unless given. */
  readonly label?: string;
  readonly values: readonly number[];
  readonly colour: string;
  readonly opacity: number;
}

export interface Stack extends Omit<MonthAxes, "first" | "last"> {
  /** From the foot upwards. */
  readonly parts: readonly StackPart[];
  /** Level lines across the panel, such as a gate, with their labels. */
  readonly levels?: readonly EndLabel[];
  /** Values that the scale must hold although they are not drawn. */
  readonly hold?: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Parts of a sum over months, one upon the other; undefined where nothing is known. */
export function stackPanel(stack: Stack): View | undefined {
  const { parts, levels = [], hold = [], width, height } = stack;
  const months = parts[0]?.values.length ?? 0;
  const edges = edgesOf(parts);
  const tops = edges.at(-1)?.to ?? [];
  if (!tops.some(Number.isFinite)) return undefined;
  const scale = valueScale([...tops, ...levels.map(({ value }) => value), ...hold], true);
  if (scale === undefined) return undefined;
  const rows = Array.from({ length: months }, (_, place) => {
    const row: Row = { month: place };
    edges.forEach(({ from, to }, index) => {
      row[`from${index}`] = rounded(from[place]);
      row[`to${index}`] = rounded(to[place]);
    });
    return row;
  });
  const last = months - 1;
  const layers: Layer[] = [
    monthAxes({ ...stack, first: 0, last }, scale),
    ...parts.map((part, index) => areaOf(part, index)),
    ...levels.map(({ value }) => level(value, { color: ink.text, strokeWidth: 1 })),
    ...endLabels([...labelsOf(parts, edges), ...levels], scale, { month: last }, height),
  ];
  return panel({ width, height }, layers, rows);
}

interface Edges {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Where each part begins and ends; a month in which nothing is known has no stack. */
function edgesOf(parts: readonly StackPart[]): Edges[] {
  const edges: Edges[] = [];
  for (const { values } of parts) {
    const isKnown = (place: number) => parts.some((part) => Number.isFinite(part.values[place]));
    const from = edges.at(-1)?.to ?? values.map((_, place) => (isKnown(place) ? 0 : Number.NaN));
    edges.push({ from, to: values.map((value, place) => from[place] + (Number.isFinite(value) ? value : 0)) });
  }
  return edges;
}

function areaOf({ name, colour: color, opacity }: StackPart, index: number): Layer {
  const places = { x: month, y: at(`from${index}`), y2: { field: `to${index}` } };
  return called(name, band(places, { color, fillOpacity: opacity, stroke: "#ffffff", strokeWidth: 1 }));
}

/** In the middle of the last month of a part that has some room there. */
function labelsOf(parts: readonly StackPart[], edges: readonly Edges[]): EndLabel[] {
  return parts.map(({ name, label = name, values, colour, opacity }, index) => {
    const { from, to } = edges[index];
    const end = values.findLastIndex(Number.isFinite);
    const isSeen = end === values.length - 1 && values[end] > 0;
    return {
      text: label,
      value: isSeen ? (from[end] + to[end]) / 2 : Number.NaN,
      colour: ink.text,
      shape: "square",
      shapeColour: colour,
      shapeOpacity: opacity,
    };
  });
}
