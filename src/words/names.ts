import type { Market, Value } from "../model/market.ts";
import { type Measure, type MeasureName, measures } from "../model/measures.ts";
import type { SupplierKind } from "../model/parameters.ts";
import { ALL, incumbentGroups, isSame, type Series } from "../model/series.ts";
import type { TracedWorld } from "../model/trace.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { decisiveFor } from "../worlds/headline.ts";
import { type Money, moneyOf, UNIT_COSTS, unitIn } from "../worlds/money.ts";

/** How the numbers of a measure are shown: shares in percent, money in what it is counted in. */
export interface Showing {
  readonly label: string;
  /** Unit in words, the currency in place of unit costs. */
  readonly unit: string;
  readonly percent: boolean;
}

/** How a measure is shown; `money` is what its amounts are counted in. */
export function showingOf(measure: MeasureName, money?: Money): Showing {
  const { label, percent = false }: Measure = measures[measure];
  return { label, unit: percent ? "%" : unitIn(measure, money), percent };
}

/** A measure worth a panel, and for whom: the first of the groups that has values. */
export interface Subject {
  readonly measure: MeasureName;
  readonly groups: readonly string[];
}

type Subjected = Pick<Scenario, "asker" | "currency" | "unitCost" | "lookAt" | "market">;

/**
 * What the charts over time show: what decides for whoever asks, then what the scenario says to look at, then the rest in the
 * order in which the story is told.
 */
export function subjectsOf(scenario: Subjected): Subject[] {
  const decides = decisiveFor(scenario.asker);
  const [value, ...others] = [...ownSubjects(scenario), ...usualSubjects(scenario)];
  const asked = scenario.lookAt.filter((series) => !isSame(series, decides));
  const isAsked = ({ measure, groups }: Subject) =>
    asked.some((series) => series.measure === measure && groups.includes(series.group));
  return [
    value,
    ...asked.map(({ measure, group }) => ({ measure, groups: [group] })),
    ...others.filter((subject) => !isAsked(subject)),
  ];
}

/**
 * What a group of suppliers that asks earns and has of the spend. Where money is a currency its amounts are told at the spend
 * that the scenario tells, which months of a market are not: there its chart of cash and its plan show them.
 */
function ownSubjects(scenario: Pick<Scenario, "asker" | "currency" | "unitCost">): Subject[] {
  const { asker } = scenario;
  if (asker === undefined) return [];
  const inUnitCosts = moneyOf(scenario) === UNIT_COSTS;
  const own: readonly MeasureName[] = inUnitCosts ? ["profit", "shareOfSpend"] : ["shareOfSpend"];
  return own.map((measure) => ({ measure, groups: [asker] }));
}

function usualSubjects(scenario: Pick<Scenario, "market">): Subject[] {
  const market: readonly MeasureName[] = ["buyerValue", "price", "service", "fillRate"];
  const supply: readonly MeasureName[] = ["technologyLag", "launches", "concentration"];
  return [
    ...[...market, ...supply].map((measure) => ({ measure, groups: [ALL] })),
    { measure: "inertia", groups: incumbentGroups(scenario.market) },
    { measure: "newcomerShare", groups: [ALL] },
  ];
}

/** A fill rate that never falls below this says nothing: what is ordered is delivered. */
const DELIVERED = 0.99;

/** True where a scenario says that this is to be looked at. */
export function isLookedAt({ lookAt }: Scenario, { measure, group }: Series): boolean {
  return lookAt.some((series) => series.measure === measure && series.group === group);
}

/** True for a measure that stays where it tells nothing: a fill rate of 99 to 100 %. @param values  what is known of it */
export function tellsNothing(measure: MeasureName, values: readonly number[]): boolean {
  return measure === "fillRate" && !values.some((value) => value < DELIVERED);
}

/** A measure with what people call its group, as sentences, titles and axes say it: a name alone cannot be said. */
export interface SaidSeries {
  readonly measure: MeasureName;
  /** Undefined where it is of all. */
  readonly groupLabel: string | undefined;
}

/** `Inertia, incumbents (index)`: the title of a value axis. */
export function axisTitle(showing: Showing, { groupLabel: of }: SaidSeries): string {
  const whose = of === undefined ? "" : `, ${of}`;
  return `${showing.label}${whose} (${showing.unit})`;
}

/** `inertia of incumbents`: a measure inside a sentence. */
export function inSentence(showing: Pick<Showing, "label">, { groupLabel: of }: SaidSeries): string {
  const label = showing.label.charAt(0).toLowerCase() + showing.label.slice(1);
  return of === undefined ? label : `${label} of ${of}`;
}

/** The same as people call its group: `inertia of the old guard`. */
export function saidSeries(scenario: Pick<Scenario, "labels">, series: Series): string {
  return inSentence(measures[series.measure], labelled(scenario, series));
}

