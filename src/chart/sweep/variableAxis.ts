import type { Scenario } from "../../scenario/scenario.ts";
import type { Variable } from "../../scenario/vary.ts";
import { type Scale, valueScale } from "../draw/scale.ts";

/** Where the values of a variable stand along an axis. */
export interface VariableAxis {
  readonly path: string;
  /** Path and unit. */
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
  /** Place of the scenario as it is; undefined where it is not on the axis, or a distribution. */
  readonly base?: number;
}

/** Units that say nothing beside a path. */
const UNSAID = ["share", "choice", "switch", "agents"];

/**
 * The axis of a variable. Words, and whole numbers that are tried one by one, stand side by side; other numbers
 * stand on a scale.
 */
export function variableAxis(variable: Variable, scenario: Scenario): VariableAxis {
  const { path, parameter, levels } = variable;
  const isWords = parameter.choices !== undefined;
  const isOrdinal = levels.length > 0 && (isWords || parameter.whole === true);
  const title = UNSAID.includes(parameter.unit) ? path : `${path} (${parameter.unit})`;
  const parts = isOrdinal ? sideBySide(isWords ? levels : inOrder(levels)) : onScale(variable);
  const asItIs = scenario.origins.find((origin) => origin.path === path)?.value;
  const base = typeof asItIs === "object" ? Number.NaN : parts.place(String(asItIs));
  const { low, high } = parts.scale;
  return { path, title, isOrdinal, isWords, ...parts, base: base >= low && base <= high ? base : undefined };
}

type Parts = Pick<VariableAxis, "scale" | "labels" | "place">;

/** Most labels of levels that stand side by side. */
const MOST_LABELS = 16;

function sideBySide(levels: readonly string[]): Parts {
  const every = Math.ceil(levels.length / MOST_LABELS);
  const ticks = [...levels.keys()].filter((index) => index % every === 0);
  return {
    scale: { low: -0.5, high: levels.length - 0.5, ticks },
    labels: ticks.map((index) => levels[index]),
    place: (value) => {
      const index = levels.indexOf(value);
      return index < 0 ? Number.NaN : index;
    },
  };
}

function onScale({ low, high, parameter: { choices } }: Variable): Parts {
  const rounded = valueScale([low, high], false) ?? { low, high, ticks: [low, high] };
  const room = (high - low) * 0.02;
  const ticks = rounded.ticks.filter((tick) => tick >= low - room && tick <= high + room);
  const scale = { low: low - room, high: high + room, ticks };
  return { scale, labels: ticks.map(String), place: (value) => (choices ? choices.indexOf(value) : Number(value)) };
}

function inOrder(levels: readonly string[]): string[] {
  return [...levels].sort((a, b) => Number(a) - Number(b));
}
