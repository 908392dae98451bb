import { isSame } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { yearOf } from "../../worlds/spans.ts";
import { count, overMonths, signed } from "../number.ts";
import { monthWords } from "./calendar.ts";
import { bandOfMarkets } from "./comparisonCharts.ts";
import type { Answer } from "./run.ts";
import { quantilesLine, valueUnit } from "./verdict.ts";

/** What the small picture of a brief shows and says; undefined for a run of less than two years. */
export function briefPicture({ verdict, plausible, money }: Answer, { start }: Scenario) {
  if (verdict === undefined || verdict.run.years.length < 2) return undefined;
  const { value, run, months } = verdict;
  const values = value.years.map(({ difference }) => difference);
  const place = plausible?.differences.findIndex(({ series }) => isSame(series, value.series)) ?? -1;
  const end = (name: "p05" | "p95") =>
    run.years.map(
      ({ months: [first] }) => plausible?.years[yearOf(first, plausible.from)]?.[place]?.[name] ?? Number.NaN,
    );
  const markets = plausible === undefined || place < 0 ? undefined : { lower: end("p05"), upper: end("p95") };
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
