import { criticalSensitivity } from "../../experiment/loyaltyTheory.ts";
import { UNIT_COSTS } from "../../experiment/money.ts";
import type { ScenarioResult } from "../../experiment/result.ts";
import type { BuyerGroup, Market } from "../../model/market.ts";
import { middleOf } from "../read/market.ts";
import { indexOf } from "../read/track.ts";

/** Loyalty of a group of buyers in the last month. */
export interface LoyaltyPoint {
  readonly group: string;
  readonly sensitivity: number;
  /** Sensitivity over the critical one, n gamma / profit of a month. */
  readonly multiple: number;
  readonly loyalty: number;
  /** 95 % interval; NaN for a single world. */
  readonly lower: number;
  readonly upper: number;
}

/** Groups of buyers that differ in how closely they follow their preference, and nothing but that and how much they buy. */
export interface LoyaltyPoints {
  /** Suppliers on each panel (n). */
  readonly suppliers: number;
  /** In order of `multiple`. */
  readonly points: readonly LoyaltyPoint[];
}

/**
 * What there is to draw of loyalty against sensitivity; undefined unless several groups follow their
 * preference more or less closely, all without contracts and with the same number of suppliers.
 */
export function loyaltyPoints(result: ScenarioResult): LoyaltyPoints | undefined {
  const { market } = result.scenario;
  const groups = market.buyers.filter((group) => group.count > 0 && sensitivityOf(group) > 0);
  if (new Set(groups.map(sensitivityOf)).size < 2) return undefined;
  if (groups.some((group) => middleOf(group.parameters.fixedSlots) > 0)) return undefined;
  const panels = new Set(groups.map((group) => panelOf(group, market)));
  const [suppliers] = panels;
  if (panels.size > 1 || suppliers < 2) return undefined;
  const points = groups.flatMap((group) => pointOf(result, group, suppliers) ?? []);
  points.sort((one, other) => one.multiple - other.multiple);
  return points.length < 2 ? undefined : { suppliers, points };
}

function sensitivityOf(group: BuyerGroup): number {
  return middleOf(group.parameters.preferenceSensitivity);
}

function panelOf(group: BuyerGroup, market: Market): number {
  const flexible = market.suppliers.filter(({ kind }) => kind === "flexible");
  const present = flexible.reduce((count, suppliers) => count + suppliers.count, 0);
  return Math.min(middleOf(group.parameters.flexibleSlots), present);
}

/** The profit of a month, in unit costs, is the buyer value seen in the last month times the demand. */
function pointOf(result: ScenarioResult, group: BuyerGroup, suppliers: number): LoyaltyPoint | undefined {
  const { monthly, series, months, money = UNIT_COSTS } = result;
  const loyalty = indexOf(series, "loyalty", group.name);
  const value = indexOf(series, "buyerValue", group.name);
  if (loyalty < 0 || value < 0) return undefined;
  const last = (months - 1) * series.length;
  const profit = (monthly.mean[last + value] / money.factor) * middleOf(group.parameters.demand);
  const forgetting = middleOf(group.parameters.preferenceForgetting);
  const mean = monthly.mean[last + loyalty];
  if (!(profit > 0 && forgetting > 0) || !Number.isFinite(mean)) return undefined;
  const sensitivity = sensitivityOf(group);
  return {
    group: group.name,
    sensitivity,
    multiple: sensitivity / criticalSensitivity(suppliers, forgetting, profit),
    loyalty: mean,
    lower: monthly.lower[last + loyalty],
    upper: monthly.upper[last + loyalty],
  };
}
