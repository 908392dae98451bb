import type { Sensitivity } from "../../analyse/sensitivity.ts";
import type { Estimate } from "../../analyse/sobolIndices.ts";
import { indexAxis, indexBars, indexWords, sensitivityKey } from "../../words/en/sensitivityCharts.ts";
import { drawnBack, MOST_DRAWN, type RankedSetting, rankedSettings } from "../../words/en/sensitivityRanking.ts";
import { rangeText } from "../../words/settings.ts";
import { type Chart, drawn, type Provenance } from "../chart.ts";
import { keyView } from "../key.ts";
import { barKey, barRows, type SettingBar, type SettingRow } from "./barRows.ts";

/** Chart 7: how much of the variance of the outcome each setting accounts for, by itself and with interactions. */
export function indexChart(result: Sensitivity, provenance: Provenance): Chart {
  const ranked = rankedSettings(result).slice(0, MOST_DRAWN);
  const key = barKey(ranked, [
    ["full", sensitivityKey.alone],
    ["light", sensitivityKey.total],
  ]);
  const axis = { title: indexAxis(result), percent: true };
  const views = [...keyView(key), barRows(ranked.flatMap(rowOf), axis)];
  return drawn("indices", indexWords(result), views, provenance);
}

function rowOf({ variable, index }: RankedSetting): SettingRow[] {
  if (index === undefined) return [];
  const bar = (share: Estimate, look: SettingBar["look"], text: string): SettingBar => {
    const { value: to, lower, upper } = drawnBack(share);
    return { to, lower, upper, look, text };
  };
  const { alone, total } = indexBars(index);
  const bars = [bar(index.first, "full", alone), bar(index.total, "light", total)] as const;
  const { path, parameter } = variable;
  return [{ path, meaning: parameter.meaning, range: rangeText(variable), bars }];
}
