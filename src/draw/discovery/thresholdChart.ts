import type { Crossing, ThresholdSearch } from "../../analyse/discovery/threshold.ts";
import { valueOfSetting } from "../../scenario/vary.ts";
import { percent, requiredInWords, shownCrossing, thresholdFinding } from "../../words/en/discovery.ts";
import { capital, rounded, worlds } from "../../words/number.ts";
import { bareTextIn, settingLabel, settingTitle } from "../../words/settings.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import type { Layer, Row, View } from "../marks.ts";
import { across, upright, variableFrame } from "../sweep/axes.ts";
import { type VariableAxis, variableAxis } from "../sweep/variableAxis.ts";
import { FONT_SLACK, textWidth } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink, REFERENCE_DASH } from "../theme.ts";
import { HIT_COLOUR } from "./look.ts";

const SIZE = { width: CHART_WIDTH - AXIS_ROOM - 20, height: 300 };

/** Where an outcome tips: the share of worlds in which it happens, over one variable. */
export function thresholdChart(search: ThresholdSearch, provenance: Provenance): Chart {
  const { scenario, replications, variable, points } = search;
  const title = capital(thresholdFinding(search));
  const { path, parameter } = variable;
  const description = `${title}. The share of worlds over ${settingLabel(path)}. ${parameter.meaning}`;
  return {
    id: "threshold",
    title,
    description,
    table: tableOf(search),
    spec: composeChart({
      title,
      subtitle: `Share of the same ${worlds(replications)} in which it happens, at ${points.length} values; those near a threshold were chosen by what was seen at others. ${capital(settingLabel(path))}: ${parameter.meaning}`,
      description,
      provenance,
      foot: foot({ ...search, months: scenario.market.months }, `${points.length} values`),
      views: [...keyView(keyItems(search)), curve(search)],
    }),
  };
}

function keyItems(search: ThresholdSearch): KeyItem[] {
  return [
    { label: "share of worlds", sample: "line", colour: ink.scenario, shape: "circle" },
    { label: "95 % interval", sample: "band", colour: ink.band, opacity: 0.4 },
    { label: `${requiredInWords(search)} of the worlds`, sample: "line", colour: ink.quiet, width: 1 },
    ...(search.crossings.length === 0
      ? []
      : [
          { label: "threshold", sample: "line", colour: HIT_COLOUR } as const,
          { label: "its 95 % interval", sample: "band", colour: HIT_COLOUR, opacity: 0.25 } as const,
        ]),
    { label: "scenario as it is", sample: "line", colour: ink.reference, dash: REFERENCE_DASH },
  ];
}

