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
  /** 95 % interval: the values at which the required share is not rejected. */
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

/**
 * Where the share of worlds crosses the required one, over points in the order of the variable.
 *
 * A value is surely on one side when the score test rejects, at 5 %, that its share is exactly the required one. The
 * interval of a crossing goes from the last value that is surely on one side to the first that is surely on the
 * other: it holds all values that the test does not reject, so that the true threshold, whose share is the required
 * one, lies in it with 95 %, however much the worlds of different values have in common and whatever the shape of
 * the response (inversion of a test; Neyman 1937).
 *
 * @param whole  whether the variable takes whole numbers only
 */
export function crossingsOf(points: readonly SharePoint[], required: number, whole: boolean): Crossings {
  const sure = [...points.keys()].filter((i) => sureSide(points[i], required) !== 0);
  const crossings: Crossing[] = [];
  const touches: (readonly [number, number])[] = [];
  if (sure.length === 0) return { crossings, touches };
  const between = (from: number, to: number): void => {
    const sides = points.slice(from, to + 1).map((point) => seenSide(point, required));
    if (sides[0] !== sides[sides.length - 1]) {
      crossings.push(crossing(points, [from, to], required, whole));
    } else if (sides.some((side) => side !== sides[0])) touches.push([points[from].x, points[to].x]);
  };
  between(0, sure[0]);
  for (const [k, index] of sure.slice(1).entries()) between(sure[k], index);
  between(sure[sure.length - 1], points.length - 1);
  return { crossings, touches };
}

function crossing(
  points: readonly SharePoint[],
  [from, to]: readonly [number, number],
  required: number,
  whole: boolean,
): Crossing {
  const changes: number[] = [];
  for (let i = from; i < to; i++) {
    if (seenSide(points[i], required) !== seenSide(points[i + 1], required)) changes.push(i);
  }
  // An odd number of changes, or the ends would lie on the same side: of several the one in the middle.
  const i = changes[changes.length >> 1];
  const [before, after] = [points[i], points[i + 1]];
  const part = (required - before.share) / (after.share - before.share);
  const openBelow = sureSide(points[from], required) === 0;
  return {
    direction: seenSide(points[to], required) === 1 ? "up" : "down",
    at: whole ? after.x : before.x + part * (after.x - before.x),
    lower: whole && !openBelow ? points[from].x + 1 : points[from].x,
    upper: points[to].x,
    openBelow,
    openAbove: sureSide(points[to], required) === 0,
  };
}
