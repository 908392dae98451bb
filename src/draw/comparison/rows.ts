import { type CorrectedDifference, isSame } from "../../analyse/compareArms.ts";
import {
  type ComparisonSubject,
  differenceShowing,
  meaningOf,
  meaningStyle,
  sideOf,
  tickText,
} from "../../words/en/comparison.ts";
import { rounded } from "../../words/number.ts";
import { gap } from "../../worlds/simulateArms.ts";
import type { Layer, Row, View } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "../theme.ts";
import { labelLayers } from "./rowLabels.ts";
import { acrossStrip, DOTS, downRows, INTERVAL, ROW, TICKS } from "./rowPlaces.ts";

/** Dots drawn of each measure; more would hide each other. */
export const MOST_DOTS = 200;

/** One row a measure, zero in the same place in all, each with a scale of its own. */
export function rowsView(subject: ComparisonSubject): View {
  const rows = subject.differences.filter(({ difference }) => Number.isFinite(difference));
  const scaled = rows.map((row) => ({ row, dots: dotsOf(subject, row), ...scaleOf(subject, row) }));
  const height = rows.length * ROW;
  const layer: Layer[] = [
    ...gridLayers(scaled, height),
    dotLayer(scaled, height),
    ...intervalLayers(scaled, height),
    ...labelLayers(rows, height, subject.baseline.money),
  ];
  return { width: CHART_WIDTH - AXIS_ROOM, height, data: { values: [{}] }, layer };
}

interface ScaledRow {
  readonly row: CorrectedDifference;
  readonly dots: readonly { readonly world: number; readonly difference: number }[];
  /** Value at the right end of the strip, in the unit shown; the left end is less of the same. */
  readonly reach: number;
  /** The outermost round number. */
  readonly tick: number;
}

function scaleOf(subject: ComparisonSubject, row: CorrectedDifference): Pick<ScaledRow, "reach" | "tick"> {
  const { factor } = differenceShowing(row.series);
  const values = [row.lower, row.upper, row.difference, ...dotsOf(subject, row).map(({ difference }) => difference)];
  const sizes = values.filter(Number.isFinite).map((value) => Math.abs(value) * factor);
  const widest = Math.max(...sizes);
  if (!(widest > 0)) return { reach: 1, tick: 1 };
  const { ticks } = valueScale([0, widest], true) ?? { ticks: [1] };
  const tick = ticks.findLast((value) => value <= widest && value > 0) ?? widest;
  return { reach: widest * 1.04, tick };
}

/** What each of the first worlds says. */
function dotsOf({ baseline, scenario, pairs }: ComparisonSubject, { series }: CorrectedDifference): ScaledRow["dots"] {
  const before = baseline.series.findIndex((other) => isSame(other, series));
  const after = scenario.series.findIndex((other) => isSame(other, series));
  return Array.from({ length: Math.min(pairs, MOST_DOTS) }, (_, world) => ({
    world,
    difference: gap(
      scenario.means[world * scenario.series.length + after],
      baseline.means[world * baseline.series.length + before],
    ),
  })).filter(({ difference }) => Number.isFinite(difference));
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
      text: tickText(value),
    })),
  );
  const x = acrossStrip("x");
  const mark = { type: "rule", color: ink.grid, strokeWidth: 1 } as const;
  return [
    { data: { values: ticks }, mark, encoding: { x, y: downRows(height), y2: { field: "y2" } } },
    {
      data: { values: ticks.filter(({ x: place }) => place === 0) },
      mark: { type: "rule", color: ink.reference, strokeWidth: 1.2 },
      encoding: { x, y: downRows(height), y2: { field: "y2" } },
    },
    {
      data: { values: ticks },
      mark: { type: "text", baseline: "middle", fontSize: fontSize.foot, color: ink.quiet },
      encoding: { x, y: downRows(height, "at"), text: { field: "text", type: "nominal" } },
    },
  ];
}

/** Share of the golden section: neighbours in number lie far apart. */
const GOLDEN = 0.6180339887;

function dotLayer(rows: readonly ScaledRow[], height: number): Layer {
  const values = placed(rows, ({ row, dots, reach }, top) => {
    const { factor } = differenceShowing(row.series);
    return dots.map(({ world, difference }) => ({
      measure: row.series.measure,
      world,
      difference: rounded(difference * factor),
      x: rounded((difference * factor) / reach),
      y: Number((top + DOTS.middle + (((world * GOLDEN) % 1) - 0.5) * DOTS.spread).toFixed(1)),
      colour: meaningStyle[sideOf(row.series.measure, difference)].colour,
    }));
  });
  return {
    data: { values },
    mark: { type: "point", shape: "circle", filled: true, size: 11, opacity: 0.4 },
    encoding: {
      x: acrossStrip("x"),
      y: downRows(height),
      color: { field: "colour", type: "nominal", scale: null },
    },
  };
}

function intervalLayers(rows: readonly ScaledRow[], height: number): Layer[] {
  const values = placed(rows, ({ row, reach }, top) => {
    const { factor } = differenceShowing(row.series);
    const at = (value: number) => rounded((value * factor) / reach);
    const { colour, shape } = meaningStyle[meaningOf(row)];
    const { measure, group } = row.series;
    const numbers = { difference: rounded(row.difference), lower: rounded(row.lower), upper: rounded(row.upper) };
    const places = { x: at(row.difference), from: at(row.lower), to: at(row.upper), y: top + INTERVAL };
    return { measure, group, n: row.n, ...numbers, ...places, colour, shape };
  });
  const color = { field: "colour", type: "nominal", scale: null } as const;
  const ends = values.filter(({ from }) => from !== null);
  const y = downRows(height);
  return [
    {
      data: { values: ends },
      mark: { type: "rule", strokeWidth: 3 },
      encoding: { x: acrossStrip("from"), x2: { field: "to" }, y, color },
    },
    {
      data: { values },
      mark: { type: "point", filled: true, size: 70, opacity: 1 },
      encoding: { x: acrossStrip("x"), y, color, shape: { field: "shape", type: "nominal", scale: null } },
    },
  ];
}
