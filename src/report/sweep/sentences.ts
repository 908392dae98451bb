import { listed, worlds } from "../../chart/read/formatNumber.ts";
import { inSentence } from "../../chart/read/subjects.ts";
import type { Sweep, SweepPoint } from "../../experiment/explore/sweep/sweep.ts";
import { measures } from "../../model/measures.ts";
import { interval, level, shortNumber } from "../answer/quantities.ts";
import { valueText } from "../tables/sweep.ts";

/** What every answer ends with. */
const caution = "The 95 % intervals show chance between worlds, not whether the model is right.";

/** The sweep in words, each number with its interval and the number of worlds. */
export function sweepSentences(sweep: Sweep): string[] {
  const { best, points } = sweep;
  const failed = points.filter(({ failure }) => failure !== undefined).length;
  const said =
    best === undefined ? [fromEndToEnd(sweep)] : [bestSentence(sweep), rivals(sweep), overBase(sweep), ends(sweep)];
  if (failed > 0) said.push(`${failed} of the ${points.length} points failed and are left out.`);
  return [...said.filter((sentence) => sentence !== ""), caution];
}

function bestSentence(sweep: Sweep): string {
  const { best, points, window } = sweep;
  if (best === undefined) return "";
  const which = best.better === "lower" ? "lowest" : "highest";
  const at = settingsInWords(sweep, points[best.best]);
  return `In this model, over months ${window[0]} to ${window[1]}, ${noun(sweep)} is ${which} at ${at}: ${withInterval(sweep, points[best.best])}.`;
}

/** Which other points the worlds do not tell apart from the best. */
function rivals({ best, points, variables, isGrid }: Sweep): string {
  if (best === undefined) return "";
  const compared = points.filter(({ index }) => best.behind[index] !== undefined).length - 1;
  if (compared < 1) return "";
  const how = `paired in the same worlds, at 95 % shared among ${compared === 1 ? "one comparison" : `${compared} comparisons`}`;
  if (best.asGood.length === 1) {
    return compared === 1
      ? `The other point is clearly behind (${how}).`
      : `All ${compared} other points are clearly behind (${how}).`;
  }
  const [variable] = variables;
  const isRow = variables.length === 1 && isGrid && variable.parameter.choices === undefined;
  const isRun = best.asGood.every((point, i) => i === 0 || point === best.asGood[i - 1] + 1);
  if (isRow && isRun) {
    const [from, to] = [best.asGood[0], best.asGood[best.asGood.length - 1]].map((point) =>
      valueText(points[point].settings[0]),
    );
    return `Anything from ${from} to ${to} may do as well: the worlds do not tell it apart (${how}).`;
  }
  const others = best.asGood.filter((point) => point !== best.best);
  const named = others.length <= 4 ? `: ${listed(others.map((point) => settingsOf(points[point])))}` : "";
  return `${others.length} of the ${compared} other points may do as well${named} (${how}).`;
}

function overBase(sweep: Sweep): string {
  const { best, outcome, series, base } = sweep;
  if (best === undefined || best.overBase.n === 0) return "";
  const { n, gain, lower, upper } = best.overBase;
  if (lower === 0 && upper === 0) return "That is the scenario as it is.";
  const { measure } = series[outcome];
  const asItIs = `the scenario as it is (${level(measure, base.statistics[outcome].mean)})`;
  const range = `${interval(measure, lower, upper)}, n = ${worlds(n)}`;
  if (Number.isNaN(lower))
    return `Against ${asItIs} it is better by ${shortNumber(gain)} (no interval, n = ${worlds(n)}).`;
  if (lower > 0) return `Against ${asItIs} it is better by ${shortNumber(gain)} (${range}).`;
  return `Against ${asItIs} there is no clear gain (${range}).`;
}

/** How far the ends of a single variable are behind. */
function ends({ best, points, variables, isGrid, series, outcome }: Sweep): string {
  if (best === undefined || variables.length > 1 || !isGrid || points.length < 3) return "";
  const { measure } = series[outcome];
  const parts = [0, points.length - 1].flatMap((index) => {
    const behind = best.behind[index];
    if (behind === undefined || !behind.worse) return [];
    return `at ${valueText(points[index].settings[0])} it is worse by ${shortNumber(behind.behind)} (${interval(measure, behind.lower, behind.upper)})`;
  });
  if (parts.length === 0) return "";
  const text = listed(parts);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function fromEndToEnd(sweep: Sweep): string {
  const { points, window, outcome } = sweep;
  const ranked = points
    .filter(({ statistics }) => !Number.isNaN(statistics[outcome]?.mean ?? Number.NaN))
    .sort((a, b) => a.statistics[outcome].mean - b.statistics[outcome].mean);
  if (ranked.length === 0) return `In this model, nothing was measured of ${noun(sweep)} at any point.`;
  const said = (point: SweepPoint) => `${withInterval(sweep, point)} at ${settingsOf(point)}`;
  return `In this model, over months ${window[0]} to ${window[1]}, ${noun(sweep)} lies between ${said(ranked[0])} and ${said(ranked[ranked.length - 1])}. Neither way is better by itself: say --best lower or --best higher to look for the best point.`;
}

function withInterval({ outcome, series }: Sweep, { statistics }: SweepPoint): string {
  const { measure } = series[outcome];
  const { n, mean, lower, upper } = statistics[outcome];
  return `${level(measure, mean)} (${interval(measure, lower, upper)}, n = ${worlds(n)})`;
}

function noun({ outcome, series }: Sweep): string {
  return inSentence(measures[series[outcome].measure], series[outcome]);
}

function settingsInWords({ variables }: Sweep, { settings }: SweepPoint): string {
  return listed(variables.map(({ path }, i) => `${path} = ${valueText(settings[i])}`));
}

function settingsOf({ settings }: SweepPoint): string {
  return settings.map((setting) => setting.replace("=", " = ")).join(", ");
}
