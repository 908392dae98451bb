import type { ChangeWords } from "../../chart/sensitivity/changeWords.ts";
import {
  type RankedSetting,
  rankedSettings,
  shareRange,
  shareText,
  shownSensitivity,
} from "../../chart/sensitivity/ranking.ts";
import { effectText, effectWords } from "../../chart/sensitivity/screeningChart.ts";
import { rangeText } from "../../chart/sensitivity/settingWords.ts";
import { endWords } from "../../chart/sensitivity/tornadoChart.ts";
import type { Sensitivity } from "../../experiment/explore/sensitivity/sensitivity.ts";
import type { KeyTable } from "../answer/keyTable.ts";

/** Most settings that a table for people holds. */
const MOST_ROWS = 20;

/** The settings that matter most, and how much. */
export function sensitivityKeyTable(result: Sensitivity): KeyTable {
  const shown = shownSensitivity(result);
  const changed = endWords(result);
  const ranked = rankedSettings(result);
  const rows = ranked.slice(0, MOST_ROWS);
  const unit = shown.differenceUnit;
  const parts =
    ranked.length > MOST_ROWS
      ? [`the first ${MOST_ROWS} of ${ranked.length} settings; all are in data/sensitivity.csv`]
      : [];
  const ends = ["at the low end", "at the high end"];
  parts.push(`ends: change of ${shown.noun} with all else as it is, in ${unit}, paired, with 95 % intervals`);
  if (result.method === "sobol") {
    return {
      head: ["setting", "range", "by itself", "in all", ...ends],
      rows: rows.map((setting) => [...start(setting), ...shares(setting), ...changes(setting, changed)]),
      note: ["shares of the variance, with 95 % intervals", ...parts].join("; "),
    };
  }
  if (result.method === "tornado") {
    return {
      head: ["setting", "range", ...ends],
      rows: rows.map((setting) => [...start(setting), ...changes(setting, changed)]),
      note: parts.join("; "),
    };
  }
  return {
    head: ["setting", "range", "effect", "spread", "chance", ...ends],
    rows: rows.map((setting) => [
      ...start(setting),
      ...effects(setting, effectWords(result)),
      ...changes(setting, changed),
    ]),
    note: [`effect, spread, chance: in ${unit}, of the whole range; chance: what none would show`, ...parts].join("; "),
  };
}

function start({ variable }: RankedSetting): string[] {
  return [variable.path, rangeText(variable)];
}

function changes({ bar }: RankedSetting, words: ChangeWords): string[] {
  return [words.signed(bar.low), words.signed(bar.high)];
}

function shares({ index }: RankedSetting): string[] {
  if (index === undefined) return ["-", "-"];
  return [index.first, index.total].map((share) => `${shareText(share.value)} (${shareRange(share)})`);
}

function effects({ effect }: RankedSetting, words: ChangeWords): string[] {
  if (effect === undefined) return ["-", "-", "-"];
  return [effectText(effect, words), words.size(effect.spread), words.size(effect.noise)];
}
