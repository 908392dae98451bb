import type { Sensitivity } from "../../analyse/sensitivity.ts";
import type { SobolAnalysis } from "../../analyse/sobolIndices.ts";
import { USUAL_SHARE } from "../../scenario/usualVariables.ts";
import { bothOrAll, capital, listed, tidyNumber, worlds } from "../number.ts";
import { isLever, rangeText, settingLabel, settingText } from "../settings.ts";
import type { KeyTable } from "./runTable.ts";
import { sampleWarnings } from "./sensitivityCautions.ts";
import {
  bySwing,
  type ChangeWords,
  directionOf,
  effectText,
  effectWords,
  endWords,
  indexText,
  isClear,
  outcomeOf,
  type RankedSetting,
  rankedSettings,
  rivalWords,
  shareText,
  shownSensitivity,
} from "./sensitivityRanking.ts";
import { spanExplained } from "./valuesOver.ts";

/** Settings that are named after the first. */
const NAMED = 3;
/** A setting whose whole share lies below this is called idle. */
const IDLE = 0.01;
/** Widest interval of an index that bears a word about their sum. */
const WIDEST = 0.2;

const caution =
  "All this holds for these ranges: over a wider one a setting matters more. The 95 % intervals show the sample of points and chance between worlds, not whether the model is right.";

/** The analysis in words, each number with its interval and what it rests on: the first measure, then the others. */
export function sensitivitySentences(result: Sensitivity): string[] {
  const warnings = allWarnings(result);
  const others = result.others.flatMap((other) => [ofMethod(other)[0] ?? "", tornadoSentence(other)]);
  return [...ofMethod(result), tornadoSentence(result), ...others, rangesSentence(result), ...warnings, caution].filter(
    (sentence) => sentence !== "",
  );
}

/** Where the sample is too small for any of the measures; what holds of another one alone says so. */
export function allWarnings(result: Sensitivity): string[] {
  const first = sampleWarnings(result);
  const ofOthers = result.others.flatMap((other) =>
    sampleWarnings(other)
      .filter((sentence) => !first.includes(sentence))
      .map((sentence) => `${measureHeading(other)}: ${sentence[0].toLowerCase()}${sentence.slice(1)}`),
  );
  return [...first, ...ofOthers];
}

/** What a table is of, where there are several. */
export function measureHeading(result: Sensitivity): string {
  return capital(shownSensitivity(result).noun);
}

function ofMethod(result: Sensitivity): string[] {
  if (result.method === "tornado") return [];
  const ranked = rankedSettings(result);
  return result.method === "sobol" ? ofIndices(result, ranked) : ofEffects(result, ranked);
}

function opening(result: Sensitivity): string {
  return `In this model, ${spanExplained(result.over, result)}`;
}

/** Those that stand clear of chance before those that do not, each in their order. */
function clearFirst(ranked: readonly RankedSetting[]): RankedSetting[] {
  return [...ranked.filter(isClear), ...ranked.filter((setting) => !isClear(setting))];
}

/** `flexible share (10 to 30 %)`. */
function named({ variable }: RankedSetting): string {
  return `${settingLabel(variable)} (${rangeText(variable)})`;
}

function ofIndices(result: Sensitivity, ranked: readonly RankedSetting[]): string[] {
  const { sobol } = outcomeOf(result);
  const { noun, is } = shownSensitivity(result);
  const [first, ...others] = clearFirst(ranked);
  if (sobol === undefined || first?.index === undefined) {
    return [
      `${opening(result)}, ${noun} ${is} the same wherever the settings are in their ranges, or has no value there.`,
    ];
  }
  const { rows } = sobol;
  const sample = `${rows} rows of ${ranked.length + 2} points, ${worlds(result.replications)} each`;
  if (!isClear(first)) return [`${opening(result)}, no setting is seen to matter for ${noun} (${sample}).`];
  const of = ranked.length === 1 ? "" : `of ${ranked.length} settings `;
  const { first: alone, total } = first.index;
  return [
    `${opening(result)}, ${of}${named(first)} matters most${rivalWords(first, ranked)}: interactions included, it accounts for ${indexText(total)} of the variance of ${noun}.`,
    // No part is larger than the whole, but its estimate may be.
    `By itself it accounts for ${indexText(alone)}${alone.value > total.value ? ", more than that only by chance" : ""}; seen in ${sample}.`,
    nextIndices(others),
    leverSentence(ranked),
    interactions(sobol),
    idleSettings(others),
    noise(result),
  ];
}

