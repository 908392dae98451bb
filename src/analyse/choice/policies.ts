import type { Series } from "../../model/series.ts";
import { numberOf } from "../../scenario/values.ts";
import { settingValue, type Variable, valueAt } from "../../scenario/vary.ts";
import { type Design, latinHypercube, sobolDesign } from "../designs.ts";
import { gridPoints } from "../sweep.ts";

/** One thing that could be decided: settings on top of the scenario. */
export interface Policy {
  /** How data and programs call it, e.g. `flexible share 20 %`, `quality of powerhouse 0.8`. */
  readonly name: string;
  /** How answers call it where that is another text, with the labels of groups: `quality of Old guard 0.8`. */
  readonly label?: string;
  /** As `--set` takes them; none for the scenario as it is. */
  readonly settings: readonly string[];
}

/** Name of the scenario as it is, which is always among the policies and the first of them. */
export const AS_IT_IS = "as it is";

/** The part after `=` of a setting. */
export function textOf(setting: string): string {
  return setting.slice(setting.indexOf("=") + 1);
}

/** How futures fill the ranges: every combination of lists, or points spread over them. */
export type FutureDesign = "grid" | "sobol" | "lhs";

/** The number of combinations of levels; undefined where an uncertainty is a range. */
export function combinations(uncertainties: readonly Variable[]): number | undefined {
  if (uncertainties.some(({ levels }) => levels.length === 0)) return undefined;
  return uncertainties.reduce((product, { levels }) => product * levels.length, 1);
}

/**
 * Futures, each as one setting an uncertainty. The levels of a list are equally likely.
 *
 * @param count  how many; all combinations for the grid
 */
export function futuresOf(
  design: FutureDesign,
  count: number,
  uncertainties: readonly Variable[],
  seed: string,
): (readonly string[])[] {
  if (design === "grid") return [...gridPoints(uncertainties)];
  const make = design === "lhs" ? latinHypercube : sobolDesign;
  return pointsOf(make(count, uncertainties.length, seed), uncertainties);
}

function pointsOf(design: Design, uncertainties: readonly Variable[]): string[][] {
  const place = new Float64Array(design.dimensions);
  return Array.from({ length: design.points }, (_, index) => {
    design.point(index, place);
    return uncertainties.map((variable, i) => {
      const { path, parameter, levels } = variable;
      const level = levels[Math.floor(place[i] * levels.length)];
      return `${path}=${level ?? settingValue(parameter, shortened(valueAt(variable, place[i])))}`;
    });
  });
}

/** Six digits tell futures apart, and can be typed again. */
function shortened(value: number): number {
  return Number(value.toPrecision(6));
}

/** The number that a setting of a future stands for; the place of a word among the words. */
export function numberIn({ parameter }: Variable, setting: string): number {
  const text = textOf(setting);
  return numberOf(parameter, parameter.choices === undefined ? Number(text) : text) ?? Number.NaN;
}

/** What an outcome must reach in a future to be satisfying. */
export interface Criterion {
  readonly series: Series;
  /** `>=`: at least, `<=`: at most. */
  readonly side: ">=" | "<=";
  /** In the unit in which the measure is shown; undefined: no worse than the scenario as it is. */
  readonly value?: number;
  /** As it was given. */
  readonly text: string;
}
