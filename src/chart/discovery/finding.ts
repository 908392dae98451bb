import type { BoxDiscovery, FoundBox } from "../../experiment/explore/discovery/boxDiscovery.ts";
import type { Crossing } from "../../experiment/explore/discovery/threshold/crossings.ts";
import type { ThresholdSearch } from "../../experiment/explore/discovery/threshold/thresholdSearch.ts";
import { bareRange, isPercent, settingLabel } from "../../experiment/explore/settingWords.ts";
import { listed, worlds } from "../read/formatNumber.ts";
import { monthsInWords } from "../read/monthsInWords.ts";
import { boxInWords, outcomeInWords, percentWithInterval, requiredInWords } from "./words.ts";

/** The answer of a discovery, of either kind. */
export type Discovery = BoxDiscovery | ThresholdSearch;

/** `newcomers under contract are above 0 at month 119`. */
export function outcomeAt(discovery: Discovery): string {
  return `${outcomeInWords(discovery)} ${monthsInWords(discovery.window)}`;
}

/** Where a box is, in words. */
export function placeOfBox({ variables }: Pick<BoxDiscovery, "variables">, found: FoundBox): string {
  const order = found.restrictions.map(({ variable }) => variable);
  return boxInWords(variables, found.box, order);
}

/** `newcomers under contract are above 0 at month 119 in at least half of the worlds`: what makes a point count. */
export function pointCounts(discovery: Discovery): string {
  return `${outcomeAt(discovery)} in at least ${requiredInWords(discovery)} of the worlds`;
}

/**
 * The finding of a box, with intervals and n; without a capital, to stand after `In this model, `.
 *
 * @param saysLimits  whether the limits of the box are said one by one
 */
export function boxFinding(discovery: BoxDiscovery, saysLimits = true): string {
  const { found, checking } = discovery;
  if (typeof found === "string") return noBox(discovery);
  const { density, coverage } = found.check;
  const place = saysLimits ? `with ${placeOfBox(discovery, found)}` : "in this box";
  return `at ${percentWithInterval(density)} of the points ${place}, ${outcomeAt(discovery)}; ${saysLimits ? "that box" : "it"} holds ${percentWithInterval(coverage)} of all such points (${density.of} of ${checking.length} checked points lie in it)`;
}

/** Why there is no box. */
function noBox(discovery: BoxDiscovery): string {
  const { found, known, hits } = discovery;
  if (found === "nothing") return `at no point is it known whether ${outcomeAt(discovery)}`;
  if (found === "never") return `${pointCounts(discovery)} at none of the ${known} points`;
  if (found === "always") return `${pointCounts(discovery)} at all of the ${known} points`;
  return `at ${hits} of the ${known} points ${pointCounts(discovery)}, and no limits on what was varied tell where`;
}

/** The finding of a threshold, with interval and n; without a capital. */
export function thresholdFinding(search: ThresholdSearch): string {
  const { crossings, variable, verdict, replications } = search;
  const range = `of ${settingLabel(variable.path)} from ${bareRange(variable, variable.low, variable.high)}`;
  const n = worlds(replications);
  if (verdict === "nothing") return `at no value ${range} is it known whether ${outcomeAt(search)}`;
  if (verdict === "never") return `${pointCounts(search)} at no value ${range} (${n} each)`;
  if (verdict === "always") return `${pointCounts(search)} at every value ${range} (${n} each)`;
  if (verdict === "unsettled") return `${n} do not settle whether ${pointCounts(search)}, at any value ${range}`;
  const places = crossings.map((crossing) => crossingInWords(search, crossing));
  return `${pointCounts(search)} where ${settingLabel(variable.path)} is ${listed(places)}; ${n} at each value`;
}

/** `above 0.083 (0.071 to 0.098)`, or `at least 12 (10 to 13)` of whole numbers: on which side of a threshold it happens. */
export function crossingInWords(search: ThresholdSearch, crossing: Crossing): string {
  const { at, lower, upper } = shownCrossing(search, crossing);
  const isUp = crossing.direction === "up";
  const side = search.variable.parameter.whole ? (isUp ? "at least" : "at most") : isUp ? "above" : "below";
  return `${side} ${at} (${lower}${crossing.openBelow ? " or less" : ""} to ${upper}${crossing.openAbove ? " or more" : ""})`;
}

/**
 * A crossing and its ends in the way of its setting, the lower without a percent sign, with as many digits as its interval bears. Of whole numbers the nearest value at which it
 * still happens often enough.
 */
export function shownCrossing({ variable }: Pick<ThresholdSearch, "variable">, crossing: Crossing) {
  const { at, lower, upper, direction } = crossing;
  const width = upper - lower || (variable.high - variable.low) / 1024;
  const [scale, sign] = isPercent(variable.parameter.unit) ? [100, " %"] : [1, ""];
  const places = Math.min(9, Math.max(0, 1 - Math.floor(Math.log10(width * scale))));
  const step = variable.parameter.whole && direction === "down" ? 1 : 0;
  const text = (value: number) => String(Number(((value - step) * scale).toFixed(places)));
  return { at: `${text(at)}${sign}`, lower: text(lower), upper: `${text(upper)}${sign}` };
}
