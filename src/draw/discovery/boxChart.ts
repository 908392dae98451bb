import type { BoxDiscovery, FoundBox } from "../../analyse/discovery/boxDiscovery.ts";
import type { Variable } from "../../scenario/vary.ts";
import { limitedFirst, valueInRange } from "../../words/en/boxLimits.ts";
import { barWords, boxWords, discoveryKey } from "../../words/en/discoveryCharts.ts";
import { bareRange, bareText } from "../../words/settings.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import { box, dots, type Layer, type Look, label, panel, roomFor, told } from "../marks.ts";
import { shortenText } from "../textWidth.ts";
import { AS_IT_IS, AXIS_ROOM, BOX_COLOUR, CHART_WIDTH, fontSize, ink } from "../theme.ts";
import { isInSteps } from "../variableAxis.ts";

const WIDTH = CHART_WIDTH - AXIS_ROOM - 24;
/** Height of a row, and where in it text and bar lie [px]. */
const ROW = { height: 62, title: 10, top: 22, bottom: 38, numbers: 50 };

/** Chart 7 of a discovery: the ranges of the box over the full ranges. */
export function boxChart(discovery: BoxDiscovery, found: FoundBox, provenance: Provenance): Chart {
  const order = limitedFirst(discovery, found);
  const layer = order.flatMap((variable, row) => rowLayers(discovery, found, variable, row * ROW.height));
  const bars = panel({ width: WIDTH, height: order.length * ROW.height }, layer, [{}]);
  return drawChart("discovery", boxWords(discovery, found), [...keyView(keyItems), bars], provenance);
}

const keyItems: readonly KeyItem[] = [
  { label: discoveryKey.tried, sample: "band", colour: ink.grid, opacity: 1 },
  { label: discoveryKey.box, sample: "band", colour: BOX_COLOUR, opacity: 0.85 },
  { label: discoveryKey.asItIs, sample: "upright", ...AS_IT_IS, opacity: 0 },
];

function rowLayers(discovery: BoxDiscovery, found: FoundBox, v: number, top: number): Layer[] {
  const variable = discovery.variables[v];
  const [low, high] = [found.box.low[v], found.box.high[v]];
  const isLimited = found.restrictions.some((restriction) => restriction.variable === v);
  const part = isLimited ? partOf(variable, low, high) : undefined;
  const base = valueInRange(variable, discovery.scenario);
  const said = barWords(discovery, found, v);
  const heading = shortenText(said.limits, fontSize.panel, WIDTH * 0.6);
  return [
    text(heading, 0, top + ROW.title, { align: "left", fontSize: fontSize.panel, fontWeight: "bold" }),
    text(said.needed, WIDTH, top + ROW.title, { align: "right", color: ink.quiet }),
    bar([0, 1], top, ink.grid, 1, [said.limits, said.needed]),
    ...(part === undefined ? [] : [bar(part, top, BOX_COLOUR, 0.85)]),
    ...(base === undefined ? [] : [asItIs(placeOfValue(variable, base) * WIDTH, top)]),
    ...barLabels(variable, isLimited ? [low, high] : undefined).map(({ x, align, label: words, bold }) =>
      text(words, x, top + ROW.numbers, {
        align,
        color: bold ? ink.text : ink.quiet,
        fontWeight: bold ? "bold" : "normal",
      }),
    ),
  ];
}

function bar(
  [from, to]: readonly [number, number],
  top: number,
  fill: string,
  fillOpacity: number,
  said?: readonly string[],
): Layer {
  const look = { x: from * WIDTH, x2: to * WIDTH, y: top + ROW.top, y2: top + ROW.bottom, fill, fillOpacity };
  return box({}, look, said && [told({}, said)]);
}

function asItIs(x: number, top: number): Layer {
  const { colour: color, shape } = AS_IT_IS;
  const y = top + (ROW.top + ROW.bottom) / 2;
  const rim = { size: 90, opacity: 1, stroke: "#ffffff", strokeWidth: 1.5 };
  return dots({}, { x, y, shape, color, filled: true, ...rim });
}

