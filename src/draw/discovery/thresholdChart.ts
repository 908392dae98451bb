import type { Crossing, ThresholdSearch } from "../../analyse/discovery/threshold.ts";
import { valueOfSetting } from "../../scenario/vary.ts";
import { shownCrossing } from "../../words/en/discovery.ts";
import { discoveryAxes, discoveryKey, requiredLine, thresholdWords } from "../../words/en/discoveryCharts.ts";
import { rounded } from "../../words/number.ts";
import { settingOf } from "../../words/settings.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import {
  band,
  box,
  called,
  dots,
  type Layer,
  label,
  level,
  line,
  panel,
  type Row,
  roomFor,
  upFrom,
  upright,
  type View,
  x,
  y,
} from "../marks.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, HIT_COLOUR, ink, REFERENCE_DASH } from "../theme.ts";
import { type VariableAxis, variableAxes, variableAxis } from "../variableAxis.ts";

const SIZE = { width: CHART_WIDTH - AXIS_ROOM - 20, height: 300 };
const UNIT = { low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };

/** Where an outcome tips: the share of worlds in which it happens, over one variable. */
export function thresholdChart(search: ThresholdSearch, provenance: Provenance): Chart {
  return drawChart("threshold", thresholdWords(search), [...keyView(keyItems(search)), curve(search)], provenance);
}

function keyItems(search: ThresholdSearch): KeyItem[] {
  const crossings: KeyItem[] = [
    { label: discoveryKey.threshold, sample: "line", colour: HIT_COLOUR },
    { label: discoveryKey.thresholdInterval, sample: "band", colour: HIT_COLOUR, opacity: 0.25 },
  ];
  return [
    { label: discoveryKey.share, sample: "line", colour: ink.scenario, shape: "circle" },
    { label: discoveryKey.interval, sample: "band", colour: ink.band, opacity: 0.4 },
    { label: requiredLine(search), sample: "line", colour: ink.quiet, width: 1 },
    ...(search.crossings.length === 0 ? [] : crossings),
    { label: discoveryKey.asItIs, sample: "line", colour: ink.reference, dash: REFERENCE_DASH },
  ];
}

function curve(search: ThresholdSearch): View {
  const { variable, scenario, share } = search;
  const axis = variableAxis({ ...variable, levels: [] }, scenario, false);
  const base = axis.base === undefined ? [] : [axis.base];
  // Of whole numbers it tips between two of them.
  const half = variable.parameter.whole ? 0.5 : 0;
  const places = search.crossings.map(({ at, lower, upper }) => {
    return { at: sharp(at - half), lower: lower - half, upper: upper - half };
  });
  const layer = [
    variableAxes(axis, UNIT, { title: discoveryAxes.share, percent: true }),
    ...intervals(places, axis),
    called(discoveryKey.interval, band({ x, ...upFrom("lower", "upper") }, { color: ink.band, opacity: 0.4 })),
    level(share, { color: ink.quiet, strokeWidth: 1 }),
    ...base.map((at) => upright(sharp(at), { color: ink.reference, strokeWidth: 1.5, strokeDash: REFERENCE_DASH })),
    called(discoveryKey.share, line({ x, y }, { color: ink.scenario, strokeWidth: 2 })),
    dots({ x, y }, { color: ink.scenario, size: 18, opacity: 1 }),
    ...places.map(({ at }) => upright(at, { color: HIT_COLOUR, strokeWidth: 2, strokeDash: [1, 0] })),
    ...places.flatMap(({ at }, index) => labelLayers(search, search.crossings[index], axis, at)),
  ];
  return panel(SIZE, layer, rowsOf(search));
}

function sharp(value: number): number {
  return Number(value.toPrecision(9));
}

function rowsOf({ points, variable }: ThresholdSearch): Row[] {
  return points
    .filter(({ n }) => n > 0)
    .map(({ settings, share, lower, upper }) => ({
      x: sharp(valueOfSetting(variable, settingOf(variable, settings) ?? "")),
      y: rounded(share),
      lower: rounded(lower),
      upper: rounded(upper),
    }));
}

function intervals(
  crossings: readonly { readonly lower: number; readonly upper: number }[],
  { scale }: VariableAxis,
): Layer[] {
  // An interval of a thousandth of the range would not be seen.
  const least = (scale.high - scale.low) * 0.002;
  const rows = crossings.map(({ lower, upper }) => ({
    x: rounded(Math.min(lower, (lower + upper - least) / 2)),
    to: rounded(Math.max(upper, (lower + upper + least) / 2)),
  }));
  if (rows.length === 0) return [];
  return [box({ x, x2: { field: "to" } }, { color: HIT_COLOUR, opacity: 0.25 }, rows)];
}

/** The threshold in numbers, beside its line on the side where there is room, above or below the curve. */
function labelLayers(search: ThresholdSearch, crossing: Crossing, { scale }: VariableAxis, line: number): Layer[] {
  const { at, interval } = shownCrossing(search, crossing);
  const texts = [at, interval];
  const place = ((line - scale.low) / (scale.high - scale.low)) * SIZE.width;
  const wide = Math.max(...texts.map((text) => roomFor(text, fontSize.panel))) * 1.1 + 12;
  // Where it begins to happen the curve leaves room below at the right; where it ends, below at the left.
  const isRight = crossing.direction === "up" ? place + wide < SIZE.width : place - wide < 0;
  const height = (crossing.direction === "up") === isRight ? 0.14 : 0.9;
  const side = { align: isRight ? "left" : "right", dx: isRight ? 8 : -8, baseline: "middle" } as const;
  // A white rim keeps the number readable where it lies over a line.
  return texts.flatMap((text, row) =>
    [{ stroke: "#ffffff", strokeWidth: 4 }, {}].map((rim) => {
      const size = row === 0 ? fontSize.panel + 2 : fontSize.label;
      const look = { text, dy: row * 17 - 8, fontSize: size, fontWeight: row === 0 ? "bold" : "normal" } as const;
      return label({ x, y }, { ...side, ...rim, ...look }, [{ x: line, y: height }]);
    }),
  );
}
