import { doesTheSame } from "../../analyse/bestPoint.ts";
import { type BestElsewhere, isUnmoved, type Sweep, type SweepPoint } from "../../analyse/sweep.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import type { Span } from "../../worlds/valuesOver.ts";
import { labelled } from "../names.ts";
import { bothOrAll, capital, listed, said, worlds } from "../number.ts";
import { bareRange, bareTextAt, settingExplained, settingLabel, settingsAt } from "../settings.ts";
import { CHANCE_BETWEEN_WORLDS, comparisonsTogether, missingWorlds } from "./certainty.ts";
import { ownMoneyFor } from "./ownMoney.ts";
import { levelsPhrase } from "./phrases.ts";
import { marketsRestOn, NOT_ASKED, overMarketsSentence, type SaidPoints } from "./pointMarkets.ts";
import { type ShownSeries, shownSeries } from "./shownSeries.ts";
import { spanExplained, spanInWords } from "./valuesOver.ts";

/** The sweep in words, each number with its interval and the number of worlds. */
export function sweepSentences(sweep: Sweep): string[] {
  return [...sweepVerdict(sweep), ...sweepNotes(sweep)];
}

/** What is best, what may be as good, and when it is another value: what is said first. */
export function sweepVerdict(sweep: Sweep): string[] {
  if (sweep.others.length > 0) return [first(sweep), ...sweep.others.map(inTurn)];
  if (sweep.best === undefined) return [fromEndToEnd(sweep)];
  // Three sentences are read: what may be as good is said in the first where there are more.
  if (isBrief(sweep)) return [briefBest(sweep), turn(sweep), overMarkets(sweep)];
  return said([bestSentence(sweep), rivals(sweep), turn(sweep), overMarkets(sweep)]);
}

/** What is said of the measure that is chosen by, below the table. */
function ownNotes(sweep: Sweep): string[] {
  const several = sweep.others.length > 0 ? [rivals(sweep), turn(sweep), overMarkets(sweep)] : [];
  const brief = several.length === 0 && isBrief(sweep) ? [rivals(sweep)] : [];
  return [...several, ...brief, overBase(sweep), ends(sweep)];
}

function isBrief(sweep: Sweep): boolean {
  return overMarkets(sweep) !== "" && turn(sweep) !== "";
}

/** The first of several measures. */
function first(sweep: Sweep): string {
  return sweep.best === undefined ? fromEndToEnd(sweep) : briefBest(sweep);
}

/** A further measure: months and model were said. */
function inTurn(sweep: Sweep): string {
  return capital(first(sweep).replace(`${opening(sweep)}, `, ""));
}

/** What is best and what may be as good, in one sentence. */
function briefBest(sweep: Sweep): string {
  const best = bestSentence(sweep);
  return isLevel(sweep) || isUnmoved(sweep) ? best : best.replace(/\.$/, `; ${rivalsInTitle(sweep)}.`);
}

/** How the points do in plausible markets, as words need it; undefined where that was not asked. */
export function saidPoints(sweep: Sweep): SaidPoints | undefined {
  const { best, markets, points } = sweep;
  if (best === undefined || markets === undefined) return undefined;
  const nameOf = (point: number) => placeOf(sweep, points[point]);
  return { markets, chosen: best.best, nameOf, shown: shownOutcome(sweep) };
}

function overMarkets(sweep: Sweep): string {
  const known = saidPoints(sweep);
  return known === undefined ? "" : overMarketsSentence(known);
}

/** What the verdict rests on, and what it does not say. */
export function sweepNotes(sweep: Sweep): string[] {
  const { best, points, variables } = sweep;
  const failed = points.filter(({ failure }) => failure !== undefined).length;
  const lacking = points.filter((point) => isLacking(sweep, point)).length;
  return said([
    ...(best === undefined ? [] : ownNotes(sweep)),
    failed === 0 ? "" : `${failed} of the ${points.length} points failed and ${failed === 1 ? "is" : "are"} left out.`,
    lacking === 0 ? "" : missingWorlds(`At ${lacking} of the ${points.length} points`, shownOutcome(sweep)),
    variables.map(settingExplained).join(" "),
    sweep.markets === undefined ? NOT_ASKED : marketsRestOn(sweep.markets),
    CHANCE_BETWEEN_WORLDS,
  ]);
}

