import type { Market } from "../../model/market.ts";
import { type MeasureName, measureNames } from "../../model/measures.ts";
import { ALL, everySeriesOf, type Series, seriesOf } from "../../model/series.ts";
import type { Problem } from "../scenario.ts";
import { nearest } from "../text/nearest.ts";

/** `price`, or `inertia:powerhouse` of a group. */
export function asWritten({ measure, group }: Series): string {
  return group === ALL ? measure : `${measure}:${group}`;
}

/**
 * The series that `measure` or `measure:group` names, or what is wrong with it. It may be one of a group that nobody
 * belongs to (`isObserved`): what is inherited may name a group that a scenario has dropped.
 */
export function measureOf(text: string, market: Market): Series | Pick<Problem, "wrong" | "right" | "suggestion"> {
  const colon = text.indexOf(":");
  const word = (colon < 0 ? text : text.slice(0, colon)).trim();
  const group = colon < 0 ? ALL : text.slice(colon + 1).trim();
  const measure = measureNames.find((name) => name === word);
  if (measure === undefined) return unknownMeasure(word);
  const groups = groupsWith(measure, seriesOf(market));
  if (groupsWith(measure, everySeriesOf(market)).includes(group)) return { measure, group };
  const wrong = `\`${measure}\` is not measured for a group "${group.slice(0, 80)}".`;
  return { wrong, suggestion: nearest(group, groups), right: `one of ${groups.join(", ")}` };
}

function unknownMeasure(word: string): Pick<Problem, "wrong" | "right" | "suggestion"> {
  const suggestion = nearest(word, measureNames);
  const right = suggestion === undefined ? `one of ${measureNames.join(", ")}` : undefined;
  return { wrong: `There is no measure "${word.slice(0, 80)}".`, suggestion, right };
}

/** Whether a market has the series: its group has members. */
export function isObserved({ measure, group }: Series, market: Market): boolean {
  return groupsWith(measure, seriesOf(market)).includes(group);
}

function groupsWith(measure: MeasureName, all: readonly Series[]): string[] {
  return all.flatMap((series) => (series.measure === measure ? [series.group] : []));
}
