import type { Market } from "../model/market.ts";
import { measureNames, measures } from "../model/measures.ts";
import { measuresIn, type Series } from "../model/series.ts";
import { type Money, unitIn } from "../worlds/money.ts";
import type { Span, SpannedSeries } from "../worlds/valuesOver.ts";
import { byText, type Field, type Frame, frameOf } from "./frame.ts";

/** A series with its place in the arrays of a result. */
export interface PlacedSeries extends Series {
  readonly index: number;
  readonly unit: string;
}

/** The series in the order of a table that is sorted by measure and group; `money` is what their amounts are counted in. */
export function seriesInOrder(series: readonly Series[], money?: Money): PlacedSeries[] {
  return series
    .map(({ measure, group }, index) => ({ measure, group, index, unit: unitIn(measure, money) }))
    .sort((a, b) => byText(a.measure, b.measure) || byText(a.group, b.group));
}

/** The same of series over several spans of months. */
export function spannedInOrder(
  series: readonly SpannedSeries[],
  money?: Money,
): (PlacedSeries & { readonly over: Span })[] {
  return seriesInOrder(series, money)
    .map((placed) => ({ ...placed, over: series[placed.index].over }))
    .sort((a, b) => byText(a.measure, b.measure) || byText(a.group, b.group) || byText(a.over, b.over));
}

/** Which months a row is over. */
export const overColumn: Field = {
  name: "over",
  type: "string",
  meaning:
    "Months of the mean. window: those of --window, the second half of the run unless given; run: all, later years discounted; first, later: the first half of the years, and those after, discounted alike.",
};

/** Columns that several tables share, so that they can be joined. */
export const scenarioColumn: Field = { name: "scenario", type: "string", meaning: "Name of the scenario." };
export const measureColumn: Field = {
  name: "measure",
  type: "string",
  meaning: "Name of the measure; see measures.",
};
export const unitColumn: Field = {
  name: "unit",
  type: "string",
  meaning: "Unit of the measure; shares are fractions.",
};
export const groupColumn: Field = {
  name: "group",
  type: "string",
  meaning: "all, the name of a group, or incumbents: the relations under contract when the run began.",
};

/** Ends of the interval of a share. @param name  of its column */
export function shareEnds(name: string): Field[] {
  return [
    { name: `${name}Lower`, type: "number", meaning: "Lower end of its 95 % interval (Wilson 1927)." },
    { name: `${name}Upper`, type: "number", meaning: "Upper end of its 95 % interval (Wilson 1927)." },
  ];
}

/**
 * The dictionary of measures; the only table that is not ASCII, because it holds the Chinese labels.
 *
 * @param markets  whose measures they are; all that there are unless given
 */
export function measuresTable(money?: Money, markets?: readonly Market[]): Frame {
  const known = markets === undefined ? measureNames : measuresIn(markets);
  const names = [...known].sort(byText);
  return frameOf(
    {
      name: "measures",
      title: "Dictionary: one row for each measure",
      fields: [
        { name: "measure", type: "string", meaning: "Name used in all other files.", categories: known },
        { name: "unit", type: "string", meaning: "Unit; shares are fractions." },
        {
          name: "better",
          type: "string",
          meaning: "What a buyer calls better: lower, higher or neutral.",
          categories: ["lower", "higher", "neutral"],
        },
        { name: "labelEnglish", type: "string", meaning: "Label for axes and tables." },
        { name: "labelChinese", type: "string", meaning: "The same in Chinese." },
        { name: "definition", type: "string", meaning: "How it is computed." },
      ],
      key: ["measure"],
      isReferredTo: "anywhere",
      precision: "short",
    },
    names.map((name) => {
      const { better, label, labelChinese, definition } = measures[name];
      return [name, unitIn(name, money), better, label, labelChinese, definition];
    }),
  );
}