/** The months that the answer is by. */
export function overOf({ series, outcome }: Pick<Sweep, "series" | "outcome">): Span {
  return series[outcome].over;
}

/** `In this model, over all ten years (discounted at 8 % a year)`. */
function opening(sweep: Sweep): string {
  return `In this model, ${spanExplained(overOf(sweep), sweep)}`;
}

function isLacking({ outcome, replications }: Sweep, { statistics, failure }: SweepPoint): boolean {
  return failure === undefined && statistics.of(outcome).n < replications;
}

function bestSentence(sweep: Sweep): string {
  const { best, points } = sweep;
  if (best === undefined) return "";
  const winner = points[best.best];
  const shown = shownOutcome(sweep);
  if (rankedPoints(sweep).length === 1) {
    const others = points.length === 1 ? "No other point was tried." : "No other point has a value.";
    return `${opening(sweep)}, ${shown.noun} ${shown.is} ${withInterval(sweep, winner)} at ${placeOf(sweep, winner)}. ${others}`;
  }
  if (isUnmoved(sweep)) return `${opening(sweep)}, ${unmoved(sweep, withInterval(sweep, winner))}.`;
  if (isLevel(sweep)) return levelSentence(sweep);
  return `${opening(sweep)}, ${shown.noun} ${shown.is} ${sideWord(best.better)} ${placeInWords(sweep, winner)}: ${withInterval(sweep, winner)}.`;
}

function sideWord(better: "lower" | "higher"): string {
  return better === "lower" ? "lowest" : "highest";
}

/** Whether nothing that was tried is clearly behind anything. */
function isLevel({ best, points }: Sweep): boolean {
  const compared = points.filter(({ index }) => best?.behind[index] !== undefined).length;
  return best !== undefined && compared > 2 && best.asGood.length === compared && tellsApart({ best, points });
}

/** What is varied makes no difference: that is no tie that more worlds would settle. */
function unmoved(sweep: Sweep, level: string): string {
  const { variables, points } = sweep;
  const { noun, is } = shownOutcome(sweep);
  const what = variables.length === 1 ? "values" : "points";
  const all = `${bothOrAll(points.length)} ${what}${points.length === 2 ? "" : " tried"}`;
  return `setting ${listed(variables.map(settingLabel))} changes nothing here: in each world, ${noun} ${is} the same at ${all}; ${is === "are" ? "their" : "its"} mean is ${level}`;
}

/** Ties have no winner. */
function levelSentence(sweep: Sweep): string {
  const { variables } = sweep;
  const ranked = rankedPoints(sweep);
  const [low, high] = [ranked[0], ranked[ranked.length - 1]];
  const what = variables.length === 1 ? `value of ${settingLabel(variables[0])}` : "point";
  const at = (point: SweepPoint) => `${withInterval(sweep, point)} at ${placeOf(sweep, point)}`;
  return `${opening(sweep)}, no ${what} is clearly ahead in ${shownOutcome(sweep).noun}, from ${at(low)} to ${at(high)}: the worlds do not tell the ${ranked.length} tried apart (compared in the same worlds, at 95 % for all comparisons together).`;
}

/** Where another point is clearly better over other months: first or later in the run, or over all of it. */
function turn(sweep: Sweep): string {
  const { best, elsewhere } = sweep;
  if (best === undefined || isUnmoved(sweep) || isLevel(sweep)) return "";
  const other = elsewhere.find(({ over }) => over === "run");
  if (other !== undefined) return wouldChoose(sweep, other);
  const halves = elsewhere.filter(({ over }) => over === "first" || over === "later");
  if (halves.length === 0) return "";
  const turned = halves.filter((each) => isElsewhere(sweep, each));
  const spanOf = ({ over }: BestElsewhere) => spanInWords(over, sweep);
  if (turned.length === 0) {
    const isKept = halves.every((each) => each.ofAnswer?.worse === false);
    return isKept && tellsApart(sweep) ? `It is best, or may be, ${listed(halves.map(spanOf))} too.` : "";
  }
  const { noun, is } = shownOutcome(sweep);
  const parts = halves.map((each, place) => {
    const where = placeOf(sweep, sweep.points[each.best]);
    const what = place === 0 ? ` ${noun} ${is} ${sideWord(best.better)}` : ",";
    return `${spanOf(each)}${what} at ${where}${each.best === best.best ? " too" : ""}`;
  });
  return `${capital(parts.join("; "))}.`;
}

