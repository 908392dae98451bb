import type { BoxDiscovery, DiscoveryQuestion, FoundBox } from "../../analyse/discovery/boxDiscovery.ts";
import { isSettled, type ObservedCase } from "../../analyse/discovery/cases.ts";
import type { Relation, Yardstick } from "../../analyse/discovery/condition.ts";
import { type Crossing, type ThresholdSearch, tiedValue } from "../../analyse/discovery/threshold.ts";
import type { Series } from "../../model/series.ts";
import type { Variable } from "../../scenario/vary.ts";
import { moneyOf } from "../../worlds/money.ts";
import { labelled } from "../names.ts";
import { capital, formatPlaces, listed, tidyNumber, wholePercent, worlds } from "../number.ts";
import {
  bareRange,
  isPercent,
  settingAt,
  settingExplained,
  settingLabel,
  settingsAt,
  settingTitle,
} from "../settings.ts";
import { alignedWholePercents, wholePercentRange } from "../together.ts";
import { limitsTable, percentWithInterval, placeOfBox } from "./boxLimits.ts";
import { missingWorlds } from "./certainty.ts";
import { withArticle } from "./difference.ts";
import type { KeyTable } from "./runTable.ts";
import { type ShownSeries, shownSeries } from "./shownSeries.ts";
import { meanOver, spanInWords } from "./valuesOver.ts";

/** How often they do, by `test/coverage/boxes.test.ts`. */
const HELD =
  "of boxes that were known beforehand they held it in 86 to 100 of 100, fewest at the corners of ranges, on average in 95";

/** What every answer ends with: what its intervals hold. */
function caution(discovery: Discovery): string {
  const hold = "show chance between points and worlds, not whether the model is right";
  if (discovery.kind === "threshold" || typeof discovery.found === "string") return `The 95 % intervals ${hold}.`;
  if (discovery.replications < 2) {
    return "The 95 % intervals show chance between points, not between worlds, since there is one at each, and not whether the model is right.";
  }
  return `The 95 % intervals ${hold}: those of the box hold what other points in other worlds, as many at each, would show on average; ${HELD}.`;
}

/** The discovery in words, each number with its interval and n. */
export function discoverySentences(discovery: Discovery): string[] {
  const own = discovery.kind === "box" ? ofBox(discovery) : ofThreshold(discovery);
  const points = discovery.kind === "box" ? [...discovery.finding, ...discovery.checking] : discovery.points;
  const failed = points.filter(({ failure }) => failure !== undefined).length;
  const left =
    failed === 0
      ? []
      : [`${failed} of the ${points.length} points failed and ${failed === 1 ? "is" : "are"} left out.`];
  const { condition, scenario, replications } = discovery;
  const lacking = points.filter(({ failure, n }) => failure === undefined && n < replications).length;
  if (lacking > 0) {
    const measured = shownSeries(labelled(scenario, condition.series), [], moneyOf(scenario));
    left.push(missingWorlds(`At ${lacking} of the ${points.length} points`, measured));
  }
  const meanings = discovery.variables.map(settingExplained).join(" ");
  return [...own, ...asItIs(discovery), ...left, meanings, ...judgedBy(discovery), caution(discovery)];
}

/** How a world is judged, where nobody said which months. */
function judgedBy({ over, window, run }: Discovery): string[] {
  if (over === "window") return [];
  return [
    `A world is judged by its ${meanOver(over, { window, run })}; --window, or @ in --when, asks for some months alone.`,
  ];
}

/** How often it happens in the scenario as it is, where that is not what it is held against. */
function asItIs(discovery: Discovery): string[] {
  const { base, condition, variables } = discovery;
  if (discovery.kind === "threshold") {
    const tied = tiedValue(discovery, variables[0]);
    if (tied !== undefined && tied >= variables[0].low && tied <= variables[0].high) {
      return [
        `The scenario as it is, at ${settingAt(variables[0], tied)}, is left out: it would be held against itself.`,
      ];
    }
  }
  if (condition.yardstick.kind === "base" || base.n === 0) return [];
  return [`In the scenario as it is it happens in ${worldsOfCase(base)}.`];
}

