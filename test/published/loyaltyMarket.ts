import type { BuyerGroup, Market, TimetableEntry } from "../../src/model/market.ts";
import { prepare, simulate } from "../../src/model/simulate.ts";
import { buyersOf, marketOf, suppliersOf } from "../model/exampleMarket.ts";

/** A market of Weisbuch, Kirman and Herreiner: equal suppliers on the flexible track, and nothing else moves. */
export interface LoyaltyMarket {
  /** Suppliers on every panel (n). */
  readonly suppliers: number;
  readonly months: number;
  readonly buyers: readonly BuyerGroup[];
  readonly timetable?: readonly TimetableEntry[];
}

/** Buyers that forget at `gamma` and follow their preference with `sensitivity`. */
export function shoppers(
  name: string,
  count: number,
  policy: {
    readonly suppliers: number;
    readonly gamma: number;
    readonly sensitivity: number;
    readonly shares?: boolean;
  },
  demand = 1,
): BuyerGroup {
  return buyersOf(name, count, {
    demand,
    flexibleShare: 1,
    fixedSlots: 0,
    flexibleSlots: policy.suppliers,
    openness: 0,
    memory: 0,
    choice: policy.shares ? 0 : 1,
    preferenceSensitivity: policy.sensitivity,
    preferenceForgetting: policy.gamma,
  });
}

/** The least K = beta pi / gamma at which shopping around is unstable; preference sensitivity at a multiple of it. */
export function sensitivityAt(multiple: number, suppliers: number, gamma: number): number {
  return (multiple * suppliers * gamma) / PROFIT;
}

/** Value less price of a unit, everywhere and always: 1.5 + 0.5 less 1. */
export const PROFIT = 1;

/**
 * Value is 1.5 + quality, price the unit cost of 1 without margin, demand steady, capacity ample. The
 * first supplier is a group of its own, `one`, so that a test can make it better or worse.
 */
export function loyaltyMarket({ suppliers, months, buyers, timetable = [] }: LoyaltyMarket): Market {
  const same = {
    quality: 0.5,
    unitCost: 1,
    discountRate: 0.08,
    from: 0,
    labels: new Map(),
    goals: [],
    lookAt: [],
    capacity: 1e6,
    effortSpeed: 0,
    initialMargin: 0,
  };
  return marketOf({
    months,
    buyers,
    suppliers: [suppliersOf("one", "flexible", 1, same), suppliersOf("others", "flexible", suppliers - 1, same)],
    timetable,
    market: {
      demandVolatility: 0,
      disruptionRate: 0,
      qualityNoise: 0,
      choiceSensitivity: 0,
      scarcityMargin: 0,
      baseValue: 1.5,
      valueOfQuality: 1,
      valueOfEffort: 0,
      valueLostPerMonthOfLag: 0,
      valueOfIntegration: 0,
      uncommittedCost: 0,
      minimumMargin: 0,
      maximumMargin: 0,
    },
  });
}

/** Loyalty of each group of buyers, month by month, in one world. */
export function loyaltyByGroup(market: Market, seed = "published"): Map<string, number[]> {
  const simulation = prepare(market, seed);
  const out = new Float64Array(simulation.size);
  simulate(simulation, 0, out);
  const { series } = simulation.observer;
  const several = market.buyers.length > 1;
  return new Map(
    market.buyers.map(({ name }) => {
      const place = series.findIndex(
        ({ measure, group }) => measure === "loyalty" && group === (several ? name : "all"),
      );
      return [name, Array.from({ length: market.months }, (_, month) => out[month * series.length + place])];
    }),
  );
}

/** Mean of the months from `first` on. */
export function meanFrom(values: readonly number[], first: number): number {
  const late = values.slice(first);
  return late.reduce((sum, value) => sum + value, 0) / late.length;
}
