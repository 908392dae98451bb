import type { Market } from "../model/market.ts";
import type { Markets } from "../scenario/markets.ts";

/** Whose decision a lever is. */
export type Side = "buyer" | "newcomer" | "incumbent";
export const sides: readonly Side[] = ["buyer", "newcomer", "incumbent"];

/** How the value of a lever is written. */
export type LeverUnit = "percent" | "months" | "count" | "index" | "spend" | "switch";

/** One lever of the page, in any scenario that has it. */
interface LeverRow {
  /** How it is called in an address and in the words of the page. */
  readonly key: string;
  readonly side: Side;
  readonly unit: LeverUnit;
  /** Path of the setting below the policy, or below the group of suppliers that the side is. */
  readonly path: string;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** What else is set when it is above its lowest value, below the same group. */
  readonly with?: readonly string[];
}

/**
 * The levers, five a side in the order in which they are shown: what the buyer decides for all of its spend, what each
 * newcomer does before and after it is let in, and what the incumbents answer.
 */
// biome-ignore format: a table reads in rows
export const leverTable = [
  { key: "flexibleShare", side: "buyer", unit: "percent", path: "flexibleShare", low: 0, high: 1, step: 0.05 },
  { key: "openness", side: "buyer", unit: "percent", path: "openness", low: 0, high: 1, step: 0.05 },
  { key: "contractMonths", side: "buyer", unit: "months", path: "contractMonths", low: 6, high: 60, step: 6 },
  { key: "performanceShare", side: "buyer", unit: "percent", path: "performanceShare", low: 0, high: 1, step: 0.05 },
  { key: "negotiation", side: "buyer", unit: "percent", path: "negotiation", low: 0, high: 1, step: 0.05 },
  { key: "newcomers", side: "newcomer", unit: "count", path: "count", low: 0, high: 48, step: 2 },
  { key: "preparation", side: "newcomer", unit: "months", path: "preparationMonths", low: 0, high: 48, step: 3 },
  { key: "team", side: "newcomer", unit: "count", path: "strategy.managers", low: 0, high: 4, step: 0.5 },
  { key: "shows", side: "newcomer", unit: "spend", path: "strategy.tradeShow", low: 0, high: 0.04, step: 0.0025 },
  { key: "target", side: "newcomer", unit: "index", path: "strategy.target.level", low: 0, high: 4, step: 0.25, with: ["strategy.target.method=resources"] },
  { key: "sees", side: "incumbent", unit: "switch", path: "respondsToThreat", low: 0, high: 1, step: 1 },
  { key: "delay", side: "incumbent", unit: "months", path: "threatDelay", low: 0, high: 36, step: 3 },
  { key: "improves", side: "incumbent", unit: "spend", path: "strategy.improvement", low: 0, high: 0.08, step: 0.005 },
  { key: "talks", side: "incumbent", unit: "spend", path: "strategy.online", low: 0, high: 0.08, step: 0.005 },
  { key: "managers", side: "incumbent", unit: "count", path: "strategy.managers", low: 0, high: 4, step: 0.5 },
] as const satisfies readonly LeverRow[];

export type LeverKey = (typeof leverTable)[number]["key"];

/** A lever as a scenario has it: where it stands, and where it may stand. */
export interface Lever {
  readonly key: LeverKey;
  readonly side: Side;
  readonly unit: LeverUnit;
  /** As `--set` takes it. */
  readonly path: string;
  /** As the scenario has it. */
  readonly base: number;
  /** Values that it may take, ascending: even steps, and the value of the scenario. */
  readonly places: readonly number[];
  /** What else is set where it is above its lowest value. */
  readonly with: readonly string[];
}

/** Levers that are moved, by key. */
export type Levers = Readonly<Partial<Record<LeverKey, number>>>;

/** The levers that a scenario has; one that is a spread over a group, or of a group that is not there, is none. */
export function leversOf({ scenario, settings }: Pick<Markets, "scenario" | "settings">): Lever[] {
  const { market, origins } = scenario;
  const values = new Map(origins.map(({ path, value }) => [path, value]));
  return leverTable.flatMap((row: LeverRow & { readonly key: LeverKey }): Lever[] => {
    const holder = holderOf(row.side, market);
    if (holder === undefined) return [];
    const path = `${holder}.${row.path}`;
    const extra = (row.with ?? []).map((setting) => `${holder}.${setting}`);
    const setting = settings.get(path);
    if (setting === undefined || setting.scope === "text") return [];
    const base = numberOf(values.get(path), row);
    if (base === undefined) return [];
    return [{ key: row.key, side: row.side, unit: row.unit, path, base, places: placesOf(row, base), with: extra }];
  });
}

/** Where the settings of a side stand: those of every buyer, or the first group of suppliers of its kind. */
function holderOf(side: Side, { suppliers }: Market): string | undefined {
  if (side === "buyer") return "policy";
  const kind = side === "newcomer" ? "newcomer" : "fixed";
  const group = suppliers.find((each) => each.kind === kind && each.count > 0);
  return group && `suppliers.${group.name}`;
}

/** A value of a resolved scenario as a number; a strategy that is nowhere named does nothing. */
function numberOf(value: unknown, { low, path }: LeverRow): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return value === undefined && path.startsWith("strategy.") ? low : undefined;
}

function placesOf({ low, high, step }: LeverRow, base: number): number[] {
  const even = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, at) => tidy(low + at * step));
  return [...new Set([...even, base])].sort((a, b) => a - b);
}

/** Without the dust of sums of decimals. */
function tidy(value: number): number {
  return Number(value.toPrecision(9));
}

/** The place that is nearest to a value. */
export function nearestPlace({ places }: Lever, value: number): number {
  return places.reduce((best, each) => (Math.abs(each - value) < Math.abs(best - value) ? each : best));
}

/**
 * What levers set, as `--set` takes it; what stands as the scenario has it is left out, and so is whatever else is said of
 * a group that nobody belongs to.
 */
export function settingsOf(levers: readonly Lever[], moved: Levers): string[] {
  const settings = levers.flatMap((lever) => {
    const value = moved[lever.key];
    if (value === undefined || value === lever.base) return [];
    const written = lever.unit === "switch" ? String(value > 0) : String(value);
    return [`${lever.path}=${written}`, ...(value > lever.places[0] ? lever.with : [])];
  });
  return withoutNobody(settings);
}

/** Settings that can be given together: of a group that nobody belongs to nothing else can be said. */
export function withoutNobody(settings: readonly string[]): string[] {
  const nobody = settings.filter((each) => each.endsWith(".count=0")).map((each) => each.slice(0, -"count=0".length));
  return settings.filter((each) => !nobody.some((group) => each.startsWith(group)) || each.endsWith(".count=0"));
}

/** Whether a lever moves nothing, since nobody is left in its group. */
export function isIdle(lever: Lever, levers: readonly Lever[], moved: Levers): boolean {
  const many = levers.find(({ key }) => key === "newcomers");
  return many !== undefined && lever !== many && lever.side === many.side && (moved.newcomers ?? many.base) === 0;
}
