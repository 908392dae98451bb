import { meaningIn } from "../../words/en/sensitivityCautions.ts";
import { capital, rounded } from "../../words/number.ts";
import { isLever, settingLabel, settingRoom } from "../../words/settings.ts";
import { type Layer, type Row, type View, widest } from "../marks.ts";
import { type Scale, valueScale } from "../scale.ts";
import { FONT_SLACK, textWidth } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink, kindStyle } from "../theme.ts";

/** One of the two bars of a setting, with its interval and its number in words. */
export interface SettingBar {
  /** It reaches from zero to here; NaN for none. */
  readonly to: number;
  readonly lower: number;
  readonly upper: number;
  readonly look: "full" | "light";
  /** Said at the right. */
  readonly text: string;
}

/** A setting as a row: its name and meaning, and two bars below. */
export interface SettingRow {
  readonly path: string;
  readonly meaning: string;
  /** What it is moved over; not said where the bars say it. */
  readonly range?: string;
  readonly bars: readonly [SettingBar, SettingBar];
  /** What chance alone would show, a dashed mark across both bars. */
  readonly chance?: number;
}

/** How the bars are measured. */
export interface BarAxis {
  readonly title: string;
  readonly percent: boolean;
}

/** Colours of what the buyer has in hand, and of the rest. */
export const leverColour = kindStyle.newcomer.colour;
export const otherColour = kindStyle.fixed.colour;
/** Opacity of the second bar of a row. */
export const LIGHT = 0.28;

/** Most settings that are drawn; what is drawn must be read from the back row. */
export const MOST_ROWS = 12;

const [LABEL, BAR, GAP] = [20, 15, 7];
const ROW = LABEL + 2 * BAR + GAP;
/** Width of the view [px], and the gap before the numbers. */
const WIDTH = CHART_WIDTH - AXIS_ROOM;
const BESIDE = 12;

/** Rows from top to bottom, all on one scale. */
export function barRows(rows: readonly SettingRow[], { title, percent }: BarAxis): View {
  const numbers = rows.flatMap(({ bars }) => bars.map(({ text }) => text));
  const right = WIDTH - Math.ceil(widest(numbers, fontSize.label) * FONT_SLACK) - BESIDE;
  const values = rows.flatMap(({ bars, chance = 0 }) => [
    chance,
    ...bars.flatMap((bar) => [bar.to, bar.lower, bar.upper]),
  ]);
  const scale = valueScale(values, true) ?? { low: 0, high: 1, ticks: [0, 1] };
  const height = rows.length * ROW;
  const bars = rows.flatMap((row, index) =>
    row.bars.map((bar, which) => barRow(row, bar, index * ROW + LABEL + which * BAR)),
  );
  const layer: Layer[] = [
    frame(scale, { title, percent, height, right }),
    {
      data: { values: [{ value: 0, y: 0, bottom: height }] },
      mark: { type: "rule", color: ink.text, strokeWidth: 1.2 },
      encoding: { x: across("value"), y: down("y"), y2: { field: "bottom" } },
    },
    clearStrips(rows.length),
    ...labelLayers(rows),
    ...barLayers,
    ...chanceLayer(rows),
    {
      mark: { type: "text", x: right + BESIDE, align: "left", baseline: "middle", fontSize: fontSize.label },
      encoding: { y: down("middle"), text: { field: "text" } },
    },
  ];
  return { width: WIDTH, height, data: { values: bars }, layer };
}

function across(field: string) {
  return { field, type: "quantitative" } as const;
}

function down(field: string) {
  return { field, type: "quantitative" } as const;
}

/** Draws nothing; owns the axes. */
function frame(
  { low, high, ticks }: Scale,
  { title, percent, height, right }: BarAxis & { readonly height: number; readonly right: number },
): Layer {
  return {
    data: { values: [{ value: low, y: 0 }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        field: "value",
        type: "quantitative",
        scale: { domain: [low, high], range: [-AXIS_ROOM + 8, right], zero: false, nice: false },
        axis: {
          values: [...ticks],
          labelExpr: percent ? "format(datum.value * 100, ',~r') + ' %'" : "format(datum.value, ',~r')",
          labelFlush: false,
          grid: true,
          domain: false,
          title,
          titleAnchor: "start",
          titlePadding: 6,
        },
      },
      y: {
        field: "y",
        type: "quantitative",
        scale: { domain: [0, height], range: [0, height], zero: false, nice: false },
        axis: null,
      },
    },
  };
}

