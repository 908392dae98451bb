import type { Sweep } from "../../experiment/explore/sweep/sweep.ts";
import type { Money } from "../../experiment/money.ts";
import type { MeasureName } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
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
  /** `is`, or `are` after a noun like launches. */
  readonly is: "is" | "are";
  /** A level, with a percent sign where it is read in percent. */
  readonly value: (value: number) => string;
  /** The same with the unit in words. */
  readonly inUnits: (value: number) => string;
  /** `0.478 to 0.480`; `no interval` where there is none. */
  readonly interval: (lower: number, upper: number) => string;
  /** Unit of a difference: percentage points for shares. */
  readonly differenceUnit: string;
  /** A difference and its interval with the same digits, without the unit. */
  readonly difference: (value: number, lower: number, upper: number) => ShownDifference;
}

export interface ShownDifference {
  readonly size: string;
  /** With its unit, where people say it. */
  readonly inUnits: string;
  /** `0.0069 to 0.0093`; `no interval` where there is none. */
  readonly interval: string;
}

/** How the outcome of a sweep is shown. */
export function shownOutcome({ money, series, outcome, points, base }: Sweep): ShownSeries {
  const widths = [base, ...points].map(({ statistics }) => {
    const { lower, upper } = statistics.of(outcome);
    return upper - lower;
  });
  return shownSeries(series[outcome], widths, money);
}

/** Measures whose noun is in the plural. */
const COUNTED: readonly MeasureName[] = ["launches", "newcomersOnFixedTrack", "switches", "exits"];

/** @param widths  of the intervals that are shown, as they are counted */
export function shownSeries(series: Series, widths: readonly number[], money?: Money): ShownSeries {
  const showing = showingOf(series.measure, money);
  const { percent, unit } = showing;
  const scale = percent ? 100 : 1;
  const places = placesFor(widths.map((width) => (width * scale) / 2));
  const value = (number: number) => formatPlaces(number, places, percent);
  const bare = (number: number, decimals: number) => formatPlaces(number * scale, Math.min(6, decimals));
  const differenceUnit = percent ? "percentage points" : unit;
  return {
    showing,
    title: axisTitle(showing, series),
    noun: inSentence(showing, series),
    is: COUNTED.includes(series.measure) ? "are" : "is",
    value,
    inUnits: (number) =>
      percent || unit === "index" || unit === "probability" ? value(number) : `${value(number)} ${unit}`,
    interval: (lower, upper) =>
      Number.isFinite(lower + upper) ? `${bare(lower, places)} to ${value(upper)}` : "no interval",
    differenceUnit,
    difference: (number, lower, upper) => {
      // A difference may be much smaller than a level, and has the digits that its own interval bears.
      const width = upper - lower > 0 ? upper - lower : Math.abs(number);
      const decimals = placesFor([width * scale]) + 1;
      const size = bare(number, decimals);
      const hasInterval = Number.isFinite(lower + upper);
      return {
        size,
        inUnits: unit === "index" ? size : `${size} ${differenceUnit}`,
        interval: hasInterval ? `${bare(lower, decimals)} to ${bare(upper, decimals)}` : "no interval",
      };
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
