import type { Sensitivity } from "../../analyse/sensitivity.ts";
import type { Estimate } from "../../analyse/sobolIndices.ts";
import {
  type BarWords,
  changeAxis,
  effectAxis,
  endText,
  indexAxis,
  indexBars,
  indexWords,
  screeningWords,
  sensitivityKey,
  sizeText,
  spreadText,
  tornadoWords,
} from "../../words/en/sensitivityCharts.ts";
import {
  bySwing,
  type ChangeWords,
  drawnBack,
  effectWords,
  endWords,
  MOST_DRAWN,
  type RankedSetting,
  rankedSettings,
  shownSensitivity,
} from "../../words/en/sensitivityRanking.ts";
import { rangeText } from "../../words/settings.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { keyView } from "../key.ts";
import { barKey, barRows, type SettingBar, type SettingRow } from "./barRows.ts";

/** Chart 7: the outcome at both ends of the range of each setting, all else as it is. */
export function tornadoChart(result: Sensitivity, provenance: Provenance): Chart {
  const ranked = bySwing(result).slice(0, MOST_DRAWN);
  const words = endWords(result);
  const key = barKey(ranked, [
    ["light", sensitivityKey.low],
    ["full", sensitivityKey.high],
  ]);
  const axis = { title: changeAxis(result), percent: shownSensitivity(result).showing.percent };
  const rows = ranked.map((setting) => tornadoRow(setting, words));
  return drawChart("tornado", tornadoWords(result), [...keyView(key), barRows(rows, axis)], provenance);
}

function tornadoRow(setting: RankedSetting, words: ChangeWords): SettingRow {
  const { variable } = setting;
  return {
    setting: variable,
    meaning: variable.parameter.meaning,
    bars: [endBar(setting, "low", words), endBar(setting, "high", words)],
  };
}

function endBar(setting: RankedSetting, end: "low" | "high", words: ChangeWords): SettingBar {
  const { mean, lower, upper } = setting.bar[end];
  return {
    to: mean,
    lower,
    upper,
    look: end === "low" ? "light" : "full",
    words: endText(setting, end, words),
    key: sensitivityKey[end],
  };
}

/** Chart 7: mean size and spread of the effect of each setting, wherever the others are, and what chance would show. */
export function screeningChart(result: Sensitivity, provenance: Provenance): Chart {
  const ranked = rankedSettings(result).slice(0, MOST_DRAWN);
  const words = effectWords(result);
  const bars = [
    ["full", sensitivityKey.effect],
    ["light", sensitivityKey.spread],
  ] as const;
  const axis = { title: effectAxis(result), percent: shownSensitivity(result).showing.percent };
  const rows = ranked.flatMap((setting) => screeningRow(setting, words));
  const views = [...keyView(barKey(ranked, bars, true)), barRows(rows, axis)];
  return drawChart("screening", screeningWords(result), views, provenance);
}

function screeningRow({ variable, effect }: RankedSetting, words: ChangeWords): SettingRow[] {
  if (effect === undefined) return [];
  const { mean, lower, upper } = effect.size;
  const size: SettingBar = {
    to: mean,
    lower,
    upper,
    look: "full",
    words: sizeText(effect, words),
    key: sensitivityKey.effect,
  };
  const spread = {
    to: effect.spread,
    lower: Number.NaN,
    upper: Number.NaN,
    words: spreadText(effect.spread, words),
    key: sensitivityKey.spread,
  };
  const bars = [size, { ...spread, look: "light" }] as const;
  return [
    { setting: variable, meaning: variable.parameter.meaning, range: rangeText(variable), chance: effect.noise, bars },
  ];
}

/** Chart 7: how much of the variance of the outcome each setting accounts for, by itself and with interactions. */
export function indexChart(result: Sensitivity, provenance: Provenance): Chart {
  const ranked = rankedSettings(result).slice(0, MOST_DRAWN);
  const key = barKey(ranked, [
    ["full", sensitivityKey.alone],
    ["light", sensitivityKey.total],
  ]);
  const axis = { title: indexAxis(result), percent: true };
  const views = [...keyView(key), barRows(ranked.flatMap(indexRow), axis)];
  return drawChart("indices", indexWords(result), views, provenance);
}

function indexRow({ variable, index }: RankedSetting): SettingRow[] {
  if (index === undefined) return [];
  const bar = (share: Estimate, look: SettingBar["look"], words: BarWords, key: string): SettingBar => {
    const { value: to, lower, upper } = drawnBack(share);
    return { to, lower, upper, look, words, key };
  };
  const { alone, total } = indexBars(index);
  const bars = [
    bar(index.first, "full", alone, sensitivityKey.alone),
    bar(index.total, "light", total, sensitivityKey.total),
  ] as const;
  return [{ setting: variable, meaning: variable.parameter.meaning, range: rangeText(variable), bars }];
}
