import { readdirSync, readFileSync } from "node:fs";
import type { Market } from "../../../src/model/market.ts";
import { namesOf, type SellingParameterName } from "../../../src/model/parameters.ts";
import { sellingParameters } from "../../../src/model/sellingParameters.ts";
import type { ScenarioLibrary, ScenarioSource } from "../../../src/scenario/library.ts";
import { type Markets, openMarkets } from "../../../src/scenario/markets.ts";
import { type ArmName, type ArmOf, arms, type MarketName, markets } from "./arms.ts";
import type { Focus } from "./worlds.ts";

/** The markets of arms, read as any scenario file is. */

const FOLDER = "scenarios";

function sourceOf(name: string, text: string): ScenarioSource {
  return { name, place: `${FOLDER}/${name}.yaml`, text };
}

const library: ScenarioLibrary = {
  names: () => readdirSync(FOLDER).map((file) => file.replace(".yaml", "")),
  find: (name) => sourceOf(name, readFileSync(`${FOLDER}/${name}.yaml`, "utf8")),
};

const opened = new Map<MarketName, Markets>();

function open(name: MarketName): Markets {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const found = openMarkets(sourceOf(`facts-${name}`, markets[name]), library);
  if ("problems" in found) throw new Error(`${name}: ${JSON.stringify(found.problems)}`);
  opened.set(name, found);
  return found;
}

/** Who is looked at in an arm, and when: a newcomer from its entry on, a powerhouse from when it could be threatened. */
export function focusOf({ market }: ArmOf): Focus {
  return market === "incumbent" ? { group: "focal", months: [60, 119] } : { group: "challenger", months: [24, 119] };
}

/**
 * The market of an arm, as written or as drawn.
 *
 * @param drawn  makes the market with other values; undefined where nobody could be served
 */
export function marketOfArm(name: ArmName): Market;
export function marketOfArm(name: ArmName, drawn: (market: Market) => Market | undefined): Market | undefined;
export function marketOfArm(name: ArmName, drawn: (market: Market) => Market | undefined = (market) => market) {
  const arm: ArmOf = arms[name];
  const { group } = focusOf(arm);
  const levers = Object.entries(arm.levers).map(([lever, value]) => `suppliers.${group}.strategy.${lever}=${value}`);
  const read = open(arm.market).marketOf([...levers, ...(arm.set ?? [])]);
  if ("problems" in read) throw new Error(`${name}: ${JSON.stringify(read.problems)}`);
  const market = drawn(read.market);
  return market && withTimes(market, arm.times ?? {});
}

/** A market whose constants of selling are so many times what they are, within their range. */
export function withTimes(market: Market, times: Readonly<Record<string, number>>): Market {
  const { selling } = market;
  if (selling === undefined) return market;
  const values = { ...selling };
  for (const name of namesOf(sellingParameters)) {
    if (times[name] !== undefined) values[name] = withinRange(name, selling[name] * times[name]);
  }
  return { ...market, selling: values };
}

/** Shares and speeds that would be drawn beyond what they can be stop short of it. */
const MOST_OF_SHARE = 0.97;

function withinRange(name: SellingParameterName, value: number): number {
  const { min, max } = sellingParameters[name];
  return Math.min(Math.max(value, min), max === 1 ? MOST_OF_SHARE : max);
}