function ofBox(discovery: BoxDiscovery): string[] {
  const { found, hits, known } = discovery;
  if (typeof found === "string") return [`In this model, ${boxFinding(discovery)}.`, ...whatNow(discovery)];
  const { fit } = found;
  return [
    `In this model, ${boxFinding(discovery)}.`,
    `A point counts when it happens in at least ${requiredInWords(discovery)} of its ${worlds(discovery.replications)}; ${hits} of the ${known} points that found the box do, ${wholePercent(hits / known)}.`,
    `On these the box has a density of ${wholePercent(fit.density)} and a coverage of ${wholePercent(fit.coverage)}; the shares with intervals are those of ${discovery.checking.length} other points, in worlds of their own.`,
    ...limitsThatMatter(discovery, found),
    ...furtherSentences(discovery),
    ...middleSentence(discovery),
    ...doubtful(discovery),
  ];
}

function whatNow({ found }: BoxDiscovery): string[] {
  if (found === "never" || found === "always") {
    return ["There is no box to be found; widen the ranges, ask for another share, or move the number in --when."];
  }
  return found === "nowhere" ? ["More points, more worlds or other settings to vary may tell."] : [];
}

function limitsThatMatter({ variables }: BoxDiscovery, { restrictions, fit }: FoundBox): string[] {
  const [first] = restrictions;
  const idle = [...variables.keys()].filter((v) => restrictions.every(({ variable }) => variable !== v));
  const [without, density] = alignedWholePercents([first.densityWithout, fit.density]);
  const most = `${capital(settingLabel(variables[first.variable]))} matters most: without its limits the density of the box would be ${without} instead of ${density}.`;
  if (idle.length === 0) return [most];
  const names = idle.map((v) => settingLabel(variables[v])).join(", ");
  return [`${most} No limit is needed on ${names}.`];
}

/** What the box misses and further boxes hold. */
function furtherSentences(discovery: BoxDiscovery): string[] {
  return discovery.further.map((box, index) => {
    const { density, coverage } = box.check;
    const where = placeOfBox(discovery, box);
    const [which, others] = index === 0 ? ["second", "that box"] : ["third", "both boxes"];
    // The points that found it may have been chance.
    if (density.share === 0) {
      return `A ${which} box, ${where}, did not hold: at none of the ${density.of} checked points in it (${wholePercentRange(density.lower, density.upper)}) does it happen.`;
    }
    return `Outside ${others} it happens too at ${percentWithInterval(density)} of the points with ${where}; this ${which} box holds another ${percentWithInterval(coverage)} of all such points (${density.of} checked points lie in it).`;
  });
}

function middleSentence(discovery: Discovery): string[] {
  const { middle } = discovery;
  if (middle === undefined) return [];
  const where = settingsAt(discovery.variables, middle.settings).join(", ");
  return [`Inside the box, at ${where}, it happens in ${worldsOfCase(middle)} of their own.`];
}

/** Points whose worlds do not settle on which side they lie. */
function doubtful({ finding, share, known }: BoxDiscovery): string[] {
  const count = finding.filter((one) => one.n > 0 && !isSettled(one, share)).length;
  if (count === 0) return [];
  return [
    `At ${count} of the ${known} points so few worlds do not settle on which side they lie; more --replications sharpen the edges of the box.`,
  ];
}

