import type { Scenario } from "../scenario/scenario.ts";
import type { Variable } from "../scenario/vary.ts";
import { rounded } from "../words/number.ts";
import { bareText, settingLabel, settingOf, settingTitle } from "../words/settings.ts";
import { type AxisLabels, axes, type Layer, level, NUMBERS, PERCENT, roomFor, upright } from "./marks.ts";
import { type Scale, valueScale } from "./scale.ts";
import { fontSize, ink, REFERENCE_DASH } from "./theme.ts";

/** Where the values of a variable stand along an axis. */
export interface VariableAxis {
  /** The setting as people call it. */
  readonly label: string;
  /** The same with its unit, where its values do not have it. */
  readonly title: string;
  /** Levels stand side by side at 0, 1, 2 ...; otherwise a value stands where its number is. */
  readonly isOrdinal: boolean;
  /** Words have no order, so that nothing is drawn from one to the next. */
  readonly isWords: boolean;
  /** Ends and ticks. */
  readonly scale: Scale;
  /** What stands at the ticks. */
  readonly labels: readonly string[];
  /** Place of a value, as `--set` takes it; NaN for one that is not on the axis. */
  readonly place: (value: string) => number;
  /** Place of a point by its settings; NaN where it is not on the axis. */
  readonly placeOf: (settings: readonly string[]) => number;
  /** Place of the scenario as it is; undefined where it is not on the axis, or a distribution. */
  readonly base?: number;
}

/** Words, and whole numbers that are tried one by one, stand side by side; other numbers stand on a scale. */
export function isUsuallyOrdinal({ parameter, levels }: Variable): boolean {
  return levels.length > 0 && (parameter.choices !== undefined || parameter.whole === true);
}

/** Whole numbers and words have steps between them: each takes as much room as another. */
export function isInSteps({ parameter }: Pick<Variable, "parameter">): boolean {
  return parameter.whole === true || parameter.choices !== undefined;
}

/** The axis of a variable. */
export function variableAxis(
  variable: Variable,
  scenario: Scenario,
  isOrdinal = isUsuallyOrdinal(variable),
): VariableAxis {
  const { path, parameter, levels } = variable;
  const isWords = parameter.choices !== undefined;
  const title = settingTitle(variable);
  const parts = isWords ? words(levels) : isOrdinal ? numbersSideBySide(variable) : onScale(variable);
  const asItIs = scenario.origins.find((origin) => origin.path === path)?.value;
  const base = typeof asItIs === "object" ? Number.NaN : parts.place(String(asItIs));
  const { low, high } = parts.scale;
  return {
    label: settingLabel(variable),
    title,
    isOrdinal,
    isWords,
    ...parts,
    placeOf: (settings) => {
      const setting = settingOf(variable, settings);
      return setting === undefined ? Number.NaN : parts.place(setting.slice(path.length + 1));
    },
    base: base >= low && base <= high ? base : undefined,
  };
}

type Parts = Pick<VariableAxis, "scale" | "labels" | "place">;

/** Most labels of levels that stand side by side. */
const MOST_LABELS = 16;

function words(levels: readonly string[]): Parts {
  const place = (value: string) => (levels.includes(value) ? levels.indexOf(value) : Number.NaN);
  return { ...ticksOf(levels), place };
}

/** A number between two levels stands between them. */
function numbersSideBySide(variable: Variable): Parts {
  const levels = [...variable.levels].sort((a, b) => Number(a) - Number(b));
  const numbers = levels.map(Number);
  const place = (value: string) => {
    const number = Number(value);
    const above = numbers.findIndex((level) => level >= number);
    if (above < 0 || numbers[above] === number) return above < 0 ? Number.NaN : above;
    if (above === 0) return Number.NaN;
    return above - (numbers[above] - number) / (numbers[above] - numbers[above - 1]);
  };
  return { ...ticksOf(numbers.map((number) => bareText(variable, number))), place };
}

function ticksOf(levels: readonly string[]): Pick<Parts, "scale" | "labels"> {
  const every = Math.ceil(levels.length / MOST_LABELS);
  const ticks = [...levels.keys()].filter((index) => index % every === 0);
  return { scale: { low: -0.5, high: levels.length - 0.5, ticks }, labels: ticks.map((index) => levels[index]) };
}

function onScale(variable: Variable): Parts {
  const { low, high, levels } = variable;
  const { ticks: roundTicks } = valueScale([low, high], false) ?? { ticks: [low, high] };
  const room = (high - low) * 0.02 || 0.5;
  const isShort = levels.length > 0 && levels.length <= MOST_LABELS;
  const ticks = isShort
    ? levels.map(Number).sort((a, b) => a - b)
    : roundTicks.filter((tick) => tick >= low - room && tick <= high + room);
  return {
    scale: { low: low - room, high: high + room, ticks },
    labels: ticks.map((tick) => bareText(variable, tick, 9)),
    place: Number,
  };
}

/** The title of an axis; without its unit where it would be wider than the panel. */
export function titleIn({ title, label }: Pick<VariableAxis, "title" | "label">, width: number): string {
  return roomFor(title, fontSize.label) > width ? label : title;
}

/** Draws nothing; owns the axes of a view over a variable. */
export function variableAxes(
  axis: VariableAxis,
  values: Scale,
  { title, percent }: { readonly title: string; readonly percent: boolean },
): Layer {
  return axes(
    { scale: axis.scale, title: axis.title, labels: labelsOf(axis) },
    { scale: values, title, labels: percent ? PERCENT : NUMBERS },
  );
}

/** What stands at the ticks, as a Vega expression. */
export function labelsOf({ scale, labels }: Pick<VariableAxis, "scale" | "labels">): AxisLabels {
  const named = Object.fromEntries(scale.ticks.map((tick, index) => [String(tick), labels[index]]));
  return { labelExpr: `${JSON.stringify(named)}[datum.value]`, labelLimit: 90, labelOverlap: true };
}

/** The scenario as it is: how it fares, and where it stands. */
export function asItIsLayers({ base }: VariableAxis, value: number): Layer[] {
  if (!Number.isFinite(value)) return [];
  const look = { color: ink.reference, strokeWidth: 1.5, strokeDash: REFERENCE_DASH };
  return [level(rounded(value), look), ...(base === undefined ? [] : [upright(base, look)])];
}
