import type { ElementaryEffects } from "../../analyse/morris.ts";
import type { Sensitivity } from "../../analyse/sensitivity.ts";
import {
  directionOf,
  isClear,
  type RankedSetting,
  rankedSettings,
  rivalWords,
  rowsLeftOut,
  shownSensitivity,
} from "../../words/en/sensitivity.ts";
import { type ChangeWords, changeWords } from "../../words/en/sensitivityCautions.ts";
import { capital, worlds } from "../../words/number.ts";
import { rangeText, settingLabel } from "../../words/settings.ts";
import { type Chart, composeChart, foot, type Provenance } from "../chart.ts";
import { keyView } from "../key.ts";
import { ink } from "../theme.ts";
import { barRows, CHANCE_DASH, LIGHT, MOST_ROWS, type SettingRow } from "./barRows.ts";
import { leverKey } from "./tornadoChart.ts";

/** Chart 7: mean size and spread of the effect of each setting, wherever the others are, and what chance would show. */
export function screeningChart(result: Sensitivity, provenance: Provenance): Chart {
  const { scenario, window, replications, size } = result;
  const shown = shownSensitivity(result);
  const all = rankedSettings(result);
  const ranked = all.slice(0, MOST_ROWS);
  const words = effectWords(result);
  const title = screeningFinding(result);
  const description = `${title}. ${ranked.map((setting) => spoken(setting, words)).join("; ")}.`;
  return {
    id: "screening",
    title,
    description,
    table: tableOf(ranked, words),
    spec: composeChart({
      title,
      subtitle: `Effect on ${shown.noun} of moving a setting over its whole range, the others being anywhere in theirs: mean of months ${window[0]} to ${window[1]}, ${size} trajectories (Morris), the same ${worlds(replications)} at every point; black lines: 95 % bootstrap interval. A large spread: it bends, or depends on other settings.${rowsLeftOut(ranked.length, all.length)}`,
      description,
      provenance,
      foot: foot({ ...result, months: scenario.market.months }, `${size} trajectories`),
      views: [
        ...keyView([
          { label: "mean size of the effect", sample: "bar", colour: ink.scenario, opacity: 0.9 },
          { label: "spread of the effect", sample: "bar", colour: ink.scenario, opacity: LIGHT },
          { label: "chance alone", sample: "upright", colour: ink.text, dash: CHANCE_DASH },
          ...leverKey(ranked),
        ]),
        barRows(
          ranked.flatMap((setting) => rowOf(setting, words)),
          { title: `Effect on ${shown.noun} (${shown.differenceUnit})`, percent: shown.showing.percent },
        ),
      ],
    }),
  };
}

function rowOf({ variable, effect }: RankedSetting, words: ChangeWords): SettingRow[] {
  if (effect === undefined) return [];
  const { mean: to, lower, upper } = effect.size;
  const spread = { to: effect.spread, lower: Number.NaN, upper: Number.NaN };
  const { path, parameter } = variable;
  return [
    {
      path,
      meaning: parameter.meaning,
      range: rangeText(variable),
      chance: effect.noise,
      bars: [
        { to, lower, upper, look: "full", text: effectText(effect, words) },
        { ...spread, look: "light", text: `spread ${words.size(effect.spread)}` },
      ],
    },
  ];
}

/** Sizes of effects, with the digits that the largest bear. */
export function effectWords(result: Sensitivity): ChangeWords {
  const drawn = rankedSettings(result).slice(0, MOST_ROWS);
  return changeWords(
    shownSensitivity(result),
    drawn.flatMap(({ effect }) => (effect === undefined ? [] : [effect.size])),
  );
}

/** `raises it by 0.21 (0.17 to 0.25)`. */
export function effectText(effect: ElementaryEffects, words: ChangeWords): string {
  const { mean } = effect.size;
  if (!Number.isFinite(mean)) return "no value";
  if (mean === 0) return "no effect";
  return `${directionOf(effect)} it by ${words.interval(effect.size)}`;
}

/** What moves the outcome most, and how many settings stand clear of chance. */
export function screeningFinding(result: Sensitivity): string {
  const shown = shownSensitivity(result);
  const ranked = rankedSettings(result);
  const [first = ranked[0]] = ranked.filter(isClear);
  if (first?.effect === undefined || !Number.isFinite(first.effect.size.mean))
    return `Nothing was measured of ${shown.noun}`;
  const clear = ranked.filter(isClear).length;
  if (clear === 0) return `No setting moves ${shown.noun} more than chance between worlds, ${result.size} trajectories`;
  const count = ranked.length;
  const verb = directionOf(first.effect);
  const of = count === 1 ? "" : `Of ${count} settings, `;
  const most = count === 1 ? "" : " most";
  return capital(
    `${of}${settingLabel(first.variable.path)} ${verb} ${shown.noun}${most}: by ${effectWords(result).inUnits(first.effect.size)} over its range${rivalWords(first, ranked)}; ${clear} of ${count} ${clear === 1 ? "stands" : "stand"} clear of chance`,
  );
}

function spoken({ variable, effect }: RankedSetting, words: ChangeWords): string {
  if (effect === undefined) return settingLabel(variable.path);
  return `${settingLabel(variable.path)} ${effectText(effect, words)}, spread ${words.size(effect.spread)}`;
}

function tableOf(ranked: readonly RankedSetting[], words: ChangeWords) {
  return {
    columns: ["Setting", "Range", "Effect", "Spread", "Chance alone", "Meaning"],
    rows: ranked.flatMap(({ variable, effect }) => {
      if (effect === undefined) return [];
      const numbers = [effectText(effect, words), words.size(effect.spread), words.size(effect.noise)];
      return [[variable.path, rangeText(variable), ...numbers, variable.parameter.meaning]];
    }),
  };
}
