import { capital } from "../../chart/read/capital.ts";
import { listed, worlds } from "../../chart/read/formatNumber.ts";
import { monthsInWords } from "../../chart/read/monthsInWords.ts";
import { placeOf, rangeAsGood, rankedPoints, tellsApart, valueIn, valuesOf } from "../../chart/sweep/finding.ts";
import { shownOutcome } from "../../chart/sweep/shownOutcome.ts";
import { settingExplained, settingsAt } from "../../experiment/explore/settingWords.ts";
import type { Sweep, SweepPoint } from "../../experiment/explore/sweep/sweep.ts";
import { CHANCE_BETWEEN_WORLDS } from "../answer/whatIntervalsSay.ts";

/** The sweep in words, each number with its interval and the number of worlds. */
export function sweepSentences(sweep: Sweep): string[] {
  const { best, points, variables } = sweep;
  const failed = points.filter(({ failure }) => failure !== undefined).length;
  const said =
    best === undefined ? [fromEndToEnd(sweep)] : [bestSentence(sweep), rivals(sweep), overBase(sweep), ends(sweep)];
  if (failed > 0)
    said.push(`${failed} of the ${points.length} points failed and ${failed === 1 ? "is" : "are"} left out.`);
  const meanings = variables.map(settingExplained);
  return [...said.filter((sentence) => sentence !== ""), meanings.join(" "), CHANCE_BETWEEN_WORLDS];
}

function bestSentence(sweep: Sweep): string {
  const { best, points, window } = sweep;
  if (best === undefined) return "";
  const which = best.better === "lower" ? "lowest" : "highest";
  const winner = points[best.best];
  const shown = shownOutcome(sweep);
  if (rankedPoints(sweep).length === 1) {
    const others = points.length === 1 ? "No other point was tried." : "No other point has a value.";
    return `In this model, ${monthsInWords(window)}, ${shown.noun} ${shown.is} ${withInterval(sweep, winner)} at ${placeOf(sweep, winner)}. ${others}`;
  }
  return `In this model, ${monthsInWords(window)}, ${shown.noun} ${shown.is} ${which} at ${placeOf(sweep, winner)}: ${withInterval(sweep, winner)}.`;
}

/** Most rivals that are named one by one. */
const MOST_NAMED = 4;

/** Which other points the worlds do not tell apart from the best. */
function rivals(sweep: Sweep): string {
  const { best, points, variables } = sweep;
  if (best === undefined) return "";
  const compared = points.filter(({ index }) => best.behind[index] !== undefined).length - 1;
  if (compared < 1) return "";
  if (!tellsApart(sweep)) return "One world does not tell points apart: take more with --replications.";
  const how = `compared in the same worlds, at 95 % ${compared === 1 ? "for the one comparison" : `for all ${compared} comparisons together`}`;
  if (best.asGood.length === 1) {
    const behind =
      compared === 1 ? "The other point is" : `${compared === 2 ? "Both" : `All ${compared}`} other points are`;
    return `${behind} clearly behind (${how}).`;
  }
  const range = rangeAsGood(sweep);
  if (range !== undefined) {
    return `Any value tried from ${range} may be as good: the worlds do not tell them apart (${how}).`;
  }
  const others = best.asGood.filter((point) => point !== best.best).map((point) => points[point]);
  const values =
    variables.length === 1
      ? others.map((point) => valuesOf(sweep, point)[0])
      : others.map((point) => briefly(sweep, point));
  if (compared === 1)
    return `The other point, ${values[0]}, may be as good: the worlds do not tell them apart (${how}).`;
  const named = others.length <= MOST_NAMED ? `: ${values.join("; ")}` : "";
  return `${others.length} of the ${compared} other points may be as good${named} (${how}).`;
}

/** Whether the best point is the scenario as it is, or does the same in every world. */
export function isAsItIs({ best }: Pick<Sweep, "best">): boolean {
  if (best === undefined || best.overBase.n === 0) return false;
  const { n, gain, lower, upper } = best.overBase;
  return gain === 0 && (n === 1 || (lower === 0 && upper === 0));
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
  if (isAsItIs(sweep)) {
    return hasItsSettings(sweep)
      ? "That is the scenario as it is."
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
  const { window } = sweep;
  const { noun, is } = shownOutcome(sweep);
  const ranked = rankedPoints(sweep);
  if (ranked.length === 0) return `In this model, nothing was measured of ${noun} at any point.`;
  const said = (point: SweepPoint) => `${withInterval(sweep, point)} at ${placeOf(sweep, point)}`;
  return `In this model, ${monthsInWords(window)}, ${noun} ${is} between ${said(ranked[0])} and ${said(ranked[ranked.length - 1])}. Neither way is better by itself: say --best lower or --best higher to look for the best point.`;
}

function withInterval(sweep: Sweep, { statistics }: SweepPoint): string {
  const shown = shownOutcome(sweep);
  const { n, mean, lower, upper } = statistics.of(sweep.outcome);
  return `${shown.inUnits(mean)} (${shown.interval(lower, upper)}, ${worlds(n)})`;
}

function briefly({ variables }: Sweep, { settings }: SweepPoint): string {
  return settingsAt(variables, settings).join(", ");
}
