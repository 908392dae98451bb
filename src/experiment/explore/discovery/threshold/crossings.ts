/** A share of worlds at a value of the variable. */
export interface SharePoint {
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
export interface Crossings {
  /** In order of the variable. */
  readonly crossings: readonly Crossing[];
  /** Stretches in which the share seen is on the other side, but not surely. */
  readonly touches: readonly (readonly [number, number])[];
}

/** 1 where it surely happens often enough, -1 where it surely does not, 0 where the worlds do not settle it. */
export function sureSide({ share, doubt }: SharePoint, required: number): -1 | 0 | 1 {
  if (!(Math.abs(share - required) > doubt)) return 0;
  return share > required ? 1 : -1;
}

/** 1 where the share seen is at least the required one, else -1. */
export function seenSide({ share }: SharePoint, required: number): -1 | 1 {
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
