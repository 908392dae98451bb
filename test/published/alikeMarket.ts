import type { Market, SupplierGroup } from "../../src/model/market.ts";
import type { MarketParameterName } from "../../src/model/parameters.ts";
import { buyersOf, marketOf, suppliersOf } from "../model/exampleMarket.ts";

/** Nothing that comes with age is worth anything: no doubt of quality, no cost of leaving, no integration. */
export const nothingGrows: Partial<Record<MarketParameterName, number>> = {
  switchingCost: 0,
  integrationGain: 0,
  valueOfIntegration: 0,
  valueOfQuality: 0,
};

/** What every supplier is, whatever its kind. */
const alike = {
  quality: 0.7,
  unitCost: 1,
  discountRate: 0.08,
  from: 0,
  labels: new Map(),
  goals: [],
  lookAt: [],
  capacity: 100,
  innovativeness: 0.12,
  initialLag: 15,
  minimumEffort: 0.2,
  initialEffort: 0.4,
  initialInertia: 0,
  initialTrust: 0.5,
  initialIntegration: 0,
  initialMargin: 0.08,
} as const;

type SupplierChanges = Partial<SupplierGroup["parameters"]>;

export interface AlikeOptions {
  readonly market?: Partial<Record<MarketParameterName, number>>;
  readonly policy?: Partial<Market["buyers"][number]["parameters"]>;
  readonly suppliers?: SupplierChanges;
}

/**
 * Eight buyers with two contracts of a year each; the flexible fifth goes to one of eight others, drawn
 * afresh each month, so that links come and go without anybody being better. Twelve suppliers, all alike,
 * nobody enters, and no gate asks for trust.
 */
export function drawnMarket({ market, policy, suppliers }: AlikeOptions = {}): Market {
  const levers = { choice: 1, contractMonths: 12, fixedSlots: 2, flexibleSlots: 8, flexibleGate: 0, fixedGate: 0 };
  const changed = { ...alike, ...suppliers };
  return marketOf({
    months: 120,
    market: { ...nothingGrows, ...market },
    buyers: [buyersOf("buyer", 8, { ...levers, ...policy })],
    suppliers: [suppliersOf("powerhouse", "fixed", 4, changed), suppliersOf("backup", "flexible", 8, changed)],
  });
}

/** The market of the baseline, entry and all, with suppliers that are alike and no gate. */
export function alikeBaseline({ market, policy, suppliers }: AlikeOptions = {}): Market {
  const changed = { ...alike, capacity: 3, initialCash: 1e6, ...suppliers };
  return marketOf({
    months: 120,
    market: { ...nothingGrows, ...market },
    buyers: [buyersOf("buyer", 8, { flexibleGate: 0, fixedGate: 0, ...policy })],
    suppliers: [
      suppliersOf("powerhouse", "fixed", 6, changed),
      suppliersOf("backup", "flexible", 6, changed),
      suppliersOf("newcomer", "newcomer", 6, changed),
    ],
  });
}
