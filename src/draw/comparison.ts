import type { CorrectedDifference } from "../analyse/compareArms.ts";
import { isSame } from "../model/series.ts";
import {
  bandOfMarkets,
  besideRow,
  type ComparisonSubject,
  comparedRows,
  comparisonWords,
} from "../words/en/comparisonCharts.ts";
import { differenceShowing, type Meaning, meaningOf, meaningsIn, sideOf } from "../words/en/differenceMeaning.ts";
import { ownFactor } from "../words/en/ownMoney.ts";
import { differenceIn } from "../words/en/plausible.ts";
import { rounded, signedTick } from "../words/number.ts";
import { findingCommon } from "../worlds/commonMonths.ts";
import { gap } from "../worlds/simulateArms.ts";
import { type Chart, drawChart, type Provenance } from "./chart.ts";
import { type KeyItem, keyView } from "./key.ts";
import {
  along,
  asGiven,
  called,
  dots,
  down,
  type Layer,
  label,
  panel,
  type Row,
  rule,
  textColumn,
  told,
  type View,
} from "./marks.ts";
import { valueScale } from "./scale.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "./theme.ts";

/** How a meaning is drawn: colour and shape, so that it is read in grey too. */
const meaningStyle: Readonly<Record<Meaning, { readonly colour: string; readonly shape: string }>> = {
  better: { colour: "#0072b2", shape: "circle" },
  worse: { colour: "#d55e00", shape: "diamond" },
  neutral: { colour: ink.text, shape: "square" },
  unclear: { colour: "#7a7a7a", shape: "cross" },
};

/** Dots drawn of each measure; more would hide each other. */
const MOST_DOTS = 200;

/** Chart 6: what differs, one row a measure: the worlds as dots, the mean difference with its interval. */
export function comparison(subject: ComparisonSubject, provenance: Provenance): Chart {
  const words = comparisonWords(subject, MOST_DOTS);
  return drawChart(
    `comparison${subject.suffix}`,
    words,
    [...keyView(keyItems(subject)), rowsView(subject)],
    provenance,
  );
}

function keyItems(subject: ComparisonSubject): KeyItem[] {
  const found = new Set(comparedRows(subject).map((row) => meaningOf(subject, row)));
  const meanings = meaningsIn(subject);
  const order: readonly Meaning[] = ["better", "worse", "neutral", "unclear"];
  const items = order
    .filter((meaning) => found.has(meaning))
    .map((meaning): KeyItem => ({ sample: "line", width: 3, label: meanings[meaning], ...meaningStyle[meaning] }));
  const { markets } = subject;
  if (markets === undefined) return items;
  return [...items, { sample: "band", height: BAND.strokeWidth, label: bandOfMarkets(markets), ...BAND_KEY }];
}

/** Behind an interval over worlds: where plausible markets lie. */
const BAND = { color: ink.band, strokeWidth: 9, opacity: 0.3 };
const BAND_KEY = { colour: BAND.color, opacity: BAND.opacity };

/** Height of a row, and places in it, from its top [px]. */
const ROW = 58;
const DOTS = { middle: 17, spread: 20 };
const INTERVAL = 38;
const TICKS = 52;
/** Where the strip begins and ends [px]; labels stand left of it, numbers right of it. */
const STRIP: readonly [number, number] = [150, 480];
const NUMBERS = STRIP[1] + 16;
const LABEL_ROOM = STRIP[0] + AXIS_ROOM - 14;
const NUMBER_ROOM = CHART_WIDTH - AXIS_ROOM - NUMBERS;

const across = (field: string) => along([-1, 1], STRIP, field);

interface ScaledRow {
  readonly row: CorrectedDifference;
  readonly dots: readonly { readonly world: number; readonly difference: number }[];
  /** Ends of the band of plausible markets; NaN where there is none. */
  readonly band: readonly [low: number, high: number];
  /** Value at the right end of the strip, in the unit shown; the left end is less of the same. */
  readonly reach: number;
  /** The outermost round number. */
  readonly tick: number;
}

