import type { MeasureName } from "../../model/measures.ts";
import type { Money } from "../../worlds/money.ts";
import { axisTitle, inSentence, type SaidSeries, type Showing, showingOf } from "../names.ts";
import { formatNumber, formatPlaces, isWithinShare, placesFor, withinShare } from "../number.ts";
import { numberWithin, placesWithin } from "../together.ts";

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
  /** A level and its interval with the same digits. */
  readonly within: (value: number, lower: number, upper: number) => NumberInUnits;
  /** `0.478 to 0.480`; `no interval` where there is none. */
  readonly interval: (lower: number, upper: number) => string;
  /** Unit of a difference: percentage points for shares. */
  readonly differenceUnit: string;
  /** A difference and its interval with the same digits, without the unit. */
  readonly difference: (value: number, lower: number, upper: number) => NumberInUnits;
}

/** A level or a difference with its interval. */
export interface NumberInUnits {
  readonly size: string;
  /** With its unit, where people say it. */
  readonly inUnits: string;
  /** `0.0069 to 0.0093`; `no interval` where there is none. */
  readonly interval: string;
}

/** Measures whose noun is in the plural. */
const COUNTED: readonly MeasureName[] = ["launches", "newcomersOnFixedTrack", "switches", "exits", "contracts"];

/** @param widths  of the intervals that are shown, as they are counted */
export function shownSeries(series: SaidSeries, widths: readonly number[], money?: Money): ShownSeries {
  const showing = showingOf(series.measure, money);
  const { percent, unit } = showing;
  const scale = percent ? 100 : 1;
  const places = placesFor(widths.map((width) => (width * scale) / 2));
  const value = (number: number) =>
    places === undefined ? formatNumber(number, percent) : formatPlaces(number, places, percent);
  const inUnits = (text: string) => (percent || unit === "index" || unit === "probability" ? text : `${text} ${unit}`);
  const within = (number: number, lower: number, upper: number) => {
    const ends = isWithinShare(series.measure) ? withinShare(lower, upper) : ([lower, upper] as const);
    return places === undefined
      ? numberWithin(number, ...ends, percent)
      : placesWithin(number, ...ends, places, percent);
  };
  const differenceUnit = percent ? "percentage points" : unit;
  return {
    showing,
    title: axisTitle(showing, series),
    noun: inSentence(showing, series),
    is: COUNTED.includes(series.measure) ? "are" : "is",
    value,
    inUnits: (number) => inUnits(value(number)),
    within: (number, lower, upper) => {
      const said = within(number, lower, upper);
      return { size: said.value, inUnits: inUnits(said.value), interval: said.range };
    },
    interval: (lower, upper) => within(Number.NaN, lower, upper).range,
    differenceUnit,
    difference: (number, lower, upper) => {
      // A difference may be much smaller than a level, and has the digits that its own interval bears.
      const width = upper - lower > 0 ? upper - lower : Math.abs(number);
      const decimals = placesFor([width * scale], 2) ?? 0;
      const { value: size, range } = placesWithin(number * scale, lower * scale, upper * scale, decimals);
      return {
        size,
        inUnits: unit === "index" ? size : `${size} ${differenceUnit}`,
        interval: range,
      };
    },
  };
}
