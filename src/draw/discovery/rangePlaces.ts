import type { Scenario } from "../../scenario/scenario.ts";
import { type Variable, valueAsItIs } from "../../scenario/vary.ts";

/** Whole numbers and words have equal parts of a bar each. */
function isInSteps({ parameter }: Variable): boolean {
  return parameter.whole === true || parameter.choices !== undefined;
}

/** The part of the range of a variable from one value to another, as shares of its bar. */
export function partOf(variable: Variable, from: number, to: number): readonly [number, number] {
  const { low, high } = variable;
  if (!isInSteps(variable)) return [(from - low) / (high - low), (to - low) / (high - low)];
  const steps = high - low + 1;
  return [(from - low) / steps, (to - low + 1) / steps];
}

/** Where a value stands on the bar of a variable. */
export function placeOfValue(variable: Variable, value: number): number {
  const [from, to] = partOf(variable, value, value);
  return (from + to) / 2;
}

/** The value of a variable in the scenario as it is; undefined where it lies outside the range, or is a distribution. */
export function baseValue(variable: Variable, scenario: Pick<Scenario, "origins">): number | undefined {
  const value = valueAsItIs(variable, scenario);
  return value !== undefined && value >= variable.low && value <= variable.high ? value : undefined;
}
