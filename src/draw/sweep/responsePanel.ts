import type { Sweep, SweepPoint } from "../../analyse/sweep.ts";
import { type ShownSeries, tellsApart, valueIn } from "../../words/en/sweep.ts";
import { rounded } from "../../words/number.ts";
import type { PointStatistics } from "../../worlds/points.ts";
import { type EndLabel, endLabels, type Layer, type Row, type View } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { ink, REFERENCE_DASH } from "../theme.ts";
import { across, upright, variableFrame } from "./axes.ts";
import type { VariableAxis } from "./variableAxis.ts";

/** The best point stands out in every panel. */
export const BEST = { colour: ink.entry, shape: "diamond" } as const;

export interface ResponsePanel {
  readonly axis: VariableAxis;
  /** Which series of the sweep is drawn. */
  readonly serie: number;
  readonly shown: ShownSeries;
  readonly width: number;
  readonly height: number;
  /** Whether points that failed are marked at the foot. */
  readonly failures?: boolean;
  /** Whether points that may be as good as the best are filled and the range of them shaded. */
  readonly compared: boolean;
}

/** Most levels whose points are drawn one by one. */
const MOST_DOTS = 60;

/** Mean of one series over a variable, with the interval of the mean and where nine worlds in ten lie. */
export function responsePanel(sweep: Sweep, panel: ResponsePanel): View | undefined {
  const { axis, serie, shown } = panel;
  const { percent } = shown.showing;
  const rows = rowsOf(sweep, panel);
  const base = sweep.base.statistics.of(serie).mean;
  const shownNumbers = rows.flatMap((row) => [row.p05, row.p95, row.lower, row.upper, row.y].map(Number));
  const values = valueScale([...shownNumbers, base].filter(Number.isFinite), false);
  if (values === undefined || rows.length === 0) return undefined;
  const layer: Layer[] = [
    variableFrame(axis, values, { title: shown.title, percent }),
    ...(panel.compared ? shadeLayers(sweep, axis) : []),
    ...bandLayers(axis),
    ...(Number.isFinite(base) ? baseLayers(axis, base) : []),
    ...meanLayers(axis, rows, panel.compared),
    ...bestLayers(rows),
    ...(panel.failures === true ? failureLayers(sweep, axis, values.low) : []),
    ...endLabels(labelsOf(sweep, panel, base), values, { month: axis.scale.high }, panel.height),
  ];
  return { width: panel.width, height: panel.height, data: { values: rows }, layer };
}

/** Points in the order of the axis; a point that failed, or has no value, is left out. */
function rowsOf(sweep: Sweep, { axis, serie }: ResponsePanel): Row[] {
  return sweep.points
    .flatMap((point): Row[] => {
      const statistics = point.statistics.of(serie);
      if (!Number.isFinite(statistics.mean)) return [];
      return [
        {
          month: axis.place(valueIn(point.settings[0])),
          ...shownStatistics(statistics),
          ...markOf(sweep, point),
        },
      ];
    })
    .sort((a, b) => Number(a.month) - Number(b.month));
}

function shownStatistics({ mean, lower, upper, p05, p95 }: PointStatistics): Row {
  const sharp = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(7)) : null);
  return { y: sharp(mean), lower: sharp(lower), upper: sharp(upper), p05: sharp(p05), p95: sharp(p95) };
}

function markOf({ best }: Sweep, { index }: SweepPoint): Row {
  const isBest = best?.best === index;
  return { best: isBest ? 1 : 0, good: best === undefined || best.behind[index]?.worse === false ? 1 : 0 };
}

/** The range that may be as good as the best: from the first to the last of neighbours that may. */
export function shadeLayers({ best, points }: Sweep, axis: VariableAxis): Layer[] {
  if (best === undefined || best.asGood.length < 2 || axis.isWords || !tellsApart({ best, points })) return [];
  const places = points.map(({ settings, index }) => ({ place: axis.place(valueIn(settings[0])), index }));
  places.sort((a, b) => a.place - b.place);
  const runs: { from: number; to: number }[] = [];
  let before = -2;
  for (const [rank, { place, index }] of places.entries()) {
    if (best.behind[index]?.worse !== false) continue;
    if (before === rank - 1) runs[runs.length - 1].to = place;
    else runs.push({ from: place, to: place });
    before = rank;
  }
  const room = (axis.scale.high - axis.scale.low) * 0.008;
  const values = runs.map(({ from, to }) => ({ month: from - room, to: to + room }));
  return [
    {
      data: { values },
      mark: { type: "rect", color: ink.entry, opacity: 0.13 },
      encoding: { x: across, x2: { field: "to" } },
    },
  ];
}

