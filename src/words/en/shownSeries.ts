import type { MeasureName } from "../../model/measures.ts";
import type { Money } from "../../worlds/money.ts";
import { axisTitle, inSentence, type SaidSeries, type Showing, showingOf } from "../names.ts";
import { formatNumber, formatPlaces, isWithinShare, placesFor, withinShare } from "../number.ts";
import { numberWithin, placesWithin } from "../together.ts";
import type { OwnMoney } from "./ownMoney.ts";

/** How the numbers of a series are shown in a sweep: in its unit, with as many digits as its intervals bear. */
export interface ShownSeries {
  readonly showing: Showing;
  /** What a value is multiplied by to be in that unit; shares, which are read in percent, are left as they are. */
  readonly factor: number;
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

/**
 * @param widths  of the intervals that are shown, as they are counted
 * @param own  what the amounts of whoever asks are counted in, where the series is one (`ownMoneyFor`)
 */
export function shownSeries(series: SaidSeries, widths: readonly number[], money?: Money, own?: OwnMoney): ShownSeries {
  const factor = own?.factor ?? 1;
  const showing = { ...showingOf(series.measure, money), ...(own && { unit: own.unit }) };
  const { percent, unit } = showing;
  const scale = percent ? 100 : factor;
  const places = placesFor(widths.map((width) => (width * scale) / 2));
  const value = (number: number) =>
    places === undefined ? formatNumber(number * factor, percent) : formatPlaces(number * factor, places, percent);
  const inUnits = (text: string) => (percent || unit === "index" || unit === "probability" ? text : `${text} ${unit}`);
  const within = (number: number, lower: number, upper: number) => {
    const ends = isWithinShare(series.measure) ? withinShare(lower, upper) : ([lower, upper] as const);
    const [mean, low, high] = [number, ...ends].map((each) => each * factor);
    return places === undefined
      ? numberWithin(mean, low, high, percent)
      : placesWithin(mean, low, high, places, percent);
  };
  const differenceUnit = percent ? "percentage points" : unit;
  return {
    showing,
    factor,
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
