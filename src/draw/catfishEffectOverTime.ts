import type { CatfishEffect, SeriesEffect } from "../analyse/catfishEffect.ts";
import { foot } from "../words/en/chart.ts";
import {
  drawnEffects,
  effectAlong,
  effectAxis,
  effectOverTimeWords,
  partOrder,
  partsAligned,
  totalByYear,
} from "../words/en/effectCharts.ts";
import { partNames, shownFactor } from "../words/en/effectParts.ts";
import { markedMonths, monthKeys } from "../words/en/overTime.ts";
import { marketsAlong, type SaidPlausible } from "../words/en/plausible.ts";
import type { Part } from "../worlds/arms.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "./chart.ts";
import { type Band, fanPanel } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { View } from "./marks.ts";
import { differenceStyle, ENTRY_DASH, ink, kindStyle } from "./theme.ts";

/** Lines of the parts: the total heavy, the others by colour and dash. */
const lineStyle: Readonly<
  Record<Part, { readonly colour: string; readonly dash: readonly number[]; readonly width: number }>
> = {
  substitution: { colour: kindStyle.newcomer.colour, dash: [5, 3], width: 2 },
  catfish: { colour: kindStyle.fixed.colour, dash: [1, 0], width: 2 },
  total: { colour: ink.scenario, dash: [1, 0], width: 2.8 },
};
const ENTRY = { colour: ink.quiet, dash: ENTRY_DASH };

/**
 * Chart 5, over time: in each month the difference that entry makes, and its two parts.
 *
 * @param markets  the total in markets that are as plausible
 */
export function catfishEffectOverTime(result: CatfishEffect, provenance: Provenance, markets?: SaidPlausible): Chart {
  const effects = drawnEffects(result);
  const words = effectOverTimeWords(result, effects, markets);
  return drawChart(
    "catfish-effect-over-time",
    { ...words, foot: foot(result) },
    [
      ...keyView(keyItems(result, markets)),
      panelGrid(effects.flatMap((effect) => panelOf(result, effect, markets) ?? [])),
    ],
    provenance,
  );
}

function panelOf(result: CatfishEffect, effect: SeriesEffect, markets: SaidPlausible | undefined): View | undefined {
  const lines = partOrder.map((part) => ({
    part,
    name: partNames[part],
    values: effectAlong(result, effect, part, "difference"),
    ...lineStyle[part],
  }));
  const last = lines.map(({ values }) => values[values.length - 1]);
  const texts = partsAligned(effect, last);
  return fanPanel({
    title: effectAxis(result, effect),
    months: Array.from({ length: result.months }, (_, month) => month),
    monthTitle: monthKeys.axis,
    fromZero: true,
    levels: [0],
    bands: [
      ...(markets === undefined ? [] : [bandOf(result, effect, markets)]),
      ...partOrder.map((part) => ({
        name: partNames[part],
        lower: effectAlong(result, effect, part, "lower"),
        upper: effectAlong(result, effect, part, "upper"),
        colour: lineStyle[part].colour,
        opacity: 0.22,
      })),
    ],
    marks: markedMonths([result.scenario.market]).entries.map((month) => ({ month, ...ENTRY })),
    lines,
    labels: lines.map(({ part, colour }, index) => {
      const isTotal = part === "total";
      return {
        text: texts[index],
        value: last[index],
        colour: isTotal ? ink.text : colour,
        bold: isTotal,
      };
    }),
    width: 260,
    height: 130,
  });
}

function bandOf(result: CatfishEffect, effect: SeriesEffect, markets: SaidPlausible): Band {
  const ends = marketsAlong(markets, effect.series, result.months, shownFactor(effect));
  return { name: totalByYear(markets), ...ends, ...differenceStyle.markets };
}

function keyItems({ scenario }: CatfishEffect, markets: SaidPlausible | undefined): KeyItem[] {
  const { entries, entryLabel } = markedMonths([scenario.market]);
  const lines = partOrder.map((part): KeyItem => ({ label: partNames[part], sample: "line", ...lineStyle[part] }));
  return [
    ...lines,
    ...(markets === undefined
      ? []
      : [{ label: totalByYear(markets), sample: "band", ...differenceStyle.markets } as const]),
    ...(entries.length === 0 ? [] : [{ label: entryLabel, sample: "upright", ...ENTRY } as const]),
  ];
}
