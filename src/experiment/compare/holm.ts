/**
 * p values of a family of tests, corrected so that the chance of even one false alarm stays below the level at
 * which they are read: with p(1) <= ... <= p(m),
 *
 *     q(i) = max over j <= i of min(1, (m - j + 1) p(j))
 *
 * Holds whatever the dependence between the tests.
 * Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 65-70.
 *
 * @param p  one a test; NaN is no test, stays NaN and does not count
 */
export function holm(p: readonly number[]): number[] {
  const order = p.map((_, index) => index).filter((index) => !Number.isNaN(p[index]));
  order.sort((a, b) => p[a] - p[b]);
  const corrected = p.map(() => Number.NaN);
  let highest = 0;
  order.forEach((index, rank) => {
    highest = Math.max(highest, Math.min(1, (order.length - rank) * p[index]));
    corrected[index] = highest;
  });
  return corrected;
}