/** The middle of a value that may be a distribution. */
export function middleOf(value: Value): number {
  if (typeof value === "number") return value;
  return value.distribution === "normal" ? value.mean : (value.low + value.high) / 2;
}

/** When the first newcomers come. */
export interface FirstEntry {
  readonly month: number;
  /** True where nobody comes before that month; false where it is the middle of a normal distribution. */
  readonly isEarliest: boolean;
}

/** When the first newcomers may come; undefined where nobody does within the run. */
export function firstEntry(market: Market): FirstEntry | undefined {
  if (!market.entryEnabled) return undefined;
  const months = market.suppliers
    .filter((group) => group.kind === "newcomer" && group.count > 0)
    .map((group) => group.parameters.entryMonth);
  const first = Math.min(...months.map((month) => Math.round(lowestOf(month))));
  const isEarliest = months.every((month) => typeof month === "number" || month.distribution === "uniform");
  // Whoever came in the warm-up was there when the run began.
  return first >= 0 && first < market.months ? { month: first, isEarliest } : undefined;
}

/** The lowest of a value that may be a distribution, or its mean where it has no lowest. */
function lowestOf(value: Value): number {
  if (typeof value === "number") return value;
  return value.distribution === "normal" ? value.mean : value.low;
}

/** Months in which the timetable changes something, each once. */
export function timetableMonths(market: Market): number[] {
  return [...new Set(market.timetable.map((entry) => entry.month))].filter((month) => month < market.months);
}

/** The different gates of a track among the groups of buyers, lowest first; 1 and above cannot be reached and is kept. */
export function gates(scenario: Scenario, track: "fixedGate" | "flexibleGate"): number[] {
  const groups = scenario.market.buyers.filter(({ count }) => count > 0);
  const values = groups.map((group) => Number(middleOf(group.parameters[track]).toPrecision(3)));
  return [...new Set(values)].sort((a, b) => a - b);
}

/** What people call a group: its label, else its name. */
export function groupLabel({ labels }: Pick<Scenario, "labels">, name: string): string {
  return labels.get(name) ?? name;
}

/** A member of a group as people call it: `Old guard 2` for `powerhouse 2`. */
export function memberLabel(scenario: Pick<Scenario, "labels">, name: string): string {
  const [, group, number] = /^(.*) (\d+)$/s.exec(name) ?? [];
  const label = scenario.labels.get(name);
  if (label !== undefined || group === undefined) return label ?? name;
  return `${groupLabel(scenario, group)} ${number}`;
}

/** A world whose buyers and suppliers are called as people call them, for words and charts. */
export function worldInLabels(scenario: Pick<Scenario, "labels">, world: TracedWorld): TracedWorld {
  if (scenario.labels.size === 0) return world;
  const called = (names: readonly string[]) => names.map((name) => memberLabel(scenario, name));
  return { ...world, buyers: called(world.buyers), suppliers: called(world.suppliers) };
}

/** A market whose groups are called as people call them: to be told, not to be simulated, since draws go by names. */
export function marketInLabels(market: Market, scenario: Pick<Scenario, "labels">): Market {
  const called = <G extends { readonly name: string }>(groups: readonly G[]) =>
    groups.map((group) => ({ ...group, name: groupLabel(scenario, group.name) }));
  return { ...market, buyers: called(market.buyers), suppliers: called(market.suppliers) };
}

/** What people call the groups of several scenarios; the first that has a label for a group says it. */
export function labelsOfAll(scenarios: readonly Pick<Scenario, "labels">[]): Pick<Scenario, "labels"> {
  return { labels: new Map(scenarios.toReversed().flatMap(({ labels }) => [...labels])) };
}

/** A series as words say it: with what people call its group. */
export function labelled(scenario: Pick<Scenario, "labels">, { measure, group }: Series): SaidSeries {
  return { measure, groupLabel: group === ALL ? undefined : groupLabel(scenario, group) };
}

/** Supplier groups that have members. */
export function supplierGroups(scenario: Scenario): Market["suppliers"] {
  return scenario.market.suppliers.filter((group) => group.count > 0);
}

const kindsInWords = { fixed: "under contract", flexible: "as back-up", newcomer: "of newcomers" } as const;

/** The suppliers of a kind in a word, for the end of a line. */
export const kindNames: Readonly<Record<SupplierKind, string>> = {
  fixed: "contracted",
  flexible: "back-ups",
  newcomer: "newcomers",
};

/** `12 groups of newcomers`: groups of suppliers that are shown as one. */
export function groupsInWords(kind: SupplierKind, count: number): string {
  return `${count} groups ${kindsInWords[kind]}`;
}
