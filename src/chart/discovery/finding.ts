import type { BoxDiscovery, FoundBox } from "../../experiment/explore/discovery/boxDiscovery.ts";
import type { Crossing } from "../../experiment/explore/discovery/threshold/crossings.ts";
import type { ThresholdSearch } from "../../experiment/explore/discovery/threshold/thresholdSearch.ts";
import { listed, worlds } from "../read/formatNumber.ts";
import { capital } from "../sweep/finding.ts";
import { boxInWords, monthsInWords, outcomeInWords, percentWithInterval, requiredInWords } from "./words.ts";

/** The answer of a discovery, of either kind. */
export type Discovery = BoxDiscovery | ThresholdSearch;

/** `Newcomers under contract are above 0 at month 119`, to begin a sentence with. */
export function outcomeAtMonths(discovery: Discovery): string {
  return capital(`${outcomeInWords(discovery)} ${monthsInWords(discovery.window)}`);
}

/** Where a box is, in words. */
export function placeOfBox({ variables }: Pick<BoxDiscovery, "variables">, found: FoundBox): string {
  const order = found.restrictions.map(({ variable }) => variable);
  return boxInWords(variables, found.box, order);
}

/** The finding of a box, with intervals and n. */
export function boxFinding(discovery: BoxDiscovery): string {
  const { found } = discovery;
  const outcome = outcomeAtMonths(discovery);
  if (typeof found === "string") return noBox(discovery);
  const { density, coverage } = found.check;
  return `${outcome} at ${percentWithInterval(density)} of the points with ${placeOfBox(discovery, found)}; these are ${percentWithInterval(coverage)} of all such points (${density.of} of ${discovery.checking.length} points checked)`;
}

/** Why there is no box. */
export function noBox(discovery: BoxDiscovery): string {
  const { found, known } = discovery;
  const often = `in at least ${requiredInWords(discovery)} of the worlds`;
  const outcome = outcomeAtMonths(discovery);
  if (found === "nothing") return `At no point is it known whether ${uncapital(outcome)}`;
  if (found === "never") return `${outcome} ${often} at none of the ${known} points`;
  if (found === "always") return `${outcome} ${often} at all of the ${known} points`;
  return `${outcome} ${often} at ${discovery.hits} of the ${known} points, and no limits on what was varied tell where`;
}

/** The finding of a threshold, with interval and n. */
export function thresholdFinding(search: ThresholdSearch): string {
  const { crossings, variable, verdict, replications } = search;
  const outcome = outcomeAtMonths(search);
  const often = `in at least ${requiredInWords(search)} of the worlds`;
  if (verdict === "nothing") return `At no value of ${variable.path} is it known whether ${uncapital(outcome)}`;
  const range = `of ${variable.path} from ${variable.low} to ${variable.high}`;
  if (verdict === "never") return `${outcome} ${often} at no value ${range}, ${worlds(replications)} each`;
  if (verdict === "always") return `${outcome} ${often} at every value ${range}, ${worlds(replications)} each`;
  if (verdict === "unsettled") {
    return `${worlds(replications)} do not settle whether ${uncapital(outcome)} ${often} at any value ${range}`;
  }
  const places = crossings.map((crossing) => crossingInWords(search, crossing));
  return `${outcome} ${often} where ${variable.path} is ${listed(places)}, ${worlds(replications)} at each value`;
}

/** `above 0.083 (0.071 to 0.098)`, or `at least 12 (10 to 13)` of whole numbers: on which side of a threshold it happens. */
export function crossingInWords(search: ThresholdSearch, crossing: Crossing): string {
  const { at, lower, upper } = shownCrossing(search, crossing);
  const isUp = crossing.direction === "up";
  const side = search.variable.parameter.whole ? (isUp ? "at least" : "at most") : isUp ? "above" : "below";
  return `${side} ${at} (${lower}${crossing.openBelow ? " or less" : ""} to ${upper}${crossing.openAbove ? " or more" : ""})`;
}

/**
 * The ends of a crossing with as many digits as its interval bears. Of whole numbers the nearest value at which it
 * still happens often enough.
 */
export function shownCrossing({ variable }: Pick<ThresholdSearch, "variable">, crossing: Crossing) {
  const { at, lower, upper, direction } = crossing;
  const width = upper - lower || (variable.high - variable.low) / 1024;
  const places = Math.min(9, Math.max(0, 1 - Math.floor(Math.log10(width))));
  const step = variable.parameter.whole && direction === "down" ? 1 : 0;
  const text = (value: number) => String(Number((value - step).toFixed(places)));
  return { at: text(at), lower: text(lower), upper: text(upper) };
}

function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
