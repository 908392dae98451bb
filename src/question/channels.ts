import type { Channel } from "../analyse/allocation/splits.ts";
import { RETURN_STEP } from "../analyse/allocation/steps.ts";
import { yearOfOne } from "../analyse/programme.ts";
import type { SupplierGroup, TimetableEntry } from "../model/market.ts";
import { namesOf } from "../model/parameters.ts";
import { sellingParameters } from "../model/sellingParameters.ts";
import { type StrategyParameterName, strategyParameters } from "../model/strategyParameters.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { settingPath } from "../scenario/scopes.ts";
import { nearest } from "../scenario/text/nearest.ts";
import { tidyNumber } from "../words/number.ts";
import type { Typed } from "./kind.ts";
import { Refusal } from "./request.ts";

/**
 * Channels: the levers of a supplier's strategy that money can be put into at a price that is known beforehand. A spend
 * is its own price; people cost their pay. What a distributor, co-creation or the top's attention costs hangs on what
 * comes of it, so that no part of a budget can be given to it.
 */

/** The lever that is people: what one of them costs a month is the pay of a manager. */
const PEOPLE = "managers" satisfies StrategyParameterName;

/** Path of the price of people, as `--set` takes it. */
export const PAY = settingPath("selling", "wage");

/** Every channel that there is, people first. */
export const channelNames: readonly StrategyParameterName[] = namesOf(strategyParameters).filter((name) => {
  return name === PEOPLE || strategyParameters[name].unit === "unit costs a month";
});

/** Every channel with what it is. */
export const everyChannel: readonly Pick<Channel, "name" | "parameter">[] = channelNames.map((name) => {
  return { name, parameter: strategyParameters[name] };
});

/** The group of suppliers whose money is shared out. @throws Refusal where there is none of the name, or nobody in it */
export function spenderNamed(name: string, { market }: Pick<Scenario, "market">): SupplierGroup {
  const found = market.suppliers.find((group) => group.name === name);
  const known = market.suppliers.filter(({ count }) => count > 0).map((group) => group.name);
  if (found !== undefined && found.count > 0) return found;
  if (found !== undefined) throw new Refusal(`Nobody belongs to the group "${name}": its count is 0.`, others(known));
  if (market.buyers.some((group) => group.name === name)) {
    throw new Refusal(`"${name}" is a group of buyers; a strategy to sell is of suppliers.`, others(known));
  }
  const near = nearest(name, known);
  throw new Refusal(
    `There is no group of suppliers "${name}".`,
    near === undefined ? others(known) : `Did you mean  --group ${near} ?`,
  );
}

/** Says that a group sells by nothing else than what a split gives it, in a sentence; none where it has a strategy. */
export function strategyNotes(name: string, { market }: Pick<Scenario, "market">): string[] {
  const group = market.suppliers.find((each) => each.name === name);
  if (group === undefined || group.strategy !== undefined) return [];
  return [`"${name}" has no strategy in the scenario: it does nothing to sell beside what a split spends.`];
}

function others(known: readonly string[]): string {
  return `Groups of suppliers: ${known.join(", ")}`;
}

/** The channels that `--over` names. @throws Refusal for one that is none, one named twice, or fewer than two */
export function channelsNamed(text: string, group: string, scenario: Scenario): Channel[] {
  const names = text.split(",").map((name) => name.trim());
  const channels = names.map((name) => channelOf(lever(name), group, scenario));
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined) throw new Refusal(`--over names ${twice} twice.`);
  if (channels.length < 2) {
    throw new Refusal(
      `--over names ${names[0]} alone: all of the budget goes there, and there is nothing to share out.`,
      `Name two or more with commas: ${channelNames.join(", ")}`,
    );
  }
  return channels;
}

function lever(name: string): StrategyParameterName {
  const found = channelNames.find((each) => each === name);
  if (found !== undefined) return found;
  if (namesOf(strategyParameters).some((each) => each === name)) {
    throw new Refusal(
      `${name} has no price of its own, so that no part of a budget can be given to it.`,
      `Channels that have one: ${channelNames.join(", ")}`,
    );
  }
  const near = nearest(name, channelNames);
  throw new Refusal(
    `There is no channel "${name}".`,
    near === undefined ? `Channels: ${channelNames.join(", ")}` : `Did you mean  ${near} ?`,
  );
}

