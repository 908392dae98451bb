import type { CatfishEffect, PartOfEffect, SeriesEffect } from "../../analyse/catfishEffect.ts";
import type { MonthlyPart } from "../../analyse/effectOverTime.ts";
import { isClear } from "../../analyse/phases.ts";
import { measures } from "../../model/measures.ts";
import type { Part, ReactionPart } from "../../worlds/arms.ts";
import { axisTitle, labelled, saidSeries, showingOf, subjectsOf, tellsNothing } from "../names.ts";
import { count, isPercent, monthsInWords, worlds } from "../number.ts";
import { alignedSigned, changeAndInterval } from "../together.ts";
import { tellingMonths } from "../track.ts";
import {
  buyerValue,
  effectClause,
  effectOn,
  partNames,
  partsInWords,
  price,
  reactionNames,
  shownFactor,
} from "./effectParts.ts";
import { monthCount, type TextTable } from "./overTime.ts";
import type { SaidPlausible } from "./plausible.ts";

/** The parts in the order in which they add up. */
export const partOrder: readonly Part[] = ["substitution", "catfish", "total"];

/** The measures that are drawn: those of the other charts, as buyers ask. */
export function drawnEffects(result: CatfishEffect): SeriesEffect[] {
  const effects = subjectsOf({ ...result.scenario, asker: undefined }).flatMap(
    ({ measure, groups }) => groups.flatMap((group) => effectOn(result, { measure, group }) ?? [])[0] ?? [],
  );
  return effects.filter(({ series, means }) => !tellsNothing(series.measure, Object.values(means)));
}

/** What is measured, with the unit of its difference. */
export function effectAxis({ scenario, money }: CatfishEffect, { series }: SeriesEffect): string {
  const showing = showingOf(series.measure, money);
  return axisTitle(showing.percent ? { ...showing, unit: "percentage points" } : showing, labelled(scenario, series));
}

/** Title, subtitle, text alternative and table of the chart of the parts of an effect. */
export function effectWords(result: CatfishEffect, effects: readonly SeriesEffect[]) {
  const [first, last] = result.window;
  const title = effectTitle(result);
  const said = effects.map((effect) => `${effectAxis(result, effect)}: ${partsInWords(effect)}`);
  return {
    title,
    subtitle: `Difference from the same ${worlds(result.replications)} without entry, mean of months ${first} to ${last}; in brackets: 95 % interval. Each measure has its own scale; the upright line is no effect. Buying elsewhere: entry while incumbents do what they do without it.`,
    description: `${title}. Bars that add up, with 95 % intervals, means over months ${first} to ${last}. ${said.join("; ")}.`,
    table: tableOf(result, effects),
  };
}

/** What the marks are called that have no words beside them. */
export const effectKeys = {
  interval: "95 % interval; ~ no clear effect",
  markets: ({ markets }: SaidPlausible) => `total in nine in ten of ${count(markets)} plausible markets`,
} as const;

/** Buyer value, or the price where that is missing. */
function effectTitle(result: CatfishEffect): string {
  const effect = effectOn(result, buyerValue) ?? effectOn(result, price);
  if (effect !== undefined)
    return `Letting newcomers in ${effectClause(result, effect)}; ${monthsInWords(result.window)}, ${worlds(effect.n)}`;
  if (result.replications > 1)
    return "Nothing can be said of the effect of entry: hardly any world has a buyer value or a price in all three arms";
  return "Nothing can be said of the effect of entry: it takes two worlds or more";
}

/** What stands beside the bar of a part: its sign in the sum, its name, its size, and what a clear total is to the buyer. */
export function barWords({ series: { measure } }: SeriesEffect, part: Part | ReactionPart, of: PartOfEffect) {
  const sign = part === "substitution" ? "" : part === "total" ? "= " : "+ ";
  const isOfReaction = part === "catfishEffort" || part === "catfishPrice" || part === "catfishOrders";
  const { better } = measures[measure];
  const isJudged = part === "total" && isClear(of) && better !== "neutral";
  const verdict = (better === "higher") === of.difference > 0 ? ", better" : ", worse";
  const { value, range } = changeAndInterval(measure, isClear(of) ? of.difference : Number.NaN, of.lower, of.upper);
  return {
    name: `${sign}${isOfReaction ? reactionNames[part] : partNames[part]}`,
    size: `${isClear(of) ? value : "~"} (${range})${isJudged ? verdict : ""}`,
  };
}

function tableOf(result: CatfishEffect, effects: readonly SeriesEffect[]): TextTable {
  return {
    columns: ["Measure", ...partOrder.flatMap((part) => [partNames[part], "95 % interval"]), "n"],
    rows: effects.map((effect) => {
      const { measure } = effect.series;
      const cells = partOrder.flatMap((part) => {
        const { difference, lower, upper } = effect[part];
        const { value, range } = changeAndInterval(measure, difference, lower, upper);
        return [value, range];
      });
      return [effectAxis(result, effect), ...cells, count(effect.n)];
    }),
  };
}

/** One series of a part along the months, as shown. */
export function effectAlong(
  { series, months, monthly }: CatfishEffect,
  effect: SeriesEffect,
  part: Part,
  statistic: Exclude<keyof MonthlyPart, "n">,
): number[] {
  const place = series.indexOf(effect.series);
  const factor = shownFactor(effect);
  return Array.from({ length: months }, (_, month) => monthly[part][statistic][month * series.length + place] * factor);
}

