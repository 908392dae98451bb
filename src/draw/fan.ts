import { monthKeys } from "../words/en/overTime.ts";
import type { Track } from "../words/track.ts";
import type { Band, Line } from "./fanPanel.ts";
import type { KeyItem } from "./key.ts";
import { fanStyle } from "./theme.ts";

/** The median over worlds and what lies about it. Of one world there is but its line. */

/** The bands behind the median. */
export function fanBands({ values }: Pick<Track, "values">, worlds: number): Band[] {
  if (worlds === 1) return [];
  return [
    { name: monthKeys.most, lower: values("p05"), upper: values("p95"), ...fanStyle.most },
    { name: monthKeys.half, lower: values("p25"), upper: values("p75"), ...fanStyle.half },
  ];
}

export function fanLine({ values }: Pick<Track, "values">, worlds: number): Line {
  return { name: monthKeys.middle(worlds), values: values("p50"), ...fanStyle.median };
}

/** The key of both. */
export function fanKey(worlds: number): KeyItem[] {
  const { median, half, most } = fanStyle;
  const line: KeyItem = { label: monthKeys.middle(worlds), sample: "line", ...median };
  if (worlds === 1) return [line];
  return [
    line,
    // Where the two bands lie on each other they are darker.
    { label: monthKeys.half, sample: "band", colour: half.colour, opacity: 0.48 },
    { label: monthKeys.most, sample: "band", ...most },
  ];
}