/** What the whole run would choose, where the user named months. */
function wouldChoose(sweep: Sweep, run: BestElsewhere): string {
  const { best, points } = sweep;
  if (best === undefined) return "";
  const head = `These months were asked for; ${spanExplained("run", sweep)}`;
  const chosen = placeOf(sweep, points[best.best]);
  if (run.best === best.best) return `${head} it is best at ${chosen} too.`;
  const where = `${head} it is best at ${placeOf(sweep, points[run.best])}`;
  if (run.ofAnswer === undefined) return `${where}.`;
  if (!run.ofAnswer.worse) return `${where}, and ${chosen} may be as good.`;
  const { inUnits, interval } = shownOutcome(sweep).difference(
    run.ofAnswer.behind,
    run.ofAnswer.lower,
    run.ofAnswer.upper,
  );
  return `${where}, and ${chosen} is behind by ${inUnits} (${interval}).`;
}

/** Whether another point is best over these months, and that of the answer clearly behind it. */
function isElsewhere({ best }: Sweep, { best: other, ofAnswer }: BestElsewhere): boolean {
  return other !== best?.best && ofAnswer?.worse === true;
}

/** Most settings of rivals that are named one by one. */
const MOST_NAMED = 4;

/** Which other points the worlds do not tell apart from the best. */
function rivals(sweep: Sweep): string {
  const { best, points, variables } = sweep;
  if (best === undefined || isUnmoved(sweep) || isLevel(sweep)) return "";
  const compared = points.filter(({ index }) => best.behind[index] !== undefined).length - 1;
  if (compared < 1) return "";
  if (!tellsApart(sweep)) return "One world does not tell points apart: take more with --replications.";
  const how = `compared in the same worlds, at 95 % for ${comparisonsTogether(compared)}`;
  if (best.asGood.length === 1) {
    const behind = compared === 1 ? "The other point is" : `${capital(bothOrAll(compared))} other points are`;
    return `${behind} clearly behind (${how}).`;
  }
  const range = rangeAsGood(sweep);
  const isSame = best.asGood.every((point) => point === best.best || doesTheSame(best.behind[point]));
  if (range !== undefined && isSame) return `Any value tried from ${range} does the same in every world.`;
  if (range !== undefined) {
    return `Any value tried from ${range} may be as good: the worlds do not tell them apart (${how}).`;
  }
  const others = best.asGood.filter((point) => point !== best.best).map((point) => points[point]);
  const values =
    variables.length === 1
      ? others.map((point) => valuesOf(sweep, point)[0])
      : others.map((point) => settingsAt(variables, point.settings).join(", "));
  if (isSame) return `${capital(listed(values))} ${values.length === 1 ? "does" : "do"} the same in every world.`;
  if (compared === 1)
    return `The other point, ${values[0]}, may be as good: the worlds do not tell them apart (${how}).`;
  // Each of a point is a setting that a listener has to keep.
  const named =
    others.length * variables.length <= MOST_NAMED
      ? `: ${variables.length === 1 ? listed(values) : values.join("; ")}`
      : "";
  const many = others.length === compared ? capital(bothOrAll(compared)) : `${others.length} of the ${compared}`;
  return `${many} other points may be as good${named} (${how}).`;
}

/** Whether the best point is the scenario as it is, or does the same in every world. */
export function isAsItIs({ best }: Pick<Sweep, "best">): boolean {
  if (best === undefined || best.overBase.n === 0) return false;
  const { n, gain } = best.overBase;
  return gain === 0 && (n === 1 || isZero(best.overBase));
}

/** Whether the best point sets what the scenario has anyway. */
function hasItsSettings({ best, points, scenario }: Sweep): boolean {
  if (best === undefined) return false;
  return points[best.best].settings.every((setting) => {
    const path = setting.slice(0, setting.indexOf("="));
    return String(scenario.origins.find((origin) => origin.path === path)?.value) === valueIn(setting);
  });
}

