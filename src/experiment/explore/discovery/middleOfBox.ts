import type { Scenario } from "../../../scenario/scenario.ts";
import { settingText, type Variable, valueAsItIs } from "../../../scenario/vary.ts";
import type { Box } from "./box.ts";
import { shortestBetween } from "./limits.ts";

/** Part of the room about the middle in which a shorter number is taken for it. */
const ROOM = 0.02;

/**
 * Settings at the middle of a box: of what it limits the middle between the limits, whole numbers and words the
 * lower of two middles; of what it does not limit nothing where the scenario as it is lies in the range, else the
 * middle of the range.
 *
 * @param limited  numbers of the variables that the box limits
 */
export function middleOfBox(
  { low, high }: Box,
  variables: readonly Variable[],
  limited: readonly number[],
  scenario: Pick<Scenario, "origins">,
): string[] {
  return variables.flatMap((variable, v) => {
    if (!limited.includes(v) && isInRange(variable, scenario)) return [];
    return [settingText(variable, middleBetween(variable, low[v], high[v]))];
  });
}

function middleBetween({ parameter }: Variable, low: number, high: number): number {
  const middle = (low + high) / 2;
  if (parameter.whole || parameter.choices) return Math.floor(middle);
  if (low === high) return low;
  const room = (high - low) * ROOM;
  return shortestBetween(middle - room, middle + room);
}

function isInRange(variable: Variable, scenario: Pick<Scenario, "origins">): boolean {
  const value = valueAsItIs(variable, scenario);
  return value !== undefined && value >= variable.low && value <= variable.high;
}
