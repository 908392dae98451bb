import { labelsApart } from "./groups.ts";
import { box, called, dots, type Layer, label, panel, roomFor, rule, type View } from "./marks.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize } from "./theme.ts";

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

/**
 * A key in as many lines as it needs, in reading order; no view where there is nothing to explain.
 *
 * @param room  how wide it may be [px]
 */
export function keyView(items: readonly KeyItem[], room: number = CHART_WIDTH): View[] {
  if (items.length === 0) return [];
  let x = -AXIS_ROOM;
  let line = 0;
  const layer: Layer[] = [];
  const labels = labelsApart(
    items.map((item) => item.label),
    fontSize.label,
    room - SAMPLE - 6,
  );
  for (const [index, asked] of items.entries()) {
    const item = { ...asked, label: labels[index] };
    const width = SAMPLE + 6 + roomFor(item.label, fontSize.label) + GAP;
    if (x > -AXIS_ROOM && x + width - GAP > room - AXIS_ROOM) {
      x = -AXIS_ROOM;
      line += 1;
    }
    layer.push(...keyItem(item, asked.label, x, line * LINE + LINE / 2));
    x += Math.ceil(width);
  }
  return [panel({ width: room - AXIS_ROOM, height: (line + 1) * LINE }, layer, [{}])];
}

/** @param name  the whole label, by which the marks are found that it explains */
function keyItem(item: KeyItem, name: string, x: number, y: number): Layer[] {
  const words = label({}, { x: x + SAMPLE + 6, y, align: "left", baseline: "middle", text: item.label });
  return [...sampleOf(item, x, y), called(name, words)];
}

function sampleOf(item: KeyItem, x: number, y: number): Layer[] {
  const { colour: color, opacity = 1, width = 2 } = item;
  const stroke = { color, opacity, strokeWidth: width, strokeDash: [...(item.dash ?? [1, 0])] };
  if (item.sample === "upright") {
    const places = { x: { value: x + SAMPLE / 2 }, y: { value: y - 8 }, y2: { value: y + 8 } };
    return [rule(places, stroke), ...pointOf(item, x + SAMPLE / 2, y)];
  }
  if (item.sample === "line") {
    const places = { x: { value: x }, x2: { value: x + SAMPLE }, y: { value: y } };
    return [rule(places, stroke), ...pointOf(item, x + SAMPLE / 2, y)];
  }
  const half = (item.height ?? 12) / 2;
  const outline = item.sample === "bar" ? { stroke: color, strokeWidth: 1.2 } : {};
  return [box({}, { x, x2: x + SAMPLE, y: y - half, y2: y + half, fill: color, fillOpacity: opacity, ...outline })];
}

function pointOf({ shape, colour: color }: KeyItem, x: number, y: number): Layer[] {
  return shape === undefined ? [] : [dots({}, { x, y, shape, color, filled: true, size: 50, opacity: 1 })];
}
