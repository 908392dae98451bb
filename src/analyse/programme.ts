import { namesOf, type SellingParameterName, type StrategyParameterName } from "../model/parameters.ts";
import { strategyParameters } from "../model/strategyParameters.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { meanOf } from "../scenario/values.ts";
import { demandOf } from "./supplierSide.ts";

/** A means of a strategy: a lever that is not at its default, and what it costs where it has a price. */
export interface Means {
  readonly parameter: StrategyParameterName;
  /** Its level; the mean where suppliers of the group differ. */
  readonly value: number;
  /** What it costs a supplier of the group, size of the programme and all; undefined where it has no price of its own [unit costs a month]. */
  readonly cost?: number;
  /** Whether the cost is for each unit that is sold, and not for a month. */
  readonly isByVolume?: true;
  /** What it costs for each buyer that is served besides [unit costs a month]. */
  readonly eachBuyer?: number;
}

/** Price of a unit before anything was simulated [unit costs]: its cost, and the margin that prices usually have. */
const USUAL_PRICE = 1.2;

/**
 * What a spend of one unit cost a month is as money a year, at the part of all buyers' spend that it is; undefined where
 * the scenario does not say what they spend.
 *
 *     money a year / annualSpend = b / (price x demand of all buyers)
 */
export function yearOfOne({ annualSpend, market }: Pick<Scenario, "annualSpend" | "market">): number | undefined {
  return annualSpend === undefined ? undefined : annualSpend / (USUAL_PRICE * demandOf(market));
}

/** Levers that are money as they are. */
const SPENDS: readonly StrategyParameterName[] = [
  "tradeShow",
  "press",
  "online",
  "executiveVoice",
  "brand",
  "differentiation",
  "improvement",
];

/** Levers that have a price in the market, whether the size of the programme multiplies them, and what the price is for. */
const PRICED: Partial<
  Record<
    StrategyParameterName,
    { readonly price: SellingParameterName; readonly isSized?: true; readonly isByVolume?: true }
  >
> = {
  managers: { price: "wage", isSized: true },
  executiveSupport: { price: "supportCost" },
  coCreation: { price: "coCreationCost", isByVolume: true },
  distributors: { price: "dealerCost" },
};

/** Levers that say how others are used, and do nothing by themselves. */
const MANNERS = /^(time|tradeShowEvery|corporateBrand|targetLevel|appraisal(?!Staged)|budgetScale)/;

/** The means of the strategy of a group, those that cost most first; none where it has no strategy at the start. */
export function programmeOf({ market }: Pick<Scenario, "market">, group: string): Means[] {
  const { strategy } = market.suppliers.find(({ name }) => name === group) ?? {};
  const { selling } = market;
  if (strategy === undefined || selling === undefined) return [];
  const size = meanOf(strategy.budgetScale);
  const used = namesOf(strategyParameters).filter(
    (name) => !MANNERS.test(name) && meanOf(strategy[name]) !== strategyParameters[name].default,
  );
  const means = used.map((parameter): Means => {
    const value = meanOf(strategy[parameter]);
    if (SPENDS.includes(parameter)) return { parameter, value, cost: value * size };
    const priced = PRICED[parameter];
    if (priced === undefined) return { parameter, value };
    const cost = value * selling[priced.price] * (priced.isSized ? size : 1);
    if (!priced.isByVolume) return { parameter, value, cost };
    // Where no managers are, the time that it takes is that of others, for the same pay (`sellingCost.ts`).
    const eachBuyer = meanOf(strategy.managers) > 0 ? 0 : value * selling.timeTogether * selling.wage;
    return { parameter, value, cost, isByVolume: true, ...(eachBuyer > 0 && { eachBuyer }) };
  });
  return means.toSorted((a, b) => (b.cost ?? -1) - (a.cost ?? -1));
}

/** Whether a means is a channel that money is put into, as `catfish allocate` splits it. */
export function isChannel(parameter: StrategyParameterName): boolean {
  return parameter === "managers" || SPENDS.includes(parameter);
}
