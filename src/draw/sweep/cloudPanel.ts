import { type BinnedMean, binnedMeans } from "../../analyse/bestPoint.ts";
import type { Sweep } from "../../analyse/sweep.ts";
import { rankedPoints, type ShownSeries, valueIn } from "../../words/en/sweep.ts";
import { rounded } from "../../words/number.ts";
import type { Layer, View } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { ink } from "../theme.ts";
import { across, upright, variableFrame } from "./axes.ts";
import { BEST, baseLayers } from "./responsePanel.ts";
import { isUsuallyOrdinal, titleIn, type VariableAxis, variableAxis } from "./variableAxis.ts";

/** Parts of a range over which points are averaged. */
const PARTS = 8;
/** Most dots drawn; more would hide each other. */
export const MOST_DOTS = 400;

/** The points of a sweep over one of its variables, and their mean along it. */
export function cloudPanel(
  sweep: Sweep,
  variable: number,
  shown: ShownSeries,
  size: { readonly width: number; readonly height: number },
): View | undefined {
  const { variables, scenario, isGrid, outcome, best } = sweep;
  const { percent } = shown.showing;
  const isOrdinal = isGrid
    ? isUsuallyOrdinal(variables[variable])
    : variables[variable].parameter.choices !== undefined;
  const whole = variableAxis(variables[variable], scenario, isOrdinal);
  const axis = { ...whole, title: titleIn(whole, size.width) };
  const points = rankedPoints(sweep);
  const at = points.map(({ settings }) => axis.place(valueIn(settings[variable])));
  const values = points.map(({ statistics }) => statistics.of(outcome).mean);
  const base = sweep.base.statistics.of(outcome).mean;
  const scale = valueScale([...values, base], false);
  if (scale === undefined) return undefined;
  const every = Math.ceil(points.length / MOST_DOTS);
  const dots = points.flatMap(({ index }, rank) => {
    if (rank % every > 0) return [];
    return [{ month: rounded(at[rank] + (axis.isOrdinal ? jitter(index) : 0)), y: rounded(values[rank]) }];
  });
  const winner = points.findIndex(({ index }) => index === best?.best);
  const layer: Layer[] = [
    variableFrame(axis, scale, { title: shown.title, percent }),
    {
      data: { values: dots },
      mark: { type: "point", filled: true, color: ink.band, size: 16, opacity: 0.45 },
      encoding: { x: across, y: upright },
    },
    ...(Number.isFinite(base) ? baseLayers(axis, base) : []),
    ...trendLayers(axis, binnedMeans(at, values, binsOf(sweep, variable, axis))),
    ...(winner < 0 ? [] : [bestLayer(at[winner], values[winner])]),
  ];
  return { ...size, layer };
}

/** Levels that are tried one by one are parts of their own; ranges are cut in equal parts. */
function binsOf({ isGrid, variables }: Sweep, variable: number, { isOrdinal, scale }: VariableAxis) {
  const { low, high, levels, parameter } = variables[variable];
  if (isOrdinal) return { low: scale.low, high: scale.high, parts: scale.high - scale.low };
  if (parameter.whole && high - low < PARTS) return { low: low - 0.5, high: high + 0.5, parts: high - low + 1 };
  const steps = levels.map(Number);
  const step = (high - low) / (levels.length - 1);
  const isEven =
    levels.length > 1 && steps.every((level, i) => i === 0 || Math.abs(level - steps[i - 1] - step) < step * 1e-6);
  if (isGrid && isEven && levels.length <= 2 * PARTS)
    return { low: low - step / 2, high: high + step / 2, parts: levels.length };
  return { low, high, parts: PARTS };
}

/** Moves dots of one level apart, the same way on every call. */
function jitter(index: number): number {
  return ((index * 0.6180339887) % 1) * 0.5 - 0.25;
}

function trendLayers(axis: VariableAxis, bins: readonly BinnedMean[]): Layer[] {
  const sharp = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(7)) : null);
  const values = bins.map(({ middle, mean, lower, upper }) => {
    return { month: rounded(middle), y: sharp(mean), lower: sharp(lower), upper: sharp(upper) };
  });
  const encoding = { x: across, y: upright } as const;
  const line: Layer = { data: { values }, mark: { type: "line", color: ink.scenario, strokeWidth: 2 }, encoding };
  return [
    ...(axis.isWords ? [] : [line]),
    {
      data: { values: values.filter(({ lower }) => lower !== null) },
      mark: { type: "rule", color: ink.scenario, strokeWidth: 2 },
      encoding: { x: across, y: { field: "lower", type: "quantitative" }, y2: { field: "upper" } },
    },
    { data: { values }, mark: { type: "point", filled: true, color: ink.scenario, size: 34, opacity: 1 }, encoding },
  ];
}

function bestLayer(month: number, y: number): Layer {
  return {
    data: { values: [{ month: rounded(month), y: rounded(y) }] },
    mark: {
      type: "point",
      shape: BEST.shape,
      filled: true,
      color: BEST.colour,
      size: 150,
      opacity: 1,
      stroke: "#ffffff",
    },
    encoding: { x: across, y: upright },
  };
}
