import type { Sweep, SweepPoint } from "../../analyse/sweep.ts";
import type { ShownSeries } from "../../words/en/shownSeries.ts";
import { tellsApart } from "../../words/en/sweep.ts";
import { sweepKey, sweepLabels } from "../../words/en/sweepCharts.ts";
import { isWithinShare, withinShare } from "../../words/number.ts";
import type { PointStatistics } from "../../worlds/points.ts";
import type { KeyItem } from "../key.ts";
import {
  band,
  box,
  called,
  dots,
  type EndLabel,
  endLabels,
  type Layer,
  label,
  line,
  panel,
  type Row,
  rule,
  standout,
  upFrom,
  type View,
  x,
  y,
} from "../marks.ts";
import { valueScale } from "../scale.ts";
import { BEST, ink, REFERENCE_DASH } from "../theme.ts";
import { asItIsLayers, type VariableAxis, variableAxes } from "../variableAxis.ts";

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
export function responsePanel(sweep: Sweep, response: ResponsePanel): View | undefined {
  const { axis, serie, shown, compared } = response;
  const rows = rowsOf(sweep, response);
  const base = sweep.base.statistics.of(serie).mean * shown.factor;
  const numbers = rows.flatMap((row) => [row.p05, row.p95, row.lower, row.upper, row.y].map(Number));
  const values = valueScale([...numbers, base].filter(Number.isFinite), false);
  if (values === undefined || rows.length === 0) return undefined;
  const layer: Layer[] = [
    variableAxes(axis, values, { title: shown.title, percent: shown.showing.percent }),
    ...(compared ? shadeLayers(sweep, axis) : []),
    ...bandLayers(axis),
    ...asItIsLayers(axis, base),
    ...meanLayers(axis, rows, compared, meanName(sweep)),
    ...rows.filter(({ best }) => best === 1).map((row) => standout(row, BEST)),
    ...(response.failures === true ? failureLayers(sweep, axis, values.low) : []),
    ...endLabels(labelsOf(sweep, response), values, { x: axis.scale.high }, response.height),
  ];
  return panel(response, layer, rows);
}

/** Points in the order of the axis; a point that failed, or has no value, is left out. */
function rowsOf(sweep: Sweep, { axis, serie, shown }: ResponsePanel): Row[] {
  return sweep.points
    .flatMap((point): Row[] => {
      const statistics = point.statistics.of(serie);
      if (!Number.isFinite(statistics.mean)) return [];
      return [
        {
          x: axis.placeOf(point.settings),
          ...shownStatistics(statistics, isWithinShare(sweep.series[serie].measure), shown.factor),
          ...markOf(sweep, point),
        },
      ];
    })
    .sort((a, b) => Number(a.x) - Number(b.x));
}

function shownStatistics({ mean, p05, p95, ...ends }: PointStatistics, isShare: boolean, factor: number): Row {
  const sharp = (value: number) => (Number.isFinite(value) ? Number((value * factor).toPrecision(7)) : null);
  const [lower, upper] = isShare ? withinShare(ends.lower, ends.upper) : [ends.lower, ends.upper];
  return { y: sharp(mean), lower: sharp(lower), upper: sharp(upper), p05: sharp(p05), p95: sharp(p95) };
}

function markOf({ best }: Sweep, { index }: SweepPoint): Row {
  const isBest = best?.best === index;
  return { best: isBest ? 1 : 0, good: best === undefined || best.behind[index]?.worse === false ? 1 : 0 };
}

/** The range that may be as good as the best: from the first to the last of neighbours that may. */
export function shadeLayers({ best, points }: Sweep, axis: VariableAxis): Layer[] {
  if (best === undefined || best.asGood.length < 2 || axis.isWords || !tellsApart({ best, points })) return [];
  const places = points.map(({ settings, index }) => ({ place: axis.placeOf(settings), index }));
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
  const rows = runs.map(({ from, to }) => ({ x: from - room, to: to + room }));
  return [box({ x, x2: { field: "to" } }, { color: ink.entry, opacity: 0.13 }, rows)];
}

