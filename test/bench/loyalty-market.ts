import type { Market } from "../../src/model/market.ts";

/**
 * The market of `scenarios/loyal-or-shopping.yaml`, which is that of Weisbuch, Kirman and Herreiner (2000), told so that it
 * can be written on any simulator.
 *
 * Every month each seller has its capacity to sell. Each buyer orders its units from one seller, drawn with probability
 * P_s = exp(beta J_s) / sum exp(beta J). It gets what the seller has left, all its preferences fade, J_s <- (1 - gamma) J_s,
 * and the one for that seller gains the profit of what was delivered. J starts at 0. Prices, quality and demand stand still.
 */
export interface LoyaltyMarket {
  readonly months: number;
  readonly sellers: number;
  /** Units that a seller has in a month. */
  readonly capacity: number;
  /** Value less price of a unit. */
  readonly profit: number;
  /** Names of groups of buyers. */
  readonly groups: readonly string[];
  readonly buyers: readonly LoyaltyBuyer[];
}

export interface LoyaltyBuyer {
  /** Place of its group in `groups`. */
  readonly group: number;
  /** Number in its group. */
  readonly member: number;
  /** Units that it orders in a month. */
  readonly units: number;
  /** Sharpness of choice, beta. */
  readonly sensitivity: number;
  /** What fades of a preference in a month, gamma. */
  readonly forgetting: number;
}

/** One run of the market on one simulator. */
export interface LoyaltyRun {
  /** Does a month; months count from 0. */
  advance(month: number): void;
  /** What each buyer came to prefer, by seller. */
  preferences(): Iterable<ArrayLike<number>>;
}

/** Seller that a buyer orders from in a month. */
export type Choose = (buyer: number, month: number, preferences: readonly number[], sensitivity: number) => number;

/** Sets the market up, ready for month 0. */
export type OpenLoyalty = (market: LoyaltyMarket, choose: Choose) => LoyaltyRun;

/**
 * The same market for other simulators.
 *
 * @throws Error for one in which more happens than is told above
 */
export function plainMarket({ months, buyers, suppliers, market }: Market): LoyaltyMarket {
  if (suppliers.length !== 1) throw new Error("sellers are alike, so they are one group");
  const [{ parameters, count: sellers }] = suppliers;
  const number = (value: unknown) => {
    if (typeof value !== "number") throw new Error("sellers and buyers are alike within a group");
    return value;
  };
  const value = market.baseValue + market.valueOfQuality * number(parameters.quality);
  return {
    months,
    sellers,
    capacity: number(parameters.capacity),
    profit: value - number(parameters.unitCost) * (1 + market.minimumMargin),
    groups: buyers.map(({ name }) => name),
    buyers: buyers.flatMap(({ count, parameters: of }, group) =>
      Array.from({ length: count }, (_, member) => ({
        group,
        member,
        units: number(of.demand),
        sensitivity: number(of.preferenceSensitivity),
        forgetting: number(of.preferenceForgetting),
      })),
    ),
  };
}

/** Preferences fade, and the one for the seller gains the profit of what it delivered. */
export function learn(preferences: number[], seller: number, gain: number, forgetting: number): void {
  for (let s = 0; s < preferences.length; s++) preferences[s] *= 1 - forgetting;
  preferences[seller] += gain;
}

/** Loyalty after the last month, mean over the buyers of each group: the sum of squared chances of an order. */
export function loyaltyOf(
  { groups, buyers }: LoyaltyMarket,
  preferencesOfBuyers: Iterable<ArrayLike<number>>,
): number[] {
  const sums = groups.map(() => 0);
  const counts = groups.map(() => 0);
  let b = 0;
  for (const preferences of preferencesOfBuyers) {
    const { group, sensitivity } = buyers[b++];
    const weights = Array.from(preferences, (preference) => Math.exp(sensitivity * preference));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    sums[group] += weights.reduce((sum, weight) => sum + (weight / all) ** 2, 0);
    counts[group] += 1;
  }
  return sums.map((sum, group) => sum / counts[group]);
}
