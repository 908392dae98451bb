import type { BoxDiscovery, FoundBox } from "../../analyse/discovery/boxDiscovery.ts";
import type { ShareOfCases } from "../../analyse/discovery/checkedFit.ts";
import type { Box } from "../../analyse/discovery/prim.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type Variable, valueAsItIs } from "../../scenario/vary.ts";
import { formatPlaces, listed, wholePercent } from "../number.ts";
import { bareRange, bareText, settingAt, settingLabel, settingTitle } from "../settings.ts";
import { inBrackets, wholePercentWithin } from "../together.ts";
import type { ChartTable } from "./chart.ts";

/** Where a box is, in words. */
export function placeOfBox({ variables }: Pick<BoxDiscovery, "variables">, found: FoundBox): string {
  const order = found.restrictions.map(({ variable }) => variable);
  return boxInWords(variables, found.box, order);
}

/** `openness above 21 %`; undefined where the box leaves all of the range in. */
export function limitsInWords(variable: Variable, low: number, high: number): string | undefined {
  const { parameter } = variable;
  const label = settingLabel(variable);
  const text = (value: number) => bareText(variable, value);
  const [cutsLow, cutsHigh] = [low > variable.low, high < variable.high];
  if (!cutsLow && !cutsHigh) return undefined;
  if (low === high) return settingAt(variable, low);
  if (parameter.choices !== undefined) return `${label} ${parameter.choices.slice(low, high + 1).join(" or ")}`;
  if (cutsLow && cutsHigh) {
    return parameter.whole
      ? `${label} from ${bareRange(variable, low, high)}`
      : `${label} between ${bareRange(variable, low, high, "and")}`;
  }
  if (parameter.whole) return cutsLow ? `${label} at least ${text(low)}` : `${label} at most ${text(high)}`;
  return cutsLow ? `${label} above ${text(low)}` : `${label} below ${text(high)}`;
}

/** All limits of a box, the most needed first. */
function boxInWords(variables: readonly Variable[], box: Box, order: readonly number[]): string {
  return listed(order.flatMap((v) => limitsInWords(variables[v], box.low[v], box.high[v]) ?? []));
}

/** Limits and how needed they are, ready to print. */
export function limitsTable(discovery: BoxDiscovery, found: FoundBox): ChartTable {
  const { variables, scenario } = discovery;
  return {
    columns: ["setting", "tried", "box", "as it is", "density without it", "quasi p"],
    rows: limitedFirst(discovery, found).map((v) => {
      const variable = variables[v];
      const restriction = found.restrictions.find(({ variable: limited }) => limited === v);
      const base = valueInRange(variable, scenario);
      const needed =
        restriction === undefined
          ? ["", "not needed"]
          : [wholePercent(restriction.densityWithout), quasiP(restriction.quasiP)];
      return [
        settingTitle(variable),
        bareRange(variable, variable.low, variable.high),
        restriction === undefined ? "all of it" : boxRange(found, v, variable),
        base === undefined ? "" : bareText(variable, base),
        ...needed,
      ];
    }),
  };
}

/** The variables that a box limits, the most needed first, then the others. */
export function limitedFirst({ variables }: BoxDiscovery, { restrictions }: FoundBox): number[] {
  const limited = restrictions.map(({ variable }) => variable);
  return [...limited, ...variables.keys()].filter((variable, at, all) => all.indexOf(variable) === at);
}

/** The value of a variable in the scenario as it is; undefined where it lies outside the range, or is a distribution. */
export function valueInRange(variable: Variable, scenario: Pick<Scenario, "origins">): number | undefined {
  const value = valueAsItIs(variable, scenario);
  return value !== undefined && value >= variable.low && value <= variable.high ? value : undefined;
}

function boxRange({ box }: FoundBox, v: number, variable: Variable): string {
  const [low, high] = [box.low[v], box.high[v]];
  return low === high ? bareText(variable, low) : bareRange(variable, low, high);
}

function quasiP(value: number): string {
  if (value < 0.0001) return "< 0.0001";
  return formatPlaces(value, value < 0.01 ? 4 : 2);
}

/** `92 % (86 to 96 %)`. */
export function percentWithInterval({ share, lower, upper }: Pick<ShareOfCases, "share" | "lower" | "upper">): string {
  return Number.isFinite(share) ? inBrackets(wholePercentWithin(share, lower, upper)) : "an unknown share";
}
