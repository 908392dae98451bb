import type { CatfishEffect, MonthlyPart, SeriesEffect } from "../analyse/catfishEffect.ts";
import { signed } from "../words/en/effect.ts";
import { firstPossibleEntry, inSentence } from "../words/names.ts";
import { worlds } from "../words/number.ts";
import { showingOf, tellingMonths } from "../words/track.ts";
import type { Part } from "../worlds/arms.ts";
import { drawnEffects, titleOf } from "./catfishEffect.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "./chart.ts";
import { buyerValue, effectOn, price, shownFactor } from "./effect/origin.ts";
import { partStyle } from "./effect/waterfall.ts";
import { fanPanel, type Mark } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { View } from "./marks.ts";
import { ink, kindStyle } from "./theme.ts";

const ENTRY_DASH = [2, 2];
const order: readonly Part[] = ["substitution", "catfish", "total"];

/** Lines of the parts: the total heavy, the others by colour and dash. */
const lineStyle: Readonly<
  Record<Part, { readonly colour: string; readonly dash: readonly number[]; readonly width: number }>
> = {
  substitution: { colour: kindStyle.newcomer.colour, dash: [5, 3], width: 2 },
  catfish: { colour: kindStyle.fixed.colour, dash: [1, 0], width: 2 },
  total: { colour: ink.scenario, dash: [1, 0], width: 2.8 },
};

/** Chart 5, over time: in each month the difference that entry makes, and its two parts. */
export function catfishEffectOverTime(result: CatfishEffect, provenance: Provenance): Chart {
  const effects = drawnEffects(result);
  const title = finding(result);
  const description = `${title}. Line charts over ${result.months} months of the total effect of entry and its two parts, which add up in every month. ${effects.map((effect) => lastInWords(result, effect)).join("; ")}.`;
  return {
    id: "catfish-effect-over-time",
    title,
    description,
    table: tableOf(result, effects),
    spec: composeChart({
      title,
      subtitle: `Difference from the same ${worlds(result.replications)} without entry, mean of each month; bands: 95 % interval. In every month the two coloured lines add up to the black one.`,
      description,
      provenance,
      foot: foot(result),
      views: [...keyView(keyItems(result)), panelGrid(effects.flatMap((effect) => panelOf(result, effect) ?? []))],
    }),
  };
}

/** One series of a part along the months, as shown. */
function along(
  { series, months }: CatfishEffect,
  effect: SeriesEffect,
  values: Float64Array,
  factor: number,
): number[] {
  const place = series.indexOf(effect.series);
  return Array.from({ length: months }, (_, month) => values[month * series.length + place] * factor);
}

function panelOf(result: CatfishEffect, effect: SeriesEffect): View | undefined {
  const factor = shownFactor(effect);
  const values = (part: Part, statistic: keyof MonthlyPart) =>
    along(result, effect, result.monthly[part][statistic], statistic === "n" ? 1 : factor);
  const last = (part: Part) => values(part, "difference")[result.months - 1];
  return fanPanel({
    title: titleOf(result, effect),
    months: Array.from({ length: result.months }, (_, month) => month),
    monthTitle: "month",
    fromZero: true,
    levels: [0],
    bands: order.map((part) => ({
      lower: values(part, "lower"),
      upper: values(part, "upper"),
      colour: lineStyle[part].colour,
      opacity: 0.22,
    })),
    marks: entryMark(result),
    lines: order.map((part) => ({ values: values(part, "difference"), ...lineStyle[part] })),
    labels: order.map((part) => ({
      text: signed(last(part), 1),
      value: last(part),
      colour: part === "total" ? ink.text : lineStyle[part].colour,
      bold: part === "total",
    })),
    width: 260,
    height: 130,
  });
}

function entryMark({ scenario }: CatfishEffect): Mark[] {
  const month = firstPossibleEntry(scenario.market);
  return month === undefined ? [] : [{ month, colour: ink.quiet, dash: ENTRY_DASH }];
}

function keyItems(result: CatfishEffect): KeyItem[] {
  const lines = order.map((part): KeyItem => ({ label: partStyle[part].label, sample: "line", ...lineStyle[part] }));
  const [mark] = entryMark(result);
  if (mark === undefined) return lines;
  const label = `first possible entry (month ${mark.month})`;
  return [...lines, { label, sample: "upright", colour: mark.colour, dash: mark.dash }];
}

/** When each part is clear of zero, for buyer value or else the price. */
function finding(result: CatfishEffect): string {
  const effect = effectOn(result, buyerValue) ?? effectOn(result, price);
  if (effect === undefined) return "Nothing can be said of the effect of entry over time: it takes two worlds or more";
  const showing = showingOf(effect.series.measure, result.money);
  const name = inSentence(showing, effect.series);
  const n = worlds(effect.n);
  const elsewhere = clearMonths(result, effect, "substitution");
  const reaction = clearMonths(result, effect, "catfish");
  if (elsewhere === undefined && reaction === undefined)
    return `In no months in a row does entry clearly change ${name}, ${n}`;
  const first = elsewhere === undefined ? `does not clearly change ${name}` : `${said(elsewhere, name)}`;
  if (reaction === undefined) return `Buying elsewhere ${first}; the reaction of incumbents never does for long, ${n}`;
  const again = elsewhere === undefined ? name : "it";
  return `Buying elsewhere ${first}; the reaction of incumbents ${said(reaction, again)}, most in month ${reaction.peak}, ${n}`;
}

/** Months in a row in which a part is clear of zero on one side. */
interface ClearMonths {
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
function clearMonths(result: CatfishEffect, effect: SeriesEffect, part: Part): ClearMonths | undefined {
  const { months, monthly } = result;
  const lower = along(result, effect, monthly[part].lower, 1);
  const upper = along(result, effect, monthly[part].upper, 1);
  const sizes = along(result, effect, monthly[part].difference, 1).map(Math.abs);
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
  const factor = shownFactor(effect);
  const parts = order.map((part) => {
    const values = along(result, effect, result.monthly[part].difference, factor);
    return `${partStyle[part].label} ${signed(values[result.months - 1], 1)}`;
  });
  return `${titleOf(result, effect)}, in the last month: ${parts.join(", ")}`;
}

function tableOf(result: CatfishEffect, effects: readonly SeriesEffect[]): ChartTable {
  const columns = effects.flatMap((effect) => {
    const factor = shownFactor(effect);
    return order.map((part) => ({
      name: `${titleOf(result, effect)}, ${partStyle[part].label}`,
      values: along(result, effect, result.monthly[part].difference, factor),
    }));
  });
  return {
    columns: ["Month", ...columns.map(({ name }) => name)],
    rows: tellingMonths(result.months).map((month) => [
      String(month),
      ...columns.map(({ values }) => signed(values[month], 1)),
    ]),
  };
}