/** A channel of a group, with what it costs in a scenario. */
export function channelOf(name: StrategyParameterName, group: string, { market }: Pick<Scenario, "market">): Channel {
  const pay = market.selling?.wage ?? sellingParameters.wage.default;
  return {
    name,
    path: settingPath("strategy", name, { list: "suppliers", name: group }),
    parameter: strategyParameters[name],
    price: name === PEOPLE ? pay : 1,
  };
}

/** Paths that a split fixes: the channels, and the pay by which a budget buys people. */
export function fixedBySplits(channels: readonly Channel[]): string[] {
  return [...channels.map(({ path }) => path), ...(channels.some(({ name }) => name === PEOPLE) ? [PAY] : [])];
}

/** Value of a lever of a group; undefined where each supplier gets its own from a distribution. */
function leverOf({ strategy }: SupplierGroup, name: StrategyParameterName): number | undefined {
  const value = strategy?.[name] ?? strategyParameters[name].default;
  return typeof value === "number" ? value : undefined;
}

/** What the scenario as it is spends on channels [unit costs a month]; undefined where that differs between suppliers. */
export function spentOn(channels: readonly Channel[], group: SupplierGroup): number | undefined {
  let sum = 0;
  for (const { name, price } of channels) {
    const value = leverOf(group, lever(name));
    if (value === undefined) return undefined;
    sum += value * price;
  }
  return Number(sum.toPrecision(12));
}

interface Sharing {
  readonly scenario: Scenario;
  readonly typed: Typed;
  /** Whether the budget was given in money a year, in which its most is said then. */
  readonly isYearly?: boolean;
}

/** As an option takes it, and not more than it is. */
function roundedDown(value: number): number {
  const place = 10 ** (Math.floor(Math.log10(value)) - 2);
  return Number((Math.floor(value / place) * place).toPrecision(3));
}

/**
 * Refuses what would not be a split of the budget: a channel that costs nothing, cannot take all of it, or is set by
 * the timetable, and a size of the programme that multiplies it.
 */
export function refuseUnshareable(
  channels: readonly Channel[],
  budget: number,
  group: SupplierGroup,
  { scenario, typed, isYearly = false }: Sharing,
): void {
  for (const { name, path, price, parameter } of channels) {
    if (price <= 0) {
      throw new Refusal(
        `A manager costs nothing here (${PAY} is ${price}), so that no part of a budget buys them.`,
        `Give the price, e.g. ${typed("--set", `${PAY}=${sellingParameters.wage.default}`)}`,
      );
    }
    const most = (budget * (1 + RETURN_STEP)) / price;
    if (most > parameter.max) {
      const one = isYearly ? yearOfOne(scenario) : undefined;
      const largest = (parameter.max * price) / (1 + RETURN_STEP);
      throw new Refusal(
        `All of a budget of ${tidyNumber(budget)} unit costs a month on ${name} would be ${tidyNumber(budget / price, 4)} ${parameter.unit}; ${parameter.max} is the most, and a twentieth more is tried.`,
        `--budget ${one === undefined ? roundedDown(largest) : `${roundedDown(largest * one)}/year`} or less`,
      );
    }
    const month = monthSet(name, group, scenario);
    if (month !== undefined) {
      throw new Refusal(
        `The timetable sets \`${path}\` in month ${month}, so that no split of a budget holds all the time.`,
        `Leave ${name} out of --over, or take it out of the timetable.`,
      );
    }
  }
  const scale = leverOf(group, "budgetScale");
  const month = monthSet("budgetScale", group, scenario);
  if (scale === 1 && month === undefined) return;
  const path = settingPath("strategy", "budgetScale", { list: "suppliers", name: group.name });
  throw new Refusal(
    month === undefined
      ? `\`${path}\` is ${scale ?? "a distribution"}, which multiplies all that a split spends.`
      : `The timetable sets \`${path}\` in month ${month}, which multiplies all that a split spends.`,
    month === undefined ? `${typed("--set", `${path}=1`)} spends the budget itself.` : "Take it out of the timetable.",
  );
}

/** First month in which the timetable sets a lever of a group. */
function monthSet(name: string, group: SupplierGroup, { market }: Pick<Scenario, "market">): number | undefined {
  const sets = (entry: TimetableEntry) =>
    entry.event === "setSuppliers" && entry.parameter === name && market.suppliers[entry.group] === group;
  return market.timetable.find(sets)?.month;
}
