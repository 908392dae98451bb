import type { Sensitivity } from "../../analyse/sensitivity.ts";
import type { Estimate } from "../../analyse/sobolIndices.ts";
import {
  isClear,
  outcomeOf,
  type RankedSetting,
  rankedSettings,
  rivalWords,
  rowsLeftOut,
  shareRange,
  shareText,
  shownSensitivity,
} from "../../words/en/sensitivity.ts";
import { capital, worlds } from "../../words/number.ts";
import { rangeText, settingLabel } from "../../words/settings.ts";
import { type Chart, composeChart, foot, type Provenance } from "../chart.ts";
import { keyView } from "../key.ts";
import { ink } from "../theme.ts";
import { barRows, LIGHT, MOST_ROWS, type SettingBar, type SettingRow } from "./barRows.ts";
import { leverKey } from "./tornadoChart.ts";

/** Chart 7: how much of the variance of the outcome each setting accounts for, by itself and with interactions. */
export function indexChart(result: Sensitivity, provenance: Provenance): Chart {
  const { scenario, window, replications, points } = result;
  const shown = shownSensitivity(result);
  const all = rankedSettings(result);
  const ranked = all.slice(0, MOST_ROWS);
  const { sobol } = outcomeOf(result);
  const title = indexFinding(result);
  const description = `${title}. ${ranked.map(spoken).join("; ")}.`;
  const noise =
    sobol === undefined || Number.isNaN(sobol.noise)
      ? ""
      : ` Chance between worlds, ${shareText(sobol.noise)} of what is seen, is taken out.`;
  return {
    id: "indices",
    title,
    description,
    table: tableOf(ranked),
    spec: composeChart({
      title,
      subtitle: `Share of the variance of ${shown.noun} over the ranges of all settings, mean of months ${window[0]} to ${window[1]}, the same ${worlds(replications)} at every point; black lines: 95 % bootstrap interval.${noise}${rowsLeftOut(ranked.length, all.length)}`,
      description,
      provenance,
      foot: foot({ ...result, months: scenario.market.months }, `${sobol?.rows ?? 0} rows, ${points} points`),
      views: [
        ...keyView([
          { label: "by itself", sample: "bar", colour: ink.scenario, opacity: 0.9 },
          { label: "with its interactions", sample: "bar", colour: ink.scenario, opacity: LIGHT },
          ...leverKey(ranked),
        ]),
        barRows(ranked.flatMap(rowOf), { title: `Share of the variance of ${shown.noun}`, percent: true }),
      ],
    }),
  };
}

function rowOf({ variable, index }: RankedSetting): SettingRow[] {
  if (index === undefined) return [];
  const bar = (share: Estimate, look: SettingBar["look"], name: string): SettingBar => {
    const { value: to, lower, upper } = share;
    return { to, lower, upper, look, text: `${name} ${shareText(to)} (${shareRange(share)})` };
  };
  const { path, parameter } = variable;
  const bars = [bar(index.first, "full", "by itself"), bar(index.total, "light", "in all")] as const;
  return [{ path, meaning: parameter.meaning, range: rangeText(variable), bars }];
}

/** What accounts for most of the variance, and how much is chance. */
export function indexFinding(result: Sensitivity): string {
  const shown = shownSensitivity(result);
  const ranked = rankedSettings(result);
  const { sobol } = outcomeOf(result);
  const [first] = ranked;
  if (sobol === undefined || first?.index === undefined)
    return `${capital(shown.noun)} does not vary over these ranges`;
  const of = ranked.length === 1 ? "" : `Of ${ranked.length} settings, `;
  if (!isClear(first)) return `${of}none is seen to matter for ${shown.noun}, ${sobol.rows} rows`;
  const { total } = first.index;
  return capital(
    `${of}${settingLabel(first.variable.path)} matters most for ${shown.noun}: ${shareText(total.value)} of its variance (${shareRange(total)}), interactions included${rivalWords(first, ranked)}; ${sobol.rows} rows, ${worlds(result.replications)} each`,
  );
}

function spoken({ variable, index }: RankedSetting): string {
  if (index === undefined) return settingLabel(variable.path);
  const { first, total } = index;
  return `${settingLabel(variable.path)} by itself ${shareText(first.value)} (${shareRange(first)}), in all ${shareText(total.value)} (${shareRange(total)})`;
}

function tableOf(ranked: readonly RankedSetting[]) {
  return {
    columns: ["Setting", "Range", "By itself", "95 % interval", "In all", "95 % interval", "Meaning"],
    rows: ranked.flatMap(({ variable, index }) => {
      if (index === undefined) return [];
      const { first, total } = index;
      const shares = [shareText(first.value), shareRange(first), shareText(total.value), shareRange(total)];
      return [[variable.path, rangeText(variable), ...shares, variable.parameter.meaning]];
    }),
  };
}
