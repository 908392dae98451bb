import type { ElementaryEffects } from "../../analyse/morris.ts";
import type { MeasureSensitivity, Sensitivity, TornadoBar, VariedSetting } from "../../analyse/sensitivity.ts";
import type { Estimate, SobolIndex } from "../../analyse/sobolIndices.ts";
import type { MeanInterval } from "../../worlds/statistics/intervals.ts";
import { labelled } from "../names.ts";
import { formatPlaces, placesFor, sizeText, wholePercent, withSign } from "../number.ts";
import { settingLabel } from "../settings.ts";
import { inBrackets, type NumberAndRange, placesWithin, sizeWithin, wholePercentWithin } from "../together.ts";
import { type ShownSeries, shownSeries } from "./shownSeries.ts";

/** A setting with what was found of it for the outcome. */
export interface RankedSetting {
  readonly variable: VariedSetting;
  readonly bar: TornadoBar;
  readonly effect?: ElementaryEffects;
  readonly index?: SobolIndex;
}

/** What the analysis is about. */
export function outcomeOf({ measures, outcome }: Sensitivity): MeasureSensitivity {
  return measures[outcome];
}

/** The settings by how much they matter for the outcome, the most important first, as its method measures it. */
export function rankedSettings(result: Sensitivity): RankedSetting[] {
  // The size of a single effect has no interval, and ranks nowhere.
  const sizeOf = ({ n, mean }: MeanInterval) => (n < 2 ? Number.NaN : mean);
  const weight = ({ effect, index, bar }: RankedSetting) =>
    index?.total.value ?? (effect === undefined ? swingOf(bar) : sizeOf(effect.size));
  return settingsWith(result)
    .map((setting) => ({ setting, weight: weight(setting) }))
    .sort((a, b) => orLeast(b.weight) - orLeast(a.weight))
    .map(({ setting }) => setting);
}

/** The settings by the width of their bar in the tornado, the widest first. */
export function bySwing(result: Sensitivity): RankedSetting[] {
  return settingsWith(result).sort((a, b) => orLeast(swingOf(b.bar)) - orLeast(swingOf(a.bar)));
}

function settingsWith(result: Sensitivity): RankedSetting[] {
  const { tornado, effects, sobol } = outcomeOf(result);
  return result.variables.map((variable, i) => ({
    variable,
    bar: tornado[i],
    effect: effects?.[i],
    index: sobol?.indices[i],
  }));
}

/** What is missing comes last. */
function orLeast(value: number): number {
  return Number.isNaN(value) ? -1 : value;
}

/** From the lowest to the highest of both ends and the scenario as it is; NaN where neither end has a value. */
export function swingOf({ low, high }: TornadoBar): number {
  const known = [low.mean, high.mean].filter(Number.isFinite);
  return known.length === 0 ? Number.NaN : Math.max(0, ...known) - Math.min(0, ...known);
}

/** Whether it is more than chance between worlds, as the method sees it. */
export function isClear({ bar, effect, index }: RankedSetting): boolean {
  if (index !== undefined) return index.total.lower > 0;
  if (effect !== undefined) return effect.size.lower > (Number.isNaN(effect.noise) ? 0 : effect.noise);
  return [bar.low, bar.high].some(({ lower, upper }) => lower > 0 || upper < 0);
}

/** Whether it is clear that one setting matters more than the next: their intervals do not touch. */
export function isAhead(one: RankedSetting, next: RankedSetting): boolean {
  if (one.index !== undefined && next.index !== undefined) return one.index.total.lower > next.index.total.upper;
  if (one.effect !== undefined && next.effect !== undefined) return one.effect.size.lower > next.effect.size.upper;
  return true;
}

/**
 * `, perhaps not ahead of fixed gate`: the highest of the others whose interval reaches that of the first. One that
 * does not stand clear of chance counts too: its interval may be wide because it matters in few places.
 */
export function rivalWords(first: RankedSetting, ranked: readonly RankedSetting[]): string {
  const rival = ranked.find((other) => other !== first && !isAhead(first, other));
  return rival === undefined ? "" : `, perhaps not ahead of ${settingLabel(rival.variable)}`;
}