function ofThreshold(search: ThresholdSearch): string[] {
  const { crossings, verdict, touches, variable, points, replications } = search;
  const said = [
    `In this model, ${thresholdFinding(search)}${crossings.length === 0 ? "" : ", 95 % intervals in brackets"}.`,
  ];
  if (verdict === "nothing") return said;
  const known = points.filter(({ n }) => n > 0);
  const [low, high] = [known[0], known[known.length - 1]].map((point) => {
    return { at: `at ${settingsAt([variable], point.settings)[0]}`, many: worldsOfCase(point) };
  });
  const both = low.many === high.many ? `${low.at} and ${high.at} alike it happens in ${low.many}` : undefined;
  said.push(`${capital(both ?? `${low.at} it happens in ${low.many}, ${high.at} in ${high.many}`)}.`);
  if (crossings.length > 1)
    said.push(`The share of worlds crosses ${wholePercent(search.share)} ${crossings.length} times.`);
  if (crossings.some(({ openBelow, openAbove }) => openBelow || openAbove)) {
    said.push("An interval reaches the end of the range and may go on beyond it; widen the range to see.");
  }
  for (const [from, to] of touches) {
    said.push(
      `Where ${settingLabel(variable)} is between ${bareRange(variable, from, to, "and")}, the share seen crosses over and back, but ${worlds(replications)} do not tell that from chance.`,
    );
  }
  if (search.middle !== undefined) {
    const where = settingsAt([variable], search.middle.settings)[0];
    said.push(
      `In the middle of the values where it surely does, ${where}, it happens in ${worldsOfCase(search.middle)} of their own.`,
    );
  }
  return said;
}

/** The outcome and where it happens, as the title of a scenario file. */
export function titleOfMiddle(discovery: Discovery): string {
  return capital(
    `${outcomeAt(discovery)}: about the middle of ${discovery.kind === "box" ? "a box" : "the values"} where it happens`,
  );
}

/** Where it happens, in a few words. */
export function whereInWords(discovery: Discovery): string {
  if (discovery.kind === "threshold")
    return discovery.sure === undefined
      ? ""
      : `${settingLabel(discovery.variable)} from ${bareRange(discovery.variable, ...discovery.sure)}`;
  return typeof discovery.found === "string" ? "" : placeOfBox(discovery, discovery.found);
}

/** The numbers that people look up: the limits of a box, or the thresholds; undefined where there are none. */
export function discoveryKeyTable(discovery: Discovery): KeyTable | undefined {
  if (discovery.kind === "threshold") return thresholdTable(discovery);
  if (typeof discovery.found === "string") return undefined;
  const { columns, rows } = limitsTable(discovery, discovery.found);
  const note =
    "Quasi p: chance to see so many hits in the box if the limit did nothing; the limits were chosen by the same points";
  return { head: columns, rows, note };
}

function thresholdTable(search: ThresholdSearch): KeyTable | undefined {
  const { crossings, variable, share, base, condition } = search;
  if (crossings.length === 0) return undefined;
  return {
    head: [settingTitle(variable), "95 % interval", "it happens in"],
    rows: crossings.map((crossing) => {
      const { at, lower, upper } = shownCrossing(search, crossing);
      const side = crossing.direction === "up" ? "or more" : "or less";
      return [
        at,
        `${lower} to ${upper}`,
        `${wholePercent(share)} of the worlds ${side} from there ${crossing.direction}`,
      ];
    }),
    note:
      condition.yardstick.kind === "base" || base.n === 0
        ? ""
        : `Scenario as it is: it happens in ${worldsOfCase(base)}`,
  };
}

/** The answer of a discovery, of either kind. */
export type Discovery = BoxDiscovery | ThresholdSearch;

/** `newcomers under contract are above 0 at month 119`. */
export function outcomeAt(discovery: Discovery): string {
  return inParts(discovery, outcomeInWords(discovery), spanInWords(discovery.over, discovery));
}

/** `newcomers under contract are above 0 at month 119 in at least half of the worlds`: what makes a point count. */
export function pointCounts(discovery: Discovery): string {
  return oftenEnough(discovery, `at least ${requiredInWords(discovery)} of the worlds`);
}

/** @param many  `fewer than half of them` */
function oftenEnough(discovery: Discovery, many: string): string {
  return inParts(discovery, outcomeAt(discovery), `in ${many}`);
}

