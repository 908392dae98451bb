import type { Market } from "./market.ts";
import type { MarketParameterName, PolicyParameterName, SupplierParameterName } from "./parameters.ts";

/**
 * Whether a parameter is above 0 for anybody at any time, from the start or by the timetable; for whoever asks whether a
 * process can change anything in a market. A parameter that each agent draws may be.
 */
export function everAbove0(
  market: Market,
  name: MarketParameterName | PolicyParameterName | SupplierParameterName,
): boolean {
  const groups = [...market.buyers, ...market.suppliers].filter(({ count }) => count > 0);
  const atStart = [market.market, ...groups.map(({ parameters }) => parameters)].map((values) =>
    Reflect.get(values, name),
  );
  const planned = market.timetable.map((entry) => ("parameter" in entry && entry.parameter === name ? entry.value : 0));
  return [...atStart, ...planned].some((value) => value !== undefined && value !== 0);
}

/** Whether anybody may enter, from the start or later on. */
export function everEntered(market: Market): boolean {
  const isOpen = market.entryEnabled || market.timetable.some((entry) => entry.event === "setEntry" && entry.enabled);
  return isOpen && hasEntrants(market);
}

export function hasEntrants({ suppliers }: Market): boolean {
  return suppliers.some(({ kind, count }) => kind === "newcomer" && count > 0);
}

/** Whether anybody has a strategy. */
export function hasStrategists({ suppliers }: Market): boolean {
  return suppliers.some(({ strategy, count }) => strategy !== undefined && count > 0);
}

/** Whether the timetable sets any of some parameters. */
export function everSet({ timetable }: Market, names: readonly string[]): boolean {
  return timetable.some((entry) => "parameter" in entry && names.includes(entry.parameter));
}

/** Whether panels stay as they begin: nobody is let in, and nobody holds a contract that could be lost. */
export function panelsStand(market: Market): boolean {
  const isShut = !everAbove0(market, "openness") && !everAbove0(market, "fixedSlots") && !hasEntrants(market);
  return isShut && !everSet(market, ["flexibleSlots"]);
}
