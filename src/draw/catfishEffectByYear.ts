import type { CatfishEffect, SeriesEffect } from "../analyse/catfishEffect.ts";
import { foot } from "../words/en/chart.ts";
import { effectAxis } from "../words/en/effectCharts.ts";
import { alongYears, drawnParts, effectByYear, effectYearsWords, partName } from "../words/en/effectYears.ts";
import { isPercent, signed, wholePercent } from "../words/number.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "./chart.ts";
import { fanPanel } from "./fanPanel.ts";
import { keyView } from "./key.ts";
import type { View } from "./marks.ts";
import { ink, kindStyle } from "./theme.ts";

/** Lines of the parts: the reaction in one colour, by dash. */
const lineStyle: Readonly<
  Record<
    (typeof drawnParts)[number],
    { readonly colour: string; readonly dash: readonly number[]; readonly width: number }
  >
> = {
  substitution: { colour: kindStyle.newcomer.colour, dash: [5, 3], width: 2 },
  catfishEffort: { colour: kindStyle.fixed.colour, dash: [1, 0], width: 2 },
  catfishPrice: { colour: kindStyle.fixed.colour, dash: [6, 3], width: 2 },
  catfishOrders: { colour: kindStyle.fixed.colour, dash: [2, 2], width: 1.4 },
  total: { colour: ink.scenario, dash: [1, 0], width: 2.8 },
};

/** Chart 5, by year of the run: what buyer value gains, with what; undefined for a run of one year. */
export function catfishEffectByYear(result: CatfishEffect, provenance: Provenance): Chart | undefined {
  const effect = effectByYear(result);
  if (effect === undefined || result.months <= 12) return undefined;
  return drawChart(
    "catfish-effect-by-year",
    { ...effectYearsWords(result, effect), foot: foot(result) },
    [
      ...keyView(drawnParts.map((part) => ({ label: partName(part), sample: "line", ...lineStyle[part] }))),
      panelGrid([partsPanel(result, effect), sharePanel(result, effect)].flatMap((view) => view ?? [])),
    ],
    provenance,
  );
}

const SIZE = { width: 260, height: 180 } as const;

function yearsOf(result: CatfishEffect, effect: SeriesEffect) {
  const months = alongYears(result, effect, "total", "n").map((_, year) => year + 1);
  return { months, monthTitle: "Year of the run", ...SIZE };
}

function partsPanel(result: CatfishEffect, effect: SeriesEffect): View | undefined {
  const along = (part: (typeof drawnParts)[number], statistic: "difference" | "lower" | "upper") =>
    alongYears(result, effect, part, statistic);
  const lines = drawnParts.map((part) => ({
    part,
    name: partName(part),
    values: along(part, "difference"),
    ...lineStyle[part],
  }));
  return fanPanel({
    ...yearsOf(result, effect),
    title: effectAxis(result, effect),
    fromZero: true,
    levels: [0],
    bands: drawnParts.map((part) => ({
      name: partName(part),
      lower: along(part, "lower"),
      upper: along(part, "upper"),
      colour: lineStyle[part].colour,
      opacity: 0.18,
    })),
    lines,
    labels: lines.map(({ part, values, colour }) => {
      const last = values[values.length - 1];
      const isTotal = part === "total";
      const text = signed(last, isPercent(effect.series.measure));
      return { text, value: last, colour: isTotal ? ink.text : colour, bold: isTotal };
    }),
  });
}

function sharePanel(result: CatfishEffect, effect: SeriesEffect): View | undefined {
  const along = (statistic: "share" | "shareLower" | "shareUpper") => alongYears(result, effect, "catfish", statistic);
  const values = along("share");
  const { colour } = kindStyle.fixed;
  const last = values[values.length - 1];
  return fanPanel({
    ...yearsOf(result, effect),
    title: "Share of the reaction (%)",
    fromZero: true,
    hold: [100],
    bands: [{ lower: along("shareLower"), upper: along("shareUpper"), colour, opacity: 0.22 }],
    lines: [{ values, colour, dash: [1, 0], width: 2 }],
    labels: Number.isFinite(last) ? [{ text: wholePercent(last / 100), value: last, colour }] : [],
  });
}
