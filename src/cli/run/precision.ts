import { measureNames } from "../../model/measures.ts";
import { ALL, type Series, seriesOf } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { isShare } from "../../scenario/shares.ts";
import { nearest } from "../../scenario/text/nearest.ts";
import { type HalfWidth, LEAST_WORLDS, MOST_WORLDS, type Precision } from "../../worlds/stopping.ts";
import { type Given, wholeNumber } from "../arguments/given.ts";
import type { OptionName } from "../arguments/options.ts";
import { Refusal } from "../exit.ts";

/** How many worlds the user asks for. */
export interface WorldsAsked {
  /** Worlds to simulate; with a precision, the most that there may be. */
  readonly replications: number;
  /** With `--replications auto`: how sharp the answer is wanted. */
  readonly precision?: Precision;
}

/** Options that say how sharp; the table of commands has them where `--replications auto` is taken. */
const precisionOptions = ["measure", "precision", "least", "most"] as const satisfies readonly OptionName[];

const MOST_REPLICATIONS = 1_000_000;

/** What is narrow enough unless asked otherwise. */
const USUAL_PRECISION = "1%";

/**
 * Reads `--replications N|auto` and what goes with it. Groups are checked by `refuseUnknownSeries` when the
 * scenarios are known.
 *
 * @param usual  worlds when nothing is said
 */
export function worldsAsked(given: Given, usual: number): WorldsAsked {
  const text = given.text("replications") ?? String(usual);
  if (text === "auto") {
    const precision = precisionOf(given);
    return { replications: precision.most, precision };
  }
  const stray = precisionOptions.find((name) => given.text(name) !== undefined);
  if (stray !== undefined) throw new Refusal(`--${stray} goes with --replications auto.`);
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= MOST_REPLICATIONS) return { replications: number };
  throw new Refusal(`--replications takes a whole number from 1 to ${MOST_REPLICATIONS}, or auto, not "${text}".`);
}

function precisionOf(given: Given): Precision {
  const most = wholeNumber("most", given.text("most") ?? String(MOST_WORLDS), 2, MOST_REPLICATIONS);
  const usualLeast = String(Math.min(LEAST_WORLDS, most));
  const series = seriesNamed(given.text("measure") ?? "buyerValue");
  return {
    series,
    within: widthOf(given.text("precision") ?? USUAL_PRECISION, series),
    least: wholeNumber("least", given.text("least") ?? usualLeast, 2, most),
    most,
  };
}

/** The series that `measure` or `measure:group` names. */
export function seriesNamed(text: string): Series {
  const [name, group = ALL, ...rest] = text.split(":");
  if (rest.length > 0 || group === "") {
    throw new Refusal(`--measure takes measure or measure:group, e.g. price:newcomer, not "${text}".`);
  }
  const measure = measureNames.find((each) => each === name);
  if (measure !== undefined) return { measure, group };
  throw new Refusal(
    `There is no measure "${name}".`,
    hint(name, measureNames, "catfish list measures shows them all."),
  );
}

function hint(name: string, known: readonly string[], otherwise: string): string {
  const near = nearest(name, known);
  return near === undefined ? otherwise : `Did you mean  ${near} ?`;
}

/** `1%` is a share of the baseline's mean, `0.005` a width in the unit of the measure. */
function widthOf(text: string, { measure }: Series): HalfWidth {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
  const number = match === null ? 0 : Number(match[1]);
  if (match !== null && match[2] === "" && isShare(measure) && number > 1) {
    const wrong = `--precision ${text} is wider than any ${measure}, which is a share.`;
    throw new Refusal(wrong, `Did you mean  ${number}% ,  a share of its mean, or  ${number / 100} ?`);
  }
  if (match !== null && number > 0) {
    return match[2] === "%" ? { kind: "relative", value: number / 100 } : { kind: "absolute", value: number };
  }
  throw new Refusal(
    `--precision takes a share of the baseline's mean, e.g. 1%, or a width in the unit of the measure, e.g. 0.005, not "${text}".`,
  );
}

/** Refuses a precision that asks for a measure of a group that some scenario does not have. */
export function refuseUnknownSeries({ series }: Pick<Precision, "series">, scenarios: readonly Scenario[]): void {
  for (const { name, market } of scenarios) {
    const groups = seriesOf(market).flatMap(({ measure, group }) => (measure === series.measure ? [group] : []));
    if (groups.includes(series.group)) continue;
    throw new Refusal(
      `"${name}" has no ${series.measure} of "${series.group}".`,
      hint(series.group, groups, `Groups that have it: ${groups.join(", ")}`),
    );
  }
}