/** A cross at the foot for each point that failed. */
function failureLayers({ points }: Sweep, axis: VariableAxis, foot: number): Layer[] {
  const failed = points.filter(({ failure }) => failure !== undefined);
  if (failed.length === 0) return [];
  return [
    {
      data: { values: failed.map(({ settings }) => ({ month: axis.place(valueIn(settings[0])), y: foot })) },
      mark: { type: "text", text: "×", dy: -9, color: ink.quiet, fontSize: 16, fontWeight: "bold" },
      encoding: { x: across, y: upright },
    },
  ];
}

/** Areas along numbers, upright bars on words. */
function bandLayers(axis: VariableAxis): Layer[] {
  const between = (lower: string, upper: string) =>
    ({ x: across, y: { field: lower, type: "quantitative" }, y2: { field: upper } }) as const;
  if (axis.isWords) {
    const bar = { type: "rule", color: ink.band, strokeCap: "butt" } as const;
    return [
      { mark: { ...bar, strokeWidth: 26, opacity: 0.2 }, encoding: between("p05", "p95") },
      { mark: { ...bar, strokeWidth: 26, opacity: 0.5 }, encoding: between("lower", "upper") },
    ];
  }
  const area = { type: "area", line: false, color: ink.band } as const;
  return [
    { mark: { ...area, opacity: 0.2 }, encoding: between("p05", "p95") },
    { mark: { ...area, opacity: 0.5 }, encoding: between("lower", "upper") },
  ];
}

/** The scenario as it is: how it fares, and where it stands. */
export function baseLayers(axis: VariableAxis, level: number): Layer[] {
  const look = { type: "rule", color: ink.reference, strokeWidth: 1.5, strokeDash: REFERENCE_DASH } as const;
  const layers: Layer[] = [{ data: { values: [{ y: rounded(level) }] }, mark: look, encoding: { y: upright } }];
  if (axis.base === undefined) return layers;
  return [...layers, { data: { values: [{ month: axis.base }] }, mark: look, encoding: { x: across } }];
}

/** The mean as a line, and its points: filled where they may be as good as the best. */
function meanLayers(axis: VariableAxis, rows: readonly Row[], compared: boolean): Layer[] {
  const encoding = { x: across, y: upright } as const;
  const layers: Layer[] = [];
  if (!axis.isWords) layers.push({ mark: { type: "line", color: ink.scenario, strokeWidth: 2 }, encoding });
  if (rows.length > MOST_DOTS && !axis.isWords) return layers;
  const dot = { type: "point", color: ink.scenario, size: compared ? 42 : 20, opacity: 1 } as const;
  if (!compared) return [...layers, { mark: { ...dot, filled: true }, encoding }];
  const only = (good: number) => [{ filter: `datum.good === ${good} && datum.best === 0` }];
  return [
    ...layers,
    {
      transform: only(0),
      mark: { ...dot, filled: true, color: "#ffffff", stroke: ink.scenario, strokeWidth: 1.6 },
      encoding,
    },
    { transform: only(1), mark: { ...dot, filled: true }, encoding },
  ];
}

function bestLayers(rows: readonly Row[]): Layer[] {
  const values = rows.filter(({ best }) => best === 1);
  if (values.length === 0) return [];
  const mark = {
    type: "point",
    shape: BEST.shape,
    filled: true,
    color: BEST.colour,
    size: 150,
    opacity: 1,
    stroke: "#ffffff",
  } as const;
  return [{ data: { values }, mark, encoding: { x: across, y: upright } }];
}

function labelsOf({ points, best }: Sweep, { serie, shown, compared }: ResponsePanel, base: number): EndLabel[] {
  const winner = best === undefined ? Number.NaN : points[best.best].statistics.of(serie).mean;
  const text = compared ? `best ${shown.value(winner)}` : shown.value(winner);
  return [
    { text, value: winner, colour: ink.text, bold: true, shape: BEST.shape, shapeColour: BEST.colour },
    { text: `as it is ${shown.value(base)}`, value: base, colour: ink.quiet },
  ];
}
