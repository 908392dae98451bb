import { bareRange, bareTextIn, settingsAt } from "../../experiment/explore/settingWords.ts";
import type { Sweep, SweepPoint } from "../../experiment/explore/sweep/sweep.ts";
import { capital } from "../read/capital.ts";
import { listed, worlds } from "../read/formatNumber.ts";
import { shownOutcome } from "./shownOutcome.ts";

/** The part after `=` of a setting. */
export function valueIn(setting: string): string {
  return setting.slice(setting.indexOf("=") + 1);
}

/** The settings of a point in a sentence: `flexible share 20 % and openness 10 %`. */
export function placeOf({ variables }: Pick<Sweep, "variables">, { settings }: Pick<SweepPoint, "settings">): string {
  return listed(settingsAt(variables, settings));
}

/** The values of a point, each ready for below the title of its setting. */
export function valuesOf(
  { variables }: Pick<Sweep, "variables">,
  { settings }: Pick<SweepPoint, "settings">,
): string[] {
  return settings.map((setting, i) => bareTextIn(variables[i], setting));
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
export function rangeAsGood({ best, points, variables, isGrid }: Sweep): string | undefined {
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
    return `${shown.inUnits(mean)} (${shown.interval(lower, upper)})`;
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
  const which = best.better === "lower" ? "lowest" : "highest";
  return `${capital(shown.noun)} ${shown.is} ${which} at ${placeOf(sweep, winner)}: ${said(winner)}, ${n} each; ${rivals(sweep)}`;
}

function rivals(sweep: Sweep): string {
  const { best, points } = sweep;
  const others = points.filter(({ index }) => best?.behind[index] !== undefined).length - 1;
  if (best === undefined) return "";
  if (!tellsApart(sweep)) return "one world does not tell points apart";
  if (best.asGood.length === 1)
    return others === 1
      ? "the other is clearly behind"
      : `${others === 2 ? "both" : `all ${others}`} others are clearly behind`;
  const range = rangeAsGood(sweep);
  if (range !== undefined) return `${range} may be as good`;
  const [count, rest] = [best.asGood.length - 1, others === 1 ? "the other" : `${others} others`];
  return others === 1 ? "the other may be as good" : `${count} of the ${rest} may be as good`;
}

/** `one point` or `13 points`, for the foot of a chart. */
export function pointsWords({ points }: Pick<Sweep, "points">): string {
  return points.length === 1 ? "one point" : `${points.length} points`;
}
