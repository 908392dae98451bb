import type { ElementaryEffects } from "../../experiment/explore/sensitivity/morris.ts";
import type { Sensitivity } from "../../experiment/explore/sensitivity/sensitivity.ts";
import type { Chart, Provenance } from "../chart.ts";
import { composeChart } from "../draw/composeChart.ts";
import { keyView } from "../draw/key.ts";
import { ink } from "../draw/theme.ts";
import { foot } from "../read/foot.ts";
import { worlds } from "../read/formatNumber.ts";
import { capital } from "../sweep/finding.ts";
import type { ShownSeries } from "../sweep/shownOutcome.ts";
import { barRows, CHANCE_DASH, LIGHT, MOST_ROWS } from "./barRows.ts";
import { directionOf, isAhead, isClear, type RankedSetting, rankedSettings, shownSensitivity } from "./ranking.ts";
import { rowsLeftOut } from "./rowsLeftOut.ts";
import { rangeText, settingLabel } from "./settingWords.ts";
import { leverKey } from "./tornadoChart.ts";

/** Chart 7: mean size and spread of the effect of each setting, wherever the others are, and what chance would show. */
export function screeningChart(result: Sensitivity, provenance: Provenance): Chart {
  const { scenario, window, replications, size } = result;
  const shown = shownSensitivity(result);
  const all = rankedSettings(result);
  const ranked = all.slice(0, MOST_ROWS);
  const title = screeningFinding(result);
  const description = `${title}. ${ranked.map((setting) => spoken(setting, shown)).join("; ")}.`;
  return {
    id: "screening",
    title,
    description,
    table: tableOf(ranked, shown),
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
          ranked.flatMap(({ variable, effect }) => {
            if (effect === undefined) return [];
            return [
              {
                path: variable.path,
                meaning: variable.parameter.meaning,
                chance: effect.noise,
                bars: [
                  {
                    to: effect.size.mean,
                    lower: effect.size.lower,
                    upper: effect.size.upper,
                    look: "full",
                    text: effectText(effect, shown),
                  },
                  {
                    to: effect.spread,
                    lower: Number.NaN,
                    upper: Number.NaN,
                    look: "light",
                    text: `over ${rangeText(variable)}`,
                  },
                ],
              } as const,
            ];
          }),
          { title: `Effect on ${shown.noun} (${shown.differenceUnit})`, percent: shown.showing.percent },
        ),
      ],
    }),
  };
}

/** `raises it by 0.21 (0.17 to 0.25)`. */
export function effectText(effect: ElementaryEffects, shown: ShownSeries): string {
  const { mean, lower, upper } = effect.size;
  if (!Number.isFinite(mean)) return "no value";
  if (mean === 0) return "no effect";
  const { size, interval } = shown.difference(mean, lower, upper);
  return `${directionOf(effect)} it by ${size} (${interval})`;
}

/** What moves the outcome most, and how many settings stand clear of chance. */
export function screeningFinding(result: Sensitivity): string {
  const shown = shownSensitivity(result);
  const ranked = rankedSettings(result);
  const [first, second] = ranked;
  if (first?.effect === undefined || !Number.isFinite(first.effect.size.mean))
    return `Nothing was measured of ${shown.noun}`;
  const clear = ranked.filter(isClear).length;
  if (clear === 0) return `No setting moves ${shown.noun} more than chance between worlds, ${result.size} trajectories`;
  const { size, lower, upper } = { size: first.effect.size.mean, ...first.effect.size };
  const { inUnits, interval } = shown.difference(size, lower, upper);
  const count = ranked.length;
  const rival =
    second !== undefined && !isAhead(first, second)
      ? `, perhaps not ahead of ${settingLabel(second.variable.path)}`
      : "";
  const verb = directionOf(first.effect);
  const of = count === 1 ? "" : `Of ${count} settings, `;
  const most = count === 1 ? "" : " most";
  return capital(
    `${of}${settingLabel(first.variable.path)} ${verb} ${shown.noun}${most}: by ${inUnits} (${interval}) over its range${rival}; ${clear} of ${count} ${clear === 1 ? "stands" : "stand"} clear of chance, ${result.size} trajectories`,
  );
}

function spoken({ variable, effect }: RankedSetting, shown: ShownSeries): string {
  if (effect === undefined) return settingLabel(variable.path);
  const spread = shown.difference(effect.spread, Number.NaN, Number.NaN).size;
  return `${settingLabel(variable.path)} ${effectText(effect, shown)}, spread ${spread}`;
}

function tableOf(ranked: readonly RankedSetting[], shown: ShownSeries) {
  const size = (value: number) => shown.difference(value, Number.NaN, Number.NaN).size;
  return {
    columns: ["Setting", "Range", "Effect", "Spread", "Chance alone", "Meaning"],
    rows: ranked.flatMap(({ variable, effect }) => {
      if (effect === undefined) return [];
      const numbers = [effectText(effect, shown), size(effect.spread), size(effect.noise)];
      return [[variable.path, rangeText(variable), ...numbers, variable.parameter.meaning]];
    }),
  };
}
