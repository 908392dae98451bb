import type { BehindBest } from "../../analyse/bestPoint.ts";
import type { Sweep, SweepPoint } from "../../analyse/sweep.ts";
import type { Variable } from "../../scenario/vary.ts";
import { labelled, subjectsOf, tellsNothing } from "../names.ts";
import { capital, worlds } from "../number.ts";
import { bareTextAt, type NamedSetting, settingLabel, settingTitle } from "../settings.ts";
import { indexOf } from "../track.ts";
import { type ChartTable, type ChartWords, foot, meanOfMonths } from "./chart.ts";
import { ownMoneyFor } from "./ownMoney.ts";
import { type ShownSeries, shownSeries } from "./shownSeries.ts";
import { overOf, placeOf, pointsWords, rankedPoints, shownOutcome, sweepFinding, valuesOf } from "./sweep.ts";
import { meanOver } from "./valuesOver.ts";

/** What the marks of the charts of a sweep mean. */
export const sweepKey = {
  mean: "mean",
  value: "value",
  interval: "95 % interval of the mean",
  most: "90 % of the worlds",
  asItIs: "scenario as it is",
  best: "best",
  asGood: "may be as good",
  point: "a point",
  trend: "mean of points, 95 % interval",
  failed: "×",
} as const;

/** At the right end of a line. */
export const sweepLabels = {
  best: (value: string) => `best ${value}`,
  asItIs: (value: string) => `as it is ${value}`,
} as const;

/** `Flexible share: ...`: what was varied and what it means. */
export function meaningsOf(variables: readonly (NamedSetting & Pick<Variable, "parameter">)[]): string {
  return variables.map((variable) => `${capital(settingLabel(variable))}: ${variable.parameter.meaning}`).join(" ");
}

/** What a reader needs to draw a chart of a sweep again. */
export function footOfSweep(sweep: Sweep): string {
  return foot({ ...sweep, months: sweep.scenario.market.months }, pointsWords(sweep));
}

/** Most rows of a table that is read by people. */
const MOST_ROWS = 25;

/** The outcome over one variable. */
export function responseWords(sweep: Sweep): ChartWords {
  const title = sweepFinding(sweep);
  const meaning = meaningsOf(sweep.variables);
  return {
    title,
    subtitle: `${capital(meanOver(overOf(sweep), sweep))}, in the same ${worlds(sweep.replications)} at every value. ${meaning}${marksOf(sweep)}`,
    description: `${title}. ${meaning}`,
    foot: footOfSweep(sweep),
    table: responseTable(sweep),
  };
}

/** What the marks of the points mean. */
function marksOf({ best, points }: Sweep): string {
  const isCompared = best?.behind.some((behind) => behind?.worse === true) === true;
  const hollow = isCompared ? " Hollow points are clearly behind the best, at 95 % shared among all." : "";
  return `${hollow}${failureMark(points.some(({ failure }) => failure !== undefined))}`;
}

function failureMark(isThere: boolean): string {
  return isThere ? " A cross is a point that failed." : "";
}

function responseTable(sweep: Sweep): ChartTable {
  const { points, outcome, best, variables } = sweep;
  const shown = shownOutcome(sweep);
  const every = Math.ceil(points.length / MOST_ROWS);
  const rows = points.filter(({ index }) => index % every === 0 || index === best?.best);
  const behind = ["behind the best", "95 % interval"];
  return {
    columns: [settingTitle(variables[0]), shown.title, "95 % interval", "90 % of the worlds", ...behind],
    rows: rows.map(({ settings, statistics, failure, index }) => {
      const value = bareTextAt(variables[0], settings);
      if (failure !== undefined) return [value, "failed", "", "", "", ""];
      const { mean, lower, upper, p05, p95 } = statistics.of(outcome);
      const compared = index === best?.best ? ["best", ""] : behindCells(best?.behind[index], shown);
      const { size, interval } = shown.within(mean, lower, upper);
      return [value, size, interval, shown.interval(p05, p95), ...compared];
    }),
  };
}

