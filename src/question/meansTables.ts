import { type MeansWorth, sideOf, type Worth, type WorthFigure, worthFigures } from "../analyse/means.ts";
import { type Gain, isInCurrency } from "../analyse/supplierSide.ts";
import { byText, type Cell, type Field, type Frame, frameOf, type Shape } from "../result/frame.ts";
import {
  axisOf,
  type DifferingRow,
  differingRows,
  type Grid,
  gridFrame,
  gridOf,
  inColumns,
  inEachRow,
  inRows,
  readGrid,
} from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import { seriesColumn } from "../result/record.ts";
import type { SavedFolder } from "../result/savedFolder.ts";
import { groupColumn, measureColumn, scenarioColumn, unitColumn } from "../result/series.ts";
import { replicationField, worldsAxis } from "../result/windowMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type MeansPlan, type MeansSeen, meansNames } from "../worlds/means.ts";
import { type Money, moneyOf, unitIn } from "../worlds/money.ts";
import type { KeptSeries } from "../worlds/points.ts";
import type { MeanInterval } from "../worlds/statistics/intervals.ts";

/** `means-by-world.csv`, the record of what each means of a strategy is worth, and `means.csv`, which follows from it. */

/** Of the scenario as it is: nothing is left out. */
const NOTHING = "nothing";

export function meansByWorldShape(series: readonly KeptSeries[], money: Money, last: number): Shape {
  return {
    name: "means-by-world",
    title: "The scenario as it is and without each means of the strategy: one row for each of them and world",
    fields: [
      scenarioColumn,
      {
        name: "without",
        type: "string",
        meaning: "Means of the strategy that is left out, all else as it is; nothing: the scenario as it is.",
        categories: [NOTHING, ...meansNames],
      },
      replicationField,
      ...series.map((serie): Field => {
        return {
          name: seriesColumn(serie),
          type: "number",
          unit: unitIn(serie.measure, money),
          meaning: serie.months === undefined ? `In month ${last}.` : `Mean over months ${serie.months.join(" to ")}.`,
        };
      }),
    ],
    key: ["scenario", "without", "replication"],
    precision: "full",
  };
}

/** Whose record it is: known before any of it is read. */
export interface MeansOf {
  readonly plan: MeansPlan;
  readonly scenario: Scenario;
  /** Numbers of the worlds. */
  readonly worlds: readonly number[];
}

function meansGrid({ plan, scenario, worlds }: MeansOf): Grid {
  const { means, series, window } = plan;
  const places = [NOTHING, ...means].map((name, place) => ({ name, place })).toSorted((a, b) => byText(a.name, b.name));
  return gridOf(meansByWorldShape(series, moneyOf(scenario), window[1]), 3, [
    inEachRow(scenario.name),
    axisOf(
      places,
      ({ name }) => [name],
      ({ place }) => place * worlds.length,
    ),
    worldsAxis(worlds),
  ]);
}

/** All markets one after the other, as columns. */
function columnsOf({ plan, worlds }: MeansOf, seen: MeansSeen): Float64Array[] {
  const width = plan.series.length;
  const all = new Float64Array(seen.length * worlds.length * width);
  for (const [place, values] of seen.entries()) all.set(values, place * worlds.length * width);
  return inColumns(all, width);
}

/** The record as a table. */
export function meansRecordTable(of: MeansOf, seen: MeansSeen): Frame {
  return gridFrame(meansGrid(of), columnsOf(of, seen));
}

/** @throws BadFolder where the table is missing, damaged, or has other rows than there should be */
export function readMeans(folder: SavedFolder, manifest: Manifest, of: MeansOf): MeansSeen {
  const all = inRows(readGrid(folder, manifest, meansGrid(of)));
  const size = of.worlds.length * of.plan.series.length;
  return of.plan.markets.map((_, place) => all.slice(place * size, (place + 1) * size));
}

/** The rows of some worlds that come out otherwise, the first of each world and means. */
export function differingMeans(of: MeansOf, saved: MeansSeen, now: MeansSeen): DifferingRow[] {
  return differingRows(
    meansGrid(of),
    columnsOf(of, saved),
    columnsOf(of, now),
    ([scenario, without, world]) => `world ${world} of ${scenario} without ${without}`,
  );
}

/** What the rows of `means.csv` are of beside single means. */
const TOGETHER = { sum: "(sum)", whole: "(whole)", more: "(sum less whole)" } as const;

