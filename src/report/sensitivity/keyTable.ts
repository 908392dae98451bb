import type { ChangeWords } from "../../chart/sensitivity/changeWords.ts";
import {
  type RankedSetting,
  rankedSettings,
  shareRange,
  shareText,
  shownSensitivity,
} from "../../chart/sensitivity/ranking.ts";
import { effectText, effectWords } from "../../chart/sensitivity/screeningChart.ts";
import { endWords } from "../../chart/sensitivity/tornadoChart.ts";
import type { Sensitivity } from "../../experiment/explore/sensitivity/sensitivity.ts";
import { rangeText } from "../../experiment/explore/settingWords.ts";
import type { KeyTable } from "../answer/keyTable.ts";

/** Most settings that a table for people holds. */
const MOST_ROWS = 20;

/** The settings that matter most, and how much. */
export function sensitivityKeyTable(result: Sensitivity): KeyTable {
  const { noun, differenceUnit } = shownSensitivity(result);
  const ranked = rankedSettings(result);
  const rows = ranked.slice(0, MOST_ROWS);
  const { columns, cells, note } = parts(result, noun, differenceUnit);
  const cut =
    ranked.length > MOST_ROWS
      ? `; the first ${MOST_ROWS} of ${ranked.length} settings; all are in data/sensitivity.csv`
      : "";
  return {
    head: ["setting", "range", ...columns],
    rows: rows.map((setting) => [setting.variable.path, rangeText(setting.variable), ...cells(setting)]),
    note: `${note}${cut}`,
  };
}

/** What the method says of each setting. */
interface MethodColumns {
  readonly columns: readonly string[];
  readonly cells: (setting: RankedSetting) => string[];
  readonly note: string;
}

function parts(result: Sensitivity, noun: string, unit: string): MethodColumns {
  if (result.method === "sobol") {
    return {
      columns: ["by itself", "with its interactions"],
      cells: shares,
      note: `shares of the variance of ${noun}, with 95 % intervals`,
    };
  }
  if (result.method === "morris") {
    const words = effectWords(result);
    return {
      columns: ["effect", "spread", "chance alone"],
      cells: (setting) => effects(setting, words),
      note: `on ${noun}, in ${unit}, of the whole range, with 95 % intervals; spread: how much the effect differs from place to place; chance alone: what would be seen if there were none`,
    };
  }
  const words = endWords(result);
  return {
    columns: ["at the low end", "at the high end"],
    cells: ({ bar }) => [words.signed(bar.low), words.signed(bar.high)],
    note: `change of ${noun} with all else as it is, in ${unit}, paired, with 95 % intervals`,
  };
}

function shares({ index }: RankedSetting): string[] {
  if (index === undefined) return ["-", "-"];
  return [index.first, index.total].map((share) => `${shareText(share.value)} (${shareRange(share)})`);
}

function effects({ effect }: RankedSetting, words: ChangeWords): string[] {
  if (effect === undefined) return ["-", "-", "-"];
  return [effectText(effect, words), words.size(effect.spread), words.size(effect.noise)];
}
