import type { Sensitivity } from "../../analyse/sensitivity.ts";
import { effectAxis, screeningWords, sensitivityKey, spreadText } from "../../words/en/sensitivityCharts.ts";
import {
  type ChangeWords,
  effectText,
  effectWords,
  MOST_DRAWN,
  type RankedSetting,
  rankedSettings,
  shownSensitivity,
} from "../../words/en/sensitivityRanking.ts";
import { rangeText } from "../../words/settings.ts";
import { type Chart, drawn, type Provenance } from "../chart.ts";
import { keyView } from "../key.ts";
import { barKey, barRows, type SettingBar, type SettingRow } from "./barRows.ts";

/** Chart 7: mean size and spread of the effect of each setting, wherever the others are, and what chance would show. */
export function screeningChart(result: Sensitivity, provenance: Provenance): Chart {
  const ranked = rankedSettings(result).slice(0, MOST_DRAWN);
  const words = effectWords(result);
  const bars = [
    ["full", sensitivityKey.effect],
    ["light", sensitivityKey.spread],
  ] as const;
  const axis = { title: effectAxis(result), percent: shownSensitivity(result).showing.percent };
  const rows = ranked.flatMap((setting) => rowOf(setting, words));
  const views = [...keyView(barKey(ranked, bars, true)), barRows(rows, axis)];
  return drawn("screening", screeningWords(result), views, provenance);
}

function rowOf({ variable, effect }: RankedSetting, words: ChangeWords): SettingRow[] {
  if (effect === undefined) return [];
  const { mean, lower, upper } = effect.size;
  const size: SettingBar = { to: mean, lower, upper, look: "full", text: effectText(effect, words) };
  const spread = { to: effect.spread, lower: Number.NaN, upper: Number.NaN, text: spreadText(effect.spread, words) };
  const { path, parameter } = variable;
  const bars = [size, { ...spread, look: "light" }] as const;
  return [{ path, meaning: parameter.meaning, range: rangeText(variable), chance: effect.noise, bars }];
}
