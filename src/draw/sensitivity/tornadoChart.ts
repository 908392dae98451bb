import type { Sensitivity } from "../../analyse/sensitivity.ts";
import { changeAxis, endText, sensitivityKey, tornadoWords } from "../../words/en/sensitivityCharts.ts";
import {
  bySwing,
  type ChangeWords,
  endWords,
  MOST_DRAWN,
  type RankedSetting,
  shownSensitivity,
} from "../../words/en/sensitivityRanking.ts";
import { type Chart, drawn, type Provenance } from "../chart.ts";
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
  const rows = ranked.map((setting) => rowOf(setting, words));
  return drawn("tornado", tornadoWords(result), [...keyView(key), barRows(rows, axis)], provenance);
}

function rowOf(setting: RankedSetting, words: ChangeWords): SettingRow {
  const { path, parameter } = setting.variable;
  return { path, meaning: parameter.meaning, bars: [barOf(setting, "low", words), barOf(setting, "high", words)] };
}

function barOf(setting: RankedSetting, end: "low" | "high", words: ChangeWords): SettingBar {
  const { mean, lower, upper } = setting.bar[end];
  return { to: mean, lower, upper, look: end === "low" ? "light" : "full", text: endText(setting, end, words) };
}