function nextIndices(others: readonly RankedSetting[]): string {
  const parts = others
    .filter((setting) => isClear(setting) && (setting.index?.total.value ?? 0) >= IDLE)
    .slice(0, NAMED)
    .flatMap((setting) => {
      const { index } = setting;
      return index === undefined ? [] : [`${settingLabel(setting.variable)} with ${indexText(index.total)}`];
    });
  return parts.length === 0
    ? ""
    : `Next, interactions included, ${parts.length === 1 ? "comes" : "come"} ${listed(parts)}.`;
}

/** How much the settings explain together, and how much lies between them; nothing where the sample cannot say. */
function interactions({ indices }: SobolAnalysis): string {
  const sum = indices.reduce((all, { first }) => all + first.value, 0);
  const isWide = indices.some(({ first }) => !(first.upper - first.lower <= WIDEST));
  if (indices.length < 2 || isWide || sum > 1.03) return "";
  if (sum > 0.97) return "The settings act nearly independently of each other: there is next to no interaction.";
  return `By themselves the settings account for ${shareText(Math.max(0, sum))} together; the rest is how they act on each other.`;
}

function idleSettings(others: readonly RankedSetting[]): string {
  const idle = others.filter(({ index }) => index !== undefined && !(index.total.upper > IDLE));
  if (idle.length === 0) return "";
  const who = idle.length <= 6 ? `: ${listed(idle.map(({ variable }) => settingLabel(variable)))}` : "";
  return `${idle.length === 1 ? "One setting accounts" : `${idle.length} settings account each`} for less than 1 %${who}.`;
}

function noise(result: Sensitivity): string {
  const { sobol } = outcomeOf(result);
  if (sobol === undefined || Number.isNaN(sobol.noise)) return "";
  return `Chance between worlds is ${shareText(sobol.noise)} of the variance of what is seen at the points; it is no part of these shares.`;
}

function ofEffects(result: Sensitivity, ranked: readonly RankedSetting[]): string[] {
  const shown = shownSensitivity(result);
  const [first, ...others] = clearFirst(ranked);
  const sample = `${result.size} trajectories, ${worlds(result.replications)} at every point`;
  if (first?.effect === undefined || !Number.isFinite(first.effect.size.mean)) {
    return [`${opening(result)}, ${shown.noun} has no value at these points.`];
  }
  if (!isClear(first)) {
    return [`${opening(result)}, no setting moves ${shown.noun} more than chance between worlds would (${sample}).`];
  }
  const size = (setting: RankedSetting) => {
    return setting.effect === undefined ? "-" : effectWords(result).inUnits(setting.effect.size);
  };
  const of = ranked.length === 1 ? "" : `of ${ranked.length} settings `;
  const most = ranked.length === 1 ? "" : " most";
  const moves = `${opening(result)}, ${of}${named(first)} ${directionOf(first.effect)} ${shown.noun}${most}${rivalWords(first, ranked)}: by ${size(first)} over its range, on average over where the others are (${sample}).`;
  const next = others
    .filter(isClear)
    .slice(0, NAMED)
    .map((setting) => `${settingLabel(setting.variable)} by ${size(setting)}`);
  const clear = ranked.filter(isClear).length;
  return [
    moves,
    next.length === 0 ? "" : `Next ${next.length === 1 ? "comes" : "come"} ${listed(next)}.`,
    leverSentence(ranked, size),
    ranked.length < 2 ? "" : clearSentence(clear, ranked.length),
    bends(first),
  ];
}

function bends({ variable, effect }: RankedSetting): string {
  if (effect === undefined || !(effect.spread > 0.5 * effect.size.mean)) return "";
  return `What ${settingLabel(variable)} does depends on where the other settings are, or bends: its effects differ by ${shareText(effect.spread / effect.size.mean)} of their mean size.`;
}

