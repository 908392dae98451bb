import type { Market, Value } from "../model/market.ts";
import type { MeasureName } from "../model/measures.ts";
import type { SupplierKind } from "../model/parameters.ts";
import { ALL, INCUMBENTS, type Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { incumbentGroups, type Showing } from "./track.ts";

/** A measure worth a panel, and for whom: the first of the groups that has values. */
export interface Subject {
  readonly measure: MeasureName;
  readonly groups: readonly string[];
}

/** What the charts over time show, in the order in which the story is told. */
export function subjectsOf(scenario: Scenario): Subject[] {
  const market: readonly MeasureName[] = ["price", "service", "technologyLag", "launches", "concentration"];
  return [
    ...market.map((measure) => ({ measure, groups: [ALL] })),
    { measure: "inertia", groups: incumbentGroups(scenario) },
    { measure: "newcomerShare", groups: [ALL] },
  ];
}

/** `Inertia, incumbents (index)`: the title of a value axis. */
export function axisTitle(showing: Showing, series: Series): string {
  const whose = series.group === ALL ? "" : `, ${series.group}`;
  return `${showing.label}${whose} (${showing.unit})`;
}

/** `inertia of incumbents`: a measure inside a sentence. */
export function inSentence(showing: Pick<Showing, "label">, series: Series): string {
  const label = showing.label.charAt(0).toLowerCase() + showing.label.slice(1);
  if (series.group === ALL) return label;
  return series.group === INCUMBENTS ? `${label} of incumbents` : `${label} of ${series.group}`;
}

/** The middle of a value that may be a distribution. */
export function middleOf(value: Value): number {
  if (typeof value === "number") return value;
  return value.distribution === "normal" ? value.mean : (value.low + value.high) / 2;
}

/** Earliest month in which anybody may enter; undefined when nobody does within the run. */
export function firstPossibleEntry(market: Market): number | undefined {
  if (!market.entryEnabled) return undefined;
  const months = market.suppliers
    .filter((group) => group.kind === "newcomer" && group.count > 0)
    .map((group) => Math.round(middleOf(group.parameters.entryMonth)));
  const first = Math.min(...months);
  return first < market.months ? first : undefined;
}

/** Months in which the timetable changes something, each once. */
export function timetableMonths(market: Market): number[] {
  return [...new Set(market.timetable.map((entry) => entry.month))].filter((month) => month < market.months);
}

/** The different gates of a track among the groups of buyers, lowest first; 1 and above cannot be reached and is kept. */
export function gates(scenario: Scenario, track: "fixedGate" | "flexibleGate"): number[] {
  const values = scenario.market.buyers.map((group) => Number(middleOf(group.parameters[track]).toPrecision(3)));
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Supplier groups that have members. */
export function supplierGroups(scenario: Scenario): Market["suppliers"] {
  return scenario.market.suppliers.filter((group) => group.count > 0);
}

const kindsInWords = { fixed: "under contract", flexible: "as back-up", newcomer: "of newcomers" } as const;

/** `12 groups of newcomers`: groups of suppliers that are shown as one. */
export function groupsInWords(kind: SupplierKind, count: number): string {
  return `${count} groups ${kindsInWords[kind]}`;
}
