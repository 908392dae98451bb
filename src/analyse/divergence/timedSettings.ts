import type { Market, TimetableEntry, Value } from "../../model/market.ts";
import { type ScopedSetting, scopeOf, scopeOfAll, settingChangedBy, settingPath } from "../../scenario/scopes.ts";

/** A setting that the timetables of several markets change differently in a month. */
export interface TimedSetting {
  readonly month: number;
  /** As `--set` takes it; of all groups of buyers where it is the same for all of them. */
  readonly path: string;
  /** What holds from that month on, market by market; undefined where a market has no such group. */
  readonly values: readonly (Value | boolean | undefined)[];
  /** Words of values that have words. */
  readonly choices?: readonly string[];
}

/** Every setting that timetables change in one month in some markets and not in others, or to other values; by month. */
export function timedSettings(markets: readonly Market[]): TimedSetting[] {
  const asked = new Map<string, { readonly key: ScopedSetting; readonly month: number }>();
  for (const market of markets) {
    for (const entry of market.timetable) {
      const key = entry.month < market.months ? keyOf(entry, market) : undefined;
      if (key !== undefined) asked.set(JSON.stringify([entry.month, key]), { key, month: entry.month });
    }
  }
  const differing = [...asked.values()].filter(({ key, month }) => {
    const set = markets.map((market) => JSON.stringify(lastSet(market, key, (at) => at === month)));
    return set.some((one) => one !== set[0]);
  });
  const found = differing.map(({ key, month }) => {
    const values = markets.map((market) => valueFrom(market, key, month));
    return { key, month, values, choices: scopeOf(key.scope).parameters[key.name]?.choices };
  });
  return ofAllBuyers(found, markets)
    .map(({ key, month, values, choices }) => ({
      month,
      path: settingPath(key.scope, key.name, key.group),
      values,
      ...(choices && { choices }),
    }))
    .sort((a, b) => a.month - b.month);
}

type Found = Omit<TimedSetting, "path"> & { readonly key: ScopedSetting };

/** A policy that changes alike for every group of buyers is one setting, of all. */
function ofAllBuyers(found: readonly Found[], markets: readonly Market[]): Found[] {
  const groups = new Set(
    markets.flatMap(({ buyers }) => buyers.filter(({ count }) => count > 0).map(({ name }) => name)),
  );
  const done = new Set<string>();
  return found.flatMap((one) => {
    const { key, month, values } = one;
    const all = key.scope === "buyerPolicy" ? scopeOfAll(key.scope) : undefined;
    if (all === undefined) return [one];
    const alike = found.filter(
      (other) =>
        other.key.scope === key.scope &&
        other.key.name === key.name &&
        other.month === month &&
        JSON.stringify(other.values) === JSON.stringify(values),
    );
    if ([...groups].some((group) => !alike.some((other) => other.key.group?.name === group))) return [one];
    const mark = `${month} ${key.name}`;
    if (done.has(mark)) return [];
    done.add(mark);
    return [{ ...one, key: { scope: all, name: key.name } }];
  });
}

/** The setting that an entry changes, the same whatever the order of the groups in a market. */
function keyOf(entry: TimetableEntry, market: Market): ScopedSetting | undefined {
  return entry.event === "setEntry" ? { scope: "run", name: "entry.enabled" } : settingChangedBy(entry, market);
}

/** What a timetable sets last, in the months that count; undefined where it does not. */
function lastSet(market: Market, key: ScopedSetting, counts: (month: number) => boolean): number | boolean | undefined {
  const mark = JSON.stringify(key);
  const entry = market.timetable.findLast((each) => counts(each.month) && JSON.stringify(keyOf(each, market)) === mark);
  if (entry === undefined) return undefined;
  if (entry.event === "setEntry") return entry.enabled;
  return "value" in entry ? entry.value : undefined;
}

/** What holds from a month on: what the timetable set last, else what it was from the start. */
function valueFrom(market: Market, key: ScopedSetting, month: number): TimedSetting["values"][number] {
  const set = lastSet(market, key, (at) => at <= month);
  if (set !== undefined) return set;
  const { name, group } = key;
  if (group !== undefined) {
    if (key.scope === "strategy") {
      const found = market.suppliers.find((each) => each.name === group.name);
      const strategy: Readonly<Record<string, Value>> | undefined = found?.strategy;
      const usual = scopeOf(key.scope).parameters[name]?.default;
      return found && (strategy?.[name] ?? (typeof usual === "number" ? usual : undefined));
    }
    const parameters: Readonly<Record<string, Value>> | undefined = market[group.list].find(
      (each) => each.name === group.name,
    )?.parameters;
    return parameters?.[name];
  }
  const values: Readonly<Record<string, number>> = market.market;
  return key.scope === "run" ? market.entryEnabled : values[name];
}
