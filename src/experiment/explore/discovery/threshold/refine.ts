import { shortestBetween } from "../limits.ts";
import { type SharePoint, seenSide, sureSide } from "./crossings.ts";

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
export function nextValues(
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
