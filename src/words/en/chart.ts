import type { ScenarioResult } from "../../worlds/result.ts";
import { worlds } from "../number.ts";

/** What a chart says. */
export interface ChartWords {
  /** The finding, with interval and n where it claims something. */
  readonly title: string;
  /** What is drawn. */
  readonly subtitle: string;
  /** Text alternative: the finding, what is drawn, and the numbers at both ends. */
  readonly description: string;
  /** n, seed and the like. */
  readonly foot: string;
  /** The numbers behind the picture at a few moments, ready to print. */
  readonly table?: ChartTable;
  /** What happened, told in sentences, in order. */
  readonly told?: readonly string[];
}

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a reader needs to draw the same picture again: scenario, n, seed, months. */
export function foot(result: Pick<ScenarioResult, "scenario" | "replications" | "seed" | "months">, more = ""): string {
  const { scenario, replications, seed, months } = result;
  const length = months === 1 ? "one month" : `${months} months`;
  const parts = [`Scenario ${scenario.name}`, `n = ${worlds(replications)}`, `seed ${seed}`, length];
  return `${parts.join(" · ")}${more === "" ? "" : ` · ${more}`}`;
}

/** `mean of months 60 to 119`: what is drawn of an outcome. */
export function meanOfMonths([first, last]: readonly [number, number]): string {
  return `mean of months ${first} to ${last}`;
}

/** What stands in place of panels where there are none. */
export const NOTHING_TO_DRAW = "There is no value to draw.";

/** Said where a picture is painted without the fonts of the machine. */
export function pngLetters(path: string, letters: readonly string[]): string {
  return `${path} lacks what the font for pictures has no letters for: ${letters.slice(0, 10).join(" ")}. The SVG beside it has them.`;
}
