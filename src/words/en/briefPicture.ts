import type { Scenario } from "../../scenario/scenario.ts";
import { count, overMonths, signed } from "../number.ts";
import { monthWords } from "./calendar.ts";
import { bandOfMarkets } from "./comparisonCharts.ts";
import { differenceIn, marketsAlong } from "./plausible.ts";
import type { Answer } from "./run.ts";
import { quantilesLine, valueUnit } from "./verdict.ts";

/** What the small picture of a brief shows and says; undefined for a run of less than two years. */
export function briefPicture({ verdict, plausible, money }: Answer, { start }: Scenario) {
  if (verdict === undefined || verdict.run.years.length < 2) return undefined;
  const { value, run, months } = verdict;
  const values = value.years.map(({ difference }) => difference);
  const isKnown = plausible !== undefined && differenceIn(plausible, value.series) !== undefined;
  const along = isKnown ? marketsAlong(plausible, value.series, months[1] + 1) : undefined;
  const byYear = (end: readonly number[]) => run.years.map(({ months: [first] }) => end[first]);
  const markets = along && { lower: byYear(along.lower), upper: byYear(along.upper) };
  const unit = valueUnit(money).trim();
  const words = {
    title: `What the buyer gains or loses, year by year (${unit})`,
    description:
      `Difference in buyer value in each of ${count(run.years.length)} years, ${overMonths(months)}: from ${signed(values[0])} in the first to ${signed(values[values.length - 1])} in the last. ${quantilesLine(verdict, money).join(" ")}`.trim(),
  };
  return {
    words,
    axis: `What the buyer gains or loses in each year (${unit})`,
    years: start === undefined ? "year" : `year; year 1 begins in ${monthWords(months[0], start)}`,
    keys: {
      mean: "mean difference, with its last value",
      interval: "95 % interval",
      markets: plausible === undefined ? "" : bandOfMarkets(plausible),
    },
    values,
    interval: { lower: value.years.map(({ lower }) => lower), upper: value.years.map(({ upper }) => upper) },
    markets,
    last: signed(values[values.length - 1]),
  };
}