/** One row a measure, zero in the same place in all, each with a scale of its own. */
function rowsView(subject: ComparisonSubject): View {
  const rows = comparedRows(subject).map((row) => scaled(subject, row));
  const height = rows.length * ROW;
  const layers = [
    ...gridLayers(rows, height),
    dotLayer(subject, rows, height),
    ...bandLayers(subject, rows, height),
    ...intervalLayers(subject, rows, height),
    ...textLayers(subject, rows, height),
  ];
  return panel({ width: CHART_WIDTH - AXIS_ROOM, height }, layers, [{}]);
}

function bandOf({ markets, own }: ComparisonSubject, { series }: CorrectedDifference): ScaledRow["band"] {
  const found = markets && differenceIn(markets, series);
  const factor = ownFactor(own, series);
  return [(found?.p05 ?? Number.NaN) * factor, (found?.p95 ?? Number.NaN) * factor];
}

function scaled(subject: ComparisonSubject, row: CorrectedDifference): ScaledRow {
  const [worlds, band] = [dotsOf(subject, row), bandOf(subject, row)];
  const { factor } = differenceShowing(row.series, subject);
  const values = [row.lower, row.upper, row.difference, ...band, ...worlds.map(({ difference }) => difference)];
  const widest = Math.max(...values.filter(Number.isFinite).map((value) => Math.abs(value) * factor));
  if (!(widest > 0)) return { row, dots: worlds, band, reach: 1, tick: 1 };
  const { ticks } = valueScale([0, widest], true) ?? { ticks: [1] };
  const tick = ticks.findLast((value) => value <= widest && value > 0) ?? widest;
  return { row, dots: worlds, band, reach: widest * 1.04, tick };
}

/** What each of the first worlds says. */
function dotsOf(subject: ComparisonSubject, { series }: CorrectedDifference): ScaledRow["dots"] {
  const { baseline, scenario, pairs, common = [], own } = subject;
  const factor = ownFactor(own, series);
  const find = findingCommon(common);
  const before = baseline.series.findIndex((other) => isSame(other, series));
  const after = scenario.series.findIndex((other) => isSame(other, series));
  return Array.from({ length: Math.min(pairs, MOST_DOTS) }, (_, world) => {
    const both = find(world, before, after);
    const from = both?.valueBefore ?? baseline.means[world * baseline.series.length + before];
    const to = both?.valueAfter ?? scenario.means[world * scenario.series.length + after];
    return { world, difference: gap(to, from) * factor };
  }).filter(({ difference }) => Number.isFinite(difference));
}

function placed(rows: readonly ScaledRow[], make: (row: ScaledRow, top: number) => Row | readonly Row[]): Row[] {
  return rows.flatMap((row, index) => make(row, index * ROW));
}

function gridLayers(rows: readonly ScaledRow[], height: number): Layer[] {
  const ticks = placed(rows, ({ reach, tick }, top) =>
    [-tick, 0, tick].map((value) => ({
      x: rounded(value / reach),
      y: top + 4,
      y2: top + 44,
      at: top + TICKS,
      text: signedTick(value),
    })),
  );
  const places = { x: across("x"), y: down(height), y2: { field: "y2" } };
  const zeros = ticks.filter(({ x }) => x === 0);
  const words = { baseline: "middle", fontSize: fontSize.foot, color: ink.quiet } as const;
  return [
    rule(places, { color: ink.grid, strokeWidth: 1 }, ticks),
    rule(places, { color: ink.reference, strokeWidth: 1.2 }, zeros),
    label({ x: across("x"), y: down(height, "at") }, words, ticks),
  ];
}

/** Share of the golden section: neighbours in number lie far apart. */
const GOLDEN = 0.6180339887;