export const worthShape: Shape = {
  name: "means",
  title: "What each means of the strategy is worth, in the same worlds without it: one row for each means and measure",
  fields: [
    scenarioColumn,
    {
      name: "means",
      type: "string",
      meaning:
        "What is left out of the strategy, all else as it is. (sum): what the means are worth one by one, added up; (whole): the strategy against the reference; (sum less whole): above 0 where means work through each other, below where one does the work of another.",
      categories: [...Object.values(TOGETHER), ...meansNames],
    },
    measureColumn,
    unitColumn,
    groupColumn,
    { name: "firstMonth", type: "integer", meaning: "First month that is looked at." },
    { name: "lastMonth", type: "integer", meaning: "Last month; contracts are those held in it." },
    {
      name: "discountRate",
      type: "number",
      unit: "share a year",
      meaning: "How much less a later year counts in means over several months.",
    },
    { name: "n", type: "integer", meaning: "Pairs of worlds." },
    { name: "meanWithout", type: "number", meaning: "Mean without the means." },
    { name: "meanWith", type: "number", meaning: "Mean of the scenario as it is." },
    { name: "difference", type: "number", meaning: "What is more with the means: mean over pairs." },
    { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
    { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
    { name: "higher", type: "number", unit: "share", meaning: "Share of the pairs with more of it with the means." },
    { name: "lowerShare", type: "number", unit: "share", meaning: "Share of the pairs with less of it." },
    {
      name: "p",
      type: "number",
      meaning: "p value of no difference, corrected by Holm (1979) for all means together.",
    },
    {
      name: "verdict",
      type: "string",
      meaning: "more or less: told from chance after the correction; nothing: the same in every world; unclear: else.",
      categories: ["more", "less", "nothing", "unclear"],
    },
    { name: "moneyUnit", type: "string", meaning: "What money a year is counted in; only of profit." },
    { name: "moneyAYear", type: "number", meaning: "The difference in profit as money a year." },
    { name: "moneyLower", type: "number", meaning: "Lower end of its 95 % interval." },
    { name: "moneyUpper", type: "number", meaning: "Upper end of its 95 % interval." },
  ],
  key: ["scenario", "means", "measure", "group"],
  precision: "short",
};

/** What each means is worth as a table, by name. */
export function meansTable({ name, currency, unitCost }: Scenario, worth: MeansWorth, gain: Gain): Frame {
  const money = moneyOf({ currency, unitCost });
  const { group, months, rate, each, sum } = worth;
  const place = (figure: WorthFigure): readonly Cell[] => {
    const [first, last] = figure === "contracts" ? [months[1], months[1]] : months;
    return [figure, unitIn(figure, money), group, first, last, figure === "contracts" ? undefined : rate];
  };
  const inMoney = ({ difference, lower, upper }: Pick<Worth, "difference" | "lower" | "upper">): readonly Cell[] =>
    isInCurrency(gain)
      ? [`${gain.unit} a year`, ...[difference, lower, upper].map((value) => value * gain.aYearOfOne)]
      : [];
  const ofMeans = each.flatMap((means) =>
    worthFigures.map((figure): readonly Cell[] => {
      const found = means[figure];
      const { n, meanWithout, meanWith, difference, lower, upper, better, worse, pHolm } = found;
      const what = [n, meanWithout, meanWith, difference, lower, upper, better, worse, pHolm, sideOf(found)];
      return [name, means.name, ...place(figure), ...what, ...(figure === "profit" ? inMoney(found) : [])];
    }),
  );
  const together = (of: string, { n, mean, lower, upper }: MeanInterval): readonly Cell[] => {
    const none = Array.from({ length: 4 }, () => undefined);
    const difference = [n, undefined, undefined, mean, lower, upper, ...none];
    return [name, of, ...place("profit"), ...difference, ...inMoney({ difference: mean, lower, upper })];
  };
  const sums =
    sum === undefined
      ? []
      : [together(TOGETHER.sum, sum.sum), together(TOGETHER.whole, sum.whole), together(TOGETHER.more, sum.more)];
  const width = worthShape.fields.length;
  const rows = [...ofMeans, ...sums]
    .map((row) => [...row, ...Array.from({ length: width - row.length }, () => undefined)])
    .toSorted((a, b) => byText(String(a[1]), String(b[1])) || byText(String(a[2]), String(b[2])));
  return frameOf(worthShape, rows);
}