/** Title, subtitle, text alternative and table of the chart of an effect over time. */
export function effectOverTimeWords(result: CatfishEffect, effects: readonly SeriesEffect[], markets?: SaidPlausible) {
  const title = overTimeTitle(result);
  const last = effects.map((effect) => lastInWords(result, effect)).join("; ");
  return {
    title,
    subtitle: `Difference from the same ${worlds(result.replications)} without entry, mean of each month; bands: 95 % interval. In every month the two coloured lines add up to the black one.${markets === undefined ? "" : ` Wide band: the ${totalByYear(markets)}, each with other assumed values.`}`,
    description: `${title}. Line charts over ${monthCount(result.months)} of the total effect of entry and its two parts, which add up in every month. ${last}.`,
    table: overTimeTable(result, effects),
  };
}

/** What the wide band is called: it has steps, since plausible markets are kept by year. */
export function totalByYear(markets: SaidPlausible): string {
  return `${effectKeys.markets(markets)}, by year`;
}

/** When each part is clearly there, in the words of buyer value, or of the price where that is missing. */
function overTimeTitle(result: CatfishEffect): string {
  const effect = effectOn(result, buyerValue) ?? effectOn(result, price);
  if (effect === undefined) return effectTitle(result);
  const name = saidSeries(result.scenario, effect.series);
  const n = worlds(effect.n);
  const [elsewhere, reaction, total] = partOrder.map((part) => clearMonths(result, effect, part));
  if (elsewhere === undefined && reaction === undefined) {
    if (total !== undefined) return `Entry ${said(total, name)}, though neither of its parts does for long, ${n}`;
    return `In no months in a row does entry clearly change ${name}, ${n}`;
  }
  const first = elsewhere === undefined ? `does not clearly change ${name}` : `${said(elsewhere, name)}`;
  if (reaction === undefined) return `Buying elsewhere ${first}; the reaction of incumbents never does for long, ${n}`;
  const again = elsewhere === undefined ? name : "it";
  return `Buying elsewhere ${first}; the reaction of incumbents ${said(reaction, again)}, most in month ${reaction.peak}, ${n}`;
}

/** Months in a row in which a part is clear of zero on one side. */
export interface ClearMonths {
  readonly first: number;
  readonly last: number;
  /** Where it is largest. */
  readonly peak: number;
  readonly raises: boolean;
  readonly toTheEnd: boolean;
}

function said({ first, last, raises, toTheEnd }: ClearMonths, name: string): string {
  const when = toTheEnd ? `from month ${first} on` : `in months ${first} to ${last}`;
  return `clearly ${raises ? "raises" : "lowers"} ${name} ${when}`;
}

/** Fewer months in a row than this may be luck: one interval in twenty misses. */
const LASTING = 6;

/** The longest time in which the 95 % interval of a part stays clear of zero; undefined where there is none that lasts. */
export function clearMonths(result: CatfishEffect, effect: SeriesEffect, part: Part): ClearMonths | undefined {
  const { months } = result;
  const [lower, upper] = [effectAlong(result, effect, part, "lower"), effectAlong(result, effect, part, "upper")];
  const sizes = effectAlong(result, effect, part, "difference").map(Math.abs);
  const side = (month: number) => (lower[month] > 0 ? 1 : upper[month] < 0 ? -1 : 0);
  let [from, to] = [0, 0];
  for (let start = 0; start < months; ) {
    let end = start + 1;
    while (end < months && side(end) === side(start)) end++;
    if (side(start) !== 0 && end - start > to - from) [from, to] = [start, end];
    start = end;
  }
  if (to - from < LASTING) return undefined;
  const peak = sizes.indexOf(Math.max(...sizes.slice(from, to)), from);
  return { first: from, last: to - 1, peak, raises: side(from) > 0, toTheEnd: to === months };
}

function lastInWords(result: CatfishEffect, effect: SeriesEffect): string {
  const last = partOrder.map((part) => effectAlong(result, effect, part, "difference")[result.months - 1]);
  const said = partsAligned(effect, last);
  const parts = partOrder.map((part, index) => `${partNames[part]} ${said[index]}`);
  return `${effectAxis(result, effect)}, in the last month: ${parts.join(", ")}`;
}

/** The parts of an effect, which add up, with the same decimals. */
export function partsAligned({ series }: SeriesEffect, parts: readonly number[]): string[] {
  return alignedSigned(parts, isPercent(series.measure));
}

function overTimeTable(result: CatfishEffect, effects: readonly SeriesEffect[]): TextTable {
  const columns = effects.map((effect) => {
    const parts = partOrder.map((part) => effectAlong(result, effect, part, "difference"));
    return {
      names: partOrder.map((part) => `${effectAxis(result, effect)}, ${partNames[part]}`),
      cells: (month: number) =>
        partsAligned(
          effect,
          parts.map((values) => values[month]),
        ),
    };
  });
  return {
    columns: ["Month", ...columns.flatMap(({ names }) => names)],
    rows: tellingMonths(result.months).map((month) => [String(month), ...columns.flatMap(({ cells }) => cells(month))]),
  };
}