function text(words: string, x: number, y: number, look: Look): Layer {
  return label({}, { text: words, x, y, baseline: "middle", ...look });
}

/** The part of the range of a variable from one value to another, as shares of its bar; values in steps have equal parts. */
function partOf(variable: Variable, from: number, to: number): readonly [number, number] {
  const { low, high } = variable;
  if (!isInSteps(variable)) return [(from - low) / (high - low), (to - low) / (high - low)];
  const steps = high - low + 1;
  return [(from - low) / steps, (to - low + 1) / steps];
}

/** Where a value stands on the bar of a variable. */
function placeOfValue(variable: Variable, value: number): number {
  const [from, to] = partOf(variable, value, value);
  return (from + to) / 2;
}

/** A number below a bar. */
interface BarLabel {
  readonly x: number;
  readonly align: "left" | "right" | "center";
  readonly label: string;
  /** Of the box rather than of the range. */
  readonly bold: boolean;
}

/** Most words that are written one below each part of a bar. */
const MOST_WORDS = 8;
const GAP = 10;

/**
 * What stands below the bar of a variable: the ends of its range and the limits of the box, those of the box first
 * where there is no room for all; words each below its part.
 *
 * @param limits  of the box; undefined where it leaves all of the range in
 */
function barLabels(variable: Variable, limits: readonly [number, number] | undefined): BarLabel[] {
  const { parameter, low, high } = variable;
  if (parameter.choices !== undefined && high - low < MOST_WORDS) {
    return parameter.choices.slice(low, high + 1).map((words, i) => {
      const bold = limits !== undefined && low + i >= limits[0] && low + i <= limits[1];
      return { x: placeOfValue(variable, low + i) * WIDTH, align: "center", label: words, bold };
    });
  }
  const ends: BarLabel[] = [
    { x: 0, align: "left", label: bareText(variable, low), bold: limits !== undefined && limits[0] === low },
    { x: WIDTH, align: "right", label: bareText(variable, high), bold: limits !== undefined && limits[1] === high },
  ];
  if (limits === undefined) return ends;
  const inner = limitLabels(variable, limits);
  return [...inner, ...ends.filter((end) => inner.every((limit) => !overlaps(end, limit)))];
}

/** The limits inside the range; one label for both where two would touch. */
function limitLabels(variable: Variable, [low, high]: readonly [number, number]): BarLabel[] {
  const [from, to] = partOf(variable, low, high).map((part) => part * WIDTH);
  const labels: BarLabel[] = [];
  if (low > variable.low) labels.push(inside(bareText(variable, low), from));
  if (high < variable.high) labels.push(inside(bareText(variable, high), to));
  if (labels.length < 2 || !overlaps(labels[0], labels[1])) return labels;
  const both = low === high ? bareText(variable, low) : bareRange(variable, low, high);
  return [inside(both, (from + to) / 2)];
}

/** A label about a place, moved so that it stays within the bar. */
function inside(words: string, x: number): BarLabel {
  const half = roomFor(words, fontSize.label) / 2;
  if (x - half < 0) return { x: 0, align: "left", label: words, bold: true };
  if (x + half > WIDTH) return { x: WIDTH, align: "right", label: words, bold: true };
  return { x, align: "center", label: words, bold: true };
}

function overlaps(one: BarLabel, other: BarLabel): boolean {
  const [a, b] = [extent(one), extent(other)];
  return a[0] < b[1] + GAP && b[0] < a[1] + GAP;
}

function extent({ x, align, label: words }: BarLabel): readonly [number, number] {
  const wide = roomFor(words, fontSize.label);
  if (align === "left") return [x, x + wide];
  return align === "right" ? [x - wide, x] : [x - wide / 2, x + wide / 2];
}
