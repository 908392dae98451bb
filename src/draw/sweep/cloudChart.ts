import { type BinnedMean, binnedMeans } from "../../analyse/bestPoint.ts";
import type { Sweep } from "../../analyse/sweep.ts";
import { rankedPoints, shownOutcome } from "../../words/en/sweep.ts";
import { cloudWords, sweepKey } from "../../words/en/sweepCharts.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import { called, dots, type Layer, line, panel, rule, standout, upFrom, type View, x, y } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { BEST, ink, REFERENCE_DASH } from "../theme.ts";
import {
  asItIsLayers,
  isUsuallyOrdinal,
  titleIn,
  type VariableAxis,
  variableAxes,
  variableAxis,
} from "../variableAxis.ts";

const SIZE = { width: 290, height: 150 };
/** Parts of a range over which points are averaged. */
const PARTS = 8;
/** Most dots drawn of a panel; more would hide each other. */
const MOST_DOTS = 400;

/** Chart 7 of a design, or of more than two variables: every point over each variable. */
export function cloudChart(sweep: Sweep, provenance: Provenance): Chart {
  const panels = sweep.variables.flatMap((_, variable) => cloudPanel(sweep, variable) ?? []);
  const views = [...keyView(keyItems(sweep)), panelGrid(panels)];
  return drawChart("sweep", cloudWords(sweep, MOST_DOTS), views, provenance);
}

function keyItems({ best }: Sweep): KeyItem[] {
  return [
    { label: sweepKey.point, sample: "upright", colour: ink.band, shape: "circle", opacity: 0 },
    { label: sweepKey.trend, sample: "upright", colour: ink.scenario, shape: "circle" },
    { label: sweepKey.asItIs, sample: "line", colour: ink.reference, dash: REFERENCE_DASH },
    ...(best === undefined ? [] : [{ label: sweepKey.best, sample: "upright", ...BEST, opacity: 0 } as const]),
  ];
}

/** The points of a sweep over one of its variables, and their mean along it. */
function cloudPanel(sweep: Sweep, variable: number): View | undefined {
  const { outcome, best } = sweep;
  const { title, showing, factor } = shownOutcome(sweep);
  const axis = axisOf(sweep, variable);
  const points = rankedPoints(sweep);
  const places = points.map(({ settings }) => axis.placeOf(settings));
  const values = points.map(({ statistics }) => statistics.of(outcome).mean * factor);
  const base = sweep.base.statistics.of(outcome).mean * factor;
  const scale = valueScale([...values, base], false);
  if (scale === undefined) return undefined;
  const every = Math.ceil(points.length / MOST_DOTS);
  const shown = points.flatMap(({ index }, rank) => {
    if (rank % every > 0) return [];
    return [{ x: rounded(places[rank] + (axis.isOrdinal ? jitter(index) : 0)), y: rounded(values[rank]) }];
  });
  const winner = points.findIndex(({ index }) => index === best?.best);
  return panel(SIZE, [
    variableAxes(axis, scale, { title, percent: showing.percent }),
    called(sweepKey.point, dots({ x, y }, { color: ink.band, size: 16, opacity: 0.45 }, shown)),
    ...asItIsLayers(axis, base),
    ...trendLayers(axis, binnedMeans(places, values, binsOf(sweep, variable, axis))),
    ...(winner < 0 ? [] : [standout({ x: rounded(places[winner]), y: rounded(values[winner]) }, BEST)]),
  ]);
}

function axisOf({ variables, scenario, isGrid }: Sweep, variable: number): VariableAxis {
  const isOrdinal = isGrid
    ? isUsuallyOrdinal(variables[variable])
    : variables[variable].parameter.choices !== undefined;
  const axis = variableAxis(variables[variable], scenario, isOrdinal);
  return { ...axis, title: titleIn(axis, SIZE.width) };
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
  const rows = bins.map(({ middle, mean, lower, upper }) => {
    return { x: rounded(middle), y: sharp(mean), lower: sharp(lower), upper: sharp(upper) };
  });
  const look = { color: ink.scenario, strokeWidth: 2 };
  const known = rows.filter(({ lower }) => lower !== null);
  return [
    ...(axis.isWords ? [] : [line({ x, y }, look, rows)]),
    rule({ x, ...upFrom("lower", "upper") }, look, known),
    called(sweepKey.trend, dots({ x, y }, { color: ink.scenario, size: 34, opacity: 1 }, rows)),
  ];
}
