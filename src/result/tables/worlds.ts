import { type MeasureName, measures } from "../../model/measures.ts";
import { ALL, incumbentGroups, type Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { headline } from "../../words/en/run.ts";
import { type Money, unitIn } from "../../worlds/money.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { byText, type Cell, type Field, type Frame, streamed } from "../frame.ts";
import { groupColumn, scenarioColumn } from "../series.ts";

/** Measures of single worlds that are saved: those that the answer and the charts over time are about. */
const saved: readonly MeasureName[] = headline.map(({ measure }) => measure);

const placeColumns: readonly Field[] = [
  scenarioColumn,
  { name: "replication", type: "integer", meaning: "Number of the world." },
  groupColumn,
  { name: "month", type: "integer", meaning: "Month of the run, from 0." },
];

/** One column a measure, so that fifty worlds are a few megabytes and not tens. */
export function worldColumns(money?: Money): Field[] {
  const columnOf = (name: MeasureName): Field => {
    return { name, type: "number", unit: unitIn(name, money), meaning: measures[name].label };
  };
  return [...placeColumns, ...saved.map(columnOf)];
}

/** Those of them that are about the incumbents. */
const ofIncumbents: readonly MeasureName[] = headline
  .filter(({ group }) => group !== ALL)
  .map(({ measure }) => measure);

/** True for series of single worlds that are saved: of the whole market, or of whoever stands for the incumbents. */
export function isSaved({ measure, group }: Series, scenario: Scenario): boolean {
  const groups = ofIncumbents.includes(measure) ? incumbentGroups(scenario.market) : [ALL];
  return saved.includes(measure) && groups.includes(group);
}

/** Single worlds month by month: the measures of the answer. */
export function worldsTable(result: ScenarioResult): Frame {
  const groups = groupsOf(result);
  return streamed(
    {
      name: "worlds",
      title: `The first ${result.singleWorlds.length} worlds month by month: one row for each world, group and month`,
      fields: worldColumns(result.money),
      key: ["scenario", "replication", "group", "month"],
      precision: "short",
    },
    result.singleWorlds.length * groups.length * result.months,
    () => worldRows(result, groups),
  );
}

function groupsOf({ series, scenario }: ScenarioResult): string[] {
  const groups = series.filter((serie) => isSaved(serie, scenario)).map(({ group }) => group);
  return [...new Set(groups)].sort(byText);
}

function* worldRows(result: ScenarioResult, groups: readonly string[]): Iterable<readonly Cell[]> {
  const { scenario, series, months, singleWorlds } = result;
  const places = groups.map((group) =>
    saved.map((measure) =>
      series.findIndex(
        (serie) => serie.measure === measure && serie.group === group && isSaved({ measure, group }, scenario),
      ),
    ),
  );
  for (const { replication, values } of singleWorlds) {
    for (const [at, group] of groups.entries()) {
      for (let month = 0; month < months; month++) {
        const cells = places[at].map((place) => (place < 0 ? undefined : values[month * series.length + place]));
        yield [scenario.name, replication, group, month, ...cells];
      }
    }
  }
}
