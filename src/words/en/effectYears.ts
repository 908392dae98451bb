import type { CatfishEffect, SeriesEffect } from "../../analyse/catfishEffect.ts";
import type { YearlyPart } from "../../analyse/effectOverTime.ts";
import type { Part, ReactionPart } from "../../worlds/arms.ts";
import { saidSeries } from "../names.ts";
import { formatNumber, isPercent, listed, signed, wholePercent, worlds } from "../number.ts";
import { alignedSigned, inBrackets, wholePercentsWithin, wholePercentWithin } from "../together.ts";
import { effectAxis } from "./effectCharts.ts";
import { buyerValue, effectOn, partNames, reactionNames, shownFactor } from "./effectParts.ts";
import type { TextTable } from "./overTime.ts";

/** Most years of which a sentence gives the share; of longer runs some, the first and the last among them. */
const MOST_YEARS = 10;

/** Width of an interval of a share, in points, beyond which the first sentences do not say it. */
const WIDEST_SAID = 100;

/** The measure that is told by year: buyer value, of which the reaction is taken apart too. */
export function effectByYear(result: CatfishEffect): SeriesEffect | undefined {
  return effectOn(result, buyerValue);
}

/** One series of a part along the years, in what is shown; shares in percent. */
export function alongYears(
  { series, yearly }: Pick<CatfishEffect, "series" | "yearly">,
  effect: SeriesEffect,
  part: Part | ReactionPart,
  statistic: keyof YearlyPart,
): number[] {
  const values = yearly[part][statistic];
  const isOfSeries = part === "total" || part === "substitution" || part === "catfish";
  const [stride, place] = isOfSeries ? [series.length, series.indexOf(effect.series)] : [1, 0];
  const factor = statistic === "n" ? 1 : statistic.startsWith("share") ? 100 : shownFactor(effect);
  return Array.from({ length: values.length / stride }, (_, year) => values[year * stride + place] * factor);
}

/** The reaction's share of what entry does to buyer value, year by year; nothing for a run of one year. */
export function sharesByYear(result: CatfishEffect): string[] {
  const effect = effectByYear(result);
  if (effect === undefined) return [];
  const shares = alongYears(result, effect, "catfish", "share");
  if (shares.length < 2) return [];
  const noun = saidSeries(result.scenario, effect.series);
  const isKnown = (year: number) => Number.isFinite(shares[year]);
  const years = [...shares.keys()];
  const [known, none] = [years.filter(isKnown), years.filter((year) => !isKnown(year))];
  const why = "where the total is not clear of zero, or buying elsewhere and the reaction go opposite ways";
  if (known.length === 0)
    return [`In no year of the run has the reaction a share of the change in ${noun}: that is ${why}.`];
  const told = someOf(known).map((year) => `${wholePercent(shares[year] / 100)} in year ${year + 1}`);
  const without = none.length === 0 ? "" : `; none in ${yearsInWords(none)}, ${why}`;
  return [
    `By year of the run, the reaction's share of the change in ${noun} is ${listed(told)} (intervals in effect-years.csv)${without}.`,
  ];
}

/**
 * The shape of the reaction's share of what entry does to buyer value: first, at its peak and last; none of a year in
 * which the parts go opposite ways.
 */
export function reactionByYear(result: CatfishEffect): string[] {
  const effect = effectByYear(result);
  if (effect === undefined) return [];
  const [shares, lower, upper] = (["share", "shareLower", "shareUpper"] as const).map((name) =>
    alongYears(result, effect, "catfish", name),
  );
  const all = [...shares.keys()].filter((year) => Number.isFinite(shares[year]));
  // A share that may be anything, `10 % (-11 to 2,826)`, is none to begin an answer with.
  const known = all.filter((year) => upper[year] - lower[year] <= WIDEST_SAID);
  if (known.length === 0) return [];
  const said = (year: number, isBare = false) => {
    const { value, range } = wholePercentsWithin(shares[year] / 100, lower[year] / 100, upper[year] / 100);
    return `${value} %${isBare ? "" : ` (${range})`} in year ${year + 1}`;
  };
  const [first, last] = [known[0], known[known.length - 1]];
  const subject = "Of what entry does to buyer value, the reaction of incumbents";
  if (first === last) {
    const others = all.length === 1 ? "has it a share" : "do the worlds tell its share";
    return [`${subject} is ${said(first)}, and in no other year of the run ${others}.`];
  }
  const [peak, trough] = [1, -1].map((side) =>
    known.reduce((most, year) => (side * shares[year] > side * shares[most] ? year : most), first),
  );
  // What lies clearly below both ends is neither growing nor fading between them.
  const isDip = upper[trough] < Math.min(lower[first], lower[last]);
  const isBetween = peak !== first && peak !== last;
  if (!isBetween && !isDip) {
    const verb = peak === last ? "grows" : "fades";
    return [`${subject} ${verb} from ${said(first)} to ${said(last)}.`];
  }
  // Three shares with the ends of their intervals are more than anybody keeps in mind.
  const turn = isBetween ? `${said(peak, true)}, its peak` : `${said(trough, true)}, its lowest`;
  return [`${subject} is ${said(first, true)}, ${turn}, and ${said(last, true)} (intervals in effect-years.csv).`];
}

