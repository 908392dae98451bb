import type { PartOfEffect, SeriesEffect } from "../../analyse/catfishEffect.ts";
import { type MeasureName, measures } from "../../model/measures.ts";
import { isClear, rangeOf, signed } from "../../words/en/effect.ts";
import { rounded } from "../../words/number.ts";
import type { Part } from "../../worlds/arms.ts";
import type { Layer, Row, View } from "../marks.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink, kindStyle } from "../theme.ts";

/** How a part is drawn and called, everywhere; fills differ in grey too. */
export const partStyle: Readonly<
  Record<Part, { readonly label: string; readonly colour: string; readonly opacity: number }>
> = {
  substitution: { label: "buying elsewhere", colour: kindStyle.newcomer.colour, opacity: 0.6 },
  catfish: { label: "reaction of incumbents", colour: kindStyle.fixed.colour, opacity: 0.95 },
  total: { label: "total effect of entry", colour: ink.scenario, opacity: 0.3 },
};

const ROW = 22;
const TITLE = 22;
/** Where the bars are drawn, between the names of the parts and their numbers [px]. */
const BARS: readonly [number, number] = [130, 440];
const TEXT = 452;

/** A bar of the waterfall: where it begins and ends, and its interval about the end. */
interface Bar {
  readonly part: Part;
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly lower: number;
  readonly upper: number;
  readonly text: string;
}

/**
 * How the total is made: buying elsewhere from zero, the reaction from where that ends, the total from zero.
 *
 * @param title   what is measured, with its unit
 * @param factor  what differences are multiplied by
 */
export function waterfall(effect: SeriesEffect, title: string, factor: number): View {
  const bars = barsOf(effect, factor);
  const ends = [0, ...bars.flatMap(({ from, to, lower, upper }) => [from, to, lower, upper])].filter(Number.isFinite);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = high > low ? 0 : 1;
  const x = axisOf(low - room, high + room, BARS);
  const y = axisOf(0, HEIGHT, [0, HEIGHT]);
  const layer: Layer[] = [
    {
      data: { values: [{ zero: 0, top: TITLE - 2, bottom: HEIGHT }] },
      mark: { type: "rule", color: ink.quiet, strokeWidth: 1 },
      encoding: { x: { field: "zero", ...x }, y: { field: "top", ...y }, y2: { field: "bottom" } },
    },
    ...bars.flatMap((bar) => barLayers(bar, x, y)),
    {
      data: { values: [{ y: TITLE / 2 }] },
      mark: {
        type: "text",
        x: -AXIS_ROOM,
        align: "left",
        baseline: "middle",
        fontSize: fontSize.panel,
        fontWeight: "bold",
      },
      encoding: { y: { field: "y", ...y }, text: { value: title } },
    },
  ];
  return { width: CHART_WIDTH - AXIS_ROOM, height: HEIGHT, layer };
}

const HEIGHT = TITLE + 3 * ROW;

function barsOf({ series: { measure }, substitution, catfish, total }: SeriesEffect, factor: number): Bar[] {
  const start = substitution.difference * factor;
  const bar = (part: Part, row: number, from: number, of: PartOfEffect): Bar => ({
    part,
    row,
    from,
    to: from + of.difference * factor,
    lower: from + of.lower * factor,
    upper: from + of.upper * factor,
    text: `${isClear(of) ? signed(of.difference, factor) : "~"} (${rangeOf(of, factor)})${verdictOf(part, of, measure)}`,
  });
  return [bar("substitution", 0, 0, substitution), bar("catfish", 1, start, catfish), bar("total", 2, 0, total)];
}

/** What a clear total means to the buyer. */
function verdictOf(part: Part, of: PartOfEffect, measure: MeasureName): string {
  const { better } = measures[measure];
  if (part !== "total" || !isClear(of) || better === "neutral") return "";
  return (better === "higher") === of.difference > 0 ? ", better" : ", worse";
}

/** A scale of pixels or values; it has no axis, because every bar says its number. */
interface Axis {
  readonly type: "quantitative";
  readonly axis: null;
  readonly scale: { domain: number[]; range: number[]; zero: boolean; nice: boolean };
}

function axisOf(low: number, high: number, range: readonly [number, number]): Axis {
  return {
    type: "quantitative",
    axis: null,
    scale: { domain: [low, high], range: [...range], zero: false, nice: false },
  };
}

function barLayers(bar: Bar, x: Axis, y: Axis): Layer[] {
  const { label, colour, opacity } = partStyle[bar.part];
  const middle = TITLE + (bar.row + 0.5) * ROW;
  const row: Row = {
    from: rounded(bar.from),
    to: rounded(bar.to),
    lower: rounded(bar.lower),
    upper: rounded(bar.upper),
    y: middle,
    top: middle - ROW * 0.34,
    bottom: middle + ROW * 0.34,
    next: middle + ROW,
  };
  const data = { values: [row] };
  const weight = bar.part === "total" ? "bold" : "normal";
  const at = { field: "y", ...y };
  const text = {
    type: "text",
    align: "left",
    baseline: "middle",
    fontWeight: weight,
    fontSize: fontSize.label,
  } as const;
  const layers: Layer[] = [
    {
      data,
      mark: { type: "rect", fill: colour, fillOpacity: opacity, stroke: colour, strokeWidth: 1 },
      encoding: {
        x: { field: "from", ...x },
        x2: { field: "to" },
        y: { field: "top", ...y },
        y2: { field: "bottom" },
      },
    },
    {
      data,
      mark: { type: "rule", color: ink.text, strokeWidth: 2 },
      encoding: { x: { field: "lower", ...x }, x2: { field: "upper" }, y: at },
    },
    { data, mark: { ...text, x: -AXIS_ROOM }, encoding: { y: at, text: { value: `${SIGN[bar.part]}${label}` } } },
    { data, mark: { ...text, x: TEXT }, encoding: { y: at, text: { value: bar.text } } },
  ];
  if (bar.part === "total") return layers;
  const step: Layer = {
    data,
    mark: { type: "rule", color: ink.quiet, strokeWidth: 1, strokeDash: [2, 2] },
    encoding: { x: { field: "to", ...x }, y: at, y2: { field: "next" } },
  };
  return [step, ...layers];
}

const SIGN: Readonly<Record<Part, string>> = { substitution: "", catfish: "+ ", total: "= " };