/** A cross at the foot for each point that failed. */
function failureLayers({ points }: Sweep, axis: VariableAxis, foot: number): Layer[] {
  const failed = points.filter(({ failure }) => failure !== undefined);
  if (failed.length === 0) return [];
  const look = { text: sweepKey.failed, dy: -9, color: ink.quiet, fontSize: 16, fontWeight: "bold" } as const;
  const rows = failed.map(({ settings }) => ({ x: axis.placeOf(settings), y: foot }));
  return [label({ x, y }, look, rows)];
}

/** Areas along numbers, upright bars on words. */
function bandLayers(axis: VariableAxis): Layer[] {
  const [most, interval] = [upFrom("p05", "p95"), upFrom("lower", "upper")].map((places) => ({ x, ...places }));
  if (axis.isWords) {
    const bar = { color: ink.band, strokeCap: "butt", strokeWidth: 26 } as const;
    return [rule(most, { ...bar, opacity: 0.2 }), rule(interval, { ...bar, opacity: 0.5 })];
  }
  return [
    called(sweepKey.most, band(most, { color: ink.band, opacity: 0.2 })),
    called(sweepKey.interval, band(interval, { color: ink.band, opacity: 0.5 })),
  ];
}

/** The mean as a line, and its points: filled where they may be as good as the best. */
function meanLayers(axis: VariableAxis, rows: readonly Row[], compared: boolean, name: string): Layer[] {
  const layers = axis.isWords ? [] : [called(name, line({ x, y }, { color: ink.scenario, strokeWidth: 2 }))];
  if (rows.length > MOST_DOTS && !axis.isWords) return layers;
  if (!compared) return [...layers, dots({ x, y }, { color: ink.scenario, size: 20, opacity: 1 })];
  const only = (good: number, look: object) => ({
    transform: [{ filter: `datum.good === ${good} && datum.best === 0` }],
    ...dots({ x, y }, { color: ink.scenario, size: 42, opacity: 1, ...look }),
  });
  return [...layers, only(0, { color: "#ffffff", stroke: ink.scenario, strokeWidth: 1.6 }), only(1, {})];
}

function labelsOf(sweep: Sweep, { serie, shown, compared }: ResponsePanel): EndLabel[] {
  const base = sweep.base.statistics.of(serie).mean;
  const { points, best } = sweep;
  const winner = best === undefined ? Number.NaN : points[best.best].statistics.of(serie).mean;
  const text = compared ? sweepLabels.best(shown.value(winner)) : shown.value(winner);
  return [
    { text, value: winner * shown.factor, colour: ink.text, bold: true, shape: BEST.shape, shapeColour: BEST.colour },
    { text: sweepLabels.asItIs(shown.value(base)), value: base * shown.factor, colour: ink.quiet },
  ];
}

function meanName({ replications }: Sweep): string {
  return replications > 1 ? sweepKey.mean : sweepKey.value;
}

/** What the marks of panels mean. @param best  how the best point is called */
export function responseKey(sweep: Sweep, best: string = sweepKey.best): KeyItem[] {
  const many = sweep.replications > 1;
  const bands: KeyItem[] = [
    { label: sweepKey.interval, sample: "band", colour: ink.band, opacity: 0.6 },
    { label: sweepKey.most, sample: "band", colour: ink.band, opacity: 0.2 },
  ];
  return [
    { label: meanName(sweep), sample: "line", colour: ink.scenario },
    ...(many ? bands : []),
    { label: sweepKey.asItIs, sample: "line", colour: ink.reference, dash: REFERENCE_DASH },
    ...(sweep.best === undefined ? [] : [{ label: best, sample: "upright", ...BEST, opacity: 0 } as const]),
  ];
}