/** What a buyer can do about it: the strongest lever, where it is not the first of all. */
function leverSentence(ranked: readonly RankedSetting[], size?: (setting: RankedSetting) => string): string {
  const levers = ranked.filter(({ variable }) => isLever(variable.path));
  if (levers.length === 0 || levers.length === ranked.length) return "";
  const counts = (setting: RankedSetting) => isClear(setting) && !((setting.index?.total.value ?? 1) < IDLE);
  const [strongest, next] = levers.filter(counts);
  if (strongest === undefined) {
    return levers.length === 1
      ? "The one lever of policy among them is not seen to matter."
      : `None of the ${levers.length} levers of policy is seen to matter.`;
  }
  if (levers.length === 1) return "";
  const rank = ranked.indexOf(strongest) + 1;
  const how = (setting: RankedSetting) => {
    if (size !== undefined) return `by ${size(setting)}`;
    return setting.index === undefined ? "" : `with ${indexText(setting.index.total)}`;
  };
  const then = next === undefined ? "" : `, then ${settingLabel(next.variable)} ${how(next)}`;
  return `Of the ${levers.length} levers of policy, ${settingLabel(strongest.variable)} matters most, ${how(strongest)}, at rank ${rank} of all${then}.`;
}

function tornadoSentence(result: Sensitivity): string {
  const shown = shownSensitivity(result);
  const [widest] = bySwing(result);
  const { base } = outcomeOf(result);
  if (widest === undefined || base.n === 0) return "";
  const { variable, bar } = widest;
  // Where it is the first sentence it says of what months it is.
  const isFirst = result.method === "tornado";
  const head = isFirst ? `${opening(result)}, with all else as it is` : "With all else as it is";
  if (!isClear({ variable, bar })) return `${head}, no setting alone moves ${shown.noun} clearly.`;
  const ends = (["low", "high"] as const).map(
    (end) => `${endWords(result).signed(bar[end])} at ${settingText(variable, variable[end])}`,
  );
  const asItIs = `The scenario as it is has ${shown.inUnits(base.mean)}, ${worlds(base.n)}.`;
  return `${head}, ${settingLabel(variable)} alone moves ${shown.noun} most: ${ends.join(" and ")}. ${asItIs}`;
}

function rangesSentence({ reach, variables }: Sensitivity): string {
  if (reach === undefined) return "";
  const which = variables.every(({ path }) => isLever(path)) ? "lever of policy" : "setting";
  return `Varied is every ${which} that has a range about its value, ${farInWords(reach)}. Left out unless --vary names them: words, switches, zeros, numbers and capacity at the start, and what fixes the yardstick: unit costs, demand, and what quality, effort, technology and integration are worth to a buyer.`;
}

function farInWords(reach: NonNullable<Sensitivity["reach"]>): string {
  if (reach === "table") return "over all that the parameter table allows";
  const about = (share: number) =>
    `from ${tidyPercent(1 - share)} to ${tidyPercent(1 + share)} of its value, whole numbers by one at least, no further than the parameter table allows`;
  if (reach !== "plausible") return about(reach);
  return `over its plausible range by the parameter table, where that has one which holds its value; the others, levers mostly, ${about(USUAL_SHARE)}`;
}

function tidyPercent(share: number): string {
  return `${tidyNumber(share * 100, 4)} %`;
}

function clearSentence(clear: number, count: number): string {
  const left = count - clear;
  const rest = left === 0 ? "" : left === 1 ? "; the other may do nothing" : "; the others may do nothing";
  const who = left === 0 ? capital(bothOrAll(count)) : `${clear === 1 ? "One" : clear} of the ${count}`;
  return `${who} ${clear === 1 ? "stands" : "stand"} clear of what chance between worlds alone would show${rest}.`;
}

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
      note: `shares of the variance of ${noun}, with 95 % intervals, drawn back to 0 to 100 %`,
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
  return [index.first, index.total].map(indexText);
}

function effects({ effect }: RankedSetting, words: ChangeWords): string[] {
  if (effect === undefined) return ["-", "-", "-"];
  return [effectText(effect, words), words.size(effect.spread), words.size(effect.noise)];
}
