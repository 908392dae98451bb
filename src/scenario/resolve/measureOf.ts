import type { Market } from "../../model/market.ts";
import { type MeasureName, measureNames } from "../../model/measures.ts";
import { ALL, type Series, seriesOf } from "../../model/series.ts";
import type { Problem } from "../scenario.ts";
import { nearest } from "../text/nearest.ts";

/** `price`, or `inertia:powerhouse` of a group. */
export function asWritten({ measure, group }: Series): string {
  return group === ALL ? measure : `${measure}:${group}`;
}

/** The series that `measure` or `measure:group` names, or what is wrong with it. */
export function measureOf(text: string, market: Market): Series | Pick<Problem, "wrong" | "right" | "suggestion"> {
  const colon = text.indexOf(":");
  const word = (colon < 0 ? text : text.slice(0, colon)).trim();
  const group = colon < 0 ? ALL : text.slice(colon + 1).trim();
  const measure = measureNames.find((name) => name === word);
  if (measure === undefined) return unknownMeasure(word);
  const groups = groupsWith(measure, market);
  if (groups.includes(group)) return { measure, group };
  const wrong = `\`${measure}\` is not measured for a group "${group.slice(0, 80)}".`;
  return { wrong, suggestion: nearest(group, groups), right: `one of ${groups.join(", ")}` };
}

function unknownMeasure(word: string): Pick<Problem, "wrong" | "right" | "suggestion"> {
  const suggestion = nearest(word, measureNames);
  const right = suggestion === undefined ? `one of ${measureNames.join(", ")}` : undefined;
  return { wrong: `There is no measure "${word.slice(0, 80)}".`, suggestion, right };
}

function groupsWith(measure: MeasureName, market: Market): string[] {
  return seriesOf(market).flatMap((series) => (series.measure === measure ? [series.group] : []));
}
