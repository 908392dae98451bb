import type { MeasureName } from "../../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
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
