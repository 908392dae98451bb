import { settingText, type Variable, valueOfSetting } from "../../scenario/vary.ts";
import type { Explore } from "../../worlds/points.ts";
import { type DiscoveryQuestion, middleOfBox, shortestBetween } from "./boxDiscovery.ts";
import { CaseObserver, checkingSeed, doubt, type ObservedCase } from "./cases.ts";

/** What the values tried say: it tips somewhere, nowhere, the worlds do not settle it, or nothing is known. */
export type ThresholdVerdict = "tips" | "always" | "never" | "unsettled" | "nothing";

/** Where, along one variable, an outcome begins to happen often enough. */
export interface ThresholdSearch extends DiscoveryQuestion, Crossings {
  readonly kind: "threshold";
  readonly variable: Variable;
  /** The scenario as it is, in the same worlds. */
  readonly base: ObservedCase;
  /** In the order of the variable; those that failed among them. */
  readonly points: readonly ObservedCase[];
  readonly verdict: ThresholdVerdict;
  /** The widest stretch of values that surely happen often enough; undefined where there is none. */
  readonly sure?: readonly [number, number];
  /** The middle of that stretch, in worlds of its own. */
  readonly middle?: ObservedCase;
}

/** Works out where the share crosses of what was seen. */
function thresholdOf(
  question: DiscoveryQuestion,
  base: ObservedCase,
  observed: readonly ObservedCase[],
): ThresholdSearch {
  const [variable] = question.variables;
  const valueAt = ({ settings }: ObservedCase) => valueOfSetting(variable, settings[0]);
  const points = [...observed].sort((a, b) => valueAt(a) - valueAt(b));
  const shares = sharesOf(points, variable, question.share);
  const found = crossingsOf(shares, question.share, variable.parameter.whole === true);
  const sides = settledSides(shares, question.share);
  const facts = { kind: "threshold", ...question, variable, base, points, ...found } as const;
  return { ...facts, verdict: verdictOf(sides, found), sure: widestSure(shares, sides) };
}

/** The points that have a share, as the crossings are made of them. */
function sharesOf(points: readonly ObservedCase[], variable: Variable, required: number): SharePoint[] {
  return points
    .filter(({ n }) => n > 0)
    .map(({ settings, share, n }) => {
      return { x: valueOfSetting(variable, settings[0]), share, doubt: doubt(required, n) };
    });
}

function verdictOf(sides: readonly number[], { crossings }: Crossings): ThresholdVerdict {
  if (sides.length === 0) return "nothing";
  if (crossings.length > 0) return "tips";
  const settled = sides.find((side) => side !== 0);
  if (settled === undefined) return "unsettled";
  return settled === 1 ? "always" : "never";
}

function widestSure(shares: readonly SharePoint[], sides: readonly number[]): readonly [number, number] | undefined {
  let widest: readonly [number, number] | undefined;
  let first: number | undefined;
  for (const [i, side] of sides.entries()) {
    if (side !== 1) {
      first = undefined;
      continue;
    }
    first ??= shares[i].x;
    if (widest === undefined || shares[i].x - first > widest[1] - widest[0]) widest = [first, shares[i].x];
  }
  return widest;
}

/** Values that a range is looked at first, both ends included. */
export const FIRST_VALUES = 17;
/** Part of the range below which two values are not parted further. */
const FINEST = 1 / 1024;

/**
 * Finds where, along one variable, the share of worlds in which an outcome happens crosses the required one: over a
 * grid first, then between neighbours that differ, in the same worlds, until they are a thousandth of the range apart
 * or as many values as allowed were tried.
 *
 * @param most  values tried at most; those of the first grid are always tried, but for one that ties (`tiedValue.ts`)
 */
