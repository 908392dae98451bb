import type { Sensitivity } from "../../analyse/sensitivity.ts";
import {
  bySwing,
  isClear,
  outcomeOf,
  type RankedSetting,
  rowsLeftOut,
  shownSensitivity,
} from "../../words/en/sensitivity.ts";
import { type ChangeWords, changeWords } from "../../words/en/sensitivityCautions.ts";
import { capital, worlds } from "../../words/number.ts";
import { settingLabel, settingText } from "../../words/settings.ts";
import { type Chart, composeChart, foot, type Provenance } from "../chart.ts";
import { keyView } from "../key.ts";
import { ink } from "../theme.ts";
import { barRows, LIGHT, leverColour, MOST_ROWS, otherColour, type SettingBar } from "./barRows.ts";

/** Chart 7: the outcome at both ends of the range of each setting, all else as it is. */
export function tornadoChart(result: Sensitivity, provenance: Provenance): Chart {
  const { scenario, window, replications } = result;
  const shown = shownSensitivity(result);
  const all = bySwing(result);
  const ranked = all.slice(0, MOST_ROWS);
  const words = endWords(result);
  const title = finding(result, ranked);
  const description = `${title}. ${ranked.map((setting) => spoken(setting, words)).join("; ")}.`;
  return {
    id: "tornado",
    title,
    description,
    table: tableOf(ranked, words),
    spec: composeChart({
      title,
      subtitle: `Change of ${shown.noun} when one setting alone goes to an end of its range, mean of months ${window[0]} to ${window[1]} in the same ${worlds(replications)}; black lines: 95 % interval. Zero: the scenario as it is, ${shown.inUnits(outcomeOf(result).base.mean)}.${rowsLeftOut(ranked.length, all.length)}`,
      description,
      provenance,
      foot: foot({ ...result, months: scenario.market.months }, tornadoPoints(result)),
      views: [
        ...keyView([
          { label: "at the low end", sample: "bar", colour: ink.scenario, opacity: LIGHT },
          { label: "at the high end", sample: "bar", colour: ink.scenario, opacity: 0.9 },
          ...leverKey(ranked),
        ]),
        barRows(
          ranked.map((setting) => ({
            path: setting.variable.path,
            meaning: setting.variable.parameter.meaning,
            bars: [barOf(setting, "low", words), barOf(setting, "high", words)],
          })),
          { title: `Change of ${shown.noun} (${shown.differenceUnit})`, percent: shown.showing.percent },
        ),
      ],
    }),
  };
}

/** What the two colours mean, where both are there. */
export function leverKey(ranked: readonly RankedSetting[]) {
  const levers = ranked.filter(({ variable }) => variable.path.split(".").includes("policy")).length;
  if (levers === 0 || levers === ranked.length) return [];
  return [
    { label: "lever of policy", sample: "bar", colour: leverColour, opacity: 0.9 },
    { label: "what the buyer does not choose", sample: "bar", colour: otherColour, opacity: 0.9 },
  ] as const;
}

function barOf({ bar, variable }: RankedSetting, end: "low" | "high", words: ChangeWords): SettingBar {
  const { mean, lower, upper } = bar[end];
  const at = settingText(variable, variable[end]);
  return {
    to: mean,
    lower,
    upper,
    look: end === "low" ? "light" : "full",
    text: `at ${at}: ${words.signed(bar[end])}`,
  };
}

/** Changes at the ends, with the digits that those of the widest bars bear. */
export function endWords(result: Sensitivity): ChangeWords {
  const drawn = bySwing(result).slice(0, MOST_ROWS);
  return changeWords(
    shownSensitivity(result),
    drawn.flatMap(({ bar }) => [bar.low, bar.high]),
  );
}

/** What moves the outcome most, and from where to where. */
function finding(result: Sensitivity, ranked: readonly RankedSetting[]): string {
  const [first] = ranked;
  const shown = shownSensitivity(result);
  const words = endWords(result);
  const { n } = outcomeOf(result).base;
  if (first === undefined || n === 0) return `Nothing was measured of ${shown.noun}`;
  if (!isClear({ variable: first.variable, bar: first.bar }))
    return `No setting alone moves ${shown.noun} clearly, ${worlds(n)}`;
  const ends = (["low", "high"] as const).map((end) => {
    return `${words.signed(first.bar[end])} at ${settingText(first.variable, first.variable[end])}`;
  });
  return `${capital(settingLabel(first.variable.path))} alone moves ${shown.noun} most: ${ends.join(", ")}; ${worlds(n)}`;
}

function spoken({ variable, bar }: RankedSetting, words: ChangeWords): string {
  const said = (end: "low" | "high") => `${words.signed(bar[end])} at ${settingText(variable, variable[end])}`;
  return `${settingLabel(variable.path)} ${said("low")}, ${said("high")}`;
}

function tableOf(ranked: readonly RankedSetting[], words: ChangeWords) {
  return {
    columns: ["Setting", "Low end", "Change", "High end", "Change", "Meaning"],
    rows: ranked.map(({ variable, bar }) => [
      settingLabel(variable.path),
      settingText(variable, variable.low),
      words.signed(bar.low),
      settingText(variable, variable.high),
      words.signed(bar.high),
      variable.parameter.meaning,
    ]),
  };
}

/** The scenario as it is, and each setting at both ends of its range. */
function tornadoPoints(result: Sensitivity): string {
  return `${2 * bySwing(result).length + 1} points`;
}
