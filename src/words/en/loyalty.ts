import { criticalSensitivity, firstLoyalMultiple, loyalLoyalty, shoppingLoyalty } from "../../analyse/loyaltyTheory.ts";
import type { BuyerGroup, Market } from "../../model/market.ts";
import { UNIT_COSTS } from "../../worlds/money.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { middleOf } from "../names.ts";
import { formatNumber, worlds } from "../number.ts";
import { alignedNumbers, numberWithin } from "../together.ts";
import { indexOf } from "../track.ts";
import type { TextTable } from "./overTime.ts";

/** Names of axes and marks of the chart of loyalty. */
export const loyaltyKeys = {
  across: "sensitivity to the learned preference, times the critical one",
  up: "Loyalty (index)",
  simulated: "simulated, 95 % interval",
  stable: "theory, stable",
  unstable: "theory, unstable",
  jump: "jump",
  both: "both states possible",
} as const;

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
 * What there is to say and draw of loyalty against sensitivity; undefined unless several groups follow their
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

/** Title, subtitle, text alternative and table of the chart of loyalty. */
export function loyaltyWords({ months, replications }: ScenarioResult, read: LoyaltyPoints) {
  const { suppliers, points } = read;
  const title = `${loyaltyTitle(read)}, ${worlds(replications)}`;
  const ends = `${inWords(points[0])}; ${inWords(points[points.length - 1])}`;
  return {
    title,
    subtitle: `Sum of the squared chances of an order over a buyer's ${suppliers} suppliers, mean over buyers, in month ${months - 1}, against sensitivity over its critical value (suppliers x forgetting / profit of a month). Points: simulated. Lines: mean field of Weisbuch, Kirman and Herreiner (2000), for equal suppliers and a steady profit; that single purchases are draws rounds it off.`,
    description: `${title}. Turning loyal is passing the middle between shopping around and one supplier for good. Points of loyalty against sensitivity for ${points.length} groups of buyers over the curves of the theory: ${ends}. In theory shopping around among ${suppliers} suppliers has a loyalty of ${formatNumber(shoppingLoyalty(suppliers))} and ${changeInTheory(suppliers)}.`,
    table: tableOf(read),
  };
}

/** Where loyalty passes the middle between shopping around and one supplier for good. */
function loyaltyTitle({ suppliers, points }: LoyaltyPoints): string {
  const middle = (shoppingLoyalty(suppliers) + 1) / 2;
  const isLoyal = points.map((point) => point.loyalty >= middle);
  const at = isLoyal.indexOf(true);
  const last = points[points.length - 1];
  if (at < 0) return `No buyers turn loyal up to ${formatNumber(last.multiple)} times the critical sensitivity`;
  const ends = `loyalty ${withInterval(points[0])} at ${formatNumber(points[0].multiple)} times it, ${withInterval(last)} at ${formatNumber(last.multiple)} times`;
  if (isLoyal.lastIndexOf(false) > at)
    return `Loyalty does not grow with sensitivity throughout: ${ends.replace("times it", "times the critical sensitivity")}`;
  if (at === 0)
    return `All buyers are loyal from ${formatNumber(points[0].multiple)} times the critical sensitivity on`;
  const [below, above] = [points[at - 1], points[at]];
  const part = (middle - below.loyalty) / (above.loyalty - below.loyalty);
  const turn = below.multiple + part * (above.multiple - below.multiple);
  return `Buyers turn loyal at ${formatNumber(turn)} times the critical sensitivity: ${ends}`;
}

function withInterval({ loyalty: value, lower, upper }: LoyaltyPoint): string {
  const said = numberWithin(value, lower, upper);
  return Number.isFinite(lower) ? `${said.value} (${said.range})` : said.value;
}

function inWords(point: LoyaltyPoint): string {
  return `${withInterval(point)} at ${formatNumber(point.multiple)} times the critical sensitivity`;
}

function changeInTheory(suppliers: number): string {
  const first = firstLoyalMultiple(suppliers);
  if (first >= 1) return "loyalty grows without a jump from the critical sensitivity on";
  const top = formatNumber(loyalLoyalty(suppliers, 1));
  return `jumps to ${top} at the critical sensitivity; from ${formatNumber(first)} times it on both states are possible`;
}

function tableOf({ suppliers, points }: LoyaltyPoints): TextTable {
  return {
    columns: ["Buyers", "Sensitivity", "Times the critical one", "Loyalty", "95 % interval", "Theory"],
    rows: points.map(({ group, sensitivity, multiple, loyalty: value, lower, upper }) => {
      const said = numberWithin(value, lower, upper);
      const theory = theoryAt(suppliers, multiple);
      return [group, formatNumber(sensitivity), formatNumber(multiple), said.value, said.range, theory];
    }),
  };
}

/** The stable states at a sensitivity. */
function theoryAt(suppliers: number, multiple: number): string {
  const shopping = shoppingLoyalty(suppliers);
  const loyal = loyalLoyalty(suppliers, multiple);
  if (!Number.isFinite(loyal)) return formatNumber(shopping);
  // A profit of 1.25 - 1.1 is not quite 0.15, and 1 not quite 1.
  return multiple < 1 - 1e-9 ? alignedNumbers([shopping, loyal]).join(" or ") : formatNumber(loyal);
}