export async function searchThreshold(
  question: DiscoveryQuestion,
  most: number,
  explore: Explore,
): Promise<ThresholdSearch> {
  const { share, condition, scenario, seed } = question;
  const [variable] = question.variables;
  const observer = new CaseObserver(condition, explore);
  const settingsAt = (x: number) => ({ settings: [settingText(variable, x)] });
  const tied = tiedValue(question, variable);
  const first = firstValues(variable).filter((value) => value !== tied);
  const tried = new Set(tied === undefined ? first : [...first, tied]);
  const fineness = {
    required: share,
    whole: variable.parameter.whole === true,
    nearest: variable.parameter.whole ? 1 : (variable.high - variable.low) * FINEST,
  };
  const [base, ...points] = await observer.observe([{ settings: [] }, ...first.map(settingsAt)]);
  for (;;) {
    const shares = sharesOf(inOrder(points, variable), variable, share);
    const next = nextValues(shares, tried, fineness).slice(0, Math.max(0, most - tried.size));
    if (next.length === 0) break;
    for (const x of next) tried.add(x);
    points.push(...(await observer.observe(next.map(settingsAt))));
  }
  const found = thresholdOf(question, base, points);
  if (found.sure === undefined || found.verdict === "always") return found;
  const [low, high] = found.sure;
  const settings = middleOfBox({ low: [low], high: [high] }, [variable], [0], scenario);
  const checkSeed = checkingSeed(seed);
  const [, middle] = await observer.observe([
    { settings: [], seed: checkSeed },
    { settings, seed: checkSeed },
  ]);
  return middle.n > 0 ? { ...found, middle } : found;
}

/** Values of a grid that were asked for, or evenly spread ones. */
export function firstValues({ low, high, levels, parameter }: Variable): number[] {
  if (levels.length > 1) return levels.map(Number).sort((a, b) => a - b);
  const even = Array.from({ length: FIRST_VALUES }, (_, i) => low + ((high - low) * i) / (FIRST_VALUES - 1));
  const values = even.map((value) => (parameter.whole ? Math.round(value) : Number(value.toPrecision(12))));
  return [...new Set(values)];
}

function inOrder(points: readonly ObservedCase[], variable: Variable): ObservedCase[] {
  const value = ({ settings }: ObservedCase) => valueOfSetting(variable, settings[0]);
  return [...points].sort((a, b) => value(a) - value(b));
}

/** A share of worlds at a value of the variable. */
interface SharePoint {
  readonly x: number;
  readonly share: number;
  /** How far the share may lie from the required one by chance (`doubt` of `observedCase.ts`). */
  readonly doubt: number;
}

/** Where the share of worlds crosses the required one. */
export interface Crossing {
  /** `up`: above this value it happens often enough; `down`: below it. */
  readonly direction: "up" | "down";
  /** Where the share seen crosses; of a whole number the first value on the upper side. */
  readonly at: number;
  /** 95 % interval: from the last value that is settled on one side to the first that is on the other. */
  readonly lower: number;
  readonly upper: number;
  /** True where the interval reaches the end of the range, and may go on beyond. */
  readonly openBelow: boolean;
  readonly openAbove: boolean;
}

/** All that is known of where a share crosses. */
interface Crossings {
  /** In order of the variable. */
  readonly crossings: readonly Crossing[];
  /** Stretches in which the share seen is on the other side, but not surely. */
  readonly touches: readonly (readonly [number, number])[];
}

/** 1 where it surely happens often enough, -1 where it surely does not, 0 where the worlds do not settle it. */
function sureSide({ share, doubt }: SharePoint, required: number): -1 | 0 | 1 {
  if (!(Math.abs(share - required) > doubt)) return 0;
  return share > required ? 1 : -1;
}

/** 1 where the share seen is at least the required one, else -1. */
function seenSide({ share }: SharePoint, required: number): -1 | 1 {
  return share >= required ? 1 : -1;
}

/** So many times as far from the required share as chance goes, a value settles its side without a neighbour. */
const LONE = 1.5;

/**
 * The side on which each value is settled, 0 where it is not. A value is settled when its worlds are sure of a side
 * and so are those of a neighbour; at either end of the range, or far from the required share, when they are by
 * themselves. For among many values about the threshold one or the other is sure of the wrong side by chance.
 *
 * @param points  in the order of the variable
 */
export function settledSides(points: readonly SharePoint[], required: number): (-1 | 0 | 1)[] {
  const sides = points.map((point) => sureSide(point, required));
  return sides.map((side, i) => {
    const isEnd = i === 0 || i === sides.length - 1;
    const { share, doubt } = points[i];
    const isFar = Math.abs(share - required) > LONE * doubt;
    return isEnd || isFar || sides[i - 1] === side || sides[i + 1] === side ? side : 0;
  });
}