function someOf(years: readonly number[]): readonly number[] {
  if (years.length <= MOST_YEARS) return years;
  const step = (years.length - 1) / (MOST_YEARS - 1);
  return Array.from({ length: MOST_YEARS }, (_, place) => years[Math.round(place * step)]);
}

/** `year 3`, `years 1 to 3 and 8`. */
function yearsInWords(years: readonly number[]): string {
  const stretches: [number, number][] = [];
  for (const year of years) {
    const last = stretches.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else stretches.push([year, year]);
  }
  const said = stretches.map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1} to ${to + 1}`));
  return `${years.length === 1 ? "year" : "years"} ${listed(said)}`;
}

/** What the chart by year draws: the parts, the reaction as what it is made of. */
export const drawnParts = ["substitution", "catfishEffort", "catfishPrice", "catfishOrders", "total"] as const;

export function partName(part: (typeof drawnParts)[number]): string {
  return part === "substitution" || part === "total" ? partNames[part] : `reaction: ${reactionNames[part]}`;
}

/** Title, subtitle, text alternative and table of the chart by year. */
export function effectYearsWords(result: CatfishEffect, effect: SeriesEffect) {
  const title = yearsTitle(result, effect);
  const axis = effectAxis(result, effect);
  const [last] = alongYears(result, effect, "total", "difference").slice(-1);
  return {
    title,
    subtitle: `Difference from the same ${worlds(result.replications)} without entry, mean of each year of the run; bands: 95 % interval. In every year buying elsewhere and the three parts of the reaction add up to the total.`,
    description: `${title}. Line charts by year of the run of the total effect of entry on ${axis} and its parts, and of the reaction's share of it. Total in the last year ${signed(last, isPercent(effect.series.measure))}.`,
    table: yearsTable(result, effect),
  };
}

/** Where the share is smallest and where it is largest. */
function yearsTitle(result: CatfishEffect, effect: SeriesEffect): string {
  const shares = alongYears(result, effect, "catfish", "share");
  const noun = saidSeries(result.scenario, effect.series);
  const known = shares.filter(Number.isFinite);
  const n = worlds(effect.n);
  if (known.length === 0) return `In no year has the reaction a share of what entry does to ${noun}, ${n}`;
  const said = (share: number) => `${wholePercent(share / 100)} in year ${shares.indexOf(share) + 1}`;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const range = least === most ? said(least) : `between ${said(least)} and ${said(most)}`;
  return `The reaction's share of what entry does to ${noun} is ${range}, ${n}`;
}

function yearsTable(result: CatfishEffect, effect: SeriesEffect): TextTable {
  const inPoints = isPercent(effect.series.measure);
  const [share, lower, upper] = (["share", "shareLower", "shareUpper"] as const).map((name) =>
    alongYears(result, effect, "catfish", name),
  );
  const columns = drawnParts.map((part) => alongYears(result, effect, part, "difference"));
  return {
    columns: ["Year", ...drawnParts.map(partName), "share of the reaction"],
    rows: share.map((value, year) => [
      formatNumber(year + 1),
      ...alignedSigned(
        columns.map((values) => values[year]),
        inPoints,
      ),
      Number.isFinite(value) ? inBrackets(wholePercentWithin(value / 100, lower[year] / 100, upper[year] / 100)) : "-",
    ]),
  };
}