function overBase(sweep: Sweep): string {
  const { best, outcome, base } = sweep;
  if (best === undefined || best.overBase.n === 0) return "";
  const { n, gain, lower, upper } = best.overBase;
  if (isUnmoved(sweep) && isAsItIs(sweep)) return "The scenario as it is does the same too.";
  if (isAsItIs(sweep)) {
    return hasItsSettings(sweep)
      ? `${isLevel(sweep) ? `The ${sideWord(best.better)} mean` : "The best point"} is that of the scenario as it is.`
      : "The scenario as it is does the same in every world.";
  }
  const shown = shownOutcome(sweep);
  const asItIs = `the scenario as it is (${shown.value(base.statistics.of(outcome).mean)})`;
  const isWorse = upper < 0;
  const better = isWorse ? shown.difference(-gain, -upper, -lower) : shown.difference(gain, lower, upper);
  const range = `${better.interval}, ${worlds(n)}`;
  if (lower > 0 || Number.isNaN(lower)) return `Against ${asItIs} it is better by ${better.inUnits} (${range}).`;
  if (isWorse)
    return `The scenario as it is (${shown.value(base.statistics.of(outcome).mean)}) is better still, by ${better.inUnits} (${range}).`;
  return `Against ${asItIs} there is no clear gain (${range}).`;
}

/** How far the ends of a single variable are behind. */
function ends(sweep: Sweep): string {
  const { best, points, variables, isGrid } = sweep;
  if (best === undefined || variables.length > 1 || !isGrid || points.length < 3) return "";
  const shown = shownOutcome(sweep);
  const parts = [0, points.length - 1].flatMap((index) => {
    const behind = best.behind[index];
    if (behind === undefined || !behind.worse) return [];
    const { inUnits, interval } = shown.difference(behind.behind, behind.lower, behind.upper);
    return `at ${valuesOf(sweep, points[index])[0]} it is worse by ${inUnits} (${interval})`;
  });
  return parts.length === 0 ? "" : `${capital(listed(parts))}.`;
}

function fromEndToEnd(sweep: Sweep): string {
  const { noun, is } = shownOutcome(sweep);
  const ranked = rankedPoints(sweep);
  if (ranked.length === 0) return `In this model, nothing was measured of ${noun} at any point.`;
  const said = (point: SweepPoint) => `${withInterval(sweep, point)} at ${placeOf(sweep, point)}`;
  return `${opening(sweep)}, ${noun} ${is === "are" ? "lie" : "lies"} between ${said(ranked[0])} and ${said(ranked[ranked.length - 1])}. Neither way is better by itself: say --best lower or --best higher to look for the best point.`;
}

function withInterval(sweep: Sweep, { statistics }: SweepPoint): string {
  const shown = shownOutcome(sweep);
  const { n, mean, lower, upper } = statistics.of(sweep.outcome);
  const { inUnits, interval } = shown.within(mean, lower, upper);
  return `${inUnits} (${interval}, ${worlds(n)})`;
}

/** The part after `=` of a setting. */
export function valueIn(setting: string): string {
  return setting.slice(setting.indexOf("=") + 1);
}

/** The settings of a point in a sentence: `flexible share 20 % and openness 10 %`. */
export function placeOf({ variables }: Pick<Sweep, "variables">, { settings }: Pick<SweepPoint, "settings">): string {
  return listed(settingsAt(variables, settings));
}

/** `with 20 % of spend open to flexible suppliers`, or `at switching cost 0.4` where no lever of the buyer is varied. */
function placeInWords(sweep: Sweep, point: SweepPoint): string {
  const phrase = levelsPhrase(point.settings, sweep.scenario, sweep.variables);
  return phrase === undefined ? `at ${placeOf(sweep, point)}` : `with ${phrase}`;
}

/** The values of a point, each ready for below the title of its setting. */
export function valuesOf(
  { variables }: Pick<Sweep, "variables">,
  { settings }: Pick<SweepPoint, "settings">,
): string[] {
  return variables.map((variable) => bareTextAt(variable, settings));
}

/** Points that have a value of the outcome, worst mean first where higher is better. */
export function rankedPoints({ points, outcome }: Sweep): SweepPoint[] {
  return points
    .filter(({ statistics }) => Number.isFinite(statistics.of(outcome).mean))
    .sort((a, b) => a.statistics.of(outcome).mean - b.statistics.of(outcome).mean || a.index - b.index);
}

/**
 * Range from the smallest to the largest value, in words, of a single numeric variable that may do as well as the best, where every value
 * tried between them may; undefined where only the best does, or the values do not lie in a row.
 */
