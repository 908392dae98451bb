import type { MeanInterval } from "../../experiment/statistics/meanInterval.ts";
import { formatPlaces } from "../read/formatNumber.ts";
import type { ShownSeries } from "../sweep/shownOutcome.ts";

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
  const places = placesFor(changes.map(({ lower, upper }) => (upper - lower) * scale));
  const number = (value: number) => formatPlaces(value * scale, places);
  const range = ({ lower, upper }: MeanInterval) =>
    Number.isFinite(lower + upper) ? `${number(lower)} to ${number(upper)}` : "no interval";
  const said = unit === "index" ? "" : ` ${shown.differenceUnit}`;
  return {
    size: number,
    interval: (change) => `${number(change.mean)} (${range(change)})`,
    inUnits: (change) => `${number(change.mean)}${said} (${range(change)})`,
    signed: (change) => {
      const { mean, lower, upper } = change;
      if (!Number.isFinite(mean)) return "no value";
      if (mean === 0 && !(upper - lower > 0)) return "no change";
      return `${Number(number(mean)) > 0 ? "+" : ""}${number(mean)} (${range(change)})`;
    },
  };
}

/** Decimals at which the usual interval has two digits. */
function placesFor(widths: readonly number[]): number {
  const known = widths.filter((width) => width > 0 && Number.isFinite(width)).sort((a, b) => a - b);
  if (known.length === 0) return 3;
  return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(known[known.length >> 1]))));
}
