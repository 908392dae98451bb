import type { Sweep } from "../../analyse/sweep.ts";
import type { Variable } from "../../scenario/vary.ts";
import { pointsWords, shownOutcome, sweepFinding } from "../../words/en/sweep.ts";
import { capital, worlds } from "../../words/number.ts";
import { settingLabel } from "../../words/settings.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance } from "../chart.ts";
import { type Layer, type View, widest } from "../marks.ts";
import { FONT_SLACK } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, LEVEL_TITLE } from "../theme.ts";
import { labelsOf, levelAxis } from "./axes.ts";
import { type HeatCell, heatCells, heatColours } from "./heatCells.ts";
import { baseLook, heatKey } from "./heatKey.ts";
import { outlines } from "./outlines.ts";
import { type VariableAxis, variableAxis } from "./variableAxis.ts";

/** Most levels of a variable: below, a cell would be too small to be seen. */
const MOST_LEVELS = 60;
/** Sizes of a cell [px]. */
const CELL = { widest: 100, high: 34, low: 9 };
const HIGHEST = 440;

/** Whether the combinations of these variables can be drawn as cells. */
export function hasRoomForCells(variables: readonly Variable[]): boolean {
  return variables.every(({ levels }) => levels.length <= MOST_LEVELS);
}

/** Chart 7 of two variables: the outcome of every combination, the best one, and what may be as good. */
export function heatMap(sweep: Sweep, provenance: Provenance): Chart {
  const { scenario, variables, window, replications, best } = sweep;
  const axes = [variableAxis(variables[0], scenario, true), variableAxis(variables[1], scenario, true)] as const;
  const shown = shownOutcome(sweep);
  const title = sweepFinding(sweep);
  const colours = heatColours(sweep);
  const cells = heatCells(sweep, axes, colours, shown);
  const meanings = variables
    .map(({ path, parameter }) => `${capital(settingLabel(path))}: ${parameter.meaning}`)
    .join(" ");
  const description = `${title}. A heat map of ${shown.noun}. ${meanings}`;
  const standings = (["best", "as good"] as const).filter((each) => cells.some(({ standing }) => standing === each));
  const dark = best === undefined ? "Darker is higher" : "Darker is better";
  const failed = cells.some(({ text }) => text === "×") ? " A cross is a point that failed." : "";
  return {
    id: "sweep",
    title,
    description,
    table: tableOf(cells, axes),
    spec: composeChart({
      title,
      subtitle: `${shown.title}, mean of months ${window[0]} to ${window[1]} in the same ${worlds(replications)} at every combination. ${dark}.${failed} ${meanings}`,
      description,
      provenance,
      foot: foot({ ...sweep, months: scenario.market.months }, pointsWords(sweep)),
      views: [heatKey(colours, shown, standings), cellsView(cells, axes)],
    }),
  };
}

function cellsView(cells: readonly HeatCell[], axes: readonly [VariableAxis, VariableAxis]): View {
  const [columns, rows] = axes.map(({ scale }) => scale.high - scale.low);
  const width = Math.min(CHART_WIDTH - AXIS_ROOM - 20, columns * CELL.widest);
  const height = rows * Math.max(CELL.low, Math.min(CELL.high, HIGHEST / rows));
  const values = cells.map(({ column, row, fill, text, ink: colour, standing }) => {
    return {
      x: column - 0.5,
      x2: column + 0.5,
      y: row - 0.5,
      y2: row + 0.5,
      column,
      row,
      fill,
      text,
      colour,
      standing,
    };
  });
  const room =
    widest(
      cells.map(({ text }) => text),
      fontSize.label,
    ) *
      FONT_SLACK +
    6;
  const layer: Layer[] = [cellFrame(axes), cellLayer];
  if (width / columns >= room && height / rows >= 16) layer.push(numberLayer);
  layer.push(...outlineLayers("as good"), ...outlineLayers("best"), ...baseLayer(axes));
  return { width, height, data: { values }, layer };
}

const corner = {
  x: { field: "x", type: "quantitative" },
  x2: { field: "x2" },
  y: { field: "y", type: "quantitative" },
  y2: { field: "y2" },
} as const;

const cellLayer: Layer = {
  mark: { type: "rect", stroke: "#ffffff", strokeWidth: 0.6 },
  encoding: { ...corner, color: { field: "fill", type: "nominal", scale: null } },
};

const numberLayer: Layer = {
  mark: { type: "text", baseline: "middle", align: "center" },
  encoding: {
    x: { field: "column", type: "quantitative" },
    y: { field: "row", type: "quantitative" },
    text: { field: "text", type: "nominal" },
    color: { field: "colour", type: "nominal", scale: null },
  },
};

function outlineLayers(standing: "best" | "as good"): Layer[] {
  return outlines[standing].map((outline) => ({
    transform: [{ filter: `datum.standing === '${standing}'` }],
    mark: { type: "rect", fill: "transparent", ...outline },
    encoding: corner,
  }));
}

/** In the corner of a cell, so that its number is read; between cells at its place. */
function baseLayer([across, up]: readonly [VariableAxis, VariableAxis]): Layer[] {
  if (across.base === undefined || up.base === undefined) return [];
  const isCell = Number.isInteger(across.base) && Number.isInteger(up.base);
  const shift = isCell ? 0.36 : 0;
  return [
    {
      data: { values: [{ column: across.base - shift, row: up.base + shift * 0.7 }] },
      mark: { type: "point", ...baseLook },
      encoding: { x: { field: "column", type: "quantitative" }, y: { field: "row", type: "quantitative" } },
    },
  ];
}

/** Draws nothing; owns the axes. */
function cellFrame([across, up]: readonly [VariableAxis, VariableAxis]): Layer {
  const domain = ({ scale }: VariableAxis) => ({ domain: [scale.low, scale.high], nice: false, zero: false });
  return {
    data: { values: [{ column: 0, row: 0 }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        field: "column",
        type: "quantitative",
        scale: domain(across),
        axis: { ...levelAxis(across), domain: false, ticks: false },
      },
      y: {
        field: "row",
        type: "quantitative",
        scale: domain(up),
        axis: {
          values: [...up.scale.ticks],
          labelExpr: labelsOf(up),
          labelLimit: 110,
          domain: false,
          ticks: false,
          grid: false,
          minExtent: AXIS_ROOM - 6,
          title: up.title,
          ...LEVEL_TITLE,
        },
      },
    },
  };
}

/** Most columns of a table that is read by people. */
const MOST_COLUMNS = 16;

function tableOf(
  cells: readonly HeatCell[],
  [across, up]: readonly [VariableAxis, VariableAxis],
): ChartTable | undefined {
  if (across.labels.length !== across.scale.high + 0.5 || across.labels.length > MOST_COLUMNS) return undefined;
  if (up.labels.length !== up.scale.high + 0.5) return undefined;
  const rows = up.labels.map((label, row) => [
    label,
    ...across.labels.map((_, column) => cells.find((cell) => cell.column === column && cell.row === row)?.text ?? ""),
  ]);
  return { columns: [`${up.label} \\ ${across.label}`, ...across.labels], rows };
}
