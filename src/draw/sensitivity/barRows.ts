import { type BarWords, sensitivityKey } from "../../words/en/sensitivityCharts.ts";
import type { RankedSetting } from "../../words/en/sensitivityRanking.ts";
import { capital, rounded } from "../../words/number.ts";
import { isLever, type NamedSetting, settingLabel, settingRoom } from "../../words/settings.ts";
import type { KeyItem } from "../key.ts";
import {
  acrossFrom,
  asGiven,
  at,
  box,
  called,
  type Layer,
  label,
  NUMBERS,
  PERCENT,
  panel,
  type Row,
  roomFor,
  rule,
  told,
  upFrom,
  type View,
  widest,
  y,
} from "../marks.ts";
import { type Scale, valueScale } from "../scale.ts";
import { FONT_SLACK, shortenText } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink, kindStyle } from "../theme.ts";

/** One of the two bars of a setting, with its interval and its number in words. */
export interface SettingBar {
  /** It reaches from zero to here; NaN for none. */
  readonly to: number;
  readonly lower: number;
  readonly upper: number;
  readonly look: "full" | "light";
  /** Its number at the right, and in a line of its own where it is asked. */
  readonly words: BarWords;
  /** How the key calls it. */
  readonly key: string;
}

/** A setting as a row: its name and meaning, and two bars below. */
export interface SettingRow {
  readonly setting: NamedSetting;
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
const leverColour = kindStyle.newcomer.colour;
const otherColour = kindStyle.fixed.colour;
/** Opacity of the two bars of a row. */
const opacities = { full: 0.9, light: 0.28 } as const;
/** Dash of what chance alone would show. */
const CHANCE_DASH = [3, 2];

const [LABEL, BAR, GAP] = [20, 15, 7];
const ROW = LABEL + 2 * BAR + GAP;
/** Width of the view [px], and the gap before the numbers. */
const WIDTH = CHART_WIDTH - AXIS_ROOM;
const BESIDE = 12;

/** What the two bars, the mark of chance, and the two colours mean where both are there. */
export function barKey(
  ranked: readonly RankedSetting[],
  bars: readonly (readonly [SettingBar["look"], string])[],
  hasChance = false,
): KeyItem[] {
  const levers = ranked.filter(({ variable }) => isLever(variable.path)).length;
  const isMixed = levers > 0 && levers < ranked.length;
  const sample = (words: string, colour: string, look: SettingBar["look"]): KeyItem => {
    return { label: words, sample: "bar", colour, opacity: opacities[look] };
  };
  const chance = { label: sensitivityKey.chance, sample: "upright", colour: ink.text, dash: CHANCE_DASH } as const;
  // Bars of one colour are shown in the key as they are; of two, in the grey that is neither.
  const shown = isMixed ? ink.reference : levers > 0 ? leverColour : otherColour;
  return [
    ...bars.map(([look, words]) => sample(words, shown, look)),
    ...(hasChance ? [chance] : []),
    ...(isMixed ? [sample(sensitivityKey.lever, leverColour, "full")] : []),
    ...(isMixed ? [sample(sensitivityKey.other, otherColour, "full")] : []),
  ];
}

/** Rows from top to bottom, all on one scale. */
export function barRows(rows: readonly SettingRow[], axis: BarAxis): View {
  const numbers = rows.flatMap(({ bars }) => bars.map(({ words }) => words.text));
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
  const zero = { color: ink.text, strokeWidth: 1.2 };
  const layer: Layer[] = [
    barAxes(scale, axis, height, right),
    rule({ x: at("value"), ...upFrom("y", "bottom") }, zero, [{ value: 0, y: 0, bottom: height }]),
    clearStrips(rows.length),
    ...labelLayers(rows),
    ...barLayers(bars),
    ...chanceLayer(rows),
    label(
      { y: at("middle"), text: { field: "text" } },
      { x: right + BESIDE, align: "left", baseline: "middle", fontSize: fontSize.label },
    ),
  ];
  return panel({ width: WIDTH, height }, layer, bars);
}

/** Draws nothing; owns the axes. */
function barAxes({ low, high, ticks }: Scale, { title, percent }: BarAxis, height: number, right: number): Layer {
  const axis = { values: [...ticks], ...(percent ? PERCENT : NUMBERS), labelFlush: false, grid: true, domain: false };
  const fixed = { zero: false, nice: false };
  return {
    data: { values: [{ value: low, y: 0 }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        ...at("value"),
        scale: { domain: [low, high], range: [-AXIS_ROOM + 8, right], ...fixed },
        axis: { ...axis, title, titleAnchor: "start", titlePadding: 6 },
      },
      y: { ...y, scale: { domain: [0, height], range: [0, height], ...fixed }, axis: null },
    },
  };
}

/** White behind the names, so that no line runs through them. */
function clearStrips(count: number): Layer {
  const rows = Array.from({ length: count }, (_, index) => ({
    y: index * ROW - GAP / 2,
    bottom: index * ROW + LABEL - 2,
  }));
  return box(upFrom("y", "bottom"), { color: "#ffffff", opacity: 1, x: -AXIS_ROOM, x2: WIDTH }, rows);
}

/** Name in bold, then its range, what it is part of and what it means. */
function labelLayers(rows: readonly SettingRow[]): Layer[] {
  return rows.flatMap(({ setting, meaning, range }, index): Layer[] => {
    const name = capital(settingLabel(setting));
    const beside = Math.ceil(roomFor(name, fontSize.panel) * 1.1) + 10;
    const room = `${range === undefined ? "" : `${range} · `}${settingRoom(setting.path)}: `;
    const width = WIDTH + AXIS_ROOM - beside - roomFor(room, fontSize.label);
    const place = [{ y: index * ROW + LABEL / 2 - 1 }];
    const text = { align: "left", baseline: "middle" } as const;
    const bold = { x: -AXIS_ROOM, fontSize: fontSize.panel, fontWeight: "bold" } as const;
    const quiet = { x: beside - AXIS_ROOM, fontSize: fontSize.label, color: ink.quiet };
    const said = `${room}${meaningIn(meaning, fontSize.label, width)}`;
    return [
      label({ y, text: { value: name } }, { ...text, ...bold }, place),
      label({ y, text: { value: said } }, { ...text, ...quiet }, place),
    ];
  });
}

/** What a setting means, in one line of so many pixels: all of it, its first sentence or part, or the words that fit. */
export function meaningIn(meaning: string, size: number, width: number): string {
  const fits = (text: string) => roomFor(text, size) <= width;
  const whole = meaning.replace(/\.$/, "");
  if (fits(whole)) return whole;
  const clauses = [...whole.matchAll(/\. |[;:(]/g)].map(({ index }) => whole.slice(0, index).trimEnd());
  const part = clauses.reverse().find(fits);
  if (part !== undefined) return part;
  const cut = shortenText(whole, size, width);
  return cut === whole ? whole : `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))} …`;
}

function barRow({ setting }: SettingRow, { to, lower, upper, look, words, key }: SettingBar, top: number): Row {
  const row = {
    zero: 0,
    to: rounded(to),
    lower: rounded(lower),
    upper: rounded(upper),
    top: top + 0.5,
    middle: top + BAR / 2,
    bottom: top + BAR - 0.5,
    colour: isLever(setting.path) ? leverColour : otherColour,
    opacity: opacities[look],
    text: words.text,
  };
  const kind = isLever(setting.path) ? sensitivityKey.lever : sensitivityKey.other;
  return told(row, [capital(settingLabel(setting)), words.told], [key, kind]);
}

/** Bars are outlined, so that light ones have an end in grey too; black lines are intervals. */
function barLayers(bars: readonly Row[]): Layer[] {
  const places = {
    ...acrossFrom("zero", "to"),
    ...upFrom("top", "bottom"),
    color: asGiven("colour"),
    stroke: asGiven("colour"),
    fillOpacity: { field: "opacity", type: "quantitative", scale: null },
  } as const;
  const drawn = bars.filter(({ to }) => to !== null);
  const known = bars.filter(({ lower, upper }) => lower !== null && upper !== null);
  return [
    box(places, { strokeWidth: 1 }, drawn),
    rule({ ...acrossFrom("lower", "upper"), y: at("middle") }, { color: ink.text, strokeWidth: 2 }, known),
  ];
}

function chanceLayer(settings: readonly SettingRow[]): Layer[] {
  const rows = settings.flatMap(({ chance }, index): Row[] => {
    if (chance === undefined || !Number.isFinite(chance)) return [];
    const top = index * ROW + LABEL - 2;
    return [{ value: rounded(chance), y: top, bottom: top + 2 * BAR + 4 }];
  });
  if (rows.length === 0) return [];
  const look = { color: ink.text, strokeWidth: 2, strokeDash: CHANCE_DASH };
  return [called(sensitivityKey.chance, rule({ x: at("value"), ...upFrom("y", "bottom") }, look, rows))];
}