function curve(search: ThresholdSearch): View {
  const { variable, scenario, share } = search;
  const axis = variableAxis({ ...variable, levels: [] }, scenario, false);
  const rows = rowsOf(search);
  const base = axis.base === undefined ? [] : [axis.base];
  // Of whole numbers it tips between two of them.
  const half = variable.parameter.whole ? 0.5 : 0;
  const crossings = search.crossings.map(({ at, lower, upper }) => {
    return { at: at - half, lower: lower - half, upper: upper - half };
  });
  return {
    ...SIZE,
    data: { values: rows },
    layer: [
      variableFrame(
        axis,
        { low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
        { title: "Share of worlds", percent: true },
      ),
      ...intervals(crossings, axis),
      {
        mark: { type: "area", line: false, color: ink.band, opacity: 0.4 },
        encoding: { x: across, y: { field: "lower", type: "quantitative" }, y2: { field: "upper" } },
      },
      level(share),
      ...base.map((month) => uprightLine(month, ink.reference, 1.5, REFERENCE_DASH)),
      { mark: { type: "line", color: ink.scenario, strokeWidth: 2 }, encoding: { x: across, y: upright } },
      {
        mark: { type: "point", filled: true, color: ink.scenario, size: 18, opacity: 1 },
        encoding: { x: across, y: upright },
      },
      ...crossings.map(({ at }) => uprightLine(at, HIT_COLOUR, 2, [1, 0])),
      ...crossings.flatMap((crossing, index) => labelLayers(search.crossings[index], { search, axis, x: crossing.at })),
    ],
  };
}

function rowsOf({ points, variable }: ThresholdSearch): Row[] {
  return points
    .filter(({ n }) => n > 0)
    .map(({ settings, share, lower, upper }) => ({
      month: Number(valueOfSetting(variable, settings[0]).toPrecision(9)),
      y: rounded(share),
      lower: rounded(lower),
      upper: rounded(upper),
    }));
}

function intervals(
  crossings: readonly { readonly lower: number; readonly upper: number }[],
  axis: VariableAxis,
): Layer[] {
  // An interval of a thousandth of the range would not be seen.
  const least = (axis.scale.high - axis.scale.low) * 0.002;
  const values = crossings.map(({ lower, upper }) => ({
    month: rounded(Math.min(lower, (lower + upper - least) / 2)),
    to: rounded(Math.max(upper, (lower + upper + least) / 2)),
  }));
  if (values.length === 0) return [];
  const encoding = { x: across, x2: { field: "to" } };
  return [{ data: { values }, mark: { type: "rect", color: HIT_COLOUR, opacity: 0.25 }, encoding }];
}

function level(y: number): Layer {
  return {
    data: { values: [{ y }] },
    mark: { type: "rule", color: ink.quiet, strokeWidth: 1 },
    encoding: { y: upright },
  };
}

function uprightLine(month: number, color: string, strokeWidth: number, dash: readonly number[]): Layer {
  return {
    data: { values: [{ month: Number(month.toPrecision(9)) }] },
    mark: { type: "rule", color, strokeWidth, strokeDash: [...dash] },
    encoding: { x: across },
  };
}

interface LabelPlace {
  readonly search: ThresholdSearch;
  readonly axis: VariableAxis;
  /** Where the line of the threshold stands. */
  readonly x: number;
}

/** The threshold in numbers, beside its line on the side where there is room, above or below the curve. */
function labelLayers(crossing: Crossing, { search, axis, x }: LabelPlace): Layer[] {
  const { at, lower, upper } = shownCrossing(search, crossing);
  const texts = [at, `${lower} to ${upper}`];
  const { low, high } = axis.scale;
  const place = ((x - low) / (high - low)) * SIZE.width;
  const wide = Math.max(...texts.map((text) => textWidth(text, fontSize.panel))) * FONT_SLACK * 1.1 + 12;
  // Where it begins to happen the curve leaves room below at the right; where it ends, below at the left.
  const isRight = crossing.direction === "up" ? place + wide < SIZE.width : place - wide < 0;
  const y = (crossing.direction === "up") === isRight ? 0.14 : 0.9;
  const look = { type: "text", align: isRight ? "left" : "right", dx: isRight ? 8 : -8, baseline: "middle" } as const;
  const month = Number(x.toPrecision(9));
  // A white rim keeps the number readable where it lies over a line.
  return texts.flatMap((label, line) =>
    [{ stroke: "#ffffff", strokeWidth: 4 }, {}].map((rim) => ({
      data: { values: [{ month, y }] },
      mark: {
        ...look,
        ...rim,
        text: label,
        dy: line * 17 - 8,
        fontSize: line === 0 ? fontSize.panel + 2 : fontSize.label,
        fontWeight: line === 0 ? ("bold" as const) : ("normal" as const),
      },
      encoding: { x: across, y: upright },
    })),
  );
}

/** Most rows of a table that is read by people. */
const MOST_ROWS = 30;

function tableOf({ points, variable }: ThresholdSearch): ChartTable {
  const every = Math.ceil(points.length / MOST_ROWS);
  return {
    columns: [settingTitle(variable), "worlds in which it happens", "share of worlds", "95 % interval"],
    rows: points
      .filter((_, index) => index % every === 0)
      .map(({ settings, n, happened, share, lower, upper, failure }) => {
        const value = bareTextIn(variable, settings[0]);
        if (failure !== undefined) return [value, "failed", "", ""];
        return [value, `${happened} of ${n}`, percent(share), n === 0 ? "" : `${percent(lower)} to ${percent(upper)}`];
      }),
  };
}
