import type { Sweep } from "../../experiment/explore/sweep/sweep.ts";
import type { Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { formatPlaces } from "../read/formatNumber.ts";
import { axisTitle, inSentence } from "../read/subjects.ts";
import { type Showing, showingOf } from "../read/track.ts";

/** How the numbers of a series are shown in a sweep: in its unit, with as many digits as its intervals bear. */
export interface ShownSeries {
  readonly showing: Showing;
  /** With the unit, for an axis. */
  readonly title: string;
  /** Inside a sentence, e.g. `inertia of incumbents`. */
  readonly noun: string;
  /** A value of the model, with its unit where that is short. */
  readonly value: (value: number) => string;
  /** The same with the unit in words. */
  readonly inUnits: (value: number) => string;
  /** `0.478 to 0.480`; `no interval` where there is none. */
  readonly interval: (lower: number, upper: number) => string;
  /** A difference: of shares in percentage points. */
  readonly difference: (value: number) => string;
  /** Unit of a difference. */
  readonly differenceUnit: string;
  readonly differenceInterval: (lower: number, upper: number) => string;
}

/** How the outcome of a sweep is shown. */
export function shownOutcome({ scenario, series, outcome, points, base }: Sweep): ShownSeries {
  const widths = [base, ...points].flatMap(({ statistics }) => {
    const found = statistics[outcome];
    return found === undefined ? [] : [found.upper - found.lower];
  });
  return shownSeries(scenario, series[outcome], widths);
}

/** @param widths  of the intervals that are shown, in the unit of the model */
export function shownSeries(scenario: Scenario, series: Series, widths: readonly number[]): ShownSeries {
  const showing = showingOf(scenario, series.measure);
  const { percent, factor, unit } = showing;
  const scale = percent ? 100 : factor;
  const places = placesFor(widths.map((width) => width * scale));
  const value = (number: number) => formatPlaces(number * factor, places, percent);
  // A difference may be much smaller than a level, and has the digits of its own size.
  const differencePlaces = (size: number) => Math.max(places, placesFor([size * scale]) + 1);
  const bare = (number: number, decimals: number) => formatPlaces(number * scale, Math.min(6, decimals));
  const differenceUnit = percent ? "percentage points" : unit;
  return {
    showing,
    title: axisTitle(showing, series),
    noun: inSentence(showing, series),
    value,
    inUnits: (number) => (percent || unit === "index" || unit === "probability" ? value(number) : `${value(number)} ${unit}`),
    interval: (lower, upper) =>
      Number.isFinite(lower + upper) ? `${bare(lower, places)} to ${value(upper)}` : "no interval",
    difference: (number) => `${bare(number, differencePlaces(Math.abs(number)))} ${differenceUnit}`,
    differenceUnit,
    differenceInterval: (lower, upper) => {
      if (!Number.isFinite(lower + upper)) return "no interval";
      const decimals = differencePlaces(Math.max(Math.abs(upper - lower), Math.abs(upper + lower) / 200));
      return `${bare(lower, decimals)} to ${bare(upper, decimals)}`;
    },
  };
}

/** Decimals at which a usual interval still has two different ends. */
function placesFor(widths: readonly number[]): number {
  const known = widths.filter((width) => width > 0 && Number.isFinite(width)).sort((a, b) => a - b);
  if (known.length === 0) return 2;
  const usual = known[known.length >> 1];
  return Math.min(6, Math.max(0, -Math.floor(Math.log10(usual))));
}