/** Beside another value commas say that what follows is of both: the months, and in how many worlds. */
function inParts({ condition }: Discovery, ...parts: readonly string[]): string {
  return parts.join(condition.yardstick.kind === "number" ? " " : ", ");
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
  return `at ${percentWithInterval(density)} of the points ${place}, ${outcomeAt(discovery)}. ${saysLimits ? "That box" : "It"} holds ${percentWithInterval(coverage)} of all such points (${density.of} of ${checking.length} checked points lie in it)`;
}

/** Why there is no box. */
function noBox(discovery: BoxDiscovery): string {
  const { found, known, hits } = discovery;
  if (found === "nothing") return `at no point is it known whether ${outcomeAt(discovery)}`;
  if (found === "never") return `${pointCounts(discovery)} at none of the ${known} points`;
  if (found === "always") return `${pointCounts(discovery)} at all of the ${known} points`;
  return `at ${hits} of the ${known} points ${pointCounts(discovery)}; no limits on the settings varied say where`;
}

/** The finding of a threshold, with interval and n; without a capital. */
export function thresholdFinding(search: ThresholdSearch): string {
  const { crossings, variable, verdict, replications } = search;
  // Between the values that were tried it may be otherwise.
  const range = `of ${settingLabel(variable)} tried from ${bareRange(variable, variable.low, variable.high)}`;
  const n = worlds(replications);
  if (verdict === "nothing") return `at no value ${range} is it known whether ${outcomeAt(search)}`;
  // Values that the worlds do not settle may be seen on the other side of those that they do.
  const isSeen = (isOften: boolean) =>
    search.points.some((point) => point.n > 0 && point.share >= search.share === isOften);
  const required = requiredInWords(search);
  const settled = (many: string) =>
    `at every value ${range} that ${n} settle, ${oftenEnough(search, `${many} ${required} of them`)}; at others they do not settle it`;
  if (verdict === "never")
    return isSeen(true) ? settled("fewer than") : `${pointCounts(search)} at no value ${range} (${n} each)`;
  if (verdict === "always")
    return isSeen(false) ? settled("at least") : `${pointCounts(search)} at every value ${range} (${n} each)`;
  if (verdict === "unsettled") {
    return `${n} do not settle at any value ${range} whether ${oftenEnough(search, `at least ${required} of them`)}`;
  }
  const places = crossings.map((crossing) => crossingInWords(search, crossing));
  return `${pointCounts(search)} where ${settingLabel(variable)} is ${listed(places)}; ${n} at each value`;
}

/** `above 0.083 (0.071 to 0.098)`, or `at least 12 (10 to 13)` of whole numbers: on which side of a threshold it happens. */
export function crossingInWords(search: ThresholdSearch, crossing: Crossing): string {
  const { at, lower, upper } = shownCrossing(search, crossing);
  const isUp = crossing.direction === "up";
  const side = search.variable.parameter.whole ? (isUp ? "at least" : "at most") : isUp ? "above" : "below";
  return `${side} ${at} (${lower}${crossing.openBelow ? " or less" : ""} to ${upper}${crossing.openAbove ? " or more" : ""})`;
}

/**
 * A crossing and its ends in the way of its setting, with as many digits as its interval bears, and never beyond the
 * values that were tried. Of whole numbers the nearest value at which it still happens often enough.
 */
export function shownCrossing({ variable }: Pick<ThresholdSearch, "variable">, crossing: Crossing) {
  const { at, lower, upper, direction } = crossing;
  const width = upper - lower || (variable.high - variable.low) / 1024;
  const [scale, sign] = isPercent(variable.parameter.unit) ? [100, " %"] : [1, ""];
  const step = variable.parameter.whole && direction === "down" ? 1 : 0;
  const range = [variable.low * scale, variable.high * scale] as const;
  const known = [at, lower, upper].map((value) => Math.min(range[1], Math.max(range[0], (value - step) * scale)));
  const places = placesWithinRange(known, range, 1 - Math.floor(Math.log10(width * scale)));
  const [value, from, end] = known.map((each) => formatPlaces(each, places));
  const to = `${end}${sign}`;
  return { at: `${value}${sign}`, lower: from, upper: to, interval: `${from} to ${to}` };
}

