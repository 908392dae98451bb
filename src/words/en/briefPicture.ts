import { isInCurrency } from "../../analyse/supplierSide.ts";
import type { SeriesVerdict } from "../../analyse/verdict.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { unitIn } from "../../worlds/money.ts";
import { count, overMonths, signed } from "../number.ts";
import { monthWords } from "./calendar.ts";
import { bandOfMarkets } from "./comparisonCharts.ts";
import { differenceIn, marketsAlong } from "./plausible.ts";
import type { Answer } from "./run.ts";
import type { SideSaid } from "./supplierSide.ts";
import { quantilesLine, valueUnit } from "./verdict.ts";

/** What the small picture of a brief shows and says; undefined for a run of less than two years. */
export function briefPicture({ verdict, plausible, money }: Answer, { start }: Scenario) {
  if (verdict === undefined || verdict.run.years.length < 2) return undefined;
  const unit = valueUnit(money).trim();
  return pictureOf(
    verdict.value,
    { verdict, plausible, start },
    {
      title: `What the buyer gains or loses, year by year (${unit})`,
      axis: `What the buyer gains or loses in each year (${unit})`,
      measure: "buyer value",
      more: quantilesLine(verdict, money),
    },
  );
}

/** The same of a plan: what the group that asks earns more or less in each year, in money a year where that is a currency's. */
export function planPicture({ side, verdict, plausible, money, label, start }: SideSaid) {
  if (verdict.run.years.length < 2) return undefined;
  const { profit, gain } = side;
  const largest = Math.max(...profit.years.map(({ difference }) => Math.abs(difference * gain.aYearOfOne)));
  const scale = SCALES.find(({ least }) => largest >= least) ?? SCALES[SCALES.length - 1];
  const isMoney = isInCurrency(gain);
  const unit = isMoney ? `${scale.word}${gain.unit} a year` : unitIn("profit", money);
  return pictureOf(
    profit,
    { verdict, plausible, start },
    {
      title: `What ${label} earns more or less, year by year (${unit})`,
      axis: `More or less profit in each year (${unit})`,
      measure: `the profit of ${label}`,
      more: [],
      ...(isMoney && { factor: gain.aYearOfOne / scale.by }),
    },
  );
}

/** How amounts are counted on an axis, largest first. */
const SCALES = [
  { least: 1e7, by: 1e6, word: "million " },
  { least: 1e4, by: 1e3, word: "thousand " },
  { least: 0, by: 1, word: "" },
] as const;

export type YearlyPicture = NonNullable<ReturnType<typeof briefPicture>>;

type Along = Pick<SideSaid, "verdict" | "plausible" | "start">;

interface PictureWords {
  readonly title: string;
  readonly axis: string;
  readonly measure: string;
  readonly more: readonly string[];
  /** What values are multiplied by; 1 unless given. */
  readonly factor?: number;
}

function pictureOf(
  { series, years }: SeriesVerdict,
  { verdict: { run, months }, plausible, start }: Along,
  { title, axis, measure, more, factor = 1 }: PictureWords,
) {
  const values = years.map(({ difference }) => difference * factor);
  const last = signed(values[values.length - 1]);
  const isKnown = plausible !== undefined && differenceIn(plausible, series) !== undefined;
  const along = isKnown ? marketsAlong(plausible, series, months[1] + 1, factor) : undefined;
  const byYear = (end: readonly number[]) => run.years.map(({ months: [first] }) => end[first]);
  const markets = along && { lower: byYear(along.lower), upper: byYear(along.upper) };
  const words = {
    title,
    description:
      `Difference in ${measure} in each of ${count(run.years.length)} years, ${overMonths(months)}: from ${signed(values[0])} in the first to ${last} in the last. ${more.join(" ")}`.trim(),
  };
  return {
    words,
    axis,
    years: start === undefined ? "year" : `year; year 1 begins in ${monthWords(months[0], start)}`,
    keys: {
      mean: "mean difference, with its last value",
      interval: "95 % interval",
      markets: plausible === undefined ? "" : bandOfMarkets(plausible),
    },
    values,
    interval: {
      lower: years.map(({ lower }) => lower * factor),
      upper: years.map(({ upper }) => upper * factor),
    },
    markets,
    last,
  };
}
