/**
 * Mean of every series over the months of the window, leaving out missing values; NaN when all are.
 *
 * @param out  out: at [offset + serie]
 */
export function meansOverWindow(
  world: Float64Array,
  series: number,
  window: readonly [number, number],
  out: Float64Array,
  offset: number,
): void {
  for (let serie = 0; serie < series; serie++) out[offset + serie] = meanOf(world, series, serie, window);
}

/** Mean of one series over months, leaving out missing values; NaN when all are. */
export function meanOf(
  world: Float64Array,
  series: number,
  serie: number,
  [first, last]: readonly [number, number],
): number {
  let sum = 0;
  let n = 0;
  for (let month = first; month <= last; month++) {
    const value = world[month * series + serie];
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  return sum / n;
}
