import type { Market, SupplierGroup, TimetableEntry } from "../model/market.ts";
import { namesOf, type StrategyParameterName } from "../model/parameters.ts";
import { strategyParameters } from "../model/strategyParameters.ts";
import { type ReferenceItself, WITHOUT_ENTRY } from "../scenario/referenceNames.ts";
import { setsStrategy } from "../scenario/resolve/groups.ts";
import type { Scenario } from "../scenario/scenario.ts";

/**
 * The arms that take the effect of entry apart, each in the same worlds:
 * A nobody enters; B newcomers enter, but the suppliers that were there do not react; C the scenario itself.
 *
 * Not to react is to do what one does in A: every month the price, effort, inertia and technology of each link that A
 * has are those of A (`heldBehaviour.ts`). To be blind to newcomers would not do: they take the places of back-ups, so
 * that the blind see no rival at all, and end worse than without entry. Links that A has not are blind in B.
 */
export const arms = ["withoutEntry", "withoutReaction", "entry"] as const;
export type Arm = (typeof arms)[number];

/** What the effect is made of: C - A, B - A and C - B; the first is the sum of the other two. */
export const parts = ["total", "substitution", "catfish"] as const;
export type Part = (typeof parts)[number];

/**
 * What the catfish effect on buyer value is made of, which adds up to it: effort with technology, price concessions, and
 * the orders that go to others for it (`reactionSplit.ts`).
 */
export const reactionParts = ["catfishEffort", "catfishPrice", "catfishOrders"] as const;
export type ReactionPart = (typeof reactionParts)[number];

/** A market, and the month in which something is decided in it. */
export type DecidedMarket = Pick<Scenario, "market" | "from">;

/** The markets of the three arms. They have the same groups, so the same series in the same order. */
export function armMarkets(scenario: DecidedMarket): Readonly<Record<Arm, Market>> {
  return {
    withoutEntry: marketWithoutEntry(scenario),
    withoutReaction: marketWithoutReaction(scenario),
    entry: scenario.market,
  };
}

/**
 * The door is shut: from the start, or in the month of the decision where there is something before it, a warm-up or
 * months of the run, which is the same with and without.
 */
export function marketWithoutEntry({ market, from }: DecidedMarket): Market {
  const timetable = market.timetable.filter(({ event, month }) => event !== "setEntry" || month < from);
  if (isFromStart({ market, from })) return { ...market, entryEnabled: false, timetable };
  return decided({ ...market, timetable }, from, [{ month: from, event: "setEntry", enabled: false }]);
}

/**
 * No supplier has a strategy: from the start, or its levers do nothing from the month of the decision on, where there is
 * something before it.
 */
export function marketWithoutStrategy({ market, from }: DecidedMarket): Market {
  const timetable = market.timetable.filter((entry) => !setsStrategy(entry) || entry.month < from);
  if (isFromStart({ market, from })) {
    const { selling: _, ...bare } = market;
    const suppliers = market.suppliers.map(({ strategy: __, ...group }) => group);
    return { ...bare, suppliers, timetable };
  }
  const entries = leversUsed(market).map(({ group, parameter, value }): TimetableEntry => {
    return { month: from, event: "setSuppliers", group, parameter, value };
  });
  return decided({ ...market, timetable }, from, entries);
}

/** The market without what a reference that is the scenario itself leaves out. */
export function marketOfReference(reference: ReferenceItself, decided: DecidedMarket): Market {
  return reference === WITHOUT_ENTRY ? marketWithoutEntry(decided) : marketWithoutStrategy(decided);
}

/**
 * A group of suppliers does without some levers of its strategy, all else as it is: from the start, or from the month of
 * the decision on, where there is something before it.
 *
 * @param group  its place among the groups of suppliers
 */