/** How the numbers of the outcome are shown, with the digits that its intervals bear. */
export function shownSensitivity(result: Sensitivity): ShownSeries {
  const { base } = outcomeOf(result);
  return shownSeries(labelled(result.scenario, result.series[result.outcome]), [base.upper - base.lower], result.money);
}

/** A share as it is, be it of a variance or of an effect: `45 %`; tiny negative ones, which are chance, are nothing. */
export function shareText(share: number): string {
  return wholePercent(share);
}

/** A share with its interval: `45 %` and `40 to 51 %`. */
export function shareWithin({ value, lower, upper }: Estimate): NumberAndRange {
  return wholePercentWithin(value, lower, upper);
}

/** An estimated share of the variance within what a share can be: the sample may put it below nothing or above all. */
export function drawnBack<Share extends Estimate>(share: Share): Share {
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return { ...share, value: within(share.value), lower: within(share.lower), upper: within(share.upper) };
}

/** A share of the variance with its interval: `45 % (40 to 51 %)`. */
export function indexText(share: Estimate): string {
  return inBrackets(shareWithin(drawnBack(share)));
}

/** Which way a setting moves the outcome over its whole range, where it does so nearly everywhere. */
export function directionOf({ mean, size }: ElementaryEffects): "raises" | "lowers" | "moves" {
  if (Math.abs(mean.mean) < 0.8 * size.mean) return "moves";
  return mean.mean > 0 ? "raises" : "lowers";
}

/** Most settings that are drawn; what is drawn must be read from the back row. */
export const MOST_DRAWN = 12;

/** What is said of the settings that are not drawn; nothing where all are. */
export function rowsLeftOut(drawn: number, all: number): string {
  return drawn === all ? "" : ` The first ${drawn} of ${all} settings; all are in data/sensitivity.csv.`;
}

/** Changes of the outcome in words, all with the same digits, so that a column of them is read at a glance. */
export interface ChangeWords {
  /** Without sign and unit, `-` where missing. */
  readonly size: (value: number) => string;
  /** `0.053 (0.046 to 0.060)`. */
  readonly interval: (change: MeanInterval) => string;
  /** The same with the unit of the outcome after the first number. */
  readonly inUnits: (change: MeanInterval) => string;
  /** `+0.053 (0.046 to 0.060)`, `no change`, `no value`. */
  readonly signed: (change: MeanInterval) => string;
}

/** @param shown  of the changes that will be said: their intervals decide how many digits there are */
export function changeWords(shown: ShownSeries, changes: readonly MeanInterval[]): ChangeWords {
  const { percent, unit } = shown.showing;
  const scale = percent ? 100 : 1;
  const places = placesFor(
    changes.map(({ lower, upper }) => (upper - lower) * scale),
    2,
  );
  const number = (value: number) =>
    places === undefined ? sizeText(value * scale, percent) : formatPlaces(value * scale, places);
  const within = (change: MeanInterval) => {
    const [mean, lower, upper] = [change.mean, change.lower, change.upper].map((value) => value * scale);
    return places === undefined ? sizeWithin(mean, lower, upper, percent) : placesWithin(mean, lower, upper, places);
  };
  const said = unit === "index" ? "" : ` ${shown.differenceUnit}`;
  return {
    size: number,
    interval: (change) => inBrackets(within(change)),
    inUnits: (change) => inBrackets(within(change), said),
    signed: (change) => {
      const { mean, lower, upper } = change;
      if (!Number.isFinite(mean)) return "no value";
      if (mean === 0 && !(upper - lower > 0)) return "no change";
      const { value, range } = within(change);
      return `${withSign(mean, value)} (${range})`;
    },
  };
}

/** Sizes of effects, with the digits that the largest bear. */
export function effectWords(result: Sensitivity): ChangeWords {
  const drawn = rankedSettings(result).slice(0, MOST_DRAWN);
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

/** Changes at the ends, with the digits that those of the widest bars bear. */
export function endWords(result: Sensitivity): ChangeWords {
  const drawn = bySwing(result).slice(0, MOST_DRAWN);
  return changeWords(
    shownSensitivity(result),
    drawn.flatMap(({ bar }) => [bar.low, bar.high]),
  );
}