/** Most decimals of a threshold. */
const MOST_PLACES = 9;

/** So many decimals, or more where rounding would lead out of the range, or fewer where all end in zeros. */
function placesWithinRange(values: readonly number[], [low, high]: readonly [number, number], usual: number): number {
  const rounded = (value: number, places: number) => Number(value.toFixed(places));
  const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  const isInside = (value: number) => value >= low - slack && value <= high + slack;
  let places = Math.min(MOST_PLACES, Math.max(0, usual));
  while (places < MOST_PLACES && !values.every((value) => isInside(rounded(value, places)))) places++;
  while (places > 0 && values.every((value) => rounded(value, places) === rounded(value, places - 1))) places--;
  return places;
}

const relations: Readonly<Record<Relation, string>> = {
  "<": "below",
  "<=": "at most",
  ">": "above",
  ">=": "at least",
};

/** `newcomers under contract are above 0`, `the price is above 1.2 unit costs`: the outcome in a sentence. */
export function outcomeInWords({ condition, scenario }: Pick<DiscoveryQuestion, "condition" | "scenario">): string {
  const money = moneyOf(scenario);
  const shown = shownSeries(labelled(scenario, condition.series), [], money);
  const { yardstick, relation } = condition;
  const called = (series: Series, { noun }: ShownSeries) => withArticle(series.measure, noun);
  const { series } = yardstick;
  const other = series && called(series, shownSeries(labelled(scenario, series), [], money));
  return `${called(condition.series, shown)} ${shown.is} ${relations[relation]} ${limitInWords(yardstick, shown, other)}`;
}

function limitInWords({ kind, factor, plus }: Yardstick, shown: ShownSeries, other: string | undefined): string {
  if (kind === "number") return plus === 0 ? "0" : amount(plus, shown);
  const places = {
    base: "in the scenario as it is",
    "without-entry": "with nobody entering",
    "without-strategy": "with no supplier having a strategy",
    series: `that ${other} ${shown.is === "are" ? "are" : "is"}`,
  };
  const reference = kind === "series" ? (other ?? "") : `${shown.is === "are" ? "they are" : "it is"} ${places[kind]}`;
  const what = kind === "series" ? reference : `what ${reference}`;
  const share = factor === 1 ? what : `${tidyNumber(factor * 100, 10)} % of ${what}`;
  if (plus === 0) return share;
  return `${share} ${plus < 0 ? "less" : "plus"} ${amount(Math.abs(plus), shown)}`;
}

function amount(value: number, { showing }: ShownSeries): string {
  const { percent, unit } = showing;
  if (percent) return `${tidyNumber(value * 100, 10)} %`;
  const number = tidyNumber(value, 10);
  return unit === "index" || unit === "probability" ? number : `${number} ${unit}`;
}

/** `half` or `90 %`: the share of its worlds that makes a point a case of interest. */
export function requiredInWords({ share }: Pick<DiscoveryQuestion, "share">): string {
  return share === 0.5 ? "half" : `${tidyNumber(share * 100, 6)} %`;
}

/** `19 of 20 worlds (76 to 99 %)`. */
export function worldsOfCase({ happened, n, lower, upper }: ObservedCase): string {
  if (n === 0) return "no world that counts";
  return `${happened === n ? "all" : happened === 0 ? "none" : happened} of ${worlds(n)} (${wholePercentRange(lower, upper)})`;
}

/** A value of a variable as it is written: the word where it has words. */
export function valueText({ parameter }: Variable, value: number): string {
  return parameter.choices?.[value] ?? String(value);
}

/** What was asked, below the title of the page. @param asked  the outcome, as --when says it */
export function discoverySubtitle(asked: string, variables: readonly Variable[]): string {
  return `When is ${asked}? Over ${listed(variables.map(settingLabel))}`;
}

/** Stands where the charts would. */
export const NOTHING_TO_DRAW = "There is no box and no threshold, so there is nothing to draw.";
