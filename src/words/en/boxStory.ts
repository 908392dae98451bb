import type { Variable } from "../../scenario/vary.ts";
import {
  type Discovery,
  discoverySentences,
  outcomeAt,
  requiredInWords,
  valueText,
  whereInWords,
  worldsOfCase,
} from "./discovery.ts";

/** What stands above the scenario that a discovery writes, line by line. */
export const BOX_COMMENT = [
  "Written by catfish discover: a point about the middle of where the outcome happens. It runs as it is, beside",
  "scenario.yaml, which it extends.",
] as const;

/** The story of a scenario about the middle of where an outcome happens, under the headings of every scenario. */
export function boxStory(discovery: Discovery) {
  const { scenario, middle } = discovery;
  const [answer] = discoverySentences(discovery);
  const outcome = outcomeAt(discovery);
  const seen = middle === undefined ? "" : ` There it happens in ${worldsOfCase(middle)}.`;
  return {
    whatIsIt: `A point about the middle of the settings of "${scenario.title}" at which ${outcome}, in at least ${requiredInWords(discovery)} of the worlds: ${whereInWords(discovery)}.${seen}`,
    howItWorks: `The scenario as it is, with what catfish discover found set about the middle of its limits. ${answer}`,
    toNotice: `Whether ${outcome}, and in how many of the worlds.`,
    toTry: "Move one setting out of its limits with --set, and see whether it still happens.",
    source: "Bryant and Lempert (2010), Technological Forecasting and Social Change 77: scenario discovery.",
  };
}

/**
 * `policy.openness: 0.21 to 0.5 of 0 to 0.5 that were tried`.
 *
 * @param limits  of the box, or the values between which it surely happens; undefined where none is needed
 */
export function triedInWords(variable: Variable, limits: readonly [number, number] | undefined): string {
  const text = (value: number) => valueText(variable, value);
  const tried = `${text(variable.low)} to ${text(variable.high)}`;
  if (limits === undefined) return `${variable.path}: no limit needed of ${tried} that were tried`;
  const [low, high] = limits.map(text);
  return `${variable.path}: ${low === high ? low : `${low} to ${high}`} of ${tried} that were tried`;
}