function behindCells(behind: BehindBest | undefined, shown: ShownSeries): [string, string] {
  if (behind === undefined) return ["", ""];
  const { size, interval } = shown.difference(behind.behind, behind.lower, behind.upper);
  return [size, interval];
}

/** The title of the close-up of what the points are behind the best. */
export function gapTitle(sweep: Sweep, isCut: boolean): string {
  const beyond = isCut ? "; arrows: beyond the panel" : "";
  return `Difference from the best in the same worlds, close up (${shownOutcome(sweep).differenceUnit})${beyond}`;
}

/** A measure beside the outcome, and how it is shown. */
export interface Beside {
  readonly serie: number;
  readonly shown: ShownSeries;
  /** Points that have a value, smallest mean first. */
  readonly ranked: readonly SweepPoint[];
}

/** Headline measures other than the outcome, each of the first group that has values. */
export function measuresBeside(sweep: Sweep): Beside[] {
  const subjects = subjectsOf(sweep.scenario);
  const means = (serie: number) => sweep.points.map(({ statistics }) => statistics.of(serie).mean);
  const outcome = sweep.series[sweep.outcome];
  return subjects.flatMap(({ measure, groups }) => {
    const series = groups.map((group) => indexOf(sweep.series, measure, group)).filter((serie) => serie >= 0);
    if (tellsNothing(measure, series.flatMap(means))) return [];
    const found = series.map((serie) => besideOf(sweep, serie)).find(({ ranked }) => ranked.length > 0);
    const isOutcome = measure === outcome.measure && groups.includes(outcome.group);
    return found === undefined || isOutcome || found.ranked.length < 2 ? [] : [found];
  });
}

function besideOf(sweep: Sweep, serie: number): Beside {
  const { scenario, series, money } = sweep;
  const known = sweep.points.filter(({ statistics }) => Number.isFinite(statistics.of(serie).mean));
  const ranked = known.sort((a, b) => a.statistics.of(serie).mean - b.statistics.of(serie).mean || a.index - b.index);
  const widths = ranked.map(({ statistics }) => statistics.of(serie).upper - statistics.of(serie).lower);
  return {
    serie,
    shown: shownSeries(labelled(scenario, series[serie]), widths, money, ownMoneyFor(series[serie], scenario)),
    ranked,
  };
}

/** What else changes with one variable. */
export function measuresWords(sweep: Sweep, beside: readonly Beside[]): ChartWords {
  const title = `What else changes: ${spoken(sweep, changesMost(beside))}, ${worldsOf(changesMost(beside))} each`;
  const all = beside.map((each) => capital(spoken(sweep, each))).join(". ");
  return {
    title,
    subtitle: `${capital(meanOfMonths(sweep.window))} in the same ${worlds(sweep.replications)} at every value. Each measure has its own scale.`,
    description: `${title}. ${all}.`,
    foot: footOfSweep(sweep),
    table: measuresTable(sweep, beside),
  };
}

/** The key says of what the best is the best, where other measures are drawn. */
export function bestFor(sweep: Sweep): string {
  return `best for ${shownOutcome(sweep).noun}`;
}

function worldsOf({ ranked, serie }: Beside): string {
  return worlds(ranked[0].statistics.of(serie).n);
}

/** What changes most, as a ratio. */
function changesMost(beside: readonly Beside[]): Beside {
  const change = ({ serie, ranked }: Beside) => {
    const [low, high] = [ranked[0], ranked[ranked.length - 1]].map(({ statistics }) => statistics.of(serie).mean);
    return Math.abs(high - low) / Math.max(Math.abs(high), Math.abs(low), 1e-9);
  };
  // Newcomers' share starts from nothing, so that any other measure would look calm beside it.
  const others = beside.filter(({ shown }) => !shown.noun.startsWith("newcomer"));
  return [...(others.length > 0 ? others : beside)].sort((a, b) => change(b) - change(a))[0];
}

function spoken(sweep: Sweep, { serie, shown, ranked }: Beside): string {
  const said = (point: SweepPoint) => {
    const { mean, lower, upper } = point.statistics.of(serie);
    const { inUnits, interval } = shown.within(mean, lower, upper);
    return `${inUnits} (${interval}) at ${placeOf(sweep, point)}`;
  };
  return `${shown.noun} from ${said(ranked[0])} to ${said(ranked[ranked.length - 1])}`;
}

