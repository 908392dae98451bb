import type { Market, SupplierGroup, TimetableEntry } from "../model/market.ts";

/**
 * The arms that take the effect of entry apart, each in the same worlds:
 * A nobody enters; B newcomers enter, but the suppliers that were there do not react; C the scenario itself.
 */
export const arms = ["withoutEntry", "withoutReaction", "entry"] as const;
export type Arm = (typeof arms)[number];

/** What the effect is made of: C - A, B - A and C - B; the first is the sum of the other two. */
export const parts = ["total", "substitution", "catfish"] as const;
export type Part = (typeof parts)[number];

/** The markets of the three arms. They have the same groups, so the same series in the same order. */
export function armMarkets(market: Market): Readonly<Record<Arm, Market>> {
  return {
    withoutEntry: { ...market, entryEnabled: false },
    withoutReaction: {
      ...market,
      suppliers: market.suppliers.map((group) => (isIncumbent(group) ? unmoved(group) : group)),
      timetable: market.timetable.filter((entry) => !setsReaction(entry, market)),
    },
    entry: market,
  };
}

/** Suppliers that are there at the start: all but newcomers, which see every rival in any case. */
export function isIncumbent({ kind }: Pick<SupplierGroup, "kind">): boolean {
  return kind !== "newcomer";
}

function unmoved(group: SupplierGroup): SupplierGroup {
  return { ...group, parameters: { ...group.parameters, respondsToThreat: 0 } };
}

/** Whether an entry of the timetable switches the reaction of incumbents on or off. */
function setsReaction(entry: TimetableEntry, { suppliers }: Market): boolean {
  if (entry.event !== "setSuppliers" || entry.parameter !== "respondsToThreat") return false;
  return isIncumbent(suppliers[entry.group]);
}

/** False where no incumbent ever reacts to newcomers: the arms B and C are then the same. */
export function anybodyReacts(market: Market): boolean {
  const reacting = market.suppliers.filter(
    (group) => isIncumbent(group) && group.count > 0 && group.parameters.respondsToThreat !== 0,
  );
  if (reacting.length > 0) return true;
  return market.timetable.some((entry) => setsReaction(entry, market) && "value" in entry && entry.value !== 0);
}

/** Why nobody can enter: entry is switched off, no group of newcomers has members, or all come after the end. */
export type NoEntry = "disabled" | "nobody" | "late";

/** Undefined where somebody may enter. */
export function whyNobodyEnters({ entryEnabled, suppliers, months }: Market): NoEntry | undefined {
  const newcomers = suppliers.filter(({ kind, count }) => kind === "newcomer" && count > 0);
  if (newcomers.length === 0) return "nobody";
  if (!entryEnabled) return "disabled";
  return newcomers.every(({ parameters }) => earliest(parameters.entryMonth) >= months) ? "late" : undefined;
}

function earliest(month: SupplierGroup["parameters"]["entryMonth"]): number {
  if (typeof month === "number") return month;
  return month.distribution === "uniform" ? month.low : Number.NEGATIVE_INFINITY;
}