function dotLayer(subject: ComparisonSubject, rows: readonly ScaledRow[], height: number): Layer {
  const values = placed(rows, ({ row: { series }, dots: worlds, reach }, top) => {
    const { factor } = differenceShowing(series, subject);
    return worlds.map(({ world, difference }) => ({
      measure: series.measure,
      world,
      difference: rounded(difference * factor),
      x: rounded((difference * factor) / reach),
      y: Number((top + DOTS.middle + (((world * GOLDEN) % 1) - 0.5) * DOTS.spread).toFixed(1)),
      colour: meaningStyle[sideOf(subject, series, difference)].colour,
    }));
  });
  const look = { shape: "circle", filled: true, size: 11, opacity: 0.4 };
  return dots({ x: across("x"), y: down(height), color: asGiven("colour") }, look, values);
}

function bandLayers(subject: ComparisonSubject, rows: readonly ScaledRow[], height: number): Layer[] {
  const values = placed(rows, ({ row: { series }, band: [low, high], reach }, top) => {
    if (Number.isNaN(low + high)) return [];
    const { factor } = differenceShowing(series, subject);
    const { measure, group } = series;
    const ends = { from: rounded((low * factor) / reach), to: rounded((high * factor) / reach) };
    return { measure, group, p05: rounded(low), p95: rounded(high), ...ends, y: top + INTERVAL };
  });
  if (values.length === 0) return [];
  const { markets } = subject;
  const name = markets && bandOfMarkets(markets);
  return [called(name, rule({ x: across("from"), x2: { field: "to" }, y: down(height) }, BAND, values))];
}

function intervalLayers(subject: ComparisonSubject, rows: readonly ScaledRow[], height: number): Layer[] {
  const meanings = meaningsIn(subject);
  const values = placed(rows, ({ row, reach }, top) => {
    const { measure, group } = row.series;
    const { factor, label: name, unit } = differenceShowing(row.series, subject);
    const at = (value: number) => rounded((value * factor) / reach);
    const { size, range, worlds } = besideRow(subject, row);
    const numbers = { difference: rounded(row.difference), lower: rounded(row.lower), upper: rounded(row.upper) };
    const places = { x: at(row.difference), from: at(row.lower), to: at(row.upper), y: top + INTERVAL };
    const meaning = meaningOf(subject, row);
    const values = { measure, group, n: row.n, ...numbers, ...places, ...meaningStyle[meaning] };
    return told(values, [`${name} (${unit})`, `${size} (${range})`, worlds], [meanings[meaning]]);
  });
  const [y, color] = [down(height), asGiven("colour")];
  const known = values.filter(({ from }) => from !== null);
  const mark = { filled: true, size: 70, opacity: 1 };
  return [
    rule({ x: across("from"), x2: { field: "to" }, y, color }, { strokeWidth: 3 }, known),
    dots({ x: across("x"), y, color, shape: asGiven("shape") }, mark, values),
  ];
}

/** Left of each strip what is measured, right of it the numbers. */
function textLayers(subject: ComparisonSubject, rows: readonly ScaledRow[], height: number): Layer[] {
  const lines = rows.map(({ row }, index) => {
    const { lines } = differenceShowing(row.series, subject);
    return { ...besideRow(subject, row), name: lines[0], unit: lines[1], top: index * ROW };
  });
  type Line = (typeof lines)[number];
  const bold = { fontSize: fontSize.panel, fontWeight: "bold", color: ink.text } as const;
  const small = { fontSize: fontSize.foot, fontWeight: "normal", color: ink.text } as const;
  const quiet = { ...small, color: ink.quiet };
  const column = (
    x: number,
    dy: number,
    look: typeof bold | typeof small | typeof quiet,
    textOf: (of: Line) => string,
  ) =>
    textColumn(
      lines.map((of) => ({ y: of.top + dy, text: textOf(of) })),
      { height, room: x < 0 ? LABEL_ROOM : NUMBER_ROOM },
      { x, ...look },
    );
  return [
    column(-AXIS_ROOM, 18, bold, ({ name }) => name),
    column(-AXIS_ROOM, 36, quiet, ({ unit }) => unit),
    column(NUMBERS, 12, bold, ({ size }) => size),
    column(NUMBERS, 29, small, ({ range }) => range),
    column(NUMBERS, 45, quiet, ({ worlds }) => worlds),
  ];
}
