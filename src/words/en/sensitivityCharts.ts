import type { ElementaryEffects } from "../../analyse/morris.ts";
import type { Sensitivity } from "../../analyse/sensitivity.ts";
import type { SobolIndex } from "../../analyse/sobolIndices.ts";
import { capital, worlds } from "../number.ts";
import { rangeText, settingLabel, settingText } from "../settings.ts";
import { type ChartTable, type ChartWords, foot } from "./chart.ts";
import {
  bySwing,
  type ChangeWords,
  directionOf,
  drawnBack,
  effectText,
  effectWords,
  endWords,
  indexText,
  isClear,
  MOST_DRAWN,
  outcomeOf,
  type RankedSetting,
  rankedSettings,
  rivalWords,
  rowsLeftOut,
  shareText,
  shareWithin,
  shownSensitivity,
} from "./sensitivityRanking.ts";
import { meanOver } from "./valuesOver.ts";

/** What the marks of the charts of a sensitivity analysis mean. */
export const sensitivityKey = {
  low: "at the low end",
  high: "at the high end",
  effect: "mean size of the effect",
  spread: "spread of the effect",
  chance: "chance alone",
  alone: "by itself",
  total: "with its interactions",
  lever: "lever of policy",
  other: "what the buyer does not choose",
} as const;

function footOf(result: Sensitivity, more: string): string {
  return foot({ ...result, months: result.scenario.market.months }, more);
}

/** The change of the outcome at both ends of every setting alone. */
export function tornadoWords(result: Sensitivity): ChartWords {
  const { replications } = result;
  const shown = shownSensitivity(result);
  const all = bySwing(result);
  const ranked = all.slice(0, MOST_DRAWN);
  const title = tornadoFinding(result, ranked[0]);
  return {
    title,
    subtitle: `Change of ${shown.noun} when one setting alone goes to an end of its range, ${meanOver(result.over, result)} in the same ${worlds(replications)}; black lines: 95 % interval. Zero: the scenario as it is, ${shown.inUnits(outcomeOf(result).base.mean)}.${rowsLeftOut(ranked.length, all.length)}`,
    description: `${title}. ${ranked.map((setting) => tornadoSpoken(setting, endWords(result))).join("; ")}.`,
    foot: footOf(result, `${2 * all.length + 1} points`),
    table: tornadoTable(ranked, endWords(result)),
  };
}

/** The title of the axis of changes. */
export function changeAxis(result: Sensitivity): string {
  const { noun, differenceUnit } = shownSensitivity(result);
  return `Change of ${noun} (${differenceUnit})`;
}

/** What is said of a bar: what stands beside it, and, where it is asked what it means, the same by the name in the key. */
export interface BarWords {
  readonly text: string;
  readonly told: string;
}

/** Of a bar of the tornado. */
export function endText({ variable, bar }: RankedSetting, end: "low" | "high", words: ChangeWords): BarWords {
  const said = `${settingText(variable, variable[end])}: ${words.signed(bar[end])}`;
  return { text: `at ${said}`, told: `${sensitivityKey[end]}, ${said}` };
}

/** What moves the outcome most, and from where to where. */
function tornadoFinding(result: Sensitivity, first: RankedSetting | undefined): string {
  const shown = shownSensitivity(result);
  const { n } = outcomeOf(result).base;
  if (first === undefined || n === 0) return `Nothing was measured of ${shown.noun}`;
  const { variable, bar } = first;
  if (!isClear({ variable, bar })) return `No setting alone moves ${shown.noun} clearly, ${worlds(n)}`;
  return `${capital(settingLabel(variable))} alone moves ${shown.noun} most: ${endsOf(first, endWords(result))}; ${worlds(n)}`;
}

function tornadoSpoken(setting: RankedSetting, words: ChangeWords): string {
  return `${settingLabel(setting.variable)} ${endsOf(setting, words)}`;
}

function endsOf({ variable, bar }: RankedSetting, words: ChangeWords): string {
  const said = (end: "low" | "high") => `${words.signed(bar[end])} at ${settingText(variable, variable[end])}`;
  return `${said("low")}, ${said("high")}`;
}

function tornadoTable(ranked: readonly RankedSetting[], words: ChangeWords): ChartTable {
  return {
    columns: ["Setting", "Low end", "Change", "High end", "Change", "Meaning"],
    rows: ranked.map(({ variable, bar }) => [
      settingLabel(variable),
      settingText(variable, variable.low),
      words.signed(bar.low),
      settingText(variable, variable.high),
      words.signed(bar.high),
      variable.parameter.meaning,
    ]),
  };
}

/** Mean size and spread of the effect of every setting. */
export function screeningWords(result: Sensitivity): ChartWords {
  const { replications, size } = result;
  const shown = shownSensitivity(result);
  const all = rankedSettings(result);
  const ranked = all.slice(0, MOST_DRAWN);
  const words = effectWords(result);
  const title = screeningFinding(result);
  return {
    title,
    subtitle: `Effect on ${shown.noun} of moving a setting over its whole range, the others being anywhere in theirs: ${meanOver(result.over, result)}, ${size} trajectories (Morris), the same ${worlds(replications)} at every point; black lines: 95 % bootstrap interval. A large spread: it bends, or depends on other settings.${rowsLeftOut(ranked.length, all.length)}`,
    description: `${title}. ${ranked.map((setting) => effectSpoken(setting, words)).join("; ")}.`,
    foot: footOf(result, `${size} trajectories`),
    table: screeningTable(ranked, words),
  };
}

/** The title of the axis of effects. */
export function effectAxis(result: Sensitivity): string {
  const { noun, differenceUnit } = shownSensitivity(result);
  return `Effect on ${noun} (${differenceUnit})`;
}