/**
 * Where the share of worlds crosses the required one, over points in the order of the variable.
 *
 * The interval of a crossing goes from the last value that is settled on one side to the first that is settled on the
 * other: a 95 % interval, by inversion of the score test at 5 %, where more of the variable never undoes the outcome in
 * a world. For if a value beyond the threshold is settled on the wrong side, the share at the threshold itself would
 * have been rejected too. Where the worlds of different values have less in common than that, the sure neighbour keeps
 * it so, as simulated: 94 to 99 % of intervals hold the threshold of rising curves, steep and flat, of 100 and 400
 * worlds that are the same at every value, alike, or others at each. Without the neighbour it was 80 to 97 %.
 *
 * @param whole  whether the variable takes whole numbers only
 */
export function crossingsOf(points: readonly SharePoint[], required: number, whole: boolean): Crossings {
  const settled = settledSides(points, required);
  const sure = [...points.keys()].filter((i) => settled[i] !== 0);
  const crossings: Crossing[] = [];
  const touches: (readonly [number, number])[] = [];
  if (sure.length === 0) return { crossings, touches };
  const between = (from: number, to: number): void => {
    const sides = points.slice(from, to + 1).map((point) => seenSide(point, required));
    if (sides[0] !== sides[sides.length - 1]) {
      crossings.push(crossing(points, settled, [from, to], { required, whole }));
    } else if (sides.some((side) => side !== sides[0])) touches.push([points[from].x, points[to].x]);
  };
  between(0, sure[0]);
  for (const [k, index] of sure.slice(1).entries()) between(sure[k], index);
  between(sure[sure.length - 1], points.length - 1);
  return { crossings, touches };
}

function crossing(
  points: readonly SharePoint[],
  settled: readonly number[],
  [from, to]: readonly [number, number],
  { required, whole }: { readonly required: number; readonly whole: boolean },
): Crossing {
  const changes: number[] = [];
  for (let i = from; i < to; i++) {
    if (seenSide(points[i], required) !== seenSide(points[i + 1], required)) changes.push(i);
  }
  // An odd number of changes, or the ends would lie on the same side: of several the one in the middle.
  const i = changes[changes.length >> 1];
  const [before, after] = [points[i], points[i + 1]];
  const part = (required - before.share) / (after.share - before.share);
  const openBelow = settled[from] === 0;
  return {
    direction: seenSide(points[to], required) === 1 ? "up" : "down",
    at: whole ? after.x : before.x + part * (after.x - before.x),
    lower: whole && !openBelow ? points[from].x + 1 : points[from].x,
    upper: points[to].x,
    openBelow,
    openAbove: settled[to] === 0,
  };
}

/** How finely a range is looked at. */
export interface Fineness {
  readonly required: number;
  /** Whether only whole numbers make sense. */
  readonly whole: boolean;
  /** Two values nearer than this are not parted further. */
  readonly nearest: number;
}

/**
 * The values to look at next: about the middle between any two neighbours that differ in where the share of worlds
 * lies, surely or as seen, the widest first.
 *
 * @param points  in the order of the variable
 * @param tried   values that were looked at, those that failed among them
 */
function nextValues(
  points: readonly SharePoint[],
  tried: ReadonlySet<number>,
  { required, whole, nearest }: Fineness,
): number[] {
  const wanted: { readonly x: number; readonly width: number }[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [one, other] = [points[i], points[i + 1]];
    const isSame =
      sureSide(one, required) === sureSide(other, required) && seenSide(one, required) === seenSide(other, required);
    const width = other.x - one.x;
    if (isSame || width <= nearest) continue;
    const x = whole ? Math.floor((one.x + other.x) / 2) : shortestBetween(one.x + width / 4, other.x - width / 4);
    if (!tried.has(x)) wanted.push({ x, width });
  }
  return wanted.sort((a, b) => b.width - a.width || a.x - b.x).map(({ x }) => x);
}

/**
 * The value that a variable has in the scenario as it is, where the outcome is held against just that scenario: at
 * this one value both are the same in every world, whatever is true a little below and above it. Undefined where
 * something else is asked, or the value is no number.
 */
export function tiedValue(
  { scenario, condition }: Pick<DiscoveryQuestion, "scenario" | "condition">,
  { path }: Variable,
): number | undefined {
  const { kind, factor, plus } = condition.yardstick;
  if (kind !== "base" || factor !== 1 || plus !== 0) return undefined;
  const value = scenario.origins.find((origin) => origin.path === path)?.value;
  return typeof value === "number" ? value : undefined;
}
