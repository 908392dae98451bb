import type { Mover } from "../../analyse/plausible/movers.ts";
import { observed } from "../../analyse/plausible/observed.ts";
import type { PlausibleAnswer, PlausibleDifference } from "../../analyse/plausible/spread.ts";
import type { UnlikeSeen } from "../../analyse/plausible/unlikeSeen.ts";
import { ALL, isSame, type Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { yearOf } from "../../worlds/spans.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import type { Spread } from "../../worlds/statistics/spread.ts";
import { groupLabel } from "../names.ts";
import { capital, count, formatPlaces, listed, wholePercent } from "../number.ts";
import { settingLabel, settingNamed } from "../settings.ts";
import { changeInterval, formatInterval, placesWithin, wholePercentRange } from "../together.ts";
import { asWritten, nounOf, overMarkets, type SaidDifference } from "./difference.ts";
import { worseOffRange } from "./shares.ts";

/** Whether an answer holds in markets that are as plausible as the one that was asked about, in words. */

/** What is said of one difference: a contrast of the answer. */
export interface SaidPlausible {
  readonly markets: number;
  /** How many assumed values were moved. */
  readonly moved: number;
  readonly differences: readonly PlausibleDifference[];
  /** The same over all years from the decision on. */
  readonly whole: readonly PlausibleDifference[];
  /** Month of the decision. */
  readonly from: number;
  /** By year of the run and series, in the order of the differences. */
  readonly years: readonly (readonly Spread[])[];
  readonly movers: readonly (readonly Mover[])[];
  /** What people call the groups that have a label. */
  readonly labels: Scenario["labels"];
}

/** @param name  of the contrast */
export function saidPlausible(
  answer: PlausibleAnswer | undefined,
  name: string,
  { labels }: Pick<Scenario, "labels">,
): SaidPlausible | undefined {
  const contrast = answer?.contrasts.find((each) => each.name === name);
  if (answer === undefined || contrast === undefined) return undefined;
  const { differences, whole, years, movers } = contrast;
  const [from] = answer.run.years[0]?.months ?? [0];
  return { markets: answer.draws.length, moved: answer.moved.length, differences, whole, from, years, movers, labels };
}

/** What the interval over worlds does not say. */
export const WITH_THESE = "with these parameter values";

const buyerValue: Series = { measure: "buyerValue", group: ALL };

/**
 * The sentence with both intervals, and one that says what the answer hangs on.
 *
 * @param row      the difference in the market as written that the answer begins with
 * @param isClear  whether it is told from chance
 * @param about    whose movers are named
 */
export function plausibleSentences(
  row: SaidDifference,
  isClear: boolean,
  said: SaidPlausible,
  about: Series = buyerValue,
): string[] {
  const found = differenceIn(said, row);
  if (found === undefined || found.n === 0) return [];
  const { p05, p95 } = found;
  // Nothing that was moved can change what is the same in every world of every market.
  if (isZero(row) && p05 === 0 && p95 === 0) {
    const nothing = `${found.n === 1 ? "the one market" : `${count(found.n)} markets`} that are as plausible nothing changes either (90 %).`;
    const whole = wholeIn(said, row);
    // Months of a table in which nothing changes say nothing of the years beside them.
    if (whole === undefined || (whole.p05 === 0 && whole.p95 === 0)) return [`In ${nothing}`];
    return [`Over the months of the table, in ${nothing}`, ...worseOff(said), ...hangsOn(said, about)];
  }
  const written = isClear ? asWritten(row) : `shows no clear change of ${nounOf(row.measure)}`;
  const opening = isClear ? `In the market as written ${written}` : `The market as written ${written}`;
  const spread = overMarkets(row, found, isClear);
  return [
    `${opening}; over ${markets(found.n)} that are as plausible, ${spread} (90 %).`,
    ...worseOff(said),
    ...hangsOn(said, about),
  ];
}

function markets(many: number): string {
  return many === 1 ? "one market" : `${count(many)} markets`;
}

export function differenceIn({ differences }: SaidPlausible, series: Series): PlausibleDifference | undefined {
  return differences.find((each) => isSame(each.series, series));
}

/** Ends of the band of the markets of a series in each month, by the year that the month is in; NaN where none is known. */
export function marketsAlong(
  { differences, years, from }: SaidPlausible,
  series: Series,
  months: number,
  factor = 1,
): { readonly lower: readonly number[]; readonly upper: readonly number[] } {
  const place = differences.findIndex((each) => isSame(each.series, series));
  const along = (end: "p05" | "p95") =>
    Array.from({ length: months }, (_, month) => {
      return (years[yearOf(month, from)]?.[place]?.[end] ?? Number.NaN) * factor;
    });
  return { lower: along("p05"), upper: along("p95") };
}

/** The same over all years from the decision on. */
export function wholeIn(said: SaidPlausible | undefined, series: Series): PlausibleDifference | undefined {
  return said?.whole.find((each) => isSame(each.series, series));
}

function worseOff(said: SaidPlausible): string[] {
  const found = wholeIn(said, buyerValue);
  if (found === undefined || Number.isNaN(found.worse)) return [];
  const { worse } = found;
  const range = worseOffRange(found);
  const many = worse === 0 ? "none" : worse === 1 ? "all" : wholePercent(worse);
  return [`The buyer is worse off over the whole run in ${many} of these markets${range}.`];
}

/**
 * The same of the reaction of incumbents on their effort: where it lies, how often it goes the other way, and what it
 * hangs on.
 */
export function reactionOverMarkets(row: SaidDifference, isClear: boolean, said: SaidPlausible): string[] {
  const found = differenceIn(said, row);
  if (found === undefined || found.n === 0) return [];
  const verb = row.difference > 0 ? "raises" : "lowers";
  const spread = overMarkets(row, found, isClear);
  const { otherSign, otherSignLower, otherSignUpper } = found;
  const isTold = isClear && !Number.isNaN(otherSign);
  const range = ` (${wholePercentRange(otherSignLower, otherSignUpper)})`;
  const many = otherSign === 0 ? "none" : wholePercent(otherSign);
  const turned = isTold ? [`It goes the other way in ${many} of these markets${range}.`] : [];
  const over =
    found.n === said.markets ? `the same ${markets(found.n)}` : `the ${count(found.n)} of these that have one`;
  const head = `Over ${over} the reaction of incumbents`;
  if (isZero(row) && found.p05 === 0 && found.p95 === 0) {
    return [`${head} leaves their service effort as it is (90 %).`];
  }
  const said90 = spread.startsWith("by ")
    ? `${head} ${verb} their service effort ${spread}`
    : `${head} does no one thing to their service effort: ${spread}`;
  return [`${said90} (90 %).`, ...turned, ...hangsOn(said, row)];
}

/** What is seen of markets, inside a sentence, and whether it is a share. */
const seenOf: Readonly<Record<string, readonly [noun: string, isShare: boolean]>> = {
  margin: ["the margin of suppliers", true],
  attrition: ["the share of old spend that ends each year", true],
  gini: ["how unequally suppliers are paid (Gini)", false],
};

/** What plausible markets are taken by: `the margin of suppliers (3 to 22 %), ..`. */
export const TAKEN_BY = listed(
  observed.map(({ what, low, high }) => {
    const [noun, isShare] = seenOf[what] ?? [what, false];
    return `${noun} (${formatInterval(low, high, isShare)})`;
  }),
);

/** That the market as written is none that would be taken as plausible, and why; nothing where it would. */
export function unlikeSeenSentences(unlike: readonly UnlikeSeen[]): string[] {
  if (unlike.length === 0) return [];
  const why = unlike.map(({ what, low, high, simulated: { mean, lower, upper } }) => {
    const [noun, isShare] = seenOf[what] ?? [what, false];
    const { value, range } = placesWithin(mean, lower, upper, isShare ? 1 : 2, isShare);
    return `${capital(noun)} is ${value} here (${range}); of real markets ${formatInterval(low, high, isShare)} is known.`;
  });
  return [
    "The market as written would itself be left out of the plausible markets, which are taken by what is known of real ones.",
    ...why,
  ];
}

/** Settings that a sentence names; more would not be read. */
const MOST_NAMED = 3;

/** Values that clearly go with the difference of a series over all years, the closest first. */
export function clearMovers({ differences, movers }: SaidPlausible, series: Series): Mover[] {
  const place = differences.findIndex((each) => isSame(each.series, series));
  return (movers[place] ?? [])
    .filter(({ pHolm }) => pHolm < LEVEL)
    .toSorted((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

const LEVEL = 0.05;

function hangsOn(said: SaidPlausible, about: Series): string[] {
  if (differenceIn(said, about) === undefined) return [];
  const named = clearMovers(said, about).slice(0, MOST_NAMED);
  const whose = about.group === ALL ? "" : ` of ${groupLabel(said, about.group)}`;
  const what = `the difference in ${nounOf(about.measure)}${whose} over the whole run`;
  const all = `the ${count(said.moved)} assumed values that were moved`;
  if (named.length === 0) return [`None of ${all} stands out in what it does to ${what} there.`];
  const list = listed(
    named.map(({ path, correlation }) => `${settingLabel(settingNamed(path, said))} (${correlationText(correlation)})`),
  );
  return [`Of ${all}, ${what} hangs most on ${list}.`, CORRELATIONS];
}

/** What the numbers behind the settings are, in a sentence. */
const CORRELATIONS =
  "These are rank correlations over the markets: above 0, the higher the setting, the higher the difference.";

/** `-0.41`. */
export function correlationText(correlation: number): string {
  return Number.isNaN(correlation) ? "-" : `${correlation > 0 ? "+" : ""}${formatPlaces(correlation, 2)}`;
}

/** Head of the column that tables get. */
export const MARKETS_HEAD = "90 % of markets";

/** What the column means. */
export function marketsNote({ markets: many }: SaidPlausible): string {
  return `90 % of markets: where the difference lies in nine of ten of ${markets(many)} that are as plausible`;
}

/** Where the difference lies over the markets, with signs: `-0.06 to -0.01`. */
export function marketsCell(said: SaidPlausible, series: Series, factor = 1): string {
  const found = differenceIn(said, series);
  return found === undefined || found.n === 0
    ? "-"
    : changeInterval(series.measure, found.p05 * factor, found.p95 * factor);
}

/** What programs are told. */
export function plausibleObject(said: SaidPlausible): object {
  const { markets: many, moved, differences } = said;
  return {
    markets: many,
    moved,
    differences: differences.map(({ series, relative, ...numbers }) => {
      const all = { ...series, ...numbers };
      return { ...withoutNaN(all), relative: withoutNaN(relative) };
    }),
    ...overRun(said),
    hangsOn: clearMovers(said, buyerValue).map(({ path, correlation }) => ({ path, correlation })),
  };
}

/** The value over all years: no sign of the market as written is known of it. */
function overRun(said: SaidPlausible): object {
  const found = wholeIn(said, buyerValue);
  if (found === undefined) return {};
  const { series, relative, otherSign, otherSignLower, otherSignUpper, ...numbers } = found;
  return { overRun: { ...withoutNaN({ ...series, ...numbers }), relative: withoutNaN(relative) } };
}

function withoutNaN(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number.isNaN(value) ? null : value]));
}
