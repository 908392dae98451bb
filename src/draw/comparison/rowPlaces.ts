import { AXIS_ROOM } from "../theme.ts";

/** Height of a row, and places in it, from its top [px]. */
export const ROW = 58;
export const DOTS = { middle: 17, spread: 20 };
export const INTERVAL = 38;
export const TICKS = 52;

/** Where the strip begins and ends [px]; labels stand left of it, numbers right of it. */
const LEFT = 150;
const RIGHT = 480;
export const NUMBERS = RIGHT + 16;
export const LABEL_ROOM = LEFT + AXIS_ROOM - 14;

const xScale = { domain: [-1, 1], range: [LEFT, RIGHT], nice: false, zero: false };

/** Along a strip, from -1 to 1. */
export const acrossStrip = (field: string) => ({ field, type: "quantitative", scale: xScale, axis: null }) as const;

/** Down the rows, from the top [px]. */
export interface DownRows {
  readonly field: string;
  readonly type: "quantitative";
  readonly scale: { domain: number[]; range: number[]; nice: false };
  readonly axis: null;
}

export function downRows(height: number, field = "y"): DownRows {
  return { field, type: "quantitative", scale: { domain: [0, height], range: [0, height], nice: false }, axis: null };
}
