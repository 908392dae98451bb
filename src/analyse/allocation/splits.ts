import type { Parameter } from "../../model/parameter.ts";
import { sobolDesign } from "../designs.ts";

/**
 * Splits of a budget among channels: one share a channel, each at least 0, their sum 1. All of them together are a
 * simplex, its corners the splits that put all into one channel.
 */
export type Split = readonly number[];

/** A lever that money can be put into. */
export interface Channel {
  /** As `--over` takes it: `managers`. */
  readonly name: string;
  /** As `--set` takes it. */
  readonly path: string;
  readonly parameter: Parameter;
  /** What one unit of the lever costs [unit costs a month]: 1 of a spend, the pay of a manager of people. */
  readonly price: number;
}

/** Smallest part of a budget that splits tell apart where they are laid out beforehand. */
const HUNDREDTH = 100;

/** The same to every channel. */
export function evenSplit(channels: number): Split {
  return Array.from({ length: channels }, () => 1 / channels);
}

/** All into one channel. */
export function cornerSplit(channels: number, channel: number): Split {
  return Array.from({ length: channels }, (_, each) => (each === channel ? 1 : 0));
}

/**
 * Splits that fill the simplex evenly, in whole percents of the budget.
 *
 * A Sobol point of one coordinate less than there are channels is put in order; the gaps between 0, the coordinates and
 * 1 are the shares. Sorting folds the cube onto the simplex without changing volumes, so that even points stay even.
 *
 * Pillards and Cools (2005), "Transforming low-discrepancy sequences from a cube to a simplex", Journal of Computational
 * and Applied Mathematics 174(1), 29-42.
 *
 * @param points  a power of two is best
 */
export function spreadSplits(channels: number, points: number, seed: string): Split[] {
  const design = sobolDesign(points, channels - 1, `${seed}, splits`);
  const place = new Float64Array(channels - 1);
  return Array.from({ length: points }, (_, point) => {
    design.point(point, place);
    const cuts = [0, ...[...place].sort((a, b) => a - b), 1];
    return inHundredths(cuts.slice(1).map((cut, channel) => cut - cuts[channel]));
  });
}

/** Shares as whole percents whose sum is 100: what is cut off goes to those that lose most. */
export function inHundredths(shares: Split): Split {
  const exact = shares.map((share) => share * HUNDREDTH);
  const whole = exact.map(Math.floor);
  const rest = HUNDREDTH - whole.reduce((sum, each) => sum + each, 0);
  const losers = [...exact.keys()].sort((a, b) => exact[b] - whole[b] - (exact[a] - whole[a]) || a - b).slice(0, rest);
  return whole.map((each, channel) => (each + (losers.includes(channel) ? 1 : 0)) / HUNDREDTH);
}

/**
 * Every split that is one move away: so much of the budget taken from one channel and given to another, or all that the
 * one has where that is less.
 */
export function movesFrom(split: Split, step: number): Split[] {
  const moves: Split[] = [];
  for (const from of split.keys()) {
    const moved = Math.min(step, split[from]);
    if (moved <= LEAST_MOVE) continue;
    for (const to of split.keys()) {
      if (to === from) continue;
      moves.push(split.map((share, channel) => tidy(share + (channel === to ? moved : channel === from ? -moved : 0))));
    }
  }
  return moves;
}

/** A part of a budget that nobody would move. */
const LEAST_MOVE = 1e-9;

/** Without the last digits of sums, so that two ways to a split lead to the same one. */
function tidy(share: number): number {
  return Number(Math.max(0, share).toFixed(12));
}

/** Two splits with the same key are one. */
export function keyOf(split: Split): string {
  return split.map((share) => share.toFixed(9)).join(" ");
}

/** Digits of a lever: more would be read by nobody, and fewer would not add up to the budget. */
const DIGITS = 6;

/** The settings, as `--set` takes them, that spend so much on each channel [unit costs a month]. */
export function settingsOfSpends(channels: readonly Channel[], spends: readonly number[]): string[] {
  return channels.map(({ path, price }, channel) => {
    return `${path}=${Number((Math.max(0, spends[channel]) / price).toPrecision(DIGITS))}`;
  });
}

/** The settings that share a budget out. */
export function settingsOfSplit(channels: readonly Channel[], budget: number, split: Split): string[] {
  return settingsOfSpends(
    channels,
    split.map((share) => share * budget),
  );
}