export function marketWithoutLevers(
  { market, from }: DecidedMarket,
  group: number,
  levers: readonly StrategyParameterName[],
): Market {
  const isOfThem = (entry: TimetableEntry) =>
    entry.event === "setSuppliers" && entry.group === group && levers.some((lever) => lever === entry.parameter);
  const timetable = market.timetable.filter((entry) => !isOfThem(entry) || entry.month < from);
  const neutral = levers.map((parameter) => ({ parameter, value: strategyParameters[parameter].default }));
  if (isFromStart({ market, from })) {
    const set = Object.fromEntries(neutral.map(({ parameter, value }) => [parameter, value]));
    const suppliers = market.suppliers.map((each, place) =>
      place === group && each.strategy !== undefined ? { ...each, strategy: { ...each.strategy, ...set } } : each,
    );
    return { ...market, suppliers, timetable };
  }
  const entries = neutral.map(({ parameter, value }): TimetableEntry => {
    return { month: from, event: "setSuppliers", group, parameter, value };
  });
  return decided({ ...market, timetable }, from, entries);
}

/** A lever of a group that is, or becomes by the timetable, anything but its default. */
interface UsedLever {
  readonly group: number;
  readonly parameter: StrategyParameterName;
  /** Its default, which does nothing. */
  readonly value: number;
}

/** Every lever that some group uses. */
export function leversUsed({ suppliers, timetable }: Market): UsedLever[] {
  return suppliers.flatMap(({ strategy, count }, group) =>
    // What a group of nobody would do is done by nobody, and cannot be set.
    (count === 0 ? [] : namesOf(strategyParameters)).flatMap((parameter) => {
      const { default: value } = strategyParameters[parameter];
      const isTimed = timetable.some(
        (entry) => entry.event === "setSuppliers" && entry.group === group && entry.parameter === parameter,
      );
      return isTimed || (strategy !== undefined && strategy[parameter] !== value) ? [{ group, parameter, value }] : [];
    }),
  );
}

function isFromStart({ market, from }: DecidedMarket): boolean {
  return market.warmUp === 0 && from === 0;
}

/** Links that the world without entry has not are blind to newcomers, in the same way. */
function marketWithoutReaction({ market, from }: DecidedMarket): Market {
  const timetable = market.timetable.filter((entry) => !setsReaction(entry, market) || entry.month < from);
  if (isFromStart({ market, from })) {
    const suppliers = market.suppliers.map((group) => (isIncumbent(group) ? unmoved(group) : group));
    return { ...market, suppliers, timetable };
  }
  const entries = market.suppliers.flatMap((group, index): TimetableEntry[] =>
    isIncumbent(group)
      ? [{ month: from, event: "setSuppliers", parameter: "respondsToThreat", group: index, value: 0 }]
      : [],
  );
  return decided({ ...market, timetable }, from, entries);
}

/** A market in which something more happens in a month, after all that was planned for it. */
function decided(market: Market, from: number, entries: readonly TimetableEntry[]): Market {
  const later = market.timetable.findIndex(({ month }) => month > from);
  const at = later < 0 ? market.timetable.length : later;
  return { ...market, timetable: market.timetable.toSpliced(at, 0, ...entries) };
}

/** Whether two markets are the same world up to month 0: what differs is in their timetables, or how long they run. */
export function areOneBefore(one: Market, other: Market): boolean {
  const before = ({ warmUp, entryEnabled, market, buyers, suppliers }: Market) =>
    JSON.stringify([warmUp, entryEnabled, market, buyers, suppliers]);
  return one.warmUp > 0 && before(one) === before(other);
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
export function whyNobodyEnters({ entryEnabled, suppliers, months, timetable }: Market): NoEntry | undefined {
  const newcomers = suppliers.filter(({ kind, count }) => kind === "newcomer" && count > 0);
  if (newcomers.length === 0) return "nobody";
  const isOpened = timetable.some((entry) => entry.event === "setEntry" && entry.enabled);
  if (!entryEnabled && !isOpened) return "disabled";
  return newcomers.every(({ parameters }) => earliest(parameters.entryMonth) >= months) ? "late" : undefined;
}

function earliest(month: SupplierGroup["parameters"]["entryMonth"]): number {
  if (typeof month === "number") return month;
  return month.distribution === "uniform" ? month.low : Number.NEGATIVE_INFINITY;
}
