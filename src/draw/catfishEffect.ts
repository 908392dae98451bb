import type { CatfishEffect, SeriesEffect } from "../analyse/catfishEffect.ts";
import { rangeOf, signed } from "../words/en/effect.ts";
import { axisTitle, subjectsOf } from "../words/names.ts";
import { worlds } from "../words/number.ts";
import { showingOf } from "../words/track.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance } from "./chart.ts";
import { buyerValue, effectClause, effectOn, partsInWords, price, shownFactor } from "./effect/origin.ts";
import { partStyle, waterfall } from "./effect/waterfall.ts";

/** Chart 5: what entry changes, measure by measure, and how much of it is buying elsewhere and how much reaction. */
export function catfishEffectChart(result: CatfishEffect, provenance: Provenance): Chart {
  const effects = drawnEffects(result);
  const title = effectFinding(result);
  const said = effects.map((effect) => `${titleOf(result, effect)}: ${partsInWords(effect)}`);
  const description = `${title}. Bars that add up, with 95 % intervals, means over months ${result.window[0]} to ${result.window[1]}. ${said.join("; ")}.`;
  return {
    id: "catfish-effect",
    title,
    description,
    table: tableOf(result, effects),
    spec: composeChart({
      title,
      subtitle: `Difference from the same ${worlds(result.replications)} without entry, mean of months ${result.window[0]} to ${result.window[1]}; black lines and brackets: 95 % interval; ~ no clear effect. Each measure has its own scale; the upright line is no effect. Buying elsewhere: entry while incumbents do not react.`,
      description,
      provenance,
      foot: foot(result),
      views: effects.map((effect) => waterfall(effect, titleOf(result, effect), shownFactor(effect))),
    }),
  };
}

/** The measures that are drawn: those of the other charts, and buyer value. */
export function drawnEffects(result: CatfishEffect): SeriesEffect[] {
  const subjects = subjectsOf(result.scenario).map(({ measure, groups }) => ({ measure, groups }));
  const [first, ...rest] = subjects;
  return [first, { measure: buyerValue.measure, groups: [buyerValue.group] }, ...rest].flatMap(
    ({ measure, groups }) => {
      const found = groups.map((group) => effectOn(result, { measure, group })).find((effect) => effect !== undefined);
      return found ?? [];
    },
  );
}

/** The finding of the charts of an effect: buyer value, or the price where that is missing. */
export function effectFinding(result: CatfishEffect): string {
  const effect = effectOn(result, buyerValue) ?? effectOn(result, price);
  if (effect === undefined) return "Nothing can be said of the effect of entry: it takes two worlds or more";
  return `Letting newcomers in ${effectClause(result, effect)}, ${worlds(effect.n)}`;
}

/** What is measured, with the unit of its difference. */
export function titleOf({ money }: CatfishEffect, { series }: SeriesEffect): string {
  const showing = showingOf(series.measure, money);
  return axisTitle(showing.percent ? { ...showing, unit: "percentage points" } : showing, series);
}

function tableOf(result: CatfishEffect, effects: readonly SeriesEffect[]): ChartTable {
  const names = (["substitution", "catfish", "total"] as const).map((part) => partStyle[part].label);
  return {
    columns: ["Measure", ...names.flatMap((name) => [name, "95 % interval"]), "n"],
    rows: effects.map((effect) => {
      const factor = shownFactor(effect);
      const parts = [effect.substitution, effect.catfish, effect.total];
      const cells = parts.flatMap((part) => [signed(part.difference, factor), rangeOf(part, factor)]);
      return [titleOf(result, effect), ...cells, String(effect.n)];
    }),
  };
}
