import type { Sweep } from "../../analyse/sweep.ts";
import type { Variable } from "../../scenario/vary.ts";
import type { ShownSeries } from "../../words/en/shownSeries.ts";
import { shownOutcome, tellsApart } from "../../words/en/sweep.ts";
import { heatTable, heatWords, sweepKey } from "../../words/en/sweepCharts.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { asGiven, at, axes, box, dots, type Layer, label, panel, told, type View, widest } from "../marks.ts";
import { FONT_SLACK } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "../theme.ts";
import { labelsOf, type VariableAxis, variableAxis } from "../variableAxis.ts";
import {
  DISC,
  type HeatColours,
  heatColour,
  heatColours,
  heatKey,
  inkOn,
  outlines,
  type Standing,
} from "./heatColours.ts";

/** Most levels of a variable: below, a cell would be too small to be seen. */
const MOST_LEVELS = 60;
/** Sizes of a cell [px]. */
const CELL = { widest: 100, high: 34, low: 9 };
const HIGHEST = 440;

/** Whether the combinations of these variables can be drawn as cells. */
export function hasRoomForCells(variables: readonly Variable[]): boolean {
  return variables.every(({ levels }) => levels.length <= MOST_LEVELS);
}

type Axes = readonly [across: VariableAxis, up: VariableAxis];

/** A cell, at whole numbers of both axes. */
interface Cell {
  readonly column: number;
  readonly row: number;
  readonly fill: string;
  /** The number without its unit; a cross for a point that failed. */
  readonly text: string;
  readonly ink: string;
  readonly standing: Standing;
  /** The number with its unit and its interval. */
  readonly said: string;
}

/** Chart 7 of two variables: the outcome of every combination, the best one, and what may be as good. */
export function heatMap(sweep: Sweep, provenance: Provenance): Chart {
  const { scenario, variables } = sweep;
  const both: Axes = [variableAxis(variables[0], scenario, true), variableAxis(variables[1], scenario, true)];
  const shown = shownOutcome(sweep);
  const colours = heatColours(sweep);
  const cells = cellsOf(sweep, both, colours, shown);
  const standings = (["best", "as good"] as const).filter((each) => cells.some(({ standing }) => standing === each));
  const hasFailures = cells.some(({ text }) => text === sweepKey.failed);
  const words = { ...heatWords(sweep, hasFailures), table: heatTable(cells, both) };
  return drawChart(
    "sweep",
    words,
    [heatKey(colours, shown, standings), cellsView(cells, both, shown.title)],
    provenance,
  );
}

function cellsOf(sweep: Sweep, both: Axes, colours: HeatColours, shown: ShownSeries): Cell[] {
  const { points, outcome, best } = sweep;
  const isCompared = tellsApart(sweep);
  return points.map(({ settings, statistics, index }) => {
    const [column, row] = both.map((axis) => axis.placeOf(settings));
    const mean = statistics.of(outcome).mean;
    if (!Number.isFinite(mean))
      return {
        column,
        row,
        fill: "#ffffff",
        text: sweepKey.failed,
        ink: ink.quiet,
        standing: "other",
        said: sweepKey.failed,
      };
    const fill = heatColour(colours, mean);
    const isAsGood = isCompared && best?.behind[index]?.worse === false;
    const standing = index === best?.best ? "best" : isAsGood ? "as good" : "other";
    const { lower, upper } = statistics.of(outcome);
    const { inUnits, interval } = shown.within(mean, lower, upper);
    const said = Number.isFinite(upper - lower) ? `${inUnits} (${interval})` : inUnits;
    return { column, row, fill, text: shown.value(mean).replace(" %", ""), ink: inkOn(fill), standing, said };
  });
}

function cellsView(cells: readonly Cell[], both: Axes, outcome: string): View {
  const [columns, rows] = both.map(({ scale }) => scale.high - scale.low);
  const width = Math.min(CHART_WIDTH - AXIS_ROOM - 20, columns * CELL.widest);
  const height = rows * Math.max(CELL.low, Math.min(CELL.high, HIGHEST / rows));
  const values = cells.map((cell) => {
    const { column, row, fill, text, ink: colour, standing } = cell;
    const corners = { x: column - 0.5, x2: column + 0.5, y: row - 0.5, y2: row + 0.5 };
    const drawn = { ...corners, column, row, fill, text, colour, standing };
    return told(drawn, cellSaid(cell, both, outcome), standingSaid(standing));
  });
  const texts = cells.map(({ text }) => text);
  const room = widest(texts, fontSize.label) * FONT_SLACK + 6;
  const hasRoom = width / columns >= room && height / rows >= 16;
  const layer: Layer[] = [
    cellAxes(both),
    box({ ...corner, color: asGiven("fill") }, { stroke: "#ffffff", strokeWidth: 0.6 }),
    ...(hasRoom ? [numbers] : []),
    ...outlineLayers("as good"),
    ...outlineLayers("best"),
    ...asItIs(both),
  ];
  return panel({ width, height }, layer, values);
}

/** The levels of a cell, its number, and how it stands to the best. */
function cellSaid({ column, row, said, standing }: Cell, [across, up]: Axes, outcome: string): string[] {
  const levelOf = ({ label: name, scale, labels }: VariableAxis, place: number) => {
    const tick = scale.ticks.indexOf(place);
    return tick < 0 ? [] : [`${name} ${labels[tick]}`];
  };
  const where = [...levelOf(across, column), ...levelOf(up, row)].join(", ");
  return [where === "" ? outcome : where, said, ...standingSaid(standing)];
}

/** What the key calls it. */
function standingSaid(standing: Standing): string[] {
  return standing === "other" ? [] : [sweepKey[standingKey[standing]]];
}

const standingKey = { best: "best", "as good": "asGood" } as const;

const corner = { x: at("x"), x2: { field: "x2" }, y: at("y"), y2: { field: "y2" } };
const middle = { x: at("column"), y: at("row") };

const numbers = label(
  { ...middle, text: { field: "text", type: "nominal" }, color: asGiven("colour") },
  { baseline: "middle", align: "center" },
);

function outlineLayers(standing: "best" | "as good"): Layer[] {
  return outlines[standing].map((outline) => ({
    transform: [{ filter: `datum.standing === '${standing}'` }],
    ...box(corner, { fill: "transparent", ...outline }),
  }));
}

/** In the corner of a cell, so that its number is read; between cells at its place. */
function asItIs([across, up]: Axes): Layer[] {
  if (across.base === undefined || up.base === undefined) return [];
  const isCell = Number.isInteger(across.base) && Number.isInteger(up.base);
  const shift = isCell ? 0.36 : 0;
  return [dots(middle, DISC, [{ column: across.base - shift, row: up.base + shift * 0.7 }])];
}

function cellAxes([across, up]: Axes): Layer {
  const bare = { domain: false, ticks: false };
  const names = { ...labelsOf(up), labelLimit: 110, labelOverlap: undefined };
  return axes(
    { field: "column", scale: across.scale, title: across.title, labels: labelsOf(across), look: bare },
    { field: "row", scale: up.scale, title: up.title, labels: names, look: { grid: false } },
  );
}
