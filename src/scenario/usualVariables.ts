import { type PlausibleRange, plausibleOf } from "../model/parameters.ts";
import type { Scenario } from "./scenario.ts";
import { scopeOf, settingPath } from "./scopes.ts";
import type { NumberSetting, Settings } from "./settings.ts";
import { calledIn, type Variable } from "./vary.ts";

/**
 * How far a setting is varied where no range is given: a share of its value to both sides; all that it may be; or where it
 * may as well lie by the parameter table, half its value to both sides where that does not say.
 */
export type Reach = number | "table" | "plausible";

/** Half to one and a half times the value. */
export const USUAL_SHARE = 0.5;

/** What a search varies unless asked otherwise: levers that a buyer has, over what is common. */
export const usualLevers: readonly string[] = [
  "policy.flexibleShare=0:60%",
  "policy.openness=0:50%",
  "policy.flexibleSlots=1:6",
  "policy.contractMonths=6:60",
  "policy.negotiation=30%:80%",
];

/**
 * Settings that fix the yardstick in which the rest is counted: what a unit costs, how much is wanted, and what the
 * buyer holds dear. That a buyer who values quality more gets more value from it says nothing about a market.
 */
const YARDSTICKS: readonly string[] = [
  "unitCost",
  "demand",
  "baseValue",
  "valueOfQuality",
  "valueOfEffort",
  "valueLostPerMonthOfLag",
  "valueOfIntegration",
];

/** What there is for the demand: moved without it, the demand can often not be served. */
const CAPACITIES: readonly string[] = ["capacity"];

/**
 * The settings of a scenario that are varied when none are named, each with its range: numbers that are not zero, of
 * policy, market and suppliers, in the order in which they are shown. Left out are
 *
 * - words, switches, distributions and zeros, which have no range about them;
 * - what fixes the yardstick: unit costs, demand, and what quality, effort, technology and integration are worth;
 * - groups that nobody belongs to;
 * - how many buyers and suppliers there are at the start, and their capacity: moved one without the other, the demand
 *   can often not be served.
 *
 * @param reach  0.5 is half to one and a half times the value; whole numbers move by one at least and never to none,
 *               which would be another market; both ends stay within the range of the parameter table
 */
export function usualVariables(settings: Settings, { origins }: Pick<Scenario, "origins">, reach: Reach): Variable[] {
  const values = new Map(origins.map(({ path, value }) => [path, value]));
  const isDropped = ({ group }: NumberSetting) =>
    group !== undefined && values.get(settingPath("count", "count", group)) === 0;
  return [...settings.values()].flatMap((setting) => {
    const value = values.get(setting.path);
    if (
      setting.scope === "text" ||
      !isTelling(setting) ||
      isDropped(setting) ||
      typeof value !== "number" ||
      value === 0
    )
      return [];
    const { path, parameter } = setting;
    const [low, high] = rangeAbout(setting, value, reach);
    return low < high ? [{ path, parameter, ...calledIn(setting), levels: [], low, high }] : [];
  });
}

function isTelling({ scope, name, parameter, group }: NumberSetting): boolean {
  const { isVaried, counts } = scopeOf(scope);
  if (parameter.choices !== undefined || !isVaried || YARDSTICKS.includes(name)) return false;
  const isNewcomer = group?.list === "suppliers" && group.kind === "newcomer";
  return isNewcomer || !(counts || CAPACITIES.includes(name));
}

/** Digits that are kept of an end, so that 3 x 0.1 is 0.3. */
const DIGITS = 12;

function rangeAbout(setting: NumberSetting, value: number, reach: Reach): readonly [number, number] {
  const { parameter, scope } = setting;
  const { min, max, whole } = parameter;
  if (reach === "plausible") return plausibleRange(setting, value) ?? rangeAbout(setting, value, USUAL_SHARE);
  // The table allows a million suppliers, which is how far the program goes and not how far a market does.
  if (reach === "table") return scopeOf(scope).counts ? [1, 2 * value] : [min, max];
  const tidy = (end: number) => Number(end.toPrecision(DIGITS));
  const [low, high] = [tidy(value * (1 - reach)), tidy(value * (1 + reach))];
  const clipped = (end: number) => Math.min(max, Math.max(min, end));
  if (!whole) return [clipped(low), clipped(high)];
  return [clipped(Math.max(1, Math.min(value - 1, Math.ceil(low)))), clipped(Math.max(value + 1, Math.floor(high)))];
}

/** Where it may as well lie; undefined where nothing is known of that, or where the scenario has it elsewhere. */
function plausibleRange({ parameter, group }: NumberSetting, value: number): PlausibleRange | undefined {
  const range = plausibleOf(parameter, group?.list === "suppliers" ? group.kind : undefined);
  return range !== undefined && range[0] < range[1] && range[0] <= value && value <= range[1] ? range : undefined;
}