/** Of the bar of the size of an effect. */
export function sizeText(effect: ElementaryEffects, words: ChangeWords): BarWords {
  const text = effectText(effect, words);
  return { text, told: `${sensitivityKey.effect}: ${text}` };
}

/** Of the bar of its spread. */
export function spreadText(spread: number, words: ChangeWords): BarWords {
  const size = words.size(spread);
  return { text: `spread ${size}`, told: `${sensitivityKey.spread}: ${size}` };
}

/** What moves the outcome most, and how many settings stand clear of chance. */
function screeningFinding(result: Sensitivity): string {
  const shown = shownSensitivity(result);
  const ranked = rankedSettings(result);
  const [first = ranked[0]] = ranked.filter(isClear);
  if (first?.effect === undefined || !Number.isFinite(first.effect.size.mean))
    return `Nothing was measured of ${shown.noun}`;
  const clear = ranked.filter(isClear).length;
  if (clear === 0) return `No setting moves ${shown.noun} more than chance between worlds, ${result.size} trajectories`;
  const count = ranked.length;
  const [of, most] = count === 1 ? ["", ""] : [`Of ${count} settings, `, " most"];
  return capital(
    `${of}${settingLabel(first.variable)} ${directionOf(first.effect)} ${shown.noun}${most}: by ${effectWords(result).inUnits(first.effect.size)} over its range${rivalWords(first, ranked)}; ${clear} of ${count} ${clear === 1 ? "stands" : "stand"} clear of chance`,
  );
}

function effectSpoken({ variable, effect }: RankedSetting, words: ChangeWords): string {
  if (effect === undefined) return settingLabel(variable);
  return `${settingLabel(variable)} ${effectText(effect, words)}, ${spreadText(effect.spread, words).text}`;
}

function screeningTable(ranked: readonly RankedSetting[], words: ChangeWords): ChartTable {
  return {
    columns: ["Setting", "Range", "Effect", "Spread", "Chance alone", "Meaning"],
    rows: ranked.flatMap(({ variable, effect }) => {
      if (effect === undefined) return [];
      const numbers = [effectText(effect, words), words.size(effect.spread), words.size(effect.noise)];
      return [[variable.path, rangeText(variable), ...numbers, variable.parameter.meaning]];
    }),
  };
}

/** How much of the variance of the outcome every setting accounts for. */
export function indexWords(result: Sensitivity): ChartWords {
  const { replications, points } = result;
  const shown = shownSensitivity(result);
  const all = rankedSettings(result);
  const ranked = all.slice(0, MOST_DRAWN);
  const { sobol } = outcomeOf(result);
  const title = indexFinding(result);
  const noise =
    sobol === undefined || Number.isNaN(sobol.noise)
      ? ""
      : ` Chance between worlds, ${shareText(sobol.noise)} of what is seen, is taken out.`;
  return {
    title,
    subtitle: `Share of the variance of ${shown.noun} over the ranges of all settings, ${meanOver(result.over, result)}, the same ${worlds(replications)} at every point; black lines: 95 % bootstrap interval.${noise}${rowsLeftOut(ranked.length, all.length)}`,
    description: `${title}. ${ranked.map(indexSpoken).join("; ")}.`,
    foot: footOf(result, `${sobol?.rows ?? 0} rows, ${points} points`),
    table: indexTable(ranked),
  };
}

/** The title of the axis of shares. */
export function indexAxis(result: Sensitivity): string {
  return `Share of the variance of ${shownSensitivity(result).noun}`;
}

/** Of the two bars of a setting: `by itself 40 % (35 to 44 %)`. */
export function indexBars({ first, total }: SobolIndex): Readonly<Record<"alone" | "total", BarWords>> {
  const [alone, all] = [indexText(first), indexText(total)];
  return {
    alone: { text: `by itself ${alone}`, told: `${sensitivityKey.alone}: ${alone}` },
    total: { text: `in all ${all}`, told: `${sensitivityKey.total}: ${all}` },
  };
}

/** What accounts for most of the variance, and how much is chance. */
function indexFinding(result: Sensitivity): string {
  const shown = shownSensitivity(result);
  const ranked = rankedSettings(result);
  const { sobol } = outcomeOf(result);
  const [first] = ranked;
  if (sobol === undefined || first?.index === undefined)
    return `${capital(shown.noun)} does not vary over these ranges`;
  const of = ranked.length === 1 ? "" : `Of ${ranked.length} settings, `;
  if (!isClear(first)) return `${of}none is seen to matter for ${shown.noun}, ${sobol.rows} rows`;
  const { value, range } = shareWithin(drawnBack(first.index.total));
  return capital(
    `${of}${settingLabel(first.variable)} matters most for ${shown.noun}: ${value} of its variance (${range}), interactions included${rivalWords(first, ranked)}; ${sobol.rows} rows, ${worlds(result.replications)} each`,
  );
}

function indexSpoken({ variable, index }: RankedSetting): string {
  if (index === undefined) return settingLabel(variable);
  const { alone, total } = indexBars(index);
  return `${settingLabel(variable)} ${alone.text}, ${total.text}`;
}

function indexTable(ranked: readonly RankedSetting[]): ChartTable {
  return {
    columns: ["Setting", "Range", "By itself", "95 % interval", "In all", "95 % interval", "Meaning"],
    rows: ranked.flatMap(({ variable, index }) => {
      if (index === undefined) return [];
      const [first, total] = [drawnBack(index.first), drawnBack(index.total)];
      const shares = [first, total].map(shareWithin).flatMap(({ value, range }) => [value, range]);
      return [[variable.path, rangeText(variable), ...shares, variable.parameter.meaning]];
    }),
  };
}