function measuresTable({ points, variables }: Sweep, beside: readonly Beside[]): ChartTable {
  const every = Math.ceil(points.length / MOST_ROWS);
  return {
    columns: [settingTitle(variables[0]), ...beside.map(({ shown }) => shown.title)],
    rows: points
      .filter(({ index }) => index % every === 0)
      .map(({ settings, statistics }) => [
        bareTextAt(variables[0], settings),
        ...beside.map(({ serie, shown }) => shown.value(statistics.of(serie).mean)),
      ]),
  };
}

/** Every combination of two variables. */
export function heatWords(sweep: Sweep, hasFailures: boolean): ChartWords {
  const shown = shownOutcome(sweep);
  const title = sweepFinding(sweep);
  const meanings = meaningsOf(sweep.variables);
  const dark = sweep.best === undefined ? "Darker is higher" : "Darker is better";
  return {
    title,
    subtitle: `${shown.title}, ${meanOver(overOf(sweep), sweep)}, in the same ${worlds(sweep.replications)} at every combination. ${dark}.${failureMark(hasFailures)} ${meanings}`,
    description: `${title}. A heat map of ${shown.noun}. ${meanings}`,
    foot: footOfSweep(sweep),
  };
}

/** What stands at the light end of the colours: `0.4`, or `0.4 or less` where cells lie beyond it. */
export function lightEnd(value: string, beyond: "less" | "more" | "nothing"): string {
  return beyond === "nothing" ? value : `${value} or ${beyond}`;
}

/** Points that fill the ranges of several variables; `most` dots are drawn of each panel at most. */
export function cloudWords(sweep: Sweep, most: number): ChartWords {
  const { variables, points, isGrid, replications } = sweep;
  const title = sweepFinding(sweep);
  const some = rankedPoints(sweep).length > most ? `, about ${most} of ${points.length} drawn` : "";
  const along = isGrid ? "at each value" : "in each part of the range";
  return {
    title,
    subtitle: `Each dot is a point${some}: ${meanOver(overOf(sweep), sweep)}, over the same ${worlds(replications)}. All variables change at once; the black line is the mean of the points ${along}, with its 95 % interval.`,
    description: `${title}. One panel for each of ${variables.length} variables. ${meaningsOf(variables)}`,
    foot: footOfSweep(sweep),
    table: bestPointsTable(sweep),
  };
}

/** The best points; where neither way is better, the highest. */
function bestPointsTable(sweep: Sweep): ChartTable {
  const { variables, outcome, best } = sweep;
  const shown = shownOutcome(sweep);
  const ranked = rankedPoints(sweep);
  if (best?.better !== "lower") ranked.reverse();
  return {
    columns: [...variables.map(settingTitle), shown.title, "95 % interval"],
    rows: ranked.slice(0, 10).map((point) => {
      const { mean, lower, upper } = point.statistics.of(outcome);
      const { size, interval } = shown.within(mean, lower, upper);
      return [...valuesOf(sweep, point), size, interval];
    }),
  };
}

/** Most columns of a table that is read by people. */
const MOST_COLUMNS = 16;

interface Levels {
  readonly label: string;
  readonly labels: readonly string[];
  readonly scale: { readonly high: number };
}

/** The numbers of a heat map; undefined where not all levels have a label, or they are too many. */
export function heatTable(
  cells: readonly { readonly column: number; readonly row: number; readonly text: string }[],
  [across, up]: readonly [across: Levels, up: Levels],
): ChartTable | undefined {
  if (across.labels.length !== across.scale.high + 0.5 || across.labels.length > MOST_COLUMNS) return undefined;
  if (up.labels.length !== up.scale.high + 0.5) return undefined;
  const rows = up.labels.map((label, row) => [
    label,
    ...across.labels.map((_, column) => cells.find((cell) => cell.column === column && cell.row === row)?.text ?? ""),
  ]);
  return { columns: [`${up.label}, by ${across.label}`, ...across.labels], rows };
}