function rangeAsGood({ best, points, variables, isGrid }: Sweep): string | undefined {
  const [variable] = variables;
  if (best === undefined || variables.length > 1 || !isGrid || variable.parameter.choices !== undefined)
    return undefined;
  const value = (index: number) => Number(valueIn(points[index].settings[0]));
  const inOrder = [...points.keys()].sort((a, b) => value(a) - value(b));
  const ranks = best.asGood.map((index) => inOrder.indexOf(index)).sort((a, b) => a - b);
  const [first, last] = [ranks[0], ranks[ranks.length - 1]];
  if (ranks.length < 2 || last - first !== ranks.length - 1) return undefined;
  return bareRange(variable, value(inOrder[first]), value(inOrder[last]));
}

/** Whether points were compared in two worlds or more: one world does not tell chance from a difference. */
export function tellsApart({ best, points }: Pick<Sweep, "best" | "points">): boolean {
  return points.some(({ index }) => index !== best?.best && (best?.behind[index]?.n ?? 0) > 1);
}

/** The finding of a sweep: where the outcome is best, with interval and n, and what may be as good. */
export function sweepFinding(sweep: Sweep): string {
  const { best, points, outcome } = sweep;
  const shown = shownOutcome(sweep);
  const said = (point: SweepPoint) => {
    const { mean, lower, upper } = point.statistics.of(outcome);
    const { inUnits, interval } = shown.within(mean, lower, upper);
    return `${inUnits} (${interval})`;
  };
  const ranked = rankedPoints(sweep);
  if (ranked.length === 0) return `Nothing was measured of ${shown.noun} at any point`;
  const n = worlds(ranked[0].statistics.of(outcome).n);
  if (best === undefined) {
    const [low, high] = [ranked[0], ranked[ranked.length - 1]];
    return `${capital(shown.noun)} ${shown.is} between ${said(low)} at ${placeOf(sweep, low)} and ${said(high)} at ${placeOf(sweep, high)}, ${n} each`;
  }
  const winner = points[best.best];
  if (ranked.length === 1) {
    const others = points.length === 1 ? "no other point was tried" : "no other point has a value";
    return `${capital(shown.noun)} ${shown.is} ${said(winner)} at ${placeOf(sweep, winner)}, ${n}; ${others}`;
  }
  if (isUnmoved(sweep)) return `${capital(unmoved(sweep, said(winner)))}, ${n} each`;
  if (isLevel(sweep)) {
    const [low, high] = [ranked[0], ranked[ranked.length - 1]];
    return `Nothing tried is clearly ahead: ${shown.noun} ${shown.is} between ${said(low)} at ${placeOf(sweep, low)} and ${said(high)} at ${placeOf(sweep, high)}, ${n} each`;
  }
  return `${capital(shown.noun)} ${shown.is} ${sideWord(best.better)} at ${placeOf(sweep, winner)}: ${said(winner)}, ${n} each; ${rivalsInTitle(sweep)}`;
}

function rivalsInTitle(sweep: Sweep): string {
  const { best, points } = sweep;
  const others = points.filter(({ index }) => best?.behind[index] !== undefined).length - 1;
  if (best === undefined) return "";
  if (!tellsApart(sweep)) return "one world does not tell points apart";
  if (best.asGood.length === 1)
    return others === 1 ? "the other is clearly behind" : `${bothOrAll(others)} others are clearly behind`;
  const range = rangeAsGood(sweep);
  if (range !== undefined) return `${range} may be as good`;
  const [count, rest] = [best.asGood.length - 1, others === 1 ? "the other" : `${others} others`];
  return others === 1 ? "the other may be as good" : `${count} of the ${rest} may be as good`;
}

/** `one point` or `13 points`, for the foot of a chart. */
export function pointsWords({ points }: Pick<Sweep, "points">): string {
  return points.length === 1 ? "one point" : `${points.length} points`;
}

/** How the outcome of a sweep is shown. */
export function shownOutcome({ money, series, outcome, points, base, scenario }: Sweep): ShownSeries {
  const widths = [base, ...points].map(({ statistics }) => {
    const { lower, upper } = statistics.of(outcome);
    return upper - lower;
  });
  return shownSeries(labelled(scenario, series[outcome]), widths, money, ownMoneyFor(series[outcome], scenario));
}
