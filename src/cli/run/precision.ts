import type { Series } from "../../model/series.ts";
import { seriesNamed, wholeMeant, wholeNumber } from "../../question/request.ts";
import { isShare } from "../../scenario/shares.ts";
import { type HalfWidth, LEAST_WORLDS, MOST_WORLDS, type Precision } from "../../worlds/stopping.ts";
import type { Given } from "../arguments/given.ts";
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

/** Most worlds of a scenario that are taken. */
export const MOST_REPLICATIONS = 1_000_000;

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
  throw new Refusal(
    `--replications takes a whole number from 1 to ${MOST_REPLICATIONS}, or auto, not "${text}".`,
    ...wholeMeant("replications", text, 1, MOST_REPLICATIONS),
  );
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