/** White behind the names, so that no line runs through them. */
function clearStrips(rows: number): Layer {
  return {
    data: {
      values: Array.from({ length: rows }, (_, index) => ({
        y: index * ROW - GAP / 2,
        bottom: index * ROW + LABEL - 2,
      })),
    },
    mark: { type: "rect", color: "#ffffff", opacity: 1, x: -AXIS_ROOM, x2: WIDTH },
    encoding: { y: down("y"), y2: { field: "bottom" } },
  };
}

/** Name in bold, then its range, what it is part of and what it means. */
function labelLayers(rows: readonly SettingRow[]): Layer[] {
  const text = { type: "text", align: "left", baseline: "middle" } as const;
  return rows.flatMap(({ path, meaning, range }, index): Layer[] => {
    const label = capital(settingLabel(path));
    const beside = Math.ceil(textWidth(label, fontSize.panel) * 1.1 * FONT_SLACK) + 10;
    const room = `${range === undefined ? "" : `${range} · `}${settingRoom(path)}: `;
    const width = WIDTH + AXIS_ROOM - beside - textWidth(room, fontSize.label) * FONT_SLACK;
    const data = { values: [{ y: index * ROW + LABEL / 2 - 1 }] };
    return [
      {
        data,
        mark: { ...text, x: -AXIS_ROOM, fontSize: fontSize.panel, fontWeight: "bold" },
        encoding: { y: down("y"), text: { value: label } },
      },
      {
        data,
        mark: { ...text, x: beside - AXIS_ROOM, fontSize: fontSize.label, color: ink.quiet },
        encoding: { y: down("y"), text: { value: `${room}${meaningIn(meaning, fontSize.label, width)}` } },
      },
    ];
  });
}

function barRow({ path }: SettingRow, { to, lower, upper, look, text }: SettingBar, top: number): Row {
  return {
    zero: 0,
    to: rounded(to),
    lower: rounded(lower),
    upper: rounded(upper),
    top: top + 0.5,
    middle: top + BAR / 2,
    bottom: top + BAR - 0.5,
    colour: isLever(path) ? leverColour : otherColour,
    opacity: look === "full" ? 0.9 : LIGHT,
    text,
  };
}

/** Bars are outlined, so that light ones have an end in grey too; black lines are intervals. */
const barLayers: readonly Layer[] = [
  {
    transform: [{ filter: "datum.to !== null" }],
    mark: { type: "rect", strokeWidth: 1 },
    encoding: {
      x: across("zero"),
      x2: { field: "to" },
      y: down("top"),
      y2: { field: "bottom" },
      color: { field: "colour", type: "nominal", scale: null },
      stroke: { field: "colour", type: "nominal", scale: null },
      fillOpacity: { field: "opacity", type: "quantitative", scale: null },
    },
  },
  {
    transform: [{ filter: "datum.lower !== null && datum.upper !== null" }],
    mark: { type: "rule", color: ink.text, strokeWidth: 2 },
    encoding: { x: across("lower"), x2: { field: "upper" }, y: down("middle") },
  },
];

/** Dash of what chance alone would show. */
export const CHANCE_DASH = [3, 2];

function chanceLayer(rows: readonly SettingRow[]): Layer[] {
  const values = rows.flatMap(({ chance }, index): Row[] => {
    if (chance === undefined || !Number.isFinite(chance)) return [];
    const top = index * ROW + LABEL - 2;
    return [{ value: rounded(chance), y: top, bottom: top + 2 * BAR + 4 }];
  });
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: "rule", color: ink.text, strokeWidth: 2, strokeDash: CHANCE_DASH },
      encoding: { x: across("value"), y: down("y"), y2: { field: "bottom" } },
    },
  ];
}
